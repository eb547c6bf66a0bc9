// Requests and matches, within one transaction of one community. Every change of state leaves a row of history.

import { randomUUID } from 'node:crypto';
import type { Match, Request } from '../../core/model.ts';
import type { Move, Tx } from '../../core/ports.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toJsonValue } from './json.ts';
import { toMatch, toRequest, uuid } from './rows.ts';

type RequestsTx = Pick<
  Tx,
  | 'request'
  | 'requestsOf'
  | 'waitingRequests'
  | 'lockNews'
  | 'restingRequests'
  | 'addRequest'
  | 'updateRequest'
  | 'moveRequest'
>;
type MatchesTx = Pick<
  Tx,
  'match' | 'matches' | 'matchesIn' | 'addMatch' | 'moveMatch' | 'updateMatch' | 'overdueMatches'
>;

export function requestsTx(db: Prisma.TransactionClient, communityId: string): RequestsTx {
  return {
    async request(id) {
      const row = await db.request.findFirst({ where: { id: uuid(id), communityId } });
      return row && toRequest(row);
    },
    async requestsOf(seekerId, states) {
      const rows = await db.request.findMany({
        where: { communityId, seekerId: uuid(seekerId), state: { in: [...states] } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRequest);
    },
    async waitingRequests(limit, after) {
      const since = after?.waitingSince;
      const later = since && [{ waitingSince: { gt: since } }, { waitingSince: since, id: { gt: after.id } }];
      const rows = await db.request.findMany({
        where: { communityId, state: 'open', waitingSince: { not: null }, OR: later ?? undefined },
        orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(toRequest);
    },
    async lockNews() {
      const name = `find-insider:news:${communityId}`;
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    },
    async restingRequests(before, limit) {
      const rows = await db.request.findMany({
        where: { communityId, state: 'open', waitingSince: null, updatedAt: { lte: before } },
        orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(toRequest);
    },
    async addRequest(request) {
      const { id, seekerId, state, createdAt: at } = request;
      await db.request.create({ data: { ...request, communityId, updatedAt: at } });
      await record(db, communityId, 'request', {
        id,
        from: null,
        event: 'begin',
        to: state,
        actorId: seekerId,
        at,
      });
    },
    async updateRequest(id, patch, at) {
      // A whole request handed over as a patch must not change its state past its history.
      const { id: _i, state: _s, seekerId: _k, ...data } = patch as Partial<Request>;
      await db.request.updateMany({ where: { id: uuid(id), communityId }, data: { ...data, updatedAt: at } });
    },
    async moveRequest(move) {
      const { count } = await db.request.updateMany({
        where: { id: uuid(move.id), communityId, state: move.from },
        data: { state: move.to, updatedAt: move.at },
      });
      if (count > 0) await record(db, communityId, 'request', move);
      return count > 0;
    },
  };
}

export function matchesTx(db: Prisma.TransactionClient, communityId: string): MatchesTx {
  return {
    async match(id) {
      const row = await db.match.findFirst({ where: { id: uuid(id), communityId } });
      return row && toMatch(row);
    },
    async matches({ requestId, seekerId, insiderId }) {
      const rows = await db.match.findMany({
        where: {
          communityId,
          requestId: requestId === undefined ? undefined : uuid(requestId),
          seekerId: seekerId === undefined ? undefined : uuid(seekerId),
          insiderId: insiderId === undefined ? undefined : uuid(insiderId),
        },
        orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMatch);
    },
    async matchesIn(states) {
      const rows = await db.match.findMany({
        where: { communityId, state: { in: [...states] } },
        orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMatch);
    },
    async addMatch(match) {
      const { id, state, seekerId: actorId, offeredAt: at } = match;
      await db.match.create({ data: { ...match, reasons: toJsonValue(match.reasons), communityId } });
      await record(db, communityId, 'match', { id, from: null, event: 'begin', to: state, actorId, at });
    },
    async moveMatch(move) {
      const { count } = await db.match.updateMany({
        where: { id: uuid(move.id), communityId, state: move.from },
        data: { state: move.to },
      });
      if (count > 0) await record(db, communityId, 'match', move);
      return count > 0;
    },
    async updateMatch(id, patch) {
      const { id: _i, state: _s, reasons, ...data } = patch as Partial<Match>;
      await db.match.updateMany({
        where: { id: uuid(id), communityId },
        data: { ...data, reasons: reasons && toJsonValue(reasons) },
      });
    },
    async overdueMatches(now, limit) {
      const rows = await db.match.findMany({
        where: {
          communityId,
          OR: [
            { state: 'offered', answerBy: { lte: now } },
            { state: { in: ['accepted', 'introduced'] }, closesAt: { lte: now } },
          ],
        },
        orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(toMatch);
    },
  };
}

type Step = Omit<Move<string, string>, 'from'> & { from: string | null };

async function record(
  db: Prisma.TransactionClient,
  communityId: string,
  subject: 'request' | 'match',
  { id: subjectId, from: fromState, event, to: toState, actorId, at }: Step,
): Promise<void> {
  await db.history.create({
    data: { id: randomUUID(), communityId, subject, subjectId, fromState, event, toState, actorId, at },
  });
}
