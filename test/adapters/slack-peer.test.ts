// Proves the Slack test peer with a small Bolt app of its own: what our adapter's tests rely on must be true first.
import { App, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { messageProblems, viewProblems } from '../support/slack/limits.ts';
import { localSlackAvailable } from '../support/slack/local-slack.ts';
import { createSlackWorkspace, type SeenMessage, type SlackWorkspace } from '../support/slack/workspace.ts';

const absent = localSlackAvailable();
if (absent) console.warn(`Left out: the Slack peer's tests, because ${absent}.`);

/** Waits for what the bot does after its ack; patient, because the machine may be busy. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });
const silent = () => {};
const logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  getLevel: () => LogLevel.ERROR,
  setName: silent,
} as Logger;

/** A bot that asks somebody for a chat: command → button → form → DM with buttons → answer. */
const createBot = (slack: SlackWorkspace, told: string[]) => {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger,
    clientPingTimeout: 300,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  listen(app, slack, told);
  return app;
};

const button = (action_id: string, text: string, value = '1') => ({
  type: 'actions' as const,
  block_id: 'row',
  elements: [{ type: 'button' as const, action_id, value, text: { type: 'plain_text' as const, text } }],
});
const form = (body: string) => ({
  type: 'modal' as const,
  callback_id: 'ask',
  private_metadata: 'm-1',
  title: { type: 'plain_text' as const, text: 'Ask' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: body } },
    {
      type: 'input' as const,
      block_id: 'message',
      label: { type: 'plain_text' as const, text: 'Your message' },
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 600 },
    },
    {
      type: 'input' as const,
      block_id: 'length',
      label: { type: 'plain_text' as const, text: 'How long?' },
      element: {
        type: 'static_select' as const,
        action_id: 'minutes',
        options: ['15', '30'].map((value) => ({
          value,
          text: { type: 'plain_text' as const, text: `${value} min` },
        })),
      },
    },
  ],
});
const thanks = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Sent' },
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'On its way.' } }],
};

const listen = (app: App, slack: SlackWorkspace, told: string[]) => {
  const insider = slack.people[1]?.id ?? '';
  app.command('/find', async ({ ack, respond, command }) => {
    await ack();
    told.push(`find ${command.text} by ${command.user_name}`);
    await respond({ text: 'Bob fits', blocks: [button('ask:42', 'Ask Bob')] });
  });
  app.command('/plain', ({ ack }) => ack('Answered in the ack'));
  app.action('ask:42', async ({ ack, body, client }) => {
    await ack();
    const { trigger_id } = body as { trigger_id: string };
    const opened = await client.views.open({ trigger_id, view: form('Loading…') });
    await client.views.update({ view_id: opened.view?.id ?? '', view: form('Tell Bob why you ask.') });
  });
  app.view('ask', async ({ ack, view, client }) => {
    const text = view.state.values.message?.text?.value ?? '';
    if (text.length < 20)
      return ack({ response_action: 'errors', errors: { message: 'A little more, please' } });
    await ack({ response_action: 'update', view: thanks });
    const length = view.state.values.length?.minutes?.selected_option?.value;
    const { channel } = await client.conversations.open({ users: insider });
    await client.chat.postMessage({
      channel: channel?.id ?? '',
      text: `${text} (${length} min, ${view.private_metadata})`,
      blocks: [button('yes', 'Happy to chat')],
      metadata: { event_type: 'nudge', event_payload: { id: 'n-1' } },
    });
  });
  app.action('yes', async ({ ack, body, client }) => {
    await ack();
    const { channel, message } = body as { channel: { id: string }; message: { ts: string } };
    await client.chat.update({ channel: channel.id, ts: message.ts, text: 'You said yes', blocks: [] });
  });
  app.event('app_home_opened', async ({ event, client, body }) => {
    told.push(`home ${body.event_id}`);
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [button('pause', 'Pause')] },
    });
  });
  app.action('pause', async ({ ack, body }) => {
    await ack();
    told.push(`pause from ${(body as unknown as { container: { type: string } }).container.type}`);
  });
};

describe.skipIf(absent)('the Slack peer', () => {
  let slack: SlackWorkspace;
  let bot: App;
  const told: string[] = [];
  const latest = (messages: SeenMessage[]) => messages.at(-1) as SeenMessage;
  const client = () => bot.client;

  beforeAll(async () => {
    slack = await createSlackWorkspace({
      people: [
        { name: 'Ana', tz: 'Asia/Kathmandu', isAdmin: true },
        { name: 'Bob', tz: 'UTC' },
        { name: 'Cleo', deleted: true },
      ],
      scopes: ['commands', 'chat:write', 'im:write', 'mpim:write', 'users:read', 'im:history'],
    });
    bot = createBot(slack, told);
    await bot.start();
    await slack.connected();
  });
  beforeEach(() => {
    slack.faults.clear();
    slack.violations.length = 0;
    told.length = 0;
  });
  afterAll(async () => {
    await bot?.stop();
    await slack?.stop();
  });

  it('carries a request from the slash command through the form to the other person and back', async () => {
    const ana = slack.as('Ana');
    await ana.command('/find data scientist');
    await soon(() => expect(slack.ephemeralsOf('Ana')).toHaveLength(1));
    expect(told).toEqual(['find data scientist by ana']);
    expect(slack.ephemeralsOf('Bob')).toEqual([]);

    await ana.press(latest(slack.ephemeralsOf('Ana')), 'Ask Bob');
    await soon(() => expect(slack.openView('Ana')?.blocks[0]?.text?.text).toBe('Tell Bob why you ask.'));
    const view = slack.openView('Ana')!;
    await expect(ana.submit(view, { 'Your message': 'Too short' })).rejects.toThrow(
      'length: Please complete',
    );
    await ana.submit(view, { 'Your message': 'Too short', 'How long?': '15 min' });
    expect(slack.openView('Ana')?.errors).toEqual({ message: 'A little more, please' });

    await ana.submit(view, { message: 'I wonder what your days look like', length: '30' });
    expect(slack.openView('Ana')).toMatchObject({ id: view.id, title: { text: 'Sent' } });
    await soon(() => expect(slack.dmsOf('Bob')).toHaveLength(1));
    const offer = latest(slack.dmsOf('Bob'));
    expect(offer.text).toBe('I wonder what your days look like (30 min, m-1)');

    await slack.as('Bob').press(offer, 'yes');
    await soon(() => expect(latest(slack.dmsOf('Bob')).text).toBe('You said yes'));
    expect(latest(slack.dmsOf('Bob'))).toMatchObject({ blocks: [], earlier: [{ text: offer.text }] });
    expect(slack.violations).toEqual([]);

    const channel = offer.channel;
    const kept = await client().conversations.history({ channel, include_all_metadata: true });
    expect(kept.messages?.[0]?.metadata).toEqual({ event_type: 'nudge', event_payload: { id: 'n-1' } });
    const shown = await fetch(`${slack.uiUrl}/_control/messages/${channel}`).then((answer) => answer.json());
    expect(shown).toMatchObject({ messages: [{ text: 'You said yes' }] });
  });

  it('shows what an ack says, and closes or sends again what the person asks for', async () => {
    await slack.as('Bob').command('/plain', { channel: 'dm' });
    expect(latest(slack.ephemeralsOf('Bob')).text).toBe('Answered in the ack');
    const open = slack.openView('Ana')!;
    await slack.as('Ana').close(open);
    expect(slack.openView('Ana')).toBeUndefined();
  });

  it('publishes the Home tab and takes presses there', async () => {
    await slack.as('Bob').openHome();
    await soon(() => expect(slack.homeOf('Bob')?.type).toBe('home'));
    await slack.as('Bob').press(slack.homeOf('Bob')!, 'Pause');
    await soon(() => expect(told).toContain('pause from view'));
  });

  it('opens one group DM for the same people and shows what is posted there', async () => {
    const users = slack.people.slice(0, 2).map((person) => person.id);
    const first = await client().conversations.open({ users: users.join() });
    const again = await client().conversations.open({ users: users.reverse().join() });
    expect(again.channel?.id).toBe(first.channel?.id);
    const channel = first.channel?.id ?? '';
    const posted = await client().chat.postMessage({ channel, text: 'Ana, meet Bob' });
    await client().chat.update({ channel, ts: posted.ts ?? '', text: 'Ana, this is Bob' });
    expect(slack.groupChats()).toMatchObject([
      { id: channel, members: ['Ana', 'Bob'], messages: [{ text: 'Ana, this is Bob' }] },
    ]);
    await expect(client().conversations.open({ users: slack.people[2]?.id ?? '' })).rejects.toThrow(
      'user_disabled',
    );
  });

  it('knows people with their true zones and roles', async () => {
    const { user } = await client().users.info({ user: slack.people[0]?.id ?? '' });
    expect(user).toMatchObject({ tz: 'Asia/Kathmandu', tz_offset: 20_700, is_admin: true, deleted: false });
    expect(user?.profile?.image_192).toContain('ana');
    const cleo = await client().users.info({ user: slack.people[2]?.id ?? '' });
    expect(cleo.user?.deleted).toBe(true);
  });

  it('refuses and remembers what breaks the limits of Slack', async () => {
    const channel = slack.people[1]?.id ?? '';
    const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } };
    const refused = client().chat.postMessage({ channel, text: 'long', blocks: [section] });
    await expect(refused).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: [expect.stringContaining('/blocks/0/text')] },
      },
    });
    const unknown = [{ type: 'poll' }] as never[];
    await expect(client().chat.postMessage({ channel, text: 'poll', blocks: unknown })).rejects.toThrow(
      'invalid_blocks',
    );
    await client().chat.postMessage({ channel, text: '', blocks: [button('x', 'No fallback')] });
    await expect(client().views.open({ trigger_id: 'old', view: form('Hello') })).rejects.toThrow(
      'invalid_trigger_id',
    );
    expect(slack.violations).toHaveLength(4);
    await expect(bot.client.conversations.history({ channel: 'C0GENERAL00' })).rejects.toThrow(
      'missing_scope',
    );
    await expect(client().auth.test({ token: 'xoxb-stolen' })).rejects.toThrow('invalid_auth');
  });

  it('injects rate limits, errors after acceptance, silence and resets', async () => {
    const channel = slack.people[1]?.id ?? '';
    const before = slack.dmsOf('Bob').length;
    slack.faults.failNext('chat.postMessage', { status: 429, retryAfter: 30 });
    await expect(client().chat.postMessage({ channel, text: 'a' })).rejects.toMatchObject({ retryAfter: 30 });
    expect(slack.dmsOf('Bob')).toHaveLength(before);
    slack.faults.failNext('chat.postMessage', { status: 500, afterAccept: true });
    await expect(client().chat.postMessage({ channel, text: 'b' })).rejects.toThrow();
    expect(slack.dmsOf('Bob')).toHaveLength(before + 1);
    slack.faults.failNext('chat.postMessage', { hang: true, when: (args) => args.text === 'c' });
    const hasty = new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      timeout: 200,
      logger,
    });
    await expect(hasty.chat.postMessage({ channel, text: 'c' })).rejects.toThrow();
    slack.faults.failNext('chat.postMessage', { reset: true });
    await expect(client().chat.postMessage({ channel, text: 'd' })).rejects.toThrow();
    await client().chat.postMessage({ channel, text: 'e' });
    const calls = slack.requests.filter((call) => call.method === 'chat.postMessage').slice(-5);
    expect(calls.map((call) => [call.status, call.accepted])).toEqual([
      [429, false],
      [500, true],
      [null, false],
      [null, false],
      [200, true],
    ]);
  });

  it('delivers an event again with the same id', async () => {
    await slack.as('Ana').openHome();
    await slack.faults.deliverAgain();
    await soon(() => expect(told).toHaveLength(2));
    expect(told[0]).toBe(told[1]);
  });

  it('sees the bot come back after its socket was cut', async () => {
    slack.dropSockets();
    await expect(slack.as('Ana').command('/plain')).rejects.toThrow('dispatch_failed');
    await slack.connected();
    await slack.as('Ana').command('/plain');
    expect(latest(slack.ephemeralsOf('Ana')).text).toBe('Answered in the ack');
  });

  it('takes commands, presses and forms from the web page of local-slack, too', async () => {
    const page = new WebSocket(`${slack.uiUrl.replace('http', 'ws')}/ui`);
    await new Promise((resolve, reject) => page.once('open', resolve).once('error', reject));
    const act = (deed: object) => page.send(JSON.stringify({ ...deed, user: slack.people[0]?.id }));
    const count = slack.ephemeralsOf('Ana').length;
    act({ t: 'slash_command', channel: 'C0GENERAL00', command: '/find', text: 'nurse' });
    await soon(() => expect(slack.ephemeralsOf('Ana')).toHaveLength(count + 1));
    const card = latest(slack.ephemeralsOf('Ana'));
    const action = { type: 'button', action_id: 'ask:42', block_id: 'row', value: '1' };
    act({ t: 'block_action', channel: card.channel, messageTs: card.ts, action });
    await soon(() => expect(slack.openView('Ana')?.blocks[0]?.text?.text).toContain('Bob'));
    const values = {
      message: { text: { type: 'plain_text_input', value: 'What do you do all day long?' } },
      length: {
        minutes: {
          type: 'static_select',
          selected_option: { value: '15', text: { type: 'plain_text', text: '15 min' } },
        },
      },
    };
    act({ t: 'view_submit', values });
    await soon(() => expect(latest(slack.dmsOf('Bob')).text).toContain('all day long? (15 min'));
    await soon(() => expect(slack.openView('Ana')?.title?.text).toBe('Sent'));
    act({ t: 'view_close' });
    await soon(() => expect(slack.openView('Ana')).toBeUndefined());
    act({ t: 'open_home' });
    await soon(() => expect(slack.homeOf('Ana')).toBeDefined());
    act({ t: 'block_action', channel: '', messageTs: '', action: { type: 'button', action_id: 'pause' } });
    await soon(() => expect(told).toContain('pause from view'));
    page.close();
    expect(slack.violations).toEqual([]);
  });
});

describe.skipIf(absent)('the Slack peer, for an impatient or forgetful bot', () => {
  it('counts late acks, old trigger ids and response URLs used up', async () => {
    let clock = 1_000_000;
    const slack = await createSlackWorkspace({
      people: [{ name: 'Ana' }],
      patience: 2_000,
      now: () => clock,
    });
    onTestFinished(slack.stop);
    const seen: { trigger_id: string; response_url: string }[] = [];
    const socketUrl = await fetch(`${slack.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.appToken}` },
    }).then((answer) => answer.json() as Promise<{ url: string }>);
    const socket = new WebSocket(socketUrl.url);
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data));
      if (!envelope_id) return;
      seen.push(payload);
      if (payload.command !== '/silent') socket.send(JSON.stringify({ envelope_id }));
    });
    await slack.connected();
    const api = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger });
    const open = (trigger_id = '') => api.views.open({ trigger_id, view: form('Hello') });

    await slack.as('Ana').command('/quick');
    await open(seen[0]?.trigger_id);
    await expect(open(seen[0]?.trigger_id)).rejects.toThrow('exchanged_trigger_id');
    await expect(slack.as('Ana').command('/silent')).rejects.toThrow('operation_timeout');
    clock += 2_001;
    await expect(open(seen[1]?.trigger_id)).rejects.toThrow('expired_trigger_id');

    const say = (url = '') => fetch(url, { method: 'POST', body: 'text=Hi' }).then((answer) => answer.status);
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push(await say(seen[0]?.response_url));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    clock += 31 * 60_000;
    expect(await say(seen[1]?.response_url)).toBe(404);
    expect(slack.violations).toHaveLength(5);
  });
});

describe("Slack's limits", () => {
  const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
  const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
  const press = (more: object) => ({ type: 'button', text: plain(5), ...more });
  const option = (text = 5, value = 'v') => ({ text: plain(text), value });
  const list = (more: object) => ({ type: 'static_select', options: [option()], ...more });
  const row = (...elements: object[]) => ({ type: 'actions', elements });
  const asked = (more: object) => ({
    type: 'input',
    label: plain(5),
    element: { type: 'plain_text_input' },
    ...more,
  });
  const view = (more: object) => ({ type: 'modal', title: plain(5), submit: plain(4), blocks: [], ...more });

  // Name, the largest size that Slack takes, and a block, message or view of a given size.
  const blocks: [string, number, (size: number) => object][] = [
    ['section text', 3000, (size) => ({ type: 'section', text: mrkdwn(size) })],
    ['section fields', 10, (size) => ({ type: 'section', fields: many(size, () => mrkdwn(5)) })],
    ['field text', 2000, (size) => ({ type: 'section', fields: [mrkdwn(size)] })],
    ['header', 150, (size) => ({ type: 'header', text: plain(size) })],
    ['context elements', 10, (size) => ({ type: 'context', elements: many(size, () => mrkdwn(5)) })],
    ['buttons in a row', 25, (size) => row(...many(size, (i) => press({ action_id: `a${i}` })))],
    ['button text', 75, (size) => row(press({ text: plain(size) }))],
    ['button value', 2000, (size) => row(press({ value: 'x'.repeat(size) }))],
    ['action_id', 255, (size) => row(press({ action_id: 'x'.repeat(size) }))],
    ['block_id', 255, (size) => ({ type: 'divider', block_id: 'x'.repeat(size) })],
    ['options', 100, (size) => row(list({ options: many(size, (i) => option(5, `${i}`)) }))],
    ['option text', 75, (size) => row(list({ options: [option(size)] }))],
    ['placeholder', 150, (size) => row(list({ placeholder: plain(size) }))],
    ['input label', 2000, (size) => asked({ label: plain(size) })],
    ['input hint', 2000, (size) => asked({ hint: plain(size) })],
    ['max_length', 3000, (size) => asked({ element: { type: 'plain_text_input', max_length: size } })],
  ];
  it.each(blocks)('takes %s up to %i and no more', (_, most, make) => {
    expect(messageProblems({ blocks: [make(most)] })).toEqual([]);
    expect(messageProblems({ blocks: [make(most + 1)] })).not.toEqual([]);
  });

  const views: [string, number, (size: number) => object][] = [
    ['title', 24, (size) => view({ title: plain(size) })],
    ['submit', 24, (size) => view({ submit: plain(size) })],
    ['close', 24, (size) => view({ close: plain(size) })],
    ['callback_id', 255, (size) => view({ callback_id: 'x'.repeat(size) })],
    ['private_metadata', 3000, (size) => view({ private_metadata: 'x'.repeat(size) })],
    ['blocks of a modal', 100, (size) => view({ blocks: many(size, () => ({ type: 'divider' })) })],
    [
      'blocks of the Home tab',
      100,
      (size) => ({ type: 'home', blocks: many(size, () => ({ type: 'divider' })) }),
    ],
  ];
  it.each(views)('takes a %s up to %i and no more', (_, most, make) => {
    expect(viewProblems(make(most))).toEqual([]);
    expect(viewProblems(make(most + 1))).not.toEqual([]);
  });

  it.each([
    ['51 blocks in a message', messageProblems({ blocks: many(51, () => ({ type: 'divider' })) })],
    ['an unknown property', messageProblems({ blocks: [{ type: 'divider', colour: 'red' }] })],
    ['an empty text', messageProblems({ blocks: [{ type: 'section', text: mrkdwn(0) }] })],
    ['an empty section', messageProblems({ blocks: [{ type: 'section' }] })],
    ['Markdown in a button', messageProblems({ blocks: [row(press({ text: mrkdwn(5) }))] })],
    [
      'the same action twice in a row',
      messageProblems({ blocks: [row(press({ action_id: 'a' }), press({ action_id: 'a' }))] }),
    ],
    [
      'the same block_id twice',
      messageProblems({ blocks: many(2, () => ({ type: 'divider', block_id: 'b' })) }),
    ],
    [
      'a preset that is no option',
      messageProblems({ blocks: [row(list({ initial_option: option(5, 'w') }))] }),
    ],
    [
      'a preset longer than the field',
      viewProblems(
        view({
          blocks: [asked({ element: { type: 'plain_text_input', max_length: 3, initial_value: 'long' } })],
        }),
      ),
    ],
    ['a form without submit', viewProblems(view({ submit: undefined, blocks: [asked({})] }))],
  ])('refuses %s', (_, problems) => expect(problems).not.toEqual([]));
});
