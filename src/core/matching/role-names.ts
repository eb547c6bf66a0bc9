// What the roles of a graph are called, and which words its names are made of.

import { longForms } from './abbreviations.ts';
import { once } from './once.ts';
import { keyOf, rawKeyOf, readTitle, type Word } from './read-title.ts';
import { FIRST_NAMES, OTHER_WORDS, PLACES } from './real-words.ts';
import type { Language, Meaning, RoleEntry, RoleSource, Tier } from './role-graph.ts';
import { spellingsOf } from './spelling.ts';
import { GENERIC, SENIORITY, SPELLINGS, WEAK } from './words.ts';

export const LANGUAGES = ['es', 'fr', 'de', 'pt'] as const;

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

/** Whether a word tells more than level and being at work. */
export function saysSomething(word: string): boolean {
  return !SENIORITY.has(word) && !GENERIC.has(word);
}

export function namesIn(
  sources: readonly RoleSource[],
  read: Read,
): { meanings: Map<string, Meaning[]>; longest: number } {
  const meanings = new Map<string, Meaning[]>();
  let longest = 1;
  const add = (name: string, roleId: string, tier: Tier, language: Language | null, source: string) => {
    const { words, key, isNow } = read(name);
    // "Medical student" names nobody who does the work yet.
    if (!isNow || !key) return;
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
      for (const id of ids) add(name, id, tierOf(read, name), null, AMBIGUOUS);
  for (const { roles, source } of sources)
    for (const role of roles) {
      const inFields = (role.fields ?? []).map(read);
      const fields = new Set(inFields.map(({ key }) => key));
      const typed = new Set(inFields.map(({ words }) => rawKeyOf(words)));
      // "marketing manager" says no more than "marketing", and must not win over the sales in "sales and marketing
      // manager".
      const isField = (name: string) => {
        const { words, key } = read(name);
        const telling = words.filter((word) => saysSomething(word.word));
        // "Graphic designer" is spelled like "graphic design", and names a person all the same.
        return telling.length < words.length ? fields.has(keyOf(telling)) : fields.has(key) && typed.has(key);
      };
      for (const [name, tier, language] of namesOf(role))
        add(name, role.id, tier === 'person' && isField(name) ? 'field' : tier, language, source);
    }
  return { meanings, longest };
}

const LEAST_RARITY = 0.2;
/** Abbreviations are as good as names; a bare "director" says less than any field beside it. */
function tierOf(read: Read, ambiguous: string): Tier {
  if (ambiguous === ambiguous.toUpperCase()) return 'person';
  return read(ambiguous).words.some(({ word }) => saysSomething(word)) ? 'field' : 'alone';
}

const AMBIGUOUS = 'ambiguous';

/** `key`: of all its words. `isNow`: it names somebody who does the work, and no student of it. */
export type Name = { words: readonly Word[]; key: string; isNow: boolean };
/** The same names are needed again and again while the graph is built, so whoever builds it keeps them. */
export type Read = (name: string) => Name;

export function readName(name: string): Name {
  const segments = readTitle(name);
  const words = segments.flatMap((segment) => segment.words);
  return { words, key: keyOf(words), isNow: segments.every(({ standing }) => standing === 'now') };
}

export function wordsIn(roles: Iterable<RoleEntry>, read: Read) {
  const counts = new Map<string, number>();
  const raws = new Set<string>([...Object.keys(SPELLINGS), ...GENERIC]);
  const foreign = new Set<string>();
  /** Longer names written as one word: nobody's typo is compared with those. */
  const joined = new Set<string>();
  const alone = new Set<string>();
  let total = 0;
  for (const role of roles)
    for (const [name, , language] of namesOf(role)) {
      total += 1;
      const { words, key } = read(name);
      for (const { word, raw } of words) {
        if (language === null) counts.set(word, (counts.get(word) ?? 0) + 1);
        (language === null ? raws : foreign).add(raw).add(word);
      }
      (words.length > 2 ? joined : language === null ? raws : foreign).add(key);
      if (words.length === 1) alone.add(key);
    }
  const most = Math.log(1 + total);
  const known = [raws, foreign, joined, SENIORITY, OTHER_WORDS, FIRST_NAMES, PLACES];
  return {
    rarity: (word: string) =>
      WEAK.has(word) || /^\d+$/.test(word)
        ? LEAST_RARITY
        : Math.log((1 + total) / (1 + (counts.get(word) ?? 0))) / most,
    knows: (raw: string) => known.some((words) => words.has(raw)),
    longFormsOf: longForms(counts),
    isForeign: (raw: string) => foreign.has(raw) && !raws.has(raw),
    spellings: once(() =>
      [raws, foreign].map((words) =>
        spellingsOf(
          [...words].filter((word) => word.length >= 4),
          alone,
        ),
      ),
    ),
  };
}
