// Messages as Discord's components (V2). Pure: the same message gives the same components.

import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Block, Button, Message, Text } from '../../core/messages/model.ts';
import { encode } from './custom-ids.ts';
import { clamp, clampLabel, LIMITS } from './limits.ts';
import { escapeText, markdown, quoted } from './spans.ts';

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;
export type Part = APITextDisplayComponent | Row | APIContainerComponent;
export type DiscordMessage = {
  flags: MessageFlags.IsComponentsV2;
  components: Part[];
  allowed_mentions: { parse: []; users?: string[] };
};

/** `guildId`: the community that its buttons belong to. `addressed`: whom it may notify; nobody else ever. */
export function renderMessage(message: Message, guildId: string, addressed: string[] = []): DiscordMessage {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: renderBlocks(message.blocks, guildId),
    allowed_mentions: {
      parse: [],
      ...(addressed.length > 0 ? { users: addressed.slice(0, LIMITS.mentions) } : {}),
    },
  };
}

/** Blocks within Discord's limits for a whole message, less `spare` components that the caller adds. */
export function renderBlocks(blocks: readonly Block[], guildId: string, spare = 0): Part[] {
  let share: number = LIMITS.messageText;
  let parts = renderAll(blocks, guildId, share);
  // Long texts are cut, one as far as the other, until all of them fit together.
  while (textLength(parts) > LIMITS.messageText - REST && share > 1) {
    share = Math.floor(share * 0.8);
    parts = renderAll(blocks, guildId, share);
  }
  const kept = withinCount(parts, LIMITS.components - spare);
  return kept.length > 0 ? kept : [textDisplay('Find-Insider')];
}

/** A sentence of ours as a message of its own. */
export const sentence = (text: string): Message => ({ blocks: [{ kind: 'text', text: [text] }] });

const REST = 1;
const textDisplay = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
});

function renderAll(blocks: readonly Block[], guildId: string, share: number): Part[] {
  const names = uniqueNames();
  return blocks.flatMap((block) => renderBlock(block, guildId, share, names));
}

/** Discord wants custom ids unique within a message. */
type Names = (customId: string) => string;

function uniqueNames(): Names {
  const used = new Map<string, number>();
  return (customId) => {
    const count = (used.get(customId) ?? 0) + 1;
    used.set(customId, count);
    if (count === 1) return customId;
    const ending = `|${count}`;
    return customId.slice(0, LIMITS.customId - ending.length) + ending;
  };
}

function renderBlock(block: Block, guildId: string, share: number, names: Names): Part[] {
  switch (block.kind) {
    case 'heading':
      return display(prefixed('## ', oneLine(block.text), Math.min(share, LIMITS.heading)));
    case 'text':
      return display(markdown(block.text, share));
    case 'quote':
      return block.text.trim() === '' ? [] : display(quoted(block.text, share));
    case 'list':
      return display(
        lines(
          block.items.map((item) => ({ prefix: '- ', text: item })),
          share,
        ),
      );
    case 'fields':
      return display(
        lines(
          block.fields.map(({ label, value }) => ({ prefix: '', text: [{ bold: `${label}: ` }, ...value] })),
          share,
        ),
      );
    case 'card': {
      const rows = [
        { prefix: '### ', text: block.title },
        ...block.lines.map((text) => ({ prefix: '', text })),
      ];
      const inner = [...display(lines(rows, share)), ...buttonRows(block.buttons, guildId, names)];
      return inner.length === 0
        ? []
        : [{ type: ComponentType.Container, components: inner as APIContainerComponent['components'] }];
    }
    case 'buttons':
      return buttonRows(block.buttons, guildId, names);
    case 'note':
      return display(lines([{ prefix: '-# ', text: block.text }], share));
    default:
      return block satisfies never;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Blank texts are refused by Discord, and say nothing. */
const display = (content: string): APITextDisplayComponent[] =>
  content.trim() === '' ? [] : [textDisplay(content)];

const prefixed = (prefix: string, text: string, max: number): string =>
  text === '' || max <= prefix.length ? '' : prefix + clamp(text, max - prefix.length, escapeText);

/** Each line gets its part of the share; an empty one is left out, what breaks within one goes on as part of it. */
function lines(all: { prefix: string; text: Text }[], share: number): string {
  const each = Math.max(2, Math.floor(share / Math.max(1, all.length)) - 1);
  return all
    .map(({ prefix, text }) => {
      const words = markdown(text, Math.max(1, each - prefix.length)).trim();
      return words === '' ? '' : prefix + words.replace(/\n+/g, `\n${prefix === '-# ' ? prefix : ''}`);
    })
    .filter((line) => line !== '')
    .join('\n');
}

function buttonRows(all: Button[], guildId: string, names: Names = uniqueNames()): Row[] {
  return rowsOf(
    all.map(({ action, id, label, style }) =>
      button(names(encode({ kind: 'press', action, guildId, id })), label, style),
    ),
  );
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

export const button = (
  customId: string,
  label: string,
  style?: Button['style'],
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  custom_id: customId,
  label: clampLabel(label, LIMITS.buttonLabel),
  style: style ? STYLES[style] : ButtonStyle.Secondary,
});

export function rowsOf(buttons: APIButtonComponentWithCustomId[]): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < buttons.length; start += LIMITS.buttonsPerRow)
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(start, start + LIMITS.buttonsPerRow),
    });
  return rows;
}

const innerOf = (part: Part): Part[] =>
  part.type === ComponentType.Container ? (part.components as Part[]) : [];
const countOf = (part: Part): number =>
  1 +
  (part.type === ComponentType.ActionRow
    ? part.components.length
    : innerOf(part).reduce((sum, one) => sum + countOf(one), 0));

function textLength(parts: Part[]): number {
  return parts.reduce(
    (sum, part) =>
      sum + (part.type === ComponentType.TextDisplay ? part.content.length : textLength(innerOf(part))),
    0,
  );
}

/** As many whole parts as fit; a last … stands for what was left out. */
function withinCount(parts: Part[], max: number): Part[] {
  const all = parts.reduce((sum, part) => sum + countOf(part), 0);
  if (all <= max) return parts;
  const kept: Part[] = [];
  let left = max - 1;
  for (const part of parts) {
    left -= countOf(part);
    if (left < 0) break;
    kept.push(part);
  }
  return [...kept, textDisplay('…')];
}
