// Members, insiders and what the search sees of them, within one transaction of one community.

import { isLookedUp } from '../../core/matching/terms.ts';
import type { Candidate, Insider, Member } from '../../core/model.ts';
import type { Tx } from '../../core/ports.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { toInsider, toMember, uuid } from './rows.ts';
import { candidatesByTerms } from './search.ts';

type PeopleTx = Pick<
  Tx,
  | 'updateCommunity'
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

/** Of the insider `i`, who is the member `m`: until when the search passes over them. */
const HIDDEN_UNTIL = Prisma.sql`CASE WHEN m.left_at IS NULL THEN i.paused_until ELSE 'infinity' END`;

/** Keeps in step with the member, who has just left or come back, what the search reads. */
export async function hideOrShow(
  db: Prisma.TransactionClient,
  communityId: string,
  memberId: string,
): Promise<void> {
  // A profile that is saved at this moment is waited for; it takes its rows in this order, too.
  await lockInsider(db, communityId, memberId);
  await db.$executeRaw`
    UPDATE insider_term t SET hidden_until = ${HIDDEN_UNTIL}
    FROM insider i JOIN member m ON m.id = i.member_id
    WHERE i.member_id = ${uuid(memberId)}::uuid AND i.community_id = ${communityId}::uuid
      AND t.member_id = i.member_id`;
}

const lockInsider = (db: Prisma.TransactionClient, communityId: string, memberId: string) =>
  db.$queryRaw`
    SELECT 1 FROM insider
    WHERE member_id = ${uuid(memberId)}::uuid AND community_id = ${communityId}::uuid FOR UPDATE`;

export function peopleTx(db: Prisma.TransactionClient, communityId: string): PeopleTx {
  const insider = async (memberId: string): Promise<Insider | null> => {
    const row = await db.insider.findFirst({ where: { memberId: uuid(memberId), communityId } });
    return row && toInsider(row);
  };
  const lockMember = (id: string) =>
    db.$queryRaw<unknown[]>`
      SELECT 1 FROM member WHERE id = ${uuid(id)}::uuid AND community_id = ${communityId}::uuid FOR UPDATE`;

  const saveTerms = async ({ memberId, terms }: Insider) => {
    const all = terms.split(' ').filter((term) => term !== '' && isLookedUp(term));
    await db.insiderTerm.deleteMany({ where: { memberId, communityId, term: { notIn: all } } });
    await db.$executeRaw`
      INSERT INTO insider_term (community_id, term, member_id, last_asked_at, hidden_until)
      SELECT i.community_id, unnest(${all}::text[]), i.member_id, i.last_asked_at, ${HIDDEN_UNTIL}
      FROM insider i JOIN member m ON m.id = i.member_id
      WHERE i.member_id = ${uuid(memberId)}::uuid AND i.community_id = ${communityId}::uuid
      ON CONFLICT (member_id, term)
      DO UPDATE SET last_asked_at = excluded.last_asked_at, hidden_until = excluded.hidden_until`;
  };

  return {
    async updateCommunity(patch) {
      await db.community.update({ where: { id: communityId }, data: patch });
    },
    async member(id) {
      const row = await db.member.findFirst({ where: { id: uuid(id), communityId } });
      return row && toMember(row);
    },
    async updateMember(id, patch) {
      // A whole member handed over as a patch must not change who it is.
      const { id: _i, externalId: _e, ...data } = patch as Partial<Member>;
      const { count } = await db.member.updateMany({ where: { id: uuid(id), communityId }, data });
      if (count > 0 && data.leftAt !== undefined) await hideOrShow(db, communityId, id);
    },
    insider,
    async lockInsider(memberId) {
      await lockInsider(db, communityId, memberId);
      return insider(memberId);
    },
    async saveInsider(given, termsVersion, at) {
      const { memberId, ...profile } = given;
      const data = { ...profile, termsVersion, updatedAt: at };
      const where = { memberId, communityId };
      if ((await db.insider.updateMany({ where, data })).count > 0) return saveTerms(given);
      // The first save: under the member's lock, so that two at once make one row, and only for a member of this
      // community.
      if ((await lockMember(memberId)).length === 0) throw new Error('No such member in this community.');
      if ((await db.insider.updateMany({ where, data })).count === 0)
        await db.insider.create({ data: { ...data, ...where, createdAt: at } });
      await saveTerms(given);
    },
    async eraseInsider(memberId) {
      const mine = { memberId: uuid(memberId), communityId };
      await db.insider.deleteMany({ where: mine });
      await db.draft.deleteMany({ where: { ...mine, form: 'be-insider' } });
      // The card stays, so that its button and a form about it lead on; why this person was shown does not.
      await db.suggestion.updateMany({
        where: { insiderId: uuid(memberId), communityId },
        data: { reasons: [] },
      });
    },
    candidates: (lookups, now, limit) =>
      candidatesByTerms(
        (sql, values) => db.$queryRawUnsafe(sql, ...values),
        communityId,
        lookups,
        now,
        limit,
      ),
    candidate: (memberId) => findCandidate(db, communityId, uuid(memberId)),
    async lockMember(memberId) {
      await lockMember(memberId);
    },
  };
}

async function findCandidate(
  db: Prisma.TransactionClient,
  communityId: string,
  memberId: string,
): Promise<Candidate | null> {
  const row = await db.insider.findFirst({
    where: { communityId, memberId, member: { communityId, leftAt: null } },
    include: { member: true },
  });
  if (!row) return null;
  const { member, ...profile } = row;
  const counts = await db.match.groupBy({
    by: ['placeMonth', 'state'],
    where: { communityId, insiderId: memberId },
    _count: true,
  });
  const yesesByMonth: Record<string, number> = {};
  for (const { placeMonth, _count } of counts)
    if (placeMonth) yesesByMonth[placeMonth] = (yesesByMonth[placeMonth] ?? 0) + _count;
  const inState = (state: string) =>
    counts.reduce((sum, each) => (each.state === state ? sum + each._count : sum), 0);
  return {
    insider: toInsider(profile),
    member: toMember(member),
    yesesByMonth,
    unanswered: inState('offered'),
    lapsed: inState('lapsed'),
  };
}
