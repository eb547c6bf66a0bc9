// Clauses that hold two roles without a cue between them: a move, a background before a comma, either of two.

import type { Clause } from './ask-clauses.ts';
import type { Mode } from './ask-cues.ts';
import { type Found, findRoles } from './find-roles.ts';
import { readTitle } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';

export type Read = Clause & Found;

/** "Accountant to data scientist", "leaving teaching for UX": a role on each side, and the second is wanted. */
export function splitAtTo(graph: RoleGraph, clauses: Read[]): void {
  for (const [i, clause] of clauses.entries()) {
    if (clause.mode === 'target') continue;
    const between =
      clause.mode === 'plain' ? /\s(?:to|->|=>|→|>)\s/u : /\s(?:to|for|and now|now|who now|→|->|>)\s/u;
    const [before, ...after] = clause.text.split(between);
    if (
      !before ||
      after.length === 0 ||
      // "From admin assistant to HR" is a move, "an assistant to the CEO" none.
      ((clause.mode === 'plain' || /^(?:an?|the|our|my)\b/u.test(after[0] ?? '')) &&
        /(?:assistant|advis[eo]r|aide|secretary|support|like|love|talk|speak|\b[ep]a)\s*$/u.test(before))
    )
      continue;
    const [left, right] = [
      readClause(graph, before, clause.mode === 'plain' ? 'origin' : clause.mode),
      readClause(graph, after.join(' '), 'target'),
    ];
    // "From the private sector to the civil service": what they come from need not be a role.
    if (right.spans.length > 0 && (left.spans.length > 0 || clause.mode !== 'plain'))
      clauses.splice(i, 1, left, right);
  }
}

/** "Leaving the military, cyber security": where nothing else is wanted, what stands behind the comma is. */
export function splitAtComma(graph: RoleGraph, clauses: Read[]): void {
  const last = clauses.findLastIndex(({ spans }) => spans.length > 0);
  const clause = clauses[last];
  if (!clause || clauses.some(({ mode, spans }) => mode !== 'origin' && spans.length > 0)) return;
  const [, before = '', after = ''] = /^(.+),\s*(?!(?:and|or|an?|then)\b)([^,]+)$/u.exec(clause.text) ?? [];
  const [left, right] = [readClause(graph, before, 'origin'), readClause(graph, after, 'target')];
  if (left.spans.length > 0 && right.spans.length > 0) clauses.splice(last, 1, left, right);
}

const LONGEST_OTHER = 4;

/** "HR or recruiting", "a mechanical or electrical engineer": both are wanted, also where only the second has a head. */
export function splitAtOr(graph: RoleGraph, clauses: Read[]): void {
  for (const [i, clause] of clauses.entries()) {
    const [before = '', after = '', ...more] = clause.text.split(/\s(?:and\/or|or)\s/u);
    if (!after || more.length > 0 || clause.mode === 'origin' || before.includes(',')) continue;
    if (after.trim().split(/\s+/).length > LONGEST_OTHER) continue;
    const right = readClause(graph, after, clause.mode);
    let left = readClause(graph, before, clause.mode);
    const head = /\p{L}+(?=\s*$)/u.exec(after.replace(/[^\p{L}\s].*$/u, ''))?.[0];
    if (left.spans.length === 0 && head) left = readClause(graph, `${before} ${head}`, clause.mode);
    if (left.spans.length > 0 && right.spans.length > 0) clauses.splice(i, 1, left, right);
  }
}

export function readClause(graph: RoleGraph, text: string, mode: Mode): Read {
  return { mode, text, ...findRoles(graph, readTitle(text)) };
}
