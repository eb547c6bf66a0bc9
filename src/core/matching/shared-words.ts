// When no known role is asked for: which titles share the words that matter. Rare words matter, common ones hardly,
// and words such as "manager" or "engineer" alone are no fit.

import { isKnownWord } from './find-roles.ts';
import type { Word } from './read-title.ts';
import { nearestSpelling, type Spellings, spellingsOf } from './spelling.ts';
import { KINDS } from './words.ts';

/** How rare each word is among the titles, and the words there are. */
export type Rarities = {
  weight: (word: string) => number;
  has: (word: string) => boolean;
  spellings: Spellings;
};

/** Less than this part of the ask's weight in common is chance, not a fit. */
const LEAST_PART = 0.5;

export function raritiesOf(titles: readonly (readonly Word[])[]): Rarities {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const word of new Set(title.map((each) => each.word))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return {
    weight: (word) => Math.log(1 + (titles.length + 1) / ((counts.get(word) ?? 0) + 0.5)),
    has: (word) => counts.has(word),
    spellings: spellingsOf(counts.keys()),
  };
}

/** The words in common, as the title spells them, and the part (0–1) of the ask's weight they make; null: no fit. */
export function coverage(
  asked: readonly Word[],
  title: readonly Word[],
  rarities: Rarities,
): { words: string[]; part: number } | null {
  const wanted = [...new Set(asked.map((word) => meant(word, rarities)))];
  const shared = wanted.filter((word) => title.some((each) => each.word === word));
  const onlyKinds = wanted.every((word) => KINDS.has(word));
  if (shared.length === 0 || (!onlyKinds && shared.every((word) => KINDS.has(word)))) return null;
  const part = weigh(shared, rarities) / weigh(wanted, rarities);
  if (part < LEAST_PART) return null;
  const words = shared.map((word) => title.find((each) => each.word === word)?.raw ?? word);
  return { words: [...new Set(words)], part: Math.min(1, part) };
}

/** A word that no title has may be a slip of one that some have. */
function meant(word: Word, rarities: Rarities): string {
  if (rarities.has(word.word) || isKnownWord(word.raw)) return word.word;
  return nearestSpelling(word.word, rarities.spellings) ?? word.word;
}

function weigh(words: readonly string[], rarities: Rarities): number {
  return words.reduce((sum, word) => sum + rarities.weight(word), 0);
}
