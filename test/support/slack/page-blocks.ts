// What local-slack's own page can't draw (rich text, Slack's dates), put into the blocks that it can. Only for people
// who look at that page: tests read what the bot really sent.
import type { Json } from './shapes.ts';

type Part = {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  fallback?: string;
  style?: unknown;
  elements?: Part[];
};

const escaped = (text = '') => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const isBold = (style: unknown) => typeof style === 'object' && style !== null && 'bold' in style;

/** Where bold ends: a space is needed before a word, and would be wrong before a comma. */
const AFTER_BOLD = '\uE000';
const spaced = (text: string) => text.replace(/\uE000(?=\w)/g, ' ').replaceAll(AFTER_BOLD, '');

const marked = (part: Part): string => {
  const inner = (part.elements ?? []).map(marked);
  if (part.type === 'rich_text_list') return inner.map((item) => `• ${item}`).join('\n');
  if (part.type === 'rich_text_quote') return inner.join('').replace(/^/gm, '> ');
  if (part.elements) return inner.join('');
  if (part.type === 'user') return `<@${part.user_id}>`;
  if (part.type === 'link') return `<${part.url}|${escaped(part.text)}>`;
  const text = escaped(part.type === 'date' ? part.fallback : part.text);
  return isBold(part.style) && text.trim() !== '' ? `*${text.trim()}*${AFTER_BOLD}` : text;
};

/** The same arguments of a Web API call, for local-slack. */
export function forPage(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forPage);
  if (typeof value !== 'object' || value === null) return value;
  const { type, text, elements, block_id } = value as Json;
  if (type === 'rich_text') {
    const lines = (elements as Part[]).map(marked).join('\n');
    return { type: 'section', block_id, text: { type: 'mrkdwn', text: spaced(lines) } };
  }
  if (type === 'mrkdwn') return { ...value, text: String(text).replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1') };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, forPage(inner)]));
}
