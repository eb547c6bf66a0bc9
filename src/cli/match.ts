// `insider match`: ranks the people of a file for one ask or many, with the bot's own matching. Needs no database.
// Scripts rely on its formats and exit codes: 0 also when nobody fits or a line was left out, 2 for wrong usage or input,
// 1 for a fault.

import { roleGraphWith } from '../adapters/roles/deployment-roles.ts';
import { UnusableRoles } from '../adapters/roles/input.ts';
import { readRolesFile } from '../adapters/roles/roles-file.ts';
import { cleanLine, shorten } from '../core/clean-text.ts';
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

type Result = { id: string; title: string; score: number; why: string };
/** `problem`: why this ask was not looked for. */
type Ask = { ask: string; problem?: string };
type Entry = Ask & { results: Result[] };

const ASK_MAX = 1_000;
const CELL_MAX = 80;
const WHY_MAX = 240;
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
    const entries = asks.map((each) => ({ ...each, results: each.problem ? [] : match(each.ask) }));
    process.stdout.write(options.json ? `${JSON.stringify(entries)}\n` : table(entries));
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
      return { ...personOf(ranked, insiders), score: Number(lowest.toFixed(4)), why: whyOf(ranked) };
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

function personOf({ insiderId }: Ranked, insiders: readonly FileInsider[]): Pick<Result, 'id' | 'title'> {
  const found = insiders[Number(insiderId)];
  return { id: found?.id ?? '', title: found?.candidate.insider.title ?? '' };
}

const whyOf = ({ reasons }: Ranked): string => capital(reasons.map(whyForSeeker).join('; '));

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 10)
    throw new UnusableFile('--limit takes a whole number from 1 to 10.');
  return limit;
}

/** One ask, or one per line: a blank line is an ask, too; a final newline adds none. */
function asksOf({ ask, asks }: MatchOptions): Ask[] {
  if ((ask === undefined) === (asks === undefined)) {
    throw new UnusableFile(
      'Say what to look for: either --ask "data scientist" or --asks FILE, one per line.',
    );
  }
  const found = ask !== undefined ? [askOf(ask)] : linesOf(readText(asks ?? '', 'loosely')).map(lineOf);
  const reports = found.flatMap(({ problem }, index) =>
    problem ? `${ask !== undefined ? 'The ask' : `${asks}: line ${index + 1}`} ${problem}` : [],
  );
  if (reports[0] && reports.length === found.length) throw new UnusableFile(reports[0]);
  for (const report of reports) process.stderr.write(`${report}\n`);
  return found;
}

function askOf(ask: string): Ask {
  return ask.length > ASK_MAX
    ? { ask, problem: `is longer than ${ASK_MAX} characters; a few words are enough.` }
    : { ask };
}

const lineOf = (line: string): Ask =>
  line.includes('\uFFFD') ? { ask: line, problem: 'is not UTF-8; save the file as UTF-8.' } : askOf(line);

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** To be read: a line for each person, whatever their cells hold. `--json` has everything as it is. */
function table(entries: readonly Entry[]): string {
  return entries.map((entry) => `${oneLine(entry.ask, ASK_MAX)}\n${rows(entry)}\n`).join('\n');
}

const oneLine = (text: string, max: number): string => shorten(cleanLine(text), max);

function rows({ results, problem }: Entry): string {
  if (problem) return `  Left out: it ${problem}`;
  if (results.length === 0) return '  Nobody fits.';
  const cells = results.map(({ id, title, score, why }) => [
    oneLine(id, CELL_MAX),
    oneLine(title, CELL_MAX),
    score.toFixed(2),
    oneLine(why, WHY_MAX),
  ]);
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
