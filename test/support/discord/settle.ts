// How a stand-in begins: people and guilds get their ids, and what a test leaves out gets its usual value.
import { PermissionFlagsBits as May } from 'discord.js';
import { type Guild, newId, type Peer } from './peer.ts';
import type { DiscordStandInOptions, GuildSpec, Person, PersonSpec } from './shapes.ts';
import type { Judge } from './validate.ts';

/** What a bot like ours asks for when it is invited. */
const BOT_MAY =
  May.ViewChannel |
  May.SendMessages |
  May.EmbedLinks |
  May.ReadMessageHistory |
  May.CreatePrivateThreads |
  May.SendMessagesInThreads;

const PEOPLE = 200_000_000_000_000_000n;
const APPLICATION = '100000000000000001';

const settle = (spec: PersonSpec, index: number): Person => ({
  locale: 'en-US',
  globalName: spec.name,
  nick: null,
  isAdmin: false,
  isBot: false,
  refusesDms: false,
  ...spec,
  guilds: spec.guilds ?? null,
  id: String(PEOPLE + BigInt(index + 1)),
  username: spec.name.toLowerCase().replace(/[^a-z0-9]+/g, '.'),
});

/** A change of a person: guilds left out are not touched, `undefined` means all of them. */
export const settleChange = (change: Partial<Omit<PersonSpec, 'name'>>): Partial<Person> => {
  const { guilds, ...rest } = change;
  return 'guilds' in change ? { ...rest, guilds: guilds ?? null } : rest;
};

export function newGuild(peer: Pick<Peer, 'now'>, spec: GuildSpec): Guild {
  const { name, locale = 'en-US', botMay = BOT_MAY, channels = ['general', 'random'] } = spec;
  const id = () => newId(peer.now());
  const guild: Guild = {
    id: id(),
    name,
    locale,
    botMay,
    state: spec.unavailable ? 'out' : 'here',
    channels: [],
    roles: { member: id(), organizer: id(), bot: id() },
  };
  guild.channels = channels.map((channel) => ({
    id: id(),
    guild,
    ...(typeof channel === 'string' ? { name: channel } : channel),
  }));
  return guild;
}

export function createPeer(options: DiscordStandInOptions, judge: Judge): Peer {
  const { now = Date.now, guilds = [{ name: 'Career Community' }] } = options;
  return {
    token: options.token ?? 'MTAwMDAwMDAwMDAwMDAwMDAx.Test00.discord-stand-in',
    applicationId: APPLICATION,
    intents: options.intents ?? 1,
    patience: options.patience ?? 3_000,
    heartbeat: options.heartbeat ?? 41_250,
    now,
    base: '',
    people: options.people.map(settle),
    guilds: guilds.map((guild) => newGuild({ now }, guild)),
    dms: [],
    commands: new Map(),
    messages: [],
    interactions: [],
    modals: new Map(),
    nonces: new Map(),
    requests: [],
    violations: [],
    judge,
    hasBot: () => false,
    dispatch: () => {},
  };
}
