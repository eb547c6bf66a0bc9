// Words such as "agent" or "technician" name a role when they stand alone, and behind another word mostly none of ours.

import type { Span } from './find-roles.ts';
import { keyOf, type Word } from './read-title.ts';
import type { Meaning, RoleGraph } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { KINDS } from './words.ts';

/** "Farm agent" sells no houses: behind a word of another field, a bare kind of worker tells no role. */
export function isElsewhere(
  graph: RoleGraph,
  meanings: readonly Meaning[],
  words: readonly Word[],
  start: number,
  end: number,
): boolean {
  const [head] = words.slice(start, end);
  if (!head || end - start > 1 || !(BARE.has(head.word) || OFFICE.has(head.word))) return false;
  const before = words.slice(0, start);
  // A parish administrator does office work; one of databases does not.
  if (OFFICE.has(head.word) && !before.some((_, i) => graph.meanings(keyOf(before.slice(i))).length > 0))
    return false;
  return before.some(
    ({ word, part, group }) =>
      part === head.part &&
      group === head.group &&
      saysSomething(word) &&
      !meanings.some(({ roleId }) => graph.vocabulary(roleId).has(word)),
  );
}

const OFFICE = new Set(['administrator', 'secretary']);
const BARE = new Set([
  ...[...KINDS].filter((kind) => !OFFICE.has(kind)),
  ...'worker tester fitter controller counselor investigator scientist steward stylist executive president owner'.split(
    ' ',
  ),
]);

/** "CNC machinist / programmer" writes no software: behind a clear title, a bare kind of worker is of the same field. */
export function withoutKinds(persons: readonly Span[]): Span[] {
  const isBare = ({ words }: Span) =>
    words.every(({ word }) => VAGUE_KINDS.has(word) || !saysSomething(word));
  return persons.filter((span, i) => i === 0 || !isBare(span) || persons.every(isBare));
}

const VAGUE_KINDS = new Set([
  'engineer',
  'analyst',
  'consultant',
  'technician',
  'agent',
  'advisor',
  'administrator',
  'clerk',
  'operator',
  'planner',
  'inspector',
  'programmer',
  'keeper',
  'maker',
  'surveyor',
  'researcher',
  'scientist',
  'driver',
  'climber',
  'runner',
]);
