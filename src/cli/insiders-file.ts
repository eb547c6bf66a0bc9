// An organizer's spreadsheet as candidates. What can't be used is reported by line and left out; only a file that is
// unusable as a whole is a failure.

import { IANAZone } from 'luxon';
import { cleanLine, shorten } from '../core/clean-text.ts';
import type { Candidate } from '../core/model.ts';
import { readZone } from '../core/time-zones.ts';
import { readSheet, type Sheet, UnusableFile } from './read-sheet.ts';

/** `id`: as in the file, or the row number. */
export type FileInsider = { id: string; candidate: Candidate };
export type InsidersFile = { insiders: FileInsider[]; reports: string[] };

type Field = keyof typeof NAMES;
type Fields = Partial<Record<Field, unknown>>;

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

/** Throws `UnusableFile` when the file cannot be read, or holds no insider at all. */
export function readInsiders(path: string): InsidersFile {
  const sheet = readSheet(path);
  const { columns, rows } = sheet;
  if (columns.length > 0 && !columns.some((name) => fieldOf(name) === 'title')) {
    throw new UnusableFile(
      `${path} has no column for the title. It has: ${shown(columns.join(', '))}. Known are: ${KNOWN}.`,
    );
  }
  const reports = repeated(sheet);
  const seen = new Set<string>();
  const insiders: FileInsider[] = [];
  for (const [index, { where, cells, over }] of rows.entries()) {
    const fields = fieldsOf(cells);
    const id = textOf(fields.id) || String(index + 1);
    const title = textOf(fields.title);
    const problem = !title ? 'has no title' : seen.has(id) ? `repeats the id ${shown(id)}` : null;
    if (over > 0)
      reports.push(`${where} has ${columns.length + over} cells for ${columns.length} columns; ${OVER}`);
    if (problem) {
      reports.push(`${where} ${problem}; left out.`);
      continue;
    }
    seen.add(id);
    reports.push(...unread(fields).map((what) => `${where} has ${what}; read without.`));
    insiders.push({ id, candidate: candidateOf(insiders.length, title, fields) });
  }
  if (insiders.length === 0) {
    throw new UnusableFile(
      `${path} has no insider in it: it needs the column "title", and a row for each person.`,
    );
  }
  return { insiders, reports };
}

const OVER = 'what is over is not read. A cell that holds a separator needs quotes around it.';

/** What a row says of years and time zone that means none. */
function unread({ years, timezone }: Fields): string[] {
  const found: string[] = [];
  if (textOf(years) && yearsOf(years) === null) {
    found.push(`the years "${shown(textOf(years))}", which is no number from 0 to ${YEARS_MAX}`);
  }
  if (textOf(timezone) && zoneOf(timezone) === null) {
    found.push(`the time zone "${shown(textOf(timezone))}", which is not one such as Europe/Berlin`);
  }
  return found;
}

/** Of several columns for one field the best name counts, then the first. */
function fieldsOf(cells: readonly [string, unknown][]): Fields {
  const fields: Fields = {};
  const ranks: Partial<Record<Field, number>> = {};
  for (const [name, value] of cells) {
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
function repeated({ header, columns }: Sheet): string[] {
  // Entries of JSON differ in their names, and none says one twice.
  if (!header) return [];
  const keys = columns.map(keyOf);
  return columns
    .filter((name, index) => fieldOf(name) && keys.indexOf(keyOf(name)) < index)
    .map((name) => `${header} has the column "${shown(name)}" twice; the first is read.`);
}

const shown = (text: string): string => shorten(cleanLine(text), 200);

function candidateOf(index: number, title: string, fields: Fields): Candidate {
  // In file order, so that ties stay in it.
  const memberId = String(index).padStart(9, '0');
  return {
    insider: {
      memberId,
      title,
      employer: textOf(fields.company) || null,
      industry: textOf(fields.industry),
      years: yearsOf(fields.years) ?? 0,
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
      timeZone: zoneOf(fields.timezone),
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

/** As the bot's own form takes them. */
const YEARS_MAX = 70;

function yearsOf(value: unknown): number | null {
  const years = Number.parseFloat(textOf(value));
  return years >= 0 && years <= YEARS_MAX ? years : null;
}

function zoneOf(value: unknown): string | null {
  const text = textOf(value);
  const known = ZONES.get(text);
  if (known !== undefined) return known;
  const zone = IANAZone.create(text).isValid ? text : readZone(text);
  ZONES.set(text, zone);
  return zone;
}

/** Read already: reading one takes milliseconds, and many people share theirs. */
const ZONES = new Map<string, string | null>();

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Commas part a list as in the bot's own form, but not where something else does: "Partner, Tax; Auditor". */
function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value.map(textOf) : split(textOf(value));
  return items.map((item) => item.trim()).filter(Boolean);
}

const split = (text: string): string[] => text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ',');
