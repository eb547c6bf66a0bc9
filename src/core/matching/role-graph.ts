// The role graph: which roles there are, what people call them, and how close two of them are. Built once at start
// from plain data (roles/*.yaml, and what a deployment imported); everything else in this folder only reads it.

import { type CareerTopics, careerTopics, type TopicEntry } from './career-topics.ts';
import { conceptOdds } from './concept-odds.ts';
import { doingsOf } from './doings.ts';
import { type Likely, likelyOf } from './likely.ts';
import { memo, once } from './once.ts';
import { keyOf, plain, readWords } from './read-title.ts';
import { LANGUAGES, namesIn, namesOf, readName, saysSomething, wordsIn } from './role-names.ts';
import { neighboursIn, relatedTo } from './role-relations.ts';
import type { Spellings } from './spelling.ts';
import { type ToldWork, toldOf } from './told.ts';
import { KINDS } from './words.ts';

/** As in roles/*.yaml, which roles/README.md explains. */
export type RoleEntry = {
  id: string;
  name: string;
  family?: string;
  aka?: readonly string[];
  fields?: readonly string[];
  alone?: readonly string[];
  skills?: readonly string[];
  /** What somebody does, as a verb: "fix cars". */
  does?: readonly string[];
  /** How somebody tells of it who does not know its name: "pay wages every month". */
  told?: readonly string[];
  ladder?: readonly string[];
  broader?: string;
  near?: Readonly<Record<string, number>>;
} & { readonly [language in Language]?: readonly string[] };
type IndustryEntry = {
  id: string;
  name: string;
  aka?: readonly string[];
  /** Roles of these families belong to it, whatever a profile says. */
  families?: readonly string[];
  /** These roles, and kinds of them, belong to it, too. */
  roles?: readonly string[];
  /** Not where people work but what they like to be near, such as animals. */
  interest?: boolean;
  does?: readonly string[];
} & {
  readonly [language in Language]?: readonly string[];
};
export type RoleSource = {
  source: string;
  roles: readonly RoleEntry[];
  /** What a word can mean, most common first. */
  ambiguous?: Readonly<Record<string, readonly string[]>>;
  industries?: readonly IndustryEntry[];
  /** Employers that are spoken of together, by their common name. */
  employers?: Readonly<Record<string, readonly string[]>>;
  topics?: readonly TopicEntry[];
};

export type Language = (typeof LANGUAGES)[number];

/** How much a name says: a person's role, a field, or a word that counts only alone. The first kind found wins. */
export const TIERS = ['person', 'field', 'alone'] as const;
export type Tier = (typeof TIERS)[number];
export type Meaning = { roleId: string; tier: Tier; language: Language | null };

/** `same`: the role itself or a kind of it; `general`: the wider role; `step`: a neighbour. */
export type Relation = { closeness: number; kind: 'same' | 'general' | 'step' };

export type RoleGraph = {
  /** Changes with the data, so that what was written by another graph is written anew. */
  version: string;
  role(id: string): RoleEntry | undefined;
  roles: readonly RoleEntry[];
  /** What a name can mean, most common first. The key is that of `keyOf`. */
  meanings(key: string): readonly Meaning[];
  /** In words. */
  longestName: number;
  /** Every role that an ask for `id` may be answered with, itself included. */
  related(id: string): ReadonlyMap<string, Relation>;
  /** Kinds of a role, with the words of each of their names. */
  kindsOf(id: string): readonly { id: string; names: readonly (readonly string[])[] }[];
  /** A name may stand for a wide and a narrow industry. */
  industriesCalled(key: string): readonly string[];
  industryName(id: string): string;
  /** Not where people work but what they like to be near, such as animals. */
  isInterest(id: string): boolean;
  /** Industries to which everybody in this role belongs. */
  industriesOf(roleId: string): readonly string[];
  /** Keys of the employers that a common name stands for. */
  employersCalled(key: string): readonly string[];
  /** The words of its usual name. */
  ownWords(roleId: string): readonly string[];
  /** The words of all names of a role, for telling meanings apart. */
  vocabulary(roleId: string): ReadonlySet<string>;
  /** Roles in which a tool, method or topic is common. */
  rolesWithSkill(key: string): readonly string[];
  /** How telling a word is: common words of titles near 0, words in no role's name 1. */
  rarity(word: string): number;
  /** Whether the word belongs to the language of roles, and so tells nobody's employer and is no typo. */
  knows(raw: string): boolean;
  /** Whether it is a word of what industries or well-known employers are called. */
  namesWorkplace(raw: string): boolean;
  /** Whether it stands in names of other languages only. */
  isForeign(raw: string): boolean;
  /** What people do, in any form of the verb, and the name of who or what is meant. */
  doings: ReadonlyMap<string, string>;
  /** What a text speaks of beside work (career-topics.ts), by id. */
  topicsIn: CareerTopics;
  /** How people tell of work without naming it. Made when first needed. */
  told(): ToldWork;
  /** The role that words unknown together likely mean (likely.ts). Made when first needed. */
  likely: Likely;
  /** Words of names that a word cut short may stand for, the most common first. */
  longFormsOf(raw: string): readonly string[];
  /** What a slip may have meant, most likely list first: English, then other languages. */
  spellings(): readonly Spellings[];
};

/** The same graph, to which these words are real ones besides. */
export function knowingAlso(graph: RoleGraph, words: ReadonlySet<string>): RoleGraph {
  return words.size === 0 ? graph : { ...graph, knows: (raw) => words.has(raw) || graph.knows(raw) };
}

/** `version`: any text that tells this data from other data. Later sources add to earlier ones: their roles and names, where a name is not taken already. */
export function buildRoleGraph(sources: readonly RoleSource[], version: string): RoleGraph {
  const roles = new Map<string, RoleEntry>();
  for (const { roles: entries } of sources)
    for (const entry of entries) roles.set(entry.id, merged(roles.get(entry.id), entry));
  const read = memo(readName);
  const names = namesIn(sources, read);
  const near = neighboursIn(roles);
  const kinds = new Map<string, string[]>();
  for (const { id, broader } of roles.values())
    if (broader) kinds.set(broader, [...(kinds.get(broader) ?? []), id]);
  const childrenOf = (id: string) => kinds.get(id) ?? [];
  const industries = industriesIn(sources.flatMap((source) => source.industries ?? []));
  const employers = new Map<string, string[]>();
  const called = (name: string) =>
    (plain(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'and' && word !== 'the');
  for (const [name, members] of sources.flatMap((source) => Object.entries(source.employers ?? {}))) {
    const keys = members.map((member) => called(member).join(''));
    for (const key of new Set([keyOf(readWords(name)), called(name).join('')]))
      employers.set(key, [...new Set([...(employers.get(key) ?? []), ...keys])]);
  }
  // What industries and well-known employers are called is no typo of a role.
  const places = new Set(
    sources
      .flatMap((source) => [
        ...(source.industries ?? []).flatMap((entry) => [
          entry.name,
          ...(entry.aka ?? []),
          ...LANGUAGES.flatMap((each) => entry[each] ?? []),
        ]),
        ...Object.values(source.employers ?? {}).flat(),
      ])
      .flatMap((name) => plain(name).match(/[\p{L}\p{N}]{4,}/gu) ?? []),
  );
  const skills = new Map<string, string[]>();
  for (const role of roles.values())
    for (const skill of role.skills ?? []) {
      const key = keyOf(readWords(skill));
      skills.set(key, [...(skills.get(key) ?? []), role.id]);
    }
  const words = wordsIn(roles.values(), read);
  // Made when first needed: most asks name what they mean.
  const all = [...roles.values()];
  const odds = once(() => conceptOdds(all));
  const told = once(() => toldOf(all, odds()));
  const likely = once(() => likelyOf(all, odds()));
  const related = memo((id: string) => relatedTo(id, roles, near, childrenOf));
  return {
    version,
    role: (id) => roles.get(id),
    roles: [...roles.values()],
    meanings: (key) => names.meanings.get(key) ?? [],
    longestName: names.longest,
    related,
    kindsOf: memo((id: string) =>
      childrenOf(id).map((kind) => ({
        id: kind,
        names: namesOf(roles.get(kind)).map(([name]) => readWords(name).map((word) => word.word)),
      })),
    ),
    industriesCalled: (key) => industries.called.get(key) ?? [],
    isInterest: (id) => industries.interests.has(id),
    industryName: (id) => industries.names.get(id) ?? id,
    industriesOf: memo((roleId: string) => {
      const role = roles.get(roleId);
      const wider = role?.broader === undefined ? undefined : roles.get(role.broader);
      return [`/${role?.family}`, roleId, wider?.id ?? '', wider?.broader ?? ''].flatMap(
        (key) => industries.ofRoles.get(key) ?? [],
      );
    }),
    doings: doingsOf([
      ...[...roles.values()].flatMap((role) =>
        (role.does ?? []).map((each): [string, string] => [each, clearName(role, names.meanings)]),
      ),
      ...sources.flatMap((source) =>
        (source.industries ?? []).flatMap(({ name, does }) =>
          (does ?? []).map((each): [string, string] => [each, name]),
        ),
      ),
    ]),
    topicsIn: careerTopics(sources.flatMap((source) => source.topics ?? [])),
    likely: (text) => likely()(text),
    told,
    employersCalled: (key) => employers.get(key) ?? [],
    vocabulary: memo(
      (id: string) =>
        new Set(
          namesOf(roles.get(id))
            .flatMap(([name]) => readWords(name).map((word) => word.word))
            .filter(saysSomething),
        ),
    ),
    ownWords: memo((id: string) => readWords(roles.get(id)?.name ?? '').map(({ word }) => word)),
    rolesWithSkill: (key) => skills.get(key) ?? [],
    rarity: words.rarity,
    knows: words.knows,
    namesWorkplace: (raw) => places.has(raw),
    isForeign: words.isForeign,
    longFormsOf: words.longFormsOf,
    spellings: words.spellings,
  };
}

/** The first name of a role that means no other. */
function clearName(role: RoleEntry, meanings: ReadonlyMap<string, readonly Meaning[]>): string {
  const isClear = (name: string) =>
    meanings.get(keyOf(readWords(name)))?.every(({ roleId }) => roleId === role.id);
  return [role.name, ...(role.aka ?? [])].find(isClear) ?? role.name;
}

/** `ofRoles`: by the id of a role, or "/" and a family. */
function industriesIn(entries: readonly IndustryEntry[]) {
  const called = new Map<string, string[]>();
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  const ofRoles = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, id: string) => {
    if (!map.get(key)?.includes(id)) map.set(key, [...(map.get(key) ?? []), id]);
  };
  for (const entry of entries) {
    for (const name of [
      entry.name,
      ...(entry.aka ?? []),
      ...LANGUAGES.flatMap((each) => entry[each] ?? []),
    ]) {
      const key = keyOf(readWords(name));
      // "Engineering" is spelled like "engineer", which says nothing about where somebody works.
      if (key && !KINDS.has(key)) add(called, key, entry.id);
    }
    for (const family of entry.families ?? []) add(ofRoles, `/${family}`, entry.id);
    for (const role of entry.roles ?? []) add(ofRoles, role, entry.id);
  }
  const interests = new Set(entries.flatMap(({ id, interest }) => (interest ? [id] : [])));
  return { called, names, ofRoles, interests };
}

function merged(before: RoleEntry | undefined, more: RoleEntry): RoleEntry {
  if (!before) return more;
  return {
    ...before,
    aka: [...(before.aka ?? []), more.name, ...(more.aka ?? [])],
    does: [...(before.does ?? []), ...(more.does ?? [])],
    near: { ...more.near, ...before.near },
  };
}
