// Brings the database to this build's shape at every start, by the committed SQL in prisma/migrations. Lock, table and
// refusals are those of `prisma migrate deploy` (7.10), so that either may be used on the same database.

import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Log } from '../../core/ports.ts';

/** Prisma's own, on PostgreSQL. */
const MIGRATION_LOCK = 72707369;
/** For another instance that is migrating right now. */
const LOCK_TIMEOUT_MS = 60_000;

const BOOKKEEPING = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

type Migration = { name: string; sql: string; checksum: string };
type Applied = { name: string; checksum: string; finished: boolean };

/**
 * Applies the migrations that the database has not seen, in the order of their names, and answers these names. Of
 * several instances at once one applies, the others wait (at most a minute). Rejects, with what to do, when an earlier
 * migration failed or was changed, or the database is newer than this build; then nothing is applied. A migration that
 * fails is recorded with its error, and those after it are not tried.
 */
export async function applyMigrations(options: {
  url: string;
  /** With one folder for each migration, a file `migration.sql` in each. */
  folder: string;
  log: Log;
}): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.folder);
  const client = new pg.Client({ connectionString: options.url, application_name: 'find-insider migrate' });
  client.on('error', () => {}); // The query under way rejects with it.
  await client.connect();
  try {
    await takeMigrationLock(client);
    await client.query(BOOKKEEPING);
    const known = await readApplied(client);
    refuseIfUnfit(migrations, known);
    const pending = migrations.filter(({ name }) => !known.some((row) => row.name === name));
    for (const migration of pending) {
      await apply(client, migration);
      options.log.info({ kind: migration.name }, 'Applied a database migration.');
    }
    return { applied: pending.map(({ name }) => name) };
  } finally {
    await client.end(); // Gives the lock back, too.
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    throw new Error(
      `The database migrations were not found in ${folder} (${error.code}). Install the app again, with its folder prisma/migrations.`,
    );
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = path.join(folder, name, 'migration.sql');
      const bytes = await readFile(file).catch((error) => {
        throw new Error(
          `The migration ${file} cannot be read (${error.code}). Restore the file, or remove its folder.`,
        );
      });
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

async function takeMigrationLock(client: pg.Client): Promise<void> {
  await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '55P03') throw error;
    throw new Error(
      `Another instance has been migrating this database for ${LOCK_TIMEOUT_MS / 1000} seconds. Wait until it is done, or stop it, and start again.`,
    );
  }
  await client.query('reset lock_timeout');
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(`
    select migration_name as name, checksum, finished_at is not null as finished
    from _prisma_migrations where rolled_back_at is null order by migration_name`);
  return rows;
}

function refuseIfUnfit(migrations: Migration[], known: Applied[]): void {
  for (const row of known) {
    const migration = migrations.find(({ name }) => name === row.name);
    if (!migration) {
      throw new Error(
        `The database has the migration ${row.name}, which this version does not know: a newer version has used it. Start that version, or point DATABASE_URL (or DATA_DIR) to another database.`,
      );
    }
    if (!row.finished) {
      throw new Error(
        `The migration ${row.name} was begun earlier and did not finish; its error is in the table _prisma_migrations. Mend what it left, then run \`npx prisma migrate resolve --rolled-back ${row.name}\` (to have it tried again) or \`--applied ${row.name}\`, and start again.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new Error(
        `The migration ${row.name} was changed after this database had applied it. Restore its file migration.sql as released (line ends included) and start again; what is new belongs into a new migration.`,
      );
    }
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // One simple query is one transaction, unless the file says otherwise.
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await record(client, id, reason).catch(() => {}); // The connection may be what failed; the first error counts.
    throw new Error(
      `The migration ${name} failed: ${reason}. Mend the cause, run \`npx prisma migrate resolve --rolled-back ${name}\`, and start again.`,
    );
  }
  await client.query(
    'update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1',
    [id],
  );
}

async function record(client: pg.Client, id: string, reason: string): Promise<void> {
  await client.query('rollback'); // A file may have begun a transaction of its own.
  await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, reason]);
}
