// What a bot would search with instead of ours, over titles in memory.

import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createTermIndex, lookupsFor } from '../src/core/matching/lookups.ts';
import { ourGraph } from '../src/core/matching/our-graph.ts';
import { rank, seekFor } from '../src/core/matching/rank.ts';
import { candidate } from '../test/core/matching/people.ts';
import { askOf } from './measure.ts';

type Titled = { id: number; title: string };
type Ranking = (ask: string) => number[];

/** Ours, with the score of each. */
export function oursOver(
  people: readonly Titled[],
  limit: number,
): (ask: string) => { id: number; score: number }[] {
  const graph = ourGraph();
  const candidates = people.map(({ id, title }) => candidate(String(id).padStart(6, '0'), title));
  const find = createTermIndex(candidates, ({ insider }) => insider.terms);
  return (ask) => {
    const request = askOf(ask);
    const some = find(lookupsFor(seekFor(graph, request)));
    return rank(graph, request, some, [], new Date(0), undefined, limit).map(({ insiderId, score }) => ({
      id: Number(insiderId),
      score,
    }));
  };
}

export function miniSearchOver(people: readonly Titled[]): Ranking {
  const index = new MiniSearch<Titled>({ fields: ['title'] });
  index.addAll(people);
  return (ask) => index.search(ask, { fuzzy: 0.2, prefix: true }).map(({ id }) => Number(id));
}

export function fuseOver(people: readonly Titled[], limit: number): Ranking {
  const index = new Fuse(people, { keys: ['title'] });
  return (ask) => index.search(ask, { limit }).map(({ item }) => item.id);
}

/** As `similarity` of PostgreSQL's pg_trgm, with its threshold of 0.3. */
export function trigramsOver(people: readonly Titled[], limit: number): Ranking {
  const all = people.map(({ id, title }) => ({ id, some: trigramsOf(title) }));
  return (ask) => {
    const asked = trigramsOf(ask);
    const alike = all.map(({ id, some }) => {
      let shared = 0;
      for (const each of asked) if (some.has(each)) shared += 1;
      return { id, part: shared / (asked.size + some.size - shared) };
    });
    return alike
      .filter(({ part }) => part >= 0.3)
      .sort((a, b) => b.part - a.part || a.id - b.id)
      .slice(0, limit)
      .map(({ id }) => id);
  };
}

function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}
