// O*NET's text files as roles. Tab-separated, no quoting; a bad row is reported by file and line and left out.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Imported, readUtf8, UnusableRoles, withoutRepeats } from './input.ts';

const CODE = 'O*NET-SOC Code';
/** The columns that are read. Others may stand between them. */
const COLUMNS = {
  'Occupation Data.txt': [CODE, 'Title'],
  'Alternate Titles.txt': [CODE, 'Alternate Title', 'Short Title'],
  'Sample of Reported Titles.txt': [CODE, 'Reported Job Title'],
  'Related Occupations.txt': [CODE, 'Related O*NET-SOC Code', 'Relatedness Tier'],
} as const;
type OnetFile = keyof typeof COLUMNS;
export const ONET_FILES = Object.keys(COLUMNS) as OnetFile[];

/** How near two occupations are. The supplemental ones are too far apart to answer for each other. */
const TIERS: Readonly<Record<string, number>> = {
  'Primary-Short': 0.7,
  'Primary-Long': 0.6,
  Supplemental: 0,
};

type Row = { where: string; values: string[] };
type Role = { id: string; name: string; aka: string[]; near: Record<string, number> };

/** Throws `UnusableRoles` when a file is missing or is something else. */
export function importOnet(folder: string): Imported {
  const missing = ONET_FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    throw new UnusableRoles(
      `${folder} lacks ${missing.join(', ')}: unpack O*NET's download "Text (tab-delimited)" and name its folder.`,
    );
  }
  const reports: string[] = [];
  const leftOut = (row: Row, problem: string) => reports.push(`${row.where} ${problem}; left out.`);
  const rowsOf = (file: OnetFile) => readRows(folder, file, leftOut);

  const roles = new Map<string, Role>();
  for (const row of rowsOf('Occupation Data.txt')) {
    const [code = '', name = ''] = row.values;
    if (!/^\d\d-\d{4}\.\d\d$/.test(code))
      leftOut(row, `has "${code}" where a code such as 11-1011.00 belongs`);
    else if (!name) leftOut(row, 'has no title');
    else if (roles.has(code)) leftOut(row, `repeats the code ${code}`);
    else roles.set(code, { id: `onet:${code}`, name, aka: [], near: {} });
  }
  for (const file of ['Sample of Reported Titles.txt', 'Alternate Titles.txt'] as const)
    for (const row of rowsOf(file)) {
      const [code = '', title = '', short = ''] = row.values;
      const role = roles.get(code);
      if (!role) leftOut(row, `has the unknown code "${code}"`);
      else if (!title || title === NONE) leftOut(row, 'has no title');
      else role.aka.push(...namesIn(title), ...(short && short !== NONE ? [short] : []));
    }
  for (const row of rowsOf('Related Occupations.txt')) {
    const [code = '', other = '', tier = ''] = row.values;
    const [from, to] = [roles.get(code), roles.get(other)];
    const weight = TIERS[tier];
    if (!from || !to) leftOut(row, `has the unknown code "${from ? other : code}"`);
    else if (weight === undefined) leftOut(row, `has the unknown tier "${tier}"`);
    else if (weight > 0 && from !== to) relate(from, to, weight);
  }
  const all = [...roles.values()].map(({ aka, ...role }) => ({
    ...role,
    aka: withoutRepeats(role.name, aka),
  }));
  return {
    source: { source: 'onet', roles: all },
    reports,
    files: ONET_FILES.map((file) => join(folder, file)),
  };
}

const NONE = 'n/a';

/** "Certified Nurse Aide (CNA)" is two names; in "Qualified Diver (Officer)" the bracket is none by itself. */
function namesIn(title: string): string[] {
  const [, front, bracket] = /^(.+?)\s*\(([^()]+)\)$/.exec(title) ?? [];
  if (!front || !bracket) return [title];
  return /\s|^[^a-z]+$|[A-Z].*[A-Z]/.test(bracket) ? [front, bracket] : [title];
}

/** Each pair once: the graph reads nearness both ways. */
function relate(from: Role, to: Role, weight: number): void {
  if (to.near[from.id] !== undefined) to.near[from.id] = Math.max(weight, to.near[from.id] ?? 0);
  else from.near[to.id] = Math.max(weight, from.near[to.id] ?? 0);
}

/** The values of the file's columns, in the order of `COLUMNS`. */
function readRows(folder: string, file: OnetFile, leftOut: (row: Row, problem: string) => void): Row[] {
  const [header = '', ...lines] = readUtf8(join(folder, file)).split(/\r?\n/);
  const names = header.split('\t').map((name) => name.trim());
  const places = COLUMNS[file].map((name) => names.indexOf(name));
  if (places.includes(-1)) {
    throw new UnusableRoles(
      `${join(folder, file)} is not O*NET's: its first line should name the columns ${COLUMNS[file].join(', ')}.`,
    );
  }
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const cells = line.split('\t');
    const row = {
      where: `${file} line ${i + 2}`,
      values: places.map((place) => (cells[place] ?? '').trim()),
    };
    if (cells.length === names.length) return [row];
    leftOut(row, `has ${cells.length} columns instead of ${names.length}`);
    return [];
  });
}
