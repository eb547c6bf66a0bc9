// O*NET's text files as the benchmarks need them; whoever runs a benchmark brings them (onetcenter.org).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `occupation`: its O*NET-SOC code. */
export type Titled = { occupation: string; title: string };

/** Without the heading. */
export function rowsOf(folder: string, file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split('\t'));
}

const titled = (folder: string, file: string): Titled[] =>
  rowsOf(folder, file).map(([occupation = '', title = '']) => ({ occupation, title }));

/** What people in an occupation say they are. */
export const reportedTitles = (folder: string) => titled(folder, 'Sample of Reported Titles.txt');

/** What else an occupation is called. */
export const alternateTitles = (folder: string) => titled(folder, 'Alternate Titles.txt');

/** Management, business, computing, engineering, science, community, law, education, arts, health, sales. */
const GROUPS = new Set('11 13 15 17 19 21 23 25 27 29 41'.split(' '));
const DEPTH = 10;

export type Holder = Titled & { id: number };
/** Ids of `people`, best first. */
export type Search = (title: string) => number[] | Promise<number[]>;
export type Score = {
  first: number;
  five: number;
  ndcg: number;
  /** An ask, on average. */
  ms: number;
  /** What was found for each ask, at most ten. */
  found: Holder[][];
};
/** One alternate title, which several occupations may claim: each of them answers it. */
export type Question = { title: string; occupations: string[] };
export type Questions = {
  people: Holder[];
  asks: Question[];
  possible: number;
  score(search: Search): Promise<Score>;
};

/** Alternate titles that nobody holds word for word, asked of those who hold the reported ones; `next` draws them. */
export function questionsOf(folder: string, count: number, next: () => number): Questions {
  const inGroups = ({ occupation }: Titled) => GROUPS.has(occupation.slice(0, 2));
  const people = reportedTitles(folder)
    .filter(inGroups)
    .map((each, id) => ({ ...each, id }));
  const known = new Set(people.map(({ title }) => title.toLowerCase()));
  const held = new Map<string, number>();
  for (const { occupation } of people) held.set(occupation, (held.get(occupation) ?? 0) + 1);
  const byTitle = new Map<string, Question>();
  for (const each of alternateTitles(folder)) {
    const key = each.title.toLowerCase();
    if (!inGroups(each) || !held.has(each.occupation) || known.has(key)) continue;
    const same = byTitle.get(key);
    if (same) same.occupations.push(each.occupation);
    else byTitle.set(key, { title: each.title, occupations: [each.occupation] });
  }
  const possible = [...byTitle.values()];
  const total = possible.length;
  const asks: Question[] = [];
  while (asks.length < count && possible.length > 0)
    asks.push(...possible.splice(Math.floor(next() * possible.length), 1));

  const related = new Map<string, Set<string>>();
  for (const [from = '', to = '', tier = ''] of rowsOf(folder, 'Related Occupations.txt'))
    if (tier.startsWith('Primary')) related.set(from, (related.get(from) ?? new Set()).add(to));
  const gain = ({ occupations }: Question, found: string) =>
    occupations.includes(found) ? 2 : occupations.some((asked) => related.get(asked)?.has(found)) ? 1 : 0;
  const best = (ask: Question) =>
    dcg(
      [...held]
        .flatMap(([occupation, some]) => Array<number>(some).fill(gain(ask, occupation)))
        .sort((a, b) => b - a),
    );

  return {
    people,
    asks,
    possible: total,
    async score(search) {
      const sum = { first: 0, five: 0, ndcg: 0 };
      const found: Holder[][] = [];
      let ms = 0;
      for (const ask of asks) {
        const start = performance.now();
        const ids = await search(ask.title);
        ms += performance.now() - start;
        const some = ids.slice(0, DEPTH).flatMap((id) => people[id] ?? []);
        const gains = some.map((person) => gain(ask, person.occupation));
        found.push(some);
        if (gains[0] === 2) sum.first += 1;
        if (gains.slice(0, 5).includes(2)) sum.five += 1;
        sum.ndcg += dcg(gains) / best(ask);
      }
      const mean = (total: number) => total / Math.max(1, asks.length);
      return { first: mean(sum.first), five: mean(sum.five), ndcg: mean(sum.ndcg), ms: mean(ms), found };
    },
  };
}

const dcg = (gains: readonly number[]) =>
  gains.slice(0, DEPTH).reduce((sum, gain, i) => sum + (2 ** gain - 1) / Math.log2(i + 2), 0);
