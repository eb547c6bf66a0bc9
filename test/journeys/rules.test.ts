// The rules that keep everybody's time: places of a month, one question at a time, and what happens when many press
// at once.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/messages/model.ts';
import { matchOf, requestOf, twenty } from '../contracts/store-rows.ts';
import {
  allMatches,
  asked,
  expectNothingPersonal,
  insist,
  introduced,
  offered,
  onlyMatch,
  says,
} from '../support/situations.ts';
import {
  ASK,
  buttonsOf,
  createWorld,
  DAY,
  formOf,
  messageOf,
  need,
  textOf,
  type World,
} from '../support/world.ts';

let world: World;
const worlds: World[] = [];
const begin = async (options?: Parameters<typeof createWorld>[0]): Promise<World> => {
  world = await createWorld(options);
  worlds.push(world);
  return world;
};
beforeEach(async () => {
  await begin();
});
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((each) => each.close()));
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

const statesOf = async (state: string) => (await allMatches(world)).filter((match) => match.state === state);
const monthPlaces = { placesPerMonth: '3' };

describe('many at once', () => {
  it('twenty asks for three places make exactly three offers, and the others keep their words', async () => {
    await world.person('priya').volunteers(monthPlaces);
    const ready = [];
    for (const n of twenty) {
      const seeker = world.person(`seeker${n}`);
      const card = need((await seeker.finds('data scientist'))[0], 'card');
      const form = formOf(await seeker.press('ask', card.id));
      ready.push({ seeker, card, form: formOf(await seeker.submit(form, ASK)) });
    }
    const answers = await Promise.all(
      ready.map(({ seeker, form }) => insist(() => seeker.submit(form, {}, true))),
    );
    const refused = ready.filter((_, n) =>
      says(need(answers[n], 'answer')).includes("can't take this request"),
    );
    expect(refused).toHaveLength(17);
    expect(await statesOf('offered')).toHaveLength(3);
    for (const [n, answer] of answers.entries()) {
      if (!refused.includes(need(ready[n], 'seeker'))) continue;
      expect(buttonsOf(messageOf(answer)).length).toBeGreaterThan(0);
    }
    const { seeker, card } = need(refused[0], 'somebody refused');
    expect(formOf(await seeker.press('ask', card.id)).values.message).toBe(ASK.message);
  });

  it('twenty yeses for three places take exactly three; then one more, once per press, this month only', async () => {
    const priya = world.person('priya');
    await priya.volunteers(monthPlaces);
    const ids = await storedOffers(20);
    const answers = await Promise.all(ids.map((id) => insist(() => priya.press('yes', id))));
    expect(await statesOf('accepted')).toHaveLength(3);
    const full = answers.flatMap((answer) => (answer.kind === 'message' ? [answer] : []));
    expect(full).toHaveLength(17);
    for (const answer of full) {
      expect(buttonsOf(messageOf(answer)).map(({ action }) => action)).toEqual(['yes-one-more', 'not-now']);
    }

    const open = (await statesOf('offered')).map(({ id }) => id);
    const [first, second] = [need(open[0], 'offer'), need(open[1], 'offer')];
    await Promise.all([1, 2].map(() => insist(() => priya.press('yes-one-more', first))));
    expect(await statesOf('accepted')).toHaveLength(4);
    await priya.press('yes-one-more', second);
    expect(await statesOf('accepted')).toHaveLength(5);
    expect(says(await priya.press('yes', need(open[2], 'offer')))).toContain('one more, just this month');
    expect(says(await priya.slash('/insider'))).toContain('5 of 5 conversations taken');

    world.setNow(new Date('2026-12-01T10:00:00Z'));
    for (const id of open.slice(2, 5)) expect(await priya.press('yes', id)).toEqual({ kind: 'noted' });
    expect(says(await priya.press('yes', need(open[5], 'offer')))).toContain('one more, just this month');
  });

  it('of a yes and a withdrawal at once one wins, and the other is told clearly', async () => {
    const titles =
      'Nurse Pilot Plumber Baker Lawyer Architect Librarian Accountant Translator Carpenter'.split(' ');
    for (const title of titles) {
      const [insider, seeker] = [world.person(`i-${title}`), world.person(`s-${title}`)];
      await insider.volunteers({ title });
      await seeker.asks(title);
      await world.ring();
      const match = need((await statesOf('offered'))[0], 'match');
      const form = formOf(await seeker.slash('/insider withdraw'));
      const [yes, withdrawn] = await Promise.all([insider.press('yes', match.id), seeker.submit(form, {})]);
      const after = need(
        (await allMatches(world)).find(({ id }) => id === match.id),
        'match',
      );
      expectOneWinner(after.state, yes, withdrawn);
      await world.ring();
    }
  });

  it('a no and a withdrawal at once leave the request taken back', async () => {
    const { maya, priya, matchId } = await offered(world);
    const form = formOf(await maya.slash('/insider withdraw'));
    const [, withdrawn] = await Promise.all([priya.press('not-now', matchId), maya.submit(form, {})]);
    expect(says(withdrawn)).toContain('taken back');
    await world.pass(3 * DAY);
    expect(maya.inbox()).toEqual([]);
  });

  function expectOneWinner(state: string, yes: Answer, withdrawn: Answer): void {
    if (state === 'accepted') {
      expect(yes).toEqual({ kind: 'noted' });
      expect(says(withdrawn)).toContain('They have just said yes');
    } else {
      expect(state).toBe('withdrawn');
      expect(says(withdrawn)).toContain('is taken back');
      expect(says(yes)).toContain('taken this request back');
    }
  }

  async function storedOffers(count: number): Promise<string[]> {
    const at = world.now();
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const { actor } = world.person(`seeker${n}`);
      const { member } = await world.store.enter(actor, {
        communityId: randomUUID(),
        memberId: randomUUID(),
        at,
      });
      await world.read(async (tx) => {
        const insider = need(
          (await tx.candidates([{ term: 'r:data-scientist', also: null }], new Date(), 1))[0],
          'insider',
        ).member;
        const request = requestOf(member.id, { state: 'waiting', createdAt: at });
        const answerBy = new Date(at.getTime() + 30 * DAY);
        const match = matchOf(request, insider.id, { offeredAt: at, answerBy });
        await tx.addRequest(request);
        await tx.addMatch(match);
        ids.push(match.id);
      });
    }
    return ids;
  }
});

describe('one thing at a time', () => {
  it('a seeker has at most three requests under way', async () => {
    const maya = world.person('maya');
    const titles = ['Nurse', 'Pilot', 'Plumber', 'Lawyer'];
    for (const title of titles) await world.person(`i-${title}`).volunteers({ title });
    for (const title of titles.slice(0, 3)) expect(says(await maya.asks(title))).toContain('Sent.');
    expect(says(await maya.asks('Lawyer'))).toContain('3 requests under way');
    expect(await allMatches(world)).toHaveLength(3);
  });

  it('asking somebody else meanwhile says until when the first has time, and offers to take it back', async () => {
    for (const name of ['priya', 'david']) await world.person(name).volunteers();
    const maya = world.person('maya');
    const [one, other] = await maya.finds('data scientist');
    await maya.asksCard(need(one, 'card').id);
    const waiting = messageOf(await maya.asksCard(need(other, 'card').id));
    expect(says({ kind: 'message', message: waiting })).toContain(
      `until ${(await onlyMatch(world)).answerBy.toISOString()}`,
    );
    const withdraw = need(buttonsOf(waiting)[0], 'withdraw');
    expect(withdraw.action).toBe('withdraw');
    await maya.submit(formOf(await maya.press('withdraw', withdraw.id)), {});
    expect((await onlyMatch(world)).state).toBe('withdrawn');
  });

  it('two cards asked at the same moment make one offer', async () => {
    for (const name of ['priya', 'david']) await world.person(name).volunteers();
    const maya = world.person('maya');
    const forms = [];
    for (const card of await maya.finds('data scientist')) {
      forms.push(formOf(await maya.submit(formOf(await maya.press('ask', card.id)), ASK)));
    }
    await Promise.all(forms.map((form) => insist(() => maya.submit(form, {}, true))));
    expect(await allMatches(world)).toHaveLength(1);
  });

  it('the same insider is not asked again in another request while one is open, nor for 90 days after a no', async () => {
    const { maya, priya } = await offered(world);
    expect(await maya.finds('senior data scientist')).toEqual([]);
    await priya.answer('not-now');
    expect(await maya.finds('senior data scientist')).toEqual([]);
    await world.pass(89 * DAY);
    expect(await maya.finds('senior data scientist')).toEqual([]);
    await world.pass(2 * DAY);
    expect(await maya.finds('senior data scientist')).toHaveLength(1);
  });
});

describe('places of the month', () => {
  it.each([
    ['Pacific/Auckland', 1, '2026-12'],
    ['UTC', 0, '2026-11'],
  ])('a month ends in the zone of the insider: %s', async (timeZone, found, month) => {
    // Half an hour before December in Auckland, half a day before it in UTC.
    await begin({ start: new Date('2026-11-30T10:30:00Z') });
    const priya = world.person('priya', { timeZone });
    await priya.volunteers({ placesPerMonth: '1' });
    await world.person('maya').asks('data scientist');
    expect(await priya.press('yes', (await onlyMatch(world)).id)).toEqual({ kind: 'noted' });
    expect((await onlyMatch(world)).placeMonth).toBe('2026-11');
    expect(await world.person('noor').finds('data scientist')).toEqual([]);
    world.setNow(new Date('2026-11-30T11:30:00Z'));
    expect(await world.person('noor').finds('data scientist')).toHaveLength(found);
    if (found === 0) return;
    await world.person('noor').asks('data scientist');
    await priya.press('yes', need((await statesOf('offered'))[0], 'offer').id);
    expect((await allMatches(world)).map(({ placeMonth }) => placeMonth).sort()).toEqual(['2026-11', month]);
  });

  it.each(['maya', 'priya'] as const)(
    'come back when %s says in the same month that the chat will not happen, and go when they met after all',
    async (says) => {
      const pair = await introduced(world, {}, { placesPerMonth: '1' });
      await pair[says].press('wont-happen', pair.matchId);
      expect((await onlyMatch(world)).placeMonth).toBeNull();
      await world.ring();
      if (says === 'maya') expect(textOf(pair.priya.last().message)).toContain('is free again');
      expect(await world.person('noor').finds('data scientist')).toHaveLength(1);
      await pair[says === 'maya' ? 'priya' : 'maya'].press('met', pair.matchId);
      expect(await onlyMatch(world)).toMatchObject({ state: 'met', placeMonth: '2026-11' });
      expect(await world.person('noor').finds('data scientist')).toEqual([]);
    },
  );

  it('do not come back in a later month of the insider, whatever the month of the seeker', async () => {
    await begin({ start: new Date('2026-11-30T10:30:00Z') });
    const [maya, priya] = [world.person('maya'), world.person('priya', { timeZone: 'Pacific/Auckland' })];
    await priya.volunteers();
    await maya.asks('data scientist');
    const { id } = await onlyMatch(world);
    await priya.press('yes', id);
    await world.ring();
    world.setNow(new Date('2026-11-30T11:30:00Z'));
    await maya.press('wont-happen', id);
    expect(await onlyMatch(world)).toMatchObject({ state: 'missed', placeMonth: '2026-11' });
  });

  it('unused places are not carried over', async () => {
    await world.person('priya').volunteers({ placesPerMonth: '1' });
    world.setNow(new Date('2027-01-12T10:00:00Z'));
    await world.person('maya').asks('data scientist');
    expect(await world.person('noor').finds('data scientist')).toEqual([]);
  });

  it('lowering the number undoes nothing, and a yes beyond it asks for one more', async () => {
    const { priya, matchId } = await asked(world);
    await world.person('noor').asks('data scientist');
    await priya.press('yes', matchId);
    await priya.volunteers({ placesPerMonth: '1' });
    expect((await allMatches(world)).map(({ state }) => state).sort()).toEqual(['accepted', 'offered']);
    const offer = need((await statesOf('offered'))[0], 'offer');
    expect(says(await priya.press('yes', offer.id))).toContain('one more, just this month');
  });
});

describe('colleagues', () => {
  const from = (avoid: string[]) => ({ employer: 'Northpay Ltd', avoid });

  it('a request never reaches the own company when that is wished, and the refusal does not say why', async () => {
    const [maya, priya] = [world.person('maya'), world.person('priya')];
    await priya.volunteers({ employer: 'Northpay', shownAs: 'role' });
    const refused = says(await maya.asks('data scientist', from(['own-company'])));
    expect(refused).toContain("can't take this request at the moment");
    expect(refused).not.toMatch(/northpay|compan|colleague|employer|priya/i);
    await world.pass(7 * DAY);
    expect(priya.inbox()).toEqual([]);
    expect(await maya.finds('data scientist')).toEqual([]);
  });

  it('without the box ticked it does', async () => {
    await world.person('priya').volunteers({ employer: 'Northpay' });
    expect(says(await world.person('maya').asks('data scientist', from([])))).toContain('Sent.');
  });
});
