// What follows from the outcome of a send: deadlines and next nudges after a delivery, the next person after a failure.

import type { Match, Member, Nudge, NudgeState } from '../model.ts';
import { stillMakesSense } from '../nudges.ts';
import type { Claimed, NudgePatch, Sent } from '../ports.ts';
import { reopen } from './answer-match.ts';
import { memberLeft } from './leave.ts';
import { heardOfSomeone } from './own-requests.ts';
import {
  holdMatch,
  moveMatch,
  need,
  schedule,
  setAlarmAgain,
  settleNudges,
  timeToAnswer,
  type Unit,
} from './unit.ts';

/** After this many rate limits or refused connections a nudge has failed. */
const MAX_ATTEMPTS = 12;
/** For this long nothing is tried that was not let in: each try writes, and searches, anew. */
const SHUT_OUT_MS = 5 * 60_000;

export async function recordSent(unit: Unit, nudge: Claimed, sent: Sent): Promise<void> {
  switch (sent.kind) {
    case 'sent':
      return delivered(unit, nudge, sent.ref);
    case 'retry-after':
      return retry(unit, nudge, sent.ms, sent.reason);
    case 'shut-out':
      return wait(unit, nudge, sent.soon ? 0 : SHUT_OUT_MS, sent.reason);
    case 'unknown':
      return unknown(unit, nudge, 'posting', sent.reason);
    case 'failed':
      return undelivered(unit, nudge, 'failed', sent.reason, false);
    case 'unreachable':
      return undelivered(unit, nudge, 'unreachable', sent.reason, sent.left);
    default:
      return sent satisfies never;
  }
}

async function delivered(unit: Unit, nudge: Nudge, ref: unknown): Promise<void> {
  // The match before the nudge: answers take the rows in this order, too.
  const match = nudge.matchId ? await holdMatch(unit, nudge.matchId) : null;
  if (match) await follow(unit, nudge, match);
  await heardOfSomeone(unit, nudge);
  await unit.tx.moveNudge(nudge.id, ['posting', 'unknown'], 'sent', { ref, sentAt: unit.now });
  // Answered or withdrawn while the message was on its way: it must not keep its buttons.
  const now = nudge.matchId ? await unit.tx.match(nudge.matchId) : null;
  if (now && nudge.kind !== 'introduction' && (await isSettled(unit, nudge, now))) {
    await settleNudges(
      unit,
      { matchId: now.id, kinds: [nudge.kind], recipientId: nudge.recipientId },
      'settled',
    );
  }
}

/** By its match, by the other side's word that a time is found, or by the reader's own press. */
async function isSettled(unit: Unit, nudge: Nudge, match: Match): Promise<boolean> {
  if (!stillMakesSense(nudge.kind, match.state)) return true;
  if (nudge.kind === 'found-a-time' && match.timeFoundAt) return true;
  return (await need(unit.tx.nudge(nudge.id), 'nudge')).answer !== null;
}

async function follow(unit: Unit, nudge: Nudge, match: Match): Promise<void> {
  const { timings } = unit.world;
  const about = { requestId: match.requestId, matchId: match.id };
  if (nudge.kind === 'offer' && match.state === 'offered') {
    await unit.tx.updateMatch(match.id, { answerBy: new Date(unit.now.getTime() + timings.answerWithinMs) });
    await schedule(unit, 'offer-reminder', await person(unit, match.insiderId), about);
  }
  if (nudge.kind === 'introduction' && (await moveMatch(unit, match, 'introduce', null))) {
    await unit.tx.updateMatch(match.id, {
      introducedAt: unit.now,
      closesAt: new Date(unit.now.getTime() + timings.didYouMeetAfterMs + timings.closeAfterMs),
    });
    for (const id of [match.seekerId, match.insiderId]) {
      const member = await person(unit, id);
      await schedule(unit, 'found-a-time', member, about);
      await schedule(unit, 'did-you-meet', member, about);
    }
  }
  await timeToAnswer(unit, nudge, match);
}

async function retry(unit: Unit, nudge: Claimed, ms: number, reason: string): Promise<void> {
  const attempts = nudge.attempts + 1;
  if (attempts >= MAX_ATTEMPTS) return undelivered(unit, nudge, 'failed', reason, false);
  const notBefore = new Date(unit.world.ports.clock.now().getTime() + ms);
  await backInQueue(unit, nudge, { notBefore, attempts, reason });
  setAlarmAgain(unit, { ...nudge, attempts }, 'send', ms);
}

/** Not the message's fault, so it does not count as an attempt. The sweep wakes it. */
async function wait(unit: Unit, nudge: Claimed, ms: number, reason: string): Promise<void> {
  const notBefore = new Date(unit.world.ports.clock.now().getTime() + ms);
  await backInQueue(unit, nudge, { notBefore, reason });
}

/** Certainly not posted by this attempt. Of an earlier one, after which the process ended, that says nothing. */
async function backInQueue(unit: Unit, { id, sinceMs }: Claimed, patch: NudgePatch): Promise<void> {
  const postingSince = sinceMs === null ? null : undefined;
  await unit.tx.moveNudge(id, ['posting'], 'scheduled', { ...patch, postingSince });
}

/** Nobody can tell whether it arrived: never sent again by itself; organizers see it, and the deadline still counts. */
export async function unknown(unit: Unit, nudge: Nudge, from: NudgeState, reason: string): Promise<void> {
  await unit.tx.moveNudge(nudge.id, [from], 'unknown', { reason });
  logTrouble(unit, nudge, 'unknown', reason);
}

async function undelivered(
  unit: Unit,
  nudge: Nudge,
  to: 'failed' | 'unreachable',
  reason: string,
  left: boolean,
): Promise<void> {
  const match = nudge.matchId ? await unit.tx.match(nudge.matchId) : null;
  const essential = nudge.kind === 'offer' || nudge.kind === 'introduction';
  if (match && essential && (await moveMatch(unit, match, 'undelivered', null))) {
    await reopen(unit, match, 'undelivered', null);
  }
  await unit.tx.moveNudge(nudge.id, ['posting'], to, { reason });
  logTrouble(unit, nudge, to, reason);
  if (left) await memberLeft(unit, await person(unit, nudge.recipientId));
}

function logTrouble(unit: Unit, nudge: Nudge, state: string, reason: string): void {
  const { ids, log } = unit.world.ports;
  const fields = {
    reference: ids.reference(),
    community: unit.community.id,
    nudge: nudge.id,
    kind: nudge.kind,
    state,
    reason,
  };
  log.warn(fields, 'a nudge was not delivered');
}

function person(unit: Unit, id: string): Promise<Member> {
  return need(unit.tx.member(id), 'member');
}
