// What members type, made safe to show: no invisible controls that reorder or hide text, no lone surrogates.

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
// Bidirectional overrides and isolates, soft hyphens, fillers and zero-width characters but for the joiners that build
// emoji and Persian words.
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|\u034F/g;
/** Joiners that join nothing: next to a space, an ASCII character or an end. */
const IDLE_JOINERS = /(?<=^|[\s!-~])[\u200C\u200D]+|[\u200C\u200D]+(?=$|[\s!-~])/g;

/** Several lines: line breaks stay, at most one blank line in a row. */
export function cleanText(text: string): string {
  return base(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line. */
export function cleanLine(text: string): string {
  return base(text).replace(/\s+/g, ' ').trim();
}

/** Characters as people count them, so that an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** At most `max` characters, with an ellipsis where something was left out. */
export function shorten(text: string, max: number): string {
  // Nobody counts the graphemes of a novel: more code units than this can't be shown anyway.
  const pieces = [...segmenter.segment(text.slice(0, max * 12))];
  if (pieces.length <= max && text.length <= max * 12) return text;
  return `${pieces
    .slice(0, max - 1)
    .map((piece) => piece.segment)
    .join('')}…`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function base(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(IDLE_JOINERS, '');
}
