// What Discord refuses, the stand-in refuses: known-bad payloads of every kind, and good ones right at the limits.
import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  type DiscordAPIError,
  ComponentType as Kind,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BareBot, startBareBot } from '../support/discord/bare-bot.ts';
import { createDiscordStandIn, type DiscordStandIn } from '../support/discord/stand-in.ts';

const x = (length: number) => 'x'.repeat(length);
const many = <One>(count: number, one: (index: number) => One) =>
  Array.from({ length: count }, (_, index) => one(index));

const row = (...components: object[]) => ({ type: Kind.ActionRow, components });
const button = (id = 'a', more: object = {}) => ({
  type: Kind.Button,
  style: ButtonStyle.Primary,
  custom_id: id,
  label: 'Ask',
  ...more,
});
const option = (value: string, more: object = {}) => ({ label: `Option ${value}`, value, ...more });
const select = (more: object = {}) => ({
  type: Kind.StringSelect,
  custom_id: 's',
  options: [option('1'), option('2')],
  ...more,
});
const label = (component: object, more: object = {}) => ({
  type: Kind.Label,
  label: 'Why',
  component,
  ...more,
});
const input = (more: object = {}) => ({ type: Kind.TextInput, custom_id: 't', style: 2, ...more });
const modal = (components: object[], more: object = {}) => ({
  custom_id: 'm',
  title: 'Ask',
  components,
  ...more,
});
const embed = (more: object) => ({ embeds: [{ title: 'One', ...more }] });
const says = (content: string) => ({ type: Kind.TextDisplay, content });
const V2 = 1 << 15;

type Case = [name: string, body: object];

const badMessages: Case[] = [
  ['nothing at all', {}],
  ['content of blanks', { content: '  \n ' }],
  ['content of 2,001 characters', { content: x(2001) }],
  ['content that is a number', { content: 7 }],
  ['a property nobody knows', { content: 'Hi', colour: 'blue' }],
  ['the ephemeral flag outside an interaction', { content: 'Hi', flags: 64 }],
  ['a nonce of 26 characters', { content: 'Hi', nonce: x(26), enforce_nonce: true }],
  ['a custom_id of 101 characters', { content: 'Hi', components: [row(button(x(101)))] }],
  ['an empty custom_id', { content: 'Hi', components: [row(button(''))] }],
  ['a button label of 81 characters', { content: 'Hi', components: [row(button('a', { label: x(81) }))] }],
  [
    'a button without label and emoji',
    { content: 'Hi', components: [row(button('a', { label: undefined }))] },
  ],
  ['a button without custom_id', { content: 'Hi', components: [row(button('a', { custom_id: undefined }))] }],
  ['a button of a style there is not', { content: 'Hi', components: [row(button('a', { style: 9 }))] }],
  [
    'a link to a script',
    { content: 'Hi', components: [row({ type: 2, style: 5, label: 'Go', url: 'javascript:alert(1)' })] },
  ],
  ['six buttons in a row', { content: 'Hi', components: [row(...many(6, (n) => button(`b${n}`)))] }],
  ['a row of nothing', { content: 'Hi', components: [row()] }],
  ['six rows', { content: 'Hi', components: many(6, (n) => row(button(`b${n}`))) }],
  ['the same custom_id twice', { content: 'Hi', components: [row(button()), row(button())] }],
  ['a button outside a row', { content: 'Hi', components: [button()] }],
  ['a button beside a select', { content: 'Hi', components: [row(select(), button())] }],
  ['a text input in a message', { content: 'Hi', components: [row(input())] }],
  ['a select without options', { content: 'Hi', components: [row(select({ options: [] }))] }],
  ['26 options', { content: 'Hi', components: [row(select({ options: many(26, (n) => option(`${n}`)) }))] }],
  ['an option twice', { content: 'Hi', components: [row(select({ options: [option('1'), option('1')] }))] }],
  [
    'an option label of 101 characters',
    { content: 'Hi', components: [row(select({ options: [option('1', { label: x(101) })] }))] },
  ],
  [
    'an option value of 101 characters',
    { content: 'Hi', components: [row(select({ options: [option(x(101), { label: 'One' })] }))] },
  ],
  [
    'an option description of 101 characters',
    { content: 'Hi', components: [row(select({ options: [option('1', { description: x(101) })] }))] },
  ],
  ['a placeholder of 151 characters', { content: 'Hi', components: [row(select({ placeholder: x(151) }))] }],
  [
    'at least more than at most',
    { content: 'Hi', components: [row(select({ min_values: 2, max_values: 1 }))] },
  ],
  ['eleven embeds', { embeds: many(11, () => ({ title: 'One' })) }],
  ['an embed title of 257 characters', embed({ title: x(257) })],
  ['an embed description of 4,097 characters', embed({ description: x(4097) })],
  ['26 fields', embed({ fields: many(26, () => ({ name: 'a', value: 'b' })) })],
  ['a field without value', embed({ fields: [{ name: 'a', value: '' }] })],
  ['a field name of 257 characters', embed({ fields: [{ name: x(257), value: 'b' }] })],
  ['a field value of 1,025 characters', embed({ fields: [{ name: 'a', value: x(1025) }] })],
  ['a footer of 2,049 characters', embed({ footer: { text: x(2049) } })],
  ['embeds of 6,001 characters in all', { embeds: [{ description: x(3000) }, { description: x(3001) }] }],
  [
    'mentions allowed and listed at once',
    { content: 'Hi', allowed_mentions: { parse: ['users'], users: ['1'.repeat(18)] } },
  ],
  ['mentions of something else', { content: 'Hi', allowed_mentions: { parse: ['channels'] } }],
  ['a text display without the flag', { components: [says('Hi')] }],
  ['content beside components V2', { content: 'Hi', flags: V2, components: [says('Hi')] }],
  ['41 components', { flags: V2, components: many(41, (n) => says(`${n}`)) }],
  [
    '41 components, rows and buttons counted',
    {
      flags: V2,
      components: [...many(8, (n) => row(...many(4, (m) => button(`${n}-${m}`)))), says('One more')],
    },
  ],
  ['text of 4,001 characters in all', { flags: V2, components: [says(x(2000)), says(x(2001))] }],
];

const goodMessages: Case[] = [
  ['content of 2,000 characters', { content: x(2000) }],
  ['2,000 characters outside the basic plane', { content: '🌱'.repeat(2000) }],
  [
    'five rows of five buttons',
    { content: 'Hi', components: many(5, (n) => row(...many(5, (m) => button(`${n}-${m}`)))) },
  ],
  ['labels and ids at their limits', { content: 'Hi', components: [row(button(x(100), { label: x(80) }))] }],
  [
    'a link',
    { content: 'Hi', components: [row({ type: 2, style: 5, label: 'Go', url: 'https://cal.example/ivo' })] },
  ],
  [
    'a button of an emoji',
    { content: 'Hi', components: [row(button('a', { label: undefined, emoji: { name: '🌱' } }))] },
  ],
  [
    '25 options at their limits',
    {
      content: 'Hi',
      components: [
        row(
          select({
            placeholder: x(150),
            max_values: 25,
            options: many(25, (n) =>
              option(x(98) + String(n).padStart(2, '0'), { label: x(100), description: x(100) }),
            ),
          }),
        ),
      ],
    },
  ],
  ['components alone', { components: [row(button())] }],
  ['embeds of 6,000 characters in all', { embeds: [{ description: x(3000) }, { description: x(3000) }] }],
  ['ten embeds', { embeds: many(10, () => ({ title: 'One' })) }],
  ['nobody mentioned', { content: 'Hi', allowed_mentions: { parse: [] } }],
  ['40 components', { flags: V2, components: many(40, (n) => says(`${n}`)) }],
  ['a quiet message', { content: 'Hi', flags: 4096 }],
  [
    'a section in a container',
    {
      flags: V2,
      components: [
        {
          type: Kind.Container,
          components: [{ type: Kind.Section, components: [says('Hi')], accessory: button() }],
        },
      ],
    },
  ],
];

const badModals: Case[] = [
  ['a title of 46 characters', modal([label(input())], { title: x(46) })],
  ['no title', modal([label(input())], { title: '' })],
  ['a custom_id of 101 characters', modal([label(input())], { custom_id: x(101) })],
  ['no fields', modal([])],
  ['six fields', modal(many(6, (n) => label(input({ custom_id: `t${n}` }))))],
  ['a label of 46 characters', modal([label(input(), { label: x(46) })])],
  ['a description of 101 characters', modal([label(input(), { description: x(101) })])],
  ['a label within a label', modal([label(input({ label: 'Why' }))])],
  ['a row whose text input has no label', modal([row(input())])],
  ['a row label of 46 characters', modal([row(input({ label: x(46) }))])],
  ['two text inputs in a row', modal([row(input({ label: 'A' }), input({ label: 'B', custom_id: 'u' }))])],
  ['a placeholder of 101 characters', modal([label(input({ placeholder: x(101) }))])],
  ['a value of 4,001 characters', modal([label(input({ value: x(4001) }))])],
  ['a value longer than its field', modal([label(input({ value: x(11), max_length: 10 }))])],
  ['a field of 4,001 characters', modal([label(input({ max_length: 4001 }))])],
  ['at least more than at most', modal([label(input({ min_length: 5, max_length: 4 }))])],
  ['a button', modal([row(button())])],
  ['a select in a row', modal([row(select())])],
  ['a disabled select', modal([label(select({ disabled: true }))])],
  ['one radio button', modal([label({ type: 21, custom_id: 'r', options: [option('1')] })])],
  ['the same field twice', modal([label(input()), label(input())])],
];

const goodModals: Case[] = [
  [
    'five fields at their limits',
    modal(
      many(5, (n) =>
        label(input({ custom_id: `t${n}`, placeholder: x(100), value: x(4000) }), {
          label: x(45),
          description: x(100),
        }),
      ),
      { title: x(45), custom_id: x(100) },
    ),
  ],
  [
    'every kind of field',
    modal([
      says('A word first'),
      label(select({ required: false, min_values: 0 })),
      label({ type: 21, custom_id: 'r', options: [option('1'), option('2')] }),
      label({ type: 22, custom_id: 'g', options: [option('1')] }),
      label({ type: 23, custom_id: 'c', default: true }),
    ]),
  ],
  ['a row as in the old days', modal([row(input({ label: 'Why', required: false }))])],
];

const choice = (n: number) => ({ name: `Role ${n}`, value: `role-${n}` });
const badChoices: Case[] = [
  ['26 choices', { choices: many(26, choice) }],
  ['a name of 101 characters', { choices: [{ name: x(101), value: 'a' }] }],
  ['a name of nothing', { choices: [{ name: '', value: 'a' }] }],
  ['a value of 101 characters', { choices: [{ name: 'A', value: x(101) }] }],
  ['a choice without value', { choices: [{ name: 'A' }] }],
];

const slash = (name: string, options: object[] = [], more: object = {}) => [
  { name, description: 'Find', options, ...more },
];
const text = (name: string, more: object = {}) => ({ type: 3, name, description: 'A role', ...more });
const badCommands: Case[] = [
  ['a name in capitals', slash('Find')],
  ['a name with a blank', slash('find insider')],
  ['a name of 33 characters', slash(x(33))],
  ['a description of 101 characters', slash('find', [], { description: x(101) })],
  ['no description', slash('find', [], { description: '' })],
  [
    '26 options',
    slash(
      'find',
      many(26, (n) => text(`o${n}`)),
    ),
  ],
  ['an option description of 101 characters', slash('find', [text('role', { description: x(101) })])],
  ['an option twice', slash('find', [text('role'), text('role')])],
  ['a required option after an optional one', slash('find', [text('role'), text('why', { required: true })])],
  ['26 choices', slash('find', [text('role', { choices: many(26, choice) })])],
  ['a choice of 101 characters', slash('find', [text('role', { choices: [{ name: 'A', value: x(101) }] })])],
  ['choices and autocomplete', slash('find', [text('role', { choices: [choice(1)], autocomplete: true })])],
  ['options beside subcommands', slash('find', [text('role'), { type: 1, name: 'sub', description: 'Sub' }])],
  ['a command twice', [...slash('find'), ...slash('find')]],
  ['contexts in a guild', slash('find', [], { contexts: [0] })],
  [
    'more than 8,000 characters',
    slash(
      'find',
      many(25, (n) => text(`o${n}`, { choices: many(4, (m) => ({ name: x(98), value: `${m}` })) })),
    ),
  ],
];

const goodCommands: Case[] = [
  [
    'everything at its limits',
    slash(x(32), [text(x(32), { description: x(100), choices: many(25, choice) })]),
  ],
  ['contexts and places to install', slash('find', [], { contexts: [0, 1], integration_types: [0] })],
  ['names of other scripts', slash('вакансія', [text('роль')])],
  ['words of other languages', slash('find', [], { description_localizations: { uk: 'Шукати' } })],
  ['organizers only', slash('find', [], { default_member_permissions: '32' })],
  [
    'subcommands',
    slash('insider', [{ type: 1, name: 'pause', description: 'Pause', options: [text('until')] }]),
  ],
];

const badThreads: Case[] = [
  ['a name of 101 characters', { name: x(101), type: 12 }],
  ['no name', { type: 12 }],
  ['an archive time there is not', { name: 'Hi', type: 12, auto_archive_duration: 5 }],
  ['an announcement', { name: 'Hi', type: 10 }],
];

describe('what Discord refuses', () => {
  let discord: DiscordStandIn;
  let bot: BareBot;
  let channel: string;

  const register = () => {
    const find = new SlashCommandBuilder().setName('find').setDescription('Find');
    find.addStringOption((one) => one.setName('role').setDescription('A role').setAutocomplete(true));
    return bot.client.application.commands.set([find]);
  };

  beforeAll(async () => {
    discord = await createDiscordStandIn({ people: [{ name: 'Maya' }], patience: 60_000 });
    bot = await startBareBot(discord);
    channel = discord.guilds[0]!.channels[0]!.id;
    await register();
  });
  beforeEach(() => {
    discord.violations.length = 0;
  });
  afterAll(async () => {
    await bot?.stop();
    await discord?.stop();
  });

  const refused = async (sending: Promise<unknown>) => {
    const error = await sending.then(
      () => null,
      (one: DiscordAPIError) => one,
    );
    expect(error).toMatchObject({ status: 400 });
    expect([50035, 50006]).toContain(error?.code);
    expect(discord.violations).toHaveLength(1);
    expect(discord.violations[0]).not.toContain('stand-in');
  };
  const message = (body: object) => bot.client.rest.post(Routes.channelMessages(channel), { body });

  it.each(badMessages)('a message: %s', (_, body) => refused(message(body)));

  it.each(goodMessages)('but not a message: %s', async (_, body) => {
    await message(body);
    expect(discord.violations).toEqual([]);
  });

  /** Something of Maya's that waits for an answer; a refused answer leaves it waiting. */
  const waiting = async (deed: () => Promise<unknown>) => {
    const came = new Promise<{ id: string; token: string }>((resolve) => {
      bot.answer = resolve as BareBot['answer'];
    });
    void deed();
    const { id, token } = await came;
    return (type: number, data?: object) =>
      bot.client.rest.post(Routes.interactionCallback(id, token), { body: { type, data }, auth: false });
  };
  const command = () => waiting(() => discord.as('Maya').command('/find'));

  it.each(badModals)('a modal: %s', async (_, data) => refused((await command())(9, data)));

  it.each(goodModals)('but not a modal: %s', async (_, data) => {
    await (await command())(9, data);
    expect(discord.openModalOf('Maya')?.title).toBe((data as APIModalInteractionResponseCallbackData).title);
    expect(discord.violations).toEqual([]);
  });

  it.each(badChoices)('choices: %s', async (_, data) => {
    const answer = await waiting(() => discord.as('Maya').autocomplete('/find', { role: 'nur' }));
    await refused(answer(8, data));
  });

  it('but not 25 choices at their limits', async () => {
    const answer = await waiting(() => discord.as('Maya').autocomplete('/find', { role: 'nur' }));
    await answer(8, { choices: many(25, (n) => ({ name: x(100), value: x(98) + n })) });
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, number, object | undefined]>([
    ['an update of no message', 7, { content: 'Hi' }],
    ['a deferred update of no message', 6, undefined],
    ['choices', 8, { choices: [] }],
    ['a pong', 1, undefined],
    ['of no kind there is', 99, {}],
  ])('an answer to a command: %s', async (_, type, data) => refused((await command())(type, data)));

  it('a reply, an edit and a follow-up that are too long', async () => {
    const answer = await command();
    await refused(answer(4, { content: x(2001) }));
    await answer(5, { flags: 64 });
    const token = discord.requests.at(-1)?.path.split('/')[3] ?? '';
    const hook = Routes.webhook(discord.applicationId, token);
    discord.violations.length = 0;
    await refused(bot.client.rest.post(hook, { body: { content: x(2001) }, auth: false }));
    discord.violations.length = 0;
    const original = Routes.webhookMessage(discord.applicationId, token);
    await refused(bot.client.rest.patch(original, { body: { content: x(2001) }, auth: false }));
  });

  it.each(badCommands)('commands: %s', (_, body) => {
    const route = Routes.applicationGuildCommands(discord.applicationId, discord.guilds[0]!.id);
    return refused(bot.client.rest.put(route, { body }));
  });

  it.each(goodCommands)('but not commands: %s', async (_, body) => {
    await bot.client.rest.put(Routes.applicationCommands(discord.applicationId), { body });
    expect(discord.violations).toEqual([]);
    await register();
  });

  it.each(badThreads)('a thread: %s', (_, body) =>
    refused(bot.client.rest.post(Routes.threads(channel), { body })),
  );

  it('says where the mistake is, as discord.js prints it', async () => {
    await expect(
      message(badMessages.find(([name]) => name.startsWith('a button label'))![1]),
    ).rejects.toThrow(
      'components[0].components[0].label[BASE_TYPE_INVALID]: must NOT have more than 80 characters',
    );
    expect(discord.violations).toEqual([
      'message to general: 50035 Invalid Form Body (components.0.components.0.label: must NOT have more than 80 characters)',
    ]);
  });
});
