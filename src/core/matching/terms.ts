// What an insider can be found by, as short keys that an index can hold: `r:nurse` (holds the role), `p:chef` (held it),
// `w:…` (a word of the title), `d:…` (a rare one, mistyped), `v:…` (one that
// says little), `e:…` (the employer), `o:…` (what the title names and may be one), `i:…` (the industry), `f:…` (an industry to
// which the role belongs), `t:…` (words of a topic), `u:…` (a whole
// topic), `c:…` (a career topic), `s:…` (what a text of the profile speaks of: concepts.ts). Computed when a profile is
// saved, so that a search reads keys instead of titles. Of those shown by role only they hold no employer.

import type { Insider } from '../model.ts';
import { conceptsOf } from './concepts.ts';
import { employerInTitle, employerKeys, isNoEmployer, otherNamesOf, withoutEmployer } from './employer.ts';
import { findRoles, meantHere } from './find-roles.ts';
import { levelOf } from './level.ts';
import { isEnglish } from './mend-words.ts';
import { keyOf, plain, readTitle, readWords, type Segment } from './read-title.ts';
import { PLACES } from './real-words.ts';
import { knowingAlso, type RoleGraph } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { runsOf } from './runs.ts';
import { slipsOf } from './spelling.ts';
import { topicKey, wholeTopicKey } from './topic-keys.ts';

export type Described = Pick<Insider, 'title' | 'employer' | 'industry' | 'pastRoles' | 'topics' | 'shownAs'>;

/** Past roles, as the profile writes them (without employers for those shown by role only), and what they mean. */
export type PastRole = { text: string; roles: string[]; key: string };

/** Changes whenever this file writes other terms than before, so that profiles are read anew. */
export const TERMS_FORMAT = 7;

/** The words of a topic by which it is found, in a row. */
export const LONGEST_TOPIC = 3;

/** Terms that only tell how close two texts are: nobody is looked up by them. */
export const isLookedUp = (term: string): boolean => !/^[vlg]:/.test(term);

/** Separated by spaces, none twice. Never throws. */
export function termsOf(all: RoleGraph, insider: Described): string {
  const named = visible(insider, insider.title);
  const shown = insider.shownAs === 'name' ? named : withoutPlaces(all, named);
  // `all` says what is a word of roles; `graph` knows the names in this title besides, so that they are no slips.
  const graph = knowingAlso(all, namesBehind(shown));
  const title = readTitle(shown);
  const now = title.filter((segment) => segment.standing === 'now');
  const found = findRoles(graph, now);
  const words = now.flatMap((segment) => segment.words).filter((word) => saysSomething(word.word));
  const industries = readWords(visible(insider, insider.industry));
  const employers =
    insider.shownAs === 'name'
      ? [insider.employer, employerInTitle(insider.title)].filter((name) => name !== null)
      : [];
  const employer = employers.flatMap((name) => readWords(name));
  const terms = new Set<string>();
  const around = [...words, ...industries, ...employer].map(({ word }) => word);
  if (found.spans.length === 0)
    for (const id of rolesThere(graph, now, visible(insider, insider.industry))) terms.add(`r:${id}`);
  for (const span of found.spans)
    for (const [i, { roleId }] of meantHere(graph, span, around).entries()) {
      terms.add(i === 0 ? `r:${roleId}` : `m:${roleId}`);
      if (i === 0) for (const industry of graph.industriesOf(roleId)) terms.add(`f:${industry}`);
    }
  // "Solicitor, conveyancing" is a conveyancer, and not asked about crime.
  for (const { id, broader } of [...terms].flatMap((term) => graph.role(term.slice(2)) ?? []))
    if (broader && terms.has(`r:${id}`)) terms.delete(`r:${broader}`);
  for (const past of pastRolesOf(graph, insider)) {
    for (const role of past.roles) terms.add(`p:${role}`);
    if (past.key) terms.add(`q:${past.key}`);
  }
  for (const { word } of words) {
    terms.add(`w:${word}`);
    // A slip in a word of roles is mended by the graph; of all other words the index has to forgive it.
    if (!graph.knows(word)) for (const slip of slipsOf(word)) terms.add(`d:${slip}`);
  }
  for (const { word } of now.flatMap((segment) => segment.words))
    if (!saysSomething(word)) terms.add(`v:${word}`);
  const first = keyOf(
    now.slice(0, 1).flatMap(({ words: some }) => some.filter(({ word }) => saysSomething(word))),
  );
  if (first) terms.add(`n:${first}`);
  // Garden Court Chambers have no garden.
  for (const some of [industries, now.flatMap((segment) => segment.words), employer])
    for (const industry of industriesNamed(
      graph,
      some.map((word) => word.word),
    ))
      if (some !== employer || !graph.isInterest(industry)) terms.add(`i:${industry}`);
  for (const { word } of industries) if (saysSomething(word)) terms.add(`x:${word}`);
  for (const name of employers) for (const key of employerKeys(name)) terms.add(`e:${key}`);
  if (insider.shownAs === 'name')
    for (const segment of [...title.slice(1), ...readTitle(insider.industry)])
      for (const key of placesIn(all, segment)) terms.add(`o:${key}`);
  for (const topic of insider.topics) {
    const topicWords = readWords(visible(insider, topic)).map((word) => word.word);
    for (const some of runsOf(topicWords, LONGEST_TOPIC)) terms.add(`t:${topicKey(some)}`);
    for (const id of graph.topicsIn(visible(insider, topic))) terms.add(`c:${id}`);
    if (topicWords.length > 0) terms.add(`u:${wholeTopicKey(topicWords)}`);
  }
  for (const text of [shown, ...[insider.industry, ...insider.topics].map((each) => visible(insider, each))])
    for (const concept of conceptsOf(text)) terms.add(`s:${concept}`);
  const level = levelOf(now.flatMap((segment) => segment.words));
  if (level !== null) terms.add(`l:${level}`);
  const language = found.spans.find((span) => span.language)?.language;
  if (language) terms.add(`g:${language}`);
  return [...terms].join(' ');
}

/** "Driver" in buses is a bus driver. Only for titles that name no role by themselves. */
function rolesThere(graph: RoleGraph, title: readonly Segment[], industry: string): string[] {
  const where = readWords(industry).filter(({ part, word }) => part === 0 && saysSomething(word));
  const [first] = title;
  if (!first || where.length === 0) return [];
  const own = first.words.filter(({ part, group }) => part === 0 && group === 0);
  const joined = [...where, ...own].map((word) => ({ ...word, part: 0, group: 0 }));
  return findRoles(graph, [{ words: joined, standing: 'now' }]).spans.flatMap(({ words, meanings }) =>
    meanings[0] &&
    words.some((word) => where.some((each) => each.raw === word.raw)) &&
    words.some((word) => own.some((each) => each.raw === word.raw))
      ? [meanings[0].roleId]
      : [],
  );
}

/** A word that stands in two or three names of roles at most. */
const HARDLY_IN_NAMES = 0.88;

/** "Café owner, Medellín": behind a comma, what has a capital letter is a name and no slip. */
function namesBehind(title: string): ReadonlySet<string> {
  const behind = title.replace(/^[^,;|(@–—]*/u, '');
  return new Set((behind.match(/(?<!\p{L})\p{Lu}\p{L}{3,}/gu) ?? []).map(plain));
}

/** "Demand planner, IKEA Älmhult": what stands behind a comma may be the employer, if it is no word of roles. */
function placesIn(graph: RoleGraph, segment: Segment): string[] {
  if (segment.standing !== 'now') return [];
  const own = ownWords(graph, segment);
  const key = segment.words.map(({ raw }) => raw).join('');
  const isNamed = graph.meanings(key).length > 0 || graph.industriesCalled(key).length > 0;
  const keys = own.length > 0 && segment.words.length > 1 && !isNamed ? [key, ...own] : own;
  return keys.filter((each) => !isNoEmployer(each));
}

function ownWords(graph: RoleGraph, { words }: Segment): string[] {
  const isRare = (raw: string) => !graph.knows(raw) || graph.rarity(raw) > HARDLY_IN_NAMES;
  return words
    .map(({ raw }) => raw)
    .filter(
      (raw) => raw === 'nhs' || (isRare(raw) && !isEnglish(raw) && !PLACES.has(raw) && !/^\d/.test(raw)),
    );
}

/** The title without what may be an employer in it, for those who are shown by role only. */
function withoutPlaces(graph: RoleGraph, title: string): string {
  const own = readTitle(title)
    .slice(1)
    .flatMap((segment) => ownWords(graph, segment));
  return title.replace(/[\p{L}\p{N}]+/gu, (word) => (own.includes(plain(word)) ? ' ' : word));
}

/** Earlier roles: those of the form, and what the title says of the past. */
export function pastRolesOf(graph: RoleGraph, insider: Described): PastRole[] {
  const earlier = readTitle(visible(insider, insider.title)).filter((segment) => segment.standing === 'past');
  const past: { text: string; segments: Segment[] }[] = [
    ...insider.pastRoles.map((role) => {
      const text = visible(insider, role);
      return { text, segments: readTitle(text) };
    }),
    ...earlier.map((segment) => ({
      text: segment.words.map((word) => word.raw).join(' '),
      segments: [segment],
    })),
  ];
  return past
    .filter(({ text }) => text !== '')
    .map(({ text, segments }) => ({
      text,
      roles: findRoles(graph, segments).spans.map((span) => span.meanings[0]?.roleId ?? ''),
      key: keyOf(
        segments.slice(0, 1).flatMap(({ words }) => words.filter(({ word }) => saysSomething(word))),
      ),
    }));
}

/** What a seeker may see of a text of this insider. */
export function visible(insider: Described, text: string): string {
  if (insider.shownAs !== 'role') return text;
  const names = [insider.employer, ...otherNamesOf(insider.employer)];
  return names.reduce<string>((rest, name) => withoutEmployer(rest, name), text);
}

/** The longest names from left to right, none overlapping: a food bank is no bank. */
function industriesNamed(graph: RoleGraph, words: readonly string[]): string[] {
  const found: string[] = [];
  for (let start = 0; start < words.length; start += 1)
    for (let end = Math.min(words.length, start + LONGEST_INDUSTRY); end > start; end -= 1) {
      const called = graph.industriesCalled(words.slice(start, end).join(''));
      if (called.length === 0) continue;
      found.push(...called);
      start = end - 1;
      break;
    }
  return found;
}

const LONGEST_INDUSTRY = 4;
