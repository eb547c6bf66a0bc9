// Migrations at start, on a real database and with migration folders made for each test.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations } from '../../src/adapters/postgres/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { recordingLog } from '../support/log.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  await add('1_people', 'create table people (name text);');
  await add('2_ana', "insert into people values ('Ana'); insert into people values ('Ben');");
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('applying migrations', () => {
  it('applies them in the order of their names and keeps Prisma’s books', async () => {
    const log = recordingLog();
    expect(await apply(log)).toEqual({ applied: ['1_people', '2_ana'] });
    expect(log.lines.map(({ fields }) => fields.kind)).toEqual(['1_people', '2_ana']);
    expect(await query('select name from people order by name')).toEqual([{ name: 'Ana' }, { name: 'Ben' }]);
    expect(
      await query(
        `select migration_name as name, checksum, applied_steps_count as steps, logs, rolled_back_at as "rolledBack",
           finished_at >= started_at as finished, length(id) as id
         from _prisma_migrations order by migration_name`,
      ),
    ).toEqual([
      // sha256sum of the file's bytes.
      {
        name: '1_people',
        checksum: PEOPLE_SHA256,
        steps: 1,
        logs: null,
        rolledBack: null,
        finished: true,
        id: 36,
      },
      { name: '2_ana', checksum: ANA_SHA256, steps: 1, logs: null, rolledBack: null, finished: true, id: 36 },
    ]);
  });

  it('applies nothing the second time, and only what is new the third', async () => {
    await apply();
    expect(await apply()).toEqual({ applied: [] });
    await add('3_cid', "insert into people values ('Cid');");
    expect(await apply()).toEqual({ applied: ['3_cid'] });
    expect(await query('select count(*)::int as people from people')).toEqual([{ people: 3 }]);
  });

  it('applies them once when several instances start together', async () => {
    await add('3_slow', 'select pg_sleep(0.3);');
    const outcomes = await Promise.all([apply(), apply(), apply()]);
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(['1_people', '2_ana', '3_slow']);
    expect(await query('select count(*)::int as people from people')).toEqual([{ people: 2 }]);
  });

  it('has nothing to do with an empty folder', async () => {
    await rm(folder, { recursive: true });
    await mkdir(folder);
    expect(await apply()).toEqual({ applied: [] });
  });
});

describe('refusing to migrate', () => {
  it('records a failing migration, undoes its statements and tries none after it', async () => {
    await add('3_broken', "insert into people values ('Cid'); select * from nowhere;");
    await add('4_after', 'create table never ();');
    await expect(apply()).rejects.toThrow(
      'The migration 3_broken failed: relation "nowhere" does not exist. Mend the cause, run `npx prisma migrate resolve --rolled-back 3_broken`',
    );
    expect(await query('select count(*)::int as people from people')).toEqual([{ people: 2 }]);
    expect(
      await query('select migration_name as name, logs from _prisma_migrations where finished_at is null'),
    ).toEqual([{ name: '3_broken', logs: 'relation "nowhere" does not exist' }]);
  });

  it('records the failure of a file with a transaction of its own', async () => {
    await add('3_broken', 'begin; select * from nowhere; commit;');
    await expect(apply()).rejects.toThrow('The migration 3_broken failed');
    expect(await query('select logs from _prisma_migrations where finished_at is null')).toEqual([
      { logs: 'relation "nowhere" does not exist' },
    ]);
  });

  it('stops at a migration that did not finish, until somebody has resolved it', async () => {
    await add('3_broken', 'select * from nowhere;');
    await expect(apply()).rejects.toThrow('failed');
    await add('3_broken', 'create table nowhere ();');
    await expect(apply()).rejects.toThrow('The migration 3_broken was begun earlier and did not finish');
    // What `prisma migrate resolve --rolled-back` does.
    await query('update _prisma_migrations set rolled_back_at = now() where finished_at is null');
    expect(await apply()).toEqual({ applied: ['3_broken'] });
  });

  it('leaves the database of a newer version alone', async () => {
    await apply();
    await rm(path.join(folder, '2_ana'), { recursive: true });
    await add('1_zero', 'create table never ();');
    await expect(apply()).rejects.toThrow('has the migration 2_ana, which this version does not know');
    expect(await query("select to_regclass('never') as never")).toEqual([{ never: null }]);
  });

  it('notices that an applied migration was changed', async () => {
    await apply();
    await add('1_people', 'create table people (name text, age integer);');
    await expect(apply()).rejects.toThrow(
      'The migration 1_people was changed after this database had applied it',
    );
  });

  it('says so when the migrations are missing, or one of them has no file', async () => {
    await mkdir(path.join(folder, '3_empty'));
    await expect(apply()).rejects.toThrow(/3_empty.migration\.sql cannot be read \(ENOENT\)/);
    await rm(folder, { recursive: true });
    await expect(apply()).rejects.toThrow(`The database migrations were not found in ${folder} (ENOENT)`);
  });
});

const PEOPLE_SHA256 = '761592ef83d0a95f5ce74ecb161441915a92f808da3d8f81f616f03cc0bb8c69';
const ANA_SHA256 = '1505755a520cfee8e506f7ac32c95c5926b7d7d6b6e18ae80ee604c9ce53b688';

function apply(log = recordingLog()) {
  return applyMigrations({ url: database.url, folder, log });
}

async function add(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
