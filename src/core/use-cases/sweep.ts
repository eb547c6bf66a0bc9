// The sweep: what must happen by itself, happens here. Deadlines become events, lost alarms are set again, and what a
// crash left half done is put right. Run every minute in every worker; a database lock lets one do it at a time.

import type { Community, Match, NudgeKind, NudgeState } from '../model.ts';
import type { Alarm } from '../ports.ts';
import { reopen } from './answer-match.ts';
import { unknown } from './record-sent.ts';
import {
  inUnit,
  keepOpenUntil,
  moveMatch,
  moveRequest,
  need,
  settleNudges,
  timeIn,
  type Unit,
  type World,
} from './unit.ts';
import { tellWaiting } from './wait.ts';

const BATCH = 200;
const DAY_MS = 86_400_000;
const DRAFTS_KEPT_MS = 7 * DAY_MS;
const SUGGESTIONS_KEPT_MS = 30 * DAY_MS;
/** What brings the two together, and what is asked of them afterwards. */
const ASKS_THE_PAIR: readonly NudgeKind[] = ['introduction', 'did-you-meet', 'did-you-meet-again'];
const UNDER_WAY: readonly NudgeState[] = ['scheduled', 'claimed', 'posting'];

export async function sweep(world: World): Promise<void> {
  await world.ports.store.exclusively('sweep', async () => {
    await inEach(world, sweepCommunity);
    // After everything else in all of them, because it is the longest where many wait.
    await inEach(world, tellWaiting);
  });
}

async function inEach(world: World, work: typeof sweepCommunity): Promise<void> {
  for (const community of await world.ports.store.communities()) {
    if (community.leftAt) continue;
    try {
      await work(world, community);
    } catch (error) {
      // One community's fault must not keep the others waiting; the next sweep tries again.
      world.ports.log.error({ community: community.id, error }, 'sweep of a community failed');
    }
  }
}

async function sweepCommunity(world: World, community: Community): Promise<void> {
  // What is to be sent comes first: nothing that fails below may keep an alarm lost.
  await inUnit(world, community, repairStuck);
  await inUnit(world, community, wake);
  for (const match of await inUnit(world, community, ({ tx, now }) => tx.overdueMatches(now, BATCH))) {
    await inUnit(world, community, (unit) => passDeadline(unit, match));
  }
  await inUnit(world, community, closeResting);
  const now = timeIn(world, community).getTime();
  const before = { drafts: new Date(now - DRAFTS_KEPT_MS), suggestions: new Date(now - SUGGESTIONS_KEPT_MS) };
  await inUnit(world, community, ({ tx }) => tx.purge(before));
}

/** An offer ends and the seeker is told and gets the next person; a pair that said nothing is closed silently. */
async function passDeadline(unit: Unit, found: Match): Promise<void> {
  // Read again: a delivery or an answer in the meantime may have moved the deadline.
  const match = await need(unit.tx.match(found.id), 'match');
  const deadline = match.state === 'offered' ? match.answerBy : match.closesAt;
  if (!deadline || deadline > unit.now) return;
  if (match.state === 'offered') {
    const event = await howItEnds(unit, match);
    if (event && (await moveMatch(unit, match, event, null))) await reopen(unit, match, event, null);
    return;
  }
  const awaited = { matchId: match.id, kinds: ASKS_THE_PAIR, states: UNDER_WAY };
  if ((await unit.tx.nudges(awaited)).length > 0) {
    // Held up on our side: nobody is silent who was not asked yet. When they are, the time begins anew.
    return keepOpenUntil(unit, match, new Date(unit.now.getTime() + unit.world.timings.closeAfterMs));
  }
  if (!(await moveMatch(unit, match, 'close', null))) return;
  await unit.tx.updateMatch(match.id, { endedAt: unit.now });
  await moveRequest(unit, await need(unit.tx.request(match.requestId), 'request'), 'close', null);
  await settleNudges(unit, { matchId: match.id }, 'closed after silence');
}

/** Whoever never got the offer has not kept silent; null while it is on its way at this moment. */
async function howItEnds(unit: Unit, match: Match): Promise<'lapse' | 'undelivered' | null> {
  const offers = await unit.tx.nudges({ matchId: match.id, kinds: ['offer'] });
  const is = (...states: NudgeState[]) => offers.some(({ state }) => states.includes(state));
  if (is('sent', 'unknown')) return 'lapse';
  return is('claimed', 'posting') ? null : 'undelivered';
}

/** A request in which nobody is asked any more ends silently; its cards begin a new one. */
async function closeResting(unit: Unit): Promise<void> {
  const before = new Date(unit.now.getTime() - unit.world.timings.closeAfterMs);
  for (const request of await unit.tx.restingRequests(before, BATCH))
    await moveRequest(unit, request, 'close', null);
}

/** A crash between posting and recording: sent again only where the platform shows one message for both. */
async function repairStuck(unit: Unit): Promise<void> {
  const safeForMs = unit.world.ports.messengers[unit.community.platform]?.resendSafeForMs ?? 0;
  for (const nudge of await unit.tx.stuckNudges(BATCH)) {
    if (nudge.sinceMs < safeForMs) await unit.tx.moveNudge(nudge.id, ['posting'], 'scheduled');
    else await unknown(unit, nudge, 'posting', 'the process ended while sending');
  }
}

/** Every due row gets an alarm under its next generation, whether or not it still has one. */
async function wake(unit: Unit): Promise<void> {
  const alarm = (task: Alarm['task']) => (nudge: { id: string; generation: number }) =>
    unit.alarms.push({
      communityId: unit.community.id,
      nudgeId: nudge.id,
      generation: nudge.generation,
      task,
      delayMs: 0,
    });
  const realNow = unit.world.ports.clock.now();
  (await unit.tx.dueNudges(unit.now, realNow, BATCH)).forEach(alarm('send'));
  (await unit.tx.dueRevisions(realNow, BATCH)).forEach(alarm('revise'));
}
