// What an ask and a profile have in common beside roles: words of the title, and what both speak of.

import type { Base } from './fit.ts';
import type { HeldTerms } from './held-terms.ts';
import type { Sought } from './seek.ts';
import { KINDS, WEAK } from './words.ts';

const WORDS = 0.45;
/** The part of the ask's words that a title must share, when no role is known. */
const LEAST_WORDS = 0.5;
/** Sentence and profile speak of the same: from this weight of their common concepts on, and more for each beyond it. */
const SPOKEN_OF = 6;
const SPOKEN = 0.55;
const SPOKEN_MORE = 0.06;
const SPOKEN_MOST = 0.92;
/** Where somebody was asked for by name: whoever does just that comes before. */
const SPOKEN_BESIDE = 0.85;

/** 0–1: how much of what was asked the phrases make up; rare words count more. */
export function partOf(
  { words }: Sought,
  phrases: readonly string[],
  spell = (word: string) => word,
): number {
  const sum = (some: Sought['words']) => some.reduce((total, { weight }) => total + weight, 0);
  const all = sum(words);
  if (all === 0) return phrases.length > 0 ? 1 : 0;
  const held = words.filter(({ word }) =>
    phrases.some((phrase) => phrase.includes(word) || phrase.includes(spell(word))),
  );
  return held.every(({ word }) => WEAK.has(word)) ? 0 : sum(held) / all;
}

/** What the sentence and the profile both speak of, where it is more than chance. */
export function spokenOf({ ask, concepts }: Sought, terms: HeldTerms): Base | null {
  const both = concepts.filter(({ concept }) => terms.has(`s:${concept}`));
  if (both.length < 2) return null;
  const mass = both.reduce((sum, { weight }) => sum + weight, 0);
  if (mass < SPOKEN_OF) return null;
  const isNamed = ask.roles.length > 0 && !ask.fieldOnly && !ask.isTold;
  const score = Math.min(isNamed ? SPOKEN_BESIDE : SPOKEN_MOST, SPOKEN + SPOKEN_MORE * (mass - SPOKEN_OF));
  return { basis: { kind: 'spoken', concepts: both.map(({ concept }) => concept) }, score };
}

export function sharedWords({ words }: Sought, terms: HeldTerms): Base | null {
  if (words.length === 0) return null;
  const shared = words.filter(
    ({ word, slips }) => terms.has(`w:${word}`) || slips.some((slip) => terms.has(`d:${slip}`)),
  );
  const onlyKinds = words.every(({ word }) => KINDS.has(word));
  if (
    shared.every(({ word }) => WEAK.has(word)) ||
    (!onlyKinds && shared.every(({ word }) => KINDS.has(word)))
  )
    return null;
  const sum = (some: typeof words) => some.reduce((total, { weight }) => total + weight, 0);
  const part = sum(shared) / sum(words);
  if (part < LEAST_WORDS) return null;
  return { basis: { kind: 'shared-words', words: shared.map(({ word }) => word) }, score: WORDS * part };
}
