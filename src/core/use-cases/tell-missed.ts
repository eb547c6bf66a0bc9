// Somebody who takes no direct messages: what could not be written to them is in the answer to their next command.

import { couldNotWrite } from '../messages/copy/settle-in.ts';
import type { Answer, Message, Told } from '../messages/model.ts';
import type { NudgeKind } from '../model.ts';
import { composeNudge, composeRevision } from './compose-nudge.ts';
import { heardOfSomeone } from './own-requests.ts';
import { holdMatch, inUnit, timeToAnswer, type Unit, type World } from './unit.ts';
import { say, type Visit } from './visit.ts';

/** More would not fit into one answer; what is left comes with the next. */
const AT_ONCE = 2;

/** The answer with what is missed added, until an answer with it was shown. Only a message has room for it. */
export async function tellMissed(visit: Visit, answer: Answer): Promise<Answer> {
  if (answer.kind !== 'message') return answer;
  const nudges = await visit.tx.nudges({ recipientId: visit.me.id, states: ['unreachable'] });
  if (nudges.length === 0) return answer;
  const missed: Message[] = [];
  const tells: Told[] = [];
  for (const nudge of nudges) {
    if (missed.length >= AT_ONCE) break;
    const composed = await composeNudge(visit, nudge);
    const matters = 'send' in composed;
    if (matters) missed.push(composed.send);
    tells.push({ communityId: visit.community.id, nudgeId: nudge.id, matters });
  }
  return { ...answer, message: { blocks: [...couldNotWrite(missed), ...answer.message.blocks] }, tells };
}

/** What the answer told of is told once. Never rejects: what could not be noted is told once more. */
export async function answerShown(world: World, answer: Answer): Promise<void> {
  const { store, log } = world.ports;
  for (const each of (answer.kind === 'message' && answer.tells) || []) {
    try {
      const community = await store.community(each.communityId);
      if (community) await inUnit(world, community, (unit) => told(unit, each));
    } catch (error) {
      const fields = { community: each.communityId, nudge: each.nudgeId, error };
      log.warn(fields, 'what was told could not be noted');
    }
  }
}

async function told(unit: Unit, { nudgeId, matters }: Told): Promise<void> {
  const nudge = await unit.tx.nudge(nudgeId);
  if (nudge?.state !== 'unreachable') return;
  const reason = 'told in the answer to a command';
  if (!matters) return void (await unit.tx.moveNudge(nudgeId, ['unreachable'], 'cancelled', { reason }));
  // The match, the request, and then the nudge, as everywhere.
  const match = nudge.matchId ? await holdMatch(unit, nudge.matchId) : null;
  if (match) await timeToAnswer(unit, nudge, match);
  await heardOfSomeone(unit, nudge);
  await unit.tx.moveNudge(nudgeId, ['unreachable'], 'sent', { reason, sentAt: unit.now });
}

/**
 * A press is saved, and the question of one of these `kinds` is being rewritten. One that was told in an answer can't
 * be, as it has no place of its own: what it says now is answered, beside whatever else that answer holds.
 */
export async function noted(visit: Visit, matchId: string, kinds: readonly NudgeKind[]): Promise<Answer> {
  const asked = await visit.tx.nudges({ matchId, recipientId: visit.me.id, kinds, states: ['sent'] });
  const inAnAnswer = asked.findLast(({ ref }) => ref === null);
  const now = inAnAnswer && (await composeRevision(visit, inAnAnswer));
  return now ? say(now) : { kind: 'noted' };
}
