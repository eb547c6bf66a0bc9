// What people type, paste or forge into every field: always a clear answer, nothing typed is thrown away, and nothing
// invisible reaches the other side.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../src/core/clean-text.ts';
import type { Answer, Form, Message, Values } from '../../src/core/messages/model.ts';
import { expectNothingPersonal, says } from '../support/situations.ts';
import { ASK, createWorld, formOf, need, type Someone, textOf, type World } from '../support/world.ts';

const NASTY: Record<string, string> = {
  'nothing at all': '',
  'only spaces': ' \n\t ',
  '10,000 characters': 'long words '.repeat(909).slice(0, 10_000),
  'a very long word': 'w'.repeat(5_000),
  'a call to the channel': '<!channel> <@U012345>',
  'a call to everyone': '@everyone @here',
  'emoji only': '👩🏽‍🔬🧪🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'right-to-left overrides': 'data\u202Etsitneics\u202C \u2066scientist\u2069',
  'zero-width characters': 'da\u200Bta\u200D sci\uFEFFen\u00ADtist\u2060',
  'only zero-width characters': '\u200B\u200D\u2060\uFEFF\u3164',
  'a null byte': 'data\u0000 scientist',
  'a lone surrogate': 'data \uD83D scientist',
  HTML: '<script>alert(1)</script><b onclick="x()">data</b>',
  'a formula': '=HYPERLINK("https://evil.example";"data scientist")',
  'a disguised link': '[data](https://evil.example) <https://evil.example|scientist>',
  'a heap of accents': `data${'\u0301'.repeat(500)} scientist`,
  'SQL and templates': `'; drop table member; -- \${process.env} {{7*7}} %s %n \\`,
  'a name of an object': '__proto__',
};
const nasties = Object.entries(NASTY).map(([what, typed], n) => ({ what, typed, n }));

const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF](?<!\n)|\w[\u200C\u200D]/u;

/** Nobody types these. */
const CHOICES = ['minutes', 'nameShown', 'placesPerMonth', 'length'];

let world: World;
let priya: Someone;
let ring = 0;
beforeAll(async () => {
  world = await createWorld();
  priya = world.person('priya', { name: 'Pri\u202Eya\u200B' });
  await priya.volunteers();
});
afterEach(() => {
  expect(world.lines).toEqual([]);
  expectNothingPersonal(
    world.lines,
    Object.values(NASTY).filter((typed) => typed.length > 30),
  );
});
afterAll(() => world.close());

/** A form that asks for a change, or shows what will be sent; or words. Never trouble, never silence. */
function expectClear(answer: Answer): void {
  expect(['message', 'form']).toContain(answer.kind);
  if (answer.kind === 'message') expectShowable(answer.message);
  if (answer.kind !== 'form') return;
  const { errors, review } = answer.form;
  for (const sentence of Object.values(errors)) expect(sentence).toMatch(/please|list/i);
  if (review) expectShowable(review);
}

function expectShowable(message: Message): void {
  const text = textOf(message);
  expect(text.trim()).not.toBe('');
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(INVISIBLE);
  expect(text).not.toMatch(/undefined|\[object/);
}

/** What was typed is still in the form, but for what nobody can see. */
function expectKept({ values, errors }: Form, key: string, typed: string): void {
  const clean = key === 'message' ? cleanText(typed) : cleanLine(typed);
  if (errors[key] && !CHOICES.includes(key)) expect(values[key]).toBe(clean);
}

async function expectEverythingDeliveredIsShowable(): Promise<void> {
  await world.ring();
  for (const { message } of world.messenger.delivered.slice(ring)) expectShowable(message);
  ring = world.messenger.delivered.length;
}

describe('who writes of ending their life', () => {
  it.each([
    'I want to kill myself',
    'how to end my life, nurse',
    'I want to end my own life',
    'i dont want to live anymore',
  ])('%j is met with care, and shown nobody', async (typed) => {
    const seeker = world.person(`hard${typed.length}`);
    const answer = await seeker.slash(`/find-insider ${typed}`);
    expectClear(answer);
    expect(says(answer)).toContain('findahelpline.com');
    expect(says(await seeker.slash('/insider'))).not.toContain(typed);
  });
});

describe('an ask that only says who is not wanted', () => {
  it('is asked back, and nobody waits for what can not come', async () => {
    const seeker = world.person('choosy');
    const answer = says(await seeker.slash('/find-insider anyone but data scientists'));
    expect(answer).toContain('instead?');
    expect(answer).not.toContain('Shall I tell you');
  });
});

describe('who helps others through hard times', () => {
  it.each([
    'counsellor for suicidal teenagers',
    'mental health nurse self harm',
    'someone to help me take my life in a new direction',
    'nurse without hurting myself lifting',
  ])('is looked for as ever: %j', async (typed) => {
    const seeker = world.person(`help${typed.length}`);
    expect(says(await seeker.slash(`/find-insider ${typed}`))).not.toContain('findahelpline');
  });
});

describe.each(nasties)('$what', ({ typed, n }) => {
  it('as a role, typed or in the form, gets a clear answer', async () => {
    const seeker = world.person(`role${n}`);
    const typedCommand = await seeker.slash(`/find-insider ${typed}`);
    expectClear(typedCommand);
    expectClear(await seeker.slash(`/insider ${typed}`));
    const form = formOf(await seeker.slash('/find-insider'));
    const answer = await seeker.submit(form, { role: typed });
    expectClear(answer);
    if (answer.kind === 'form') {
      expect(answer.form.errors.role).toBeTruthy();
      expectKept(answer.form, 'role', typed);
    }
  });

  it.each(['message', 'background', 'employer', 'minutes', 'nameShown'])('as %s of an ask', async (key) => {
    const seeker = world.person(`ask${n}${key}`);
    const card = need((await seeker.finds('data scientist'))[0], 'card');
    const form = formOf(await seeker.press('ask', card.id));
    const answer = await seeker.submit(form, { ...ASK, [key]: typed });
    expectClear(answer);
    const shown = formOf(answer);
    expectKept(shown, key, typed);
    for (const other of Object.keys(ASK).filter((each) => each !== key)) {
      expect(shown.values[other]).toEqual(ASK[other]);
    }
    if (!shown.review) expect(Object.keys(shown.errors)).toEqual([key]);
  });

  it('within a message that is fine, reaches the other side without anything invisible', async () => {
    const seeker = world.person(`sent${n}`, { name: `Sam ${typed.slice(0, 200)}` });
    const message = `${typed.slice(0, 300)} ${ASK.message}`;
    const background = `Teacher ${typed.slice(0, 100)}`;
    const answer = await seeker.asks('data scientist', { message, background, employer: typed.slice(0, 60) });
    expect(says(answer)).toContain('Sent.');
    const told = priya.inbox().length;
    await expectEverythingDeliveredIsShowable();
    expect(priya.inbox()).toHaveLength(told + 1);
    await seeker.submit(formOf(await seeker.slash('/insider withdraw')), {});
    await expectEverythingDeliveredIsShowable();
  });

  it.each(['title', 'employer', 'industry', 'years', 'pastRoles', 'topics', 'bookingUrl', 'placesPerMonth'])(
    'as %s of a profile',
    async (key) => {
      const insider = world.person(`be${n}${key}`);
      const form = formOf(await insider.slash('/be-insider'));
      const fine: Values = { title: 'Astronaut', industry: 'Space', years: '8' };
      const answer = await insider.submit(form, { ...fine, [key]: typed });
      expectClear(answer);
      expectKept(formOf(answer), key, typed);
    },
  );

  it('in a profile that is saved, is found and shown without anything invisible', async () => {
    const insider = world.person(`saved${n}`, { name: typed });
    const part = typed.slice(0, 30);
    const profile = { title: `Potter, ${part}`, employer: part, industry: `Crafts ${part}`, topics: part };
    await insider.volunteers({ ...profile, pastRoles: part, shownAs: n % 2 ? 'name' : 'role' });
    const found = await world.person('looker').slash('/find-insider potter');
    expectClear(found);
    expect(says(found)).not.toContain('Nobody here fits');
    expectClear(await insider.slash('/insider'));
    await insider.submit(formOf(await insider.slash('/insider stop')), {});
  });

  it.each(['length', 'date'])('as %s of a pause', async (key) => {
    const answer = await priya.submit(formOf(await priya.slash('/insider pause')), {
      length: '',
      date: '',
      [key]: typed,
    });
    expectClear(answer);
    const { errors } = formOf(answer);
    expect(Object.keys(errors).length).toBeGreaterThan(0);
    expectKept(formOf(answer), key, typed);
  });
});

describe('dates of a pause', () => {
  it.each([
    '2026-02-30',
    '2026-11-24',
    '1999-01-01',
    '0000-00-00',
    '9999-12-31',
    '24.12.2026',
    '-1',
    '2026-12-1',
  ])('%s asks for another', async (date) => {
    const form = formOf(await priya.slash('/insider pause'));
    expect(formOf(await priya.submit(form, { date })).errors.date).toContain('please');
  });
});

describe('values that no form of ours sends', () => {
  it('are answered like empty ones', async () => {
    const seeker = world.person('forger');
    const card = need((await seeker.finds('data scientist'))[0], 'card');
    const form = formOf(await seeker.press('ask', card.id));
    const forged = {
      hopes: 'x',
      message: ['a', 'b'],
      background: [],
      minutes: ['30'],
      __proto__: 'x',
      more: 'y',
    };
    expectClear(await seeker.submit(form, forged as unknown as Values));
    expectClear(await seeker.submit({ ...form, values: {} }, {}, true));
    expect(formOf(await seeker.submit(form, { ...ASK, minutes: '30' })).errors.minutes).toContain('list');
  });
});
