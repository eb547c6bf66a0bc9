// The promises of the Store about requests and matches.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Request } from '../../src/core/model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { DAY, later, MONDAY, matchOf, requestOf, settle, twenty } from './store-rows.ts';

let database: TestDatabase;
let store: ReturnType<typeof createStore>;
beforeAll(async () => {
  database = await createTestDatabase();
  store = createStore({ url: database.url, log: silentLog });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('requests', () => {
  it('are kept as given, listed by seeker and state, and changed without touching their state', async () => {
    const { c, seeker } = await settle(store);
    const older = requestOf(seeker);
    const newer = requestOf(seeker, { createdAt: later(DAY), state: 'waiting' });
    const over = requestOf(seeker, { state: 'ended' });
    await store.transaction(c, async (tx) => {
      for (const request of [newer, older, over]) await tx.addRequest(request);
      await tx.updateRequest(older.id, { ...older, state: 'ended', message: null } as object, later(DAY));
    });
    const listed = await store.transaction(c, (tx) => tx.requestsOf(seeker, ['open', 'waiting']));
    expect(listed).toEqual([{ ...older, message: null }, newer]);
  });

  it('that wait come longest first, and only while they are open', async () => {
    const { c, seeker } = await settle(store);
    const [short, long, asked] = [
      requestOf(seeker, { waitingSince: later(DAY) }),
      requestOf(seeker, { waitingSince: MONDAY }),
      requestOf(seeker, { waitingSince: MONDAY, state: 'waiting' }),
    ];
    await store.transaction(c, async (tx) => {
      for (const request of [short, long, asked, requestOf(seeker)]) await tx.addRequest(request!);
    });
    const waiting = (limit: number, after?: Request) =>
      store.transaction(c, (tx) => tx.waitingRequests(limit, after));
    expect(await waiting(9)).toEqual([long, short]);
    expect(await waiting(1)).toEqual([long]);
    expect(await waiting(9, long)).toEqual([short]);
    expect(await waiting(9, short)).toEqual([]);
  });

  it('that wait since the same moment are gone through one after the other, none twice', async () => {
    const { c, seeker } = await settle(store);
    await store.transaction(c, async (tx) => {
      for (let n = 0; n < 5; n++) await tx.addRequest(requestOf(seeker, { waitingSince: MONDAY }));
    });
    const seen = new Set<string>();
    for (let last: Request | undefined, n = 0; n < 5; n++) {
      [last] = await store.transaction(c, (tx) => tx.waitingRequests(1, last));
      if (last) seen.add(last.id);
    }
    expect(seen.size).toBe(5);
  });

  it('move from one state to the next once, whoever tries at the same time, with their history', async () => {
    const { c, seeker } = await settle(store);
    const request = requestOf(seeker);
    await store.transaction(c, (tx) => tx.addRequest(request));
    const move = { id: request.id, from: 'open', event: 'ask', to: 'waiting', actorId: seeker } as const;
    const moved = await Promise.all(
      twenty.map(() => store.transaction(c, (tx) => tx.moveRequest({ ...move, at: later(DAY) }))),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    const history = await store.prisma.history.findMany({
      where: { subjectId: request.id },
      orderBy: { at: 'asc' },
      omit: { id: true },
    });
    const known = { communityId: c, subject: 'request', subjectId: request.id, actorId: seeker };
    expect(history).toEqual([
      { ...known, fromState: null, event: 'begin', toState: 'open', at: MONDAY },
      { ...known, fromState: 'open', event: 'ask', toState: 'waiting', at: later(DAY) },
    ]);
  });
});

describe('matches', () => {
  it('are kept as given, found by request, seeker and insider, and changed', async () => {
    const { c, seeker, insider } = await settle(store);
    const request = requestOf(seeker);
    const match = matchOf(request, insider);
    await store.transaction(c, (tx) => tx.addMatch(match));
    const find = (where: object) => store.transaction(c, (tx) => tx.matches(where));
    expect(await find({ requestId: request.id })).toEqual([match]);
    expect(await find({ seekerId: seeker, insiderId: insider })).toEqual([match]);
    expect(await find({ seekerId: insider })).toEqual([]);
    const patch = { acceptedAt: MONDAY, placeMonth: '2031-03', reasons: [{ kind: 'same-role' } as const] };
    await store.transaction(c, (tx) => tx.updateMatch(match.id, patch));
    expect(await store.transaction(c, (tx) => tx.match(match.id))).toEqual({ ...match, ...patch });
    await store.transaction(c, (tx) => tx.updateMatch(match.id, { placeMonth: null }));
    expect((await store.transaction(c, (tx) => tx.match(match.id)))?.placeMonth).toBeNull();
  });

  it('are answered once, whoever answers at the same time', async () => {
    const { c, seeker, insider } = await settle(store);
    const match = matchOf(requestOf(seeker), insider);
    await store.transaction(c, (tx) => tx.addMatch(match));
    const answer = { id: match.id, from: 'offered', actorId: insider, at: MONDAY } as const;
    const moved = await Promise.all(
      twenty.map((n) =>
        store.transaction(c, (tx) =>
          tx.moveMatch(
            n % 2 ? { ...answer, event: 'yes', to: 'accepted' } : { ...answer, event: 'no', to: 'declined' },
          ),
        ),
      ),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await store.prisma.history.count({ where: { subjectId: match.id, fromState: 'offered' } })).toBe(
      1,
    );
  });

  it('that are open exist once per pair and once per request, whatever the code does', async () => {
    const { c, seeker, insider } = await settle(store);
    const match = matchOf(requestOf(seeker), insider);
    const add = (given: typeof match) => store.transaction(c, (tx) => tx.addMatch(given));
    await add(match);
    await expect(add(matchOf(requestOf(seeker), insider))).rejects.toThrow();
    await expect(add({ ...match, id: randomUUID(), insiderId: seeker })).rejects.toThrow();
    await add(matchOf(requestOf(seeker), insider, { state: 'declined' }));
  });

  it('are overdue when an offer or an open end has passed its moment', async () => {
    const { c, insider } = await settle(store);
    const on = (patch: object) => matchOf(requestOf(randomUUID()), insider, { answerBy: MONDAY, ...patch });
    const overdue = [
      on({ offeredAt: later(-3 * DAY) }),
      on({ offeredAt: later(-2 * DAY), state: 'accepted', closesAt: MONDAY }),
      on({ offeredAt: later(-DAY), state: 'introduced', closesAt: later(-DAY) }),
    ];
    const fine = [
      on({ answerBy: later(1) }),
      on({ state: 'introduced' }),
      on({ state: 'introduced', closesAt: later(1) }),
      on({ state: 'ended', closesAt: MONDAY }),
      on({ state: 'lapsed' }),
    ];
    await store.transaction(c, async (tx) => {
      for (const match of [...fine, ...overdue.toReversed()]) await tx.addMatch(match);
    });
    expect(await store.transaction(c, (tx) => tx.overdueMatches(MONDAY, 10))).toEqual(overdue);
    expect(await store.transaction(c, (tx) => tx.overdueMatches(MONDAY, 1))).toEqual([overdue[0]]);
  });
});
