// Builders for the tests of this folder: a candidate with nothing in the way, and a seeker who may ask anyone.

import type { RankRequest } from '../../../src/core/matching/rank.ts';
import type { Candidate, Insider, MatchOutcome, Member } from '../../../src/core/model.ts';

export const NOW = new Date('2026-03-10T12:00:00Z');
export const DAY = 24 * 3_600_000;

export const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

type Patch = { insider?: Partial<Insider>; member?: Partial<Member> } & Partial<
  Pick<Candidate, 'yesesByMonth' | 'unanswered'>
>;

export function candidate(id: string, title: string, patch: Patch = {}): Candidate {
  return {
    insider: {
      memberId: id,
      title,
      employer: null,
      industry: '',
      years: 5,
      pastRoles: [],
      topics: [],
      placesPerMonth: 2,
      maxMinutes: 30,
      bookingUrl: null,
      shownAs: 'name',
      pausedUntil: null,
      extraPlaces: 0,
      extraMonth: null,
      lastAskedAt: null,
      ...patch.insider,
    },
    member: {
      id,
      externalId: `U-${id}`,
      name: id,
      timeZone: null,
      background: null,
      employer: null,
      avoidsEmployer: false,
      helpedCount: 0,
      leftAt: null,
      ...patch.member,
    },
    yesesByMonth: patch.yesesByMonth ?? {},
    unanswered: patch.unanswered ?? 0,
  };
}

export function asking(role = 'nurse', patch: Partial<RankRequest> = {}): RankRequest {
  return { role, seekerId: 'seeker', avoidEmployer: null, alreadyAsked: [], communityZone: 'UTC', ...patch };
}

export function outcome(
  insiderId: string,
  state: MatchOutcome['state'],
  days: number,
  introduced = false,
): MatchOutcome {
  return { insiderId, state, at: daysAgo(days), introduced };
}
