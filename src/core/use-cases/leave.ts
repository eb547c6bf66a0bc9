// Somebody left the community: unanswered matches end kindly, introduced ones are closed, and the others are told.

import type { Match, Member } from '../model.ts';
import { moveMatch, moveRequest, need, schedule, settleNudges, type Unit } from './unit.ts';
import { stepBack } from './volunteer.ts';

/** The profile stays, unseen, in case they come back. Safe to call again. */
export async function memberLeft(unit: Unit, member: Member): Promise<void> {
  if (member.leftAt) return;
  await unit.tx.updateMember(member.id, { leftAt: unit.now });
  await unit.tx.cancelNudges({ recipientId: member.id }, 'recipient left');
  await stepBack(unit, member.id);
  for (const match of await unit.tx.matches({ seekerId: member.id })) await leaveMatch(unit, match, member);
  for (const match of await unit.tx.matches({ insiderId: member.id })) await leaveMatch(unit, match, member);
  for (const request of await unit.tx.requestsOf(member.id, ['open', 'waiting'])) {
    await moveRequest(unit, request, 'seeker-left', null);
    await settleNudges(unit, { requestId: request.id }, 'seeker left');
  }
}

async function leaveMatch(unit: Unit, match: Match, member: Member): Promise<void> {
  const event = match.state === 'offered' ? 'seeker-left' : 'someone-left';
  const wasOpenToBoth = match.acceptedAt !== null;
  if (!(await moveMatch(unit, match, event, null))) return;
  await unit.tx.updateMatch(match.id, { endedAt: unit.now });
  await settleNudges(unit, { matchId: match.id }, 'somebody left');
  if (!wasOpenToBoth) return;
  const request = await need(unit.tx.request(match.requestId), 'request');
  await moveRequest(unit, request, 'close', null);
  const otherId = member.id === match.seekerId ? match.insiderId : match.seekerId;
  const other = await need(unit.tx.member(otherId), 'member');
  if (!other.leftAt)
    await schedule(unit, 'wont-happen', other, { requestId: match.requestId, matchId: match.id });
}
