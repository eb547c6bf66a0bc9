// Somebody who takes no direct messages: what could not be written to them is in the answer to their next command.

import { couldNotWrite } from '../messages/copy/settle-in.ts';
import type { Answer, Message } from '../messages/model.ts';
import type { NudgeKind } from '../model.ts';
import { composeNudge, composeRevision } from './compose-nudge.ts';
import { heardOfSomeone } from './own-requests.ts';
import { say, type Visit } from './visit.ts';

/** More would not fit into one answer; what is left comes with the next. */
const AT_ONCE = 2;

/** The answer with what is missed added; each is told once. Only a message has room for it. */
export async function tellMissed(visit: Visit, answer: Answer): Promise<Answer> {
  if (answer.kind !== 'message') return answer;
  const nudges = await visit.tx.nudges({ recipientId: visit.me.id, states: ['unreachable'] });
  if (nudges.length === 0) return answer;
  const missed: Message[] = [];
  for (const nudge of nudges) {
    if (missed.length >= AT_ONCE) break;
    const composed = await composeNudge(visit, nudge);
    const matters = 'send' in composed;
    if (matters) missed.push(composed.send);
    const reason = 'told in the answer to a command';
    await visit.tx.moveNudge(nudge.id, ['unreachable'], matters ? 'sent' : 'cancelled', { reason });
    if (matters) await heardOfSomeone(visit, nudge);
  }
  return { ...answer, message: { blocks: [...couldNotWrite(missed), ...answer.message.blocks] } };
}

/**
 * A press is saved, and the question of one of these `kinds` is being rewritten. One that was told in an answer can't
 * be, as it has no place of its own: what it says now is answered, beside whatever else that answer holds.
 */
export async function noted(visit: Visit, matchId: string, kinds: readonly NudgeKind[]): Promise<Answer> {
  const asked = await visit.tx.nudges({ matchId, recipientId: visit.me.id, kinds, states: ['sent'] });
  const told = asked.findLast(({ ref }) => ref === null);
  const now = told && (await composeRevision(visit, told));
  return now ? say(now) : { kind: 'noted' };
}
