// A seeker's own requests: which one a search or a card belongs to, with whom it is, and how many are under way.

import { OPEN_REQUEST_STATES } from '../lifecycle.ts';
import type { Answer } from '../messages/model.ts';
import type { Nudge, Request } from '../model.ts';
import type { InsiderView } from '../visibility.ts';
import { nextWorkingMoment } from '../working-hours.ts';
import { pairOf } from './compose-nudge.ts';
import { need, type Unit } from './unit.ts';
import { refuse, type Visit } from './visit.ts';

/** One person's requests that are with somebody, or that wait for somebody who fits. */
const MAX_UNDER_WAY = 3;

export const isOpen = ({ state }: Request): boolean =>
  OPEN_REQUEST_STATES.some((openState) => openState === state);

/** Searching the same role again continues the open request for it. */
export async function openRequestAbout(visit: Visit, role: string): Promise<Request | null> {
  const open = await visit.tx.requestsOf(visit.me.id, OPEN_REQUEST_STATES);
  return open.find((request) => sameRole(request, role)) ?? null;
}

/** The latest earlier request about this role in which something was written, so that it need not be written again. */
export async function writtenAbout(visit: Visit, role: string): Promise<Request | null> {
  const all = await visit.tx.requestsOf(visit.me.id, ['answered', 'ended', 'withdrawn']);
  return all.findLast((request) => request.message !== null && sameRole(request, role)) ?? null;
}

/** The refusal, if this many are under way already beside `request`; a request that rests does not count. */
export async function tooMany(visit: Visit, request: Request | null): Promise<Answer | null> {
  const open = await visit.tx.requestsOf(visit.me.id, OPEN_REQUEST_STATES);
  const others = open.filter(
    ({ id, state, waitingSince }) => id !== request?.id && (state === 'waiting' || waitingSince !== null),
  );
  return others.length >= MAX_UNDER_WAY
    ? refuse(visit, { kind: 'too-many-requests', max: MAX_UNDER_WAY })
    : null;
}

/** Who was told of somebody who fits no longer waits; "Keep waiting" stands beside the news. */
export async function heardOfSomeone(unit: Unit, { kind, requestId }: Nudge): Promise<void> {
  if (kind === 'someone-fits' && requestId)
    await unit.tx.updateRequest(requestId, { waitingSince: null }, unit.now);
}

/** With whom a request is that waits for an answer; null when it is with nobody. */
export async function askedNow(
  visit: Visit,
  requestId: string,
): Promise<{ insiderId: string; insider: InsiderView; until: Date } | null> {
  const match = (await visit.tx.matches({ requestId })).find(({ state }) => state === 'offered');
  if (!match) return null;
  const pair = await need(pairOf(visit, { matchId: match.id }), 'match');
  return { insiderId: match.insiderId, insider: pair.insiderView, until: match.answerBy };
}

/** `insiderId`: who was to be asked now, if anybody. */
export async function stillWaiting(
  visit: Visit,
  request: Request,
  insiderId: string | null = null,
): Promise<Answer> {
  const asked = await need(askedNow(visit, request.id), 'match');
  const another = insiderId !== null && insiderId !== asked.insiderId;
  return refuse(visit, {
    kind: 'still-waiting',
    requestId: request.id,
    role: request.role,
    ...asked,
    hearBy: nextWorkingMoment(asked.until, visit.zone, visit.world.timings),
    another,
  });
}

const sameRole = (request: Request, role: string) => request.role.toLowerCase() === role.toLowerCase();
