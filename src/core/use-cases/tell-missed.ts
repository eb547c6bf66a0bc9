// Somebody who takes no direct messages: what could not be written to them is in the answer to their next command.

import { couldNotWrite } from '../messages/copy/settle-in.ts';
import type { Answer, Message } from '../messages/model.ts';
import { composeNudge } from './compose-nudge.ts';
import type { Visit } from './visit.ts';

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
  }
  return { ...answer, message: { blocks: [...couldNotWrite(missed), ...answer.message.blocks] } };
}
