// Which insiders fit a request, best first, and why. One pure function; the same inputs give the same order.

import { DateTime } from 'luxon';
import type { Candidate, MatchOutcome } from '../model.ts';
import { type Asking, type RepeatPeriods, whyNot } from './eligibility.ts';
import { findRoles } from './find-roles.ts';
import { type Fit, fitOf } from './fit.ts';
import { heldTerms } from './held-terms.ts';
import { readAsk } from './read-ask.ts';
import { readTitle } from './read-title.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import type { RoleGraph } from './role-graph.ts';
import { type Sought, seek } from './seek.ts';

export type RankRequest = Asking & {
  /** In the seeker's words. Only the first 300 characters count. */
  role: string;
  /** What the seeker does today, in their words. */
  background: string | null;
  /** What they hope to learn. */
  hopes: readonly string[];
  /** IANA; null when unknown. */
  timeZone: string | null;
};

export type Ranked = {
  insiderId: string;
  reasons: Reason[];
  /** 0–1: the kind of work, and what was named besides. Never rises. */
  score: number;
  /** 0–1: breaks ties among those who were asked at the same time, or never. */
  fine: number;
};

/** From here on somebody does what was asked for, or nearly. */
const FITS_WELL = 0.85;
/** Whoever fits less than this part of the best is left out. */
const LEAST_BESIDE_GOOD = 0.74;
const LEAST_BESIDE_NEAR = 0.93;
const VERY_GOOD = 0.92;

type Scored = { candidate: Candidate; fit: Fit; fine: number };

/**
 * Candidates that fit and can be asked at `now` (UTC instant, the community's clock), best first, `limit` at most. Left
 * out: whoever `whyNot` names a reason for, and everyone when the ask says nothing that can be looked for.
 * Order: score, so that a neighbour never comes before an exact role; then who was asked least recently; then finer
 * closeness; then the id.
 */
export function rank(
  graph: RoleGraph,
  request: RankRequest,
  candidates: readonly Candidate[],
  history: readonly MatchOutcome[],
  now: Date,
  periods?: RepeatPeriods,
  limit = Number.POSITIVE_INFINITY,
): Ranked[] {
  const sought = seekFor(graph, request);
  const scored = candidates
    .flatMap((candidate): Scored[] => {
      const fit = fitOf(sought, heldTerms(candidate.insider.terms));
      if (!fit || whyNot(candidate, request, history, now, periods) !== null) return [];
      return [{ candidate, fit, fine: closeness(fit, request, candidate, now) }];
    })
    .sort(
      (a, b) =>
        b.fit.score - a.fit.score ||
        lastAsked(a.candidate) - lastAsked(b.candidate) ||
        b.fine - a.fine ||
        (a.candidate.insider.memberId < b.candidate.insider.memberId ? -1 : 1),
    );
  // Beside those who fit well and can be asked, those who fit somehow are junk.
  const best = scored[0]?.fit.score ?? 0;
  const part = best >= FITS_WELL ? LEAST_BESIDE_GOOD : LEAST_BESIDE_NEAR;
  // Somebody talks about just that: whoever only does the work around it is not meant.
  const least = best * (scored[0]?.fit.basis.kind === 'topic' && best > VERY_GOOD ? VERY_GOOD : part);
  const ranked: Ranked[] = [];
  for (const { candidate, fit, fine } of scored) {
    if (ranked.length >= limit || fit.score < least) break;
    // Beside somebody who does it, who only did it once is not asked.
    if (best >= FITS_WELL && fit.basis.kind === 'past-role' && fit.score < FITS_WELL) continue;
    ranked.push({
      insiderId: candidate.insider.memberId,
      reasons: reasonsOf(graph, sought, fit, candidate.insider),
      score: fit.score,
      fine,
    });
  }
  return ranked;
}

/** A search looks up and ranks by one request, which is never changed: it is read once. */
const readBefore = new WeakMap<object, { graph: RoleGraph; sought: Sought }>();

/** The request, read and looked up in the graph. */
export function seekFor(graph: RoleGraph, request: Pick<RankRequest, 'role' | 'background'>): Sought {
  const before = readBefore.get(request);
  if (before?.graph === graph) return before.sought;
  const background = request.background
    ? findRoles(graph, readTitle(request.background)).spans.flatMap(
        ({ meanings }) => meanings[0]?.roleId ?? [],
      )
    : [];
  const sought = seek(graph, readAsk(graph, request.role), background);
  readBefore.set(request, { graph, sought });
  return sought;
}

/** What only breaks ties: the same move, hopes, waking hours in common, budget left, and whether they tend to answer. */
function closeness(fit: Fit, request: RankRequest, candidate: Candidate, now: Date): number {
  const { insider } = candidate;
  const carryOver = request.hopes.includes('my-skills') && fit.extras.sameMove !== null ? 1 : 0;
  const hours = hoursInCommon(request.timeZone, candidate.member.timeZone ?? request.communityZone, now);
  const budget = insider.placesPerMonth / 8;
  const answers = 1 / (1 + candidate.lapsed);
  return 0.7 * fit.fine + 0.1 * carryOver + 0.1 * hours + 0.05 * budget + 0.05 * answers;
}

/** 0–1: how much of a working day two zones share; unknown counts as all. */
function hoursInCommon(one: string | null, other: string, now: Date): number {
  if (one === null || one === other) return 1;
  const apart = Math.abs(offsetHours(one, now) - offsetHours(other, now)) % 24;
  return 1 - Math.min(apart, 24 - apart) / 12;
}

const offsets = new Map<string, number>();

/** A zone's distance from UTC in hours. Off by one around a change of clocks, which does not matter here. */
function offsetHours(zone: string, now: Date): number {
  const known = offsets.get(zone);
  if (known !== undefined) return known;
  const hours = DateTime.fromJSDate(now, { zone }).offset / 60 || 0;
  offsets.set(zone, hours);
  return hours;
}

function lastAsked({ insider }: Candidate): number {
  return insider.lastAskedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
}
