// Reads a job title, or what someone typed when asking for one, into words that can be compared.

import { FILLERS, KEPT_IN, NO_PLURALS, NOT_YET, PAST, PREPOSITIONS, SPELLINGS } from './words.ts';

/** Longer texts are cut here (UTF-16 units): no title is longer, and nobody waits for one. */
const MAX_LENGTH = 300;

/** `word`: one spelling for all that mean the same. `raw`: as typed, lower case, without accents. */
export type Word = {
  word: string;
  raw: string;
  /** Counts the "and"s before it: "sales and marketing manager" names two things. */
  group: number;
  /** Counts the prepositions before it; what comes after "from" is background and counts last. */
  part: number;
};

/** A piece of a title between commas, slashes and the like. */
export type Segment = { words: Word[]; standing: 'now' | 'past' | 'not-yet' };

/** The segments with words in them; employers (after "@" or "at") are left out. Never throws; '' or emoji give none. */
export function readTitle(text: string): Segment[] {
  const line = plain(text);
  // Most names of roles are so, and tens of thousands are read at the start.
  if (JUST_WORDS.test(line) && !UNLIKE_WORDS.test(line)) return [readTokens(line.split(' '))];
  return (
    line
      .replace(/(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu, '$1$2')
      // The L of "OTR/L" is a licence.
      .replace(/(?<=\p{L}{3})\/l(?![\p{L}\p{N}&])/gu, '')
      .replace(/\bret(?:'?d\b|\.)/gu, 'retired')
      .split(/[,;|/\\()[\]{}<>:!?"\n\r\t]|\s(?:[-~*]+|or|vs\.?|versus)\s|[•·–—]/u)
      .flatMap((piece) => piece.replace(/^(.+)\sturned\s(.+)$/u, 'ex $1|$2').split('|'))
      .map((piece) => readSegment(piece))
      .filter((segment) => segment.words.length > 0)
  );
}

/** All words of a text as one flat list, without employers. */
export function readWords(text: string): Word[] {
  return readTitle(text).flatMap((segment) => segment.words);
}

/** Spaces and hyphens do not count: "front end" is "frontend". */
export function keyOf(words: readonly Word[]): string {
  return words.map((word) => word.word).join('');
}

/** The same as typed: "design" is not "designer" here. */
export function rawKeyOf(words: readonly Word[]): string {
  return words.map((word) => word.raw).join('');
}

/** One spelling for a raw word: abbreviation, British or American, singular. */
export function canonical(raw: string): string {
  const before = canonicals.get(raw);
  if (before !== undefined) return before;
  const word = canonicalOf(raw);
  if (canonicals.size < MOST_CANONICALS) canonicals.set(raw, word);
  return word;
}

const canonicals = new Map<string, string>();
const MOST_CANONICALS = 50_000;

function canonicalOf(raw: string): string {
  const known = SPELLINGS[raw];
  if (known !== undefined && Object.hasOwn(SPELLINGS, raw)) return known;
  const one = americanEnding(masculine(singular(raw)));
  return Object.hasOwn(SPELLINGS, one) ? (SPELLINGS[one] ?? one) : one;
}

/** NFKC, lower case, no accents, no invisible characters, no mentions. */
export function plain(text: string): string {
  const cut = text.slice(0, MAX_LENGTH);
  // Most texts need no more, and all names of roles are read at the start.
  const latin = PLAIN.test(cut) ? cut.toLowerCase() : plainer(cut);
  if (JUST_WORDS.test(latin) && !latin.includes('or ')) return latin;
  // "H.R." is HR, and no two sentences.
  return latin
    .replace(OPERATING_ROOM, 'operating room ')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `);
}

/** "An OR nurse" is not either of two. */
const OPERATING_ROOM = /(?<=^|\b(?:an?|as|the) )or (?=(?:nurse|tech|rn\b|scrub))/gu;
const PLAIN = /^[\w\s.,;:!?'"()/&+%#-]*$/;

function plainer(text: string): string {
  return text
    .normalize('NFKC')
    .slice(0, MAX_LENGTH)
    .replace(/\p{Cf}/gu, '')
    .replace(/<[@!#][^>]*>|(^|\s)@(everyone|here|channel)\b/giu, ' ')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’`´]/gu, "'");
}

/** Words of two letters and more, none of which means anything to `readTitle` or `tokens`. */
export const JUST_WORDS = /^[a-z]{2,}(?: [a-z]{2,})*$/;
const UNLIKE_WORDS = /\b(?:at|or|in|vs|versus|turned|works)\b/;

/** Words that say nothing of the work, or how the others belong together. */
const LEFT_OUT = new Set([...FILLERS, ...PREPOSITIONS, ...PAST, ...NOT_YET, 'and', 'or']);

function readSegment(piece: string): Segment {
  return readTokens(tokens(withoutPlace(piece)));
}

function readTokens(all: readonly string[]): Segment {
  const words: Word[] = [];
  let standing: Segment['standing'] = 'now';
  let group = 0;
  let part = 0;
  let parts = 0;
  const add = (raw: string) => words.push({ word: canonical(raw), raw, group, part });
  for (const [i, raw] of all.entries()) {
    if (!LEFT_OUT.has(raw) || KEPT_IN.has(`${raw} ${all[i + 1]}`) || KEPT_IN.has(`${all[i - 1]} ${raw}`)) {
      add(raw);
    } else if (raw === 'and' || raw === 'or') {
      group += 1;
    } else if (PREPOSITIONS.has(raw)) {
      parts += 1;
      part = raw === 'from' ? Number.MAX_SAFE_INTEGER : parts;
    } else if (PAST.has(raw)) {
      standing = 'past';
    } else if (NOT_YET.has(raw)) {
      // A student nurse is none yet; a student experience manager is.
      if (raw === 'student' && i < all.length - 1 && all.length > 2) add(raw);
      else standing = 'not-yet';
    }
  }
  return { words, standing };
}

function withoutPlace(piece: string): string {
  return piece.replace(/(@|(^|\s)at\s).*$/u, ' ');
}

/** "l&d" → lnd, "i.t." → it, "c++" and "c#" stay, "nurse's" → nurse, "front-end" → front end. */
function tokens(piece: string): string[] {
  const text = piece
    .replace(/(?<![\p{L}\p{N}])(\p{L}{1,2})&(\p{L}{1,2})(?![\p{L}\p{N}])/gu, '$1n$2')
    .replace(/(?<![\p{L}\p{N}])(\p{L}) (?:and|n) (\p{L})(?![\p{L}\p{N}])/gu, '$1n$2')
    .replace(/\bin[- ]house\b/gu, 'inhouse')
    .replace(/\bco-ordinat/gu, 'coordinat')
    .replace(/&|\s\+\s/gu, ' and ')
    .replace(/'s?(?![\p{L}\p{N}])/gu, ' ');
  return text.match(/[\p{L}\p{N}]+(?:\+\+|#)?/gu) ?? [];
}

function singular(word: string): string {
  if (word.length < 4 || NO_PLURALS.has(word) || /(ss|us|is|ics)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]men$/.test(word)) return `${word.slice(0, -3)}man`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** One form for a job in languages that have two: "profesora", "infirmière", "Lehrerin", "enfermeira". */
function masculine(word: string): string {
  if (word.length < 7) return word;
  return word
    .replace(/(er|eur|ent|ant|ist|or|eut|og)in$/, '$1')
    .replace(/([dt]|[^s]s)ora$/, '$1or')
    .replace(/eira$/, 'eiro')
    .replace(/(nier|rmer|ciner|marer)a$/, '$1o')
    .replace(/trice$/, 'teur')
    .replace(/euse$/, 'eur')
    .replace(/ienne$/, 'ien')
    .replace(/([il]+)ere$/, '$1er');
}

function americanEnding(word: string): string {
  return word.replace(/is(e|er|ing|ation|ational)$/, (ending) =>
    word.length > 7 ? `iz${ending.slice(2)}` : ending,
  );
}
