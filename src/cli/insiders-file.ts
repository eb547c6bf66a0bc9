// An organizer's spreadsheet as candidates: CSV (comma, semicolon or tab) or JSON. What can't be used is reported by
// line and left out; only a file that is unusable as a whole is a failure.

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { cleanLine, shorten } from '../core/clean-text.ts';
import type { Candidate } from '../core/model.ts';

/** `id`: as in the file, or the row number. `line`: where it begins. */
export type FileInsider = { id: string; candidate: Candidate };
export type InsidersFile = { insiders: FileInsider[]; reports: string[] };

/** A sentence that says what to do. */
export class UnusableFile extends Error {}

type Field = keyof typeof NAMES;
type Row = { line: number; fields: Partial<Record<Field, unknown>> };
type Sheet = { columns: string[]; rows: Row[] };

/** What a column may be called, the best name first. Case, spaces, hyphens and underscores do not count. */
const NAMES = {
  id: ['id'],
  title: ['title', 'job title', 'current title', 'role', 'current role', 'position'],
  company: ['company', 'employer', 'organisation', 'organization'],
  industry: ['industry', 'sector'],
  years: ['years', 'years of experience'],
  pastRoles: ['past roles', 'past role', 'previous roles', 'former roles'],
  topics: ['topics', 'topic'],
  timezone: ['timezone'],
};

/** Reads `.json` or `.csv`. Throws `UnusableFile` when it cannot be read, or holds no insider at all. */
export function readInsiders(path: string): InsidersFile {
  const ending = extname(path).toLowerCase();
  if (ending !== '.json' && ending !== '.csv') {
    throw new UnusableFile(`${path} must end in .csv or .json.`);
  }
  const text = readText(path);
  const { columns, rows } = ending === '.json' ? jsonSheet(text, path) : csvSheet(text, path);
  if (columns.length > 0 && !columns.some((name) => fieldOf(name) === 'title')) {
    throw new UnusableFile(
      `${path} has no column for the title. It has: ${shown(columns.join(', '))}. Known are: ${KNOWN}.`,
    );
  }
  const reports = ending === '.csv' ? repeated(columns) : [];
  const seen = new Set<string>();
  const insiders: FileInsider[] = [];
  for (const [index, row] of rows.entries()) {
    const id = textOf(row.fields.id) || String(index + 1);
    const title = textOf(row.fields.title);
    const problem = !title ? 'has no title' : seen.has(id) ? `repeats the id ${id}` : null;
    if (problem) {
      reports.push(`${ending === '.json' ? 'entry' : 'line'} ${row.line} ${problem}; left out.`);
      continue;
    }
    seen.add(id);
    insiders.push({ id, candidate: candidateOf(insiders.length, title, row) });
  }
  if (insiders.length === 0) {
    throw new UnusableFile(
      `${path} has no insider in it: it needs the column "title", and a row for each person.`,
    );
  }
  return { insiders, reports };
}

/** UTF-8, with or without a byte order mark. */
export function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UnusableFile(`${path} is not there. Check the path.`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UnusableFile(`${path} is not UTF-8. Save it as UTF-8 and try again.`);
    throw new UnusableFile(`${path} cannot be read (${code || 'unknown reason'}).`);
  }
}

function jsonSheet(text: string, path: string): Sheet {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UnusableFile(`${path} is not valid JSON.`);
  }
  if (!Array.isArray(data)) throw new UnusableFile(`${path} must hold a JSON array of people.`);
  const entries = data.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? Object.entries(entry) : [],
  );
  return {
    columns: [...new Set(entries.flatMap((entry) => entry.map(([name]) => name)))],
    rows: entries.map((entry, index) => ({ line: index + 1, fields: fieldsOf(entry) })),
  };
}

function csvSheet(text: string, path: string): Sheet {
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      // With `info`, each row comes with where it was; the library's types leave that out.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...body] = rows;
    const names = header?.record ?? [];
    return {
      columns: names,
      rows: body.map(({ record, info }) => ({
        line: info.lines,
        fields: fieldsOf(names.map((name, index) => [name, record[index] ?? ''])),
      })),
    };
  } catch (error) {
    throw new UnusableFile(
      `${path} is not a readable CSV file: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

/** Whichever of the three stands most often in the header. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/** Of several columns for one field the best name counts, then the first. */
function fieldsOf(entries: readonly [string, unknown][]): Row['fields'] {
  const fields: Row['fields'] = {};
  const ranks: Partial<Record<Field, number>> = {};
  for (const [name, value] of entries) {
    const { field, rank } = FIELDS.get(keyOf(name)) ?? {};
    if (!field || rank === undefined || rank >= (ranks[field] ?? Infinity)) continue;
    fields[field] = value;
    ranks[field] = rank;
  }
  return fields;
}

const keyOf = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
const fieldOf = (name: string): Field | undefined => FIELDS.get(keyOf(name))?.field;

const FIELDS = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.map((name, rank) => [keyOf(name), { field: field as Field, rank }] as const),
  ),
);
const KNOWN = Object.values(NAMES)
  .map(([best, ...others]) => (others.length > 0 ? `${best} (or ${others.join(', ')})` : best))
  .join('; ');

/** A word for every known column that is there twice under one name. */
function repeated(columns: readonly string[]): string[] {
  const keys = columns.map(keyOf);
  return columns
    .filter((name, index) => fieldOf(name) && keys.indexOf(keyOf(name)) < index)
    .map((name) => `line 1 has the column "${shown(name)}" twice; the first is read.`);
}

const shown = (text: string): string => shorten(cleanLine(text), 200);

function candidateOf(index: number, title: string, { fields }: Row): Candidate {
  // In file order, so that ties stay in it.
  const memberId = String(index).padStart(9, '0');
  const years = Number.parseFloat(textOf(fields.years));
  return {
    insider: {
      memberId,
      title,
      employer: textOf(fields.company) || null,
      industry: textOf(fields.industry),
      years: Number.isFinite(years) ? Math.max(0, years) : 0,
      pastRoles: listOf(fields.pastRoles),
      topics: listOf(fields.topics),
      placesPerMonth: 1,
      maxMinutes: 30,
      bookingUrl: null,
      shownAs: 'name',
      pausedUntil: null,
      extraPlaces: 0,
      extraMonth: null,
      lastAskedAt: null,
      terms: '',
    },
    member: {
      id: memberId,
      externalId: memberId,
      name: title,
      timeZone: textOf(fields.timezone) || null,
      background: null,
      employer: null,
      avoidsEmployer: false,
      helpedCount: 0,
      leftAt: null,
    },
    yesesByMonth: {},
    unanswered: 0,
    lapsed: 0,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Commas part a list as in the bot's own form, but not where something else does: "Partner, Tax; Auditor". */
function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value.map(textOf) : split(textOf(value));
  return items.map((item) => item.trim()).filter(Boolean);
}

const split = (text: string): string[] => text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ',');
