// Whole stories through the core on a fake clock, from slash command to last nudge, on a real database.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buttonsOf,
  createWorld,
  DAY,
  formOf,
  HOUR,
  messageOf,
  need,
  TUESDAY_10,
  textOf,
  type World,
} from '../support/world.ts';

let world: World;
const worlds: World[] = [];
beforeEach(async () => {
  world = await createWorld();
  worlds.push(world);
});
afterEach(() => {
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
afterAll(() => Promise.all(worlds.map((each) => each.close())));

describe('the whole road', () => {
  it('goes from a search to a thank-you', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers({
      title: 'Senior Data Scientist',
      employer: 'Northpay',
      bookingUrl: 'https://cal.example/priya',
    });

    const sent = messageOf(await maya.asks('data scientist'));
    expect(textOf(sent)).toContain('gets it now');

    await world.ring();
    const offer = priya.last();
    expect(textOf(offer.message)).toContain('@maya would love 20 minutes');
    expect(textOf(offer.message)).toContain('I teach biology');
    expect(await priya.answer('yes')).toEqual({ kind: 'noted' });

    await world.ring();
    expect(textOf(need(offer.revisions.at(-1), 'a revised offer'))).toContain('You said yes');
    const introduction = maya.last();
    expect(introduction.to).toEqual(['maya', 'priya']);
    expect(textOf(introduction.message)).toContain('https://cal.example/priya');

    await world.pass(3 * DAY);
    expect(textOf(maya.last().message)).toContain('found a time');
    expect(textOf(priya.last().message)).toContain('found a time');
    await maya.answer('found-time');

    await world.pass(7 * DAY);
    expect(textOf(priya.last().message)).toContain('Did you and @maya meet?');
    await maya.answer('met');
    await world.ring();
    expect(textOf(need(maya.last().revisions.at(-1), 'the thank-you note'))).toContain(
      'thank you for your time',
    );
    expect(textOf(need(maya.inbox().at(-1), 'message').message)).not.toContain('undefined');
    expect(textOf(priya.last().message)).toContain('helped 1 person');
  });

  it('keeps everything but replies and introductions to working hours of the receiver', async () => {
    const [maya, ken] = [world.person('maya'), world.person('ken', { timeZone: 'Asia/Tokyo' })];
    await ken.volunteers();
    const sent = messageOf(await maya.asks('data scientist'));
    // 10:00 in London is 19:00 in Tokyo: tomorrow at 9:00 there.
    expect(textOf(sent)).toContain('2026-11-25T00:00:00.000Z');
    await world.ring();
    expect(ken.inbox()).toEqual([]);
    await world.pass(14 * HOUR);
    expect(ken.inbox()).toHaveLength(1);
  });
});

describe('without a yes', () => {
  it('a no reaches the seeker kindly, with the next person and the form filled in', async () => {
    const [maya, priya, david] = [world.person('maya'), world.person('priya'), world.person('david')];
    await priya.volunteers({ title: 'Data Scientist' });
    const cards = await maya.finds('data scientist');
    await maya.asksCard(need(cards[0], 'card').id);
    await david.volunteers({ title: 'Data Scientist' });
    await world.ring();
    await priya.answer('not-now');
    await world.ring();
    const no = maya.last();
    expect(textOf(no.message)).toContain("can't make time");
    const ask = need(
      buttonsOf(no.message).find(({ action }) => action === 'ask'),
      'the next person',
    );
    const form = formOf(await maya.press('ask', ask.id));
    expect(form.values.message).toContain('I teach biology');
    expect(messageOf(await maya.send(form)).blocks.length).toBeGreaterThan(0);
    await world.ring();
    expect(textOf(david.last().message)).toContain('@maya');
  });

  it('an offer is reminded after two days and lapses after five, and the seeker is told', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    await maya.asks('data scientist');
    await world.pass(2 * DAY);
    expect(priya.inbox()).toHaveLength(2);
    expect(textOf(priya.last().message)).toContain('still waiting');
    await world.pass(3 * DAY - HOUR);
    expect(maya.inbox()).toHaveLength(0);
    // Five days after a Tuesday is a Sunday: the seeker hears on Monday morning.
    await world.pass(2 * HOUR);
    expect(textOf(need(priya.last().revisions.at(-1), 'revision'))).toContain('lapsed');
    await world.pass(DAY);
    expect(textOf(maya.last().message)).toContain('has not answered');
    expect(world.now().getUTCDay()).toBe(1);
    expect((await priya.answer('yes')).kind).toBe('message');
  });

  it('a withdrawal rewrites the offer and leaves nothing to answer', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    await maya.asks('data scientist');
    await world.ring();
    const form = formOf(await maya.slash('/insider withdraw'));
    expect(textOf(messageOf(await maya.submit(form, {})))).toContain('taken back');
    await world.ring();
    expect(textOf(need(priya.last().revisions.at(-1), 'revision'))).toContain('taken back');
    expect(textOf(messageOf(await priya.answer('yes')))).toContain('taken this request back');
    await world.pass(30 * DAY);
    expect(priya.inbox()).toHaveLength(1);
    expect(maya.inbox()).toHaveLength(0);
  });

  it('a pause ends unanswered requests kindly and keeps introductions', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    await maya.asks('data scientist');
    await world.ring();
    const form = formOf(await priya.slash('/insider pause'));
    const done = messageOf(await priya.submit(form, { length: '2w' }));
    expect(textOf(done)).toContain('1 member');
    await world.ring();
    expect(textOf(maya.last().message)).toContain('stepped back');
    expect(await maya.finds('data scientist')).toEqual([]);
  });

  it('the one who has waited longest is told first when somebody who fits joins', async () => {
    const [first, second, priya] = [world.person('first'), world.person('second'), world.person('priya')];
    for (const seeker of [first, second]) {
      const nobody = messageOf(await seeker.slash('/find-insider data scientist'));
      expect(textOf(nobody)).toContain('Nobody here fits');
      await seeker.press('wait', need(buttonsOf(nobody)[0], 'wait').id);
      world.setNow(new Date(world.now().getTime() + HOUR));
    }
    await priya.volunteers();
    await world.ring();
    expect(textOf(first.last().message)).toContain('Good news');
    expect(second.inbox()).toEqual([]);
    // Three days later she still has time: the second one is told, too.
    await world.pass(4 * DAY);
    expect(textOf(second.last().message)).toContain('Good news');
    expect(first.inbox()).toHaveLength(1);
  });

  it('silence after an introduction ends it silently, and the request with it', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    await maya.asks('data scientist');
    await world.ring();
    await priya.answer('yes');
    await world.pass(25 * DAY);
    const told = maya.inbox().length;
    expect(told).toBe(3);
    await world.pass(30 * DAY);
    expect(maya.inbox()).toHaveLength(told);
    const [match] = await world.read(async (tx) =>
      tx.matches({
        insiderId: need(
          (await tx.candidates([{ term: 'r:data-scientist', also: null }], new Date(), 1))[0],
          'insider',
        ).member.id,
      }),
    );
    expect(match?.state).toBe('ended');
    expect(textOf(messageOf(await maya.slash('/insider')))).toContain('no open request');
  });

  it('"it won\'t happen" tells the other and gives the place back', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers({ placesPerMonth: '1' });
    await maya.asks('data scientist');
    await world.ring();
    await priya.answer('yes');
    await world.pass(3 * DAY);
    expect(textOf(messageOf(await priya.slash('/insider')))).toContain('1 of 1 conversation taken');
    await priya.answer('wont-happen');
    await world.ring();
    expect(textOf(maya.last().message)).toContain('will not happen this time');
    expect(textOf(messageOf(await priya.slash('/insider')))).toContain('0 of 1 conversation taken');
  });

  it.each([
    ['the other', 'maya', 'found-time', 'have a time'],
    ['its reader', 'priya', 'still-looking', 'Still looking'],
  ] as const)(
    'a question that %s answers while it is on its way keeps no buttons',
    async (_, who, action, words) => {
      const [maya, priya] = [world.person('maya'), world.person('priya')];
      await priya.volunteers();
      await maya.asks('data scientist');
      await world.ring();
      await priya.answer('yes');
      await world.ring();
      const { tell } = world.messenger;
      world.messenger.tell = async (envelope, message) => {
        const sent = await tell(envelope, message);
        const button = buttonsOf(message).find((each) => each.action === action);
        if (button && envelope.recipient.externalId === 'priya')
          await world.person(who).press(action, button.id);
        return sent;
      };
      await world.pass(3 * DAY + HOUR);
      const question = need(
        priya.inbox().find(({ message }) => textOf(message).includes('Have you and')),
        'the question',
      );
      const now = need(question.revisions.at(-1), 'a revision');
      expect(textOf(now)).toContain(words);
      expect(buttonsOf(now)).toEqual([]);
    },
  );

  it('"not yet" is asked once more after a week, and then no more', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers();
    await maya.asks('data scientist');
    await world.ring();
    await priya.answer('yes');
    await world.pass(10 * DAY + HOUR);
    await maya.answer('not-yet');
    await world.pass(8 * DAY);
    expect(textOf(maya.last().message)).toContain('One more time');
    expect(buttonsOf(maya.last().message).map(({ action }) => action)).toEqual(['met', 'did-not-happen']);
    const told = maya.inbox().length;
    await world.pass(40 * DAY);
    expect(maya.inbox()).toHaveLength(told);
  });
});

it('starts where the tests think it does', () => expect(TUESDAY_10.getUTCDay()).toBe(2));
