// The bot is taken out of a community, and may come back: nothing is thrown away, nobody waits for an answer that cannot
// come, and nobody gets a backlog.

import type { Match, Member, Nudge, NudgeState, Request } from '../model.ts';
import { stillMakesSense } from '../nudges.ts';
import { moveMatch, moveRequest, need, schedule, type Unit } from './unit.ts';

/** It was said, or nobody can tell that it was not: never again by itself. */
const MAYBE_SAID: readonly NudgeState[] = ['posting', 'sent', 'unknown'];
/** Requests that rest end by themselves after two weeks, so that there are never many. */
const RESTING_AT_MOST = 500;

/** Ends unanswered matches and cancels every nudge. Profiles and requests stay. Safe to call again. */
export async function communityLeft(unit: Unit): Promise<void> {
  if (unit.community.leftAt) return;
  await unit.tx.updateCommunity({ leftAt: unit.now });
  for (const match of await unit.tx.matchesIn(['offered'])) {
    if (!(await moveMatch(unit, match, 'community-left', null))) continue;
    await unit.tx.updateMatch(match.id, { endedAt: unit.now });
    const request = await need(unit.tx.request(match.requestId), 'request');
    await moveRequest(unit, request, 'community-left', null);
  }
  await unit.tx.cancelAllNudges('the bot left the community');
}

/** What is under way is planned anew from its state and now: for each person and pair at most the next message. */
export async function communityBack(unit: Unit): Promise<void> {
  if (!unit.community.leftAt) return;
  await unit.tx.updateCommunity({ leftAt: null });
  unit.community.leftAt = null;
  for (const match of await unit.tx.matchesIn(['accepted', 'introduced'])) await planAnew(unit, match);
  for (const request of await unit.tx.restingRequests(unit.now, RESTING_AT_MOST))
    await tellTheEnd(unit, request);
}

/** Whoever asked was promised to hear, whatever the answer is. */
async function tellTheEnd(unit: Unit, request: Request): Promise<void> {
  const match = (await unit.tx.matches({ requestId: request.id })).at(-1);
  if (!match || !stillMakesSense('next-person', match.state)) return;
  const nudges = await unit.tx.nudges({ matchId: match.id, kinds: ['next-person'] });
  const seeker = await need(unit.tx.member(request.seekerId), 'seeker');
  if (seeker.leftAt || nudges.some(({ state }) => state !== 'cancelled')) return;
  // It rests from now on, or after a long absence it would be over before they read it.
  await unit.tx.updateRequest(request.id, {}, unit.now);
  await schedule(unit, 'next-person', seeker, { requestId: request.id, matchId: match.id });
}

async function planAnew(unit: Unit, match: Match): Promise<void> {
  const { didYouMeetAfterMs, closeAfterMs } = unit.world.timings;
  const about = { requestId: match.requestId, matchId: match.id };
  // A pair has its whole time again before it is closed silently.
  const closesAt = new Date(unit.now.getTime() + didYouMeetAfterMs + closeAfterMs);
  await unit.tx.updateMatch(match.id, { closesAt });
  if (!match.introducedAt) {
    const said = { matchId: match.id, kinds: ['introduction'], states: MAYBE_SAID } as const;
    if ((await unit.tx.nudges(said)).length > 0) return;
    await schedule(unit, 'introduction', await need(unit.tx.member(match.seekerId), 'seeker'), about);
    return;
  }
  for (const id of [match.seekerId, match.insiderId]) {
    const member = await need(unit.tx.member(id), 'member');
    if (!member.leftAt) await nextQuestion(unit, match, match.introducedAt, member);
  }
}

async function nextQuestion(unit: Unit, match: Match, introducedAt: Date, member: Member): Promise<void> {
  const { foundATimeAfterMs, didYouMeetAfterMs } = unit.world.timings;
  const about = { requestId: match.requestId, matchId: match.id };
  const nudges = await unit.tx.nudges({ matchId: match.id, recipientId: member.id });
  const asked = (kind: Nudge['kind']) =>
    nudges.find((each) => each.kind === kind && MAYBE_SAID.includes(each.state));
  const passed = (afterMs: number) => introducedAt.getTime() + afterMs <= unit.now.getTime();
  const meet = asked('did-you-meet');
  if (asked('did-you-meet-again') || (meet && meet.answer !== 'not-yet')) return;
  if (meet) return void (await schedule(unit, 'did-you-meet-again', member, about));
  const findsTime = match.timeFoundAt !== null || asked('found-a-time') !== undefined;
  if (!findsTime && !passed(foundATimeAfterMs))
    await schedule(unit, 'found-a-time', member, { ...about, from: introducedAt });
  // Overdue: at the next good moment, as if it fell due now.
  const from = passed(didYouMeetAfterMs) ? new Date(unit.now.getTime() - didYouMeetAfterMs) : introducedAt;
  await schedule(unit, 'did-you-meet', member, { ...about, from });
}
