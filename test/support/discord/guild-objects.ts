// Guilds and their roles as the bot receives them, made from the record.
import {
  type APIChannel,
  type APIGuild,
  type APIRole,
  type GatewayGuildCreateDispatchData,
  type Locale,
  PermissionFlagsBits as May,
} from 'discord.js';
import { botMember, channelObject, LONG_AGO, MEMBER_MAY, NONE } from './objects.ts';
import { type Guild, isMember, type Peer } from './peer.ts';

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
  role(guild.roles.member, 'Member', 1, MEMBER_MAY),
  role(guild.roles.organizer, 'Organizer', 2, May.ManageGuild),
  {
    ...role(guild.roles.bot, 'insider', 3, guild.botMay),
    managed: true,
    tags: { bot_id: peer.applicationId },
  },
];

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
