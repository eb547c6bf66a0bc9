// Work told in other words: "who sorts everybody's wages" is asked by somebody who does not know what payroll is called.
// roles/told.yaml has how people tell of each role; what shares the most telling words with one of them is meant.

import type { ConceptOdds } from './concept-odds.ts';
import { conceptsOf } from './concepts.ts';
import type { RoleEntry } from './role-graph.ts';

/** `score`: grows with the words in common, rare words more. Two that no other role is told with have about 13. */
export type Told = { roleId: string; score: number };

export type ToldWork = {
  /** Roles that a text tells of, most likely first; never throws. */
  read(text: string): Told[];
  /** How few roles are told with a concept (concepts.ts): 0 for all of them, about 6.9 for one and for none. */
  weightOf(concept: string): number;
};

/** How likely the role is by all words counts this much beside the one best phrase. */
const BESIDE = 0.5;

export function toldOf(roles: readonly RoleEntry[], odds: ConceptOdds): ToldWork {
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
  const read = (text: string): Told[] => {
    const asked = conceptsOf(text);
    const shared = new Map<number, number>();
    for (const concept of asked) {
      const weight = weigh(concept);
      for (const phrase of inPhrases.get(concept) ?? [])
        shared.set(phrase, (shared.get(phrase) ?? 0) + weight);
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
        score: score + BESIDE * asked.reduce((total, concept) => total + odds.of(role, concept), 0),
      }))
      .sort((a, b) => b.score - a.score || (a.roleId < b.roleId ? -1 : 1));
  };
  return { read, weightOf: (concept) => Math.log(roles.length / (inRoles.get(concept)?.size ?? 1)) };
}
