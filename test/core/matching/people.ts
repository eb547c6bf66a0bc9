// Builders for the tests of this folder: a candidate with nothing in the way, and a seeker who may ask anyone.

import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import type { RankRequest } from '../../../src/core/matching/rank.ts';
import { termsOf } from '../../../src/core/matching/terms.ts';
import type { Candidate, Insider, MatchOutcome, Member } from '../../../src/core/model.ts';

export const NOW = new Date('2026-03-10T12:00:00Z');
export const DAY = 24 * 3_600_000;

export const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

type Patch = { insider?: Partial<Insider>; member?: Partial<Member> } & Partial<
  Pick<Candidate, 'yesesByMonth' | 'unanswered' | 'lapsed'>
>;

export function candidate(id: string, title: string, patch: Patch = {}): Candidate {
  const insider: Insider = {
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
    terms: '',
    ...patch.insider,
  };
  return {
    insider: { ...insider, terms: termsOf(ourGraph(), insider) },
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
    lapsed: patch.lapsed ?? 0,
  };
}

export function asking(role = 'nurse', patch: Partial<RankRequest> = {}): RankRequest {
  return {
    role,
    seekerId: 'seeker',
    avoidEmployer: null,
    alreadyAsked: [],
    communityZone: 'UTC',
    background: null,
    hopes: [],
    timeZone: null,
    ...patch,
  };
}

export function outcome(
  insiderId: string,
  state: MatchOutcome['state'],
  days: number,
  introduced = false,
): MatchOutcome {
  return { insiderId, state, at: daysAgo(days), introduced };
}
