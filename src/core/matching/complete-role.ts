// What is offered while somebody types a role: names of roles that fit, the closest first. From memory, because people
// type faster than a database answers.

import { cleanLine } from '../clean-text.ts';
import type { RoleGraph } from './role-graph.ts';
import { LANGUAGES } from './role-names.ts';

/** `also`: other names of the same role. */
export type NamedRole = { name: string; also: readonly string[] };

const OFFERED = 25;

/** The roles of a graph, with their usual names in all its languages. */
export function namedRoles({ roles }: RoleGraph): NamedRole[] {
  return roles.map((role) => ({
    name: role.name,
    also: [...(role.aka ?? []), ...LANGUAGES.flatMap((language) => role[language] ?? [])],
  }));
}

/** Usual names that begin with the text come first, then words within them, then other names of a role. */
export function roleCompletion(roles: readonly NamedRole[]): (text: string) => string[] {
  const known = roles
    .map(({ name, also }) => ({ name, key: keyOf(name), also: also.map(keyOf) }))
    .sort((a, b) => a.key.localeCompare(b.key));
  return (text) => {
    const typed = keyOf(text);
    if (typed === '') return known.slice(0, OFFERED).map(({ name }) => name);
    const ranked = known.map(({ name, key, also }) => ({ name, rank: rankOf(typed, key, also) }));
    return ranked
      .filter(({ rank }) => rank < NONE)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, OFFERED)
      .map(({ name }) => name);
  };
}

const NONE = 4;

function rankOf(typed: string, key: string, also: readonly string[]): number {
  if (key.startsWith(typed)) return 0;
  if (` ${key}`.includes(` ${typed}`)) return 1;
  if (also.some((one) => one.startsWith(typed))) return 2;
  return also.some((one) => ` ${one}`.includes(` ${typed}`)) ? 3 : NONE;
}

const keyOf = (text: string): string => cleanLine(text).toLowerCase().replace(/-/g, ' ');
