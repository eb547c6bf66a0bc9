// Running text in Discord's Markdown. What members typed is escaped character by character: nothing in it can become a
// mention, a link, a heading or any other markup, and it reads as it was typed.

import type { Span, Text } from '../../core/messages/model.ts';
import { clamp, LIMITS } from './limits.ts';

/** In the reader's own zone and language, with the day of the week, without which a deadline is hard to feel. */
const TIME_STYLE = 'F';

/** Discord shows any of these literally after a backslash. */
const MARKS = /[\\*_~`|<>[\]()#@-]/g;

/** Literal text. A web address loses its link. */
export const escapeText = (text: string): string => text.replace(MARKS, '\\$&').replace(/:(?=\/\/)/g, '\\:');

/** Markdown of at most `max` characters. A span that does not fit is cut if it is text; … stands for the rest. */
export function markdown(text: Text, max: number): string {
  let line = '';
  for (const span of text) {
    const whole = marked(span);
    if (line.length + whole.length <= max) {
      line += whole;
      continue;
    }
    const left = max - line.length;
    const plain = typeof span === 'string' ? span : 'bold' in span ? span.bold : '';
    // Something is left out, so that even a rest that would fit by itself ends visibly.
    return line + (plain ? clamp(plain, left, escapeText) : clamp('…', left));
  }
  return line;
}

/** What stands set apart, line by line; at most `max` characters. */
export function quoted(text: string, max: number): string {
  const lines = text.split('\n').length;
  const inner = clamp(text, Math.max(1, max - 2 * lines), escapeText);
  return inner
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
    .slice(0, max);
}

function marked(span: Span): string {
  if (typeof span === 'string') return escapeText(span);
  if ('bold' in span) {
    const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(span.bold) ?? [];
    return words === '' ? span.bold : `${before}**${escapeText(words)}**${after}`;
  }
  if ('mention' in span) {
    const { externalId, name } = span.mention;
    return isSnowflake(externalId) ? `<@${externalId}>` : escapeText(name);
  }
  if ('link' in span) {
    const words = escapeText((span.text || span.link).replace(/\s+/g, ' '));
    return isWebAddress(span.link) ? linked(span.link, words) : words;
  }
  if ('time' in span) {
    const seconds = Math.floor(span.time.getTime() / 1_000);
    return Number.isSafeInteger(seconds) ? `<t:${seconds}:${TIME_STYLE}>` : 'soon';
  }
  return span satisfies never;
}

/** In angle brackets, so that nothing is previewed. Discord refuses to link words that look like another address. */
function linked(address: string, words: string): string {
  const target = encodeURI(decodeSafely(address)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
  return /:\/\//.test(words.replaceAll('\\', '')) ? `<${target}>` : `[${words}](<${target}>)`;
}

function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

const isSnowflake = (id: string): boolean => /^\d{15,20}$/.test(id);

function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\//i.test(text) && text.length <= LIMITS.url && !/[\s<>]/.test(text) && URL.canParse(text)
  );
}
