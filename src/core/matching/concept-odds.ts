// How much likelier a word is where people speak of one kind of work than where they speak of any: naive Bayes (Manning,
// Raghavan and Schütze, Introduction to Information Retrieval, chapter 13) over the names of roles and how they are told.

import { conceptsOf } from './concepts.ts';
import type { RoleEntry } from './role-graph.ts';

export type ConceptOdds = {
  /** The logarithm; below 0 for a word that the role is not told with. 0 for a word that no role is told with. */
  of(role: number, concept: string): number;
  /** Whether anything said of the role holds it. `role`: its place among all. */
  holds(role: number, concept: string): boolean;
  /** Whether any role's does. */
  knows(concept: string): boolean;
};

/** A name says less about how people tell of the work. */
const NAME = 0.3;
/** How many texts with the usual words every role is credited with. */
const UNSEEN = 20;

export function conceptOdds(roles: readonly RoleEntry[]): ConceptOdds {
  const everywhere = new Map<string, number>();
  let texts = 0;
  const counted = roles.map(({ name, aka = [], fields = [], skills = [], does = [], told = [] }) => {
    const counts = new Map<string, number>();
    let own = 0;
    const count = (some: readonly string[], weight: number) => {
      for (const text of some) {
        own += weight;
        for (const concept of conceptsOf(text)) {
          counts.set(concept, (counts.get(concept) ?? 0) + weight);
          everywhere.set(concept, (everywhere.get(concept) ?? 0) + weight);
        }
      }
    };
    count([name, ...aka, ...fields, ...skills], NAME);
    count([...does, ...told], 1);
    texts += own;
    return { counts, own };
  });
  return {
    of: (role, concept) => {
      const usual = (everywhere.get(concept) ?? 0) / texts;
      const { counts, own } = counted[role] ?? { counts: new Map<string, number>(), own: 0 };
      if (usual === 0) return 0;
      return Math.log(((counts.get(concept) ?? 0) + UNSEEN * usual) / (own + UNSEEN) / usual);
    },
    holds: (role, concept) => counted[role]?.counts.has(concept) ?? false,
    knows: (concept) => everywhere.has(concept),
  };
}
