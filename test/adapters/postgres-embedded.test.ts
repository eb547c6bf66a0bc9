// The database that comes along, with real servers in temporary folders and real processes that are killed.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseEmbeddedPostgres, startEmbeddedPostgres } from '../../src/adapters/postgres/embedded.ts';
import { packagedBinaries } from '../../src/adapters/postgres/embedded-binaries.ts';
import { findServer } from '../../src/adapters/postgres/embedded-server.ts';
import { recordingLog, silentLog } from '../support/log.ts';

const APP = fileURLToPath(new URL('../support/embedded-app.mjs', import.meta.url));
const NOT_ROOT = process.getuid?.() !== 0;
const NEEDS_ROOT = 'not root: only then PostgreSQL runs as somebody else';

const CLUSTERS = '/var/lib/find-insider/clusters';

let folder: string;
let dataDir: string;
const running: { stop(): Promise<void> }[] = [];
const apps: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'embedded-'));
  await chmod(folder, 0o755);
  dataDir = path.join(folder, 'data');
});

afterEach(async () => {
  for (const app of apps.splice(0)) await killHard(app);
  for (const server of running.splice(0)) await server.stop();
  await eraseEmbeddedPostgres({ dataDir, log: silentLog }).catch(() => {});
  await rm(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one run to the next', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('speaks UTF-8 and UTC, sorts the same everywhere, and keeps itself and its password to this machine', async () => {
    const { url } = await start();
    expect(
      await query(
        url,
        `select pg_encoding_to_char(encoding) as encoding, datlocale, current_setting('TimeZone') as zone,
           current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets
         from pg_database where datname = 'find_insider'`,
      ),
    ).toEqual([{ encoding: 'UTF8', datlocale: 'C.UTF-8', zone: 'UTC', address: '127.0.0.1', sockets: '' }]);
    const { mode } = await stat(path.join(dataDir, 'postgres', 'password'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('can be stopped twice, and while connections are open', async () => {
    const server = await start();
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    await Promise.all([server.stop(), server.stop()]);
    expect(await findServer(clusterOf(dataDir))).toBeUndefined();
  });

  it('starts with a space in the name of its folder', async () => {
    dataDir = path.join(folder, 'my data');
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says why it did not start, in the server’s own words', async () => {
    const failing = startEmbeddedPostgres({
      dataDir,
      log: silentLog,
      postgresFlags: ['-c', 'no_such_setting=1'],
    });
    await expect(failing).rejects.toThrow(/did not start.*no_such_setting/s);
  });
});

describe('the embedded PostgreSQL and a second app', () => {
  it('refuses the second on the same data folder, and the first goes on', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/already running with the data folder .*data\. Stop it first/);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets one through when two start in the same moment on an empty folder', async () => {
    const outcomes = await Promise.allSettled([runApp(), runApp()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = outcomes.find((outcome) => outcome.status === 'fulfilled');
    const loser = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(String(loser!.reason)).toContain('already running');
    expect(await query(winner!.value.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not erased while an app uses it', async () => {
    const { url } = await start();
    await expect(eraseEmbeddedPostgres({ dataDir, log: silentLog })).rejects.toThrow('already running');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the embedded PostgreSQL and signals', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'lets the app finish its work on %s, then stops',
    async (signal) => {
      const { app } = await runApp();
      // To the whole process group, as a terminal does on Ctrl-C.
      process.kill(-app.pid!, signal);
      expect(await once(app, 'exit')).toEqual([0, null]);
      expect(await findServer(clusterOf(dataDir))).toBeUndefined();
      expect(await query((await start()).url, 'select pid from drained')).toEqual([{ pid: app.pid }]);
    },
  );

  it('starts again after the app was killed hard, with its data', async () => {
    const { app, url } = await runApp();
    await query(url, 'create table kept as select 42 as answer');
    await killHard(app);
    const log = recordingLog();
    const again = await start({ log });
    expect(log.lines.map(({ text }) => text)).toEqual([
      'Stopped a PostgreSQL that an earlier run had left behind.',
    ]);
    expect(await query(again.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is erased after the app was killed hard, its server included', async () => {
    const { app, url } = await runApp();
    await killHard(app);
    await eraseEmbeddedPostgres({ dataDir, log: silentLog });
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it.each([
    ['nobody has', () => 2 ** 22 + 1],
    ['another program has now', () => process.pid],
  ])('is not blocked by a process file with a number that %s', async (_case, pid) => {
    await (await start()).stop();
    const file = path.join(clusterOf(dataDir), 'postmaster.pid');
    await writeFile(file, `${pid()}\n${clusterOf(dataDir)}\n1\n5432\n\n127.0.0.1\n\nready\n`, {
      mode: 0o644,
    });
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readFile(file, 'utf8')).not.toContain(`${pid()}\n`);
  });
});

describe('the embedded PostgreSQL in folders that others cannot enter', () => {
  it('runs its programs from a copy when they are out of reach, and uses the copy again', async ({
    skip,
  }) => {
    skip(NOT_ROOT, NEEDS_ROOT);
    const source = await packagedBinaries();
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await cp(source.folder, path.join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    // As after an installation under umask 077.
    await promisify(execFile)('chmod', ['-R', 'go=', closed]);
    const copies = path.join(folder, 'copies');
    const binaries = { folder: path.join(closed, 'native'), version: 'test', copyTo: [copies] };
    await (await start({ binaries })).stop();
    const copied = await stat(path.join(copies, 'postgres-test'));
    expect(await query((await start({ binaries })).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(path.join(copies, 'postgres-test'))).ctimeMs).toBe(copied.ctimeMs);
  });

  it('takes no programs from a folder that somebody else may write', async ({ skip }) => {
    skip(NOT_ROOT, NEEDS_ROOT);
    const closed = path.join(folder, 'closed');
    await mkdir(path.join(closed, 'native', 'bin'), { recursive: true });
    await chmod(closed, 0o700);
    const shared = path.join(folder, 'shared');
    await mkdir(path.join(shared, 'postgres-test', 'bin'), { recursive: true });
    await chmod(shared, 0o777);
    const binaries = { folder: path.join(closed, 'native'), version: 'test', copyTo: [shared] };
    await expect(start({ binaries })).rejects.toThrow(
      `that user may not enter ${closed}. A copy in ${shared}`,
    );
  });

  it('opens its own data folder for passing, not for looking', async ({ skip }) => {
    skip(NOT_ROOT, NEEDS_ROOT);
    await mkdir(dataDir, { mode: 0o700 });
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
  });
});

describe('the embedded PostgreSQL of root below a folder that others cannot enter', () => {
  let closed: string;
  let away: string;

  beforeEach(async ({ skip }) => {
    skip(NOT_ROOT, NEEDS_ROOT);
    closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    dataDir = path.join(closed, 'data');
    away = path.join(CLUSTERS, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
    return async () => {
      // Only when nothing else is there: somebody may use the app on this machine.
      for (const empty of [CLUSTERS, path.dirname(CLUSTERS)]) await rmdir(empty).catch(() => {});
    };
  });

  it('lives below /var/lib, says so in a note and the log, and keeps its data from one run to the next', async () => {
    const log = recordingLog();
    const first = await start({ log });
    await query(first.url, 'create table kept as select 42 as answer');
    expect(log.lines.map(({ level, text }) => [level, text])).toEqual([
      ['info', `The database is in ${away}: PostgreSQL's user may not enter the data folder.`],
    ]);
    expect(await readFile(noteIn(dataDir), 'utf8')).toContain(`\n${away}\n`);
    expect((await stat(path.join(away, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(away)).mode & 0o777).toBe(0o700);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    await expect(start()).rejects.toThrow('already running with the data folder');
    await first.stop();
    expect(await query((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('stays there when the folder is opened later', async () => {
    await (await start()).stop();
    await chmod(closed, 0o755);
    await start();
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
    expect(await findServer(path.join(away, 'cluster'))).toBeDefined();
  });

  it('drains and stops on Ctrl-C, and starts again after a hard kill, with its data', async () => {
    const first = await runApp();
    process.kill(-first.app.pid!, 'SIGINT');
    expect(await once(first.app, 'exit')).toEqual([0, null]);
    expect(await findServer(path.join(away, 'cluster'))).toBeUndefined();
    await killHard((await runApp()).app);
    const log = recordingLog();
    const again = await start({ log });
    expect(log.lines[0]!.text).toBe('Stopped a PostgreSQL that an earlier run had left behind.');
    expect(await query(again.url, 'select pid from drained')).toEqual([{ pid: first.app.pid }]);
  });

  it('is erased with its note and a server left behind, even when the data folder is gone', async () => {
    const { app, url } = await runApp();
    await expect(eraseEmbeddedPostgres({ dataDir, log: silentLog })).rejects.toThrow('already running');
    await killHard(app);
    await eraseEmbeddedPostgres({ dataDir, log: silentLog });
    expect([existsSync(away), existsSync(noteIn(dataDir))]).toEqual([false, false]);
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');

    await (await start()).stop();
    await rm(dataDir, { recursive: true });
    await eraseEmbeddedPostgres({ dataDir, log: silentLog });
    expect(existsSync(away)).toBe(false);
  });

  it('does not begin with an empty one when the data folder was moved', async () => {
    await (await start()).stop();
    const moved = path.join(folder, 'moved');
    await rename(dataDir, moved);
    await expect(start({ dataDir: moved })).rejects.toThrow(`Move it from there to ${moved}/postgres`);
    await rename(moved, dataDir);
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not begin with an empty one when its folder was closed later, and says what to do', async () => {
    await chmod(closed, 0o755);
    await (await start()).stop();
    await chmod(closed, 0o700);
    await expect(start()).rejects.toThrow(`that user may not enter ${closed}. Set DATA_DIR to a folder`);
    expect(existsSync(away)).toBe(false);
    await chmod(closed, 0o755);
  });
});

async function start(options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) {
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, ...options });
  running.push(server);
  return server;
}

/** The app in a process of its own, when it runs; rejects with what it wrote when it did not come to that. */
async function runApp(): Promise<{ app: ChildProcess; url: string }> {
  const app = spawn(process.execPath, [APP, dataDir], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  apps.push(app);
  let complaints = '';
  app.stderr.on('data', (text) => {
    complaints += text;
  });
  for await (const line of createInterface(app.stdout)) return { app, ...JSON.parse(line) };
  throw new Error(complaints);
}

async function killHard(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  app.kill('SIGKILL');
  await once(app, 'exit');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function noteIn(data: string): string {
  return path.join(data, 'WHERE-THE-DATABASE-IS.txt');
}

function clusterOf(data: string): string {
  return path.join(data, 'postgres', 'cluster');
}
