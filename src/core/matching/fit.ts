// How well one insider fits an ask: a score for the kind of work and what was named besides, and a finer closeness that
// only breaks ties. Works on the keys of terms.ts alone, so that some hundreds are scored in a millisecond.

import { stemmer } from 'stemmer';
import { finer, qualified } from './closeness.ts';
import type { HeldTerms } from './held-terms.ts';
import { partOf, sharedWords, spokenOf } from './in-common.ts';
import type { Relation } from './role-graph.ts';
import type { Sought } from './seek.ts';

/** Why an insider fits, before it is put into words. */
export type Basis =
  | { kind: 'role'; asked: string; held: string; relation: Relation['kind'] }
  | { kind: 'past-role'; asked: string }
  | { kind: 'same-title' }
  | { kind: 'employer' }
  | { kind: 'industry'; industry: string }
  | { kind: 'topic'; phrase: string }
  | { kind: 'career-topic'; topic: string }
  | { kind: 'skill'; phrase: string; role: string }
  | { kind: 'shared-words'; words: string[] }
  /** What the ask and the profile both speak of (concepts.ts). */
  | { kind: 'spoken'; concepts: string[] };

export type Fit = {
  basis: Basis;
  /** 0–1. Equal for those who hold the role asked for and what was named besides. */
  score: number;
  /** 0–1. */
  fine: number;
  /** What was named besides the role and holds for this insider. */
  extras: { employer: boolean; industries: string[]; topics: string[]; sameMove: string | null };
};

// Ordered as a coach would: who does it, who did it, who does nearly the same.
const EXACT = 0.9;
const PAST = 0.74;
const TOPIC = 0.8;
/** Said in other words. */
const CAREER_TOPIC = 0.79;
const EMPLOYER = 0.85;
/** The ask is the name of the employer and nothing else. */
const CALLED_SO = 0.95;
const OTHER_NAME = 0.05;
/** The title names it, and does not say that it is the employer. Below who does what was asked for. */
const MAY_BE_CALLED_SO = 0.88;
const INDUSTRY = 0.6;
/** Works in the field that was asked for without a role. */
const FIELD = 0.78;
/** A topic that is word for word what was asked. */
const VERY_TOPIC = 0.92;
const SKILL = 0.5;
/** From this score on the reason stays what it is. */
const TELLING = 0.74;
/** What a qualifier adds at most. */
const QUALIFIED = 0.09;
/** The part of the ask that a topic must be. */
const LEAST_TOPIC = 0.3;
const MOST_OF_IT = 0.6;
const NEARLY_ALL = 0.75;
/** The same for a tool or method that is only usual in the role. */
const LEAST_SKILL = 0.5;
/** Asked for as having been something, somebody who still is much the same comes later. */
const STILL_MUCH_THE_SAME = 0.65;
/** Nobody has left what should be left: who still does it. */
const STILL = 0.5;

/** Null when a coach would not suggest them. `terms`: as `termsOf` wrote them. */
export function fitOf(sought: Sought, terms: HeldTerms): Fit | null {
  const { ask } = sought;
  const extras = extrasOf(sought, terms);
  for (const id of sought.avoid) if (terms.has(`r:${id}`)) return null;
  const base = baseOf(sought, terms, extras);
  if (!base) return null;
  return {
    basis: base.basis,
    score: Math.min(1, base.score + QUALIFIED * qualified(ask, sought, terms, extras, base.basis)),
    fine: finer(sought, terms),
    extras,
  };
}

export type Base = { basis: Basis; score: number };

function baseOf(sought: Sought, terms: HeldTerms, extras: Fit['extras']): Base | null {
  const { ask } = sought;
  const found: Base[] = [];
  const isNow = ask.past.length === 0;
  // Who left teaching is no teaching assistant.
  if (ask.title && isNow && terms.has(`n:${ask.title}`))
    found.push({ basis: { kind: 'same-title' }, score: EXACT });
  for (const [kind, trust] of [
    ['r', 1],
    ['m', 0.6],
  ] as const)
    for (const held of terms.of(kind)) {
      const relation = sought.roles.get(held);
      if (!relation) continue;
      const exact = relation.kind === 'same';
      found.push({
        basis: { kind: 'role', asked: relation.asked, held, relation: relation.kind },
        score:
          (exact ? EXACT : relation.closeness * EXACT) * relation.weight * (exact && trust === 1 ? 1 : trust),
      });
    }
  for (const before of terms.of('p')) {
    const asked = sought.past.get(before);
    if (asked === undefined) continue;
    const still = ask.roles.length === 0 && terms.of('r').some((held) => sought.same.has(held));
    // "Recruiting at Spotify" does not want who recruited elsewhere, and does something else by now.
    const trust = ask.atEmployer && !extras.employer ? 0.85 : 1;
    const score = ask.roles.length === 0 ? EXACT * (still ? STILL_MUCH_THE_SAME : 1) : PAST * trust;
    found.push({ basis: { kind: 'past-role', asked }, score });
  }
  // Nobody has left it? Who still does it knows most.
  if (ask.roles.length === 0)
    for (const held of terms.of('r')) {
      const asked = sought.past.get(held);
      if (asked !== undefined)
        found.push({ basis: { kind: 'role', asked, held, relation: 'same' }, score: STILL });
    }
  // "HM Treasury" is no treasurer where somebody works there.
  // Of several names of an employer, the one that was typed comes first.
  const called = [...ask.asName, ...ask.asOtherName];
  const at = called.findIndex((key) => terms.has(`e:${key}`));
  if (at >= 0)
    found.push({
      basis: { kind: 'employer' },
      score: at < ask.asName.length ? CALLED_SO : CALLED_SO - OTHER_NAME,
    });
  else if (called.some((key) => terms.has(`o:${key}`)))
    found.push({ basis: { kind: 'employer' }, score: MAY_BE_CALLED_SO });
  if (ask.title && terms.has(`q:${ask.title}`))
    found.push({ basis: { kind: 'past-role', asked: '' }, score: PAST });
  const spokenTopic = ask.careerTopics.find((id) => terms.has(`c:${id}`));
  // "I got let go, what now?" Where work is told too, who does it comes before.
  if (spokenTopic !== undefined && (ask.roles.length === 0 || ask.isTold) && isNow)
    found.push({
      basis: { kind: 'career-topic', topic: spokenTopic },
      score: ask.isTold ? SKILL : CAREER_TOPIC,
    });
  const whole = ask.wholeTopics.find((key) => terms.has(`u:${key}`));
  const topic = whole ?? (ask.tells ? ask.topics.find((key) => terms.has(`t:${key}`)) : undefined);
  if (ask.roles.length === 0 && ask.past.length === 0) {
    if (extras.employer) found.push({ basis: { kind: 'employer' }, score: EMPLOYER });
    if (ask.atEmployer && !extras.employer) return null;
    const isAll = whole !== undefined && whole === ask.wholeTopics[0];
    const covered = isAll ? 1 : partOf(sought, extras.topics, stemmer);
    // Beside somebody whose topic is all that was asked for, one that shares a word of it is junk.
    if (topic !== undefined && covered >= LEAST_TOPIC)
      found.push({ basis: { kind: 'topic', phrase: topic }, score: TOPIC * (0.35 + 0.65 * covered) });
    const [industry] = extras.industries;
    if (industry !== undefined)
      found.push({
        basis: { kind: 'industry', industry },
        score:
          INDUSTRY *
          (0.85 + (0.15 * extras.industries.length) / ask.industries.length) *
          (ask.background.length > 0 && extras.sameMove === null ? 0.85 : 1),
      });
    else if (sought.rest.length > 1 && sought.rest.every(({ word }) => terms.has(`x:${word}`)))
      found.push({ basis: { kind: 'industry', industry: AS_WRITTEN }, score: INDUSTRY });
    for (const held of terms.of('r')) {
      const skill = sought.skills.get(held);
      if (skill && partOf(sought, [skill.phrase]) >= LEAST_SKILL)
        found.push({ basis: { kind: 'skill', phrase: skill.phrase, role: skill.role }, score: SKILL });
    }
    const shared = sharedWords(sought, terms);
    if (shared) found.push(shared);
  } else {
    // "Leaving the military": who talks about it.
    if (ask.roles.length === 0 && topic !== undefined && partOf(sought, extras.topics, stemmer) >= MOST_OF_IT)
      found.push({ basis: { kind: 'topic', phrase: topic }, score: TOPIC });
    if (whole !== undefined && whole === ask.wholeTopics[0]) {
      const score = sought.rest.length > 0 ? VERY_TOPIC : TOPIC;
      found.push({ basis: { kind: 'topic', phrase: whole }, score });
    }
    // Where nobody holds the role that was read, who talks about nearly all of it may be meant.
    else if (topic !== undefined && partOf(sought, extras.topics, stemmer) >= NEARLY_ALL)
      found.push({ basis: { kind: 'topic', phrase: topic }, score: SKILL });
    // "Designing stadiums": who speaks of stadiums.
    if (ask.isDoing && sought.rest.length > 0 && sought.rest.every(({ stem }) => terms.has(`s:${stem}`)))
      found.push({
        basis: { kind: 'spoken', concepts: sought.rest.map(({ stem }) => stem) },
        score: VERY_TOPIC,
      });
    // "An agent at the FBI" sells no houses: works there, and is called so.
    if (
      ask.atEmployer &&
      extras.employer &&
      ask.words.length > 0 &&
      ask.words.every(({ word }) => terms.has(`w:${word}`))
    )
      found.push({ basis: { kind: 'same-title' }, score: EXACT });
    if (ask.fieldOnly && extras.employer) found.push({ basis: { kind: 'employer' }, score: EMPLOYER });
    const [industry] = extras.industries;
    if (ask.fieldOnly && ask.past.length === 0 && industry !== undefined && sought.rest.length === 0)
      found.push({ basis: { kind: 'industry', industry }, score: FIELD + 0.05 * nearest(sought, terms) });
  }
  const spoken = spokenOf(sought, terms);
  const best = found.reduce<Base | null>(
    (one, other) => (one && one.score >= other.score ? one : other),
    null,
  );
  if (!spoken || (best && best.score >= spoken.score)) return best;
  // What they do tells the seeker more than the words in common.
  return best && best.score >= TELLING ? { ...best, score: spoken.score } : spoken;
}

/** An industry that the graph does not know: all words of the profile's own. */
export const AS_WRITTEN = '';

/** 0–1: how close the roles held come to a role asked for. */
function nearest({ roles }: Sought, terms: HeldTerms): number {
  return Math.max(0, ...terms.of('r').map((held) => roles.get(held)?.closeness ?? 0));
}

function extrasOf({ ask, background }: Sought, terms: HeldTerms): Fit['extras'] {
  return {
    employer: [...ask.employers, ...ask.asName, ...ask.asOtherName].some(
      (key) => terms.has(`e:${key}`) || terms.has(`o:${key}`),
    ),
    industries: ask.industries.filter((id) => terms.has(`i:${id}`) || terms.has(`f:${id}`)),
    topics: ask.topics.filter((key) => terms.has(`t:${key}`)),
    sameMove: [...background].find((role) => terms.has(`p:${role}`)) ?? null,
  };
}
