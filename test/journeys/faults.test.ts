// What the platform answers to a send, and what follows from it: told once, told later, told to somebody else, or left
// alone because nobody can know.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NudgeKind } from '../../src/core/model.ts';
import type { Sent } from '../../src/core/ports.ts';
import {
  allMatches,
  asked,
  expectNothingPersonal,
  introduced,
  offered,
  onlyMatch,
  says,
  standing,
} from '../support/situations.ts';
import { buttonsOf, createWorld, DAY, HOUR, messageOf, need, textOf, type World } from '../support/world.ts';

let world: World;
const worlds: World[] = [];
beforeEach(async () => {
  world = await createWorld();
  worlds.push(world);
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((each) => each.close()));
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

const nudgesOf = (kind: NudgeKind) => world.store.prisma.nudge.findMany({ where: { kind } });
const delivered = async (kind: NudgeKind) => {
  const ids = (await nudgesOf(kind)).map(({ id }) => id);
  return world.messenger.delivered.filter(({ nudgeId }) => ids.includes(nudgeId));
};
const working = (): boolean => {
  const hour = world.now().getUTCHours();
  return ![0, 6].includes(world.now().getUTCDay()) && hour >= 9 && hour < 18;
};
/** Until a nudge of this kind is due. */
async function untilDue(kind: NudgeKind): Promise<void> {
  for (let hours = 0; hours < 24 * 30; hours++) {
    const due = (await nudgesOf(kind)).some(
      ({ state, dueAt }) => state === 'scheduled' && dueAt <= world.now(),
    );
    if (due && (kind === 'introduction' || working())) return;
    await world.ring();
    world.setNow(new Date(world.now().getTime() + HOUR));
  }
  throw new Error(`${kind} never became due`);
}

/** Each kind of nudge, with the story that brings it. */
const KINDS: Record<NudgeKind, () => Promise<unknown>> = {
  offer: () => asked(world),
  'offer-reminder': () => offered(world),
  introduction: async () => (await offered(world)).priya.answer('yes'),
  'next-person': async () => (await offered(world)).priya.answer('not-now'),
  'someone-fits': async () => {
    const maya = world.person('maya');
    const nobody = messageOf(await maya.slash('/find-insider data scientist'));
    await maya.press('wait', need(buttonsOf(nobody)[0], 'wait').id);
    await world.person('priya').volunteers();
  },
  'found-a-time': () => introduced(world),
  'did-you-meet': () => introduced(world),
  'did-you-meet-again': async () => {
    const { maya } = await introduced(world);
    await world.pass(10 * DAY);
    await maya.answer('not-yet');
  },
  'wont-happen': async () =>
    (await introduced(world)).priya.press('wont-happen', (await onlyMatch(world)).id),
  'thank-you-note': async () => (await introduced(world)).priya.press('met', (await onlyMatch(world)).id),
  thanks: async () => (await introduced(world)).maya.press('met', (await onlyMatch(world)).id),
};
const kinds = Object.entries(KINDS).map(([kind, begin]) => ({ kind: kind as NudgeKind, begin }));
const many = (kind: NudgeKind) => (kind === 'found-a-time' || kind === 'did-you-meet' ? 2 : 1);
const limited: Sent = { kind: 'retry-after', ms: 600_000, reason: 'rate limited' };
const lost: Sent = { kind: 'unknown', reason: 'timed out' };

describe.each(kinds)('$kind', ({ kind, begin }) => {
  it('held back by a rate limit is sent once, and not before its time, whoever rings', async () => {
    await begin();
    await untilDue(kind);
    // In the middle of a working hour, so that ten minutes more are in it, too.
    world.messenger.failNext(limited, many(kind));
    await world.ring();
    await world.app.sweep();
    await world.ring();
    const [{ id } = { id: '' }] = await nudgesOf(kind);
    await world.app.deliver(await world.communityId(), id);
    expect(await delivered(kind)).toEqual([]);
    world.setNow(new Date(world.now().getTime() + 600_000));
    await world.app.sweep();
    await world.ring();
    if (!working() && kind !== 'introduction') await world.pass(3 * DAY);
    expect(await delivered(kind)).toHaveLength(many(kind));
  });

  it('of which nobody knows whether it arrived is never sent again', async () => {
    await begin();
    await untilDue(kind);
    world.messenger.failNext(lost, many(kind), { accepted: true });
    await world.ring();
    expect(await delivered(kind)).toHaveLength(many(kind));
    await world.pass(2 * DAY);
    expect(await delivered(kind)).toHaveLength(many(kind));
    expect(await world.store.troubledNudges()).toBe(many(kind));
    const warned = world.lines.filter(({ fields }) => fields.state === 'unknown');
    expect(warned).toHaveLength(many(kind));
    expect(warned[0]?.fields.reference).toMatch(/^REF\d+$/);
  });

  it('refused for good is not tried again and again', async () => {
    await begin();
    await untilDue(kind);
    world.messenger.failNext({ kind: 'failed', reason: 'not allowed' }, 1000);
    await world.ring();
    await world.pass(DAY / 2);
    const tried = (await standing(world)).nudges.filter((nudge) => nudge.startsWith(`${kind} failed`));
    expect(tried).toHaveLength(many(kind));
    expect(await delivered(kind)).toEqual([]);
  });
});

describe('an offer', () => {
  it('that may have arrived stays open until its deadline, can be answered, and then lapses', async () => {
    const { maya, priya } = await asked(world);
    world.messenger.failNext(lost, 1, { accepted: true });
    await world.pass(4 * DAY);
    expect((await onlyMatch(world)).state).toBe('offered');
    expect(priya.inbox()).toHaveLength(1);
    await world.pass(3 * DAY);
    expect((await onlyMatch(world)).state).toBe('lapsed');
    expect(textOf(maya.last().message)).toContain('has not answered');
  });

  it.each<Sent>([
    { kind: 'unreachable', reason: 'direct messages closed', left: false },
    { kind: 'unreachable', reason: 'account gone', left: true },
    { kind: 'failed', reason: 'not allowed' },
  ])('that can not be delivered ends, and the seeker gets the next person: %o', async (outcome) => {
    if (outcome.kind === 'sent') return;
    const { maya, priya } = await asked(world);
    await world.person('david').volunteers();
    world.messenger.failNext(outcome);
    await world.ring();
    const news = messageOf({ kind: 'message', message: maya.last().message });
    expect(textOf(news)).toContain('I could not reach Priya');
    expect(buttonsOf(news).map(({ label }) => label)).toEqual(['Ask David']);
    expect(await maya.finds('data scientist')).toHaveLength(1);
    expect((await onlyMatch(world)).state).toBe('undeliverable');
    expect(priya.inbox()).toEqual([]);
    const left = outcome.kind === 'unreachable' && outcome.left;
    expect(await world.person('noor').finds('data scientist')).toHaveLength(left ? 1 : 2);
  });
});

describe('an introduction that can not be delivered', () => {
  it('gives the place back, opens the request again, and says so without naming who was not named', async () => {
    const { maya, priya } = await offered(world, {}, { placesPerMonth: '1', shownAs: 'role' });
    await priya.answer('yes');
    world.messenger.failNext({ kind: 'failed', reason: 'no group conversation' });
    await world.ring();
    expect((await allMatches(world))[0]).toMatchObject({ state: 'undeliverable', placeMonth: null });
    expect(says(await priya.slash('/insider'))).toContain('0 of 1 conversation taken');
    expect(textOf(maya.last().message)).toContain('could not reach the data scientist in fintech');
    expect(textOf(maya.last().message)).not.toContain('Priya');
    expect((await standing(world)).requests[0]?.state).toBe('open');
  });
});

describe('a platform that does not let the bot in', () => {
  /** A worker's five minutes, with a sweep in each. */
  async function fiveMinutes(): Promise<void> {
    for (let minutes = 0; minutes < 5; minutes++) {
      await world.ring();
      world.setNow(new Date(world.now().getTime() + 60_000));
      await world.app.sweep();
    }
  }

  it('finds every message waiting, however long it takes, and then gets each once', async () => {
    const { maya, priya } = await asked(world);
    const shutOut: Sent = { kind: 'shut-out', reason: 'token_revoked' };
    world.messenger.failNext(shutOut, 20);
    for (let tries = 0; tries < 20; tries++) await fiveMinutes();
    expect(await nudgesOf('offer')).toMatchObject([{ state: 'scheduled', attempts: 0 }]);
    await world.ring();
    expect(priya.inbox()).toHaveLength(1);

    await priya.answer('yes');
    world.messenger.failNext(shutOut);
    await world.ring();
    expect(await onlyMatch(world)).toMatchObject({ state: 'accepted' });
    await fiveMinutes();
    await world.ring();
    for (const who of [maya, priya]) expect(textOf(who.last().message)).toContain('meet');
    expect(await onlyMatch(world)).toMatchObject({ state: 'introduced' });
  });

  it('is tried again every few minutes, not with every sweep: each try writes the whole message anew', async () => {
    await asked(world);
    world.messenger.failNext({ kind: 'shut-out', reason: 'token_revoked' }, 100);
    const tries = vi.spyOn(world.messenger, 'tell');
    for (let times = 0; times < 4; times++) await fiveMinutes();
    expect(tries).toHaveBeenCalledTimes(4);
  });

  it('only because the start is not over: the next sweep tries again', async () => {
    const { priya } = await asked(world);
    world.messenger.failNext({ kind: 'shut-out', reason: 'not connected yet', soon: true });
    await world.ring();
    expect(priya.inbox()).toEqual([]);
    await world.app.sweep();
    await world.ring();
    expect(priya.inbox()).toHaveLength(1);
  });
});

describe('communities', () => {
  it('do not hold one another up: a rate limit in one lets the other send', async () => {
    await asked(world);
    const [maya, priya] = [
      world.person('maya', { tenantId: 'T2', name: 'Other Maya' }),
      world.person('priya', { tenantId: 'T2', name: 'Other Priya' }),
    ];
    await priya.volunteers();
    await maya.asks('data scientist');
    world.messenger.failNext({ kind: 'retry-after', ms: HOUR, reason: 'rate limited' });
    await world.ring();
    const sent = world.messenger.delivered.map(({ message }) => textOf(message));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('would love 20 minutes');
    world.setNow(new Date(world.now().getTime() + HOUR));
    await world.ring();
    expect(world.messenger.delivered).toHaveLength(2);
  });
});
