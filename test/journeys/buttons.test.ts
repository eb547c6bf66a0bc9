// Buttons and forms pressed twice, too late, or by somebody whom they were not meant for: one effect, or none, and
// always a kind answer.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '../../src/core/commands.ts';
import {
  allMatches,
  expectNothingPersonal,
  insist,
  introduced,
  offered,
  onlyMatch,
  says,
  standing,
} from '../support/situations.ts';
import {
  ASK,
  buttonsOf,
  createWorld,
  DAY,
  formOf,
  messageOf,
  need,
  type Someone,
  textOf,
  type World,
} from '../support/world.ts';

let world: World;
const worlds: World[] = [];
const begin = async (): Promise<World> => {
  world = await createWorld();
  worlds.push(world);
  return world;
};
beforeEach(begin);
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((each) => each.close()));
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

/** From one working hour to another, without the sweeps between: quick. */
async function skip(ms: number): Promise<void> {
  world.setNow(new Date(world.now().getTime() + ms));
  await world.ring();
}

type Ready = { who: Someone; id: string };

const afterDays = (days: number) => async (): Promise<Ready> => {
  const { maya, matchId } = await introduced(world);
  await skip(days * DAY);
  return { who: maya, id: matchId };
};
const withOffer = async (): Promise<Ready> => {
  const { priya, matchId } = await offered(world);
  return { who: priya, id: matchId };
};

/** Each button with the story up to it. */
const READY: [Action, () => Promise<Ready>][] = [
  ['yes', withOffer],
  ['yes-one-more', fullMonth],
  ['not-now', withOffer],
  ['someone-else', withOffer],
  ['found-time', afterDays(3)],
  ['still-looking', afterDays(3)],
  ['wont-happen', afterDays(3)],
  ['met', afterDays(10)],
  ['not-yet', afterDays(10)],
  ['did-not-happen', afterDays(10)],
  ['wait', nobodyFits],
  ['resume', pausedInsider],
];

async function fullMonth(): Promise<Ready> {
  const { priya, matchId } = await offered(world, {}, { placesPerMonth: '2' });
  await world.person('noor').asks('data scientist');
  await priya.press('yes', matchId);
  await priya.volunteers({ placesPerMonth: '1' });
  const offer = need(
    (await allMatches(world)).find(({ state }) => state === 'offered'),
    'offer',
  );
  return { who: priya, id: offer.id };
}

async function nobodyFits(): Promise<Ready> {
  const maya = world.person('maya');
  const nobody = messageOf(await maya.slash('/find-insider data scientist'));
  return { who: maya, id: need(buttonsOf(nobody)[0], 'wait').id };
}

async function pausedInsider(): Promise<Ready> {
  const priya = world.person('priya');
  await priya.volunteers();
  await priya.submit(formOf(await priya.slash('/insider pause')), { length: '2w' });
  return { who: priya, id: 'me' };
}

describe.each(READY)('a double click on %s', (action, ready) => {
  it('does what one click does', async () => {
    const once = await ready();
    const before = await standing(world);
    const answer = await once.who.press(action, once.id);
    await world.ring();
    const expected = await standing(world);
    expect(expected).not.toEqual(before);

    await begin();
    const twice = await ready();
    const answers = await Promise.all([1, 2].map(() => insist(() => twice.who.press(action, twice.id))));
    await world.ring();
    expect(await standing(world)).toEqual(expected);
    // And a third, later.
    const late = await insist(() => twice.who.press(action, twice.id));
    await world.ring();
    expect(await standing(world)).toEqual(expected);
    for (const each of [answer, ...answers, late]) expect(['noted', 'message']).toContain(each.kind);
  });
});

describe('a form sent twice', () => {
  it('makes one request and gives the same answer, also when both come at once', async () => {
    await world.person('priya').volunteers();
    const maya = world.person('maya');
    const card = need((await maya.finds('data scientist'))[0], 'card');
    const form = formOf(await maya.submit(formOf(await maya.press('ask', card.id)), ASK));
    const answers = await Promise.all([1, 2, 3].map(() => insist(() => maya.submit(form, {}, true))));
    answers.push(await maya.submit(form, {}, true));
    expect(new Set(answers.map(says)).size).toBe(1);
    expect((await standing(world)).requests).toHaveLength(1);
    expect((await onlyMatch(world)).state).toBe('offered');
  });

  it('more than a week old says so, and a new one is a click away', async () => {
    await world.person('priya').volunteers();
    const maya = world.person('maya');
    const card = need((await maya.finds('data scientist'))[0], 'card');
    const form = formOf(await maya.press('ask', card.id));
    await world.pass(8 * DAY);
    const expired = messageOf(await maya.submit(form, ASK));
    expect(says({ kind: 'message', message: expired })).toContain('more than a week old');
    expect(buttonsOf(expired).map(({ action }) => action)).toContain('find');
    expect((await standing(world)).requests).toEqual([]);
  });

  it('of somebody else has no effect', async () => {
    await world.person('priya').volunteers();
    const maya = world.person('maya');
    const card = need((await maya.finds('data scientist'))[0], 'card');
    const form = formOf(await maya.press('ask', card.id));
    for (const stranger of [world.person('noor'), world.person('maya', { tenantId: 'T2' })]) {
      expect((await stranger.submit(form, ASK, true)).kind).toBe('message');
    }
    expect((await standing(world)).requests).toEqual([]);
  });
});

describe('a button that is not yours', () => {
  it('answers kindly and does nothing, whoever presses it and whatever id it carries', async () => {
    const { maya, priya, matchId } = await introduced(world);
    await skip(10 * DAY);
    const match = await onlyMatch(world);
    const card = need((await world.person('noor').finds('data scientist'))[0], 'card');
    const before = await standing(world);
    const strangers = [
      world.person('sam'),
      world.person('maya', { tenantId: 'T2' }),
      world.person('priya', { tenantId: 'T2' }),
    ];
    const ids = [
      matchId,
      match.requestId,
      card.id,
      randomUUID(),
      'me',
      '',
      '../x',
      '\u0000',
      'x'.repeat(10_000),
    ];
    for (const [n, action] of ACTIONS.entries()) {
      for (const id of ids) {
        const who = need(strangers[n % strangers.length], 'stranger');
        expect((await insist(() => who.press(action, id))).kind).toMatch(/message|form/);
      }
    }
    // Their own, but of another kind: a request's id on a match's button, and the other way round.
    for (const action of ['yes', 'met', 'ask', 'wait'] as const) {
      for (const who of [maya, priya])
        expect((await who.press(action, match.requestId)).kind).toBe('message');
    }
    expect(await standing(world)).toEqual(before);
  });

  it('the seeker can not answer for the insider, nor the insider take the request back', async () => {
    const { maya, priya, matchId } = await offered(world);
    const { requestId } = await onlyMatch(world);
    for (const action of ['yes', 'not-now', 'yes-one-more', 'someone-else'] as const) {
      expect(says(await maya.press(action, matchId))).toContain('does not lead anywhere');
    }
    expect(says(await priya.press('withdraw', requestId))).toContain('does not lead anywhere');
    expect((await onlyMatch(world)).state).toBe('offered');
  });

  it('stale buttons of every kind answer kindly once the story is over', async () => {
    const { maya, priya, matchId } = await introduced(world);
    await skip(10 * DAY);
    await maya.answer('met');
    await world.ring();
    const before = await standing(world);
    for (const who of [maya, priya]) {
      for (const action of [
        'yes',
        'not-now',
        'found-time',
        'still-looking',
        'wont-happen',
        'not-yet',
      ] as const) {
        expect((await who.press(action, matchId)).kind).toMatch(/message|noted/);
      }
    }
    await world.ring();
    expect(await standing(world)).toEqual(before);
  });
});

describe('both say at once', () => {
  it('that they met: both are heard, counted once, and each reads what is theirs', async () => {
    const { maya, priya, matchId } = await introduced(world);
    await skip(10 * DAY);
    const answers = await Promise.all([maya, priya].map((who) => insist(() => who.press('met', matchId))));
    expect(answers).toEqual([{ kind: 'noted' }, { kind: 'noted' }]);
    await world.ring();
    expect((await standing(world)).helped._sum.helpedCount).toBe(1);
    const read = (who: Someone) =>
      who
        .inbox()
        .map(({ message, revisions }) => textOf(revisions.at(-1) ?? message))
        .join();
    expect(read(maya)).toContain('A short thank-you');
    expect(read(priya)).toContain('You have now helped 1 person');
  });

  it('the one that they met, the other that it did not happen: they met, and both are heard', async () => {
    const { maya, priya, matchId } = await introduced(world);
    await skip(10 * DAY);
    const answers = await Promise.all([
      insist(() => maya.press('did-not-happen', matchId)),
      insist(() => priya.press('met', matchId)),
    ]);
    expect((await onlyMatch(world)).state).toBe('met');
    expect(answers.at(-1)).toEqual({ kind: 'noted' });
  });
});

describe('after the last question', () => {
  it('"not yet" pressed twice still asks once more a week later', async () => {
    const { maya } = await introduced(world);
    await skip(10 * DAY);
    await maya.answer('not-yet');
    await maya.answer('not-yet');
    await skip(7 * DAY);
    expect(says({ kind: 'message', message: maya.last().message })).toContain('One more time');
  });
});
