// Messages as plain text, for a story told in a terminal.

import { DateTime } from 'luxon';
import type { Block, Message, Text } from '../core/messages/model.ts';

/** Lines of text; buttons in square brackets. */
export function messageLines(message: Message): string[] {
  return message.blocks.flatMap(blockLines);
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text.toUpperCase()];
    case 'text':
      return [words(block.text)];
    case 'note':
      return [`(${words(block.text)})`];
    case 'quote':
      return block.text.split('\n').map((line) => `“${line}”`);
    case 'list':
      return block.items.map((item) => `• ${words(item)}`);
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${words(value)}`);
    case 'card':
      return [
        `▸ ${words(block.title)}`,
        ...block.lines.map((line) => `  ${words(line)}`),
        ...buttonLine(block.buttons),
      ];
    case 'buttons':
      return buttonLine(block.buttons);
    default:
      return block satisfies never;
  }
}

function buttonLine(buttons: readonly { label: string }[]): string[] {
  return buttons.length === 0 ? [] : [`  ${buttons.map(({ label }) => `[${label}]`).join(' ')}`];
}

function words(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('mention' in span) return `@${span.mention.name}`;
      if ('link' in span) return `${span.text} (${span.link})`;
      const at = DateTime.fromJSDate(span.time, { zone: span.zone }).setLocale('en-GB');
      return at.toFormat(span.show === 'date' ? 'cccc d LLLL' : 'cccc d LLLL, HH:mm');
    })
    .join('');
}
