// The telling words of a text, one form for all that say the same: "kids", "child" and "toddlers" are one. So that a
// sentence can be compared with how people tell of work, and with what a profile says.

import { stemmer } from 'stemmer';
import { JUST_WORDS, plain } from './read-title.ts';
import { SAME_THING, TELLS_NOTHING } from './told-words.ts';

/** Each once, in the order of the text. Never throws. */
export function conceptsOf(text: string): string[] {
  const line = plain(text);
  // Most names of roles are so, and all are read at the start.
  const words = JUST_WORDS.test(line)
    ? line.split(' ')
    : (line.replace(/n't\b|'\p{L}{1,2}\b/gu, ' ').match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  return [...new Set(words.filter((word) => !TELLS_NOTHING.has(word)).map(conceptOf))];
}

const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

function conceptOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemmer(word);
  const concept = SAME_STEMS.get(stem) ?? stem;
  if (known.size < MOST_KNOWN) known.set(word, concept);
  return concept;
}

/** By stem: one for all words of a line. */
const SAME_STEMS = new Map(
  SAME_THING.flatMap((words) => words.map((word) => [stemmer(word), stemmer(words[0] ?? '')])),
);
