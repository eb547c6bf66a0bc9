// Who may send a nudge, what is due and what was left lying, within one transaction of one community. Leases are
// compared on the database's clock, so that processes with other clocks agree.

import type { Nudge } from '../../core/model.ts';
import type { Tx } from '../../core/ports.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toNudge, uuid } from './rows.ts';

type ClaimsTx = Pick<
  Tx,
  'claimNudge' | 'dueNudges' | 'dueRevisions' | 'dueRevision' | 'stuckNudges' | 'nextMoment'
>;
type Found = { id: string };

export function claimsTx(db: Prisma.TransactionClient, communityId: string): ClaimsTx {
  const read = (found: Found[]) => readNudges(db, communityId, found);
  return {
    async claimNudge(id, leaseMs, realNow) {
      const found = await db.$queryRaw<(Found & { sinceMs: number | null })[]>`
        UPDATE nudge SET
          state = 'claimed',
          lease_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
        WHERE id = ${uuid(id)}::uuid AND community_id = ${communityId}::uuid
          AND (state = 'scheduled' OR (state = 'claimed' AND lease_until < clock_timestamp()))
          AND (not_before IS NULL OR ${realNow ?? null}::timestamptz IS NULL OR not_before <= ${realNow ?? null}::timestamptz)
        RETURNING id, (extract(epoch FROM clock_timestamp() - posting_since) * 1000)::float8 AS "sinceMs"`;
      const [claimed] = await read(found);
      return claimed ? { ...claimed, sinceMs: found[0]?.sinceMs ?? null } : null;
    },
    // In both: the rows are chosen and locked before any is changed, and those that another sweep holds are its own.
    async dueNudges(now, realNow, limit) {
      return read(
        await db.$queryRaw<Found[]>`
          WITH due AS MATERIALIZED (
            SELECT id FROM nudge
            WHERE community_id = ${communityId}::uuid AND (
              (state = 'scheduled' AND due_at <= ${now}::timestamptz
                AND (not_before IS NULL OR not_before <= ${realNow}::timestamptz))
              OR (state = 'claimed' AND lease_until < clock_timestamp()))
            ORDER BY due_at, id LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
          UPDATE nudge SET generation = generation + 1 FROM due
          WHERE nudge.id = due.id AND nudge.community_id = ${communityId}::uuid RETURNING nudge.id`,
      );
    },
    // The least tried first: one that never succeeds must not stand in the way of the others.
    async dueRevisions(realNow, limit) {
      return read(
        await db.$queryRaw<Found[]>`
          WITH due AS MATERIALIZED (
            SELECT id FROM nudge
            WHERE community_id = ${communityId}::uuid AND state = 'sent' AND revision = 'due'
              AND (not_before IS NULL OR not_before <= ${realNow}::timestamptz)
            ORDER BY generation, due_at, id LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
          UPDATE nudge SET generation = generation + 1 FROM due
          WHERE nudge.id = due.id AND nudge.community_id = ${communityId}::uuid RETURNING nudge.id`,
      );
    },
    async dueRevision(id, realNow) {
      const free = [{ notBefore: null }, { notBefore: { lte: realNow } }];
      const row = await db.nudge.findFirst({
        where: { id: uuid(id), communityId, revision: 'due', OR: free },
      });
      return row && toNudge(row);
    },
    async stuckNudges(limit) {
      const found = await db.$queryRaw<(Found & { sinceMs: number })[]>`
        SELECT id, (extract(epoch FROM clock_timestamp() - posting_since) * 1000)::float8 AS "sinceMs" FROM nudge
        WHERE community_id = ${communityId}::uuid AND state = 'posting' AND lease_until < clock_timestamp()
        ORDER BY posting_since, id LIMIT ${limit}::int`;
      const since = new Map(found.map(({ id, sinceMs }) => [id, sinceMs]));
      return (await read(found)).map((nudge) => ({ ...nudge, sinceMs: since.get(nudge.id) ?? 0 }));
    },
    async nextMoment() {
      const [row] = await db.$queryRaw<{ at: Date; what: 'nudge' | 'deadline' }[]>`
        SELECT at, what FROM (
          SELECT min(due_at) AS at, 'nudge' AS what FROM nudge
            WHERE community_id = ${communityId}::uuid AND state IN ('scheduled', 'claimed', 'posting')
          UNION ALL
          SELECT min(answer_by), 'deadline' FROM match
            WHERE community_id = ${communityId}::uuid AND state = 'offered'
          UNION ALL
          SELECT min(closes_at), 'deadline' FROM match
            WHERE community_id = ${communityId}::uuid AND state IN ('accepted', 'introduced')) AS moments
        WHERE at IS NOT NULL ORDER BY at, what = 'nudge' DESC LIMIT 1`;
      return row ?? null;
    },
  };
}

async function readNudges(
  db: Prisma.TransactionClient,
  communityId: string,
  found: readonly Found[],
): Promise<Nudge[]> {
  if (found.length === 0) return [];
  const rows = await db.nudge.findMany({
    where: { communityId, id: { in: found.map(({ id }) => id) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toNudge);
}
