// The insider's answer to an offer: a yes takes a place of the month and brings the introduction; a no is kind.

import { monthOf, placesLeft } from '../matching/budget.ts';
import type { Answer } from '../messages/model.ts';
import type { Match, Request } from '../model.ts';
import { noted } from './tell-missed.ts';
import { moveMatch, moveRequest, need, saveInsider, schedule, settleNudges } from './unit.ts';
import { refuse, type Visit } from './visit.ts';

const OFFER_KINDS = ['offer', 'offer-reminder'] as const;

/** `oneMore`: with one place more, this month only, if none is left. */
export async function sayYes(visit: Visit, matchId: string, oneMore: boolean): Promise<Answer> {
  const insider = await visit.tx.lockInsider(visit.me.id);
  const match = await myOffer(visit, matchId);
  if (!match) return refuse(visit, { kind: 'unknown-button' });
  if (['accepted', 'introduced', 'met', 'missed'].includes(match.state))
    return noted(visit, match.id, OFFER_KINDS);
  if (match.state !== 'offered') return settled(visit, match);
  const candidate = await visit.tx.candidate(visit.me.id);
  if (!insider || !candidate) return refuse(visit, { kind: 'offer-settled', how: 'ended' });

  const month = monthOf(visit.now, visit.zone);
  const isFull = placesLeft(candidate, visit.zone, visit.now) < 1;
  if (isFull && !oneMore) return refuse(visit, { kind: 'no-place', matchId });
  if (!(await moveMatch(visit, match, 'yes', visit.me.id))) return settledMeanwhile(visit, matchId);
  if (isFull) {
    const extraPlaces = (insider.extraMonth === month ? insider.extraPlaces : 0) + 1;
    await saveInsider(visit, { ...insider, extraPlaces, extraMonth: month });
  }
  const { didYouMeetAfterMs, closeAfterMs } = visit.world.timings;
  await visit.tx.updateMatch(match.id, {
    acceptedAt: visit.now,
    placeMonth: month,
    closesAt: new Date(visit.now.getTime() + didYouMeetAfterMs + closeAfterMs),
  });
  const request = await requestOf(visit, match);
  await moveRequest(visit, request, 'yes', visit.me.id);
  await settleNudges(visit, { matchId: match.id, kinds: OFFER_KINDS }, 'answered');
  const seeker = await need(visit.tx.member(match.seekerId), 'seeker');
  await schedule(visit, 'introduction', seeker, { requestId: match.requestId, matchId: match.id });
  return noted(visit, match.id, OFFER_KINDS);
}

/** `event` in the history tells "not now" from "someone else fits better"; until referrals exist both are a no. */
export async function sayNo(visit: Visit, matchId: string): Promise<Answer> {
  const match = await myOffer(visit, matchId);
  if (!match) return refuse(visit, { kind: 'unknown-button' });
  if (match.state === 'declined') return noted(visit, match.id, OFFER_KINDS);
  if (match.state !== 'offered') return settled(visit, match);
  if (!(await moveMatch(visit, match, 'no', visit.me.id))) return settledMeanwhile(visit, matchId);
  await reopen(visit, match, 'no', visit.me.id);
  return noted(visit, match.id, OFFER_KINDS);
}

/** After a match ended without a yes: the request is open again and the seeker gets the next person. */
export async function reopen(
  visit: Pick<Visit, 'tx' | 'world' | 'community' | 'now' | 'alarms'>,
  match: Match,
  event: 'no' | 'lapse' | 'undelivered' | 'insider-away',
  actorId: string | null,
): Promise<void> {
  const request = await requestOf(visit, match);
  await moveRequest(visit, request, event, actorId);
  await visit.tx.updateMatch(match.id, { endedAt: visit.now, placeMonth: null });
  await settleNudges(visit, { matchId: match.id }, event);
  const seeker = await need(visit.tx.member(match.seekerId), 'seeker');
  if (!seeker.leftAt)
    await schedule(visit, 'next-person', seeker, { requestId: match.requestId, matchId: match.id });
}

function requestOf(visit: Pick<Visit, 'tx'>, match: Match): Promise<Request> {
  return need(visit.tx.request(match.requestId), 'request');
}

async function myOffer(visit: Visit, matchId: string): Promise<Match | null> {
  const match = await visit.tx.match(matchId);
  return match?.insiderId === visit.me.id ? match : null;
}

/** Something else came first at the same moment: a withdrawal, a lapse, or another press of the same button. */
async function settledMeanwhile(visit: Visit, matchId: string): Promise<Answer> {
  return settled(visit, await need(visit.tx.match(matchId), 'match'));
}

function settled(visit: Visit, match: Match): Answer {
  const how = {
    withdrawn: 'withdrawn',
    lapsed: 'lapsed',
    declined: 'declined',
    accepted: 'accepted',
    introduced: 'accepted',
    met: 'accepted',
    missed: 'accepted',
    ended: 'ended',
    undeliverable: 'ended',
    offered: 'ended',
  } as const;
  return refuse(visit, { kind: 'offer-settled', how: how[match.state] });
}
