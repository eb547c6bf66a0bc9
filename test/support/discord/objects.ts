// Discord's objects as the bot receives them, made from the record: users, members, guilds, channels.
import {
  type APIApplication,
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIInteractionGuildMember,
  type APIPrivateThreadChannel,
  type APIPublicThreadChannel,
  type APIRole,
  type APITextChannel,
  type APIThreadMember,
  type APIUser,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  type Locale,
  PermissionFlagsBits as May,
  OverwriteType,
} from 'discord.js';
import { type Channel, type Guild, isMember, type Peer } from './peer.ts';
import type { Person } from './shapes.ts';

/** Discord's flags are sums; none of them is set. */
const NONE: number = 0;
const LONG_AGO = '2023-05-01T09:00:00.000000+00:00';

/** What people may do; organizers may also manage the server. The bot has only what its guild grants it. */
const MEMBER = May.ViewChannel | May.SendMessages | May.ReadMessageHistory | May.UseApplicationCommands;
export const mayDo = (person: Person) => (person.isAdmin ? MEMBER | May.ManageGuild : MEMBER);

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

const role = (id: string, name: string, position: number, permissions: bigint): APIRole => ({
  id,
  name,
  position,
  permissions: String(permissions),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  managed: false,
  mentionable: false,
  flags: NONE,
});

/** Newcomers may do nothing before they have the role of members: so the bot has only what its own role grants. */
export const roleObjects = (peer: Peer, guild: Guild): APIRole[] => [
  role(guild.id, '@everyone', 0, 0n),
  role(guild.roles.member, 'Member', 1, MEMBER),
  role(guild.roles.organizer, 'Organizer', 2, May.ManageGuild),
  {
    ...role(guild.roles.bot, 'insider', 3, guild.botMay),
    managed: true,
    tags: { bot_id: peer.applicationId },
  },
];

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

export const guildObject = (peer: Peer, guild: Guild): APIGuild => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: peer.people.find((person) => person.isAdmin)?.id ?? peer.people[0]?.id ?? '0',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: roleObjects(peer, guild),
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: guild.channels[0]?.id ?? null,
  system_channel_flags: NONE,
  rules_channel_id: null,
  vanity_url_code: null,
  premium_tier: 0,
  preferred_locale: guild.locale as Locale,
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  hub_type: null,
  safety_alerts_channel_id: null,
  incidents_data: null,
});

/** What GUILD_CREATE says. Without privileged intents the bot is its only member. */
export const guildCreate = (peer: Peer, guild: Guild): GatewayGuildCreateDispatchData => {
  const objects = guild.channels.map((channel) => channelObject(peer, channel));
  const isThread = (one: APIChannel) => 'thread_metadata' in one;
  type Created = GatewayGuildCreateDispatchData;
  return {
    ...guildObject(peer, guild),
    joined_at: LONG_AGO,
    large: false,
    unavailable: false,
    member_count: peer.people.filter((person) => isMember(person, guild)).length + 1,
    members: [botMember(peer, guild)],
    channels: objects.filter((one) => !isThread(one)) as Created['channels'],
    threads: objects.filter(isThread) as Created['threads'],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
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
