// Which insiders fit a request, best first, and why. One pure function; the same inputs give the same order.

import type { Candidate, MatchOutcome } from '../model.ts';

/** Why an insider was chosen, as data; `core/messages` turns it into words. Never claims what the profile lacks. */
export type Reason =
  /** Holds the role asked for, now. */
  | { kind: 'same-role' }
  /** Holds a neighbouring role. `role`: that neighbour's usual name. */
  | { kind: 'one-step-away' }
  /** Held the role asked for earlier. `role`: as written in the profile. */
  | { kind: 'past-role'; role: string }
  /** No known role in common; the titles share these words. */
  | { kind: 'shared-words'; words: string[] };

export type RankRequest = {
  /** In the seeker's words. */
  role: string;
  seekerId: string;
  /** The seeker's employer when they want nobody from there, else null. */
  avoidEmployer: string | null;
  /** Insiders already asked for this request. */
  alreadyAsked: readonly string[];
};

export type Ranked = { insiderId: string; reasons: Reason[]; score: number };

/**
 * Candidates that fit and can be asked at `now` (UTC instant, the community's clock), best first, score 0–1.
 * Left out: the seeker, people who left, paused or without a place this month, those met or asked too recently.
 */
export function rank(
  _request: RankRequest,
  _candidates: readonly Candidate[],
  _history: readonly MatchOutcome[],
  _now: Date,
): Ranked[] {
  return [];
}
