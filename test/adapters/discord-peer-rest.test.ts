// Proves the stand-in's REST side with a bare discord.js client: messages, threads, permissions, faults.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type DiscordAPIError,
  type Interaction,
  PermissionFlagsBits as May,
  MessageFlags,
  Routes,
  type TextChannel,
  TextDisplayBuilder,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type BareBot, startBareBot } from '../support/discord/bare-bot.ts';
import { createDiscordStandIn, type DiscordStandIn } from '../support/discord/stand-in.ts';

const button = (label: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('b:1').setLabel(label).setStyle(ButtonStyle.Primary),
  );

describe("the Discord stand-in's REST side", () => {
  let discord: DiscordStandIn;
  let bot: BareBot;
  let later = 0;
  const maya = () => discord.as('Maya');
  const ivo = () => discord.as('Ivo');
  const channelOf = (name: string) =>
    bot.client.channels.cache.find((one) => (one as TextChannel).name === name) as TextChannel;
  const general = () => channelOf('general');
  const userOf = (name: string) => bot.client.users.fetch(discord.as(name).id);

  beforeAll(async () => {
    discord = await createDiscordStandIn({
      people: [
        { name: 'Maya' },
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
    bot = await startBareBot(discord, { rest: { timeout: 2_500 } });
    await bot.client.application.commands.set([{ name: 'find', description: 'Find' }]);
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

  it('posts, edits, fetches and deletes in DMs and channels, with files and allowed mentions', async () => {
    const user = await userOf('Maya');
    const message = await user.send({
      content: `Hello <@${user.id}> and @everyone`,
      allowedMentions: { parse: [] },
      files: [{ attachment: Buffer.from('one,two'), name: 'yours.csv' }],
    });
    expect(discord.dmsOf('Maya').at(-1)).toMatchObject({
      files: [{ name: 'yours.csv', content: 'one,two' }],
      pings: [],
    });
    expect(message.attachments.first()?.size).toBe(7);
    await message.edit({ content: 'Hello', attachments: [] });
    expect(discord.dmsOf('Maya').at(-1)).toMatchObject({
      content: 'Hello',
      files: [],
      earlier: [{ content: expect.stringContaining('everyone') }],
    });
    expect((await message.channel.messages.fetch({ limit: 1 })).first()?.content).toBe('Hello');
    const shown = discord.dmsOf('Maya').at(-1)!;
    await message.delete();
    expect(discord.dmsOf('Maya')).toEqual([]);
    expect(discord.latest(shown)).toMatchObject({ content: 'Hello', deleted: true });

    const named = await general().send(`<@${user.id}> @everyone`);
    expect(discord.messagesIn('general').at(-1)?.pings).toEqual(['Maya']);
    await named.delete();
    expect(discord.violations).toEqual([]);
  });

  it('returns the first message for an enforced nonce, for two minutes', async () => {
    const user = await userOf('Maya');
    const send = (content: string) => user.send({ content, nonce: 'n-1', enforceNonce: true });
    const [first, again] = [await send('Once'), await send('Twice')];
    expect([again.id, again.content, discord.dmsOf('Maya').length]).toEqual([first.id, 'Once', 1]);
    later += 2 * 60_000 + 1;
    expect((await send('Thrice')).id).not.toBe(first.id);
    expect(discord.dmsOf('Maya').map((one) => one.content)).toEqual(['Once', 'Thrice']);
  });

  it('sees discord.js post again after a fault, which only an enforced nonce makes harmless', async () => {
    const eager = await startBareBot(discord, { rest: { retries: 1 } });
    onTestFinished(() => eager.stop());
    const user = await eager.client.users.fetch(ivo().id);
    const texts = () => discord.dmsOf('Ivo').map((one) => one.content);
    const dropped = { status: 500, afterAccept: true };
    discord.faults.failNext('POST /channels/:channel/messages', dropped);
    await user.send('Twice');
    expect(texts()).toEqual(['Twice', 'Twice']);
    discord.faults.failNext('POST /channels/:channel/messages', dropped);
    await user.send({ content: 'Once', nonce: 'n-2', enforceNonce: true });
    expect(texts()).toEqual(['Twice', 'Twice', 'Once']);
  });

  it('lets a message become one of components V2, if nothing else is left in it', async () => {
    const message = await general().send('Old');
    const components = [new TextDisplayBuilder().setContent('New')];
    const flags = MessageFlags.IsComponentsV2;
    await expect(message.edit({ flags, components })).rejects.toMatchObject({ code: 50035 });
    await message.edit({ flags, components, content: null });
    await message.edit({ components: [new TextDisplayBuilder().setContent('Newer')] });
    expect(discord.messagesIn('general').at(-1)).toMatchObject({
      content: '',
      components: [{ content: 'Newer' }],
      earlier: [{ content: 'Old' }, { content: '' }],
    });
    expect(discord.violations).toEqual([
      'edit in general: 50035 Invalid Form Body (content: cannot be used with IS_COMPONENTS_V2)',
    ]);
  });

  it('brings two people together in a private thread that nobody else sees', async () => {
    const type = ChannelType.PrivateThread as const;
    const thread = await general().threads.create({ name: 'Maya and Ivo', type, invitable: false });
    for (const name of ['Maya', 'Ivo']) await thread.members.add(discord.as(name).id);
    await thread.send({ content: 'Meet each other', components: [button('We met')] });
    expect(discord.threadsOf('Careers')).toMatchObject([
      { name: 'Maya and Ivo', parent: 'general', private: true, invitable: false, members: ['Maya', 'Ivo'] },
    ]);
    const [message] = discord.threadsOf()[0]!.messages;
    await expect(discord.as('Cleo').press(message!, 'We met')).rejects.toThrow(
      'Cleo does not see that message',
    );
    bot.answer = async (interaction: Interaction) => {
      expect(interaction.channel?.isThread()).toBe(true);
      if (interaction.isButton()) await interaction.update({ content: 'Lovely', components: [] });
    };
    await ivo().press(message!, 'We met');
    expect(bot.thrown).toEqual([]);

    await thread.setArchived(true);
    await expect(thread.members.add(discord.as('Cleo').id)).rejects.toMatchObject({ code: 50083 });
    await thread.send('Still here?');
    expect(discord.threadsOf()[0]).toMatchObject({ archived: false, messages: [{ content: 'Lovely' }, {}] });
    await expect(thread.setLocked(true)).rejects.toMatchObject({ code: 50013 });
    await expect(thread.members.add(discord.as('Left').id)).rejects.toMatchObject({ code: 10007 });
    await thread.members.remove(discord.as('Ivo').id);
    expect(discord.threadsOf()[0]?.members).toEqual(['Maya']);
    expect(discord.violations).toEqual([]);
  });

  it('holds the bot to its permissions, and people to theirs', async () => {
    const channel = channelOf;
    await expect(channel('quiet').send('Hi')).rejects.toMatchObject({ status: 403, code: 50013 });
    await expect(
      channel('quiet').threads.create({ name: 'Hi', type: ChannelType.PrivateThread }),
    ).rejects.toMatchObject({ code: 50013 });
    await expect(channel('secret').send('Hi')).rejects.toMatchObject({ status: 403, code: 50001 });
    const me = general().guild.members.me!;
    expect(channel('quiet').permissionsFor(me).toArray()).toEqual(['ViewChannel']);
    expect(general().permissionsFor(me).has(May.CreatePrivateThreads)).toBe(true);

    const sendTo = async (name: string) => (await userOf(name)).send('Hi');
    await expect(sendTo('Cleo')).rejects.toMatchObject({ status: 403, code: 50007 });
    await expect(sendTo('Left')).rejects.toMatchObject({ status: 403, code: 50278 });
    discord.change('Cleo', { refusesDms: false });
    await sendTo('Cleo');
    discord.change('Cleo', { refusesDms: true, guilds: [] });
    const member = (id: string) => general().guild.members.fetch({ user: id, force: true });
    expect((await member(ivo().id)).permissions.has(May.ManageGuild)).toBe(true);
    await expect(member(discord.as('Cleo').id)).rejects.toMatchObject({ status: 404, code: 10007 });
    await expect(member('1'.repeat(18))).rejects.toMatchObject({ code: 10013 });
    await expect(
      bot.client.rest.post(Routes.userChannels(), { body: { recipient_id: '1'.repeat(18) } }),
    ).rejects.toMatchObject({ code: 50033 });
    expect(discord.violations).toEqual([]);
  });

  it('knows the bot, its application, guild, roles and channels', async () => {
    const { client } = bot;
    expect((await client.user.fetch()).id).toBe(discord.botId);
    expect((await client.application.fetch()).approximateGuildCount).toBe(1);
    const guild = await client.guilds.fetch(discord.guilds[0]!.id);
    expect([...(await guild.roles.fetch()).values()].map((role) => role.name)).toContain('Organizer');
    expect((await guild.channels.fetch()).map((channel) => channel?.name)).toEqual([
      'general',
      'quiet',
      'secret',
    ]);
    expect((await guild.channels.fetch(general().id, { force: true }))?.name).toBe('general');
    expect((await client.application.commands.fetch()).map((one) => one.name)).toEqual(['find']);
    expect(discord.commandsOf().map((one) => one.name)).toEqual(['find']);
    await guild.commands.set([{ name: 'here', description: 'Only here' }]);
    expect(discord.commandsOf('Careers')).toMatchObject([{ name: 'here', guild_id: guild.id }]);
    await guild.commands.set([]);
    expect(discord.violations).toEqual([]);
  });

  it('answers 404 to what it does not know, and remembers it', async () => {
    await expect(bot.client.rest.get('/guilds/1/bans')).rejects.toMatchObject({ status: 404 });
    await expect(bot.client.rest.get('/channels/1')).rejects.toMatchObject({ code: 10003 });
    expect(discord.violations).toEqual(['GET /api/v10/guilds/1/bans: 0 404: Not Found']);
    const bare = await fetch(`${discord.apiUrl}/v10/users/@me`);
    expect([bare.status, await bare.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });

  describe('spoils calls on demand', () => {
    const POST = 'POST /channels/:channel/messages';
    const send = () => general().send('Hello');
    const said = () => discord.messagesIn('general').filter((one) => one.content === 'Hello').length;
    const posted = () => discord.requests.filter((one) => one.route === POST);

    it.each<[string, Parameters<DiscordStandIn['faults']['failNext']>[1], Partial<DiscordAPIError>]>([
      [
        '403/50007',
        { status: 403, code: 50007 },
        { status: 403, code: 50007, message: 'Cannot send messages to this user' },
      ],
      ['404/10007', { status: 404, code: 10007 }, { code: 10007, message: 'Unknown Member' }],
      ['500', { status: 500 }, { status: 500 }],
      [
        'a reset',
        { reset: true },
        { message: expect.stringMatching(/ECONNRESET|other side closed|socket hang up/) },
      ],
      ['a time-out', { hang: true }, { name: 'AbortError' }],
    ])('with %s, and nothing is posted', async (_, fault, error) => {
      const before = said();
      discord.faults.failNext(POST, fault);
      await expect(send()).rejects.toMatchObject(error);
      expect([said(), posted()[0]?.accepted]).toEqual([before, false]);
      await send();
      expect([said(), posted().at(-1)?.accepted]).toEqual([before + 1, true]);
      expect(discord.violations).toEqual([]);
    });

    it.each([
      ['drops the answer', { reset: true, afterAccept: true }],
      ['answers 500', { status: 500, afterAccept: true }],
      ['never answers', { hang: true, afterAccept: true }],
    ])('or accepts the call and %s', async (_, fault) => {
      const before = said();
      discord.faults.failNext(POST, fault);
      await expect(send()).rejects.toThrow();
      expect([said(), posted()[0]?.accepted]).toEqual([before + 1, true]);
    });

    it('with rate limits that discord.js waits for, or refuses if it is told to', async () => {
      discord.faults.failNext(POST, { status: 429, retryAfter: 0.2, times: 2 });
      await send();
      expect(posted().map((one) => one.status)).toEqual([429, 429, 200]);

      const hasty = await startBareBot(discord, { rest: { rejectOnRateLimit: ['/channels'] } });
      onTestFinished(() => hasty.stop());
      const post = () =>
        hasty.client.rest.post(Routes.channelMessages(general().id), { body: { content: 'Hello' } });
      discord.faults.failNext(POST, { status: 429, retryAfter: 30 });
      await expect(post()).rejects.toMatchObject({
        name: 'RateLimitError[/channels/:id/messages]',
        global: false,
      });
      discord.faults.failNext('POST /users/@me/channels', { status: 429, retryAfter: 0.1, global: true });
      await hasty.client.rest.post(Routes.userChannels(), { body: { recipient_id: maya().id } });
    });

    it('with 401, after which discord.js forgets its token and asks for nothing more', async () => {
      const doomed = await startBareBot(discord);
      onTestFinished(() => doomed.stop());
      const post = () =>
        doomed.client.rest.post(Routes.channelMessages(general().id), { body: { content: 'Hello' } });
      discord.faults.failNext(POST, { status: 401 });
      await expect(post()).rejects.toMatchObject({ status: 401 });
      await expect(post()).rejects.toThrow('Expected token to be set');
      expect(posted()).toHaveLength(1);
    });

    it('only where it is told to', async () => {
      discord.faults.failNext(POST, { status: 500, when: ({ body }) => body.content === 'Bad' });
      await send();
      await expect(general().send('Bad')).rejects.toMatchObject({ status: 500 });
      expect(() => discord.faults.failNext('POST /messages', {})).toThrow('No route "POST /messages"');
    });
  });
});
