// The real Bolt app against local-slack behind our relay, with a scripted core: what members see, and that Slack is
// answered in time whatever happens.

import { App as Bolt, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { boltLogger } from '../../src/adapters/slack/bolt-logger.ts';
import { listen } from '../../src/adapters/slack/listeners.ts';
import { createSlackMessenger } from '../../src/adapters/slack/messenger.ts';
import { createModals } from '../../src/adapters/slack/modals.ts';
import { createPeople } from '../../src/adapters/slack/people.ts';
import { createSlackAdapter, type SlackAdapter } from '../../src/adapters/slack/slack.ts';
import type { App } from '../../src/core/app.ts';
import type { Actor, Command } from '../../src/core/commands.ts';
import type { Answer, Button, Form, Message } from '../../src/core/messages/model.ts';
import type { Community } from '../../src/core/model.ts';
import { recordingLog } from '../support/log.ts';
import { localSlackAvailable } from '../support/slack/local-slack.ts';
import { createSlackWorkspace, type SlackWorkspace } from '../support/slack/workspace.ts';

const absent = localSlackAvailable();
if (absent) console.warn(`Left out: the Slack adapter's tests, because ${absent}.`);

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
const trouble: Answer = {
  kind: 'trouble',
  text: 'Not saved yet, nothing is lost. Press again.',
  reference: 'K7F2',
};
const askButton: Button = { action: 'ask', id: 's-1', label: 'Ask Bob' };
const yesButton: Button = { action: 'yes', id: 'm-1', label: 'Happy to chat' };

const askForm = (more: Partial<Form> = {}): Answer => ({
  kind: 'form',
  form: {
    id: 'ask',
    draftId: 'd-1',
    title: 'Ask Bob',
    submit: 'Send to Bob',
    steps: [
      {
        title: 'Your message',
        intro: [],
        fields: [
          { key: 'message', label: 'A short message', required: true, kind: 'longText', min: 5, max: 600 },
        ],
      },
    ],
    values: {},
    errors: {},
    ...more,
  },
});
const stopForm: Answer = {
  kind: 'form',
  form: {
    id: 'stop',
    draftId: 'd-2',
    title: 'Stop',
    submit: 'Stop',
    steps: [{ title: 'Stop', intro: say('Really?').blocks, fields: [] }],
    values: {},
    errors: {},
  },
};
const review = askForm({ review: say('Bob will see: Hello Bob') });

describe.skipIf(absent)('the Slack adapter', () => {
  let slack: SlackWorkspace;
  let adapter: SlackAdapter;
  let script: (command: Command, actor: Actor) => Answer | Promise<Answer>;
  let handled: { actor: Actor; command: Command }[] = [];
  let left: string[] = [];
  const presences: unknown[] = [];
  let shown: Answer[] = [];
  const log = recordingLog();

  const core: App = {
    handle: async ({ actor, command }) => {
      handled.push({ actor, command });
      return script(command, actor);
    },
    home: async (actor) => say(`Home of ${actor.name} after ${handled.length}`),
    presences: async (platform, isHere) => {
      presences.push([platform, isHere(slack.teamId), isHere('T0OTHER')]);
    },
    shown: async (answer) => void shown.push(answer),
    memberLeft: async (actor) => void left.push(actor.externalId),
    deliver: async () => {},
    revise: async () => {},
    sweep: async () => {},
  };
  const connect = (more: { botToken?: string; appToken?: string } = {}) =>
    createSlackAdapter({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      app: () => core,
      log,
      ...more,
    });

  beforeAll(async () => {
    const people = [
      { name: 'Ada', tz: 'Europe/Berlin' },
      { name: 'Bob', tz: 'America/New_York' },
      { name: 'Gone', deleted: true },
    ];
    slack = await createSlackWorkspace({ people });
    adapter = connect();
    await adapter.start();
    await slack.connected();
  });
  afterAll(async () => {
    await adapter?.stop();
    await slack?.stop();
  });
  beforeEach(() => {
    handled = [];
    left = [];
    shown = [];
    slack.requests.length = 0;
    slack.violations.length = 0;
    script = () => message('Done.');
  });
  afterEach(() => {
    slack.faults.clear();
    expect(slack.violations).toEqual([]);
  });

  const ada = () => slack.as('Ada');
  const view = () => slack.openView('Ada')!;
  const seen = (value: unknown) => JSON.stringify(value);
  const calls = () => slack.requests.map((call) => call.method);
  const openForm = async (answer: Answer = askForm()) => {
    const before = slack.openView('Ada')?.id;
    script = () => answer;
    await ada().command('/be-insider');
    await vi.waitFor(() => {
      expect(view().id).not.toBe(before);
      expect(view().callback_id).toBe('form');
    });
    return view();
  };

  it('knows its workspace and is ready', () => {
    expect(adapter.tenantId()).toBe(slack.teamId);
    expect(adapter.ready()).toBe(true);
  });

  describe('answers a command', () => {
    it('only to the person who typed it, with the name and zone that Slack knows', async () => {
      script = ({ kind }) => message(`Found Bob (${kind})`, askButton);
      await ada().command('/find-insider data scientist');
      const [answer] = slack.ephemeralsOf('Ada').slice(-1);
      expect(answer?.text).toBe('Found Bob (slash)');
      expect(handled).toEqual([
        {
          actor: {
            platform: 'slack',
            tenantId: slack.teamId,
            externalId: ada().id,
            name: 'ada',
            timeZone: 'Europe/Berlin',
            isOrganizer: false,
          },
          command: { kind: 'slash', name: 'find-insider', text: 'data scientist' },
        },
      ]);
    });

    it('and says to the core which answers were shown, and not those that Slack did not take', async () => {
      await ada().command('/find-insider nurse');
      await vi.waitFor(() => expect(shown).toEqual([message('Done.')]));
      await ada().command('/insider stop');
      await vi.waitFor(() => expect(shown).toHaveLength(2));
      slack.faults.failNext('views.update', { error: 'not_found' });
      await ada().command('/insider stop');
      await vi.waitFor(() => expect(log.lines.at(-1)?.text).toBe('Slack did not change a modal'));
      expect(shown).toHaveLength(2);
    });

    it('in time and in words when the core hangs', async () => {
      script = () => new Promise(() => {});
      const ack = await ada().command('/insider');
      expect(ack.text).toMatch(/Reference: \w{6}/);
      expect(log.lines.some((line) => line.level === 'error' && line.fields.reference)).toBe(true);
    });

    it('in words when the core fails', async () => {
      script = () => Promise.reject(new Error('boom'));
      expect((await ada().command('/insider help')).text).toMatch(/Reference/);
    });

    it('without waiting for Slack to say who it is', async () => {
      slack.faults.failNext('users.info', { hang: true });
      await slack.as('Bob').command('/insider');
      const actor = { name: 'bob', nameIsGuess: true, timeZone: null, isOrganizer: null };
      expect(handled[0]?.actor).toMatchObject(actor);
    });

    it('of a deactivated account with a no, and tells the core that the member left', async () => {
      expect((await slack.as('Gone').command('/insider')).text).toContain('no longer active');
      expect(left).toEqual([slack.as('Gone').id]);
      expect(handled).toEqual([]);
    });
  });

  describe('opens a form', () => {
    it('with a skeleton before any other call', async () => {
      let skeleton = '';
      script = () => {
        skeleton = seen(view());
        return askForm();
      };
      await ada().command('/be-insider');
      await vi.waitFor(() => expect(view().callback_id).toBe('form'));
      expect(skeleton).toContain('One moment');
      expect(calls()[0]).toBe('views.open');
      expect(calls().at(-1)).toBe('views.update');
    });

    it('and shows a refusal or a trouble in its place', async () => {
      script = () => message('You are not an insider yet.');
      await ada().command('/insider stop');
      await vi.waitFor(() => expect(seen(view())).toContain('not an insider yet'));
      script = () => trouble;
      await ada().command('/insider pause');
      await vi.waitFor(() => expect(seen(view())).toContain('K7F2'));
    });

    it('even when the core hangs, with words in it', async () => {
      script = () => new Promise(() => {});
      await ada().command('/find-insider');
      await vi.waitFor(() => expect(seen(view())).toContain('Nothing you wrote is lost'), 5_000);
    });

    it('or says why not when Slack does not open it', async () => {
      slack.faults.failNext('views.open', { error: 'expired_trigger_id' });
      await ada().command('/be-insider');
      await vi.waitFor(() => expect(slack.ephemeralsOf('Ada').at(-1)?.text).toContain('did not open'));
      expect(handled).toEqual([]);
    });

    it('from a button, and tries again when Slack stumbles', async () => {
      script = () => message('Found Bob', askButton);
      await ada().command('/find-insider designer');
      const found = slack.ephemeralsOf('Ada').at(-1)!;
      script = () => askForm();
      slack.faults.failNext('views.update', { status: 500 });
      await ada().press(found, 'ask');
      await vi.waitFor(() => expect(view().callback_id).toBe('form'));
      expect(handled.at(-1)?.command).toEqual({ kind: 'press', action: 'ask', id: 's-1' });
    });
  });

  describe('takes a form', () => {
    it('and puts errors under their fields, with everything typed still there', async () => {
      const form = await openForm();
      script = () => askForm({ errors: { message: 'A little more, please.' } });
      const ack = await ada().submit(form, { message: 'Hello' });
      expect(ack).toEqual({ response_action: 'errors', errors: { message: 'A little more, please.' } });
      expect(handled.at(-1)?.command).toMatchObject({ values: { message: 'Hello' }, confirmed: false });
    });

    it('and pushes its review, from which Back leads to the form and Send to the end', async () => {
      const form = await openForm();
      script = () => review;
      await ada().submit(form, { message: 'Hello Bob' });
      expect(view()).toMatchObject({
        close: { text: 'Back' },
        submit: { text: 'Send to Bob' },
        previous_view_id: form.id,
      });
      await ada().close(view());
      expect(view().id).toBe(form.id);

      await ada().submit(view(), { message: 'Hello Bob' });
      script = () => message('Bob hears of it on Monday.', { action: 'home', id: 'me', label: 'Home' });
      await ada().submit(view());
      expect(handled.at(-1)?.command).toEqual({
        kind: 'submit',
        draftId: 'd-1',
        values: {},
        confirmed: true,
      });
      expect(seen(view())).toContain('Bob hears of it');
      expect(view().submit).toBeUndefined();
      await ada().close(view());
      expect(slack.openView('Ada')).toBeUndefined();
    });

    it('sent twice as the same draft both times', async () => {
      const form = await openForm();
      script = () => message('Sent.');
      const acks = await Promise.all([
        ada().submit(form, { message: 'Hello Bob' }),
        ada().submit(form, { message: 'Hello Bob' }),
      ]);
      expect(acks[0]).toEqual(acks[1]);
      const sent = handled.filter(({ command }) => command.kind === 'submit');
      expect(sent).toHaveLength(2);
      expect(sent[0]).toEqual(sent[1]);
    });

    it('and keeps it open when the core hangs', async () => {
      const form = await openForm();
      script = () => new Promise(() => {});
      const ack = await ada().submit(form, { message: 'Hello Bob' });
      expect(ack).toMatchObject({ response_action: 'errors', errors: { message: /Reference/ } });
      expect(view().id).toBe(form.id);
    });

    it('and keeps a review or a form without fields open, with the trouble on top', async () => {
      await openForm();
      script = () => review;
      await ada().submit(view(), { message: 'Hello Bob' });
      script = () => trouble;
      await ada().submit(view());
      expect(seen(view().blocks[0])).toContain('K7F2');
      expect(seen(view())).toContain('Bob will see');
      script = () => message('Sent after all.');
      await ada().submit(view());
      expect(handled.at(-1)?.command).toMatchObject({ draftId: 'd-1', confirmed: true });

      await openForm(stopForm);
      script = () => trouble;
      await ada().submit(view());
      expect(seen(view())).toContain('K7F2');
      script = () => ({ kind: 'noted' });
      await ada().submit(view());
      expect(seen(view())).toContain('Saved');
    });

    it('and leads back from the review when something needs a change after all', async () => {
      const form = await openForm();
      script = () => review;
      await ada().submit(form, { message: 'Hello Bob' });
      script = () => askForm({ errors: { message: 'Please say which role you mean.' } });
      await ada().submit(view());
      expect(view().id).toBe(form.id);
      expect(seen(view())).toContain('A short message: Please say which role');
    });

    it('and shows what was found with buttons that work inside the modal', async () => {
      await openForm();
      script = () => message('Found Bob', askButton);
      await ada().submit(view(), { message: 'designer' });
      script = () => askForm({ draftId: 'd-9' });
      const page = view();
      await ada().press(page, 'ask');
      await vi.waitFor(() => expect(view().private_metadata).toContain('d-9'));
      expect(view().id).toBe(page.id);
    });
  });

  describe('takes a press', () => {
    const offer = async () => {
      await adapter.messenger.tell(envelope('Ada'), say('Bob asks', yesButton));
      return slack.dmsOf('Ada').at(-1)!;
    };

    it('and shows the answer only to that person, or nothing when the message itself will change', async () => {
      const dm = await offer();
      const before = slack.ephemeralsOf('Ada').length;
      script = () => ({ kind: 'noted' });
      await ada().press(dm, 'yes');
      script = () => message('This was answered already.');
      await ada().press(dm, 'yes');
      await vi.waitFor(() => expect(slack.ephemeralsOf('Ada')).toHaveLength(before + 1));
      expect(slack.ephemeralsOf('Ada').at(-1)?.text).toBe('This was answered already.');
    });

    it('and replaces the message where the core says so', async () => {
      const dm = await offer();
      script = () => ({ kind: 'message', message: say('You said yes.'), replaces: true });
      await ada().press(dm, 'yes');
      await vi.waitFor(() => expect(slack.dmsOf('Ada').at(-1)?.text).toBe('You said yes.'));
      expect(slack.dmsOf('Ada').at(-1)?.ts).toBe(dm.ts);
    });

    it('in time when the core hangs', async () => {
      const dm = await offer();
      script = () => new Promise(() => {});
      await ada().press(dm, 'yes');
      await vi.waitFor(() => expect(slack.ephemeralsOf('Ada').at(-1)?.text).toMatch(/Reference/));
    });
  });

  it('shows the home tab, and keeps it true after its person did something', async () => {
    await ada().openHome();
    await vi.waitFor(() => expect(seen(slack.homeOf('Ada'))).toContain('Home of ada after 0'));
    await ada().command('/insider resume');
    await vi.waitFor(() => expect(seen(slack.homeOf('Ada'))).toContain('Home of ada after 1'));
  });

  describe('says by itself', () => {
    it('a message in the DM of one, once, with the nudge’s id and without previews', async () => {
      const sent = await adapter.messenger.tell(envelope('Bob'), say('Ada asks', yesButton));
      const dm = slack.dmsOf('Bob').at(-1)!;
      expect(sent).toEqual({ kind: 'sent', ref: { channel: dm.channel, ts: dm.ts } });
      expect(dm.metadata).toEqual({ event_type: 'find_insider_nudge', event_payload: { id: 'n-1' } });
      const post = slack.requests.find((call) => call.method === 'chat.postMessage');
      expect(post?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    });

    it('an introduction in one group chat, and revises what it said', async () => {
      const sent = await adapter.messenger.introduce(envelope('Ada'), mention('Bob'), say('Ada, meet Bob'));
      const [chat] = slack.groupChats();
      expect(chat?.members.sort()).toEqual(['Ada', 'Bob']);
      expect(chat?.messages.at(-1)?.text).toBe('Ada, meet Bob');
      if (sent.kind !== 'sent') throw new Error(sent.kind);
      expect(await adapter.messenger.revise(community(), sent.ref, say('Ada and Bob met.'))).toEqual({
        kind: 'revised',
      });
      expect(slack.groupChats()[0]?.messages.at(-1)?.text).toBe('Ada and Bob met.');
    });

    const told = () => adapter.messenger.tell(envelope('Bob'), say('Hello'));
    it.each([
      ['chat.postMessage', { status: 429, retryAfter: 7 }, { kind: 'retry-after', ms: 7_000 }],
      ['chat.postMessage', { status: 500 }, { kind: 'unknown' }],
      ['chat.postMessage', { status: 500, afterAccept: true }, { kind: 'unknown' }],
      ['chat.postMessage', { reset: true }, { kind: 'unknown' }],
      ['chat.postMessage', { error: 'internal_error' }, { kind: 'unknown' }],
      ['chat.postMessage', { error: 'ratelimited' }, { kind: 'retry-after' }],
      ['chat.postMessage', { error: 'invalid_blocks' }, { kind: 'failed', reason: 'invalid_blocks' }],
      ['chat.postMessage', { error: 'messages_tab_disabled' }, { kind: 'unreachable', left: false }],
      ['chat.postMessage', { error: 'not_in_channel' }, { kind: 'unreachable', left: false }],
      ['conversations.open', { status: 500 }, { kind: 'retry-after' }],
      ['conversations.open', { reset: true }, { kind: 'retry-after' }],
      ['conversations.open', { status: 429, retryAfter: 3 }, { kind: 'retry-after', ms: 3_000 }],
      ['conversations.open', { error: 'cannot_dm_bot' }, { kind: 'unreachable', left: false }],
      ['conversations.open', { error: 'user_disabled' }, { kind: 'unreachable', left: true }],
    ] as const)('%s with %o as %o, in one attempt', async (method, fault, expected) => {
      slack.faults.failNext(method, fault);
      expect(await told()).toMatchObject(expected);
      expect(calls().filter((one) => one === method)).toHaveLength(1);
    });

    it('nobody can tell what, when Slack never answers', async () => {
      slack.faults.failNext('chat.postMessage', { hang: true });
      expect(await told()).toMatchObject({ kind: 'unknown', reason: 'TimeoutError' });
    });

    it('nothing to somebody who left, and knows which of two it was', async () => {
      const { messenger } = adapter;
      expect(await messenger.tell(envelope('Gone'), say('Hi'))).toMatchObject({
        kind: 'unreachable',
        left: true,
      });
      expect(await messenger.introduce(envelope('Gone'), mention('Ada'), say('Hi'))).toMatchObject({
        left: true,
      });
      expect(await messenger.introduce(envelope('Ada'), mention('Gone'), say('Hi'))).toMatchObject({
        left: false,
      });
    });

    it('nothing to another workspace', async () => {
      const to = { ...envelope('Bob'), community: { ...community(), tenantId: 'T0OTHER' } };
      expect(await adapter.messenger.tell(to, say('Hi'))).toMatchObject({ kind: 'failed' });
      expect(calls()).toEqual([]);
    });

    it('later what Slack refuses the token for, and meanwhile does not ask again', async () => {
      slack.faults.failNext('conversations.open', { error: 'token_revoked' });
      expect(await told()).toEqual({ kind: 'shut-out', reason: 'token_revoked' });
      expect(adapter.ready()).toBe(false);
      const ref = { channel: 'D0BOB', ts: '1.1' };
      expect(await adapter.messenger.revise(community(), ref, say('x'))).toMatchObject({
        kind: 'retry-after',
      });
      expect(await told()).toMatchObject({ kind: 'shut-out' });
      expect(calls()).toEqual(['conversations.open']);
      const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 61_000);
      expect(await told()).toMatchObject({ kind: 'sent' });
      clock.mockRestore();
      expect(adapter.ready()).toBe(true);
    });

    it('later what certainly was not sent, because nobody listened', async () => {
      const nowhere = createSlackMessenger({
        botToken: 'xoxb-test',
        apiUrl: 'http://127.0.0.1:9/api/',
        log,
        tenantId: () => slack.teamId,
        removed: () => false,
        onRefusedToken: () => {},
      });
      expect(await nowhere.tell(envelope('Bob'), say('Hi'))).toMatchObject({
        kind: 'retry-after',
        ms: 30_000,
      });
      const ref = { channel: 'D0BOB', ts: '1.1' };
      expect(await nowhere.revise(community(), ref, say('Hi'))).toMatchObject({
        kind: 'retry-after',
        ms: 30_000,
      });
    });

    it('later what Slack had no time for, and revises nothing that is gone', async () => {
      const { messenger } = adapter;
      const ref = { channel: slack.dmsOf('Bob')[0]?.channel, ts: '1.1' };
      expect(await messenger.revise(community(), ref, say('x'))).toMatchObject({ kind: 'failed' });
      expect(await messenger.revise(community(), null, say('x'))).toMatchObject({ kind: 'failed' });
      slack.faults.failNext('chat.update', { status: 429, retryAfter: 2 });
      expect(await messenger.revise(community(), ref, say('x'))).toEqual({ kind: 'retry-after', ms: 2_000 });
    });
  });

  it('refuses what comes from another workspace, in words, and asks the core nothing', async () => {
    await adapter.messenger.tell(envelope('Ada'), say('Bob asks', yesButton));
    const stranger = await listenAs('T0OTHER');
    expect((await ada().command('/find-insider nurse')).text).toContain('set up for one workspace');
    await ada().press(slack.dmsOf('Ada').at(-1)!, 'yes');
    await vi.waitFor(() =>
      expect(slack.ephemeralsOf('Ada').at(-1)?.text).toContain('set up for one workspace'),
    );
    expect(handled).toEqual([]);
    await stranger.stop();
  });

  /** Our listeners in an app that was installed in another workspace; the relay hands envelopes to the newest. */
  const listenAs = async (tenantId: string) => {
    const logger = boltLogger(log);
    const clientOptions = { slackApiUrl: slack.apiUrl, logger };
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logger,
      installerOptions: { clientOptions },
    });
    const { botToken } = slack;
    const bolt = new Bolt({ receiver, logger, clientOptions, authorize: async () => ({ botToken }) });
    const client = new webApi.WebClient(botToken, clientOptions);
    const people = createPeople(client, log);
    const modals = createModals(client, log);
    listen(bolt, { app: () => core, people, modals, log, tenantId: () => tenantId, reference: () => 'R' });
    await bolt.start();
    return bolt;
  };

  it('connects again by itself after its socket was cut', async () => {
    slack.dropSockets();
    await slack.connected();
    await vi.waitFor(() => expect(adapter.ready()).toBe(true));
    expect((await ada().command('/insider')).text).toBe('Done.');
  }, 15_000);

  it('names the variable when Slack refuses a token', async () => {
    const wrongBot = connect({ botToken: 'xoxb-wrong' });
    await expect(wrongBot.start()).rejects.toThrow('SLACK_BOT_TOKEN (invalid_auth)');
    const wrongApp = connect({ appToken: 'xapp-wrong' });
    await expect(wrongApp.start()).rejects.toThrow('SLACK_APP_TOKEN (invalid_auth)');
    expect(wrongApp.ready()).toBe(false);
    await Promise.all([wrongBot.stop(), wrongApp.stop()]);
    expect(JSON.stringify(log.lines)).not.toMatch(/xoxb-|xapp-/);
  });

  it('waits for what is under way before it disconnects, and sends nothing once the app was removed', async () => {
    const waiting: ((answer: Answer) => void)[] = [];
    script = () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      });
    const answer = ada().command('/insider');
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    const stopped = adapter.stop();
    for (const finish of waiting) finish(message('Just in time.'));
    expect((await answer).text).toBe('Just in time.');
    await stopped;
    expect(adapter.ready()).toBe(false);

    adapter = connect();
    await adapter.start();
    await slack.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0INSIDER00'] } });
    await vi.waitFor(() => expect(adapter.ready()).toBe(false));
    expect(await adapter.messenger.tell(envelope('Bob'), say('Hi'))).toMatchObject({ kind: 'shut-out' });
  });

  it('tells the core when the app is taken out of its workspace, and when it is there again', async () => {
    await adapter.stop();
    presences.length = 0;
    adapter = connect();
    await adapter.start();
    await slack.connected();
    expect(presences).toEqual([['slack', true, null]]);
    await slack.emit({ type: 'app_uninstalled' });
    await vi.waitFor(() => expect(presences.slice(1)).toEqual([['slack', false, null]]));
    expect(adapter.ready()).toBe(false);
    expect(await adapter.messenger.tell(envelope('Bob'), say('Hi'))).toMatchObject({ kind: 'shut-out' });
    slack.dropSockets();
    await vi.waitFor(() => expect(presences.slice(2)).toEqual([['slack', true, null]]), 10_000);
    await vi.waitFor(() => expect(adapter.ready()).toBe(true), 10_000);
  });

  const community = (): Community => ({
    id: 'c-1',
    platform: 'slack',
    tenantId: slack.teamId,
    timeZone: 'UTC',
    clockOffsetMs: 0,
    introductionsIn: 'insider-introductions',
    leftAt: null,
  });
  const mention = (name: string) => ({ externalId: slack.as(name).id, name });
  const envelope = (name: string) => ({ community: community(), nudgeId: 'n-1', recipient: mention(name) });
});
