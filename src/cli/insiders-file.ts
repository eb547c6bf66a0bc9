// An organizer's spreadsheet as candidates: CSV (comma, semicolon or tab) or JSON. What can't be used is reported by
// line and left out; only a file that is unusable as a whole is a failure.

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Candidate } from '../core/model.ts';

/** `id`: as in the file, or the row number. `line`: where it begins. */
export type FileInsider = { id: string; candidate: Candidate };
export type InsidersFile = { insiders: FileInsider[]; reports: string[] };

/** A sentence that says what to do. */
export class UnusableFile extends Error {}

type Row = { line: number; fields: Record<string, unknown> };

/** Reads `.json` or `.csv`. Throws `UnusableFile` when it cannot be read, or holds no insider at all. */
export function readInsiders(path: string): InsidersFile {
  const ending = extname(path).toLowerCase();
  if (ending !== '.json' && ending !== '.csv') {
    throw new UnusableFile(`${path} must end in .csv or .json.`);
  }
  const text = readText(path);
  const rows = ending === '.json' ? jsonRows(text, path) : csvRows(text, path);
  const reports: string[] = [];
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

function jsonRows(text: string, path: string): Row[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UnusableFile(`${path} is not valid JSON.`);
  }
  if (!Array.isArray(data)) throw new UnusableFile(`${path} must hold a JSON array of people.`);
  return data.map((entry: unknown, index) => ({
    line: index + 1,
    fields: typeof entry === 'object' && entry !== null ? normalised(Object.entries(entry)) : {},
  }));
}

function csvRows(text: string, path: string): Row[] {
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
    return body.map(({ record, info }) => ({
      line: info.lines,
      fields: normalised(names.map((name, index) => [name, record[index] ?? ''])),
    }));
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

/** Header names in any case, spaces (and underscores) ignored. */
function normalised(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([name, value]) => [name.toLowerCase().replace(/[\s_]/g, ''), value]),
  );
}

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
      pastRoles: listOf(fields.pastroles),
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
