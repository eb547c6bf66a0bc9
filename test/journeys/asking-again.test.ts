// Asking again: the same role while somebody is asked, another card, after a no, after taking back. No dead ends, and
// no word typed is lost.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/messages/model.ts';
import {
  allMatches,
  asked,
  expectNothingPersonal,
  introduced,
  offered,
  says,
} from '../support/situations.ts';
import { ASK, buttonsOf, createWorld, DAY, formOf, messageOf, need, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await world.close();
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

const labels = (answer: Answer) => buttonsOf(messageOf(answer)).map(({ label }) => label);
const requests = () =>
  world.store.prisma.request.findMany({ select: { role: true, state: true }, orderBy: { createdAt: 'asc' } });

describe('searching the same role again', () => {
  it('says with whom the request is and until when, while nobody else fits', async () => {
    const { maya } = await offered(world);
    const again = await maya.slash('/find-insider data scientist');
    expect(says(again)).toMatch(/with @priya/);
    expect(says(again)).toContain('2026-11-29');
    // Five days after a Tuesday is a Sunday: the seeker hears on Monday morning.
    expect(says(again)).toMatch(/2026-11-29\S* to answer. You will hear from me by 2026-11-30/);
    expect(says(again)).not.toContain('Nobody here fits');
    expect(labels(again)).toContain('Take it back');
    expect(labels(again)).not.toContain('Yes, tell me');
  });

  it('says it beside the others who fit, too', async () => {
    const { maya } = await offered(world);
    await world.person('ben').volunteers();
    const again = await maya.slash('/find-insider Data  Scientist');
    expect(says(again)).toMatch(/with @priya/);
    expect(labels(again)).toContain('Ask Ben');
  });

  it('an old offer to wait says where the request stands', async () => {
    const { maya, matchId } = await offered(world);
    const match = need(
      (await allMatches(world)).find(({ id }) => id === matchId),
      'match',
    );
    const answer = await maya.press('wait', match.requestId);
    expect(says(answer)).toMatch(/with @priya/);
  });
});

describe('asking while somebody is asked', () => {
  it('the person who is asked already is called by name, not somebody else', async () => {
    const { maya } = await asked(world);
    const card = await world.store.prisma.suggestion.findFirstOrThrow();
    const again = await maya.press('ask', card.id);
    expect(says(again)).toMatch(/already with @priya/);
    expect(says(again)).not.toContain('this person');
  });

  it('another card offers to take the request back, and then asks that person with the words kept', async () => {
    const { maya } = await offered(world);
    await world.person('ben').volunteers();
    const ben = need((await maya.finds('data scientist'))[0], 'card');
    const refused = await maya.press('ask', ben.id);
    expect(says(refused)).toMatch(/with @priya/);
    expect(says(refused)).toContain('kept');
    const takeBack = need(
      buttonsOf(messageOf(refused)).find(({ action }) => action === 'withdraw'),
      'take back',
    );
    await maya.send(formOf(await maya.press('withdraw', takeBack.id)));

    const form = formOf(await maya.press('ask', ben.id));
    expect(form.values.message).toBe(ASK.message);
    expect(says(await maya.send(form))).toContain('Sent.');
    expect((await requests()).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    // The same card once more belongs to the new request.
    expect(says(await maya.press('ask', ben.id))).toMatch(/already with @ben/);
  });
});

describe('after it ended', () => {
  it('the other cards of a search still ask, once the chat will not happen', async () => {
    await world.person('ben').volunteers({ title: 'Data Analyst' });
    const { maya } = await introduced(world);
    const ben = need(
      (await maya.finds('data scientist')).find(({ label }) => label.includes('Ben')),
      'Ben',
    );
    const matchId = need((await allMatches(world))[0], 'match').id;
    await maya.press('wont-happen', matchId);
    const form = formOf(await maya.press('ask', ben.id));
    expect(form.values.message).toBe(ASK.message);
    expect(says(await maya.send(form))).toContain('Sent.');
  });

  it('find someone else searches for the role that is known', async () => {
    const { maya, priya, matchId } = await introduced(world);
    await world.person('ben').volunteers();
    await priya.press('wont-happen', matchId);
    await world.pass(3 * DAY);
    const found = await maya.answer('next-person');
    expect(labels(found)).toContain('Ask Ben');
    const ben = need(
      buttonsOf(messageOf(found)).find(({ label }) => label === 'Ask Ben'),
      'Ben',
    );
    const form = formOf(await maya.press('ask', ben.id));
    expect(form.values.message).toBe(ASK.message);
  });

  it('after taking back, one press finds who else fits', async () => {
    const { maya } = await offered(world);
    await world.person('ben').volunteers();
    const done = await maya.send(formOf(await maya.slash('/insider withdraw')));
    const next = need(
      buttonsOf(messageOf(done)).find(({ action }) => action === 'next-person'),
      'who else fits',
    );
    expect(labels(await maya.press('next-person', next.id))).toContain('Ask Ben');
  });

  it('the same insider may be asked once more after taking back, but not again and again', async () => {
    const { maya, priya } = await offered(world);
    const takeBack = async () => maya.send(formOf(await maya.slash('/insider withdraw')));
    await takeBack();
    expect(says(await maya.asks('data scientist'))).toContain('Sent.');
    await world.ring();
    await takeBack();
    await world.person('ben').volunteers();
    expect(labels(await maya.slash('/find-insider data scientist'))).toEqual(['Ask Ben']);
    expect(priya.inbox()).toHaveLength(2);
  });

  it('an old “take it back” says what is so: introduced, or closed with a way on', async () => {
    const { maya, matchId } = await introduced(world);
    const requestId = need((await allMatches(world))[0], 'match').requestId;
    const late = says(await maya.press('withdraw', requestId));
    expect(late).toContain('you two are introduced');
    expect(late).not.toContain('just said yes');
    await maya.press('wont-happen', matchId);
    const closed = await maya.press('withdraw', requestId);
    expect(says(closed)).toContain('closed');
    expect(labels(closed)).toContain('Search again');
  });
});

describe('requests that rest', () => {
  const titles = ['Nurse', 'Pilot', 'Plumber', 'Baker'] as const;

  it('do not count: after three noes a fourth may be asked, and never more than three are under way', async () => {
    const maya = world.person('maya');
    for (const title of titles) await world.person(`i-${title}`).volunteers({ title });
    for (const title of titles.slice(0, 3)) {
      expect(says(await maya.asks(title))).toContain('Sent.');
      await world.ring();
      await world.person(`i-${title}`).answer('not-now');
    }
    expect(says(await maya.asks('Baker'))).toContain('Sent.');
    expect((await requests()).map(({ state }) => state)).toEqual(['open', 'open', 'open', 'waiting']);

    // The resting ones count again as soon as somebody is asked.
    for (const title of titles.slice(0, 2)) {
      await world.person(`second-${title}`).volunteers({ title });
      expect(says(await maya.asks(title))).toContain('Sent.');
    }
    await world.person('second-Plumber').volunteers({ title: 'Plumber' });
    const fourth = await maya.asks('Plumber');
    expect(says(fourth)).toContain('3 requests under way');
  });

  it('close by themselves after two weeks, and searching the role begins anew', async () => {
    const { maya, priya } = await offered(world);
    await priya.answer('not-now');
    await world.pass(13 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('data scientist');
    await world.pass(2 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('You have no open request');
    await world.person('ben').volunteers();
    expect(says(await maya.asks('data scientist'))).toContain('Sent.');
  });

  it('but not while somebody waits to be told', async () => {
    const maya = world.person('maya');
    const nobody = await maya.slash('/find-insider lighthouse keeper');
    const wait = need(
      buttonsOf(messageOf(nobody)).find(({ action }) => action === 'wait'),
      'wait',
    );
    await maya.press('wait', wait.id);
    await world.pass(40 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('lighthouse keeper');
  });
});
