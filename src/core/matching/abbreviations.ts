// Words cut short as people write them in titles ("Env. Health Officer", "Bldg Surveyor"), and slips that are themselves words
// ("life couch"). What is meant is what makes a name of a role together with the words beside it.

import { canonical, keyOf, type Word } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';
import { nearestSpelling } from './spelling.ts';
import { SPELLINGS } from './words.ts';

const SHORTEST = 3;
const LONGEST = 6;
/** Words that stand in more names are no slips of others. */
const RARE = 0.85;
/** Of a real word that may be a slip. */
const LEAST_SLIP = 5;
/** Words that the name may hold. */
const LONGEST_NAME = 5;

/**
 * The words with what is cut short, or a slip that is itself a word ("urban planer"), as it was meant: where that alone
 * makes a name. `isWord`: a real word, which is not cut short.
 */
export function spelledOut(
  graph: RoleGraph,
  words: readonly Word[],
  isWord: (raw: string) => boolean,
): Word[] {
  const spelled = [...words];
  for (const [i, word] of words.entries()) {
    const meant = likelyMeant(graph, word.raw, isWord(word.raw));
    if (meant.length === 0 || nameAround(graph, spelled, i) > 1) continue;
    let best = { word, length: 1 };
    for (const other of meant) {
      const length = nameAround(graph, spelled.with(i, { ...word, word: other }), i);
      if (length > best.length) best = { word: { ...word, word: other }, length };
    }
    spelled[i] = best.length > 1 ? best.word : (spelled[i] ?? word);
  }
  return spelled;
}

function likelyMeant(graph: RoleGraph, raw: string, isWord: boolean): readonly string[] {
  if (!/^\p{L}+$/u.test(raw)) return [];
  const isShort = raw.length >= SHORTEST && raw.length <= LONGEST;
  if (isShort && (!isWord || Object.hasOwn(SPELLINGS, raw))) return graph.longFormsOf(raw);
  // What a role is called by is no slip.
  if (!isWord || raw.length < LEAST_SLIP || graph.rarity(canonical(raw)) < RARE) return [];
  const [english] = graph.spellings();
  const near = english && nearestSpelling(raw, english);
  return near && near !== raw ? [canonical(near)] : [];
}

const isName = (graph: RoleGraph, key: string) => (graph.meanings(key)[0]?.tier ?? 'alone') !== 'alone';

/** How many words the longest name has that holds the word at `i`; 0 when none does. */
function nameAround(graph: RoleGraph, words: readonly Word[], i: number): number {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1)
    for (let start = Math.max(0, i - length + 1); start <= i && start + length <= words.length; start += 1)
      if (isName(graph, keyOf(words.slice(start, start + length)))) return length;
  return 0;
}

/** Whether `short` may stand for `long`: its beginning, its letters without vowels, or all but one. */
function isShortFor(short: string, long: string): boolean {
  if (long.length <= short.length || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  // Without its vowels, or one letter forgotten ("dta").
  if (/[aeiou]/.test(short.slice(1)) && long.length > short.length + 1) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** What stands in fewer names is not cut short. */
const COMMON = 15;

/** By first letter, the most common words first. */
export function longForms(counts: ReadonlyMap<string, number>): (raw: string) => string[] {
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
