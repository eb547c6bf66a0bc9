// Which insiders fit a request, best first, and why. One pure function; the same inputs give the same order.

import type { Candidate, MatchOutcome } from '../model.ts';
import { type Asking, type RepeatPeriods, whyNot } from './eligibility.ts';
import { withoutEmployer } from './employer.ts';
import { areNeighbours, keyOf, rolesOf, saysSomething } from './find-roles.ts';
import { readTitle, type Segment, type Word } from './read-title.ts';
import { coverage, type Rarities, raritiesOf } from './shared-words.ts';

/** Why an insider was chosen, as data; `core/messages` turns it into words. Never claims what the profile lacks. */
export type Reason =
  /** Holds the role asked for, now. */
  | { kind: 'same-role' }
  /** Holds a neighbouring role. */
  | { kind: 'one-step-away' }
  /** Held the role asked for earlier. `role`: as written in the profile, without employers for those shown by role only. */
  | { kind: 'past-role'; role: string }
  /** No known role in common; the titles share these words, as the insider spells them. */
  | { kind: 'shared-words'; words: string[] };

export type RankRequest = Asking & {
  /** In the seeker's words. Only the first 200 characters count. */
  role: string;
};

export type Ranked = { insiderId: string; reasons: Reason[]; score: number };

/** The groups, best first; within "shared words" the share of the ask that is covered scales the score. */
const SCORES = { 'same-role': 1, 'past-role': 0.8, 'one-step-away': 0.6, 'shared-words': 0.4 } as const;

type Profile = { now: Segment[]; past: { segments: Segment[]; text: string }[] };
type Ask = { segments: Segment[]; roles: string[]; words: Word[] };
type Fit = { reason: Reason; score: number };

/**
 * Candidates that fit and can be asked at `now` (UTC instant, the community's clock), best first, score 0–1. Left out:
 * whoever `whyNot` names a reason for, and everyone when the ask says nothing that can be looked for.
 * Order: score, then who was asked least recently, then the closer title, then the id.
 */
export function rank(
  request: RankRequest,
  candidates: readonly Candidate[],
  history: readonly MatchOutcome[],
  now: Date,
  periods?: RepeatPeriods,
): Ranked[] {
  const segments = readTitle(request.role);
  const ask: Ask = { segments, roles: rolesOf(segments), words: tellingWords(segments) };
  if (ask.words.length === 0 && ask.roles.length === 0) return [];
  const profiles = candidates.map((candidate) => ({ candidate, profile: profileOf(candidate) }));
  const rarities = raritiesOf(profiles.map(({ profile }) => tellingWords(profile.now)));
  return profiles
    .flatMap(({ candidate, profile }) => {
      const fit = fitOf(ask, profile, rarities);
      if (!fit || whyNot(candidate, request, history, now, periods) !== null) return [];
      return [{ candidate, fit, closeness: closeness(ask.words, tellingWords(profile.now)) }];
    })
    .sort(
      (a, b) =>
        b.fit.score - a.fit.score ||
        lastAsked(a.candidate) - lastAsked(b.candidate) ||
        b.closeness - a.closeness ||
        (a.candidate.insider.memberId < b.candidate.insider.memberId ? -1 : 1),
    )
    .map(({ candidate, fit }) => ({
      insiderId: candidate.insider.memberId,
      reasons: [fit.reason],
      score: fit.score,
    }));
}

/** What the search may know. Of those shown by role only it knows no employer, or it would confirm one. */
function profileOf({ insider }: Candidate): Profile {
  const visible = (text: string) =>
    insider.shownAs === 'role' ? withoutEmployer(text, insider.employer) : text;
  const title = readTitle(visible(insider.title));
  const earlier = title.filter((segment) => segment.standing === 'past');
  return {
    now: title.filter((segment) => segment.standing === 'now'),
    past: [
      ...insider.pastRoles.map((role) => ({ segments: readTitle(visible(role)), text: visible(role) })),
      ...earlier.map((segment) => ({
        segments: [segment],
        text: segment.words.map((word) => word.raw).join(' '),
      })),
    ],
  };
}

function fitOf(ask: Ask, profile: Profile, rarities: Rarities): Fit | null {
  const roles = rolesOf(profile.now);
  if (roles.some((role) => ask.roles.includes(role)) || sameTitle(ask, profile.now))
    return fitting({ kind: 'same-role' });
  const past = profile.past.find(
    ({ segments }) => rolesOf(segments).some((role) => ask.roles.includes(role)) || sameTitle(ask, segments),
  );
  if (past) return fitting({ kind: 'past-role', role: past.text });
  if (roles.some((role) => ask.roles.some((asked) => areNeighbours(role, asked))))
    return fitting({ kind: 'one-step-away' });
  // A known role that nobody holds is better answered with nobody than with a word in common.
  if (ask.roles.length > 0) return null;
  const shared = coverage(ask.words, tellingWords(profile.now), rarities);
  return shared && fitting({ kind: 'shared-words', words: shared.words }, shared.part);
}

function fitting(reason: Reason, part = 1): Fit {
  return { reason, score: SCORES[reason.kind] * part };
}

/** Word for word the title asked for, known role or not. What follows a comma may be a place or an industry. */
function sameTitle(ask: Ask, segments: readonly Segment[]): boolean {
  const asked = keyOf(ask.words);
  return asked !== '' && asked === keyOf(tellingWords(segments.slice(0, 1)));
}

function tellingWords(segments: readonly Segment[]): Word[] {
  return segments.flatMap((segment) => segment.words).filter((word) => saysSomething(word.word));
}

/** 0–1: how much of both texts is the same words. */
function closeness(asked: readonly Word[], title: readonly Word[]): number {
  const words = new Set(title.map((word) => word.word));
  const same = new Set(asked.map((word) => word.word).filter((word) => words.has(word)));
  return (2 * same.size) / Math.max(1, new Set(asked.map((word) => word.word)).size + words.size);
}

function lastAsked({ insider }: Candidate): number {
  return insider.lastAskedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
}
