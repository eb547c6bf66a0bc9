// `insider match`: ranks the people of a file for one ask or many, with the bot's own matching. Needs no database.
// Scripts rely on its formats and exit codes: 0 also when nobody fits, 2 for wrong usage or input, 1 for a fault.

import { roleGraphWith } from '../adapters/roles/deployment-roles.ts';
import { UnusableRoles } from '../adapters/roles/input.ts';
import { readRolesFile } from '../adapters/roles/roles-file.ts';
import { createTermIndex, lookupsFor } from '../core/matching/lookups.ts';
import { ourGraph } from '../core/matching/our-graph.ts';
import { type Ranked, rank, seekFor } from '../core/matching/rank.ts';
import type { RoleGraph } from '../core/matching/role-graph.ts';
import { termsOf } from '../core/matching/terms.ts';
import { capital, whyForSeeker } from '../core/messages/copy/words.ts';
import type { Candidate } from '../core/model.ts';
import { type FileInsider, readInsiders } from './insiders-file.ts';
import { readText, UnusableFile } from './read-sheet.ts';

export type MatchOptions = {
  insiders?: string;
  ask?: string;
  asks?: string;
  roles?: string;
  json?: boolean;
  limit: string;
};

type Result = { id: string; score: number; why: string };
type Entry = { ask: string; results: Result[] };

const ASK_MAX = 1_000;
const NOW = new Date(0);

export function matchCommand(options: MatchOptions): void {
  try {
    const limit = limitOf(options.limit);
    const asks = asksOf(options);
    if (!options.insiders) throw new UnusableFile('Say whom to rank: --insiders FILE, a .csv or .json file.');
    const { insiders, reports } = readInsiders(options.insiders);
    for (const report of reports) process.stderr.write(`${options.insiders}: ${report}\n`);
    const graph = options.roles ? roleGraphWith([readRolesFile(options.roles)]) : ourGraph();
    const match = matcherFor(graph, insiders, limit);
    const entries = asks.map((ask) => ({ ask, results: match(ask) }));
    process.stdout.write(options.json ? `${JSON.stringify(entries)}\n` : table(entries, insiders));
  } catch (error) {
    if (!(error instanceof UnusableFile || error instanceof UnusableRoles)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** Ranks within what the index finds, so that the time does not grow with everybody there is. */
function matcherFor(
  graph: RoleGraph,
  insiders: readonly FileInsider[],
  limit: number,
): (ask: string) => Result[] {
  const candidates = insiders.map(({ candidate }): Candidate => {
    const { insider } = candidate;
    return { ...candidate, insider: { ...insider, terms: termsOf(graph, insider) } };
  });
  const find = createTermIndex(candidates, ({ insider }) => insider.terms);
  return (ask) => {
    const request = { ...ANYBODY, role: ask };
    const found = find(lookupsFor(seekFor(graph, request)));
    let lowest = 1;
    return rank(graph, request, found, [], NOW, undefined, limit).map((ranked) => {
      // Ties were broken by finer closeness; the score says so and still never rises.
      lowest = Math.min(lowest, ranked.score * (1 - FINE) + ranked.fine * FINE);
      return { id: idOf(ranked, insiders), score: Number(lowest.toFixed(4)), why: whyOf(ranked) };
    });
  };
}

const FINE = 0.02;
const ANYBODY = {
  seekerId: '',
  avoidEmployer: null,
  alreadyAsked: [],
  communityZone: 'UTC',
  background: null,
  hopes: [],
  timeZone: null,
};

const idOf = ({ insiderId }: Ranked, insiders: readonly FileInsider[]): string =>
  insiders[Number(insiderId)]?.id ?? '';

const whyOf = ({ reasons }: Ranked): string => capital(reasons.map(whyForSeeker).join('; '));

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 10)
    throw new UnusableFile('--limit takes a whole number from 1 to 10.');
  return limit;
}

/** One ask, or one per line: a blank line is an ask, too; a final newline adds none. */
function asksOf({ ask, asks }: MatchOptions): string[] {
  if ((ask === undefined) === (asks === undefined)) {
    throw new UnusableFile(
      'Say what to look for: either --ask "data scientist" or --asks FILE, one per line.',
    );
  }
  const lines = ask !== undefined ? [ask] : linesOf(readText(asks ?? ''));
  const long = lines.findIndex((line) => line.length > ASK_MAX);
  if (long >= 0) {
    const where = ask !== undefined ? 'The ask' : `Line ${long + 1} of ${asks}`;
    throw new UnusableFile(`${where} is longer than ${ASK_MAX} characters; a few words are enough.`);
  }
  return lines;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function table(entries: readonly Entry[], insiders: readonly FileInsider[]): string {
  const titles = new Map(insiders.map(({ id, candidate }) => [id, candidate.insider.title]));
  return entries.map(({ ask, results }) => `${ask}\n${rows(results, titles)}\n`).join('\n');
}

function rows(results: readonly Result[], titles: ReadonlyMap<string, string>): string {
  if (results.length === 0) return '  Nobody fits.';
  const cells = results.map(({ id, score, why }) => [id, titles.get(id) ?? '', score.toFixed(2), why]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}
