// REST below /channels: messages of the bot, threads and who is in them.
import { PermissionFlagsBits as May } from 'discord.js';
import { erase, messageObject, messageRefusal, post, revise, type Sent } from './messages.ts';
import { channelObject, threadMember } from './objects.ts';
import {
  type Answer,
  botMayIn,
  type Channel,
  channelById,
  done,
  isMember,
  type Message,
  missing,
  newId,
  no,
  ok,
  type Peer,
  personById,
  refuseForm,
  unknown,
} from './peer.ts';
import type { Json } from './shapes.ts';

/** "For a few minutes", Discord says; the strict reading. */
const NONCE_LIFE = 2 * 60_000;

const archived = no(400, 50083, 'Thread is archived');
const has = (channel: Channel, bits: bigint) => (botMayIn(channel) & bits) === bits;

/** The channel, if the bot sees it. */
export const visible = (peer: Peer, id: string): Channel | Answer => {
  const channel = channelById(peer, id);
  if (!channel) return unknown.channel;
  return channel.guild && !has(channel, May.ViewChannel) ? missing.access : channel;
};

export const isAnswer = (one: object): one is Answer => 'status' in one;

/** Why the bot may not write here, or null. */
const writeRefusal = (peer: Peer, channel: Channel): Answer | null => {
  const { person, thread } = channel;
  if (person) {
    const shares = peer.guilds.some((guild) => guild.state !== 'gone' && isMember(person, guild));
    if (!shares) return no(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
    return person.refusesDms || person.isBot ? no(403, 50007, 'Cannot send messages to this user') : null;
  }
  if (thread?.locked && !has(channel, May.ManageThreads)) return archived;
  return has(channel, thread ? May.SendMessagesInThreads : May.SendMessages) ? null : missing.permissions;
};

/** POST …/messages. A nonce that is enforced brings back what it brought before. */
export function createMessage(peer: Peer, channel: Channel, sent: Sent): Answer {
  const what = `message to ${channel.person?.name ?? channel.name}`;
  const problem =
    messageRefusal(peer, what, 'RESTPostAPIChannelMessageJSONBody', sent) ?? writeRefusal(peer, channel);
  if (problem) return problem;
  const { nonce, enforce_nonce } = sent.body;
  const known = peer.nonces.get(String(nonce));
  const isKnown = enforce_nonce && known && peer.now() - known.at < NONCE_LIFE;
  if (isKnown) return ok(messageObject(peer, known.message));
  // Writing into an archived thread opens it again.
  if (channel.thread) channel.thread.archived = false;
  const message = post(peer, channel, sent);
  if (nonce !== undefined) peer.nonces.set(String(nonce), { message, at: peer.now() });
  return ok(messageObject(peer, message));
}

/** Messages of a channel that the bot can fetch: not the ephemeral ones. */
const inChannel = (peer: Peer, channel: Channel): Message[] =>
  peer.messages.filter((one) => one.channelId === channel.id && !one.deleted && !one.ephemeralTo);

/** GET …/messages, newest first. */
export function listMessages(peer: Peer, channel: Channel, query: URLSearchParams): Answer {
  if (channel.guild && !has(channel, May.ReadMessageHistory)) return ok([]);
  const before = BigInt(query.get('before') ?? 2n ** 63n);
  const after = BigInt(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const found = inChannel(peer, channel)
    .filter((one) => BigInt(one.id) < before && BigInt(one.id) > after)
    .reverse();
  return ok(found.slice(0, limit).map((one) => messageObject(peer, one)));
}

/** GET, PATCH and DELETE …/messages/:message. */
export function oneMessage(peer: Peer, method: string, channel: Channel, id: string, sent: Sent): Answer {
  const message = inChannel(peer, channel).find((one) => one.id === id);
  if (!message) return unknown.message;
  if (method === 'GET') return ok(messageObject(peer, message));
  if (channel.thread?.archived) return archived;
  if (method === 'DELETE') return erase(message);
  const what = `edit in ${channel.person?.name ?? channel.name}`;
  const form = 'RESTPatchAPIChannelMessageJSONBody';
  const problem = messageRefusal(peer, what, form, sent, { before: message });
  return problem ?? ok(messageObject(peer, revise(peer, message, sent)));
}

const PUBLIC = 11;
const PRIVATE = 12;

/** POST …/threads. Without a type, it is private. */
export function createThread(peer: Peer, parent: Channel, body: Json): Answer {
  const what = `thread in ${parent.name}`;
  const slips = peer.judge('RESTPostAPIChannelThreadsJSONBody', body);
  if (slips.length > 0) return refuseForm(peer, what, slips);
  const { guild } = parent;
  const { name, type = PRIVATE, invitable = true, auto_archive_duration: minutes = 4320 } = body;
  const isFit = guild && !parent.thread && [PUBLIC, PRIVATE].includes(Number(type));
  if (!isFit) return refuseForm(peer, what, [{ at: 'type', says: 'no thread of this type can hang here' }]);
  if (!has(parent, type === PRIVATE ? May.CreatePrivateThreads : May.CreatePublicThreads))
    return missing.permissions;
  const at = peer.now();
  const channel: Channel = {
    id: newId(at),
    name: String(name),
    guild,
    thread: {
      parent,
      private: type === PRIVATE,
      invitable: type === PRIVATE && invitable !== false,
      archived: false,
      locked: false,
      members: [],
      minutes: Number(minutes),
      at,
    },
  };
  guild.channels.push(channel);
  const object = channelObject(peer, channel);
  peer.dispatch('THREAD_CREATE', { ...object, newly_created: true });
  return { status: 201, body: object };
}

/** PUT and DELETE …/thread-members/:user. */
export function threadMembership(peer: Peer, method: string, channel: Channel, userId: string): Answer {
  const { thread, guild } = channel;
  if (!thread || !guild) return unknown.channel;
  if (userId === '@me' || userId === peer.applicationId) return done;
  const person = personById(peer, userId);
  if (!person) return unknown.user;
  if (thread.archived) return archived;
  const { members } = thread;
  if (method === 'DELETE') {
    thread.members = members.filter((id) => id !== userId);
    return done;
  }
  if (!isMember(person, guild)) return unknown.member;
  if (!has(channel, May.SendMessagesInThreads)) return missing.permissions;
  if (!members.includes(userId)) members.push(userId);
  return done;
}

/** GET …/thread-members. */
export const threadMembers = (channel: Channel, peer: Peer): Answer => {
  if (!channel.thread) return unknown.channel;
  return ok([peer.applicationId, ...channel.thread.members].map((id) => threadMember(channel, id)));
};

/** PATCH /channels/:channel, for threads: name, archived, locked, invitable. */
export function changeChannel(peer: Peer, channel: Channel, body: Json): Answer {
  const slips = peer.judge('RESTPatchAPIChannelJSONBody', body);
  if (slips.length > 0) return refuseForm(peer, `change of ${channel.name}`, slips);
  const { thread } = channel;
  if (!thread) return missing.permissions;
  // The bot owns its threads: it may rename and archive them, but not lock them.
  if (body.locked !== undefined && !has(channel, May.ManageThreads)) return missing.permissions;
  const { name = channel.name, archived: isArchived = thread.archived, locked = thread.locked } = body;
  if (thread.archived && isArchived) return archived;
  channel.name = String(name);
  thread.archived = Boolean(isArchived);
  thread.locked = Boolean(locked);
  thread.invitable = thread.private && Boolean(body.invitable ?? thread.invitable);
  const object = channelObject(peer, channel);
  peer.dispatch('THREAD_UPDATE', { ...object });
  return ok(object);
}

/** DELETE /channels/:channel: a DM is closed, a thread needs Manage Threads. */
export function removeChannel(peer: Peer, channel: Channel): Answer {
  const { guild, thread } = channel;
  if (!guild) return ok(channelObject(peer, channel));
  if (!has(channel, thread ? May.ManageThreads : May.ManageChannels)) return missing.permissions;
  guild.channels = guild.channels.filter((one) => one !== channel);
  const { id, parent_id, type } = channelObject(peer, channel) as unknown as Json;
  peer.dispatch(thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', { id, guild_id: guild.id, parent_id, type });
  return ok(channelObject(peer, channel));
}
