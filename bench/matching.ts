// How long a search takes in a small and in a very large community, side by side in one run with what a bot would use
// instead: PostgreSQL's trigrams, MiniSearch and Fuse.js over the same people. `npm run bench:matching`, with
// `-- --onet FOLDER` over the titles that O*NET reports; --explain N prints the plans of the N slowest asks.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/adapters/postgres/embedded.ts';
import { applyMigrations } from '../src/adapters/postgres/migrate.ts';
import { createPool } from '../src/adapters/postgres/pool.ts';
import { candidatesByTerms, type Query, statementName } from '../src/adapters/postgres/search.ts';
import { createTermIndex, lookupsFor } from '../src/core/matching/lookups.ts';
import { ourGraph } from '../src/core/matching/our-graph.ts';
import { rank, seekFor } from '../src/core/matching/rank.ts';
import { READ_FIRST } from '../src/core/use-cases/suggest.ts';
import { type Ask, createWorld, fill, type Person } from './community.ts';
import { askOf, median, percentile, random, table } from './measure.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    asks: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '7' },
    onet: { type: 'string' },
    explain: { type: 'string', default: '0' },
  },
});

const NEIGHBOURS = 20;
const NEIGHBOUR_SIZE = 500;
/** Fuse.js scans everybody; beyond this it only makes people wait. */
const FUSE_UP_TO = 10_000;
const BARE_ROWS = 300;
const WARM_UP = 30;
const SHOWN = 3;

const BARE = `
  SELECT i.member_id, i.title, i.employer, i.industry, i.years, i.past_roles, i.topics, i.places_per_month,
    i.max_minutes, i.booking_url, i.shown_as, i.paused_until, i.extra_places, i.extra_month, i.last_asked_at, i.terms,
    m.external_id, m.name, m.time_zone, m.background, m.employer AS own_employer, m.avoids_employer, m.helped_count,
    m.left_at
  FROM insider i JOIN member m ON m.id = i.member_id WHERE i.member_id = ANY ($1::uuid[])`;
const TRIGRAMS = `
  SELECT member_id FROM insider WHERE community_id = $1::uuid AND title % $2
  ORDER BY similarity(title, $2) DESC LIMIT ${SHOWN}`;

const graph = ourGraph();
const now = new Date();

/** `first`: the first result to each ask. */
type Run = { name: string; ms: number[]; first: (string | undefined)[] };
const createRuns = () => {
  const runs = new Map<string, Run>();
  return (name: string): Run => {
    const run = runs.get(name) ?? { name, ms: [], first: [] };
    runs.set(name, run);
    return run;
  };
};
async function clocked<T>(into: number[], work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  into.push(performance.now() - start);
  return done;
}

type Slow = { ms: number; text: string; sql: string; params: unknown[] };

async function measure(pool: pg.Pool, community: string, people: readonly Person[], asks: readonly Ask[]) {
  const runs = createRuns();
  const parts = { ask: [] as number[], read: [] as number[], rank: [] as number[] };
  const slow: Slow[] = [];
  const shown: string[] = [];
  const read: number[] = [];
  // As the bot does: PostgreSQL keeps the plans. The others get the same.
  const kept = (name: string, text: string, params: unknown[]) => pool.query({ name, text, values: params });
  const first: Slow = { ms: 0, text: '', sql: '', params: [] };
  const query: Query = async (sql, params) => {
    if (sql.includes('insider_term')) Object.assign(first, { sql, params });
    return (await kept(statementName(sql), sql, params)).rows;
  };
  const some = people.slice(0, BARE_ROWS).map(({ id }) => id);

  const rounds = Number(values.rounds);
  for (let round = 0; round < rounds; round += 1)
    for (const [i, { text }] of [...asks.slice(0, round === 0 ? WARM_UP : 0), ...asks].entries()) {
      const warm = round > 0 || i >= WARM_UP;
      const into = (name: string) => (warm ? runs(name) : { name, ms: [], first: [] });
      const part = (ms: number[]) => (warm ? ms : []);
      const request = askOf(text);
      const ours = into('ours');
      const found = await clocked(ours.ms, async () => {
        const lookups = await clocked(part(parts.ask), () => lookupsFor(seekFor(graph, request)));
        const candidates = await clocked(part(parts.read), () =>
          candidatesByTerms(query, community, lookups, now, READ_FIRST),
        );
        const ranked = await clocked(part(parts.rank), () =>
          rank(graph, request, candidates, [], now, undefined, SHOWN),
        );
        return { candidates, ranked };
      });
      const ids = found.candidates.map(({ insider }) => insider.memberId);
      if (warm && round === 0) {
        shown.push(found.ranked.map(({ insiderId }) => insiderId).join());
        read.push(ids.length);
        slow.push({ ...first, ms: parts.read.at(-1) ?? 0, text });
      }
      ours.first.push(found.ranked[0]?.insiderId);
      await clocked(into('bare read of the same rows').ms, () => kept('bare', BARE, [ids]));
      const start = Math.floor((i * 7919) % Math.max(1, people.length - BARE_ROWS));
      const others =
        people.length > BARE_ROWS ? people.slice(start, start + BARE_ROWS).map(({ id }) => id) : some;
      await clocked(into(`bare read of ${BARE_ROWS} rows`).ms, () => kept('bare', BARE, [others]));
      const trigrams = into('trigrams');
      const { rows } = await clocked(trigrams.ms, () => kept('trigrams', TRIGRAMS, [community, text]));
      trigrams.first.push(rows[0]?.member_id);
    }

  // Only now, so that their memory does not slow down the others.
  const titles = people.map(({ id, title }) => ({ id, title }));
  const mini = new MiniSearch<Pick<Person, 'id' | 'title'>>({ fields: ['title'] });
  mini.addAll(titles);
  const fuse = people.length <= FUSE_UP_TO ? new Fuse(titles, { keys: ['title'] }) : null;
  for (const [i, { text }] of [...asks.slice(0, 10), ...asks].entries()) {
    const into = (name: string) => (i < 10 ? { name, ms: [], first: [] } : runs(name));
    const one = into('MiniSearch');
    const hits = await clocked(one.ms, () => mini.search(text, { fuzzy: 0.2, prefix: true }));
    one.first.push(hits[0]?.id);
    if (!fuse) continue;
    const two = into('Fuse.js');
    two.first.push((await clocked(two.ms, () => fuse.search(text, { limit: SHOWN })))[0]?.item.id);
  }
  const names = [
    'ours',
    'bare read of the same rows',
    `bare read of ${BARE_ROWS} rows`,
    'trigrams',
    'MiniSearch',
  ];
  return {
    runs: [...names, ...(fuse ? ['Fuse.js'] : [])].map(runs),
    parts,
    slow: slow.sort((a, b) => b.ms - a.ms),
    read,
    shown,
  };
}

/** The part of the asks to which reading everybody who may fit would have given other first three. */
function cutShort(people: readonly Person[], asks: readonly Ask[], shown: readonly string[]): number {
  const find = createTermIndex(
    people.map((person) => person.candidate),
    ({ insider }) => insider.terms,
  );
  const other = asks.filter(({ text }, i) => {
    const request = askOf(text);
    const everybody = find(lookupsFor(seekFor(graph, request)));
    const best = rank(graph, request, everybody, [], now, undefined, SHOWN);
    return best.map(({ insiderId }) => insiderId).join() !== shown[i];
  });
  return other.length / asks.length;
}

/** With the plan that PostgreSQL keeps for all asks. */
async function explain(pool: pg.Pool, { text, ms, sql, params }: Slow): Promise<void> {
  const client = await pool.connect();
  const literal = (value: unknown): string =>
    value === null
      ? 'NULL'
      : Array.isArray(value)
        ? `ARRAY[${value.map(literal).join(', ')}]::text[]`
        : typeof value === 'number'
          ? String(value)
          : pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
  try {
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE slow AS ${sql}`);
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, BUFFERS) EXECUTE slow(${params.map(literal).join(', ')})`,
    );
    process.stdout.write(`\n${text}, ${ms.toFixed(1)} ms\n`);
    for (const row of rows) process.stdout.write(`  ${row['QUERY PLAN']}\n`);
    await client.query('DEALLOCATE slow; RESET plan_cache_mode');
  } finally {
    client.release();
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'find-insider-bench-'));
const log = { info() {}, warn() {}, error: console.error };
const database = await startEmbeddedPostgres({ dataDir, log });
try {
  await applyMigrations({
    url: database.url,
    folder: fileURLToPath(new URL('../prisma/migrations', import.meta.url)),
    log,
  });
  const { pool, close } = createPool(database.url, log, {
    connections: 2,
    connectMs: 5_000,
    statementMs: 600_000,
    idleInTransactionMs: 600_000,
    heldMs: 600_000,
  });
  const world = createWorld(random(Number(values.seed)), values.onet);
  process.stdout.write(
    `seed ${values.seed}; titles ${values.onet ? 'that O*NET reports' : 'of our own roles'}; ${NEIGHBOURS} other communities of ${NEIGHBOUR_SIZE}; Node ${process.version}\n`,
  );
  await pool.query('CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin');
  for (let i = 0; i < NEIGHBOURS; i += 1) await fill(pool, crypto.randomUUID(), world.people(NEIGHBOUR_SIZE));
  const sizes = values.sizes.split(',').map(Number);
  const bySize: Run[][] = [];
  for (const size of sizes) {
    const community = crypto.randomUUID();
    const people = world.people(size);
    await pool.query('DROP INDEX IF EXISTS by_trigrams');
    await fill(pool, community, people);
    await pool.query('CREATE INDEX by_trigrams ON insider USING gin (community_id, title gin_trgm_ops)');
    await pool.query('VACUUM ANALYZE');
    const asks = world.asks(Number(values.asks), people);
    const { runs, parts, slow, read, shown } = await measure(pool, community, people, asks);
    bySize.push(runs);
    const workOf = new Map(people.map(({ id, work }) => [id, work]));
    const right = ({ first }: Run) =>
      asks.filter(({ work }, i) => world.answers(work, workOf.get(first[i] ?? '') ?? '')).length /
      asks.length;
    const [, same, bare, trigrams] = runs;
    const ratio = (one: Run | undefined, other: Run | undefined, part: number) =>
      one && other ? (percentile(one.ms, part) / percentile(other.ms, part)).toFixed(1) : '';
    process.stdout.write(
      `\n${size} insiders, ${asks.length} asks, ${values.rounds} rounds; ours reads ${median(read)} rows at the median, ${Math.max(...read)} at most\n`,
    );
    process.stdout.write(
      table(
        [
          '',
          'p50 ms',
          'p99 ms',
          'first right',
          '÷ same rows p50',
          'p99',
          `÷ ${BARE_ROWS} rows p50`,
          'p99',
          'trigrams ÷ it p50',
          'p99',
        ],
        runs.map((run) => [
          run.name,
          median(run.ms).toFixed(2),
          percentile(run.ms, 0.99).toFixed(2),
          run.first.length > 0 ? `${(100 * right(run)).toFixed(0)}%` : '',
          ratio(run, same, 0.5),
          ratio(run, same, 0.99),
          ratio(run, bare, 0.5),
          ratio(run, bare, 0.99),
          ratio(trigrams, run, 0.5),
          ratio(trigrams, run, 0.99),
        ]),
      ),
    );
    const both = (ms: number[]) => `${median(ms).toFixed(2)} / ${percentile(ms, 0.99).toFixed(2)}`;
    process.stdout.write(
      `ours, p50 / p99 ms: reading the ask ${both(parts.ask)}, the database ${both(parts.read)}, ranking with reasons ${both(parts.rank)}\n`,
    );
    const cut = cutShort(people, asks, shown);
    process.stdout.write(
      `the cap of ${READ_FIRST} rows changed the first ${SHOWN} in ${(100 * cut).toFixed(1)}% of the asks\n`,
    );
    if (!runs.some(({ name }) => name === 'Fuse.js'))
      process.stdout.write(`Fuse.js is left out beyond ${FUSE_UP_TO} insiders: it scans them all\n`);
    for (const each of slow.slice(0, Number(values.explain))) await explain(pool, each);
  }
  const [least, most] = [bySize[0] ?? [], bySize.at(-1) ?? []];
  process.stdout.write(`\nat ${sizes.at(-1)} ÷ at ${sizes[0]} insiders, p50 and p99:\n`);
  process.stdout.write(
    table(
      ['', 'p50', 'p99'],
      most.map((run) => {
        const before = least.find(({ name }) => name === run.name);
        return [
          run.name,
          ...[0.5, 0.99].map((part) =>
            (percentile(run.ms, part) / percentile(before?.ms ?? [], part)).toFixed(1),
          ),
        ];
      }),
    ),
  );
  await close();
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
