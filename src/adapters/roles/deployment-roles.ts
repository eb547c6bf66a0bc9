// What a deployment imported: one file per taxonomy in DATA_DIR/roles, each as it came. It is put under ours anew at
// every start, so that removing the file undoes the import.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ourGraph, ourRoles } from '../../core/matching/our-graph.ts';
import { buildRoleGraph, type RoleGraph, type RoleSource } from '../../core/matching/role-graph.ts';
import { namesOf } from '../../core/matching/role-names.ts';
import { TERMS_FORMAT } from '../../core/matching/terms.ts';
import { ESCO_FILE, importEsco } from './import-esco.ts';
import { importOnet, ONET_FILES } from './import-onet.ts';
import { type Imported, UnusableRoles } from './input.ts';
import { mergeSource } from './merge-source.ts';
import { type RolesFile, readImported } from './roles-file.ts';

/** What is shown of an import. */
export type RolesSummary = Pick<RolesFile, 'source' | 'title' | 'licence' | 'importedAt' | 'hash'> & {
  roles: number;
  names: number;
};

type Report = (sentence: string) => void;

const TAXONOMIES: Readonly<Record<string, { title: string; licence: string }>> = {
  onet: {
    title: 'O*NET',
    licence:
      'This uses the O*NET® database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA.',
  },
  esco: { title: 'ESCO', licence: 'This uses the ESCO classification of the European Commission.' },
};

const folderOf = (dataDir: string) => join(dataDir, 'roles');
const fileOf = (source: string, dataDir: string) => join(folderOf(dataDir), `${source}.json`);

/** From a folder with O*NET's or ESCO's files, or ESCO's CSV itself. Throws `UnusableRoles`. */
export function importRoles(
  path: string,
  dataDir: string,
  now: Date,
): { summary: RolesSummary; reports: string[] } {
  const { source, reports, files } = readTaxonomy(path);
  if (source.roles.length === 0) {
    throw new UnusableRoles(`${path} has no occupation in it that can be used. ${reports[0] ?? ''}`.trim());
  }
  const { title = source.source, licence = '' } = TAXONOMIES[source.source] ?? {};
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const file = {
    source: source.source,
    title,
    licence,
    importedAt: now.toISOString(),
    hash: hash.digest('hex'),
  };
  write({ ...file, roles: source.roles } as RolesFile, dataDir);
  return { summary: summaryOf({ ...file, roles: source.roles } as RolesFile), reports };
}

function readTaxonomy(path: string): Imported {
  if (!existsSync(path)) throw new UnusableRoles(`${path} is not there. Check the path.`);
  if (!statSync(path).isDirectory()) {
    if (path.toLowerCase().endsWith('.csv')) return importEsco(path);
    throw new UnusableRoles(
      `${path} is no folder: name the folder with O*NET's files, or ESCO's ${ESCO_FILE}.`,
    );
  }
  const isOnet = ONET_FILES.some((file) => existsSync(join(path, file)));
  const isEsco = existsSync(join(path, ESCO_FILE));
  if (isOnet && isEsco)
    throw new UnusableRoles(
      `${path} holds both O*NET's and ESCO's files: put them into folders of their own.`,
    );
  if (isOnet) return importOnet(path);
  if (isEsco) return importEsco(join(path, ESCO_FILE));
  throw new UnusableRoles(
    `${path} holds neither O*NET's files (${ONET_FILES.join(', ')}) nor ESCO's ${ESCO_FILE}.`,
  );
}

/** Written beside and renamed, so that a bot that starts meanwhile reads the old file or the new one. */
function write(file: RolesFile, dataDir: string): void {
  const path = fileOf(file.source, dataDir);
  const beside = `${path}.${process.pid}.tmp`;
  mkdirSync(folderOf(dataDir), { recursive: true });
  try {
    writeFileSync(beside, JSON.stringify(file));
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** The imported sources as they came. A damaged one is reported and left out. */
export function readRoleSources(dataDir: string, report: Report): RoleSource[] {
  return readAll(dataDir, report).map(({ source, roles }) => ({ source, roles }));
}

/** What was imported. A damaged file is reported and left out. */
export function listRoles(dataDir: string, report: Report): RolesSummary[] {
  return readAll(dataDir, report).map(summaryOf);
}

function readAll(dataDir: string, report: Report): RolesFile[] {
  const folder = folderOf(dataDir);
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return found.sort().flatMap((file) => {
    try {
      return [readImported(join(folder, file))];
    } catch (error) {
      if (!(error instanceof UnusableRoles)) throw error;
      const source = file.slice(0, -'.json'.length);
      report(
        `${error.message} Its roles are left out: import them again, or run "insider roles remove ${source}".`,
      );
      return [];
    }
  });
}

/** Whether there was something to remove. A damaged file goes, too. */
export function removeRoles(source: string, dataDir: string): boolean {
  // A name, never a path.
  const path = fileOf(source, dataDir);
  if (!/^[a-z0-9-]+$/.test(source) || !existsSync(path)) return false;
  rmSync(path);
  return true;
}

/** Our graph with what this deployment imported. `report` gets a sentence for each damaged file. */
export function roleGraphFor(dataDir: string, report: Report): RoleGraph {
  return roleGraphWith(readRoleSources(dataDir, report));
}

/** Our graph with these sources under it; an earlier one stands above a later one. */
export function roleGraphWith(imported: readonly RoleSource[]): RoleGraph {
  const sources = [ourRoles()];
  for (const source of imported) {
    const above = sources.length === 1 ? ourGraph() : buildRoleGraph(sources, '');
    sources.push(mergeSource(above, source));
  }
  // Of the merged sources, so that it changes with the rules of merging, too.
  const version = createHash('sha256')
    .update(JSON.stringify([TERMS_FORMAT, sources]))
    .digest('hex')
    .slice(0, 16);
  return sources.length === 1 ? { ...ourGraph(), version } : buildRoleGraph(sources, version);
}

function summaryOf({ source, title, licence, importedAt, hash, roles }: RolesFile): RolesSummary {
  const names = roles.reduce((sum, role) => sum + namesOf(role).length, 0);
  return { source, title, licence, importedAt, hash, roles: roles.length, names };
}
