// Work told in other words: "who sorts everybody's wages" is asked by somebody who does not know what payroll is called.
// roles/told.yaml has how people tell of each role; what shares the most telling words with one of them is meant.

import { stemmer } from 'stemmer';
import { plain } from './read-title.ts';
import type { RoleEntry } from './role-graph.ts';
import { SAME_THING, TELLS_NOTHING } from './told-words.ts';

/** `score`: grows with the words in common, rare words more. Two that no other role is told with have about 13. */
export type Told = { roleId: string; score: number };

/** Roles that a text tells of, most likely first; never throws. */
export type ReadTold = (text: string) => Told[];

/** What the words have in common with all that is told of a role counts this much beside the one best phrase. */
const BESIDE = 0.3;

export function toldOf(roles: readonly RoleEntry[]): ReadTold {
  const phrases: { role: number; weight: number }[] = [];
  const inPhrases = new Map<string, number[]>();
  const inRoles = new Map<string, Set<number>>();
  const concepts = roles.map(({ name, does = [], told = [] }) => [name, ...does, ...told].map(conceptsOf));
  for (const [role, some] of concepts.entries())
    for (const concept of some.flat()) inRoles.set(concept, (inRoles.get(concept) ?? new Set()).add(role));
  const weigh = (concept: string) => Math.log(roles.length / (inRoles.get(concept)?.size ?? roles.length));
  const sum = (some: readonly string[]) => some.reduce((total, concept) => total + weigh(concept), 0);
  for (const [role, some] of concepts.entries())
    for (const phrase of some) {
      for (const concept of phrase) {
        const some = inPhrases.get(concept);
        if (some) some.push(phrases.length);
        else inPhrases.set(concept, [phrases.length]);
      }
      phrases.push({ role, weight: sum(phrase) });
    }
  return (text) => {
    const asked = conceptsOf(text);
    const shared = new Map<number, number>();
    const beside = new Map<number, number>();
    for (const concept of asked) {
      const weight = weigh(concept);
      for (const phrase of inPhrases.get(concept) ?? [])
        shared.set(phrase, (shared.get(phrase) ?? 0) + weight);
      for (const role of inRoles.get(concept) ?? []) beside.set(role, (beside.get(role) ?? 0) + weight);
    }
    const best = new Map<number, number>();
    for (const [at, weight] of shared) {
      const phrase = phrases[at];
      if (!phrase || phrase.weight === 0) continue;
      // A phrase of which half is missing says less than a short one that is there.
      const score = weight * (weight / phrase.weight);
      if (score > (best.get(phrase.role) ?? 0)) best.set(phrase.role, score);
    }
    return [...best]
      .map(([role, score]) => ({
        roleId: roles[role]?.id ?? '',
        score: score + BESIDE * (beside.get(role) ?? 0),
      }))
      .sort((a, b) => b.score - a.score || (a.roleId < b.roleId ? -1 : 1));
  };
}

/** The telling words of a text, each once, one form for all that say the same. */
function conceptsOf(text: string): string[] {
  const words = plain(text)
    .replace(/n't\b|'\p{L}{1,2}\b/gu, ' ')
    .match(/[\p{L}\p{N}]{2,}/gu);
  return [...new Set((words ?? []).filter((word) => !TELLS_NOTHING.has(word)).map(conceptOf))];
}

function conceptOf(word: string): string {
  const stem = stemmer(word);
  return SAME_STEMS.get(stem) ?? stem;
}

/** By stem: one for all words of a line. */
const SAME_STEMS = new Map(
  SAME_THING.flatMap((words) => words.map((word) => [stemmer(word), stemmer(words[0] ?? '')])),
);
