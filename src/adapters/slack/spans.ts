// Running text in Slack's three dialects. Wherever members' words stand we send rich text, whose text elements are
// literal: nothing in them can become a mention, a link or markup, and a note to copy stays as typed. Only small
// print needs mrkdwn, which has no escape for its * _ ~ ` and gets look-alikes there.

import type { types } from '@slack/bolt';
import { DateTime } from 'luxon';
import type { Span, Text } from '../../core/messages/model.ts';
import { clamp, LIMITS } from './limits.ts';

type RichElement = types.RichTextElement;
type TimeSpan = Extract<Span, { time: Date }>;

/** Slack shows these in the reader's own zone and language; the fallback is for clients that can't. */
const DATE_FORMATS = { date: '{date_long}', 'date-time': '{date_long} at {time}' } as const;
const FALLBACK_FORMATS = { date: 'cccc d LLLL yyyy', 'date-time': "cccc d LLLL yyyy 'at' HH:mm" } as const;

/** What a span says, in plain words. */
function wordsOf(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('mention' in span) return span.mention.name;
  if ('link' in span) return span.text || span.link;
  if ('time' in span) return timeInWords(span);
  return span satisfies never;
}

/** Running text in plain words, unescaped. */
export function plainWords(text: Text): string {
  return text.map(wordsOf).join('');
}

/** Rich text elements of at most `max` characters in all, never an empty one. `bold` makes all of it bold. */
export function richElements(text: Text, max: number = LIMITS.section, bold = false): RichElement[] {
  return shortened(text, max)
    .filter((span) => wordsOf(span) !== '')
    .map((span) => {
      const element = richElement(span);
      return bold ? { ...element, style: { bold: true } } : element;
    });
}

/** Small print: plain text if it holds nothing else, otherwise mrkdwn. Null if it says nothing. */
export function smallPrint(text: Text): types.PlainTextElement | types.MrkdwnElement | null {
  const words = plainWords(text);
  if (words.trim() === '') return null;
  if (text.some((span) => typeof span !== 'string')) {
    const marked = text.map(mrkdwn).join('');
    // `verbatim`: Slack leaves names, channels and addresses in the plain parts alone.
    if (marked.length <= LIMITS.section) return { type: 'mrkdwn', text: marked, verbatim: true };
  }
  return plainText(words, LIMITS.section);
}

/** `emoji: false`: what members typed between colons stays as typed. Slack refuses an empty text. */
export function plainText(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: clamp(text, max) || ' ', emoji: false };
}

/** Slack's control sequences begin with these three characters. */
export function escapeControls(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function richElement(span: Span): RichElement {
  if (typeof span === 'string') return { type: 'text', text: span };
  if ('bold' in span) return { type: 'text', text: span.bold, style: { bold: true } };
  if ('mention' in span) {
    return isUserId(span.mention.externalId)
      ? { type: 'user', user_id: span.mention.externalId }
      : { type: 'text', text: span.mention.name };
  }
  if ('link' in span) {
    return isWebAddress(span.link)
      ? { type: 'link', url: span.link, text: wordsOf(span) }
      : { type: 'text', text: wordsOf(span) };
  }
  if ('time' in span) {
    const format = DATE_FORMATS[span.show];
    return { type: 'date', timestamp: seconds(span.time), format, fallback: timeInWords(span) };
  }
  return span satisfies never;
}

function mrkdwn(span: Span): string {
  if (typeof span === 'string') return defuse(span);
  // Slack closes bold only right after a word.
  if ('bold' in span) return span.bold.trim() === '' ? span.bold : `*${defuse(span.bold.trim())}*`;
  if ('mention' in span) {
    return isUserId(span.mention.externalId) ? `<@${span.mention.externalId}>` : defuse(span.mention.name);
  }
  if ('link' in span) {
    const text = defuse(wordsOf(span)).replaceAll('|', '∣');
    return isWebAddress(span.link) ? `<${escapeControls(span.link).replaceAll('|', '%7C')}|${text}>` : text;
  }
  if ('time' in span)
    return `<!date^${seconds(span.time)}^${DATE_FORMATS[span.show]}|${defuse(timeInWords(span))}>`;
  return span satisfies never;
}

const LOOK_ALIKES: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const defuse = (text: string): string =>
  escapeControls(text).replace(/[*_~`]/g, (mark) => LOOK_ALIKES[mark] ?? mark);

/** Spans of at most `max` characters; the one that does not fit is cut if it is text, and … stands for the rest. */
function shortened(text: Text, max: number): Text {
  if (plainWords(text).length <= max) return text;
  const kept: Text = [];
  let left = max;
  for (const span of text) {
    const words = wordsOf(span);
    if (words.length < left) {
      kept.push(span);
      left -= words.length;
      continue;
    }
    const cut = clamp(`${words}${words.length === left ? '…' : ''}`, left);
    if (typeof span === 'string') kept.push(cut);
    else kept.push('bold' in span ? { bold: cut } : '…');
    break;
  }
  return kept;
}

function timeInWords(span: TimeSpan): string {
  const local = DateTime.fromJSDate(span.time, { zone: span.zone }).setLocale('en');
  if (!local.isValid) return 'soon';
  const words = local.toFormat(FALLBACK_FORMATS[span.show]);
  return span.show === 'date' ? words : `${words} (${span.zone})`;
}

const seconds = (time: Date): number => Math.floor(time.getTime() / 1_000);
const isUserId = (id: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(id);

function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\//i.test(text) && text.length <= LIMITS.url && !/[\s<>]/.test(text) && URL.canParse(text)
  );
}
