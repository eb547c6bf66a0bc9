// Proves the Discord stand-in with a bare discord.js client: what our adapter's tests rely on must be true first.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  type Interaction,
  LabelBuilder,
  PermissionFlagsBits as May,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  Routes,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BareBot, startBareBot } from '../support/discord/bare-bot.ts';
import { createDiscordStandIn, type DiscordStandIn } from '../support/discord/stand-in.ts';

/** Waits for what the bot does after its first answer; patient, because the machine may be busy. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });
const hidden = MessageFlags.Ephemeral as const;

const buttons = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder()
        .setCustomId(`${label.toLowerCase()}:1`)
        .setLabel(label)
        .setStyle(ButtonStyle.Primary),
    ),
  );
const roles = [
  { label: 'Data scientist', value: 'ds' },
  { label: 'Nurse', value: 'rn' },
];
const picker = () =>
  new StringSelectMenuBuilder().setCustomId('roles').setPlaceholder('Which?').addOptions(roles);
const text = (id: string) => new TextInputBuilder().setCustomId(id).setStyle(TextInputStyle.Paragraph);
const askForm = () =>
  new ModalBuilder()
    .setCustomId('ask')
    .setTitle('Ask Ivo')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Your message')
        .setTextInputComponent(text('message').setMinLength(10).setMaxLength(600)),
      new LabelBuilder()
        .setLabel('How long?')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('minutes')
            .addOptions({ label: '15 min', value: '15', default: true }, { label: '30 min', value: '30' }),
        ),
    );

const commands = [
  new SlashCommandBuilder()
    .setName('find-insider')
    .setDescription('Find somebody')
    .addStringOption((one) => one.setName('role').setDescription('A role').setAutocomplete(true)),
  new SlashCommandBuilder()
    .setName('insider')
    .setDescription('Your things')
    .addSubcommand((one) => one.setName('status').setDescription('How it stands'))
    .addSubcommand((one) =>
      one
        .setName('pause')
        .setDescription('Pause')
        .addIntegerOption((days) =>
          days.setName('days').setDescription('Days').setRequired(true).setMaxValue(90),
        )
        .addStringOption((why) =>
          why.setName('why').setDescription('Why').addChoices({ name: 'Holidays', value: 'h' }),
        ),
    ),
  new SlashCommandBuilder()
    .setName('organize')
    .setDescription('For organizers')
    .setDefaultMemberPermissions(May.ManageGuild)
    .setContexts(0),
];

describe('the Discord stand-in', () => {
  let discord: DiscordStandIn;
  let bot: BareBot;
  let later = 0;
  const maya = () => discord.as('Maya');
  const ivo = () => discord.as('Ivo');
  const userOf = (name: string) => bot.client.users.fetch(discord.as(name).id);
  const find = () => maya().command('/find-insider', { role: 'nurse' });

  beforeAll(async () => {
    discord = await createDiscordStandIn({
      people: [
        { name: 'Maya', locale: 'uk', nick: 'M.' },
        { name: 'Ivo', isAdmin: true },
        { name: 'Cleo', refusesDms: true },
        { name: 'Left', guilds: [] },
      ],
      guilds: [
        {
          name: 'Careers',
          channels: ['general', { name: 'quiet', botMay: May.ViewChannel }, { name: 'secret', botMay: 0n }],
        },
      ],
      now: () => Date.now() + later,
    });
    bot = await startBareBot(discord);
    await bot.client.application.commands.set(commands);
  });
  beforeEach(() => {
    discord.faults.clear();
    discord.violations.length = 0;
    discord.requests.length = 0;
    bot.thrown.length = 0;
    bot.answer = () => {};
  });
  afterAll(async () => {
    await bot?.stop();
    await discord?.stop();
  });

  it('carries a request from the slash command through the form to the other person and back', async () => {
    bot.answer = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply({ flags: hidden });
        const role = interaction.options.getString('role');
        await interaction.editReply({ content: `Ivo is a ${role}`, components: [buttons('Ask')] });
      } else if (interaction.isButton() && interaction.customId === 'ask:1') {
        await interaction.showModal(askForm());
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        const { fields } = interaction;
        const minutes = fields.getStringSelectValues('minutes').join();
        await interaction.update({ content: 'On its way.', components: [] });
        const user = await userOf('Ivo');
        const content = `${fields.getTextInputValue('message')} (${minutes} min)`;
        await user.send({ content, components: [buttons('Happy to chat', 'No')] });
      } else if (interaction.isButton()) {
        expect(interaction.inGuild()).toBe(false);
        await interaction.deferUpdate();
        await interaction.message.edit({ content: 'You said yes', components: [] });
      }
    };
    expect(await find()).toMatchObject({ kind: 'thinking', message: { ephemeralTo: 'Maya' } });
    await soon(() => expect(discord.ephemeralsOf('Maya')).toMatchObject([{ content: 'Ivo is a nurse' }]));
    const card = discord.ephemeralsOf('Maya')[0]!;
    await expect(ivo().press(card, 'Ask')).rejects.toThrow('Only Maya sees that message');

    const opened = await maya().press(card, 'Ask');
    expect(opened).toMatchObject({ kind: 'modal', modal: { title: 'Ask Ivo', customId: 'ask' } });
    const modal = discord.openModalOf('Maya')!;
    await expect(maya().submit(modal, { 'Your message': 'Too short' })).rejects.toThrow('Must be 10 or more');
    await expect(maya().submit(modal, { minutes: [] })).rejects.toThrow(
      'Your message: This field is required',
    );
    await expect(maya().submit(modal, { subject: 'Hi' })).rejects.toThrow('No field "subject"');
    const sent = await maya().submit(modal, { message: 'What are your days like?', 'How long?': '30 min' });
    expect(sent).toMatchObject({ kind: 'update', message: { content: 'On its way.', components: [] } });
    expect(discord.openModalOf('Maya')).toBeUndefined();

    await soon(() => expect(discord.dmsOf('Ivo')).toHaveLength(1));
    const offer = discord.dmsOf('Ivo')[0]!;
    expect(offer.content).toBe('What are your days like? (30 min)');
    await expect(maya().press(offer, 'No')).rejects.toThrow('Maya does not see that message');
    expect(await ivo().press(offer, 'Happy to chat')).toEqual({ kind: 'deferred-update' });
    await soon(() => expect(discord.latest(offer).content).toBe('You said yes'));
    expect(discord.latest(offer)).toMatchObject({ components: [], earlier: [{ content: offer.content }] });
    expect(bot.thrown).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('says who acts where, as discord.js reads it', async () => {
    const seen: unknown[] = [];
    bot.answer = async (interaction: Interaction) => {
      const { user, member, locale, guildLocale, guild, context, channel } = interaction;
      const nick = member && 'nickname' in member ? member.nickname : null;
      const may = interaction.memberPermissions?.has(May.ManageGuild);
      const bits = interaction.appPermissions.has(May.CreatePrivateThreads);
      seen.push([
        user.username,
        user.displayName,
        nick,
        locale,
        guildLocale,
        guild?.name,
        context,
        may,
        bits,
      ]);
      if (interaction.inGuild()) expect(channel?.type).toBe(ChannelType.GuildText);
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Hi', flags: hidden });
    };
    await find();
    await ivo().command('/find-insider', {}, { guild: 'Careers', channel: 'quiet' });
    await ivo().command('/find-insider', {}, { channel: 'dm' });
    expect(seen).toEqual([
      ['maya', 'Maya', 'M.', 'uk', 'en-US', 'Careers', 0, false, true],
      ['ivo', 'Ivo', null, 'en-US', 'en-US', 'Careers', 0, true, false],
      ['ivo', 'Ivo', null, 'en-US', null, undefined, 1, undefined, expect.any(Boolean)],
    ]);
    expect(bot.thrown).toEqual([]);
  });

  it('takes options and subcommands, and sends nothing that Discord itself would not', async () => {
    const seen: unknown[] = [];
    bot.answer = async (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      seen.push([options.getSubcommand(false), options.getInteger('days'), options.getString('why')]);
      await interaction.reply('Done');
    };
    await maya().command('/insider pause', { days: 14, why: 'Holidays' });
    await maya().command('/insider status');
    await ivo().command('/organize');
    expect(seen).toEqual([
      ['pause', 14, 'h'],
      ['status', null, null],
      [null, null, null],
    ]);
    expect(discord.messagesIn('general').map((one) => one.content)).toEqual(['Done', 'Done', 'Done']);
    const refused: [Promise<unknown>, string][] = [
      [maya().command('/unknown'), 'no command "/unknown" here; there are: /find-insider, /insider'],
      [maya().command('/organize'), 'no command "/organize"'],
      [ivo().command('/organize', {}, { channel: 'dm' }), 'no command "/organize"'],
      [maya().command('/insider'), 'needs one of its subcommands: status, pause'],
      [maya().command('/insider stop'), 'no subcommand "stop"'],
      [maya().command('/insider pause'), 'needs the option "days"'],
      [maya().command('/insider pause', { days: 91 }), '"days" of /insider pause is between'],
      [maya().command('/insider pause', { days: 'two' }), 'is a number'],
      [maya().command('/insider pause', { days: 1, why: 'Work' }), 'is one of Holidays'],
      [maya().command('/insider pause', { day: 1 }), 'no option "day"; there are: days, why'],
      [maya().autocomplete('/insider pause', { why: 'H' }), 'offers nothing while one types'],
      [discord.as('Left').command('/insider status'), 'Left shares no guild with the bot'],
    ];
    for (const [sending, words] of refused) await expect(sending).rejects.toThrow(words);
  });

  it('asks for choices while somebody types', async () => {
    bot.answer = async (interaction: Interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond(
        roles.filter((one) => one.value.startsWith(typed)).map(({ label: name, value }) => ({ name, value })),
      );
    };
    expect(await maya().autocomplete('/find-insider', { role: 'r' })).toEqual([
      { name: 'Nurse', value: 'rn' },
    ]);
    expect(await maya().autocomplete('/find-insider', { role: '' }, { focused: 'role' })).toHaveLength(2);
    expect(discord.violations).toEqual([]);
  });

  it('lets people pick from a select, and fill in every kind of field', async () => {
    const filled: unknown[] = [];
    bot.answer = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          components: [
            new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(picker().setMaxValues(2)),
          ],
        });
      if (interaction.isStringSelectMenu()) {
        filled.push(interaction.values);
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId('many')
            .setTitle('Many')
            .addTextDisplayComponents((one) => one.setContent('A word first'))
            .addLabelComponents(
              new LabelBuilder().setLabel('Roles').setStringSelectMenuComponent(picker().setRequired(false)),
              new LabelBuilder()
                .setLabel('One')
                .setRadioGroupComponent(new RadioGroupBuilder().setCustomId('one').addOptions(roles)),
              new LabelBuilder()
                .setLabel('Several')
                .setCheckboxGroupComponent(
                  new CheckboxGroupBuilder().setCustomId('several').addOptions(roles),
                ),
              new LabelBuilder()
                .setLabel('Sure')
                .setCheckboxComponent(new CheckboxBuilder().setCustomId('sure')),
            ),
        );
      }
      if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        filled.push(fields.getStringSelectValues('roles'), fields.getRadioGroup('one'));
        filled.push(fields.getCheckboxGroup('several'), fields.getCheckbox('sure'));
        await interaction.reply({ content: 'Thanks', flags: hidden });
      }
    };
    await find();
    const asked = discord.messagesIn('general').at(-1)!;
    await expect(maya().press(asked, 'roles', [])).rejects.toThrow('would not send this choice');
    await expect(maya().press(asked, 'roles', 'Pilot')).rejects.toThrow('there are: Data scientist, Nurse');
    await maya().press(asked, 'Which?', ['Nurse', 'ds']);
    const form = discord.openModalOf('Maya')!;
    await maya().submit(form, { One: 'Nurse', several: ['ds', 'rn'], Sure: true });
    expect(filled).toEqual([['rn', 'ds'], [], 'rn', ['ds', 'rn'], true]);
    expect(discord.violations).toEqual([]);
  });

  it('shows a modal until it is sent or dismissed, and lets it be sent twice', async () => {
    bot.answer = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(askForm());
      if (interaction.isModalSubmit()) await interaction.reply({ content: 'Sent', flags: hidden });
    };
    await find();
    const modal = discord.openModalOf('Maya')!;
    maya().dismiss();
    expect(discord.openModalOf('Maya')).toBeUndefined();
    for (const _ of [1, 2]) await maya().submit(modal, { message: 'What are your days like?' });
    expect(discord.ephemeralsOf('Maya').filter((one) => one.content === 'Sent')).toHaveLength(2);
    await expect(ivo().submit(modal, {})).rejects.toThrow('Ivo does not see that modal');
  });

  it('keeps follow-ups, edits and deletions of a reply; the first follow-up fills in what is thinking', async () => {
    bot.answer = async (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { resource, interaction: answered } = await interaction.deferReply({
        flags: hidden,
        withResponse: true,
      });
      expect([resource?.message?.flags.has(MessageFlags.Loading), answered.responseMessageEphemeral]).toEqual(
        [true, true],
      );
      const first = await interaction.followUp('First');
      const second = await interaction.followUp({ content: 'Second', flags: hidden });
      await interaction.editReply({ message: second, content: 'Second, better' });
      expect((await interaction.fetchReply()).content).toBe('First');
      await interaction.deleteReply(first);
      await expect(interaction.fetchReply()).rejects.toMatchObject({ code: 10008 });
      const third = await interaction.followUp({ content: 'Third' });
      await expect(third.fetch()).resolves.toMatchObject({ content: 'Third' });
    };
    const { message } = (await find()) as { message: { id: string } };
    await soon(() => expect(discord.messagesIn('general').at(-1)?.content).toBe('Third'));
    expect(bot.thrown).toEqual([]);
    expect(discord.ephemeralsOf('Maya').filter((one) => one.id >= message.id)).toMatchObject([
      { content: 'Second, better', earlier: [{ content: 'Second' }] },
    ]);
    expect(discord.violations).toEqual([]);
  });

  it('takes one answer, in time, and a token for a quarter of an hour', async () => {
    const raw = (interaction: Interaction) =>
      bot.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        body: { type: 4, data: { content: 'Hi', flags: 64 } },
        auth: false,
      });
    const came: Interaction[] = [];
    bot.answer = async (interaction: Interaction) => void came.push(interaction);
    await expect(find()).rejects.toThrow('The application did not respond to /find-insider role:nurse');
    await expect(raw(came[0]!)).rejects.toMatchObject({ status: 404, code: 10062 });
    const hook = (interaction: Interaction) =>
      interaction.isChatInputCommand() && interaction.webhook.send('More');
    await expect(hook(came[0]!)).rejects.toMatchObject({ code: 10015 });
    expect(discord.violations).toEqual([
      '/find-insider role:nurse: not answered within 3000 ms',
      'answer to /find-insider role:nurse: 10062 Unknown interaction',
      'follow-up: 10015 Unknown Webhook',
    ]);

    discord.violations.length = 0;
    bot.answer = async (interaction: Interaction) => {
      came.push(interaction);
      await raw(interaction);
    };
    await find();
    await expect(raw(came[1]!)).rejects.toMatchObject({ status: 400, code: 40060 });
    await hook(came[1]!);
    later += 15 * 60_000 + 1;
    await expect(hook(came[1]!)).rejects.toMatchObject({ status: 401, code: 50027 });
    expect(discord.violations).toEqual([
      'answer to /find-insider role:nurse: 40060 Interaction has already been acknowledged.',
      'follow-up: 50027 Invalid Webhook Token',
    ]);
  });
});
