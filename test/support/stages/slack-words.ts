// Block Kit as people read it: words, with [buttons]; mentions as @Name.

import { elementsOf } from '../slack/forms.ts';
import type { SlackBlock, SlackElement } from '../slack/shapes.ts';
import type { Words } from './stage.ts';

type NameOf = (id: string) => string;
type Part = {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  fallback?: string;
  elements?: Part[];
};

/** Lines of text, in the order of the blocks. */
export function wordsOf(blocks: readonly SlackBlock[], nameOf: NameOf): string {
  return blocks.map((block) => blockWords(block, nameOf)).join('\n');
}

export const labelOf = ({ text }: SlackElement): string =>
  typeof text === 'object' ? text.text : (text ?? '');

/** The buttons among these blocks, in order. */
export const buttonsIn = (blocks: readonly SlackBlock[]): SlackElement[] =>
  blocks.flatMap(elementsOf).filter(({ type }) => type === 'button');

/** What the inputs hold before anybody types, by label. */
export function initialWords(blocks: readonly SlackBlock[]): Words {
  const inputs = blocks.filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ label, element }): [string, string | string[]] => {
      const several = element?.type === 'checkboxes' || element?.type === 'multi_static_select';
      const options = element?.initial_options?.map(({ text }) => text.text) ?? [];
      const single = element?.initial_option?.text.text ?? element?.initial_value ?? '';
      return [label?.text ?? '', several ? options : single];
    }),
  );
}

function blockWords(block: SlackBlock, nameOf: NameOf): string {
  switch (block.type) {
    case 'divider':
      return '';
    case 'actions':
      return (block.elements ?? []).map((one) => `[${labelOf(one)}]`).join(' ');
    case 'input':
      return [block.label?.text, block.hint?.text].filter(Boolean).join(' ');
    case 'rich_text':
      return (block.elements as unknown as Part[]).map((part) => richWords(part, nameOf)).join('\n');
    case 'context':
      return (block.elements ?? []).map((one) => marked(one, nameOf)).join(' ');
    case 'header':
    case 'section':
      return block.text ? marked(block.text, nameOf) : '';
    default:
      throw new Error(`No words for a block of type ${block.type}`);
  }
}

function richWords(part: Part, nameOf: NameOf): string {
  const inner = (part.elements ?? []).map((one) => richWords(one, nameOf));
  if (part.type === 'rich_text_list') return inner.map((item) => `• ${item}`).join('\n');
  if (part.elements) return inner.join('');
  if (part.type === 'user') return `@${nameOf(part.user_id ?? '')}`;
  if (part.type === 'link') return `${part.text} (${part.url})`;
  return (part.type === 'date' ? part.fallback : part.text) ?? '';
}

function marked(element: { type: string; text?: unknown }, nameOf: NameOf): string {
  const text = labelOf(element as SlackElement);
  if (element.type !== 'mrkdwn') return text;
  return text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@([^>]*)>/g, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<([^|>]*)\|([^>]*)>/g, '$2 ($1)')
    .replaceAll('*', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
