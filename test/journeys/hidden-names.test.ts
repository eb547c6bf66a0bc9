// Whole journeys of a seeker who is named only after a yes and an insider who is shown by role only: until a yes,
// nothing that either side reads tells who the other is. The seeker's employer is never told at all.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../src/core/commands.ts';
import type { Answer, Values } from '../../src/core/messages/model.ts';
import { allMatches, expectNothingPersonal, says } from '../support/situations.ts';
import {
  buttonsOf,
  createWorld,
  DAY,
  formOf,
  messageOf,
  need,
  type Someone,
  type World,
} from '../support/world.ts';

/** One step after the other. */
const inTurn =
  (...steps: (() => Promise<unknown>)[]) =>
  async (): Promise<void> => {
    for (const step of steps) await step();
  };

const SECRET_OF_INSIDER = /priya|raman|northpay|cal\.example/i;
const SECRET_OF_SEEKER = /maya|lindqvist|globex/i;
const ASK_HIDDEN: Values = { nameShown: 'after-yes', employer: 'Globex', avoid: ['own-company'] };

let world: World;
let maya: Someone;
let priya: Someone;
/** Everything each of them was answered. */
let answers: { to: string; answer: Answer }[];
beforeEach(async () => {
  world = await createWorld();
  answers = [];
  const handle = world.app.handle;
  world.app.handle = async (input) => {
    const answer = await handle(input);
    answers.push({ to: input.actor.externalId, answer });
    return answer;
  };
  maya = world.person('maya', { name: 'Maya Lindqvist' });
  priya = world.person('priya', { name: 'Priya Raman' });
  await priya.volunteers({
    title: 'Data Scientist at Northpay',
    employer: 'Northpay GmbH',
    industry: 'Fintech, Northpay',
    pastRoles: 'Analyst at Northpay, Northpay Cashier',
    topics: 'fraud models, life at Northpay',
    bookingUrl: 'https://cal.example/priya',
    shownAs: 'role',
  });
});
afterEach(async () => {
  expectNothingPersonal(world.lines, ['Lindqvist', 'Raman', 'Globex']);
  await world.close();
});

/** Everything somebody could read so far: answers, messages and what those became, and home. */
async function readBy(who: Someone): Promise<string> {
  await world.app.handle({ actor: who.actor, command: { kind: 'slash', name: 'insider', text: '' } });
  const told = answers.filter(({ to }) => to === who.actor.externalId).map(({ answer }) => answer);
  const sent = who.inbox().flatMap(({ message, revisions }) => [message, ...revisions]);
  return JSON.stringify([told, sent, await world.app.home(who.actor)]);
}

const asks = async () => expect(says(await maya.asks('data scientist', ASK_HIDDEN))).toContain('Sent.');
const offerId = async () => need((await allMatches(world))[0], 'match').id;
async function offered(): Promise<void> {
  await asks();
  await world.ring();
}

const WITHOUT_A_YES: [string, () => Promise<unknown>][] = [
  [
    'searches of all kinds',
    async () => {
      for (const role of [
        'data scientist',
        'Northpay',
        'data scientist at northpay',
        'cashier',
        'analyst',
        'priya',
      ]) {
        const found = says(await maya.slash(`/find-insider ${role}`));
        // What the seeker typed comes back to her; what was found must not.
        answers = answers.slice(0, -1);
        expect(found.replaceAll(new RegExp(role, 'gi'), '')).not.toMatch(SECRET_OF_INSIDER);
      }
    },
  ],
  ['an offer', offered],
  ['a reminder', inTurn(offered, () => world.pass(3 * DAY))],
  [
    'a no',
    inTurn(
      offered,
      () => priya.answer('not-now'),
      () => world.pass(DAY),
    ),
  ],
  ['a lapse', inTurn(offered, () => world.pass(8 * DAY))],
  [
    'a withdrawal',
    async () => {
      await offered();
      await maya.submit(formOf(await maya.slash('/insider withdraw')), {});
      await world.ring();
    },
  ],
  [
    'a pause',
    async () => {
      await offered();
      await priya.submit(formOf(await priya.slash('/insider pause')), { length: '1w' });
      await world.ring();
    },
  ],
  [
    'a stop',
    async () => {
      await offered();
      await priya.submit(formOf(await priya.slash('/insider stop')), {});
      await world.ring();
    },
  ],
  [
    'an insider who leaves',
    inTurn(
      offered,
      () => world.app.memberLeft(priya.actor),
      () => world.pass(DAY),
    ),
  ],
  [
    'a seeker who leaves',
    inTurn(
      offered,
      () => world.app.memberLeft(maya.actor),
      () => world.pass(DAY),
    ),
  ],
  [
    'an offer that can not be delivered',
    async () => {
      world.messenger.failNext({ kind: 'unreachable', reason: 'closed', left: false });
      await offered();
    },
  ],
  [
    'the news that somebody fits',
    async () => {
      await priya.submit(formOf(await priya.slash('/insider pause')), { length: '1w' });
      const nobody = messageOf(await maya.slash('/find-insider data scientist'));
      await maya.press('wait', need(buttonsOf(nobody)[0], 'wait').id);
      await priya.slash('/insider resume');
      await world.ring();
      expect(maya.inbox()).toHaveLength(1);
    },
  ],
  [
    'a refusal because of the same company',
    async () => {
      const refused = says(await maya.asks('data scientist', { ...ASK_HIDDEN, employer: 'Northpay' }));
      expect(refused).not.toMatch(/compan|employer|colleague/i);
      // Her own form says again what she typed herself.
      answers = answers.filter(({ answer }) => answer.kind !== 'form');
      await world.pass(DAY);
    },
  ],
];

describe.each(WITHOUT_A_YES)('%s', (_, story) => {
  it('tells nobody who the other is', async () => {
    await story();
    if ((await allMatches(world)).length > 0) {
      const id = await offerId();
      for (const action of ['yes-one-more', 'met', 'found-time', 'not-yet', 'wont-happen'] as Action[]) {
        await maya.press(action, id);
      }
    }
    const [byMaya, byPriya] = [await readBy(maya), await readBy(priya)];
    // Of themselves they may read everything.
    expect(byMaya).not.toMatch(SECRET_OF_INSIDER);
    expect(byPriya).not.toMatch(SECRET_OF_SEEKER);
  });
});

describe('after a yes', () => {
  it('whose introduction can not be delivered, the seeker learns no name, and the insider keeps none', async () => {
    await offered();
    await priya.answer('yes');
    world.messenger.failNext({ kind: 'failed', reason: 'no group' });
    await world.ring();
    await world.pass(DAY);
    expect(await readBy(maya)).not.toMatch(SECRET_OF_INSIDER);
    const stands = priya.inbox().map(({ message, revisions }) => revisions.at(-1) ?? message);
    expect(JSON.stringify(stands)).not.toMatch(SECRET_OF_SEEKER);
  });

  it('both know each other by name, but nobody ever reads where the seeker works', async () => {
    await offered();
    await priya.answer('yes');
    await world.pass(12 * DAY);
    await maya.answer('met');
    await world.pass(3 * DAY);
    expect(await readBy(maya)).toMatch(/Priya Raman/);
    expect(await readBy(priya)).toMatch(/Maya Lindqvist/);
    expect(await readBy(priya)).not.toMatch(/globex/i);
  });
});
