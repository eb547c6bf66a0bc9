// Words cut short as people write them in titles: "Env. Health Officer", "Chartered Fin. Planner", "Bldg Surveyor". What is
// meant is what makes a name of a role together with the words beside it.

import { keyOf, type Word } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';
import { SPELLINGS } from './words.ts';

const SHORTEST = 3;
const LONGEST = 6;
/** Words that the name may hold. */
const LONGEST_NAME = 5;

/** The words with what is cut short spelled out, where that alone makes a name. `isWord`: real words are not cut short. */
export function spelledOut(
  graph: RoleGraph,
  words: readonly Word[],
  isWord: (raw: string) => boolean,
): Word[] {
  const spelled = [...words];
  for (const [i, { raw }] of words.entries()) {
    const isShort = raw.length >= SHORTEST && raw.length <= LONGEST && /^\p{L}+$/u.test(raw);
    if (!isShort || (isWord(raw) && !Object.hasOwn(SPELLINGS, raw)) || nameAround(graph, spelled, i) > 1)
      continue;
    let best = { word: '', length: 1 };
    for (const word of graph.beginningLike(raw)) {
      const length = nameAround(graph, spelled.with(i, { ...words[i], word } as Word), i);
      if (length > best.length) best = { word, length };
    }
    if (best.word) spelled[i] = { ...words[i], word: best.word } as Word;
  }
  return spelled;
}

const isName = (graph: RoleGraph, key: string) => (graph.meanings(key)[0]?.tier ?? 'alone') !== 'alone';

/** How many words the longest name has that holds the word at `i`; 0 when none does. */
function nameAround(graph: RoleGraph, words: readonly Word[], i: number): number {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1)
    for (let start = Math.max(0, i - length + 1); start <= i && start + length <= words.length; start += 1)
      if (isName(graph, keyOf(words.slice(start, start + length)))) return length;
  return 0;
}

/** Whether `short` may stand for `long`: its beginning, or its letters without vowels. */
function isShortFor(short: string, long: string): boolean {
  if (long.length <= short.length || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  if (/[aeiou]/.test(short.slice(1))) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** What stands in fewer names is not cut short. */
const COMMON = 15;

/** By first letter, the most common words first. */
export function abbreviable(counts: ReadonlyMap<string, number>): (raw: string) => string[] {
  const byLetter = new Map<string, string[]>();
  for (const [word, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (count < COMMON) break;
    const letter = word.charAt(0);
    const some = byLetter.get(letter);
    if (some) some.push(word);
    else byLetter.set(letter, [word]);
  }
  return (raw) => (byLetter.get(raw.charAt(0)) ?? []).filter((word) => isShortFor(raw, word));
}
