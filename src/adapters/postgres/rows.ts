// Rows as the database keeps them, and the nouns that the core speaks of. What is unknown here is a fault, not a value.

import { MATCH_STATES, REQUEST_STATES } from '../../core/lifecycle.ts';
import type {
  Community,
  Draft,
  Insider,
  Match,
  Member,
  NameShown,
  Nudge,
  NudgeKind,
  NudgeState,
  Request,
  ShownAs,
  Suggestion,
} from '../../core/model.ts';
import type {
  Community as CommunityRow,
  Draft as DraftRow,
  Insider as InsiderRow,
  Match as MatchRow,
  Member as MemberRow,
  Nudge as NudgeRow,
  Request as RequestRow,
  Suggestion as SuggestionRow,
} from '../../generated/prisma/client.ts';
import { fromJson } from './json.ts';

const SHOWN_AS: Record<ShownAs, true> = { name: true, role: true };
const NAME_SHOWN: Record<NameShown, true> = { now: true, 'after-yes': true };
const REVISIONS: Record<Nudge['revision'], true> = { none: true, due: true, done: true };
const NUDGE_STATES: Record<NudgeState, true> = {
  scheduled: true,
  claimed: true,
  posting: true,
  sent: true,
  failed: true,
  unknown: true,
  unreachable: true,
  cancelled: true,
};
const NUDGE_KINDS: Record<NudgeKind, true> = {
  offer: true,
  'offer-reminder': true,
  introduction: true,
  'next-person': true,
  'someone-fits': true,
  'found-a-time': true,
  'did-you-meet': true,
  'did-you-meet-again': true,
  'wont-happen': true,
  'thank-you-note': true,
  thanks: true,
};

const NOBODY = '00000000-0000-0000-0000-000000000000';
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The id as PostgreSQL takes it. Ids come back from buttons: one that is no UUID names nobody, rather than failing. */
export function uuid(id: string): string {
  return UUID.test(id) ? id : NOBODY;
}

export function toCommunity(row: CommunityRow): Community {
  const { id, platform, tenantId, timeZone, introductionsIn, leftAt } = row;
  return {
    id,
    platform,
    tenantId,
    timeZone,
    introductionsIn,
    leftAt,
    clockOffsetMs: Number(row.clockOffsetMs),
  };
}

export function toMember(row: MemberRow): Member {
  const { id, externalId, name, timeZone, background, employer, avoidsEmployer, helpedCount, leftAt } = row;
  return { id, externalId, name, timeZone, background, employer, avoidsEmployer, helpedCount, leftAt };
}

export function toInsider(row: InsiderRow): Insider {
  const { communityId: _c, createdAt: _a, updatedAt: _u, termsVersion: _v, ...profile } = row;
  return { ...profile, shownAs: oneOf(SHOWN_AS, row.shownAs, 'way to be shown') };
}

export function toRequest(row: RequestRow): Request {
  const { communityId: _c, updatedAt: _u, ...request } = row;
  return {
    ...request,
    state: oneOf(REQUEST_STATES, row.state, 'request state'),
    nameShown: oneOf(NAME_SHOWN, row.nameShown, 'moment to be named'),
  };
}

export function toMatch(row: MatchRow): Match {
  const { communityId: _c, ...match } = row;
  return {
    ...match,
    state: oneOf(MATCH_STATES, row.state, 'match state'),
    reasons: row.reasons as Match['reasons'],
  };
}

export function toNudge(row: NudgeRow): Nudge {
  const { id, recipientId, requestId, matchId, insiderId, dueAt, generation, attempts, ref, answer } = row;
  return {
    id,
    kind: oneOf(NUDGE_KINDS, row.kind, 'nudge kind'),
    recipientId,
    requestId,
    matchId,
    insiderId,
    state: oneOf(NUDGE_STATES, row.state, 'nudge state'),
    dueAt,
    generation,
    attempts,
    ref,
    answer,
    revision: oneOf(REVISIONS, row.revision, 'revision'),
  };
}

export function toSuggestion(row: SuggestionRow): Suggestion {
  const { id, seekerId, insiderId, requestId, role } = row;
  return { id, seekerId, insiderId, requestId, role, reasons: row.reasons as Suggestion['reasons'] };
}

export function toDraft(row: DraftRow): Draft {
  const { id, memberId, form, subjectId } = row;
  return {
    id,
    memberId,
    form,
    subjectId,
    values: row.values as Draft['values'],
    answer: fromJson(row.answer) as Draft['answer'],
  };
}

function oneOf<S extends string>(known: Record<S, unknown>, value: string, what: string): S {
  if (Object.hasOwn(known, value)) return value as S;
  throw new Error(`The database holds an unknown ${what}: ${value}`);
}
