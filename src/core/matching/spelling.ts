// Typo tolerance: the one known word that somebody most likely meant, or none. A guess that is wrong asks the wrong
// person, so a short word, a real word or a tie is left alone.

import { distance } from 'fastest-levenshtein';

/** Words by first letter: nearly nobody mistypes that, and it keeps the search small. And by how they sound. */
export type Spellings = {
  byLetter: ReadonlyMap<string, readonly string[]>;
  bySound: ReadonlyMap<string, readonly string[]>;
  /** Those that are a name by themselves: rather meant than a word of longer names. */
  names: ReadonlySet<string>;
};

export function spellingsOf(words: Iterable<string>, names: ReadonlySet<string>): Spellings {
  const byLetter = new Map<string, string[]>();
  const bySound = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, word: string) => {
    const same = map.get(key);
    if (same) same.push(word);
    else map.set(key, [word]);
  };
  for (const word of new Set(words)) {
    add(byLetter, word.charAt(0), word);
    add(bySound, soundOf(word), word);
  }
  return { byLetter, bySound, names };
}

/** The same for spellings that are spoken alike: "fisioterapist", "sychologist", "umanos". */
function soundOf(word: string): string {
  return word
    .replace(/^(?:psy|pys|phsy|phy(?=ch)|phys(?=col))/, 'si')
    .replace(/^(?:ps|sc(?=[ei]))/, 's')
    .replace(/(?:le|el|al|il|ol)$/, 'l')
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^h/, '')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ch|ck|q|c(?![eiy])/g, 'k')
    .replace(/c|z/g, 's')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/e$/, '');
}

/**
 * The nearest spelling within one slip (5–7 letters) or two (8 and more); among equals the one with the same last
 * letter, then with the same beginning. Null when there is none, or still a tie.
 */
export function nearestSpelling(typed: string, spellings: Spellings): string | null {
  if (typed.length < 4 || typed.length > 40) return null;
  const alike = typed.length === 4 ? [] : (spellings.bySound.get(soundOf(typed)) ?? []);
  if (alike.length === 1) return alike[0] ?? null;
  const most = typed.length >= 8 ? 2 : 1;
  let best: string | null = null;
  let least = most + 1;
  for (const word of spellings.byLetter.get(typed.charAt(0)) ?? []) {
    if (word.length < 4 || Math.abs(word.length - typed.length) > most) continue;
    // So short a word has lost a letter, or is another word.
    if (typed.length === 4 && (word.length !== 5 || word.at(-1) !== typed.at(-1))) continue;
    const slips = isAnagram(typed, word) ? Math.min(most, 2) : slipsBetween(typed, word);
    if (slips > most) continue;
    const cost =
      slips +
      (word.at(-1) === typed.at(-1) ? 0 : 0.5) -
      (word.startsWith(typed.slice(0, BEGINNING)) ? 0.1 : 0) -
      (spellings.names.has(word) ? 0.05 : 0) -
      // A letter is rather left out than another one typed.
      (word.length > typed.length ? 0.02 : 0);
    if (cost === least) best = null;
    if (cost < least) [best, least] = [word, cost];
  }
  return best;
}

// Women and men, one and many, master craftsmen: in German, French, Spanish and Portuguese.
const ENDINGS: readonly [RegExp, string][] = [
  [/(?:meister|meisterin|meisterinnen)$/, ''],
  [/innen$/, ''],
  [/in$/, ''],
  [/(?<=er|or|ist)$/, 'in'],
  [/iere$/, 'ier'],
  [/ier$/, 'iere'],
  [/euse$/, 'eur'],
  [/trice$/, 'teur'],
  [/enne$/, 'en'],
  [/(?<=or|es)a$/, ''],
  [/(?<=or)$/, 'a'],
  [/a$/, 'o'],
  [/o$/, 'a'],
  [/ante$/, 'anta'],
  [/e$/, ''],
  [/(?:es|en|er|e|s)$/, ''],
  [/as$/, 'o'],
  [/os$/, 'o'],
  [/oes$/, 'ao'],
];

/** Other forms of the same word. Only for words that are not English. */
export function variantsOf(word: string): string[] {
  if (word.length < 6) return [];
  return ENDINGS.flatMap(([ending, other]) => (ending.test(word) ? word.replace(ending, other) : [])).filter(
    (variant) => variant.length >= 5,
  );
}

/**
 * The word and all that it becomes by leaving out one letter. Two words one slip apart (a letter too much, missing,
 * wrong or swapped with the next) have one of them in common, so that an index can forgive (the idea of SymSpell).
 * Only for words of 5 letters and more; shorter ones give themselves.
 */
export function slipsOf(word: string): string[] {
  if (word.length < 5 || word.length > 40) return [word];
  return [word, ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))];
}

/** People seldom mistype it. */
const BEGINNING = 4;

/** Letters in a row that may stand in another order. */
const SWAPPED = 4;

/** "Phsycial": all letters are there, four in a row in another order. */
function isAnagram(a: string, b: string): boolean {
  if (a.length < 8 || a.length !== b.length || a === b) return false;
  let from = 0;
  while (a[from] === b[from]) from += 1;
  const [one, other] = [a.slice(from, from + SWAPPED), b.slice(from, from + SWAPPED)];
  return (
    a.slice(from + SWAPPED) === b.slice(from + SWAPPED) &&
    [...one].sort().join('') === [...other].sort().join('')
  );
}

/** Edits from one word to the other; two neighbouring letters swapped are one slip. */
function slipsBetween(a: string, b: string): number {
  if (a.length !== b.length) return distance(a, b);
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const swapped = a.slice(0, i) + (a[i + 1] ?? '') + (a[i] ?? '') + a.slice(i + 2);
  return swapped === b ? Math.min(1, distance(a, b)) : distance(a, b);
}
