// The level that a title tells.

import type { Word } from './read-title.ts';

/** 0 (trainee) to 4 (runs it), null when the text tells no level. */
export function levelOf(words: readonly Word[]): number | null {
  const levels = words.flatMap((word) => LEVELS.get(word.word) ?? []);
  return levels.length > 0 ? Math.max(...levels) : null;
}

const LEVELS = new Map<string, number>(
  [
    ['intern trainee apprentice internship graduate grad entry student', 0],
    ['junior assistant associate', 1],
    ['senior lead experienced supervisor', 3],
    [
      'head chief vice president vp svp evp avp director principal staff executive partner cfo cto coo cmo',
      4,
    ],
  ].flatMap(([words, level]) =>
    String(words)
      .split(' ')
      .map((word): [string, number] => [word, Number(level)]),
  ),
);
