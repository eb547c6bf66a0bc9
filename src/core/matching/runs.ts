// Words in a row, which together may be what something is called.

import type { Word } from './read-title.ts';

const LONGEST = 4;

/** Up to `longest` words in a row, longest first. */
export function runsOf<T>(words: readonly T[], longest = LONGEST): T[][] {
  const runs: T[][] = [];
  for (let length = Math.min(longest, words.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1)
      runs.push(words.slice(start, start + length));
  return runs;
}

/** The same as keys, each once; `raw` as they were typed. */
export function phrasesOf(words: readonly Word[], spelling: 'word' | 'raw' = 'word'): string[] {
  return [...new Set(runsOf(words).map((run) => run.map((word) => word[spelling]).join('')))];
}
