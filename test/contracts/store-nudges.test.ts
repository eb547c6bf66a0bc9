// The promises of the Store about nudges: one sender per row whatever happens, on the database's clock.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Nudge, NudgeState } from '../../src/core/model.ts';
import type { Tx } from '../../src/core/ports.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { DAY, later, MONDAY, matchOf, nudgeOf, requestOf, settle, twenty } from './store-rows.ts';

const LEASE_MS = 60_000;
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

/** A community with one nudge in it, and a short way to a transaction there. */
async function community(patch: Partial<Nudge> = {}) {
  const { c, seeker, insider } = await settle(store);
  const nudge = nudgeOf(seeker, patch);
  const run = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(c, work);
  await run((tx) => tx.addNudge(nudge, MONDAY));
  const state = async () => (await run((tx) => tx.nudge(nudge.id)))?.state;
  return { c, seeker, insider, nudge, run, state };
}
const expireLease = (id: string) =>
  store.prisma.$executeRaw`
    UPDATE nudge SET lease_until = clock_timestamp() - interval '1 second' WHERE id = ${id}::uuid`;

describe('a nudge', () => {
  it('is kept as given, with its reference and its answer', async () => {
    const { nudge, run } = await community({ requestId: randomUUID(), insiderId: randomUUID() });
    const patch = { ref: { channel: 'C1', ts: '1.2' }, answer: 'yes', attempts: 2, dueAt: later(DAY) };
    await run((tx) => tx.updateNudge(nudge.id, patch));
    expect(await run((tx) => tx.nudge(nudge.id))).toEqual({ ...nudge, ...patch });
    await run((tx) => tx.updateNudge(nudge.id, { ref: null }));
    expect((await run((tx) => tx.nudge(nudge.id)))?.ref).toBeNull();
  });

  it('is found by what it is about', async () => {
    const { seeker, nudge, run } = await community({ matchId: randomUUID(), requestId: randomUUID() });
    const other = nudgeOf(seeker, { kind: 'thanks', dueAt: later(DAY) });
    await run((tx) => tx.addNudge(other, MONDAY));
    const find = (where: object) => run((tx) => tx.nudges(where));
    expect(await find({ matchId: nudge.matchId })).toEqual([nudge]);
    expect(await find({ requestId: nudge.requestId, recipientId: seeker })).toEqual([nudge]);
    expect(await find({ recipientId: seeker })).toEqual([nudge, other]);
    expect(await find({ recipientId: seeker, kinds: ['thanks', 'offer-reminder'] })).toEqual([other]);
    expect(await find({ recipientId: seeker, kinds: [] })).toEqual([]);
    expect(await find({ recipientId: seeker, dueAfter: nudge.dueAt })).toEqual([other]);
  });
});

describe('claiming', () => {
  it('has one winner of twenty at once', async () => {
    const { nudge, run } = await community();
    const claims = await Promise.all(twenty.map(() => run((tx) => tx.claimNudge(nudge.id, LEASE_MS))));
    expect(claims.filter(Boolean)).toEqual([{ ...nudge, state: 'claimed', sinceMs: null }]);
  });

  it('takes over an expired lease, once', async () => {
    const { nudge, run } = await community();
    await run((tx) => tx.claimNudge(nudge.id, LEASE_MS));
    expect(await run((tx) => tx.claimNudge(nudge.id, LEASE_MS))).toBeNull();
    await expireLease(nudge.id);
    const claims = await Promise.all(twenty.map(() => run((tx) => tx.claimNudge(nudge.id, LEASE_MS))));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it.each<NudgeState>(['posting', 'sent', 'failed', 'unknown', 'unreachable', 'cancelled'])(
    'leaves alone what is %s',
    async (state) => {
      const { nudge, run } = await community({ state });
      await expireLease(nudge.id);
      expect(await run((tx) => tx.claimNudge(nudge.id, LEASE_MS))).toBeNull();
    },
  );

  it('and cancelling at once leave a nudge that is never posted', async () => {
    const { seeker, nudge, run, state } = await community();
    await Promise.all([
      run((tx) => tx.claimNudge(nudge.id, LEASE_MS)),
      run((tx) => tx.cancelNudges({ recipientId: seeker }, 'withdrawn')),
    ]);
    expect(await run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'posting'))).toBe(false);
    expect(await state()).toBe('cancelled');
  });
});

describe('moving', () => {
  it('to posting has one winner of twenty, and stamps the time of the database', async () => {
    const { c, nudge, run } = await community();
    await run((tx) => tx.claimNudge(nudge.id, LEASE_MS));
    const moves = await Promise.all(
      twenty.map(() => run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'posting', { attempts: 1 }))),
    );
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect((await run((tx) => tx.nudge(nudge.id)))?.attempts).toBe(1);
    const stamped = await store.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM nudge WHERE community_id = ${c}::uuid
        AND posting_since BETWEEN clock_timestamp() - interval '1 hour' AND clock_timestamp()`;
    expect(stamped).toHaveLength(1);
  });

  it('keeps what the platform said, and changes nothing from another state', async () => {
    const { nudge, run } = await community({ state: 'posting' });
    const sent = { ref: { ts: '1' }, sentAt: MONDAY };
    expect(await run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'failed', { reason: 'no' }))).toBe(false);
    expect(await run((tx) => tx.moveNudge(nudge.id, ['posting', 'unknown'], 'sent', sent))).toBe(true);
    expect(await run((tx) => tx.nudge(nudge.id))).toEqual({ ...nudge, state: 'sent', ref: { ts: '1' } });
  });

  it('gives a post time to end, however little was left of the lease', async () => {
    const { nudge, run } = await community();
    await run((tx) => tx.claimNudge(nudge.id, LEASE_MS));
    await expireLease(nudge.id);
    await run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'posting'));
    expect(await run((tx) => tx.stuckNudges(10))).toEqual([]);
  });
});

describe('what was left in posting', () => {
  it('is found after its lease, with the time since the first attempt', async () => {
    const { nudge, run } = await community();
    await run((tx) => tx.claimNudge(nudge.id, LEASE_MS));
    await run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'posting'));
    const anHourAgo = () =>
      store.prisma.$executeRaw`
        UPDATE nudge SET posting_since = clock_timestamp() - interval '1 hour' WHERE id = ${nudge.id}::uuid`;
    await anHourAgo();
    await expireLease(nudge.id);
    const stuck = async () => (await run((tx) => tx.stuckNudges(10)))[0];
    expect(await stuck()).toEqual({ ...nudge, state: 'posting', sinceMs: expect.any(Number) });
    expect((await stuck())?.sinceMs).toBeGreaterThanOrEqual(3_600_000);

    await run((tx) => tx.moveNudge(nudge.id, ['posting'], 'posting'));
    expect(await stuck()).toBeUndefined();
    await expireLease(nudge.id);
    expect((await stuck())?.sinceMs).toBeGreaterThanOrEqual(3_600_000);

    const attemptAgain = async () => {
      const claimed = await run((tx) => tx.claimNudge(nudge.id, LEASE_MS));
      await run((tx) => tx.moveNudge(nudge.id, ['claimed'], 'posting'));
      await expireLease(nudge.id);
      return claimed?.sinceMs;
    };
    // Back in the queue: what may have been posted is as old as it was.
    await run((tx) => tx.moveNudge(nudge.id, ['posting'], 'scheduled'));
    expect(await attemptAgain()).toBeGreaterThanOrEqual(3_600_000);
    expect((await stuck())?.sinceMs).toBeGreaterThanOrEqual(3_600_000);

    // Certainly not posted: the next attempt is the first.
    await run((tx) => tx.moveNudge(nudge.id, ['posting'], 'scheduled', { postingSince: null }));
    expect(await attemptAgain()).toBeNull();
    expect((await stuck())?.sinceMs).toBeLessThan(3_600_000);
  });
});

describe('cancelling', () => {
  it('takes what fits and was not claimed for posting, with the reason', async () => {
    const { c, seeker } = await settle(store);
    const matchId = randomUUID();
    const states: NudgeState[] = [
      'scheduled',
      'claimed',
      'posting',
      'sent',
      'failed',
      'unknown',
      'unreachable',
    ];
    const kept = nudgeOf(seeker, { matchId: randomUUID() });
    await store.transaction(c, async (tx) => {
      for (const state of states) await tx.addNudge(nudgeOf(seeker, { state, matchId }), MONDAY);
      await tx.addNudge(kept, MONDAY);
      await tx.cancelNudges({ matchId, kinds: ['thanks'] }, 'other kind');
      await tx.cancelNudges({ matchId }, 'withdrawn');
    });
    const rows = await store.prisma.nudge.findMany({ where: { communityId: c, state: 'cancelled' } });
    expect(rows.map(({ reason }) => reason)).toEqual(['withdrawn', 'withdrawn']);
    expect(await store.transaction(c, (tx) => tx.nudge(kept.id))).toEqual(kept);
  });

  it('or revising needs somebody or something to be about', async () => {
    const { run, state } = await community();
    await expect(run((tx) => tx.cancelNudges({ matchId: undefined }, 'oops'))).rejects.toThrow(
      'Which nudges?',
    );
    await expect(run((tx) => tx.reviseNudges({ kinds: ['offer'] }))).rejects.toThrow('Which nudges?');
    expect(await state()).toBe('scheduled');
  });
});

describe('revisions', () => {
  it('are due for sent messages with a reference, each under its next generation, until shown', async () => {
    const { seeker, nudge, run } = await community({ state: 'sent', ref: { ts: '1' }, generation: 3 });
    await run((tx) => tx.addNudge(nudgeOf(seeker, { state: 'sent' }), MONDAY));
    await run((tx) => tx.addNudge(nudgeOf(seeker, { ref: { ts: '2' } }), MONDAY));
    expect(await run((tx) => tx.dueRevisions(MONDAY, 10))).toEqual([]);
    expect(await run((tx) => tx.reviseNudges({ recipientId: seeker }))).toEqual([
      { id: nudge.id, generation: 4 },
    ]);
    expect(await run((tx) => tx.dueRevisions(MONDAY, 10))).toEqual([
      { ...nudge, revision: 'due', generation: 5 },
    ]);
    await run((tx) => tx.finishRevision(nudge.id, 5));
    expect(await run((tx) => tx.dueRevisions(MONDAY, 10))).toEqual([]);
    expect((await run((tx) => tx.nudge(nudge.id)))?.revision).toBe('done');
  });

  it('stay due when a newer one was asked for meanwhile', async () => {
    const { seeker, nudge, run } = await community({ state: 'sent', ref: { ts: '1' } });
    await run((tx) => tx.reviseNudges({ recipientId: seeker }));
    await run((tx) => tx.reviseNudges({ recipientId: seeker }));
    await run((tx) => tx.finishRevision(nudge.id, 1));
    expect((await run((tx) => tx.nudge(nudge.id)))?.revision).toBe('due');
  });

  it('are held back by real time, one by one and together', async () => {
    const { nudge, run } = await community({ state: 'sent', ref: { ts: '1' }, revision: 'due' });
    await run((tx) => tx.updateNudge(nudge.id, { notBefore: later(1) }));
    expect(await run((tx) => tx.dueRevision(nudge.id, MONDAY))).toBeNull();
    expect(await run((tx) => tx.dueRevisions(MONDAY, 10))).toEqual([]);
    expect(await run((tx) => tx.dueRevision(nudge.id, later(1)))).toEqual(nudge);
    expect(await run((tx) => tx.dueRevisions(later(1), 10))).toHaveLength(1);
    await run((tx) => tx.finishRevision(nudge.id, 1));
    expect(await run((tx) => tx.dueRevision(nudge.id, later(1)))).toBeNull();
  });

  it('that never succeed do not stand in the way of others', async () => {
    const { seeker, nudge, run } = await community({ state: 'sent', ref: { ts: '1' }, revision: 'due' });
    const other = nudgeOf(seeker, { state: 'sent', ref: { ts: '2' }, revision: 'due', dueAt: later(DAY) });
    await run((tx) => tx.addNudge(other, MONDAY));
    const first = await run((tx) => tx.dueRevisions(MONDAY, 1));
    const second = await run((tx) => tx.dueRevisions(MONDAY, 1));
    expect([...first, ...second].map(({ id }) => id)).toEqual([nudge.id, other.id]);
  });
});

describe('what is due', () => {
  it('comes oldest first, on the community’s clock, held back by real time, with what a crash left', async () => {
    const { c, seeker } = await settle(store);
    const real = new Date('2027-01-01T00:00:00.000Z');
    const at = (ms: number, patch: Partial<Nudge> = {}) => nudgeOf(seeker, { dueAt: later(ms), ...patch });
    const [now, old, crashed, released] = [at(0), at(-DAY), at(-2 * DAY, { state: 'claimed' }), at(-3 * DAY)];
    const [early, held, leased, sent] = [at(1), at(-DAY), at(-DAY), at(-DAY, { state: 'sent' })];
    await store.transaction(c, async (tx) => {
      for (const nudge of [now, old, crashed, released, early, held, leased, sent])
        await tx.addNudge(nudge!, MONDAY);
      await tx.updateNudge(held.id, { notBefore: new Date(real.getTime() + 1) });
      await tx.updateNudge(released.id, { notBefore: real });
      await tx.claimNudge(leased.id, LEASE_MS);
    });
    await expireLease(crashed.id);
    const due = await store.transaction(c, (tx) => tx.dueNudges(MONDAY, real, 10));
    expect(due).toEqual([released, crashed, old, now].map((nudge) => ({ ...nudge, generation: 1 })));
    const next = await store.transaction(c, (tx) => tx.dueNudges(MONDAY, real, 2));
    expect(next.map(({ id, generation }) => [id, generation])).toEqual([
      [released.id, 2],
      [crashed.id, 2],
    ]);
  });

  it.each(['dueNudges', 'dueRevisions'] as const)(
    'is never given twice under one generation by %s, however many ask',
    async (what) => {
      const { c, seeker } = await settle(store);
      const patch = what === 'dueNudges' ? {} : ({ state: 'sent', revision: 'due', ref: 1 } as const);
      await store.transaction(c, async (tx) => {
        for (const _ of twenty) await tx.addNudge(nudgeOf(seeker, patch), MONDAY);
      });
      const ask = (tx: Tx) =>
        what === 'dueNudges' ? tx.dueNudges(MONDAY, MONDAY, 7) : tx.dueRevisions(MONDAY, 7);
      const answers = await Promise.all(twenty.map(() => store.transaction(c, ask)));
      expect(answers.every(({ length }) => length <= 7)).toBe(true);
      const given = answers.flat().map(({ id, generation }) => `${id} ${generation}`);
      expect(given.length).toBeGreaterThan(0);
      expect(new Set(given).size).toBe(given.length);
    },
  );
});

describe('the next moment', () => {
  it('is the earliest of a nudge, an unanswered offer and an open end; at a tie, the nudge', async () => {
    const { c, seeker, insider } = await settle(store);
    const run = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(c, work);
    const next = () => run((tx) => tx.nextMoment());
    expect(await next()).toBeNull();
    await run((tx) => tx.addMatch(matchOf(requestOf(seeker), insider, { answerBy: later(9 * DAY) })));
    expect(await next()).toEqual({ at: later(9 * DAY), what: 'deadline' });
    const open = { state: 'introduced', answerBy: MONDAY, closesAt: later(8 * DAY) } as const;
    await run((tx) => tx.addMatch(matchOf(requestOf(insider), seeker, open)));
    expect(await next()).toEqual({ at: later(8 * DAY), what: 'deadline' });
    await run((tx) => tx.addNudge(nudgeOf(seeker, { dueAt: MONDAY, state: 'sent' }), MONDAY));
    await run((tx) => tx.addNudge(nudgeOf(seeker, { dueAt: later(8 * DAY) }), MONDAY));
    expect(await next()).toEqual({ at: later(8 * DAY), what: 'nudge' });
    await run((tx) => tx.addNudge(nudgeOf(seeker, { dueAt: later(7 * DAY) }), MONDAY));
    expect(await next()).toEqual({ at: later(7 * DAY), what: 'nudge' });
  });
});

describe('troubled nudges', () => {
  it('are those that failed or may have been sent, of all communities', async () => {
    const before = await store.troubledNudges();
    for (const state of ['failed', 'unknown', 'sent', 'unreachable', 'cancelled'] as const)
      await community({ state });
    expect((await store.troubledNudges()) - before).toBe(2);
  });
});
