// From words to roles: which of the known roles a title holds, or an ask means.

import { canonical, readTitle, readWords, type Segment, type Word } from './read-title.ts';
import { ROLES, type Role } from './roles.ts';
import { nearestSpelling, spellingsOf } from './spelling.ts';
import { FILLERS, GENERIC, KINDS, OTHER_WORDS, PREPOSITIONS, SENIORITY, SPELLINGS } from './words.ts';

/** How much a name says: a person's role, a field, or a word that counts only alone. The first kind found wins. */
const TIERS = ['person', 'field', 'alone'] as const;
type Name = { roleId: string; tier: (typeof TIERS)[number] };
type Span = { roleId: string; tier: Name['tier']; segment: number; group: number; part: number };

const ROLES_BY_ID = new Map(ROLES.map((role) => [role.id, role]));
const NAMES = new Map<string, Name>();
let longestName = 1;
for (const role of ROLES) {
  for (const [names, tier] of namesOf(role)) {
    for (const name of names) {
      const words = readWords(name);
      longestName = Math.max(longestName, words.length);
      NAMES.set(keyOf(words), {
        roleId: role.id,
        tier: tier === 'person' && isField(words, role) ? 'field' : tier,
      });
    }
  }
}

/** Words as typed that a typo may have meant, and the words that are no typo at all. */
const ROLE_WORDS = ROLES.flatMap((role) => namesOf(role).flatMap(([names]) => names.flatMap(readWords)));
const SPELLED = [...ROLE_WORDS.map((word) => word.raw), ...Object.keys(SPELLINGS), ...GENERIC];
const TYPO_TARGETS = spellingsOf([...SPELLED, ...NAMES.keys()].filter((word) => word.length >= 5));
const KNOWN = new Set([...SPELLED, ...ROLE_WORDS.map((word) => word.word), ...NAMES.keys()]);
for (const words of [SENIORITY, KINDS, FILLERS, PREPOSITIONS, OTHER_WORDS])
  for (const word of words) KNOWN.add(word);

/**
 * Ids of the roles that `text` (a title, or an ask in a member's words) speaks of, in its order. Forgives typos in
 * longer words. Texts without a known role, empty ones and emoji give none; only the first 200 characters count.
 */
export function findRoles(text: string): string[] {
  return rolesOf(readTitle(text));
}

/** As `findRoles`, for segments that are read already. */
export function rolesOf(segments: readonly Segment[]): string[] {
  const spelled = segments.map((segment) => segment.words.map(spellRight));
  const spans = spelled.flatMap((words, segment) => spansOf(words, segment));
  for (const tier of TIERS) {
    const roles = heads(spans.filter((span) => span.tier === tier)).map((span) => span.roleId);
    if (roles.length > 0) return [...new Set(roles)];
  }
  return [];
}

/** Whether a career coach would call them one step apart. */
export function areNeighbours(a: string, b: string): boolean {
  return ROLES_BY_ID.get(a)?.near?.includes(b) ?? false;
}

/** Whether the word (any spelling) belongs to the language of roles, and so tells nobody's employer. */
export function isKnownWord(raw: string): boolean {
  return KNOWN.has(raw) || KNOWN.has(canonical(raw));
}

/** Names and aliases of a role by how much they say; also what the data's tests read. */
export function namesOf(role: Role): [readonly string[], Name['tier']][] {
  return [
    [[role.name, ...role.aliases], 'person'],
    [role.fields ?? [], 'field'],
    [role.alone ?? [], 'alone'],
  ];
}

/** Spaces and hyphens do not count: "front end" is "frontend". */
export function keyOf(words: readonly Word[]): string {
  return words.map((word) => word.word).join('');
}

/** "marketing manager" says no more than "marketing", and must not win over the sales in "sales and marketing manager". */
function isField(name: readonly Word[], role: Role): boolean {
  const field = keyOf(name.filter((word) => saysSomething(word.word)));
  return (role.fields ?? []).some((each) => keyOf(readWords(each)) === field);
}

function spellRight(word: Word): Word {
  if (isKnownWord(word.raw)) return word;
  const meant = nearestSpelling(word.raw, TYPO_TARGETS) ?? nearestSpelling(word.word, TYPO_TARGETS);
  return meant === null ? word : { ...word, word: canonical(meant) };
}

/** The longest names from left to right, none overlapping. */
function spansOf(words: readonly Word[], segment: number): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let end = Math.min(words.length, start + longestName + 1); end > start; end -= 1) {
      const span = words.slice(start, end);
      const name = NAMES.get(keyOf(span));
      if (!name || (name.tier === 'alone' && !standsAlone(words, start, end))) continue;
      spans.push({ ...name, segment, group: span[0]?.group ?? 0, part: span[0]?.part ?? 0 });
      start = end - 1;
      break;
    }
  }
  return spans;
}

function standsAlone(words: readonly Word[], start: number, end: number): boolean {
  return words.every((word, i) => (i >= start && i < end) || !saysSomething(word.word));
}

/** Whether a word tells more than level and being at work. */
export function saysSomething(word: string): boolean {
  return !SENIORITY.has(word) && !GENERIC.has(word);
}

/** English names the person last ("nurse recruiter"), but before a preposition ("professor of nursing"). */
function heads(spans: readonly Span[]): Span[] {
  const byPlace = new Map<string, Span>();
  for (const span of spans) {
    const place = `${span.segment}/${span.group}`;
    const before = byPlace.get(place);
    if (!before || span.part <= before.part) byPlace.set(place, span);
  }
  return [...byPlace.values()];
}
