// ESCO's occupations as roles, from the CSV that its portal hands out. A bad row is reported by line and left out.

import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { RoleEntry } from '../../core/matching/role-graph.ts';
import { type Imported, readUtf8, UnusableRoles, withoutRepeats } from './input.ts';

/** Names in other languages would pass for English ones. */
export const ESCO_FILE = 'occupations_en.csv';

const NEEDED = ['conceptType', 'conceptUri', 'preferredLabel', 'altLabels'];

/** `line`: where the row begins; a label list goes over many. */
type Row = { line: number; cells: string[] };

/** Throws `UnusableRoles` when the file is something else, or no CSV at all. */
export function importEsco(path: string): Imported {
  const [header, ...rows] = readCsv(path);
  const columns = (header?.cells ?? []).map((name) => name.trim());
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new UnusableRoles(
      `${path} is not ESCO's list of occupations: it lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}.`,
    );
  }
  const file = basename(path);
  const reports: string[] = [];
  const roles = new Map<string, RoleEntry>();
  for (const { line, cells } of rows) {
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim();
    const id = /^\S+\/([^\s/]+)\/?$/.exec(cell('conceptUri'))?.[1];
    const name = cell('preferredLabel');
    const leftOut = (problem: string) => reports.push(`${file} line ${line} ${problem}; left out.`);
    if (cells.length !== columns.length) leftOut(`has ${cells.length} columns instead of ${columns.length}`);
    else if (cell('conceptType') !== 'Occupation') continue;
    else if (!id) leftOut(`has "${cell('conceptUri')}" where the address of a concept belongs`);
    else if (!name) leftOut('has no preferredLabel');
    else if (roles.has(id)) leftOut(`repeats the concept ${id}`);
    else {
      const labels = [...bothForms(name), ...labelsIn(cell('altLabels')), ...labelsIn(cell('hiddenLabels'))];
      roles.set(id, { id: `esco:${id}`, name, aka: withoutRepeats(name, labels) });
    }
  }
  return { source: { source: 'esco', roles: [...roles.values()] }, reports, files: [path] };
}

function labelsIn(cell: string): string[] {
  return cell
    .split(/[\r\n]+/)
    .map((label) => label.trim())
    .filter(Boolean)
    .flatMap((label) => [label, ...bothForms(label)]);
}

/** "actor/actress" is what no one person is called. */
function bothForms(label: string): string[] {
  return /^\p{L}+\/\p{L}+$/u.test(label) ? label.split('/') : [];
}

function readCsv(path: string): Row[] {
  const text = readUtf8(path);
  try {
    const rows = parse(text, {
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // With `info`, each row comes with where it ended; the library's types leave that out.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({
      line: info.lines - (record.join().match(/\r\n|\r|\n/g) ?? []).length,
      cells: record,
    }));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    throw new UnusableRoles(`${path} is not a readable CSV file: ${why}.`);
  }
}
