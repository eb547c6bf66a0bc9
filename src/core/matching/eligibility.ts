// Whether an insider can be asked by this seeker at this moment, whatever their role. The search leaves out who can
// not; the Ask says why.

import { OPEN_MATCH_STATES } from '../lifecycle.ts';
import type { Candidate, MatchOutcome } from '../model.ts';
import { DEFAULT_TIMINGS, type Timings } from '../timings.ts';
import { offersAllowed, placesLeft } from './budget.ts';
import { sameEmployer } from './employer.ts';

/** Who asks, and what keeps some insiders from being asked. */
export type Asking = {
  seekerId: string;
  /** The seeker's employer when they want nobody from there, else null. */
  avoidEmployer: string | null;
  /** Insiders already asked for this request. */
  alreadyAsked: readonly string[];
  /** IANA zone for insiders whose own is unknown. */
  communityZone: string;
};

export type WhyNot =
  | 'self'
  | 'left'
  | 'open-match'
  | 'already-asked'
  | 'asked-recently'
  /** Never worded so that it confirms where somebody works who is shown by role only. */
  | 'own-company'
  | 'paused'
  | 'no-place'
  | 'too-many-unanswered';

/** So often a seeker may take back what they asked of the same insider: once to mend a slip, but not without end. */
const MOST_TAKEN_BACK = 2;

/** For how long (elapsed ms) a pair is left alone. */
export type RepeatPeriods = Pick<Timings, 'repeatAfterNoMs' | 'repeatAfterMeetingMs'>;

/**
 * The first thing that keeps the candidate from being asked at `now` (UTC instant, the community's clock), or null.
 * What lies between the two people comes before what the insider's calendar says. `history`: the seeker's matches.
 */
export function whyNot(
  candidate: Candidate,
  asking: Asking,
  history: readonly MatchOutcome[],
  now: Date,
  periods: RepeatPeriods = DEFAULT_TIMINGS,
): WhyNot | null {
  const { insider, member } = candidate;
  if (insider.memberId === asking.seekerId) return 'self';
  if (member.leftAt !== null) return 'left';
  const together = history.filter((outcome) => outcome.insiderId === insider.memberId);
  if (together.some((outcome) => isOpen(outcome))) return 'open-match';
  if (asking.alreadyAsked.includes(insider.memberId)) return 'already-asked';
  if (together.some((outcome) => now.getTime() < outcome.at.getTime() + restAfter(outcome, periods))) {
    return 'asked-recently';
  }
  const takenBack = together.filter(
    ({ state, at }) => state === 'withdrawn' && now.getTime() < at.getTime() + periods.repeatAfterNoMs,
  );
  if (takenBack.length >= MOST_TAKEN_BACK) return 'asked-recently';
  if (worksAt(candidate, asking.avoidEmployer)) return 'own-company';
  if (insider.pausedUntil !== null && insider.pausedUntil > now) return 'paused';
  if (placesLeft(candidate, asking.communityZone, now) === 0) return 'no-place';
  return offersAllowed(candidate, asking.communityZone, now) === 0 ? 'too-many-unanswered' : null;
}

function isOpen(outcome: MatchOutcome): boolean {
  return OPEN_MATCH_STATES.some((state) => state === outcome.state);
}

/** What the profile says of the employer, and what the person's own record says when they once asked themselves. */
function worksAt({ insider, member }: Candidate, employer: string | null): boolean {
  if (employer === null) return false;
  return [insider.employer, member.employer].some((own) => own !== null && sameEmployer(own, employer));
}

/** Elapsed ms from the end of a match until the same two may be brought together again. */
function restAfter(outcome: MatchOutcome, periods: RepeatPeriods): number {
  switch (outcome.state) {
    case 'met':
      return periods.repeatAfterMeetingMs;
    // Nobody said whether they met. Ended before the introduction, nothing came of it and nobody said no.
    case 'ended':
      return outcome.introduced ? periods.repeatAfterMeetingMs : 0;
    // "It won't happen" is a no.
    case 'declined':
    case 'lapsed':
    case 'missed':
      return periods.repeatAfterNoMs;
    // Rests only when it happens again: see above.
    case 'withdrawn':
    case 'undeliverable':
    case 'offered':
    case 'accepted':
    case 'introduced':
      return 0;
    default:
      return outcome.state satisfies never;
  }
}
