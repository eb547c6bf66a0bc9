// Processes that die in the middle, alarms that are lost, databases that hang: nothing is lost and nothing is sent
// twice.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/core/app.ts';
import type { Store } from '../../src/core/ports.ts';
import { toJob } from '../../src/jobs/definitions.ts';
import { matchOf, nudgeOf, requestOf } from '../contracts/store-rows.ts';
import {
  asked,
  expectNothingPersonal,
  introduced,
  offered,
  onlyMatch,
  says,
  standing,
} from '../support/situations.ts';
import { ASK, createWorld, DAY, formOf, messageOf, need, textOf, type World } from '../support/world.ts';

let world: World;
const worlds: World[] = [];
const begin = async (options?: Parameters<typeof createWorld>[0]): Promise<void> => {
  world = await createWorld(options);
  worlds.push(world);
};
beforeEach(() => begin());
afterEach(async () => {
  expectNothingPersonal(world.lines);
  await Promise.all(worlds.splice(0).map((each) => each.close()));
});

const nudge = async () =>
  need(await world.store.prisma.nudge.findFirst({ where: { kind: 'offer' } }), 'the offer');
const expireLease = () => world.store.prisma.$executeRaw`
  update nudge set lease_until = clock_timestamp() - interval '1 second'`;
/** If it may have been posted, then so long ago. */
const postedAgo = (seconds: number) => world.store.prisma.$executeRaw`
  update nudge set posting_since = clock_timestamp() - ${seconds}::int * interval '1 second'
  where posting_since is not null`;
async function fiveMinutesLater(): Promise<void> {
  world.setNow(new Date(world.now().getTime() + 5 * 60_000));
  await world.app.sweep();
  await world.ring();
}
let offer: Awaited<ReturnType<typeof nudge>> | undefined;
const messages = () => world.messenger.delivered.length;

/** A worker that dies while the platform has the message in its hands. */
async function dieWhilePosting(): Promise<void> {
  const messenger = need(world.ports.messengers.test, 'messenger');
  let posting = () => {};
  const reached = new Promise<void>((resolve) => {
    posting = resolve;
  });
  const silent = {
    ...messenger,
    tell: () => {
      posting();
      return new Promise<never>(() => {});
    },
  };
  world.ports.messengers.test = silent;
  const { id } = await nudge();
  void world.app.deliver(await world.communityId(), id);
  await reached;
  world.ports.messengers.test = messenger;
  expect((await nudge()).state).toBe('posting');
}

describe('a crash', () => {
  it('between posting and recording: where sending again is not safe, it is not sent again but counted', async () => {
    await asked(world);
    await dieWhilePosting();
    await world.app.sweep();
    expect((await nudge()).state).toBe('posting');
    await expireLease();
    await world.app.sweep();
    await world.ring();
    expect((await nudge()).state).toBe('unknown');
    expect(messages()).toBe(0);
    expect(await world.store.troubledNudges()).toBe(1);
    await world.pass(2 * DAY);
    expect(messages()).toBe(0);
    expect((await onlyMatch(world)).state).toBe('offered');
  });

  it('between posting and recording: sent again where the platform shows one message for both', async () => {
    await begin({ resendSafeForMs: 120_000 });
    await asked(world);
    await dieWhilePosting();
    await expireLease();
    await world.app.sweep();
    await world.ring();
    expect((await nudge()).state).toBe('sent');
    expect(messages()).toBe(1);
    expect(await world.store.troubledNudges()).toBe(0);
  });

  it('and too much time since: not sent again there either', async () => {
    await begin({ resendSafeForMs: 120_000 });
    await asked(world);
    await dieWhilePosting();
    await expireLease();
    await world.store.prisma
      .$executeRaw`update nudge set posting_since = clock_timestamp() - interval '121 seconds'`;
    await world.app.sweep();
    await world.ring();
    expect((await nudge()).state).toBe('unknown');
    expect(messages()).toBe(0);
  });

  it('and a second one while it is sent again: the time runs from the first', async () => {
    await begin({ resendSafeForMs: 120_000 });
    await asked(world);
    for (const seconds of [80, 70]) {
      await dieWhilePosting();
      await expireLease();
      await world.store.prisma
        .$executeRaw`update nudge set posting_since = posting_since - ${seconds}::int * interval '1 second'`;
      await world.app.sweep();
    }
    await world.ring();
    expect((await nudge()).state).toBe('unknown');
    expect(messages()).toBe(0);
  });

  it.each([
    ['a refused token', { kind: 'shut-out', reason: 'token_revoked' }],
    ['a rate limit', { kind: 'retry-after', ms: 5 * 60_000, reason: 'rate limited' }],
  ] as const)(
    'and %s while it is sent again: that the second was not posted does not say that of the first',
    async (_, held) => {
      await begin({ resendSafeForMs: 120_000 });
      await asked(world);
      await dieWhilePosting();
      await expireLease();
      await world.app.sweep();
      world.messenger.failNext(held);
      await world.ring();
      expect((await nudge()).state).toBe('scheduled');
      await postedAgo(121);
      await fiveMinutesLater();
      expect((await nudge()).state).toBe('unknown');
      expect(messages()).toBe(0);
    },
  );

  it('and what certainly was not posted before it: the time runs from what may have been', async () => {
    await begin({ resendSafeForMs: 120_000 });
    await asked(world);
    world.messenger.failNext({ kind: 'retry-after', ms: 5 * 60_000, reason: 'rate limited' });
    await world.ring();
    await postedAgo(121);
    await fiveMinutesLater();
    expect((await nudge()).state).toBe('sent');
  });

  it('at the end of the working day: not sent once more the next morning', async () => {
    await begin({ resendSafeForMs: 120_000, start: new Date('2026-11-24T17:59:00Z') });
    await asked(world);
    await dieWhilePosting();
    await expireLease();
    world.setNow(new Date('2026-11-24T18:00:30Z'));
    await world.app.sweep();
    await world.ring();
    expect((await nudge()).state).toBe('scheduled');
    await postedAgo(15 * 3600);
    await world.pass(DAY);
    expect((await nudge()).state).toBe('unknown');
    expect(messages()).toBe(0);
  });

  it('after the claim: sent once, after the lease', async () => {
    await asked(world);
    const { id } = await nudge();
    await world.read((tx) => tx.claimNudge(id, 60_000));
    await world.app.sweep();
    await world.ring();
    expect(messages()).toBe(0);
    await expireLease();
    await world.app.sweep();
    await world.app.sweep();
    await world.ring();
    expect(messages()).toBe(1);
  });
});

describe('alarms', () => {
  it('lost completely, with more nudges than one sweep takes: all are delivered, none twice', async () => {
    const priya = world.person('priya');
    await priya.volunteers();
    const at = world.now();
    const { member } = await world.store.enter(world.person('maya').actor, {
      communityId: randomUUID(),
      memberId: randomUUID(),
      at,
    });
    await world.read(async (tx) => {
      const { member: insider } = need(
        (await tx.candidates([{ term: 'r:data-scientist', also: null }], new Date(), 1))[0],
        'insider',
      );
      const request = requestOf(member.id, { state: 'ended', createdAt: at });
      const match = matchOf(request, insider.id, { state: 'met', offeredAt: at, acceptedAt: at });
      await tx.addRequest(request);
      await tx.addMatch(match);
      const about = { kind: 'thanks', matchId: match.id, requestId: request.id, dueAt: at } as const;
      for (let n = 0; n < 210; n++) await tx.addNudge(nudgeOf(insider.id, about), at);
    });
    world.pending.length = 0;
    // Every sweep wakes what is due; the second, before the first's alarms ring, wakes much of it again.
    for (let sweeps = 0; sweeps < 2; sweeps++) await world.app.sweep();
    await world.ring();
    await world.app.sweep();
    await world.ring();
    expect(messages()).toBe(210);
    expect(new Set(world.messenger.delivered.map(({ nudgeId }) => nudgeId)).size).toBe(210);
  });

  it('that ring for several workers at once bring one message', async () => {
    await asked(world);
    const [community, { id }] = [await world.communityId(), await nudge()];
    await Promise.all([1, 2, 3, 4, 5].map(() => world.app.deliver(community, id)));
    expect(messages()).toBe(1);
  });
});

/** Nothing runs: no alarm rings, no sweep passes. */
function outage(ms: number): void {
  world.pending.length = 0;
  world.setNow(new Date(world.now().getTime() + ms));
}

describe('an outage', () => {
  it.each([
    ['the sweep', () => world.app.sweep()],
    ['the queue', () => world.app.deliver(need(offer, 'offer').communityId, need(offer, 'offer').id)],
  ])('longer than an offer has: %s does not say that nobody answered', async (_, first) => {
    const { maya, priya } = await asked(world);
    offer = await nudge();
    outage(6 * DAY);
    await first();
    await world.pass(DAY);
    expect((await onlyMatch(world)).state).toBe('undeliverable');
    expect(priya.inbox()).toEqual([]);
    expect(maya.inbox()).toHaveLength(1);
    expect(textOf(maya.last().message)).toContain('I could not reach');
  });

  it('while an offer is being sent: nothing is decided before it is known what became of it', async () => {
    const { priya } = await asked(world);
    await dieWhilePosting();
    outage(6 * DAY);
    await world.app.sweep();
    expect((await onlyMatch(world)).state).toBe('offered');
    await world.store.prisma.nudge.updateMany({ data: { state: 'unknown' } });
    await world.app.sweep();
    // It may have arrived: its deadline counts, as ever.
    expect((await onlyMatch(world)).state).toBe('lapsed');
    expect(priya.inbox()).toEqual([]);
  });

  it('after the introduction: both are still asked whether they met, and have their time to say so', async () => {
    const { maya, priya } = await introduced(world);
    outage(25 * DAY);
    await world.app.sweep();
    await world.pass(13 * DAY);
    for (const each of [maya, priya]) {
      const questions = each.inbox().filter(({ message }) => textOf(message).includes(' meet?'));
      expect(questions).toHaveLength(1);
    }
    expect((await onlyMatch(world)).state).toBe('introduced');
    await world.pass(4 * DAY);
    expect((await onlyMatch(world)).state).toBe('ended');
  });

  it('after a yes: the introduction comes all the same', async () => {
    const { maya, priya } = await offered(world);
    await priya.answer('yes');
    outage(25 * DAY);
    await world.app.sweep();
    await world.ring();
    expect((await onlyMatch(world)).state).toBe('introduced');
    expect(maya.inbox()).toHaveLength(1);
  });
});

describe('a message', () => {
  it('taken back while it is being posted loses its buttons right after', async () => {
    const { maya } = await asked(world);
    const messenger = need(world.ports.messengers.test, 'messenger');
    const form = formOf(await maya.slash('/insider withdraw'));
    world.ports.messengers.test = {
      ...messenger,
      async tell(envelope, message) {
        await maya.submit(form, {});
        return messenger.tell(envelope, message);
      },
    };
    await world.ring();
    world.ports.messengers.test = messenger;
    await world.app.sweep();
    await world.ring();
    expect(textOf(need(world.messenger.delivered[0]?.revisions.at(-1), 'revision'))).toContain('taken back');
    await world.pass(4 * DAY);
    expect(messages()).toBe(1);
  });

  it('that can not be rewritten for a while is rewritten later; one that never can is let be', async () => {
    const { priya } = await offered(world);
    world.messenger.failRevisions({ kind: 'retry-after', ms: 60_000 }, 2);
    await priya.answer('not-now');
    await world.ring();
    expect(priya.last().revisions).toEqual([]);
    await world.pass(DAY);
    expect(priya.last().revisions).toHaveLength(1);

    await begin();
    const other = await offered(world);
    world.messenger.failRevisions({ kind: 'failed', reason: 'message not found' }, 100);
    await other.priya.answer('not-now');
    await world.pass(DAY);
    expect(world.lines.filter(({ text }) => text === 'message not revised')).toHaveLength(1);
  });
});

describe('a rewriting that has to wait', () => {
  const waiting = () =>
    world.pending.filter(({ task }) => task === 'revise').map((alarm) => toJob(alarm).opts.jobId);

  it('gets a job of its own, since the one that is running still holds its id', async () => {
    const { priya } = await offered(world);
    world.messenger.failRevisions({ kind: 'retry-after', ms: 600_000 }, 2);
    await priya.answer('not-now');
    const ids = waiting();
    for (let tries = 0; tries < 2; tries++) {
      await world.ring();
      ids.push(...waiting());
      world.setNow(new Date(world.now().getTime() + 600_000));
    }
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
    await world.ring();
    expect(priya.last().revisions).toHaveLength(1);
  });

  it('is not tried before its time, whoever rings', async () => {
    const { priya } = await offered(world);
    world.messenger.failRevisions({ kind: 'retry-after', ms: 600_000 });
    await priya.answer('not-now');
    await world.ring();
    await world.app.sweep();
    await world.ring();
    await world.app.revise(await world.communityId(), (await nudge()).id);
    expect(waiting()).toHaveLength(1);
    expect(priya.last().revisions).toEqual([]);
    world.setNow(new Date(world.now().getTime() + 600_000));
    world.pending.length = 0;
    await world.app.sweep();
    await world.ring();
    expect(priya.last().revisions).toHaveLength(1);
  });
});

describe('a database', () => {
  it('that hangs is answered with words, and what was late or pressed again is done once', async () => {
    const store = world.store;
    await world.person('priya').volunteers();
    const maya = world.person('maya');
    const card = need((await maya.finds('data scientist'))[0], 'card');
    const form = formOf(await maya.submit(formOf(await maya.press('ask', card.id)), ASK));

    let wakeUp = () => {};
    const asleep = new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    const hanging: Store = {
      ...store,
      transaction: async (id, work) => {
        await asleep;
        return store.transaction(id, work);
      },
    };
    world.ports.store = hanging;
    const impatient = createApp(world.ports, undefined, 50);
    const command = { kind: 'submit', draftId: form.draftId, values: form.values, confirmed: true } as const;
    const late = await impatient.handle({ actor: maya.actor, command });
    expect(late).toMatchObject({ kind: 'trouble', text: expect.stringContaining('press again') });
    expect(textOf(await impatient.home(maya.actor))).toContain('press again');
    wakeUp();
    world.ports.store = store;
    expect(says(await maya.submit(form, {}, true))).toContain('Sent.');
    expect((await standing(world)).requests).toHaveLength(1);
    expect((await onlyMatch(world)).state).toBe('offered');
    expect(world.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  it('that fails is answered with a reference that is in the log', async () => {
    const store = world.store;
    const { maya, priya, matchId } = await offered(world);
    const fails = () => Promise.reject(new Error('connection lost for "Maya": "I teach biology"'));
    world.ports.store = { ...store, transaction: fails };
    const answer = await priya.press('yes', matchId);
    expect(answer.kind).toBe('trouble');
    const [line] = world.lines.filter(({ level }) => level === 'error');
    expect(answer.kind === 'trouble' && answer.reference).toBe(line?.fields.reference);
    expect(answer.kind === 'trouble' && answer.text).toContain(line?.fields.reference);
    world.ports.store = { ...store, enter: fails };
    expect((await maya.slash('/insider')).kind).toBe('trouble');
    world.ports.store = store;
    expect((await onlyMatch(world)).state).toBe('offered');
    expect(await priya.press('yes', matchId)).toEqual({ kind: 'noted' });
    expect(messageOf(await maya.slash('/insider')).blocks.length).toBeGreaterThan(0);
  });
});
