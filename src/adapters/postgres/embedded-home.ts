// Where the cluster lives: in the data folder, or, when the app runs as root in a folder that PostgreSQL's user cannot
// enter (such as a clone below /root), in a folder of its own below /var/lib, with a note about it in the data folder.

import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOutOfReach, openToOthers, type ServerUser, serverUser } from './embedded-user.ts';

/** Not the temporary folder: that one may be emptied at a reboot. */
const CLUSTERS = '/var/lib/find-insider/clusters';

export type Home = {
  /** The data folder's real path. */
  dataDir: string;
  /** The folder of the cluster, its password and its log. May be absent still; the folder above it is there. */
  home: string;
  /** The home is not in the data folder. */
  isAway: boolean;
  user: ServerUser;
};

/**
 * Creates the data folder when absent and answers where its cluster is, or is to be. An existing one stays where it is,
 * whatever can be entered by now. Rejects with the folder's name and what to do when the data folder cannot be written,
 * the server's user cannot enter, or the cluster of a note is gone (a new, empty one would look like lost data).
 */
export async function findHome(folder: string): Promise<Home> {
  const dataDir = await openDataDir(folder);
  const here = path.join(dataDir, 'postgres');
  const away = path.join(CLUSTERS, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const existing = [here, away].find((home) => existsSync(home));
  const user = await serverUser(existing ?? here);

  // The data folder is ours to open (0711: others may pass but see nothing); its parents are not.
  if ((await folderOutOfReach(dataDir, user)) === dataDir) await chmod(dataDir, 0o711);
  const blocked = await folderOutOfReach(path.dirname(existing ?? here), user);
  if (!existing && existsSync(noteIn(dataDir))) throw missing(dataDir, blocked ? away : here);
  if (!blocked) return { dataDir, home: existing ?? here, isAway: existing === away, user };
  if (!existing && (await openToOthers(CLUSTERS, user))) return { dataDir, home: away, isAway: true, user };
  throw new Error(
    `The database cannot reach its folder ${existing ?? here}. The app runs as root, so PostgreSQL runs as the user "postgres", and that user may not enter ${blocked}. Set DATA_DIR to a folder that others may enter (such as /var/lib/find-insider), run "chmod o+x ${blocked}", start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Leaves a note in the data folder when the cluster is elsewhere. To be called when the cluster exists. */
export async function leaveNote({ dataDir, home, isAway }: Home): Promise<void> {
  if (!isAway) return removeNote(dataDir);
  const text = `The database of this data folder is in

${home}

because Find-Insider was started as root, PostgreSQL then runs as the user "postgres",
and that user may not enter ${dataDir}.

Back up that folder together with this one. Deleting this folder does not delete the database:
start with --fresh instead, or delete both. If you move this folder, the next start says what to do.
`;
  await writeFile(noteIn(dataDir), text);
}

export async function removeNote(dataDir: string): Promise<void> {
  await rm(noteIn(dataDir), { force: true });
}

function noteIn(dataDir: string): string {
  return path.join(dataDir, 'WHERE-THE-DATABASE-IS.txt');
}

function missing(dataDir: string, expected: string): Error {
  return new Error(
    `The database of ${dataDir} is missing: the data folder or the database was moved or deleted. ${noteIn(dataDir)} says where it was. Move it from there to ${expected} to go on with it, or delete that note to begin with an empty one.`,
  );
}

async function openDataDir(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (error) {
    throw new Error(
      `The data folder ${path.resolve(folder)} cannot be written (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder where this user may write.`,
    );
  }
}
