// Members, insiders and what the search sees of them, within one transaction of one community.

import type { Candidate, Insider, Member } from '../../core/model.ts';
import type { Tx } from '../../core/ports.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toInsider, toMember, uuid } from './rows.ts';

type PeopleTx = Pick<
  Tx,
  | 'member'
  | 'updateMember'
  | 'insider'
  | 'lockInsider'
  | 'saveInsider'
  | 'eraseInsider'
  | 'candidates'
  | 'candidate'
  | 'lockMember'
>;

export function peopleTx(db: Prisma.TransactionClient, communityId: string): PeopleTx {
  const insider = async (memberId: string): Promise<Insider | null> => {
    const row = await db.insider.findFirst({ where: { memberId: uuid(memberId), communityId } });
    return row && toInsider(row);
  };
  const lockMember = (id: string) =>
    db.$queryRaw<unknown[]>`
      SELECT 1 FROM member WHERE id = ${uuid(id)}::uuid AND community_id = ${communityId}::uuid FOR UPDATE`;

  return {
    async member(id) {
      const row = await db.member.findFirst({ where: { id: uuid(id), communityId } });
      return row && toMember(row);
    },
    async updateMember(id, patch) {
      // A whole member handed over as a patch must not change who it is.
      const { id: _i, externalId: _e, ...data } = patch as Partial<Member>;
      await db.member.updateMany({ where: { id: uuid(id), communityId }, data });
    },
    insider,
    async lockInsider(memberId) {
      await db.$queryRaw`
        SELECT 1 FROM insider
        WHERE member_id = ${uuid(memberId)}::uuid AND community_id = ${communityId}::uuid FOR UPDATE`;
      return insider(memberId);
    },
    async saveInsider(given, at) {
      const { memberId, ...profile } = given;
      const data = { ...profile, updatedAt: at };
      const where = { memberId, communityId };
      if ((await db.insider.updateMany({ where, data })).count > 0) return;
      // The first save: under the member's lock, so that two at once make one row, and only for a member of this
      // community.
      if ((await lockMember(memberId)).length === 0) throw new Error('No such member in this community.');
      if ((await db.insider.updateMany({ where, data })).count > 0) return;
      await db.insider.create({ data: { ...data, ...where, createdAt: at } });
    },
    async eraseInsider(memberId) {
      const mine = { memberId: uuid(memberId), communityId };
      await db.insider.deleteMany({ where: mine });
      await db.draft.deleteMany({ where: { ...mine, form: 'be-insider' } });
      await db.suggestion.deleteMany({ where: { insiderId: uuid(memberId), communityId } });
    },
    candidates: () => findCandidates(db, communityId),
    async candidate(memberId) {
      const [found] = await findCandidates(db, communityId, uuid(memberId));
      return found ?? null;
    },
    async lockMember(memberId) {
      await lockMember(memberId);
    },
  };
}

// The same few queries for one insider and for a thousand.
async function findCandidates(
  db: Prisma.TransactionClient,
  communityId: string,
  memberId?: string,
): Promise<Candidate[]> {
  const rows = await db.insider.findMany({
    where: { communityId, memberId, member: { communityId, leftAt: null } },
    include: { member: true },
    orderBy: [{ createdAt: 'asc' }, { memberId: 'asc' }],
  });
  const yeses = await db.match.groupBy({
    by: ['insiderId', 'placeMonth'],
    where: { communityId, insiderId: memberId, placeMonth: { not: null } },
    _count: true,
  });
  const offers = await db.match.groupBy({
    by: ['insiderId'],
    where: { communityId, insiderId: memberId, state: 'offered' },
    _count: true,
  });
  const months = new Map<string, Record<string, number>>();
  for (const { insiderId, placeMonth, _count } of yeses) {
    if (placeMonth) months.set(insiderId, { ...months.get(insiderId), [placeMonth]: _count });
  }
  const unanswered = new Map(offers.map(({ insiderId, _count }) => [insiderId, _count]));
  return rows.map(({ member, ...row }) => ({
    insider: toInsider(row),
    member: toMember(member),
    yesesByMonth: months.get(row.memberId) ?? {},
    unanswered: unanswered.get(row.memberId) ?? 0,
  }));
}
