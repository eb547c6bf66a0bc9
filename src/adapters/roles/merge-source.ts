// Puts a foreign taxonomy under ours. Ours was weighed by hand, so where both speak of the same work ours is kept and
// only what it does not know is taken over.

import { keyOf, readTitle, readWords } from '../../core/matching/read-title.ts';
import type { RoleEntry, RoleGraph, RoleSource } from '../../core/matching/role-graph.ts';
import { namesOf, saysSomething } from '../../core/matching/role-names.ts';
import { KINDS } from '../../core/matching/words.ts';

/** `known`: ours has this very name. `means`: the role of ours that is called so, `head`: or that it ends with. */
type Name = { name: string; key: string; known: boolean; means?: string; head?: string; isEmpty: boolean };
/** `home`: the role that its names go to. `kin`: our roles that it speaks of, each with its share of the names. */
type Place = {
  role: RoleEntry;
  home: string;
  title: Name;
  aka: readonly Name[];
  kin: ReadonlyMap<string, number>;
};

/** What is left of `source` when it comes after ours. Pure. */
export function mergeSource(ours: RoleGraph, source: RoleSource): RoleSource {
  const places = source.roles.map((role) => placeOf(ours, role));
  const homes = new Map(places.map(({ role, home }) => [role.id, home]));
  const homeOf = (id: string) => homes.get(id) ?? id;
  const owners = ownersOf(places);
  const roles = places.flatMap((place) => {
    const { role, home, title } = place;
    const fresh = place.aka
      .filter((name) => owners.get(name.key) === role.id && isWorthAdding(name, place))
      .map(({ name }) => name);
    // An abbreviation is often a word of something else, too, so it counts only where it stands alone.
    const aka = fresh.filter((name) => !isAbbreviation(name));
    const alone = [...(role.alone ?? []), ...fresh.filter(isAbbreviation)];
    const near = nearOf(ours, place, homeOf);
    const folded = ours.role(home);
    const entry: RoleEntry = {
      ...role,
      id: home,
      name: folded?.name ?? role.name,
      aka: folded && !title.known ? [role.name, ...aka] : aka,
      alone,
      near,
      ...(role.broader && { broader: homeOf(role.broader) }),
    };
    const adds = namesOf(entry).length > 1 || Object.keys(near).length > 0;
    return folded && !adds ? [] : [entry];
  });
  return {
    ...source,
    roles,
    ...(source.ambiguous && { ambiguous: stillOpen(ours, source.ambiguous, homeOf) }),
  };
}

/** Ours when it knows the name, or most names, as one role; else a role of its own. */
function placeOf(ours: RoleGraph, role: RoleEntry): Place {
  const title = read(ours, role.name);
  const aka = (role.aka ?? []).map((name) => read(ours, name));
  const place = { role, title, aka, kin: kinOf(title, aka) };
  if (ours.role(role.id)) return { ...place, home: role.id };
  const byName = ours.meanings(title.key).length === 1 ? title.means : undefined;
  const names = aka.length + 1;
  const byMost = [...countedBy([title, ...aka], 'means')].find(([, count]) => count > names / 2)?.[0];
  return { ...place, home: byName ?? byMost ?? role.id };
}

/** By its title, or by two names at least: one alone may be chance, such as a "cutter" of films among those of glass. */
function kinOf(title: Name, aka: readonly Name[]): Map<string, number> {
  const exact = countedBy([title, ...aka], 'means');
  const shares = [...countedBy([title, ...aka], 'head')]
    .filter(([id]) => id === title.head || (exact.get(id) ?? 0) >= 2)
    .map(([id, count]): [string, number] => [id, count / (aka.length + 1)]);
  return new Map(shares);
}

function countedBy(names: readonly Name[], field: 'means' | 'head'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { [field]: id } of names) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function read(ours: RoleGraph, name: string): Name {
  const title = readTitle(name);
  const words = title.flatMap((segment) => segment.words);
  const key = keyOf(words);
  const means = personCalled(ours, key);
  // English says last what somebody is, but before a comma: a revenue accountant is an accountant.
  const first = title[0]?.words ?? [];
  const head = means ?? first.map((_, i) => personCalled(ours, keyOf(first.slice(i)))).find(Boolean);
  const isEmpty = words.every(({ word }) => !saysSomething(word) || KINDS.has(word));
  return { name, key, known: ours.meanings(key).length > 0, means, head, isEmpty };
}

function personCalled(ours: RoleGraph, key: string): string | undefined {
  const [first] = ours.meanings(key);
  return first?.tier === 'person' ? first.roleId : undefined;
}

/** Several occupations claim the same name: it goes to the one that is called so, else to the first. */
function ownersOf(places: readonly Place[]): Map<string, string> {
  const owners = new Map<string, string>();
  const claim = ({ key }: Name, id: string) => owners.has(key) || owners.set(key, id);
  for (const { role, title } of places) claim(title, role.id);
  for (const { role, aka } of places) for (const name of aka) claim(name, role.id);
  return owners;
}

function isWorthAdding({ key, known, head, isEmpty }: Name, { home, kin }: Place): boolean {
  // Two letters are a state, a degree or a word as often as a job.
  if (known || isEmpty || key.length < 3) return false;
  // Where ours reads the name as a role that this occupation speaks of, too, ours is the finer reading: "revenue
  // accountant" stays an accountant, and does not become one of "accountants and auditors".
  return !head || head === home || !kin.has(head);
}

const isAbbreviation = (name: string) => /^[^\s\p{Ll}]+$/u.test(name);

/** How near an occupation is to a role of ours, by the share of its names that speak of that role. */
const NEAR_BY_SHARE: readonly [least: number, weight: number][] = [
  [0.4, 0.8],
  [0.2, 0.7],
  [0.05, 0.55],
];

function nearOf(ours: RoleGraph, place: Place, homeOf: (id: string) => string): Record<string, number> {
  const { home, role, kin } = place;
  const near: Record<string, number> = {};
  const add = (id: string, weight: number) => {
    // How near two of our own roles are, we have weighed ourselves.
    if (id !== home && !(ours.role(home) && ours.role(id))) near[id] = Math.max(weight, near[id] ?? 0);
  };
  for (const [id, share] of kin) {
    const weight = NEAR_BY_SHARE.find(([least]) => share >= least)?.[1];
    if (weight) add(id, weight);
  }
  for (const [id, weight] of Object.entries(role.near ?? {})) add(homeOf(id), weight);
  return near;
}

function stillOpen(
  ours: RoleGraph,
  ambiguous: Readonly<Record<string, readonly string[]>>,
  homeOf: (id: string) => string,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(ambiguous)
      .filter(([name]) => ours.meanings(keyOf(readWords(name))).length === 0)
      .map(([name, ids]) => [name, [...new Set(ids.map(homeOf))]]),
  );
}
