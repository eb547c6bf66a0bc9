// A title that is nobody's name, word by word: a "cattle shipper" is likely a livestock buyer, since both words stand in
// names and descriptions of that role and seldom elsewhere. Naive Bayes over words (Manning, Raghavan and Schütze,
// Introduction to Information Retrieval, chapter 13), and silent where it is not sure.

import { conceptsOf } from './concepts.ts';
import type { RoleEntry } from './role-graph.ts';

/** The one role that a short text most likely means, or null. Never throws. */
export type Likely = (text: string) => string | null;

/** What is told of a role says less than a name of it. */
const TOLD = 0.3;
/** How many unseen words every role is credited with. */
const UNSEEN = 20;
/** Logarithms of how many times likelier than chance, and than the next role. */
const LEAST = 4.5;
const AHEAD = 1;
const MOST_WORDS = 5;

export function likelyOf(roles: readonly RoleEntry[]): Likely {
  const everywhere = new Map<string, number>();
  let texts = 0;
  const counted = roles.map(({ id, name, aka = [], fields = [], skills = [], does = [], told = [] }) => {
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
    count([name, ...aka, ...fields, ...skills], 1);
    count([...does, ...told], TOLD);
    texts += own;
    return { id, counts, own };
  });
  return (text) => {
    const concepts = conceptsOf(text);
    if (concepts.length < 2 || concepts.length > MOST_WORDS) return null;
    let best: string | null = null;
    let [most, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { id, counts, own } of counted) {
      let times = 0;
      for (const concept of concepts) {
        const usual = (everywhere.get(concept) ?? 0) / texts;
        if (usual === 0) return null;
        times += Math.log(((counts.get(concept) ?? 0) + UNSEEN * usual) / (own + UNSEEN) / usual);
      }
      if (times > most)
        [best, most, next] = [concepts.every((each) => counts.has(each)) ? id : null, times, most];
      else if (times > next) next = times;
    }
    return most >= LEAST && most - next >= AHEAD ? best : null;
  };
}
