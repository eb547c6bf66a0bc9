// What a platform does not tell, or no longer lets through: time zones, the community's set-up, closed direct messages,
// and the bot itself being taken out and asked back.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allMatches, expectNothingPersonal, introduced, offered, says } from '../support/situations.ts';
import {
  ASK,
  buttonsOf,
  createWorld,
  DAY,
  formOf,
  HOUR,
  messageOf,
  need,
  textOf,
  type World,
} from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await world.close();
  expect(world.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expectNothingPersonal(world.lines);
});

const nudges = () =>
  world.store.prisma.nudge.findMany({
    select: { kind: true, state: true, dueAt: true, recipientId: true },
    orderBy: [{ dueAt: 'asc' }, { recipientId: 'asc' }],
  });
const scheduled = async () => (await nudges()).filter(({ state }) => state === 'scheduled');

describe('a time zone that the platform does not tell', () => {
  const stranger = () => world.person('kai', { timeZone: null });

  it('is asked for where nudges will follow, and the next nudge keeps to it', async () => {
    const kai = stranger();
    const form = formOf(await kai.slash('/be-insider'));
    const saved = await kai.send(form, { title: 'Pilot', industry: 'Aviation', years: '5' });
    expect(says(saved)).toContain("don't know your time zone");
    const button = need(
      buttonsOf(messageOf(saved)).find(({ action }) => action === 'time-zone'),
      'the question',
    );
    const zoneForm = formOf(await kai.press('time-zone', button.id));
    expect(says(await kai.submit(zoneForm, { common: 'Asia/Tokyo' }))).toContain('Tokyo');
    // It is ten in the morning in London, and seven in the evening in Tokyo: nine o'clock there is midnight UTC.
    await world.person('maya').asks('pilot');
    expect((await scheduled())[0]?.dueAt.toISOString()).toBe('2026-11-25T00:00:00.000Z');
  });

  it('is asked of seekers, too, and no more once it is known', async () => {
    await world.person('priya').volunteers();
    const kai = stranger();
    expect(says(await kai.asks('data scientist'))).toContain("don't know your time zone");
    expect(says(await kai.slash('/insider timezone lisbon'))).toContain('Lisbon (Europe)');
    await world.person('ben').volunteers({ title: 'Nurse' });
    expect(says(await kai.asks('nurse'))).not.toContain('time zone');
    expect((await world.store.prisma.member.findFirst({ where: { externalId: 'kai' } }))?.timeZone).toBe(
      'Europe/Lisbon',
    );
  });

  it('a place that is several or none is asked for again, with what was meant, perhaps', async () => {
    const kai = stranger();
    const form = formOf(await kai.slash('/insider timezone Atlantis'));
    expect(form.errors.place).toContain('A big city');
    expect(form.values.place).toBe('Atlantis');
    expect(formOf(await kai.submit(form, { place: 'Argentina' })).errors.place).toContain('Salta');
    expect(formOf(await kai.submit(form, { place: '', common: '' })).errors.place).toContain('choose one');
    expect(says(await kai.submit(form, { place: 'Buenos Aires' }))).toContain('Buenos Aires');
  });

  it('is not asked of those whose platform tells it', async () => {
    const answer = await world.person('maya').slash('/insider timezone Tokyo');
    expect(says(answer)).toContain('comes from your settings here');
  });
});

describe('setting up a community', () => {
  it('is for organizers, who set the zone of all whose own is not known', async () => {
    const olga = world.person('olga', { isOrganizer: true });
    const shown = await olga.slash('/insider setup');
    expect(says(shown)).toContain('UTC');
    const form = formOf(await olga.press('edit-setup', 'me'));
    expect(formOf(await olga.submit(form, { zone: 'Narnia' })).errors.zone).toContain('A big city');
    expect(says(await olga.submit(form, { zone: 'Tokyo' }))).toContain('Saved.');
    await world.person('kai', { timeZone: null }).volunteers({ title: 'Pilot' });
    await world.person('maya').asks('pilot');
    expect((await scheduled())[0]?.dueAt.toISOString()).toBe('2026-11-25T00:00:00.000Z');
  });

  it('nobody else can, not even with an organizer’s form', async () => {
    const [olga, maya] = [world.person('olga', { isOrganizer: true }), world.person('maya')];
    expect(says(await maya.slash('/insider setup'))).toContain('for organizers');
    expect(says(await maya.press('edit-setup', 'me'))).toContain('for organizers');
    const form = formOf(await olga.press('edit-setup', 'me'));
    await maya.submit(form, { zone: 'Tokyo' });
    expect(says(await olga.slash('/insider setup'))).toContain('UTC');
  });
});

describe('a platform that does not say in time who somebody is', () => {
  it('costs nobody the name that is known', async () => {
    const maya = world.person('maya', { name: 'Maya Okafor' });
    await maya.slash('/insider');
    await world.person('maya', { name: 'mok_77', nameIsGuess: true, timeZone: null }).slash('/insider');
    const known = await world.store.prisma.member.findFirst({ where: { externalId: 'maya' } });
    expect(known).toMatchObject({ name: 'Maya Okafor', timeZone: 'Europe/London' });
  });

  it('has organizers try again, and does not tell them that they are none', async () => {
    const olga = world.person('olga', { isOrganizer: true });
    const unsure = world.person('olga', { isOrganizer: null });
    const form = formOf(await olga.press('edit-setup', 'me'));
    for (const answer of [
      await unsure.slash('/insider setup'),
      await unsure.press('edit-setup', 'me'),
      await unsure.submit(form, { zone: 'Tokyo' }),
    ]) {
      expect(answer).toMatchObject({ kind: 'trouble', reference: expect.stringMatching(/^REF/) });
      expect(JSON.stringify(answer)).toContain('try again');
    }
    expect(says(await olga.slash('/insider setup'))).toContain('UTC');
    expect(says(await olga.submit(form, { zone: 'Tokyo' }))).toContain('Saved.');
  });
});

describe('closed direct messages', () => {
  it('what could not be written is told in the answer to the next command, once', async () => {
    const { maya, priya, matchId } = await introduced(world);
    world.messenger.failNext({ kind: 'unreachable', reason: 'takes no messages', left: false });
    await world.pass(3 * DAY);
    const [deaf] = (await nudges()).filter(({ state }) => state === 'unreachable');
    const who = (await world.read((tx) => tx.member(need(deaf, 'a nudge').recipientId)))?.externalId;
    const person = who === 'maya' ? maya : priya;
    const answer = await person.slash('/insider');
    expect(says(answer)).toContain('no direct message of mine');
    expect(says(answer)).toContain('found a time');
    expect(says(answer)).toContain('Your overview');
    await person.press('found-time', matchId);
    expect(says(await person.slash('/insider'))).not.toContain('no direct message');
  });

  /** Maya takes no messages from now on; what her answers say is seen. */
  const deaf = () =>
    world.messenger.failNext({ kind: 'unreachable', reason: 'takes no messages', left: false }, 1000);

  it('what stood in an answer that nobody saw is told again', async () => {
    const { maya } = await introduced(world);
    deaf();
    await world.pass(4 * DAY);
    const command = { kind: 'slash', name: 'insider', text: '' } as const;
    const unseen = () => world.app.handle({ actor: maya.actor, command });
    for (const _ of ['once', 'twice']) expect(says(await unseen())).toContain('found a time');
    expect(says(await maya.slash('/insider'))).toContain('found a time');
    expect(says(await maya.slash('/insider'))).not.toContain('no direct message');
  });

  it('a press on a question that was told so is answered with what the question says now', async () => {
    const { maya, matchId } = await introduced(world);
    deaf();
    await world.pass(4 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('found a time');
    for (const _ of ['once', 'twice'])
      expect(says(await maya.press('still-looking', matchId))).toContain('Still looking: that is normal');
    await world.pass(8 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('meet?');
    for (const _ of ['once', 'twice'])
      expect(says(await maya.press('met', matchId))).toContain('A short thank-you');
  });

  it('so is an answer to a request that was told so', async () => {
    const { priya, matchId } = await offered(world);
    deaf();
    await world.pass(4 * DAY);
    expect(says(await priya.slash('/insider'))).toContain('A request is still waiting for you');
    expect(says(await priya.press('yes', matchId))).toContain('You said yes');
  });

  it('a question that was told so late is open for as long as one that was delivered', async () => {
    const { maya, matchId } = await introduced(world);
    deaf();
    await world.pass(23 * DAY);
    expect(says(await maya.slash('/insider'))).toContain('meet?');
    await world.pass(13 * DAY);
    expect((await allMatches(world))[0]?.state).toBe('introduced');
    expect(says(await maya.press('met', matchId))).toContain('A short thank-you');
  });

  it('news of somebody who fits is told so once, and then nobody is waited for', async () => {
    const maya = world.person('maya');
    const nobody = messageOf(await maya.slash('/find-insider data scientist'));
    await maya.press('wait', need(buttonsOf(nobody)[0], 'wait').id);
    deaf();
    await world.person('priya').volunteers();
    await world.pass(DAY);
    expect(says(await maya.slash('/insider'))).toContain('someone who fits');
    expect((await world.store.prisma.request.findFirstOrThrow()).waitingSince).toBeNull();
    await world.pass(4 * DAY);
    expect(says(await maya.slash('/insider'))).not.toContain('no direct message');
  });

  it('an insider whose requests bounce learns why', async () => {
    const { priya } = await (async () => {
      const pair = { priya: world.person('priya'), maya: world.person('maya') };
      await pair.priya.volunteers();
      await pair.maya.asks('data scientist');
      world.messenger.failNext({ kind: 'unreachable', reason: 'takes no messages', left: false });
      await world.ring();
      return pair;
    })();
    const answer = says(await priya.slash('/insider'));
    expect(answer).toContain('allow direct messages');
    expect(answer).not.toContain(String(ASK.message));
  });
});

describe('the bot is taken out of a community', () => {
  const leave = () => world.app.presences('test', () => false);
  const comeBack = () => world.app.presences('test', () => true);

  it('unanswered requests end, nothing is sent, profiles stay', async () => {
    const { matchId } = await offered(world);
    await leave();
    await leave();
    expect((await allMatches(world)).find(({ id }) => id === matchId)?.state).toBe('ended');
    expect(await scheduled()).toEqual([]);
    const sent = world.messenger.delivered.length;
    await world.pass(20 * DAY);
    expect(world.messenger.delivered).toHaveLength(sent);
    // A command from there means that it is back.
    expect(says(await world.person('noor').slash('/find-insider data scientist'))).toContain('Priya');
  });

  it('a button in an old message does not bring it back, and says why it does nothing', async () => {
    const { maya, matchId } = await introduced(world);
    await leave();
    expect(says(await maya.press('wont-happen', matchId))).toContain('no longer in that community');
    expect(await scheduled()).toEqual([]);
    expect((await allMatches(world))[0]?.state).toBe('introduced');
    await comeBack();
    expect(await maya.press('wont-happen', matchId)).toEqual({ kind: 'noted' });
  });

  it('on return a pair gets its next question only, later than now, and no backlog', async () => {
    const { maya, priya } = await introduced(world);
    await leave();
    await world.pass(30 * DAY);
    await comeBack();
    const planned = await scheduled();
    expect(planned.map(({ kind }) => kind)).toEqual(['did-you-meet', 'did-you-meet']);
    await world.pass(2 * DAY);
    for (const who of [maya, priya]) expect(textOf(who.last().message)).toContain('meet?');
    expect(
      world.messenger.delivered.filter(({ message }) => textOf(message).includes('found a time for')),
    ).toEqual([]);
    // Its time begins anew: it is not closed at once.
    expect((await allMatches(world))[0]?.state).toBe('introduced');
    expect(await maya.answer('met')).toEqual({ kind: 'noted' });
  });

  it('a short absence plans what is not due yet as it was', async () => {
    await introduced(world);
    const before = await scheduled();
    await leave();
    await world.pass(6 * HOUR);
    await comeBack();
    expect(await scheduled()).toEqual(before);
  });

  it('on return a seeker hears of a no that was on its way, once', async () => {
    world.setNow(new Date('2026-11-24T17:30:00Z'));
    const { maya, priya } = await offered(world);
    world.setNow(new Date('2026-11-24T20:00:00Z'));
    await priya.answer('not-now');
    await leave();
    await world.pass(DAY);
    await comeBack();
    await world.pass(DAY);
    expect(maya.inbox().map(({ message }) => textOf(message))).toEqual([
      expect.stringContaining("can't make time"),
    ]);
    await leave();
    await comeBack();
    await world.pass(2 * DAY);
    expect(maya.inbox()).toHaveLength(1);
  });

  it('on return a seeker whose request ended meanwhile hears so, with whom to ask next', async () => {
    const { maya } = await offered(world);
    await world.person('ben').volunteers();
    await leave();
    await world.pass(30 * DAY);
    await comeBack();
    await world.pass(2 * DAY);
    const told = textOf(maya.last().message);
    expect(told).toContain('before Priya answered');
    expect(told).not.toContain('stepped back');
    expect(buttonsOf(maya.last().message).map(({ label }) => label)).toContain('Ask Ben');
    expect(says(await maya.answer('ask').then(async (form) => maya.send(formOf(form), ASK)))).toContain(
      'Sent.',
    );
  });

  it('what may have been said before is not said again on return', async () => {
    const { maya, priya } = await offered(world);
    const lost = { kind: 'unknown', reason: 'timed out' } as const;
    world.messenger.failNext(lost, 1, { accepted: true });
    await priya.answer('yes');
    await world.ring();
    await leave();
    await comeBack();
    await world.pass(2 * DAY);
    expect(maya.inbox()).toHaveLength(1);
  });

  it('nor is a question that may have been asked', async () => {
    const { maya, priya } = await introduced(world);
    await world.pass(4 * DAY);
    world.messenger.failNext({ kind: 'unknown', reason: 'timed out' }, 2, { accepted: true });
    await world.pass(8 * DAY);
    for (const who of [maya, priya]) expect(textOf(who.last().message)).toContain('meet?');
    await leave();
    await comeBack();
    expect(await scheduled()).toEqual([]);
  });

  it('what the platform says nothing about stays as it is', async () => {
    await offered(world);
    await world.app.presences('test', () => null);
    await world.app.presences('another', () => false);
    expect(await scheduled()).not.toEqual([]);
  });
});
