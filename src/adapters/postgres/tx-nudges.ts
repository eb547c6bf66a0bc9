// Nudges as rows: filtering, changing and cancelling them, within one transaction of one community. Who may send one,
// and what is due, is in tx-nudge-claims.ts.

import type { NudgeState } from '../../core/model.ts';
import type { NudgeFilter, NudgePatch, Tx } from '../../core/ports.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { toJson } from './json.ts';
import { toNudge, uuid } from './rows.ts';

type NudgesTx = Pick<
  Tx,
  | 'addNudge'
  | 'cancelAllNudges'
  | 'cancelNudges'
  | 'reviseNudges'
  | 'finishRevision'
  | 'nudge'
  | 'nudges'
  | 'moveNudge'
  | 'updateNudge'
>;

/** For this long a post that has just begun counts as under way, however little is left of its lease. */
const POSTING_SECONDS = 30;

export function nudgesTx(db: Prisma.TransactionClient, communityId: string): NudgesTx {
  return {
    async addNudge(nudge, at) {
      await db.nudge.create({ data: { ...nudge, ref: toJson(nudge.ref), communityId, createdAt: at } });
    },
    async cancelAllNudges(reason) {
      await db.nudge.updateMany({
        where: { communityId, state: { in: ['scheduled', 'claimed'] } },
        data: { state: 'cancelled', reason, leaseUntil: null },
      });
    },
    async cancelNudges(where, reason) {
      refuseEverything(where);
      await db.nudge.updateMany({
        where: { ...fits(communityId, where), state: { in: ['scheduled', 'claimed'] } },
        data: { state: 'cancelled', reason, leaseUntil: null },
      });
    },
    async reviseNudges(where) {
      refuseEverything(where);
      return db.nudge.updateManyAndReturn({
        where: { ...fits(communityId, where), state: 'sent', ref: { not: Prisma.DbNull } },
        data: { revision: 'due', generation: { increment: 1 } },
        select: { id: true, generation: true },
      });
    },
    async finishRevision(id, generation) {
      await db.nudge.updateMany({
        where: { id: uuid(id), communityId, generation, revision: 'due' },
        data: { revision: 'done' },
      });
    },
    async nudge(id) {
      const row = await db.nudge.findFirst({ where: { id: uuid(id), communityId } });
      return row && toNudge(row);
    },
    async nudges(where) {
      const rows = await db.nudge.findMany({
        where: fits(communityId, where),
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toNudge);
    },
    async moveNudge(id, from, to, patch) {
      const { count } = await db.nudge.updateMany({
        where: { id: uuid(id), communityId, state: { in: [...from] } },
        data: { ...columns(patch), ...whenMovedTo(to), state: to },
      });
      if (count > 0 && to === 'posting') await stampPosting(db, communityId, id);
      return count > 0;
    },
    async updateNudge(id, patch) {
      await db.nudge.updateMany({
        where: { id: uuid(id), communityId },
        data: { ...columns(patch), answer: patch.answer },
      });
    },
  };
}

function fits(
  communityId: string,
  { matchId, requestId, recipientId, kinds, states, dueAfter }: NudgeFilter,
): Prisma.NudgeWhereInput {
  return {
    communityId,
    matchId: matchId === undefined ? undefined : uuid(matchId),
    requestId: requestId === undefined ? undefined : uuid(requestId),
    recipientId: recipientId === undefined ? undefined : uuid(recipientId),
    kind: kinds && { in: [...kinds] },
    state: states && { in: [...states] },
    dueAt: dueAfter && { gt: dueAfter },
  };
}

// A forgotten id must not silence a whole community.
function refuseEverything({ matchId, requestId, recipientId }: NudgeFilter): void {
  if (matchId ?? requestId ?? recipientId) return;
  throw new Error('Which nudges? A match, a request or a recipient is needed.');
}

function columns(patch: NudgePatch = {}) {
  const { ref, reason, notBefore, postingSince, attempts, sentAt, dueAt } = patch;
  const refs = { ref: ref === undefined ? undefined : toJson(ref) };
  return { ...refs, reason, notBefore, postingSince, attempts, sentAt, dueAt };
}

// Back in the queue there is no lease. Since when it may have been posted stays known.
function whenMovedTo(to: NudgeState) {
  return to === 'scheduled' ? { leaseUntil: null } : {};
}

// Sending once more what may have been posted keeps the first moment: the time within which that is safe runs from there.
async function stampPosting(db: Prisma.TransactionClient, communityId: string, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE nudge SET
      posting_since = coalesce(posting_since, clock_timestamp()),
      lease_until = greatest(lease_until, clock_timestamp() + ${POSTING_SECONDS}::int * interval '1 second')
    WHERE id = ${uuid(id)}::uuid AND community_id = ${communityId}::uuid`;
}
