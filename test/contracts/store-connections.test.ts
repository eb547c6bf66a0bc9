// The promises of the Store about the database itself: it breaks, hangs, lives in another zone, or has two masters.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/adapters/postgres/pool.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import { createTestDatabase, runOn, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { actor, fresh, MONDAY, nudgeOf, settle } from './store-rows.ts';

let database: TestDatabase;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});
afterAll(() => database.drop());

function storeOn(url: string, limits = LIMITS) {
  const store = createStore({ url, log: silentLog, limits });
  open.push(store);
  return store;
}
const cutAllConnections = () =>
  runOn(
    database.url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

describe('moments', () => {
  it('are kept as they are in a database that lives in another zone', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await runOn(database.url, `alter database ${name} set timezone = 'Pacific/Apia'`);
    const store = storeOn(database.url);
    const { c, seeker } = await settle(store);
    const nudge = nudgeOf(seeker, { dueAt: MONDAY });
    await store.transaction(c, (tx) => tx.addNudge(nudge, MONDAY));
    expect((await store.transaction(c, (tx) => tx.nudge(nudge.id)))?.dueAt).toEqual(MONDAY);
    const exact = await store.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM nudge WHERE id = ${nudge.id}::uuid AND extract(epoch FROM due_at) * 1000 = ${MONDAY.getTime()}::int8`;
    expect(exact).toHaveLength(1);
    const just = new Date(MONDAY.getTime() - 1);
    expect(await store.transaction(c, (tx) => tx.dueNudges(just, just, 10))).toEqual([]);
    expect(await store.transaction(c, (tx) => tx.dueNudges(MONDAY, MONDAY, 10))).toHaveLength(1);
    expect(await store.transaction(c, (tx) => tx.nextMoment())).toEqual({ at: MONDAY, what: 'nudge' });
  });
});

describe('a connection that breaks', () => {
  it('fails what was under way, and nothing after it', async () => {
    const store = storeOn(database.url);
    const { c, seeker } = await settle(store);
    const broken = store.transaction(c, async (tx) => {
      await tx.updateMember(seeker, { name: 'Half done' });
      await cutAllConnections();
      await tx.member(seeker);
    });
    await expect(broken).rejects.toThrow();
    await vi.waitFor(() => store.ping());
    expect((await store.transaction(c, (tx) => tx.member(seeker)))?.name).toBe('Person S');
  });
});

describe('a statement that hangs', () => {
  it('is ended by the server, and its connection used again', async () => {
    const store = storeOn(database.url, { ...LIMITS, connections: 1, statementMs: 200 });
    await expect(store.prisma.$queryRaw`SELECT 1 FROM pg_sleep(60)`).rejects.toThrow();
    await store.ping();
  });
});

describe('a server that stops answering', () => {
  it('fails what waits for it, and is used again once it answers', async () => {
    const wire = await stallingWire(database.url);
    open.push(wire);
    const limits = { ...LIMITS, connections: 2, connectMs: 300, heldMs: 300, idleInTransactionMs: 300 };
    const store = storeOn(wire.url, limits);
    const { c, seeker } = await settle(store);
    const change = () =>
      store.transaction(c, async (tx) => {
        await tx.updateMember(seeker, { name: 'Half done' });
        wire.stall();
        await tx.updateMember(seeker, { name: 'Done' });
      });
    const waiting = await Promise.allSettled([change(), change(), change()]);
    expect(waiting.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    await expect(store.ping()).rejects.toThrow();
    await expect(store.enter(actor(randomUUID(), 'U1'), fresh())).rejects.toThrow();
    wire.go();
    // The old connections stay dead; the server ends their transactions by itself.
    await vi.waitFor(() => store.transaction(c, (tx) => tx.lockMember(seeker)), { timeout: 20_000 });
    expect((await store.transaction(c, (tx) => tx.member(seeker)))?.name).toBe('Person S');
  });
});

describe('the sweep’s lock', () => {
  it('is had by one process at a time, and is free again after the work, also when that fails', async () => {
    const [one, two] = [storeOn(database.url), storeOn(database.url)];
    const order: string[] = [];
    const got = await one.exclusively('sweep', async () => {
      order.push(`other: ${await two.exclusively('sweep', async () => void order.push('never'))}`);
      order.push(`same process: ${await one.exclusively('sweep', async () => void order.push('never'))}`);
    });
    expect([got, ...order]).toEqual([true, 'other: false', 'same process: false']);
    const fails = two.exclusively('sweep', () => Promise.reject(new Error('on purpose')));
    await expect(fails).rejects.toThrow('on purpose');
    expect(await one.exclusively('sweep', async () => {})).toBe(true);
  });

  it('goes with the connection that broke, and takes neither the process nor the next sweep along', async () => {
    const store = storeOn(database.url);
    expect(await store.exclusively('sweep', cutAllConnections)).toBe(true);
    await vi.waitFor(async () => expect(await store.exclusively('sweep', async () => {})).toBe(true));
  });

  it('is kept through work that takes longer than any other connection may', async () => {
    const store = storeOn(database.url, { ...LIMITS, heldMs: 50 });
    const other = storeOn(database.url);
    await store.exclusively('sweep', async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await other.exclusively('sweep', async () => {})).toBe(false);
    });
  });
});

describe('closing', () => {
  it('twice is fine, and a database that is away is said at once', async () => {
    const store = storeOn('postgresql://nobody@127.0.0.1:1/none');
    await expect(store.ping()).rejects.toThrow();
    await expect(store.transaction(randomUUID(), async () => {})).rejects.toThrow();
    await store.close();
    await store.close();
  });
});

/** A wire that can go silent: connections of that time stay open and nothing ever passes again, not even their end. */
async function stallingWire(serverUrl: string) {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let stalled = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let dead = false;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        dead ||= stalled;
        if (!dead) to.write(bytes);
      });
      from.on('error', () => {});
      from.on('close', () => dead || to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    stall() {
      stalled = true;
    },
    go() {
      stalled = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
