// Stepping back: a pause, a stop, and people who leave the community in the middle of a story, or come back.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  asked,
  expectNothingPersonal,
  introduced,
  memberOf,
  offered,
  onlyMatch,
  type Pair,
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
beforeEach(async () => {
  world = await createWorld();
  worlds.push(world);
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((each) => each.close()));
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

const accepted = async (): Promise<Pair> => {
  const pair = await offered(world);
  await pair.priya.answer('yes');
  return pair;
};
const request = async () => need((await standing(world)).requests[0], 'request').state;

describe('a pause', () => {
  it('just before a send: the offer is not sent, and the seeker hears of it', async () => {
    const { maya, priya } = await asked(world);
    await priya.submit(formOf(await priya.slash('/insider pause')), { length: '1w' });
    await world.ring();
    expect(priya.inbox()).toEqual([]);
    expect(textOf(maya.last().message)).toContain('stepped back');
    expect(await request()).toBe('open');
  });

  it('ends by itself, and the one who waits is told', async () => {
    const priya = world.person('priya');
    await priya.volunteers();
    await priya.submit(formOf(await priya.slash('/insider pause')), { length: '1w' });
    const maya = world.person('maya');
    const nobody = messageOf(await maya.slash('/find-insider data scientist'));
    await maya.press(
      'wait',
      need(nobody.blocks.flatMap((b) => ('buttons' in b ? b.buttons : []))[0], 'wait').id,
    );
    await world.pass(6 * DAY);
    expect(maya.inbox()).toEqual([]);
    await world.pass(2 * DAY);
    expect(textOf(maya.last().message)).toContain('Good news');
  });
});

describe('a stop', () => {
  it('just before a send: nothing is sent, the profile is gone, and the count stays for a return', async () => {
    const { maya, priya } = await introduced(world);
    await world.pass(10 * DAY);
    await maya.answer('met');
    await world.person('noor').asks('data scientist');
    const told = priya.inbox().length;
    const form = formOf(await priya.slash('/insider stop'));
    expect(says(await priya.submit(form, {}))).toContain('Your profile is erased');
    await world.ring();
    expect(
      priya
        .inbox()
        .slice(told)
        .map(({ message }) => textOf(message))
        .join(),
    ).not.toContain('would love');
    expect(await world.store.prisma.insider.count()).toBe(0);
    expect((await memberOf(world, priya)).helpedCount).toBe(1);
    expect(says(await priya.submit(form, {}))).toContain('Your profile is erased');
    await priya.volunteers();
    expect(says(await priya.slash('/insider'))).toContain('Helped so far: 1 person');
  });

  it('leaves an introduction going', async () => {
    const { maya, priya } = await introduced(world);
    await priya.submit(formOf(await priya.slash('/insider stop')), {});
    await world.pass(4 * DAY);
    expect(textOf(maya.last().message)).toContain('Have you and @priya found a time');
  });

  it('between the yes and the introduction does not spoil the introduction', async () => {
    const { maya, priya } = await accepted();
    await priya.submit(formOf(await priya.slash('/insider stop')), {});
    await world.ring();
    expect(maya.last().to).toEqual(['maya', 'priya']);
    expect(textOf(maya.last().message)).not.toContain('person you asked');
  });
});

describe('the insider is gone while the seeker writes', () => {
  const ways: [string, (priya: Someone) => Promise<unknown>][] = [
    ['stopped', async (priya) => priya.submit(formOf(await priya.slash('/insider stop')), {})],
    ['left', (priya) => world.app.memberLeft(priya.actor)],
  ];

  it.each(ways)(
    'because they %s: says so, and the form of the next person holds every word',
    async (_, go) => {
      const [maya, priya] = [world.person('maya'), world.person('priya')];
      await priya.volunteers();
      const form = formOf(await maya.press('ask', need((await maya.finds('data scientist'))[0], 'card').id));
      await world.person('ben').volunteers();
      await go(priya);

      const kept = await maya.submit(form, ASK);
      expect(says(kept)).toContain("can't take this request at the moment, so nothing was sent");
      const next = need(
        buttonsOf(messageOf(kept)).find(({ label }) => label === 'Ask Ben'),
        'the next person',
      );
      const filled = formOf(await maya.press('ask', next.id));
      expect(filled.values).toMatchObject(ASK);
      expect(says(await maya.send(filled))).toContain('Sent.');
    },
  );

  it('and nobody else fits: the words are kept for who comes next', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    const form = formOf(await maya.press('ask', need((await maya.finds('data scientist'))[0], 'card').id));
    await priya.submit(formOf(await priya.slash('/insider stop')), {});
    const kept = messageOf(await maya.submit(form, ASK));
    expect(buttonsOf(kept).map(({ action }) => action)).toContain('wait');
    await world.person('ben').volunteers();
    const ben = need((await maya.finds('data scientist'))[0], 'card');
    expect(formOf(await maya.press('ask', ben.id)).values).toMatchObject(ASK);
  });

  it('and back with another profile: the old card asks nobody', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    const form = formOf(await maya.press('ask', need((await maya.finds('data scientist'))[0], 'card').id));
    await priya.submit(formOf(await priya.slash('/insider stop')), {});
    await priya.volunteers({ title: 'Nurse', industry: 'Health' });
    expect(says(await maya.submit(form, ASK))).toContain('nothing was sent');
    expect((await standing(world)).matches).toEqual([]);
  });
});

/** Who leaves when: what becomes of the match and the request, and what the one who stays reads. */
const LEAVING: [string, 'maya' | 'priya', () => Promise<Pair>, string, string, RegExp | null][] = [
  ['the seeker, offer unsent', 'maya', () => asked(world), 'withdrawn', 'withdrawn', null],
  ['the seeker, offer unanswered', 'maya', () => offered(world), 'withdrawn', 'withdrawn', null],
  ['the seeker, yes said', 'maya', accepted, 'ended', 'ended', /@maya has left/],
  ['the seeker, introduced', 'maya', () => introduced(world), 'ended', 'ended', /@maya has left/],
  ['the insider, offer unsent', 'priya', () => asked(world), 'ended', 'open', /stepped back/],
  ['the insider, offer unanswered', 'priya', () => offered(world), 'ended', 'open', /stepped back/],
  ['the insider, yes said', 'priya', accepted, 'ended', 'ended', /@priya has left/],
  ['the insider, introduced', 'priya', () => introduced(world), 'ended', 'ended', /@priya has left/],
];

describe.each(LEAVING)('%s, and leaves', (_, who, begin, match, requestState, read) => {
  it('ends it kindly, tells the other once, and sends nothing more to who left', async () => {
    const pair = await begin();
    const [gone, stays] = who === 'maya' ? [pair.maya, pair.priya] : [pair.priya, pair.maya];
    const before = { gone: gone.inbox().length, stays: stays.inbox().length };
    await world.app.memberLeft(gone.actor);
    await world.app.memberLeft(gone.actor);
    await world.pass(12 * DAY);
    expect(gone.inbox()).toHaveLength(before.gone);
    const news = stays
      .inbox()
      .slice(before.stays)
      .map(({ message }) => textOf(message));
    expect(news).toHaveLength(read ? 1 : 0);
    if (read) expect(news[0]).toMatch(read);
    const after = await onlyMatch(world);
    expect(after.state).toBe(match);
    expect(await request()).toBe(requestState);
    // A place counts only where the introduction was delivered.
    expect(after.placeMonth).toBe(after.introducedAt ? '2026-11' : null);
  });
});

describe('somebody who left', () => {
  it('and whose buttons are pressed by the other gets nothing, and the other a kind answer', async () => {
    const { maya, priya } = await offered(world);
    await world.app.memberLeft(maya.actor);
    expect(says(await priya.answer('yes'))).toContain('taken this request back');
  });

  it('is found and may ask again after coming back, with the profile as it was', async () => {
    const { maya, priya } = await introduced(world);
    await world.app.memberLeft(priya.actor);
    await world.ring();
    const noor = world.person('noor');
    expect(await noor.finds('data scientist')).toEqual([]);
    expect(says(await priya.slash('/insider'))).toContain('You are an insider');
    expect(await noor.finds('data scientist')).toHaveLength(1);

    await world.app.memberLeft(maya.actor);
    expect(says(await maya.slash('/insider'))).toContain('no open request');
  });

  it('and waited for somebody who fits is not told any more', async () => {
    const maya = world.person('maya');
    const nobody = messageOf(await maya.slash('/find-insider data scientist'));
    await maya.press(
      'wait',
      need(nobody.blocks.flatMap((b) => ('buttons' in b ? b.buttons : []))[0], 'wait').id,
    );
    await world.app.memberLeft(maya.actor);
    await world.person('priya').volunteers();
    await world.pass(5 * DAY);
    expect(maya.inbox()).toEqual([]);
    expect(await request()).toBe('withdrawn');
  });

  it('at the moment of a yes: nothing hangs, and nobody is left waiting', async () => {
    for (let n = 0; n < 5; n++) {
      const [seeker, insider] = [world.person(`seeker${n}`), world.person(`insider${n}`)];
      const title = need(['Nurse', 'Pilot', 'Plumber', 'Lawyer', 'Baker'][n], 'title');
      await insider.volunteers({ title });
      await seeker.asks(title);
      const { id } = await memberOf(world, seeker);
      const offer = await world.store.prisma.match.findFirstOrThrow({ where: { seekerId: id } });
      await Promise.all([
        insider.press('yes', offer.id),
        world.app.memberLeft((n % 2 ? seeker : insider).actor),
      ]);
      await world.pass(3 * DAY);
      // A yes of the insider who left is a coming back; a seeker who left has nothing open.
      const open = await world.store.prisma.match.count({
        where: { seekerId: id, state: { in: ['offered', 'accepted'] } },
      });
      expect(open).toBe(0);
    }
  });
});
