// Where to look for an ask: the keys (terms.ts) under which those who may fit stand, best first. An index answers them in
// this order, so that a search reads some hundreds of insiders, however many there are.

import type { Sought } from './seek.ts';

/** Insiders who have `term` and, where given, one of `also`. */
export type Lookup = { term: string; also: readonly string[] | null };

/** Of a long sentence the rarest words. */
const MOST_SPOKEN = 8;

/** Everybody whom `fitOf` may find fitting has the term of at least one lookup. */
export function lookupsFor({ ask, roles, past, skills, words, background, concepts }: Sought): Lookup[] {
  const found = new Map<string, Lookup>();
  const look = (term: string, also: readonly string[] | null = null) => {
    const key = `${term} ${also?.join(' ') ?? ''}`;
    if (!found.has(key)) found.set(key, { term, also });
  };
  const byCloseness = [...roles].sort(([, a], [, b]) => b.closeness * b.weight - a.closeness * a.weight);
  const exact = byCloseness.filter(([, { kind }]) => kind === 'same').map(([id]) => `r:${id}`);
  if (ask.title) look(`n:${ask.title}`);
  for (const key of [...ask.asName, ...ask.asOtherName])
    for (const kind of ['e', 'o']) look(`${kind}:${key}`);
  // Who has the role and what was named besides stands before everybody else with the role.
  const named = [
    ...ask.employers.flatMap((key) => [`e:${key}`, `o:${key}`]),
    ...ask.topics.map((key) => `t:${key}`),
    ...ask.careerTopics.map((id) => `c:${id}`),
    ...ask.rest.flatMap(({ word }) => [`w:${word}`, `x:${word}`]),
    ...[...background, ...ask.past].map((role) => `p:${role}`),
  ];
  // Many share an industry: those are looked for among the holders of the role.
  const industries = ask.industries.flatMap((id) => [`i:${id}`, `f:${id}`]);
  if (exact.length > 0) for (const term of named) look(term, exact);
  if (industries.length > 0) for (const role of exact) look(role, industries);
  // "An agent at the FBI": who works there and is called so.
  if (ask.atEmployer && ask.words.length > 0)
    for (const key of ask.employers)
      for (const kind of ['e', 'o'])
        look(
          `${kind}:${key}`,
          ask.words.map(({ word }) => `w:${word}`),
        );
  for (const [id] of byCloseness) look(`r:${id}`);
  for (const id of past.keys()) look(`p:${id}`);
  if (ask.roles.length === 0) for (const id of past.keys()) look(`r:${id}`);
  if (ask.title) look(`q:${ask.title}`);
  for (const [id] of byCloseness) look(`m:${id}`);
  if (ask.roles.length === 0 || ask.fieldOnly) {
    for (const key of ask.employers) for (const kind of ['e', 'o']) look(`${kind}:${key}`);
    for (const id of ask.industries) for (const kind of ['i', 'f']) look(`${kind}:${id}`);
  }
  for (const key of ask.wholeTopics) look(`u:${key}`);
  for (const key of ask.topics) look(`t:${key}`);
  for (const id of ask.careerTopics) look(`c:${id}`);
  if (ask.roles.length === 0) {
    for (const id of skills.keys()) look(`r:${id}`);
    for (const { word, slips } of [...words].sort((a, b) => b.weight - a.weight)) {
      look(`w:${word}`);
      for (const slip of slips) look(`d:${slip}`);
    }
    if (ask.rest.length > 1) for (const { word } of ask.rest) look(`x:${word}`);
  }
  // Who speaks of one of these and of another.
  const spoken = [...concepts].sort((a, b) => b.weight - a.weight).slice(0, MOST_SPOKEN);
  for (const [i, { concept }] of spoken.entries()) {
    const others = spoken.slice(i + 1).map((each) => `s:${each.concept}`);
    if (others.length > 0) look(`s:${concept}`, others);
  }
  return [...found.values()];
}

/** The same in memory, for spreadsheets and measurements. Keeps the order of `all`. */
export function createTermIndex<T>(
  all: readonly T[],
  termsOf: (item: T) => string,
): (lookups: readonly Lookup[]) => T[] {
  const places = new Map<string, number[]>();
  for (const [i, item] of all.entries())
    for (const term of termsOf(item).split(' ')) {
      const some = places.get(term);
      if (some) some.push(i);
      else places.set(term, [i]);
    }
  return (lookups) => {
    const found = new Set<number>();
    for (const { term, also } of lookups) {
      const both = also && new Set(also.flatMap((other) => places.get(other) ?? []));
      for (const i of places.get(term) ?? []) if (!both || both.has(i)) found.add(i);
    }
    return [...found].sort((a, b) => a - b).flatMap((i) => all[i] ?? []);
  };
}
