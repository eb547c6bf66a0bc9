// As whom PostgreSQL runs, and which folders it can enter. It refuses to run as root: then it runs as the system
// user `postgres`, who may not enter every folder that root can.

import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** Undefined: as whoever runs the app. */
export type ServerUser = { uid: number; gid: number } | undefined;

const run = promisify(execFile);

/** Not root: as we are. Root: the owner of an existing cluster, else the user `postgres`, created when absent. */
export async function serverUser(home: string): Promise<ServerUser> {
  const uid = process.getuid?.();
  const owner = await stat(home).catch(() => undefined);
  if (uid !== 0) {
    if (uid === undefined || !owner || owner.uid === uid) return undefined;
    throw new Error(
      `The database in ${home} belongs to another user of this machine. Start as that user, or set DATA_DIR to a folder of your own.`,
    );
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await idOfPostgres();
  if (known) return known;
  // The group may be there already.
  await run('groupadd', ['--system', 'postgres']).catch(() => {});
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch((error) => {
    throw new Error(
      `PostgreSQL refuses to run as root, and a system user "postgres" could not be created (${error.message.trim()}). Create that user, start as an ordinary user, or set DATABASE_URL.`,
    );
  });
  return idOfPostgres();
}

async function idOfPostgres(): Promise<ServerUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** The first folder on the way (the folder itself included) that the user may not enter. Asks the system, as that user. */
export async function folderOutOfReach(folder: string, user: ServerUser): Promise<string | undefined> {
  if (!user) return undefined;
  const way = [folder];
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) way.unshift(path.dirname(at));
  const script = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 0; }; done';
  const asUser = { ...user, cwd: '/' };
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', ...way], asUser).catch((error) => {
    throw new Error(
      `PostgreSQL refuses to run as root, and no program can be started as another user here (${error.code}). Start as an ordinary user, or set DATABASE_URL.`,
    );
  });
  return stdout || undefined;
}

/** Creates a folder that others may enter. False when it cannot be had, or somebody else may write there. */
export async function openToOthers(place: string, user: ServerUser): Promise<boolean> {
  try {
    const created = await mkdir(place, { recursive: true });
    // Not left to the umask, which closes new folders on many a careful host.
    for (let at = place; created && at.startsWith(created); at = path.dirname(at)) await chmod(at, 0o755);
    const { uid, mode } = await stat(place);
    // In a shared folder such as /tmp somebody else may have been here first, with files of their own.
    return uid === 0 && (mode & 0o022) === 0 && !(await folderOutOfReach(place, user));
  } catch {
    return false;
  }
}

/**
 * Runs one of PostgreSQL's programs as that user, with its output at the end of the log. Rejects with its last words.
 * A file and not a pipe: the server that `pg_ctl` leaves behind keeps the other end of it.
 */
export async function runLogged(file: string, args: string[], log: string, user: ServerUser): Promise<void> {
  const output = await open(log, 'a', 0o600);
  try {
    const { size: before } = await output.stat();
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(file, args, {
        ...user,
        ...surroundings(log),
        stdio: ['ignore', output.fd, output.fd],
      });
      child.once('error', reject).once('exit', resolve);
    });
    if (code === 0) return;
    const said = (await readFile(log))
      .subarray(before)
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(-8)
      .join('\n');
    throw new Error(`${path.basename(file)} ended with code ${code} and said:\n${said}`);
  } finally {
    await output.close();
  }
}

/**
 * No PG… or LC_… variable of the user may reach the server, and the folder they work in may be out of its reach.
 * Windows programs need their environment; there a console of its own keeps Ctrl-C away.
 */
function surroundings(log: string): object {
  const cwd = path.dirname(log);
  if (process.platform === 'win32') return { cwd, detached: true, windowsHide: true };
  return { cwd, env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
}
