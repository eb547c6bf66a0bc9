// The nouns: what the store keeps and the rules speak about. Words as in the glossary of docs/architecture.md.

import type { MatchState, RequestState } from './lifecycle.ts';
import type { Reason } from './matching/reasons.ts';
import type { Answer, Values } from './messages/model.ts';

export type Community = {
  id: string;
  platform: string;
  tenantId: string;
  /** IANA zone for members whose own is unknown. */
  timeZone: string;
  /** Real time plus this is the community's time, ms. Only the playground's is ever above 0. */
  clockOffsetMs: number;
  /** The name of the channel on which introductions hang, where the platform has such channels. */
  introductionsIn: string;
  /** Since when the bot is no longer in it; null while it is. */
  leftAt: Date | null;
};

export type Member = {
  id: string;
  externalId: string;
  name: string;
  timeZone: string | null;
  background: string | null;
  employer: string | null;
  avoidsEmployer: boolean;
  helpedCount: number;
  leftAt: Date | null;
};

export type ShownAs = 'name' | 'role';

export type Insider = {
  memberId: string;
  title: string;
  employer: string | null;
  industry: string;
  years: number;
  pastRoles: string[];
  topics: string[];
  /** 1–8. */
  placesPerMonth: number;
  /** 15, 20 or 30. */
  maxMinutes: number;
  bookingUrl: string | null;
  shownAs: ShownAs;
  pausedUntil: Date | null;
  extraPlaces: number;
  extraMonth: string | null;
  lastAskedAt: Date | null;
  /** What the search finds them by (core/matching/terms), separated by spaces; written anew with each profile. */
  terms: string;
};

/** An insider as the search sees one: the profile, the person, and what the month still holds. */
export type Candidate = {
  insider: Insider;
  member: Member;
  /** Yeses per month (YYYY-MM, insider's zone), so that the caller decides which month it is. */
  yesesByMonth: Record<string, number>;
  unanswered: number;
  /** How many requests lapsed without an answer. */
  lapsed: number;
};

export type NameShown = 'now' | 'after-yes';

export type Request = {
  id: string;
  seekerId: string;
  role: string;
  state: RequestState;
  hopes: string[];
  message: string | null;
  background: string | null;
  employer: string | null;
  avoidsEmployer: boolean;
  minutes: number | null;
  nameShown: NameShown;
  waitingSince: Date | null;
  createdAt: Date;
};

export type Match = {
  id: string;
  requestId: string;
  seekerId: string;
  insiderId: string;
  state: MatchState;
  reasons: Reason[];
  offeredAt: Date;
  answerBy: Date;
  acceptedAt: Date | null;
  introducedAt: Date | null;
  timeFoundAt: Date | null;
  closesAt: Date | null;
  endedAt: Date | null;
  placeMonth: string | null;
};

/** What earlier matches of one seeker tell the search: with whom, how it stands, since when. */
export type MatchOutcome = {
  insiderId: string;
  state: MatchState;
  /** Since when: the end of a match that ended. */
  at: Date;
  /** Whether both were introduced: an `ended` match may have been answered by nobody, or may have been a meeting. */
  introduced: boolean;
};

export type NudgeKind =
  | 'offer'
  | 'offer-reminder'
  | 'introduction'
  /** To the seeker after a no, a lapse, an offer that could not be delivered or an insider who stepped back. */
  | 'next-person'
  | 'someone-fits'
  | 'found-a-time'
  | 'did-you-meet'
  | 'did-you-meet-again'
  | 'wont-happen'
  | 'thank-you-note'
  | 'thanks';

export type NudgeState =
  | 'scheduled'
  | 'claimed'
  | 'posting'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'unreachable'
  | 'cancelled';

export type Nudge = {
  id: string;
  kind: NudgeKind;
  recipientId: string;
  requestId: string | null;
  matchId: string | null;
  insiderId: string | null;
  state: NudgeState;
  /** On the community's clock. */
  dueAt: Date;
  generation: number;
  attempts: number;
  ref: unknown;
  answer: string | null;
  revision: 'none' | 'due' | 'done';
};

export type Suggestion = {
  id: string;
  seekerId: string;
  insiderId: string;
  /** The request that an Ask on this card begins or continues; its row may not exist yet. */
  requestId: string;
  role: string;
  reasons: Reason[];
};

export type Draft = {
  id: string;
  memberId: string;
  form: string;
  subjectId: string | null;
  values: Values;
  /** What was answered when it was done; a second submit gets the same. */
  answer: Answer | null;
};
