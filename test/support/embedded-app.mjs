// A small app over the embedded PostgreSQL, to be killed in tests: `node embedded-app.mjs DATA_DIR`. Prints a line of
// JSON when it runs. On SIGTERM and SIGINT it finishes its work (a row in the table `drained`) and then stops.

import pg from 'pg';
import { createViteServer } from 'vitest/node';

const dataDir = process.argv[2];
// Runs the TypeScript source itself: Node 20 cannot, and the build may be older.
const vite = await createViteServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { startEmbeddedPostgres } = await vite.ssrLoadModule('/src/adapters/postgres/embedded.ts');

const quiet = () => {};
const postgres = await startEmbeddedPostgres({ dataDir, log: { info: quiet, warn: quiet, error: quiet } });
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await client.query('create table if not exists drained (pid integer)');
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, drain);
process.stdout.write(`${JSON.stringify({ url: postgres.url })}\n`);

async function drain() {
  // Longer than PostgreSQL needs to stop, had the signal reached it as well.
  await client.query('select pg_sleep(0.5)');
  await client.query('insert into drained values ($1)', [process.pid]);
  await client.end();
  await postgres.stop();
  await vite.close();
}
