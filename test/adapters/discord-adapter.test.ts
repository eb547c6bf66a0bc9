// The real discord.js client against the stand-in, with a scripted core: what members see, and that Discord is answered
// in time whatever happens.

import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDiscordAdapter, type DiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { createDiscordMessenger } from '../../src/adapters/discord/messenger.ts';
import type { App } from '../../src/core/app.ts';
import type { Actor, Command } from '../../src/core/commands.ts';
import type { Answer, Button, Form, Message } from '../../src/core/messages/model.ts';
import type { Community } from '../../src/core/model.ts';
import { createDiscordStandIn, type DiscordStandIn, type SeenMessage } from '../support/discord/stand-in.ts';
import { recordingLog } from '../support/log.ts';
import { buttonsIn, wordsOf } from '../support/stages/discord-words.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const say = (words: string, ...buttons: Button[]): Message => ({
  blocks: [
    { kind: 'text', text: [words] },
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ],
});
const message = (words: string, ...buttons: Button[]): Answer => ({
  kind: 'message',
  message: say(words, ...buttons),
});
const yes: Button = { action: 'yes', id: ID, label: 'Happy to chat' };
const ask: Button = { action: 'ask', id: ID, label: 'Ask Ivo' };
const trouble: Answer = { kind: 'trouble', text: 'Not saved yet, nothing is lost.', reference: 'K7F2' };
const field = (key: string, label: string) =>
  ({ key, label, required: true, kind: 'text', max: 100 }) as const;
const form = (more: Partial<Form> = {}): Answer => ({
  kind: 'form',
  form: {
    id: 'ask',
    draftId: ID,
    title: 'Ask Ivo',
    submit: 'Send',
    steps: [
      { title: 'First', intro: [], fields: [field('one', 'One')] },
      { title: 'Second', intro: [], fields: [field('two', 'Two')] },
    ],
    values: {},
    errors: {},
    ...more,
  },
});

describe('the Discord adapter', () => {
  let discord: DiscordStandIn;
  let adapter: DiscordAdapter;
  let script: (command: Command, actor: Actor) => Answer | Promise<Answer>;
  let handled: { actor: Actor; command: Command }[];
  let left: Actor[];
  let shown: Answer[];
  let presences: string[];
  const log = recordingLog();

  const app = {
    handle: async (input: { actor: Actor; command: Command }) => {
      handled.push(input);
      return script(input.command, input.actor);
    },
    shown: async (answer: Answer) => void shown.push(answer),
    memberLeft: async (actor: Actor) => void left.push(actor),
    presences: async (_platform: string, isHere: (tenantId: string) => boolean | null) => {
      for (const { id, name } of discord.guilds) {
        const here = isHere(id);
        if (here !== null) presences.push(`${name} ${here}`);
      }
    },
  } as Partial<App> as App;
  const createAdapter = (token = discord.token) =>
    createDiscordAdapter({
      token,
      apiUrl: discord.apiUrl,
      app: () => app,
      completeRole: (text) =>
        ['nurse', 'data scientist', 'x'.repeat(200)].filter((name) => name.includes(text)),
      log,
    });
  const community = (): Community => ({
    id: ID,
    platform: 'discord',
    tenantId: discord.guilds[0]?.id ?? '',
    timeZone: 'UTC',
    clockOffsetMs: 0,
    introductionsIn: 'insider-introductions',
    leftAt: null,
  });
  const mention = (name: string) => ({ externalId: discord.as(name).id, name });
  const tell = (name: string, what: Message, nudgeId: string = crypto.randomUUID()) =>
    adapter.messenger.tell({ community: community(), nudgeId, recipient: mention(name) }, what);
  const text = (seen: SeenMessage | undefined) => (seen ? wordsOf(seen.components) : '');
  const newest = (name: string) => discord.ephemeralsOf(name).at(-1) as SeenMessage;

  beforeEach(async () => {
    [handled, left, shown, presences, log.lines.length] = [[], [], [], [], 0];
    script = () => message('Here you are');
    discord = await createDiscordStandIn({
      people: [
        { name: 'Maya', nick: 'Maya O.' },
        { name: 'Ivo' },
        { name: 'Olga', isAdmin: true },
        { name: 'Shy', refusesDms: true },
      ],
      guilds: [{ name: 'Careers' }, { name: 'Elsewhere' }],
    });
    adapter = createAdapter();
    await adapter.start();
  });
  afterEach(async () => {
    await adapter.stop();
    await discord.stop();
    expect(discord.violations).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
  /** Errors that a test provokes. */
  const expectError = (words: string) => {
    const at = log.lines.findIndex((line) => line.level === 'error' && line.text.includes(words));
    expect(at).toBeGreaterThanOrEqual(0);
    log.lines.splice(at, 1);
  };

  it('registers its commands once, and again only when they changed', async () => {
    expect(discord.commandsOf().map(({ name }) => name)).toEqual(['find-insider', 'be-insider', 'insider']);
    const puts = () => discord.requests.filter(({ method }) => method === 'PUT').length;
    expect(puts()).toBe(1);
    await adapter.stop();
    adapter = createAdapter();
    await adapter.start();
    expect(puts()).toBe(1);
    expect(adapter.ready()).toBe(true);
  });

  it('answers a command for nobody else to see, with the name people have in the server', async () => {
    const reply = await discord.as('Maya').command('/find-insider', { role: 'nurse' });
    expect(reply.kind).toBe('message');
    expect(text(newest('Maya'))).toBe('Here you are');
    expect(handled).toEqual([
      {
        actor: {
          platform: 'discord',
          tenantId: discord.guilds[0]?.id,
          externalId: discord.as('Maya').id,
          name: 'Maya O.',
          timeZone: null,
          isOrganizer: false,
        },
        command: { kind: 'slash', name: 'find-insider', text: 'nurse' },
      },
    ]);
    await discord.as('Maya').command('/insider help', {}, { guild: 'Elsewhere' });
    expect(handled.at(-1)).toMatchObject({
      actor: { tenantId: discord.guilds[1]?.id },
      command: { text: 'help' },
    });
  });

  it('says to the core which answers were shown, and not those that Discord did not take', async () => {
    await discord.as('Maya').command('/find-insider', { role: 'nurse' });
    await vi.waitFor(() => expect(shown).toEqual([message('Here you are')]));
    discord.faults.failNext('POST /interactions/:id/:token/callback', { status: 404 });
    const command = discord.as('Maya').command('/find-insider', { role: 'nurse' });
    await expect(command).rejects.toThrow('did not respond');
    expect(discord.violations.splice(0)).toHaveLength(1);
    expect(log.lines.at(-1)?.text).toBe('An answer could not be shown in Discord');
    expect(shown).toHaveLength(1);
  });

  it('offers roles while one types, and takes anything else that is typed', async () => {
    const offered = await discord.as('Maya').autocomplete('/find-insider', { role: 'data' });
    expect(offered).toEqual([{ name: 'data scientist', value: 'data scientist' }]);
    const all = await discord.as('Maya').autocomplete('/find-insider', { role: '' });
    expect(all.map(({ name }) => name.length)).toEqual([5, 14, 100]);
    expect(handled).toEqual([]);
  });

  it('acknowledges what takes long, and answers when it is ready', async () => {
    script = () => sleep(2_000).then(() => message('Late, but here'));
    const reply = await discord.as('Maya').command('/insider home');
    expect(reply.kind).toBe('thinking');
    await vi.waitFor(() => expect(text(newest('Maya'))).toBe('Late, but here'), 5_000);
  });

  it('says so in words when the core does not answer, with a reference that is in the log', async () => {
    script = () => new Promise(() => {});
    // A form can only be a first answer, so this one is waited for.
    const reply = await discord.as('Maya').command('/be-insider');
    expect(reply.kind).toBe('message');
    const [, word] = /Reference: (\w{6})/.exec(text(newest('Maya'))) ?? [];
    expect(log.lines.at(-1)?.fields.reference).toBe(word);
    expectError('no answer in time');
    script = () => Promise.reject(new Error('boom'));
    await discord.as('Maya').command('/insider home');
    expect(text(newest('Maya'))).toContain('Nothing you wrote is lost');
    expectError('failed');
  });

  it('answers a deed once that Discord tells of twice', async () => {
    await discord.as('Maya').command('/insider home');
    discord.gateway.deliverAgain();
    await discord.as('Ivo').command('/insider home');
    expect(handled).toHaveLength(2);
  });

  it('leads through the steps of a form, refilled from the draft, to the review and the answer', async () => {
    script = (command) => {
      if (command.kind === 'press') return form();
      if (command.kind === 'reopen') return form({ values: { one: '1', two: 'kept' } });
      if (command.kind === 'submit' && command.confirmed) return message('Sent.');
      return command.kind === 'submit' && 'two' in command.values
        ? form({ review: say('Ivo will see this') })
        : form({ errors: { two: 'Please fill this in.' } });
    };
    await tell('Maya', say('A card', ask));
    const [card] = discord.dmsOf('Maya');
    await discord.as('Maya').press(card as SeenMessage, 'Ask Ivo');
    const first = discord.openModalOf('Maya');
    expect(first?.title).toBe('First (1 of 2)');
    await discord.as('Maya').submit(first!, { One: '1' });
    // The card stays; what follows is a message of its own.
    expect(text(discord.dmsOf('Maya')[0])).toContain('A card');
    const between = newest('Maya');
    expect(text(between)).toContain('Step 1 of 2 is noted. Next: Second.');
    await discord.as('Maya').press(between, 'Continue');
    const second = discord.openModalOf('Maya');
    expect(second?.components[0]?.component).toMatchObject({ value: 'kept' });
    await discord.as('Maya').submit(second!, { Two: '2' });
    // In place: one message goes along with the form.
    expect(newest('Maya').id).toBe(between.id);
    expect(text(newest('Maya'))).toContain('Ivo will see this');
    expect(buttonsIn(newest('Maya').components)).toEqual(['Send', 'Change step 1', 'Change step 2']);
    await discord.as('Maya').press(newest('Maya'), 'Send');
    expect(text(newest('Maya'))).toBe('Sent.');
    expect(handled.map(({ command }) => command)).toEqual([
      { kind: 'press', action: 'ask', id: ID },
      { kind: 'submit', draftId: ID, values: { one: '1' }, confirmed: false, partial: true },
      { kind: 'reopen', draftId: ID },
      { kind: 'submit', draftId: ID, values: { two: '2' }, confirmed: false, partial: true },
      { kind: 'submit', draftId: ID, values: {}, confirmed: true },
    ]);
  });

  it('shows what needs a change, and opens that step as it was left', async () => {
    script = (command) =>
      command.kind === 'submit'
        ? form({ errors: { one: 'In words, please.' }, values: { one: '1' } })
        : form({ values: command.kind === 'reopen' ? { one: '1' } : {} });
    await discord.as('Maya').command('/be-insider');
    await discord.as('Maya').submit(discord.openModalOf('Maya')!, { One: '1' });
    expect(text(newest('Maya'))).toContain('One: In words, please.');
    await discord.as('Maya').press(newest('Maya'), 'Change it');
    expect(discord.openModalOf('Maya')?.components[0]?.component).toMatchObject({ value: '1' });
  });

  it('keeps what was typed while the core is in trouble, and sends it again', async () => {
    script = (command) => (command.kind === 'submit' ? trouble : form());
    await discord.as('Maya').command('/be-insider');
    await discord.as('Maya').submit(discord.openModalOf('Maya')!, { One: 'hours of work' });
    expect(text(newest('Maya'))).toContain('Not saved yet, nothing is lost. (Reference: K7F2)');
    script = () => form({ errors: { two: 'Please fill this in.' } });
    await discord.as('Maya').press(newest('Maya'), 'Send it again');
    expect(handled.at(-1)?.command).toMatchObject({ kind: 'submit', values: { one: 'hours of work' } });
    expect(text(newest('Maya'))).toContain('Step 1 of 2 is noted');
  });

  it('knows the community of a button in a DM, and the name that the person has there', async () => {
    await tell('Maya', say('An offer', yes));
    script = () => ({ kind: 'noted' });
    const [offer] = discord.dmsOf('Maya');
    const reply = await discord.as('Maya').press(offer as SeenMessage, 'Happy to chat');
    expect(reply.kind).toBe('deferred-update');
    expect(handled).toMatchObject([
      { actor: { tenantId: discord.guilds[0]?.id, name: 'Maya O.' }, command: { action: 'yes', id: ID } },
    ]);
  });

  it('takes the name of a button in a DM for a guess, when the server’s own is not told in time', async () => {
    await tell('Maya', say('An offer', yes));
    discord.faults.failNext('GET /guilds/:guild/members/:user', { hang: true });
    await discord.as('Maya').press(discord.dmsOf('Maya')[0] as SeenMessage, 'Happy to chat');
    expect(handled).toMatchObject([{ actor: { name: 'Maya', nameIsGuess: true } }]);
  });

  it('does not bring back somebody who left by an old button of theirs', async () => {
    await tell('Maya', say('An offer', yes));
    discord.people.find(({ name }) => name === 'Maya')!.guilds = ['Elsewhere'];
    await discord.as('Maya').press(discord.dmsOf('Maya')[0] as SeenMessage, 'Happy to chat');
    expect(handled).toEqual([]);
    expect(left).toMatchObject([{ externalId: discord.as('Maya').id, nameIsGuess: true }]);
    expect(text(newest('Maya'))).toContain('no longer in that server');
    expect(await tell('Maya', say('More'))).toMatchObject({ kind: 'unreachable', left: true });
  });

  it('says once that somebody takes no messages, and does not knock again', async () => {
    expect(await tell('Shy', say('Hello'))).toMatchObject({ kind: 'unreachable', left: false });
    expect(discord.requests.filter(({ route }) => route === 'POST /channels/:channel/messages')).toHaveLength(
      1,
    );
  });

  it('sends nothing more for a while after too many refusals, so that Discord bans nobody', async () => {
    const careful = createDiscordMessenger({
      token: discord.token,
      apiUrl: discord.apiUrl,
      refused: () => false,
      onRefusedToken: () => {},
      invalidAtMost: 1,
    });
    const to = (name: string) => ({
      community: community(),
      nudgeId: crypto.randomUUID(),
      recipient: mention(name),
    });
    expect(await careful.tell(to('Shy'), say('Hello'))).toMatchObject({ kind: 'unreachable' });
    const before = discord.requests.length;
    expect(await careful.tell(to('Maya'), say('Hello'))).toMatchObject({ kind: 'retry-after' });
    expect(discord.requests).toHaveLength(before);
  });

  it('a message that may have arrived is shown once when it is sent again', async () => {
    const nudgeId = crypto.randomUUID();
    discord.faults.failNext('POST /channels/:channel/messages', { reset: true, afterAccept: true });
    expect(await tell('Maya', say('Once'), nudgeId)).toMatchObject({ kind: 'unknown' });
    expect(await tell('Maya', say('Once'), nudgeId)).toMatchObject({ kind: 'sent' });
    expect(discord.dmsOf('Maya')).toHaveLength(1);
    expect(discord.dmsOf('Maya')[0]?.pings).toEqual([]);
  });

  it('stops all calls for a minute when the token is refused, and is not ready meanwhile', async () => {
    discord.faults.failNext('GET /guilds/:guild/members/:user', { status: 401 });
    expect(await tell('Maya', say('Hello'))).toMatchObject({ kind: 'shut-out' });
    const before = discord.requests.length;
    expect(await tell('Maya', say('Hello again'))).toMatchObject({ kind: 'shut-out' });
    expect(discord.requests).toHaveLength(before);
    expect(adapter.ready()).toBe(false);
    expectError('refuses the token');
    // A minute later it is tried once more.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 61_000);
    expect(await tell('Maya', say('Hello at last'))).toMatchObject({ kind: 'sent' });
    clock.mockRestore();
    expect(adapter.ready()).toBe(true);
  });

  it('comes back after its line was cut, its session forgotten, or Discord was away, and misses nothing', async () => {
    const works = async () => {
      await discord.connected();
      await discord.as('Maya').command('/insider home');
      await vi.waitFor(() => expect(adapter.ready()).toBe(true), 15_000);
    };
    discord.gateway.drop();
    await works();
    discord.gateway.reconnect();
    await works();
    discord.gateway.invalidate();
    await works();
    expect(handled).toHaveLength(3);
  });

  it('tells the core who manages the server, and adds to its answer about the set-up what Discord lets it do', async () => {
    const name = 'insider-introductions';
    script = () => ({
      kind: 'message',
      message: say('How I am set up'),
      setup: { introductionsIn: name },
    });
    const setup = async (person: string, guild?: string) => {
      await discord.as(person).command('/insider setup', {}, guild ? { guild } : {});
      return text(newest(person));
    };
    await setup('Maya');
    expect(await setup('Olga')).toContain('There is no text channel called #insider-introductions');
    expect(handled.map(({ actor }) => actor.isOrganizer)).toEqual([false, true]);
    expect(handled[0]?.command).toEqual({ kind: 'slash', name: 'insider', text: 'setup' });
    discord.addGuild({ name: 'Ready', channels: ['general', name] });
    discord.addGuild({
      name: 'Strict',
      channels: ['general', { name, botMay: PermissionFlagsBits.ViewChannel }],
    });
    await vi.waitFor(async () => expect(await setup('Olga', 'Ready')).toContain('All is well'), 5_000);
    expect(await setup('Olga', 'Strict')).toMatch(/• Create Private Threads\n• Send Messages in Threads/);
  });

  it('tells the core in which servers it is: at the start, on joining, on leaving, and not in an outage', async () => {
    await vi.waitFor(() => expect(presences).toEqual(['Careers true', 'Elsewhere true']), 5_000);
    presences.length = 0;
    discord.outage('Elsewhere', true);
    discord.outage('Elsewhere', false);
    discord.addGuild({ name: 'New', channels: ['lobby'] });
    await vi.waitFor(() => expect(presences).toEqual(['New true']), 5_000);
    presences.length = 0;
    const { id } = discord.guilds[1] ?? { id: '' };
    const gone = vi.spyOn(app, 'presences').mockImplementation(async (_, isHere) => {
      presences.push(`${id} ${isHere(id)} ${isHere('another')}`);
    });
    discord.removeGuild('Elsewhere');
    await vi.waitFor(() => expect(presences).toEqual([`${id} false null`]), 5_000);
    gone.mockRestore();
  });

  it('offers time zones for a place while one types it', async () => {
    const offered = await discord.as('Maya').autocomplete('/insider timezone', { place: 'lis' });
    expect(offered[0]).toEqual({ name: 'Lisbon (Europe)', value: 'Europe/Lisbon' });
    await discord.as('Maya').command('/insider timezone', { place: 'Europe/Lisbon' });
    expect(handled[0]?.command).toEqual({ kind: 'slash', name: 'insider', text: 'timezone Europe/Lisbon' });
  });

  it('says hello once when it joins a server, and nothing when an outage ends', async () => {
    discord.addGuild({ name: 'New', channels: ['lobby'] });
    await vi.waitFor(() => expect(discord.messagesIn('lobby', 'New')).toHaveLength(1), 5_000);
    expect(text(discord.messagesIn('lobby', 'New')[0])).toContain('/be-insider');
    discord.addGuild({ name: 'Silent', channels: ['lobby'], botMay: PermissionFlagsBits.ViewChannel });
    await vi.waitFor(() => expect(text(discord.dmsOf('Olga')[0])).toContain('Hello'), 5_000);
    discord.outage('New', true);
    discord.outage('New', false);
    await discord.as('Olga').command('/insider home', {}, { guild: 'New' });
    expect(discord.messagesIn('lobby', 'New')).toHaveLength(1);
  });

  it('says which variable to mend when Discord refuses the token at the start', async () => {
    const wrong = createAdapter('MTAwMDAwMDAwMDAwMDAwMDAy.Wrong0.token-of-nobody');
    await expect(wrong.start()).rejects.toThrow(/DISCORD_TOKEN/);
    expect(wrong.ready()).toBe(false);
    await wrong.stop();
    expectError('DISCORD_TOKEN');
  });

  it('says so when Discord refuses the token later, and knocks no more', async () => {
    discord.gateway.close(4004);
    await vi.waitFor(() => expect(log.lines.some(({ level }) => level === 'error')).toBe(true), 10_000);
    expect(adapter.ready()).toBe(false);
    expectError('DISCORD_TOKEN');
  });

  it('comes back after its line was closed for good', async () => {
    discord.gateway.close(4010);
    await vi.waitFor(() => expect(adapter.ready()).toBe(false), 5_000);
    await vi.waitFor(() => expect(adapter.ready()).toBe(true), 15_000);
    await discord.as('Maya').command('/insider home');
    expect(handled).toHaveLength(1);
  });

  it('starts while Discord is away, and connects when it is back', async () => {
    await adapter.stop();
    discord.faults.failNext('GET /gateway/bot', { status: 500 });
    adapter = createAdapter();
    await adapter.start();
    await vi.waitFor(() => expect(adapter.ready()).toBe(true), 15_000);
  });

  it('tells apart what is of another server, an earlier time or nobody', async () => {
    script = () => message('Shown', { ...yes, id: 'me' });
    await discord.as('Maya').command('/insider home');
    const seen = structuredClone(newest('Maya'));
    const there = JSON.parse(
      JSON.stringify(seen).replaceAll(discord.guilds[0]?.id ?? '', discord.guilds[1]?.id ?? ''),
    ) as SeenMessage;
    there.channelId = seen.channelId;
    await discord.as('Maya').press(there, 'Happy to chat');
    expect(text(newest('Maya'))).toContain('earlier time');
    expect(handled).toHaveLength(1);
  });
});
