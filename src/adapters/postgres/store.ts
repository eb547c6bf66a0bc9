// The core's Store on PostgreSQL, over Prisma. Every wait is bounded, so that a hanging database is an error and not
// a silence.

import { PrismaPg } from '@prisma/adapter-pg';
import type { Actor } from '../../core/commands.ts';
import type { Entered, Log, Store, Tx } from '../../core/ports.ts';
import { withinOrThrow } from '../../core/within.ts';
import { type Community as CommunityRow, type Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { createPool, LIMITS, type Limits, type Pool } from './pool.ts';
import { toCommunity, toMember, uuid } from './rows.ts';
import { statementName } from './search.ts';
import { claimsTx } from './tx-nudge-claims.ts';
import { nudgesTx } from './tx-nudges.ts';
import { hideOrShow, peopleTx } from './tx-people.ts';
import { matchesTx, requestsTx } from './tx-requests.ts';
import { smallRowsTx } from './tx-small-rows.ts';

const TRANSACTION_MS = 10_000;
const PING_MS = 3_000;

/**
 * Connects when first needed, and again after a connection broke. A transaction is rolled back after 10 s; a call
 * that gets no answer rejects within about 20 s. `close` waits up to 5 s for what is under way.
 */
export function createStore(given: {
  url: string;
  log: Log;
  limits?: Limits;
}): Store & { prisma: PrismaClient; close(): Promise<void> } {
  const limits = given.limits ?? LIMITS;
  const connections = createPool(given.url, given.log, limits);
  // Minimal: the longer errors quote the values, and what members wrote does not belong into a log.
  const prisma = new PrismaClient({
    adapter: new PrismaPg(connections.pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    errorFormat: 'minimal',
  });
  return {
    prisma,
    enter: (actor, fresh) => enter(prisma, actor, fresh),
    openCommunity: async (key, fresh) => toCommunity(await openCommunity(prisma, key, fresh)),
    async community(id) {
      const row = await prisma.community.findUnique({ where: { id: uuid(id) } });
      return row && toCommunity(row);
    },
    async communities() {
      const rows = await prisma.community.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map(toCommunity);
    },
    async moveClock(communityId, offsetMs) {
      // Compared by the database, so that of two skips at once the farther one stays.
      const where = { id: uuid(communityId), clockOffsetMs: { lt: offsetMs } };
      await prisma.community.updateMany({ where, data: { clockOffsetMs: offsetMs } });
    },
    transaction: (communityId, work) =>
      prisma.$transaction((db) => work(bind(db, uuid(communityId))), {
        maxWait: limits.connectMs + 1_000, // The pool's own error, which says more, comes first.
        timeout: TRANSACTION_MS,
      }),
    exclusively: (name, work) => exclusively(connections, name, work),
    async ping() {
      await withinOrThrow(PING_MS, connections.pool.query('select 1'), 'The database');
    },
    outdatedInsiders: (termsVersion, limit) =>
      prisma.insider.findMany({
        where: { termsVersion: { not: termsVersion } },
        select: { communityId: true, memberId: true },
        take: limit,
      }),
    // The only count over all communities: /readyz speaks for the whole process.
    troubledNudges: () => prisma.nudge.count({ where: { state: { in: ['failed', 'unknown'] } } }),
    async close() {
      await connections.close();
      await prisma.$disconnect();
    },
  };
}

function bind(db: Prisma.TransactionClient, communityId: string): Tx {
  return {
    ...peopleTx(db, communityId),
    ...requestsTx(db, communityId),
    ...matchesTx(db, communityId),
    ...nudgesTx(db, communityId),
    ...claimsTx(db, communityId),
    ...smallRowsTx(db, communityId),
  };
}

// On the path of every command: writes only what changed. Two first commands at once make one row.
async function enter(
  prisma: PrismaClient,
  actor: Actor,
  fresh: { communityId: string; memberId: string; at: Date },
): Promise<Entered> {
  const { platform, tenantId, externalId, timeZone } = actor;
  const known = await prisma.member.findFirst({
    where: { externalId, community: { platform, tenantId } },
    include: { community: true },
  });
  const name = (actor.nameIsGuess && known?.name) || actor.name;
  const changed =
    !known || known.name !== name || known.leftAt || (timeZone !== null && known.timeZone !== timeZone);
  if (!changed) return { community: toCommunity(known.community), member: toMember(known) };

  const newcomer = { id: fresh.communityId, timeZone: 'UTC', at: fresh.at };
  const community = known?.community ?? (await openCommunity(prisma, { platform, tenantId }, newcomer));
  const self = { communityId: community.id, externalId };
  const said = { name, leftAt: null, timeZone: timeZone ?? undefined };
  const save = (db: Prisma.TransactionClient) =>
    db.member.upsert({
      where: { communityId_externalId: self },
      create: { ...self, ...said, id: fresh.memberId, createdAt: fresh.at },
      update: said,
    });
  const saveAndShow = async (db: Prisma.TransactionClient) => {
    const back = await save(db);
    await hideOrShow(db, community.id, back.id);
    return back;
  };
  const member = await (known?.leftAt ? prisma.$transaction(saveAndShow) : save(prisma));
  return { community: toCommunity(community), member: toMember(member) };
}

async function openCommunity(
  prisma: PrismaClient,
  { platform, tenantId }: { platform: string; tenantId: string },
  { id, timeZone, at }: { id: string; timeZone: string; at: Date },
): Promise<CommunityRow> {
  const where = { platform_tenantId: { platform, tenantId } };
  const known = await prisma.community.findUnique({ where });
  if (known) return known;
  const row = { id, platform, tenantId, timeZone, createdAt: at };
  await prisma.community.createMany({ data: [row], skipDuplicates: true });
  return prisma.community.findUniqueOrThrow({ where });
}

// The lock belongs to a session, so one connection is kept for it. A session that may still hold the lock is never
// given back to the pool: closing it is what frees the lock.
async function exclusively(connections: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await connections.connectPatiently();
  // Without a listener, a connection that breaks while it is held would end the process.
  client.on('error', ignore);
  const ask = async (call: 'pg_try_advisory_lock' | 'pg_advisory_unlock'): Promise<boolean> => {
    const sql = `select ${call}(hashtextextended($1, 0)) as yes`;
    const asked = client.query<{ yes: boolean }>(sql, [`find-insider:${name}`]);
    return (await withinOrThrow(PING_MS, asked, 'The lock')).rows[0]?.yes === true;
  };
  let clean = false;
  try {
    const mine = await ask('pg_try_advisory_lock');
    if (mine) {
      await work().finally(async () => {
        clean = await ask('pg_advisory_unlock').catch(() => false);
      });
    }
    clean ||= !mine;
    return mine;
  } finally {
    client.removeListener('error', ignore);
    client.release(!clean);
  }
}

const ignore = () => {};
