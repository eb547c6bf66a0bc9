// Somebody left the community: unanswered matches end kindly, introduced ones are closed, and the others are told.

import type { Match, Member } from '../model.ts';
import { moveMatch, moveRequest, need, schedule, settleNudges, type Unit } from './unit.ts';
import { stepBack } from './volunteer.ts';

/** The profile stays, unseen, in case they come back. Safe to call again. */
export async function memberLeft(unit: Unit, member: Member): Promise<void> {
  if (member.leftAt) return;
  await unit.tx.updateMember(member.id, { leftAt: unit.now });
  // An ask or a yes of the same moment is waited for, so that its match is seen below.
  await unit.tx.lockInsider(member.id);
  await stepBack(unit, member.id);
  for (const match of await unit.tx.matches({ seekerId: member.id })) await leaveMatch(unit, match, member);
  for (const match of await unit.tx.matches({ insiderId: member.id })) await leaveMatch(unit, match, member);
  for (const request of await unit.tx.requestsOf(member.id, ['open', 'waiting'])) {
    await moveRequest(unit, request, 'seeker-left', null);
    await settleNudges(unit, { requestId: request.id }, 'seeker left');
  }
  // Last, as everywhere: matches before nudges, or two that take them crosswise wait for each other.
  await unit.tx.cancelNudges({ recipientId: member.id }, 'recipient left');
}

async function leaveMatch(unit: Unit, match: Match, member: Member): Promise<void> {
  if (match.state === 'offered') {
    if (await moveMatch(unit, match, 'seeker-left', null)) return close(unit, match, {});
    // Answered at this very moment: the yes is closed like any other.
    const answered = await need(unit.tx.match(match.id), 'match');
    return answered.state === 'offered' ? undefined : leaveMatch(unit, answered, member);
  }
  const wasIntroduced = match.state === 'introduced';
  if (!(await moveMatch(unit, match, 'someone-left', null))) return;
  // The place of a yes whose introduction is never delivered is given back.
  await close(unit, match, wasIntroduced ? {} : { placeMonth: null });
  const request = await need(unit.tx.request(match.requestId), 'request');
  await moveRequest(unit, request, 'close', null);
  const otherId = member.id === match.seekerId ? match.insiderId : match.seekerId;
  const other = await need(unit.tx.member(otherId), 'member');
  if (!other.leftAt)
    await schedule(unit, 'wont-happen', other, { requestId: match.requestId, matchId: match.id });
}

async function close(unit: Unit, match: Match, patch: { placeMonth?: null }): Promise<void> {
  await unit.tx.updateMatch(match.id, { endedAt: unit.now, ...patch });
  await settleNudges(unit, { matchId: match.id }, 'somebody left');
}
