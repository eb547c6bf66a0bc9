import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, personBy } from '../../src/adapters/playground/people.ts';
import { clockWords } from '../../src/adapters/playground/time.ts';
import type { Message } from '../../src/core/messages/model.ts';
import { offerTo, say } from '../support/playground/scripted-app.ts';
import { MORNING, type StartedPlayground, startPlayground } from '../support/playground/start.ts';

let started: StartedPlayground;
beforeEach(async () => {
  started = await startPlayground();
});
afterEach(() => started?.stop());

const person = (id: string) => personBy(id) ?? expect.fail(`nobody called ${id}`);
const maya = person('maya');
const priya = person('priya');

const wordsOf = ({ blocks }: Message): string => JSON.stringify(blocks);

async function page(id: string, channel = ''): Promise<string> {
  const reply = await fetch(`${started.url}/?as=${id}&in=${encodeURIComponent(channel)}`);
  expect(reply.status).toBe(200);
  return reply.text();
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields);
  const reply = await fetch(`${started.url}${path}`, {
    method: 'POST',
    body,
    headers: { Origin: started.url },
  });
  expect(reply.status).toBe(200);
  return reply.text();
}

async function envelope(recipient: string, nudgeId: string = randomUUID()) {
  const row = await started.prisma.community.findFirstOrThrow();
  const community = { ...row, clockOffsetMs: Number(row.clockOffsetMs) };
  return { community, nudgeId, recipient: { externalId: recipient, name: recipient } };
}

describe('a new playground', () => {
  it('lets its insiders volunteer with the same commands as everybody, once', async () => {
    await started.playground.seed();
    const insiders = PEOPLE.filter(({ profile }) => profile);
    const volunteered = started.app.handled.filter(
      ({ command }) => command.kind === 'slash' && command.name === 'be-insider',
    );
    expect(volunteered.map(({ actor }) => actor.externalId)).toEqual(insiders.map(({ id }) => id));
    const calls = started.app.handled.length;
    await started.playground.seed();
    expect(started.app.handled.length).toBe(calls);
    expect(await started.playground.act.inbox(maya)).toHaveLength(1);
  });

  it.each([
    ['a Saturday night', '2026-11-21T23:00:00Z', '2026-11-23T09:30:00Z'],
    ['a Friday afternoon', '2026-11-20T12:00:00Z', '2026-11-23T09:30:00Z'],
    ['an early Tuesday', '2026-11-24T06:00:00Z', '2026-11-24T09:30:00Z'],
    ['a weekday morning', '2026-11-24T11:59:00Z', '2026-11-24T11:59:00Z'],
  ])('starts on a weekday morning: %s', async (_, real, shown) => {
    started.time.set(new Date(real));
    await started.playground.seed();
    expect(started.time.now()).toEqual(new Date(shown));
  });

  it('has two people in other zones, whose own time the clock shows', () => {
    expect(PEOPLE.filter(({ zone }) => zone !== 'Europe/London')).toHaveLength(2);
    expect(clockWords(MORNING, 'Europe/London', maya)).toBe('Tue 24 Nov, 09:30 in London');
    expect(clockWords(MORNING, 'Europe/London', person('marcus'))).toBe(
      'Tue 24 Nov, 09:30 in London · 04:30 for Marcus in New York',
    );
    const evening = new Date('2026-11-24T18:00:00Z');
    expect(clockWords(evening, 'Europe/London', person('hana'))).toBe(
      'Tue 24 Nov, 18:00 in London · Wed 25 Nov, 03:00 for Hana in Tokyo',
    );
  });
});

describe('acting as somebody', () => {
  beforeEach(() => started.playground.seed());

  it('keeps an answer where only that person sees it', async () => {
    await started.playground.act.command(maya, '/find-insider data scientist');
    expect(started.app.handled.at(-1)?.command).toEqual({
      kind: 'slash',
      name: 'find-insider',
      text: 'data scientist',
    });
    const html = await page('maya');
    expect(html).toContain('Only visible to you');
    expect(html).toContain('Senior Data Scientist');
    expect(await page('priya')).not.toContain('The role you asked for');
  });

  it('says to the core which answers are in the chat', async () => {
    const answer = await started.playground.act.command(maya, '/insider');
    expect(started.app.shownAnswers.at(-1)).toEqual(answer);
  });

  it('tells which commands exist when one does not, without asking the core', async () => {
    const calls = started.app.handled.length;
    const answer = await started.playground.act.command(maya, '/dance');
    expect(answer.kind === 'message' && wordsOf(answer.message)).toMatch(
      /no \/dance.*\/find-insider, \/be-insider/,
    );
    expect(started.app.handled.length).toBe(calls);
  });

  it('says that nobody reads replies to the bot', async () => {
    const answer = await started.playground.act.command(maya, 'hello?');
    expect(answer.kind === 'message' && wordsOf(answer.message)).toContain('Nobody reads replies');
  });

  it('runs a line once when it is sent twice', async () => {
    const line = { as: 'maya', in: 'dm:maya', key: 'one', text: '/insider' };
    const calls = started.app.handled.length;
    await Promise.all([post('/say', line), post('/say', line)]);
    await post('/say', line);
    expect(started.app.handled.length).toBe(calls + 1);
    await post('/say', { ...line, key: 'two' });
    expect(started.app.handled.length).toBe(calls + 2);
  });

  it('shows one answer for two clicks at once, and a new one for a later click', async () => {
    await started.playground.messenger.tell(await envelope('priya'), offerTo(actor('maya'), 'Hello'));
    const offer = (await started.playground.act.inbox(priya)).at(-1) ?? expect.fail('no offer');
    const calls = started.app.handled.length;
    const click = () => started.playground.act.press(priya, offer.id, 'not-now');
    await Promise.all([click(), click()]);
    expect(started.app.handled.length).toBe(calls + 1);
    expect(started.app.handled.at(-1)?.command).toEqual({ kind: 'press', action: 'not-now', id: 'match-1' });
    expect(wordsOf((await started.playground.act.inbox(priya)).at(-1)?.message ?? say(''))).toContain(
      'You pressed',
    );
  });

  it('does not press what somebody cannot see', async () => {
    await started.playground.messenger.tell(await envelope('priya'), offerTo(actor('maya'), 'Hello'));
    const offer = (await started.playground.act.inbox(priya)).at(-1) ?? expect.fail('no offer');
    const calls = started.app.handled.length;
    for (const id of [offer.id, 'no uuid', randomUUID()]) {
      expect((await started.playground.act.press(maya, id, 'yes')).kind).toBe('trouble');
    }
    expect(started.app.handled.length).toBe(calls);
  });

  it('keeps lists, single choices and empty answers apart in a form', async () => {
    await post('/form', {
      as: 'maya',
      in: 'dm:maya',
      draft: 'd-1',
      'list.hopes': '',
      'value.message': 'Short',
      'value.minutes': '20',
    });
    const command = started.app.handled.at(-1)?.command;
    expect(command).toMatchObject({
      confirmed: false,
      values: { hopes: [], message: 'Short', minutes: '20' },
    });
  });

  it('leaves the form untouched when there is trouble, so that nothing typed is lost', async () => {
    started.app.nextAnswer = { kind: 'trouble', text: 'Not saved yet. Press again.', reference: 'blue-7' };
    const html = await post('/form', { as: 'maya', in: 'dm:maya', draft: 'd-1', 'value.message': 'Mine' });
    expect(html).toContain('Not saved yet. Press again.');
    expect(html).toContain('#dialog-trouble');
    expect(html).not.toContain('#dialog-body');
  });

  it('keeps a line that could not be saved in the composer', async () => {
    started.app.nextAnswer = { kind: 'trouble', text: 'Not saved yet.', reference: 'blue-7' };
    const line = { as: 'maya', in: 'dm:maya', key: 'one', text: '/insider' };
    expect(await post('/say', line)).not.toContain('composer-key');
    expect(await post('/say', line)).toContain('You have no open requests.');
  });

  it('lets people talk in their group chat, and nobody else', async () => {
    const { messenger, act } = started.playground;
    await messenger.introduce(
      await envelope('maya'),
      { externalId: 'priya', name: 'Priya' },
      say('Meet each other.'),
    );
    const channel = 'group:maya,priya';
    await post('/say', { as: 'maya', in: channel, key: 'a', text: 'Hi Priya!' });
    await post('/say', { as: 'omar', in: channel, key: 'a', text: 'Me too!' });
    expect((await act.inbox(priya)).map(({ message }) => wordsOf(message)).join()).toContain('Hi Priya!');
    expect(await page('priya', channel)).not.toContain('Me too!');
    expect(await page('omar', channel)).not.toContain('Hi Priya!');
  });
});

describe('what the bot sends', () => {
  beforeEach(() => started.playground.seed());

  it('arrives once, however often it is sent', async () => {
    const { messenger, act } = started.playground;
    const to = await envelope('priya');
    const first = await messenger.tell(to, say('A request'));
    expect(first).toMatchObject({ kind: 'sent' });
    expect(await messenger.tell(to, say('A request'))).toEqual(first);
    expect(await act.inbox(priya)).toHaveLength(2);
    expect(messenger.resendSafeForMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('comes back from the database with its dates', async () => {
    await started.playground.messenger.tell(await envelope('priya'), offerTo(actor('maya'), 'time'));
    const offer = (await started.playground.act.inbox(priya)).at(-1);
    expect(offer?.message).toEqual(offerTo(actor('maya'), 'time'));
  });

  it('is revised in place', async () => {
    const { messenger, act } = started.playground;
    const to = await envelope('priya');
    const sent = await messenger.tell(to, say('Old words'));
    const ref = sent.kind === 'sent' ? sent.ref : expect.fail(sent.kind);
    expect(await messenger.revise(to.community, ref, say('New words'))).toEqual({ kind: 'revised' });
    expect((await act.inbox(priya)).at(-1)).toMatchObject({ message: say('New words') });
    expect((await messenger.revise(to.community, { id: randomUUID() }, say('x'))).kind).toBe('failed');
    expect((await messenger.revise(to.community, 'nonsense', say('x'))).kind).toBe('failed');
  });

  it('does not reach somebody who is not there', async () => {
    expect(await started.playground.messenger.tell(await envelope('nobody'), say('x'))).toMatchObject({
      kind: 'unreachable',
      left: true,
    });
  });

  it('is marked beside the person until their page shows it', async () => {
    await started.playground.messenger.tell(await envelope('priya'), say('A request'));
    expect(await page('maya')).toContain('<span class="unread">1');
    expect(await page('priya')).toContain('A request');
    expect(await page('maya')).not.toContain('<span class="unread">');
  });

  it('is counted and pointed to after the clock was moved', async () => {
    const skip = { as: 'maya', in: 'dm:maya', to: 'nudge' };
    expect(await post('/skip', skip)).toContain('Nothing is planned yet');
    started.time.skipToNext = async () => {
      await started.time.skip(3 * 24 * 3_600_000);
      await started.playground.messenger.tell(await envelope('priya'), say('Have you found a time?'));
    };
    const html = await post('/skip', skip);
    expect(html).toContain('It is now Fri 27 Nov, 09:30. 1 message has arrived, for Priya.');
    expect(html).toContain('Act as Priya');
    expect(await post('/skip', { ...skip, to: 'day' })).toContain('It is now Sat 28 Nov, 09:30.');
  });
});

describe('an open page', () => {
  it('hears of what happens to others', async () => {
    await started.playground.seed();
    const reply = await fetch(`${started.url}/live?as=maya`);
    const reader = (reply.body ?? expect.fail('no body')).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string) => {
      while (!heard.includes(words)) {
        const { value, done } = await reader.read();
        if (done) expect.fail('the stream ended');
        heard += value;
      }
    };
    await hear('Hi Maya');
    await started.playground.messenger.tell(await envelope('priya'), say('A request'));
    await hear('<span class="unread">1');
    started.playground.close();
    while (!(await reader.read()).done);
  });
});

function actor(id: string) {
  const { name, zone } = person(id);
  return { platform: 'playground', tenantId: 'playground', externalId: id, name, timeZone: zone };
}
