// Sending one nudge: claim the row, ask whether it still makes sense, mark it as being posted, post, record. The row
// decides who sends, never the queue. `posting` is committed just before the post, so that after a crash it is known
// which messages may have gone out.

import type { Message } from '../messages/model.ts';
import type { Community, Member, Nudge } from '../model.ts';
import { NUDGES } from '../nudges.ts';
import type { Claimed, Messenger, Revised, Sent } from '../ports.ts';
import { nextWorkingMoment } from '../working-hours.ts';
import { composeNudge, composeRevision } from './compose-nudge.ts';
import { recordSent, unknown } from './record-sent.ts';
import { inUnit, need, setAlarmAgain, type Unit, type World, zoneOf } from './unit.ts';

/** Longer than a send may take (10 s), in the database's time. */
const LEASE_MS = 60_000;

type Posting = { nudge: Claimed; message: Message; recipient: Member; other: Member | null };

export async function deliverNudge(world: World, communityId: string, nudgeId: string): Promise<void> {
  const community = await world.ports.store.community(communityId);
  const messenger = community && world.ports.messengers[community.platform];
  // Without the platform's connection the row stays as it is, and the sweep of a process that has it will see it.
  if (!community || community.leftAt || !messenger) return;
  const posting = await inUnit(world, community, (unit) => claim(unit, nudgeId, messenger.resendSafeForMs));
  if (!posting) return;
  const begun = await inUnit(world, community, ({ tx }) => tx.moveNudge(nudgeId, ['claimed'], 'posting'));
  if (!begun) return;
  const sent = await post(world, messenger, community, posting);
  await inUnit(world, community, (unit) => recordSent(unit, posting.nudge, sent));
}

async function claim(unit: Unit, nudgeId: string, safeForMs: number): Promise<Posting | null> {
  const nudge = await unit.tx.claimNudge(nudgeId, LEASE_MS, unit.world.ports.clock.now());
  if (!nudge) return null;
  // A crash left open whether it was posted, and then it was held up for too long.
  if (nudge.sinceMs !== null && nudge.sinceMs >= safeForMs) {
    await unknown(unit, nudge, 'claimed', 'held up after the process ended while sending');
    return null;
  }
  const later = await notYet(unit, nudge);
  if (later) {
    await unit.tx.moveNudge(nudge.id, ['claimed'], 'scheduled', { dueAt: later });
    return null;
  }
  const composed = await composeNudge(unit, nudge);
  if ('cancel' in composed) {
    await unit.tx.moveNudge(nudge.id, ['claimed'], 'cancelled', { reason: composed.cancel });
    return null;
  }
  const recipient = await need(unit.tx.member(nudge.recipientId), 'recipient');
  const match = nudge.kind === 'introduction' && nudge.matchId ? await unit.tx.match(nudge.matchId) : null;
  const other = match ? await need(unit.tx.member(match.insiderId), 'insider') : null;
  return { nudge, message: composed.send, recipient, other };
}

/** An alarm that rings early, or so late that the receiver's working hours are over: the moment to try again. */
async function notYet(unit: Unit, nudge: Nudge): Promise<Date | null> {
  if (nudge.dueAt > unit.now) return nudge.dueAt;
  if (NUDGES[nudge.kind].when === 'at-once') return null;
  const recipient = await unit.tx.member(nudge.recipientId);
  if (!recipient) return null;
  const good = nextWorkingMoment(unit.now, zoneOf(recipient, unit.community), unit.world.timings);
  return good > unit.now ? good : null;
}

async function post(
  world: World,
  messenger: Messenger,
  community: Community,
  posting: Posting,
): Promise<Sent> {
  const { nudge, message, recipient, other } = posting;
  const envelope = { community, nudgeId: nudge.id, recipient };
  try {
    return other
      ? await messenger.introduce(envelope, other, message)
      : await messenger.tell(envelope, message);
  } catch (error) {
    world.ports.log.error(
      { community: community.id, nudge: nudge.id, kind: nudge.kind, error },
      'messenger threw',
    );
    return { kind: 'unknown', reason: 'fault while sending' };
  }
}

/** Rewrites one sent message to what is true now. */
export async function reviseNudge(world: World, communityId: string, nudgeId: string): Promise<void> {
  const community = await world.ports.store.community(communityId);
  const messenger = community && world.ports.messengers[community.platform];
  if (!community || community.leftAt || !messenger) return;
  const due = await inUnit(world, community, async (unit) => {
    const nudge = await unit.tx.dueRevision(nudgeId, world.ports.clock.now());
    if (!nudge) return null;
    const message = await composeRevision(unit, nudge);
    if (!message) await unit.tx.finishRevision(nudge.id, nudge.generation);
    return message && { nudge, message };
  });
  if (!due) return;
  const revised: Revised = await messenger.revise(community, due.nudge.ref, due.message);
  if (revised.kind === 'retry-after')
    return inUnit(world, community, (unit) => reviseLater(unit, due.nudge, revised.ms));
  if (revised.kind === 'failed') {
    world.ports.log.warn(
      { community: communityId, nudge: nudgeId, reason: revised.reason },
      'message not revised',
    );
  }
  await inUnit(world, community, ({ tx }) => tx.finishRevision(due.nudge.id, due.nudge.generation));
}

/** `attempts` counts on from those of the sending: all that matters of them now is that each alarm has its own number. */
async function reviseLater(unit: Unit, { id, generation, attempts }: Nudge, ms: number): Promise<void> {
  const notBefore = new Date(unit.world.ports.clock.now().getTime() + ms);
  await unit.tx.updateNudge(id, { attempts: attempts + 1, notBefore });
  setAlarmAgain(unit, { id, generation, attempts: attempts + 1 }, 'revise', ms);
}
