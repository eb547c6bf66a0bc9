// How close two roles of a graph are: kinds of a role, wider roles, neighbours.

import type { Relation, RoleEntry, RoleGraph } from './role-graph.ts';

const SAME = 1;
/** A kind of the role asked for: "pediatric nurse" for "nurse". */
const KIND = 0.97;
/** The wider role: "nurse" for "pediatric nurse". */
const GENERAL = 0.84;
const SIBLING = 0.6;
/** A neighbour's weight fades by this with each step up or down. */
const FADE = 0.92;
const PARENT_FADE = 0.8;
const LEAST = 0.4;

export function neighboursIn(roles: ReadonlyMap<string, RoleEntry>): Map<string, Map<string, number>> {
  const near = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, weight: number) => {
    const own = near.get(from) ?? new Map<string, number>();
    near.set(from, own.set(to, Math.max(weight, own.get(to) ?? 0)));
  };
  for (const role of roles.values())
    for (const [other, weight] of Object.entries(role.near ?? {})) {
      if (!roles.has(other)) continue;
      add(role.id, other, weight);
      add(other, role.id, weight);
    }
  return near;
}

export function relatedTo(
  id: string,
  roles: ReadonlyMap<string, RoleEntry>,
  near: ReadonlyMap<string, ReadonlyMap<string, number>>,
  childrenOf: (id: string) => string[],
): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const offer = (role: string, closeness: number, kind: Relation['kind']) => {
    if (closeness >= LEAST && closeness > (found.get(role)?.closeness ?? 0))
      found.set(role, { closeness, kind });
  };
  const below = (from: string): string[] => childrenOf(from).flatMap((child) => [child, ...below(child)]);
  offer(id, SAME, 'same');
  for (const kind of below(id)) offer(kind, KIND, 'same');
  const parent = roles.get(id)?.broader;
  if (parent) {
    offer(parent, GENERAL, 'general');
    for (const sibling of below(parent)) offer(sibling, SIBLING, 'step');
    const grandparent = roles.get(parent)?.broader;
    if (grandparent) offer(grandparent, GENERAL * FADE, 'general');
  }
  const around: [string, number][] = [[id, 1], ...below(id).map((kind): [string, number] => [kind, FADE])];
  if (parent) around.push([parent, PARENT_FADE]);
  for (const [centre, fade] of around)
    for (const [other, weight] of near.get(centre) ?? []) {
      offer(other, weight * fade, 'step');
      for (const kind of below(other)) offer(kind, weight * fade * FADE, 'step');
    }
  return found;
}

/** These roles and every kind of them. */
export const sameRoles = (graph: RoleGraph, ids: readonly string[]): Set<string> =>
  new Set(
    ids.flatMap((id) =>
      [...graph.related(id)].flatMap(([held, { kind }]) => (kind === 'same' ? [held] : [])),
    ),
  );
