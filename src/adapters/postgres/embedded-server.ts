// Starting, finding and stopping the server process of one cluster, with PostgreSQL's own `pg_ctl`. It puts the
// server into a session of its own: Ctrl-C in the terminal reaches the app only, which stops the server last.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './embedded-binaries.ts';
import { runLogged, type ServerUser } from './embedded-user.ts';

export type Server = { pid: number; port: number };
type Cluster = { home: string; cluster: string; user: ServerUser; binaries: Binaries };

const SETTINGS = {
  // Only this machine, and no socket files: their folder may be out of the server's reach.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log keeps what the server says about itself, not what members wrote (failed statements and their values).
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Starts the cluster's server and waits up to a minute until it accepts connections. Rejects with its last words. */
export async function launchServer(cluster: Cluster, flags: string[]): Promise<Server> {
  const serverLog = path.join(cluster.home, 'server.log');
  if (existsSync(serverLog)) await rename(serverLog, `${serverLog}.old`); // Two runs are kept.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const options = [...settings, ...flags].join(' ');
    try {
      await pgCtl(cluster, ['start', '-w', '-t', '60', '-o', options]);
    } catch (error) {
      // Somebody else took the port in between.
      if (attempt < 3 && String(error).includes('could not bind')) continue;
      throw error;
    }
    const server = await findServer(cluster.cluster);
    if (!server) throw new Error(`It stopped right after its start; see ${serverLog}.`);
    return server;
  }
}

/** Fast shutdown: cuts connections, loses nothing. After 30 s without success the hard way, which loses nothing either. */
export async function stopServer(cluster: Cluster, server: Server): Promise<void> {
  const running = await findServer(cluster.cluster);
  if (running?.pid !== server.pid) return;
  try {
    await pgCtl(cluster, ['stop', '-w', '-t', '30', '-m', 'fast']);
  } catch (error) {
    if (!(await findServer(cluster.cluster))) return;
    await pgCtl(cluster, ['stop', '-w', '-t', '10', '-m', 'immediate']).catch(() => {
      throw error;
    });
  }
}

/**
 * The server that runs on this cluster, by the file it leaves there. A file whose process is gone is PostgreSQL's own
 * business; one whose number now belongs to another program (usual in containers) would block it and is removed.
 */
export async function findServer(cluster: string): Promise<Server | undefined> {
  const file = path.join(cluster, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  // Line 1 is the process, line 4 the port; see "postmaster.pid" in PostgreSQL's manual, "Database File Layout".
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!isAlive(pid)) return undefined;
  if (isPostgres(await commandOf(pid), cluster)) return { pid, port };
  await rm(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgres(command: string, cluster: string): boolean {
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(cluster));
}

/** The command line of a process (on Windows only its program); empty when it cannot be told. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [file, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-ww', '-p', String(pid), '-o', 'command=']];
  return promisify(execFile)(file as string, args as string[]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

function pgCtl(cluster: Cluster, args: string[]): Promise<void> {
  const all = ['--silent', '--pgdata', cluster.cluster, ...args];
  return runLogged(cluster.binaries.pgCtl, all, path.join(cluster.home, 'server.log'), cluster.user);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string')
    throw new Error('No free port was found on 127.0.0.1.');
  return address.port;
}
