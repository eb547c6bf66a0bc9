// Proves the stand-in's gateway with a bare discord.js client: handshake, heartbeats, broken lines, guilds that come and go.
import { Client, Events, type Interaction, MessageFlags } from 'discord.js';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type BareBot, startBareBot } from '../support/discord/bare-bot.ts';
import {
  createDiscordStandIn,
  type DiscordStandIn,
  type DiscordStandInOptions,
} from '../support/discord/stand-in.ts';

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

describe("the Discord stand-in's gateway", () => {
  let discord: DiscordStandIn;
  const kinds = () => discord.gateway.log.map((one) => one.kind).filter((kind) => kind !== 'heartbeat');

  const start = async (options: Partial<DiscordStandInOptions> = {}) => {
    discord = await createDiscordStandIn({ people: [{ name: 'Maya' }], ...options });
    const bot = await startBareBot(discord);
    onTestFinished(() => bot.stop());
    await discord.connected();
    return bot;
  };
  afterEach(() => discord?.stop());

  const answering = async (bot: BareBot) => {
    const seen: string[] = [];
    await bot.client.application.commands.set([{ name: 'find', description: 'Find' }]);
    bot.answer = async (interaction: Interaction) => {
      seen.push(interaction.id);
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'Here', flags: MessageFlags.Ephemeral });
    };
    return seen;
  };

  it('lets an unmodified client in, and tells it its guilds', async () => {
    const guilds = [
      { name: 'Careers', locale: 'uk' },
      { name: 'Nurses', channels: ['lobby'] },
    ];
    const { client } = await start({ guilds });
    expect(client.guilds.cache.map((one) => [one.name, one.preferredLocale, one.available])).toEqual([
      ['Careers', 'uk', true],
      ['Nurses', 'en-US', true],
    ]);
    expect(client.channels.cache.size).toBe(3);
    expect(client.user.id).toBe(discord.botId);
    expect(discord.gateway.log[0]).toEqual({ kind: 'identify', intents: 1 });
    expect(discord.violations).toEqual([]);
  });

  it('refuses a wrong token, and intents beyond those it grants', async () => {
    discord = await createDiscordStandIn({ people: [] });
    const api = discord.apiUrl;
    const login = async (intents: number, token: string) => {
      const client = new Client({ intents, rest: { api } });
      onTestFinished(() => client.destroy());
      client.on(Events.ShardError, () => {});
      return client.login(token);
    };
    await expect(login(1, `${discord.token}x`)).rejects.toThrow('An invalid token was provided');
    await expect(login(3, discord.token)).rejects.toThrow('Used disallowed intents');
    expect(discord.violations).toEqual(['identify: intents 3 are more than 1']);
  });

  it('replays to a bot that resumes what it missed', async () => {
    const bot = await start();
    const seen = await answering(bot);
    discord.gateway.drop();
    const reply = discord.as('Maya').command('/find');
    expect(await reply).toMatchObject({ kind: 'message', message: { content: 'Here' } });
    expect(seen).toHaveLength(1);
    expect(discord.gateway.log).toContainEqual({ kind: 'resume', replayed: 1 });
    expect(kinds()).toEqual(['identify', 'resume']);
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, (discord: DiscordStandIn) => void]>([
    ['is told to reconnect', ({ gateway }) => gateway.reconnect()],
    ['has an invalid session that can be resumed', ({ gateway }) => gateway.invalidate(true)],
    ['is closed with 4000', ({ gateway }) => gateway.close(4000)],
    ['is closed with 4009', ({ gateway }) => gateway.close(4009)],
  ])('lets a bot resume that %s', async (_, happen) => {
    const bot = await start();
    const seen = await answering(bot);
    happen(discord);
    await discord.connected();
    await discord.as('Maya').command('/find');
    expect([kinds(), seen.length]).toEqual([['identify', 'resume'], 1]);
  });

  it('forgets an invalid session, and lets the bot in anew', async () => {
    const bot = await start();
    await answering(bot);
    discord.gateway.invalidate();
    await discord.connected();
    expect(kinds()).toEqual(['identify', 'identify']);
    await discord.as('Maya').command('/find');
  });

  it('takes no line while it is shut; discord.js gives its session up then', async () => {
    const bot = await start();
    await answering(bot);
    const failed = new Promise<void>((resolve) => {
      bot.client.on(Events.Debug, (line) => line.includes('due to a network error') && resolve());
    });
    discord.gateway.shut(true);
    discord.gateway.drop();
    await failed;
    discord.gateway.shut(false);
    await discord.connected();
    expect(kinds()).toEqual(['identify', 'identify']);
    await discord.as('Maya').command('/find');
  });

  it('answers heartbeats, and is left by the bot when it does not', async () => {
    const bot = await start({ heartbeat: 200 });
    await soon(() =>
      expect(discord.gateway.log.filter(({ kind }) => kind === 'heartbeat').length).toBeGreaterThan(2),
    );
    expect(bot.client.ws.ping).toBeGreaterThanOrEqual(0);
    const left = new Promise((resolve) => bot.client.once(Events.ShardReconnecting, resolve));
    discord.gateway.freeze(true);
    await left;
    discord.gateway.freeze(false);
    await soon(() => expect(kinds()).toEqual(['identify', 'resume']));
  });

  it('tells of guilds that come, go and break down', async () => {
    const { client } = await start({ guilds: [{ name: 'Careers' }] });
    const heard: string[] = [];
    client.on(Events.GuildCreate, (guild) => heard.push(`joined ${guild.name}`));
    client.on(Events.GuildDelete, (guild) => heard.push(`left ${guild.name}`));
    client.on(Events.GuildUnavailable, (guild) => heard.push(`lost ${guild.name}`));
    client.on(Events.GuildAvailable, (guild) => heard.push(`found ${guild.name}`));
    client.on(Events.GuildUpdate, (_, guild) => heard.push(`now ${guild.name}`));
    discord.addGuild({ name: 'Nurses' });
    await soon(() => expect(discord.guilds.map((one) => one.name)).toEqual(['Careers', 'Nurses']));
    discord.outage('Careers', true);
    discord.outage('Careers', false);
    discord.removeGuild('Nurses');
    discord.gateway.emit('GUILD_UPDATE', { id: discord.guilds[0]!.id, name: 'Great Careers' });
    await soon(() => expect(heard).toHaveLength(5));
    expect(heard).toEqual([
      'joined Nurses',
      'lost Careers',
      'found Careers',
      'left Nurses',
      'now Great Careers',
    ]);
    await expect(client.guilds.fetch({ guild: '1', force: true })).rejects.toMatchObject({ code: 10004 });
  });

  it('starts with a guild in an outage, and one that the bot has left', async () => {
    const bot = await start({ guilds: [{ name: 'Careers' }, { name: 'Nurses' }] });
    discord.outage('Careers', true);
    discord.removeGuild('Nurses');
    const { client } = await startBareBot(discord, { waitGuildTimeout: 100 });
    onTestFinished(() => client.destroy());
    expect(client.guilds.cache.map((one) => one.available)).toEqual([false]);
    expect(bot.thrown).toEqual([]);
  });

  it('tells two processes of one bot the same, and takes the answer of the first', async () => {
    const bots = [await start(), await startBareBot(discord)];
    onTestFinished(() => bots[1]?.stop());
    const seen = await Promise.all(bots.map(answering));
    expect(await discord.as('Maya').command('/find')).toMatchObject({ kind: 'message' });
    await soon(() => expect(bots.flatMap((bot) => bot.thrown)).toMatchObject([{ code: 40060 }]));
    expect(seen[0]).toEqual(seen[1]);
    expect(discord.violations).toEqual(['answer to /find: 40060 Interaction has already been acknowledged.']);
  });

  it('delivers an interaction again on demand', async () => {
    const bot = await start();
    const seen = await answering(bot);
    expect(() => discord.gateway.deliverAgain()).toThrow('Nothing was delivered yet');
    await discord.as('Maya').command('/find');
    discord.gateway.deliverAgain();
    await soon(() => expect(seen).toEqual([seen[0], seen[0]]));
  });

  it('knows when no bot is there', async () => {
    const bot = await start({ patience: 100 });
    await answering(bot);
    await bot.stop();
    const find = () => discord.as('Maya').command('/find');
    await vi.waitFor(() => expect(find()).rejects.toThrow('No bot is connected to take /find'));
  });

  it.each([
    ['speaks an old version', '/gateway?v=9&encoding=json', null, 4012],
    ['asks before it says who it is', '/gateway?v=10&encoding=json', { op: 8, d: {} }, 4003],
    ['says nonsense', '/gateway?v=10&encoding=json', 'nonsense', 4002],
    ['resumes with a wrong token', '/resume?v=10&encoding=json', { op: 6, d: { token: 'x' } }, 4004],
  ])('closes the line of a bot that %s', async (_, path, says, expected) => {
    discord = await createDiscordStandIn({ people: [] });
    const line = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('/api', path));
    if (says) line.on('message', () => line.send(typeof says === 'string' ? says : JSON.stringify(says)));
    const code = await new Promise((resolve) => line.once('close', resolve));
    expect(code).toBe(expected);
  });
});
