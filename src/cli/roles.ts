// `insider roles`: brings a taxonomy of occupations in, shows what was brought in, and takes it out again. Exits with
// 0, or with 2 and a sentence when the input is of no use.

import {
  importRoles,
  listRoles,
  type RolesSummary,
  removeRoles,
} from '../adapters/roles/deployment-roles.ts';
import { UnusableRoles } from '../adapters/roles/input.ts';
import { parseConfig, readEnvironment } from '../config.ts';

const SHOWN_ROWS = 20;
const AT_NEXT_START = 'A running bot takes this in at its next start.';

export function importRolesCommand(path: string): void {
  run((dataDir) => {
    const { summary, reports } = importRoles(path, dataDir, new Date());
    for (const report of reports.slice(0, SHOWN_ROWS)) warn(report);
    if (reports.length > SHOWN_ROWS) warn(`and ${reports.length - SHOWN_ROWS} more`);
    const { title, roles, names, licence } = summary;
    say(`Imported ${title}: ${roles} roles with ${names} names.`, licence, AT_NEXT_START);
  });
}

export function listRolesCommand(): void {
  run((dataDir) => {
    const found = listRoles(dataDir, warn);
    if (found.length === 0) say('Nothing is imported. `insider roles import FOLDER` takes in O*NET or ESCO.');
    else say(...tableOf(found), '', ...found.map(({ licence }) => licence));
  });
}

export function removeRolesCommand(source: string): void {
  run((dataDir) => {
    if (!removeRoles(source, dataDir))
      throw new UnusableRoles(`${source} is not imported. \`insider roles list\` shows what is.`);
    say(`Removed ${source}.`, AT_NEXT_START);
  });
}

function tableOf(found: readonly RolesSummary[]): string[] {
  const rows = [
    ['source', 'title', 'roles', 'names', 'imported', 'hash'],
    ...found.map(({ source, title, roles, names, importedAt, hash }) => [
      source,
      title,
      String(roles),
      String(names),
      importedAt.slice(0, 10),
      hash.slice(0, 12),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function run(work: (dataDir: string) => void): void {
  try {
    const parsed = parseConfig(readEnvironment());
    if (!parsed.ok) throw new UnusableRoles(`The settings need a change: ${parsed.problems.join(' ')}`);
    work(parsed.config.dataDir);
  } catch (error) {
    if (!(error instanceof UnusableRoles)) throw error;
    warn(error.message);
    process.exitCode = 2;
  }
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
