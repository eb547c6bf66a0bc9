// The judge of the matching: what coaches would have answered, held against what the bot answers.

import { readFileSync } from 'node:fs';
import { createTermIndex, lookupsFor } from '../../src/core/matching/lookups.ts';
import { rank, seekFor } from '../../src/core/matching/rank.ts';
import type { RoleGraph } from '../../src/core/matching/role-graph.ts';
import { asking, candidate, NOW } from '../core/matching/people.ts';

type Person = {
  id: string;
  title: string;
  company?: string;
  industry?: string;
  pastRoles?: string[];
  topics?: string[];
};
/** `right`: of the kind asked for. `fine`: acceptable among the first three. Both empty: nobody fits. */
type Case = { ask: string; kind: string; right: string[]; fine: string[] };

export type Verdict = Case & {
  shown: string[];
  /** The first one is right; null when nobody fits. */
  first: boolean | null;
  /** Acceptable ÷ shown among the first three; nobody shown counts 0. Null when nobody fits. */
  three: number | null;
  /** Nobody fits, and nobody is shown. */
  quiet: boolean | null;
};

export const SETS = [
  'coach-a',
  'coach-b',
  'coach-c',
  'coach-d',
  'coach-e',
  'coach-f',
  'coach-g',
  'coach-h',
  'coach-i',
  'coach-j',
  'coach-k',
  'coach-l',
  'coach-m',
  'coach-n',
  'coach-o',
  'coach-p',
  'coach-q',
  'coach-r',
  'coach-s',
  'coach-u',
  'coach-v',
  'coach-w',
  'coach-x',
] as const;

/** Asks everything of one set. */
export function judge(graph: RoleGraph, set: (typeof SETS)[number]): Verdict[] {
  const read = <T>(file: string): T =>
    JSON.parse(readFileSync(new URL(`./${set}/${file}.json`, import.meta.url), 'utf8')) as T;
  const people = read<Person[]>('people');
  const candidates = people.map(({ id, title, company, industry, pastRoles, topics }) =>
    candidate(id, title, {
      insider: {
        employer: company ?? null,
        industry: industry ?? '',
        pastRoles: pastRoles ?? [],
        topics: topics ?? [],
      },
    }),
  );
  const find = createTermIndex(candidates, ({ insider }) => insider.terms);
  return read<Case[]>('cases').map((each) => {
    const request = asking(each.ask);
    const found = find(lookupsFor(seekFor(graph, request)));
    const shown = rank(graph, request, found, [], NOW, undefined, 3).map(({ insiderId }) => insiderId);
    const nobody = each.right.length + each.fine.length === 0;
    const fine = new Set([...each.right, ...each.fine]);
    const good = shown.filter((id) => fine.has(id)).length;
    return {
      ...each,
      shown,
      first: nobody ? null : each.right.includes(shown[0] ?? ''),
      three: nobody ? null : good / Math.max(1, shown.length),
      quiet: nobody ? shown.length === 0 : null,
    };
  });
}

/** `first` and `three`: parts of 1, null where nobody fits any ask. */
export type Row = { kind: string; asks: number; first: number | null; three: number | null; quiet: string };

/** By kind, then all. */
export function report(verdicts: readonly Verdict[]): Row[] {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) =>
      row(
        kind,
        verdicts.filter((each) => each.kind === kind),
      ),
    ),
    row('all', verdicts),
  ];
}

function row(kind: string, some: readonly Verdict[]): Row {
  const fitting = some.filter(({ first }) => first !== null);
  const quiet = some.filter((each) => each.quiet !== null);
  const mean = (numbers: number[]) =>
    numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return {
    kind,
    asks: some.length,
    first: mean(fitting.map(({ first }) => Number(first))),
    three: mean(fitting.map(({ three }) => three ?? 0)),
    quiet: quiet.length === 0 ? '' : `${quiet.filter((each) => each.quiet).length}/${quiet.length}`,
  };
}

/** What is not as a coach would have it, in one line each. */
export function misses(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(({ first, three, quiet }) => first === false || (three !== null && three < 1) || quiet === false)
    .map(({ ask, first, shown, right, fine }) => {
      const marks = shown.map((id) => (right.includes(id) ? '+' : fine.includes(id) ? '~' : '-')).join('');
      return `${ask} → ${marks || 'nobody'}${first === false ? ' (first is not right)' : ''}`;
    });
}
