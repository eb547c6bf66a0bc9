// Messages as Block Kit. Pure: the same message gives the same blocks.

import type { types } from '@slack/bolt';
import type { Block, Button, Message, Text } from '../../core/messages/model.ts';
import { clamp, clampList, LIMITS } from './limits.ts';
import { escapeControls, plainText, plainWords, richElements, smallPrint } from './spans.ts';

export type SlackBlock = types.KnownBlock;
export type SlackMessage = { text: string; blocks: SlackBlock[] };

/** Blocks, and the words for notifications and screen readers. */
export function renderMessage(message: Message): SlackMessage {
  return { text: fallbackOf(message.blocks), blocks: renderBlocks(message.blocks, LIMITS.messageBlocks) };
}

/** At most `max` blocks; a last … stands for what was left out. */
export function renderBlocks(blocks: readonly Block[], max: number): SlackBlock[] {
  const names = actionNames();
  const rendered = blocks.flatMap((block, index) => renderBlock(block, index === 0, names));
  return clampList(rendered, max, () => note(['…']) as SlackBlock);
}

/** A sentence of ours as a message of its own. */
export function sentence(text: string): Message {
  return { blocks: [{ kind: 'text', text: [text] }] };
}

/** `<action>`, then `<action>:2` …: Slack wants them unique within a message. */
type ActionNames = (action: string) => string;

function actionNames(): ActionNames {
  const used = new Map<string, number>();
  return (action) => {
    const count = (used.get(action) ?? 0) + 1;
    used.set(action, count);
    return count === 1 ? action : `${action}:${count}`;
  };
}

function renderBlock(block: Block, first: boolean, names: ActionNames): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? [] : [heading(block.text)];
    case 'text':
      return section(richElements(block.text));
    case 'quote':
      return quote(block.text);
    case 'list':
      return list(block.items);
    case 'fields':
      return section(lines(block.fields.map(({ label, value }) => [{ bold: `${label}: ` }, ...value])));
    case 'card':
      return [
        ...(first ? [] : [{ type: 'divider' as const }]),
        ...section([
          ...richElements(block.title, LIMITS.section, true),
          ...block.lines.flatMap((line) => [newLine, ...richElements(line, share(block.lines.length))]),
        ]),
        ...buttons(block.buttons, names),
      ];
    case 'buttons':
      return buttons(block.buttons, names);
    case 'note':
      return [note(block.text)].filter((one) => one !== null);
    default:
      return block satisfies never;
  }
}

export function heading(text: string): types.HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.header) };
}

const newLine: types.RichTextElement = { type: 'text', text: '\n' };

function section(elements: types.RichTextElement[]): types.RichTextBlock[] {
  if (elements.length === 0) return [];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function quote(text: string): types.RichTextBlock[] {
  const elements = richElements([text]);
  return elements.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
}

function list(items: Text[]): types.RichTextBlock[] {
  const elements = items
    .map((item) => richElements(item, share(items.length)))
    .filter((item) => item.length > 0)
    .map((item): types.RichTextSection => ({ type: 'rich_text_section', elements: item }));
  if (elements.length === 0) return [];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

function lines(texts: Text[]): types.RichTextElement[] {
  return texts.flatMap((text, index) => [
    ...(index === 0 ? [] : [newLine]),
    ...richElements(text, share(texts.length)),
  ]);
}

/** Each of several lines may fill its part of a block. */
const share = (count: number): number => Math.max(50, Math.floor(LIMITS.section / Math.max(1, count)));

function note(text: Text): types.ContextBlock | null {
  const element = smallPrint(text);
  return element && { type: 'context', elements: [element] };
}

function buttons(all: Button[], names: ActionNames): types.ActionsBlock[] {
  const rows: types.ActionsBlock[] = [];
  for (let start = 0; start < all.length; start += LIMITS.actionsPerBlock) {
    const row = all.slice(start, start + LIMITS.actionsPerBlock);
    rows.push({ type: 'actions', elements: row.map((one) => button(one, names)) });
  }
  return rows;
}

function button({ action, id, label, style }: Button, names: ActionNames): types.Button {
  return {
    type: 'button',
    action_id: names(action),
    value: id,
    text: plainText(label, LIMITS.buttonLabel),
    ...(style ? { style } : {}),
  };
}

/** People are named here, not mentioned: the blocks mention them once. */
function fallbackOf(blocks: readonly Block[]): string {
  const words = blocks.map(blockInWords).filter((line) => line.trim() !== '');
  return clamp(words.join('\n') || 'Find-Insider', LIMITS.fallback, escapeControls);
}

function blockInWords(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'note':
      return plainWords(block.text);
    case 'list':
      return block.items.map((item) => `• ${plainWords(item)}`).join('\n');
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${plainWords(value)}`).join('\n');
    case 'card':
      return [block.title, ...block.lines].map(plainWords).join('\n');
    case 'buttons':
      return '';
    default:
      return block satisfies never;
  }
}
