// A title that is nobody's name, word by word: a "cattle shipper" is likely a livestock buyer, since both words are said of
// that role and seldom of others. Silent where it is not sure.

import type { ConceptOdds } from './concept-odds.ts';
import { conceptsOf } from './concepts.ts';
import type { RoleEntry } from './role-graph.ts';

/** The one role that a short text most likely means, or null. Never throws. */
export type Likely = (text: string) => string | null;

/** Logarithms of how many times likelier than chance, and than the next role. */
const LEAST = 4.5;
const AHEAD = 1;
const MOST_WORDS = 5;

export function likelyOf(roles: readonly RoleEntry[], odds: ConceptOdds): Likely {
  return (text) => {
    const concepts = conceptsOf(text);
    if (concepts.length < 2 || concepts.length > MOST_WORDS || !concepts.every(odds.knows)) return null;
    const all = roles
      .map(({ id }, role) => ({
        id,
        role,
        score: concepts.reduce((sum, concept) => sum + odds.of(role, concept), 0),
      }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = all;
    if (!best || !concepts.every((concept) => odds.holds(best.role, concept))) return null;
    return best.score >= LEAST && best.score - (next?.score ?? 0) >= AHEAD ? best.id : null;
  };
}
