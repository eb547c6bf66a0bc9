// The role graph: which roles there are, what people call them, and how close two of them are. Built once at start
// from plain data (roles/*.yaml, and what a deployment imported); everything else in this folder only reads it.

import { keyOf, readTitle, readWords, type Segment } from './read-title.ts';
import { type Spellings, spellingsOf } from './spelling.ts';
import { GENERIC, KINDS, OTHER_WORDS, SENIORITY, SPELLINGS } from './words.ts';

/** As in roles/*.yaml, which roles/README.md explains. */
export type RoleEntry = {
  id: string;
  name: string;
  family?: string;
  aka?: readonly string[];
  fields?: readonly string[];
  alone?: readonly string[];
  skills?: readonly string[];
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
};

export const LANGUAGES = ['es', 'fr', 'de', 'pt'] as const;
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
  industry(key: string): string | undefined;
  industryName(id: string): string;
  /** Industries to which everybody in this role belongs. */
  industriesOf(roleId: string): readonly string[];
  /** Keys of the employers that a common name stands for. */
  employersCalled(key: string): readonly string[];
  /** The words of all names of a role, for telling meanings apart. */
  vocabulary(roleId: string): ReadonlySet<string>;
  /** Roles in which a tool, method or topic is common. */
  rolesWithSkill(key: string): readonly string[];
  /** How telling a word is: common words of titles near 0, words in no role's name 1. */
  rarity(word: string): number;
  /** Whether the word belongs to the language of roles, and so tells nobody's employer and is no typo. */
  knows(raw: string): boolean;
  /** What a slip may have meant, most likely list first: English, then other languages. */
  spellings: readonly Spellings[];
};

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

/** `version`: any text that tells this data from other data. Later sources add to earlier ones: their roles and names, where a name is not taken already. */
export function buildRoleGraph(sources: readonly RoleSource[], version: string): RoleGraph {
  const roles = new Map<string, RoleEntry>();
  for (const { roles: entries } of sources)
    for (const entry of entries) roles.set(entry.id, merged(roles.get(entry.id), entry));
  const read = memo(readTitle);
  const names = namesIn(sources, read);
  const near = neighboursIn(roles);
  const kinds = new Map<string, string[]>();
  for (const { id, broader } of roles.values())
    if (broader) kinds.set(broader, [...(kinds.get(broader) ?? []), id]);
  const childrenOf = (id: string) => kinds.get(id) ?? [];
  const industries = new Map<string, string>();
  const industryNames = new Map<string, string>();
  for (const entry of sources.flatMap((source) => source.industries ?? [])) {
    industryNames.set(entry.id, entry.name);
    for (const name of [
      entry.name,
      ...(entry.aka ?? []),
      ...LANGUAGES.flatMap((each) => entry[each] ?? []),
    ]) {
      const key = keyOf(readWords(name));
      // "Engineering" is spelled like "engineer", which says nothing about where somebody works.
      if (key && !KINDS.has(key) && !industries.has(key)) industries.set(key, entry.id);
    }
  }
  const families = new Map<string, string[]>();
  for (const entry of sources.flatMap((source) => source.industries ?? []))
    for (const family of entry.families ?? [])
      families.set(family, [...(families.get(family) ?? []), entry.id]);
  const employers = new Map<string, string[]>();
  for (const [name, members] of sources.flatMap((source) => Object.entries(source.employers ?? {})))
    employers.set(
      keyOf(readWords(name)),
      members.map((member) =>
        readWords(member)
          .map((word) => word.raw)
          .join(''),
      ),
    );
  const skills = new Map<string, string[]>();
  for (const role of roles.values())
    for (const skill of role.skills ?? []) {
      const key = keyOf(readWords(skill));
      skills.set(key, [...(skills.get(key) ?? []), role.id]);
    }
  const words = wordsIn(roles.values(), read);
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
    industry: (key) => industries.get(key),
    industryName: (id) => industryNames.get(id) ?? id,
    industriesOf: (roleId) => families.get(roles.get(roleId)?.family ?? '') ?? [],
    employersCalled: (key) => employers.get(key) ?? [],
    vocabulary: memo(
      (id: string) =>
        new Set(
          namesOf(roles.get(id))
            .flatMap(([name]) => readWords(name).map((word) => word.word))
            .filter(saysSomething),
        ),
    ),
    rolesWithSkill: (key) => skills.get(key) ?? [],
    rarity: words.rarity,
    knows: words.knows,
    spellings: words.spellings,
  };
}

/** Every name of a role with how much it says and in which language it is. */
export function namesOf(role: RoleEntry | undefined): [string, Tier, Language | null][] {
  if (!role) return [];
  const all: [readonly string[] | undefined, Tier, Language | null][] = [
    [[role.name], 'person', null],
    [role.aka, 'person', null],
    [role.fields, 'field', null],
    [role.alone, 'alone', null],
    ...LANGUAGES.map((each): [readonly string[] | undefined, Tier, Language] => [role[each], 'person', each]),
  ];
  return all.flatMap(([list, tier, language]) =>
    (list ?? []).map((name): [string, Tier, Language | null] => [name, tier, language]),
  );
}

function merged(before: RoleEntry | undefined, more: RoleEntry): RoleEntry {
  if (!before) return more;
  return {
    ...before,
    aka: [...(before.aka ?? []), more.name, ...(more.aka ?? [])],
    near: { ...more.near, ...before.near },
  };
}

function namesIn(
  sources: readonly RoleSource[],
  read: Read,
): { meanings: Map<string, Meaning[]>; longest: number } {
  const meanings = new Map<string, Meaning[]>();
  let longest = 1;
  const add = (name: string, roleId: string, tier: Tier, language: Language | null, source: string) => {
    const segments = read(name);
    // "Medical student" names nobody who does the work yet.
    if (segments.some(({ standing }) => standing !== 'now')) return;
    const words = segments.flatMap((segment) => segment.words);
    const key = keyOf(words);
    if (!key) return;
    longest = Math.max(longest, words.length);
    const known = meanings.get(key);
    if (!known) meanings.set(key, [{ roleId, tier, language }]);
    // The first to claim a name has it; `ambiguous` says so where it means several.
    else if (source === AMBIGUOUS && known.every((each) => each.roleId !== roleId))
      known.push({ roleId, tier, language });
  };
  // Abbreviations are as good as names; everyday words such as "writing" must not win over what stands beside them.
  for (const { ambiguous } of sources)
    for (const [name, ids] of Object.entries(ambiguous ?? {}))
      for (const id of ids) add(name, id, name === name.toUpperCase() ? 'person' : 'field', null, AMBIGUOUS);
  for (const { roles, source } of sources)
    for (const role of roles) {
      const fields = new Set((role.fields ?? []).map((field) => keyOf(wordsOf(read, field))));
      // "marketing manager" says no more than "marketing", and must not win over the sales in "sales and marketing
      // manager".
      const isField = (name: string) =>
        fields.has(keyOf(wordsOf(read, name).filter((word) => saysSomething(word.word))));
      for (const [name, tier, language] of namesOf(role))
        add(name, role.id, tier === 'person' && isField(name) ? 'field' : tier, language, source);
    }
  return { meanings, longest };
}

const AMBIGUOUS = 'ambiguous';

/** Reads a name; the same ones are needed again and again while the graph is built. */
type Read = (name: string) => Segment[];
const wordsOf = (read: Read, name: string) => read(name).flatMap((segment) => segment.words);

/** Whether a word tells more than level and being at work. */
export function saysSomething(word: string): boolean {
  return !SENIORITY.has(word) && !GENERIC.has(word);
}

function neighboursIn(roles: ReadonlyMap<string, RoleEntry>): Map<string, Map<string, number>> {
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

function relatedTo(
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
      for (const kind of below(other)) offer(kind, weight * fade * FADE * FADE, 'step');
    }
  return found;
}

function wordsIn(roles: Iterable<RoleEntry>, read: Read) {
  const counts = new Map<string, number>();
  const raws = new Set<string>([...Object.keys(SPELLINGS), ...GENERIC]);
  const foreign = new Set<string>();
  let total = 0;
  for (const role of roles)
    for (const [name, , language] of namesOf(role)) {
      total += 1;
      const words = wordsOf(read, name);
      for (const { word, raw } of words) {
        if (language === null) counts.set(word, (counts.get(word) ?? 0) + 1);
        (language === null ? raws : foreign).add(raw).add(word);
      }
      (language === null ? raws : foreign).add(keyOf(words));
    }
  const most = Math.log(1 + total);
  const known = new Set([...raws, ...foreign, ...SENIORITY, ...OTHER_WORDS]);
  return {
    rarity: (word: string) => Math.log((1 + total) / (1 + (counts.get(word) ?? 0))) / most,
    knows: (raw: string) => known.has(raw),
    spellings: [raws, foreign].map((words) => spellingsOf([...words].filter((word) => word.length >= 4))),
  };
}

function memo<T>(work: (id: string) => T): (id: string) => T {
  const done = new Map<string, T>();
  return (id) => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const fresh = work(id);
    done.set(id, fresh);
    return fresh;
  };
}
