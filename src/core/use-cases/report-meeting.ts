// What the two say after the introduction: a time found, a meeting held, or neither.

import { monthOf } from '../matching/budget.ts';
import type { Answer } from '../messages/model.ts';
import type { Match, NudgeKind } from '../model.ts';
import { noted } from './tell-missed.ts';
import { keepOpenUntil, moveMatch, moveRequest, need, schedule, settleNudges, zoneOf } from './unit.ts';
import { refuse, type Visit } from './visit.ts';

const TIME_KINDS: NudgeKind[] = ['found-a-time'];
const MEETING_KINDS: NudgeKind[] = ['did-you-meet', 'did-you-meet-again'];
const QUESTION_KINDS: NudgeKind[] = [...TIME_KINDS, ...MEETING_KINDS];

export async function foundTime(visit: Visit, matchId: string): Promise<Answer> {
  return withMatch(visit, matchId, async (match) => {
    if (match.state !== 'introduced') return refuse(visit, { kind: 'match-settled' });
    await visit.tx.updateMatch(match.id, { timeFoundAt: match.timeFoundAt ?? visit.now });
    await answerMine(visit, match, TIME_KINDS, 'found-time');
    await settleNudges(visit, { matchId, kinds: TIME_KINDS }, 'time found');
    return noted(visit, matchId, TIME_KINDS);
  });
}

export async function stillLooking(visit: Visit, matchId: string): Promise<Answer> {
  return withMatch(visit, matchId, async (match) => {
    if (match.state !== 'introduced') return refuse(visit, { kind: 'match-settled' });
    await answerMine(visit, match, TIME_KINDS, 'still-looking');
    await settleNudges(visit, { matchId, kinds: TIME_KINDS, recipientId: visit.me.id }, 'answered');
    return noted(visit, matchId, TIME_KINDS);
  });
}

/** "It won't happen" and "it didn't happen". Either side's word gives the place back within the same month. */
export async function wontHappen(visit: Visit, matchId: string): Promise<Answer> {
  return withMatch(visit, matchId, async (match) => {
    if (match.state === 'missed') return noted(visit, matchId, QUESTION_KINDS);
    if (!(await moveMatch(visit, match, 'wont-happen', visit.me.id)))
      return refuse(visit, { kind: 'match-settled' });
    const insider = await need(visit.tx.member(match.insiderId), 'insider');
    const sameMonth = match.placeMonth === monthOf(visit.now, zoneOf(insider, visit.community));
    await visit.tx.updateMatch(match.id, { endedAt: visit.now, ...(sameMonth ? { placeMonth: null } : {}) });
    await closeRequest(visit, match);
    await answerMine(visit, match, QUESTION_KINDS, 'wont-happen');
    await settleNudges(visit, { matchId }, 'it will not happen');
    const saysInsider = visit.me.id === match.insiderId;
    const other = saysInsider ? await need(visit.tx.member(match.seekerId), 'seeker') : insider;
    await schedule(visit, 'wont-happen', other, { requestId: match.requestId, matchId });
    return noted(visit, matchId, QUESTION_KINDS);
  });
}

/** One "we met" is enough. Who says it reads the rest in the same message; the other is told. */
export async function met(visit: Visit, matchId: string): Promise<Answer> {
  return withMatch(visit, matchId, async (match) => {
    if (match.state === 'met') return noted(visit, matchId, MEETING_KINDS);
    if (!(await moveMatch(visit, match, 'met', visit.me.id))) return refuse(visit, { kind: 'match-settled' });
    const insider = await need(visit.tx.member(match.insiderId), 'insider');
    // A place that was given back because it would not happen is taken after all.
    const month = monthOf(match.acceptedAt ?? visit.now, zoneOf(insider, visit.community));
    await visit.tx.updateMatch(match.id, { endedAt: visit.now, placeMonth: match.placeMonth ?? month });
    await closeRequest(visit, match);
    await visit.tx.updateMember(insider.id, { helpedCount: insider.helpedCount + 1 });
    await answerMine(visit, match, MEETING_KINDS, 'met');
    await settleNudges(visit, { matchId }, 'they met');
    const saysSeeker = visit.me.id === match.seekerId;
    const about = { requestId: match.requestId, matchId };
    if (saysSeeker) await schedule(visit, 'thanks', insider, about);
    else
      await schedule(visit, 'thank-you-note', await need(visit.tx.member(match.seekerId), 'seeker'), about);
    return noted(visit, matchId, MEETING_KINDS);
  });
}

/** Asked once more after a while, and then no more. */
export async function notYet(visit: Visit, matchId: string): Promise<Answer> {
  return withMatch(visit, matchId, async (match) => {
    if (match.state !== 'introduced') return refuse(visit, { kind: 'match-settled' });
    const asked = await visit.tx.nudges({ matchId, recipientId: visit.me.id, kinds: MEETING_KINDS });
    if (asked.some((nudge) => nudge.kind === 'did-you-meet-again'))
      return noted(visit, matchId, MEETING_KINDS);
    await answerMine(visit, match, MEETING_KINDS, 'not-yet');
    await settleNudges(visit, { matchId, kinds: MEETING_KINDS, recipientId: visit.me.id }, 'answered');
    const { didYouMeetAgainAfterMs, closeAfterMs } = visit.world.timings;
    await schedule(visit, 'did-you-meet-again', visit.me, { requestId: match.requestId, matchId });
    const closesAt = new Date(visit.now.getTime() + didYouMeetAgainAfterMs + closeAfterMs);
    await keepOpenUntil(visit, match, closesAt);
    return noted(visit, matchId, MEETING_KINDS);
  });
}

/** What the two say about their match is heard one after the other: the second sees what the first has done. */
async function withMatch(
  visit: Visit,
  matchId: string,
  act: (match: Match) => Promise<Answer>,
): Promise<Answer> {
  const match = await visit.tx.match(matchId);
  const mine = match && (match.seekerId === visit.me.id || match.insiderId === visit.me.id);
  if (!mine) return refuse(visit, { kind: 'unknown-button' });
  // The insider's row before the match, as everywhere; it also counts the people helped.
  await visit.tx.lockMember(match.insiderId);
  return act(await need(visit.tx.match(matchId), 'match'));
}

/** Keeps what was answered with the question, so that its revised text fits. */
async function answerMine(
  visit: Visit,
  match: Match,
  kinds: readonly NudgeKind[],
  answer: string,
): Promise<void> {
  for (const nudge of await visit.tx.nudges({ matchId: match.id, recipientId: visit.me.id, kinds })) {
    if (nudge.answer === null) await visit.tx.updateNudge(nudge.id, { answer });
  }
}

async function closeRequest(visit: Visit, match: Match): Promise<void> {
  const request = await need(visit.tx.request(match.requestId), 'request');
  await moveRequest(visit, request, 'close', visit.me.id);
}
