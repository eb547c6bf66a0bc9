// A Discord for tests: real HTTP and a real gateway on this machine, driven in the words of the people in it.

import { guildCreate } from './guild-objects.ts';
import { autocomplete, command, press, submit } from './interactions.ts';
import { seen } from './messages.ts';
import { type Channel, canSee, dmWith, type Guild, isMember, type Message, type Peer } from './peer.ts';
import { startServer } from './server.ts';
import { createPeer, newGuild, settleChange } from './settle.ts';
import type { Actor, DiscordStandIn, DiscordStandInOptions, Person, Place, SeenThread } from './shapes.ts';
import { theJudge } from './validate.ts';

export type * from './shapes.ts';

const find = <One extends { name: string }>(all: One[], name: string, what: string): One => {
  const found = all.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`No ${what} "${name}"; there are: ${all.map((one) => one.name).join(', ')}`);
};

const textChannels = (guild: Guild) => guild.channels.filter((channel) => !channel.thread);

/** Where somebody acts. */
const placeOf = (peer: Peer, person: Person, { guild: name, channel: wanted }: Place = {}): Channel => {
  if (wanted === 'dm') return dmWith(peer, person);
  const theirs = peer.guilds.filter((guild) => isMember(person, guild) && guild.state === 'here');
  const guild = name === undefined ? theirs[0] : find(theirs, name, `guild of ${person.name}`);
  if (!guild) throw new Error(`${person.name} shares no guild with the bot`);
  const channels = guild.channels.filter((channel) => canSee(person, channel));
  const byId = channels.find((channel) => channel.id === wanted);
  return byId ?? find(channels, wanted ?? channels[0]?.name ?? '', 'channel');
};

const actorFor = (peer: Peer, person: Person): Actor => ({
  id: person.id,
  command: async (line, options = {}, where) =>
    command(peer, person, placeOf(peer, person, where), line, options),
  async autocomplete(line, options, where) {
    const focused = where?.focused ?? Object.keys(options).at(-1) ?? '';
    const reply = await autocomplete(peer, person, placeOf(peer, person, where), line, options, focused);
    return reply.kind === 'choices' ? reply.choices : [];
  },
  press: (message, button, pick) => press(peer, person, message, button, pick),
  submit: (modal, values = {}) => submit(peer, person, modal, values),
  dismiss: () => void peer.modals.delete(person.id),
});

/** What tests read; copies, so that a message seen before an edit stays as it was seen. */
const readers = (peer: Peer, personOf: (name: string) => Person, guildOf: (name?: string) => Guild) => {
  const messages = (fits: (one: Message) => boolean) =>
    peer.messages.filter((one) => !one.deleted && fits(one)).map(seen);
  const inside = (channel: Channel) =>
    messages((one) => one.channelId === channel.id && one.ephemeralTo === undefined);
  const nameOf = (id: string) => peer.people.find((person) => person.id === id)?.name ?? id;
  const threadOf = (channel: Channel): SeenThread => {
    const { parent, members, private: isPrivate, invitable, archived, locked } = channel.thread!;
    return {
      id: channel.id,
      name: channel.name,
      guild: channel.guild?.name ?? '',
      parent: parent.name,
      ...{ private: isPrivate, invitable, archived, locked },
      members: members.map(nameOf),
      messages: inside(channel),
    };
  };
  const readers: Pick<
    DiscordStandIn,
    'dmsOf' | 'threadsOf' | 'ephemeralsOf' | 'messagesIn' | 'latest' | 'openModalOf' | 'commandsOf'
  > = {
    dmsOf: (name) => peer.dms.filter(({ person }) => person === personOf(name)).flatMap(inside),
    threadsOf: (name) =>
      (name === undefined ? peer.guilds : [guildOf(name)])
        .flatMap((guild) => guild.channels)
        .filter((channel) => channel.thread)
        .map(threadOf),
    ephemeralsOf: (name) => messages((one) => one.ephemeralTo === personOf(name).name),
    messagesIn: (channel, guild) => inside(find(textChannels(guildOf(guild)), channel, 'channel')),
    latest(message) {
      const found = peer.messages.find((one) => one.id === message.id);
      if (!found) throw new Error(`There never was a message ${message.id}`);
      return seen(found);
    },
    openModalOf: (name) => structuredClone(peer.modals.get(personOf(name).id)?.modal),
    commandsOf: (guild) =>
      structuredClone(peer.commands.get(guild === undefined ? '' : guildOf(guild).id) ?? []),
  };
  return readers;
};

/** What happens to guilds, and what the bot hears of it. */
const guildDeeds = (peer: Peer, guildOf: (name?: string) => Guild) => {
  const arrive = (guild: Guild) => {
    guild.state = 'here';
    peer.dispatch('GUILD_CREATE', { ...guildCreate(peer, guild) });
  };
  const deeds: Pick<DiscordStandIn, 'addGuild' | 'removeGuild' | 'outage'> = {
    addGuild(spec) {
      const known = peer.guilds.find((guild) => guild.name === spec.name);
      const guild = known ?? newGuild(peer, spec);
      if (!known) peer.guilds.push(guild);
      arrive(guild);
    },
    removeGuild(name) {
      const guild = guildOf(name);
      guild.state = 'gone';
      peer.dispatch('GUILD_DELETE', { id: guild.id });
    },
    outage(name, isOut) {
      const guild = guildOf(name);
      if (!isOut) return arrive(guild);
      guild.state = 'out';
      return peer.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true });
    },
  };
  return deeds;
};

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function createDiscordStandIn(options: DiscordStandInOptions): Promise<DiscordStandIn> {
  const peer = createPeer(options, await theJudge());
  const server = await startServer(peer);
  const personOf = (name: string) => find(peer.people, name, 'person');
  const guildOf = (name?: string) =>
    name === undefined ? peer.guilds[0]! : find(peer.guilds, name, 'guild');
  const { token, applicationId, people, requests, violations } = peer;
  return {
    apiUrl: `${peer.base}/api`,
    ...{ token, applicationId, botId: applicationId, people, requests, violations },
    get guilds() {
      return peer.guilds
        .filter((guild) => guild.state !== 'gone')
        .map((guild) => ({
          id: guild.id,
          name: guild.name,
          channels: textChannels(guild).map(({ id, name }) => ({ id, name })),
        }));
    },
    as: (name) => actorFor(peer, personOf(name)),
    ...readers(peer, personOf, guildOf),
    ...guildDeeds(peer, guildOf),
    faults: server.faults,
    gateway: server.gateway,
    change: (name, change) => void Object.assign(personOf(name), settleChange(change)),
    connected: server.connected,
    stop: server.stop,
  };
}
