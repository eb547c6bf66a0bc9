// Discord's objects as the bot receives them, made from the record: users, members, channels, the application.
import {
  type APIApplication,
  type APIChannel,
  type APIDMChannel,
  type APIInteractionGuildMember,
  type APIPrivateThreadChannel,
  type APIPublicThreadChannel,
  type APITextChannel,
  type APIThreadMember,
  type APIUser,
  ChannelType,
  PermissionFlagsBits as May,
  OverwriteType,
} from 'discord.js';
import type { Channel, Guild, Peer } from './peer.ts';
import type { Person } from './shapes.ts';

/** Discord's flags are sums; none of them is set. */
export const NONE: number = 0;
export const LONG_AGO = '2023-05-01T09:00:00.000000+00:00';

/** What people may do; organizers may also manage the server. The bot has only what its guild grants it. */
export const MEMBER_MAY =
  May.ViewChannel | May.SendMessages | May.ReadMessageHistory | May.UseApplicationCommands;
export const mayDo = (person: Person) => (person.isAdmin ? MEMBER_MAY | May.ManageGuild : MEMBER_MAY);

const iso = (at: number) => new Date(at).toISOString();

export const userObject = (person: Person): APIUser => ({
  id: person.id,
  username: person.username,
  discriminator: '0',
  global_name: person.globalName,
  avatar: null,
  public_flags: NONE,
  ...(person.isBot ? { bot: true } : {}),
});

export const botUser = (peer: Peer): APIUser => ({
  id: peer.applicationId,
  username: 'insider',
  discriminator: '0001',
  global_name: null,
  avatar: null,
  bot: true,
  public_flags: NONE,
});

const memberBase = {
  avatar: null,
  banner: null,
  joined_at: LONG_AGO,
  premium_since: null,
  communication_disabled_until: null,
  pending: false,
  deaf: false,
  mute: false,
  flags: NONE,
};

/** `permissions` are only sent with an interaction. */
export const memberObject = (
  guild: Guild,
  person: Person,
): Omit<APIInteractionGuildMember, 'permissions'> => ({
  ...memberBase,
  user: userObject(person),
  nick: person.nick,
  roles: person.isAdmin ? [guild.roles.member, guild.roles.organizer] : [guild.roles.member],
});

export const botMember = (peer: Peer, guild: Guild) => ({
  ...memberBase,
  user: botUser(peer),
  nick: null,
  roles: [guild.roles.bot],
});

const textChannel = (peer: Peer, channel: Channel, guild: Guild): APITextChannel => {
  const { botMay } = channel;
  const allow = String(botMay ?? 0n);
  const deny = String(guild.botMay & ~(botMay ?? 0n));
  const own = { id: peer.applicationId, type: OverwriteType.Member, allow, deny };
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    name: channel.name,
    guild_id: guild.id,
    position: guild.channels.indexOf(channel),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: botMay === undefined ? [] : [own],
    flags: NONE,
  };
};

export const threadMember = (channel: Channel, userId: string): APIThreadMember => ({
  id: channel.id,
  user_id: userId,
  join_timestamp: iso(channel.thread?.at ?? 0),
  flags: NONE,
});

const threadChannel = (peer: Peer, channel: Channel, guild: Guild) => {
  const thread = channel.thread!;
  const common = {
    id: channel.id,
    name: channel.name,
    guild_id: guild.id,
    parent_id: thread.parent.id,
    owner_id: peer.applicationId,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 0,
    total_message_sent: 0,
    member_count: thread.members.length + 1,
    flags: NONE,
    member: threadMember(channel, peer.applicationId),
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.minutes,
      archive_timestamp: iso(thread.at),
      create_timestamp: iso(thread.at),
      ...(thread.private ? { invitable: thread.invitable } : {}),
    },
  };
  return thread.private
    ? ({ ...common, type: ChannelType.PrivateThread } as APIPrivateThreadChannel)
    : ({ ...common, type: ChannelType.PublicThread } as APIPublicThreadChannel);
};

export const channelObject = (peer: Peer, channel: Channel): APIChannel => {
  const { guild, person, thread } = channel;
  if (guild && thread) return threadChannel(peer, channel, guild);
  if (guild) return textChannel(peer, channel, guild);
  const dm: APIDMChannel = {
    id: channel.id,
    type: ChannelType.DM,
    name: null,
    last_message_id: null,
    flags: NONE,
    recipients: person ? [userObject(person)] : [],
  };
  return dm;
};

export const applicationObject = (peer: Peer): APIApplication => ({
  id: peer.applicationId,
  name: 'Find-Insider',
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  bot: botUser(peer),
  summary: '',
  verify_key: '0'.repeat(64),
  team: null,
  flags: NONE,
  flags_new: '0',
  approximate_guild_count: peer.guilds.filter((guild) => guild.state !== 'gone').length,
});
