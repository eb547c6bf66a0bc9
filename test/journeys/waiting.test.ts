// Many who wait: whoever has waited longest is told, and however many they are, nobody else waits for them.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store, Tx } from '../../src/core/ports.ts';
import { requestOf } from '../contracts/store-rows.ts';
import { asked, expectNothingPersonal } from '../support/situations.ts';
import { buttonsOf, createWorld, HOUR, messageOf, need, textOf, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expectNothingPersonal(world.lines);
  await world.close();
});

async function waits(name: string, role: string): Promise<ReturnType<World['person']>> {
  const seeker = world.person(name);
  const nobody = messageOf(await seeker.slash(`/find-insider ${role}`));
  await seeker.press('wait', need(buttonsOf(nobody)[0], 'wait').id);
  return seeker;
}

/** So many people more, who have waited for an hour longer than it is now. */
async function crowdWaits(count: number, role: string): Promise<void> {
  const communityId = await world.communityId();
  const at = new Date(world.now().getTime() - HOUR);
  const people = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    communityId,
    externalId: `crowd${n}`,
    name: `Crowd ${n}`,
    timeZone: 'Europe/London',
    createdAt: at,
  }));
  await world.store.prisma.member.createMany({ data: people });
  await world.store.prisma.request.createMany({
    data: people.map(({ id }) => ({
      ...requestOf(id, { role, waitingSince: at, createdAt: at }),
      communityId,
      updatedAt: at,
    })),
  });
}

/** The store, as the app sees it from now on, with one function of its transactions changed. */
function withTx(change: (tx: Tx) => Partial<Tx>): void {
  const { store } = world;
  const changed: Store = {
    ...store,
    transaction: (id, work) => store.transaction(id, (tx) => work({ ...tx, ...change(tx) })),
  };
  world.ports.store = changed;
}

/** How often each transaction from now on searches. */
function countSearches(): number[] {
  const counts: number[] = [];
  withTx((tx) => {
    const mine = counts.push(0) - 1;
    const candidates: Tx['candidates'] = (...given) => {
      counts[mine] = (counts[mine] ?? 0) + 1;
      return tx.candidates(...given);
    };
    return { candidates };
  });
  return counts;
}

/** What was to be sent already when the sweep began to look for those who wait. */
function alarmsBeforeLooking(): () => number | undefined {
  let alarms: number | undefined;
  withTx((tx) => ({
    waitingRequests(...given) {
      alarms ??= world.pending.length;
      return tx.waitingRequests(...given);
    },
  }));
  return () => alarms;
}

async function someoneWaitsForALock(): Promise<boolean> {
  const waiting = await world.store.prisma.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

describe('many who wait', () => {
  it('for somebody else do not hold up who becomes an insider', async () => {
    await waits('maya', 'welder');
    await crowdWaits(60, 'nurse');
    const searches = countSearches();
    await world.person('priya').volunteers({ title: 'Plumber' });
    expect(Math.max(...searches)).toBe(0);
  });

  it('for just that do not either', async () => {
    await waits('maya', 'welder');
    await crowdWaits(60, 'plumber');
    const searches = countSearches();
    await world.person('priya').volunteers({ title: 'Plumber' });
    expect(Math.max(...searches)).toBeLessThanOrEqual(10);
    await world.ring();
    expect(world.messenger.delivered).toHaveLength(1);
  });

  it('are looked at by the sweep a few at a time, the last of them, too', async () => {
    const maya = await waits('maya', 'welder');
    await crowdWaits(310, 'nurse');
    await world.person('priya').volunteers({ title: 'Welder' });
    // More wait than are looked at while a profile is saved.
    await world.ring();
    expect(maya.inbox()).toEqual([]);
    const searches = countSearches();
    await world.app.sweep();
    await world.ring();
    expect(textOf(maya.last().message)).toContain('Good news');
    expect(world.messenger.delivered).toHaveLength(1);
    expect(Math.max(...searches)).toBeLessThanOrEqual(60);
  });

  it('in one community do not hold up what is due in another', async () => {
    await asked(world);
    const elsewhere = { tenantId: 'T2' };
    await world.person('priya', elsewhere).volunteers();
    await world.person('maya', elsewhere).asks('data scientist');
    world.pending.length = 0;
    const alarms = alarmsBeforeLooking();
    await world.app.sweep();
    expect(alarms()).toBe(2);
  });
});

it('a sweep and a new profile of the same moment tell one seeker, and once', async () => {
  const maya = await waits('maya', 'data scientist');
  const { store } = world;
  let reached = () => {};
  let go = () => {};
  const looking = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const may = new Promise<void>((resolve) => {
    go = resolve;
  });
  // The sweep has read what was told so far, and is held up before it tells.
  withTx((tx) => ({
    async candidates(...given) {
      reached();
      await may;
      return tx.candidates(...given);
    },
  }));
  const sweeping = world.app.sweep();
  await looking;
  world.ports.store = store;
  let saved = false;
  const volunteering = world
    .person('priya')
    .volunteers()
    .then(() => {
      saved = true;
    });
  // Without a lock the profile would be saved meanwhile, and its news told.
  await vi.waitFor(async () => expect(saved || (await someoneWaitsForALock())).toBe(true), {
    timeout: 20_000,
    interval: 100,
  });
  go();
  await Promise.all([sweeping, volunteering]);
  expect(await store.prisma.nudge.count({ where: { kind: 'someone-fits' } })).toBe(1);
  await world.ring();
  expect(maya.inbox()).toHaveLength(1);
});

it('a fault in looking for those who wait keeps nothing else from being done', async () => {
  const { priya } = await asked(world);
  await waits('noor', 'welder');
  world.pending.length = 0;
  withTx(() => ({ waitingRequests: () => Promise.reject(new Error('too many')) }));
  await world.app.sweep();
  await world.ring();
  expect(priya.inbox()).toHaveLength(1);
  expect(world.lines.map(({ text }) => text)).toContain('sweep of a community failed');
});
