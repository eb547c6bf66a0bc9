// Messages: what the bot may post, what becomes of it, and how Discord hands it back.
import { type APIMessage, PermissionFlagsBits as May, MessageFlags, MessageType } from 'discord.js';
import { everything, numbered } from './components.ts';
import { botUser, userObject } from './objects.ts';
import {
  type Answer,
  botMayIn,
  type Channel,
  channelById,
  done,
  type Interaction,
  type Message,
  newId,
  type Peer,
  personById,
  refuse,
  refuseForm,
} from './peer.ts';
import { messageSlips } from './rules.ts';
import type { Body } from './schemas.ts';
import type { Json, MessageFace, SeenFile, SeenMessage } from './shapes.ts';

/** A message as the bot sent it: the JSON body, and the files beside it. */
export type Sent = { body: Json; files: SeenFile[] };

const V2 = MessageFlags.IsComponentsV2;
const KEPT = V2 | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;

/** What the message would look like; `before` is its face now, if it is an edit. */
const faceOf = ({ body, files }: Sent, before?: MessageFace): MessageFace => {
  const part = <Key extends keyof MessageFace>(key: Key, none: MessageFace[Key]): MessageFace[Key] => {
    if (key in body) return (body[key] ?? none) as MessageFace[Key];
    return before?.[key] ?? none;
  };
  const wanted = body.attachments as { id: unknown }[] | undefined;
  const kept = (before?.files ?? []).filter((file) => !wanted || wanted.some(({ id }) => id === file.id));
  const components = part('components', []);
  return {
    content: part('content', ''),
    embeds: part('embeds', []),
    components: 'components' in body ? numbered(components) : components,
    files: [...kept, ...files],
  };
};

const isEmpty = ({ content, embeds, components, files }: MessageFace, flags: number) =>
  flags & V2
    ? components.length === 0
    : !content.trim() && embeds.length === 0 && components.length === 0 && files.length === 0;

/** Why Discord refuses the message, or null. `mayHide` if it answers an interaction. */
export function messageRefusal(
  peer: Peer,
  what: string,
  form: Body | null,
  sent: Sent,
  { before, mayHide = false }: { before?: Message; mayHide?: boolean } = {},
): Answer | null {
  const slips = form ? peer.judge(form, sent.body) : [];
  if (slips.length > 0) return refuseForm(peer, what, slips);
  const face = faceOf(sent, before);
  const flags = Number(sent.body.flags ?? 0) | (before?.flags ?? 0);
  const { flags: given, allowed_mentions, poll } = sent.body;
  const rules = [...messageSlips({ ...face, flags: given, allowed_mentions, poll }, flags, mayHide)];
  if (rules.length > 0) return refuseForm(peer, what, rules);
  if (isEmpty(face, flags) && !poll) return refuse(peer, what, 400, 50006, 'Cannot send an empty message');
  return null;
}

/** Names of those who are notified: mentioned in what is shown, and allowed to be. */
const pingsOf = (peer: Peer, channel: Channel, face: MessageFace, body: Json): string[] => {
  const allowed = (body.allowed_mentions ?? { parse: ['users', 'everyone'] }) as {
    parse?: string[];
    users?: string[];
  };
  const text = [face.content, ...everything(face.components).map((one) => one.content ?? '')].join('\n');
  const mayUser = (id: string) => allowed.parse?.includes('users') || allowed.users?.includes(id);
  const ids = [...text.matchAll(/<@!?(\d+)>/g)].map(([, id = '']) => id).filter(mayUser);
  const names = ids.map((id) => personById(peer, id)?.name).filter((name) => name !== undefined);
  const all = allowed.parse?.includes('everyone') && /@(everyone|here)/.test(text);
  const mayAll = (botMayIn(channel) & May.MentionEveryone) !== 0n;
  return [...new Set(names), ...(all && mayAll ? ['everyone'] : [])];
};

type Place = { interaction?: Interaction; ephemeralTo?: string; thinking?: boolean };

/** Posts what was found good. */
export function post(peer: Peer, channel: Channel, sent: Sent, place: Place = {}): Message {
  const { body } = sent;
  const face = faceOf(sent);
  const message: Message = {
    id: newId(peer.now()),
    channelId: channel.id,
    ...(channel.guild ? { guild: channel.guild.name } : {}),
    ...face,
    flags: Number(body.flags ?? 0) & (KEPT | MessageFlags.Ephemeral),
    thinking: false,
    ...(body.nonce === undefined ? {} : { nonce: String(body.nonce) }),
    pings: place.ephemeralTo ? [] : pingsOf(peer, channel, face, body),
    earlier: [],
    deleted: false,
    at: peer.now(),
    editedAt: null,
    ...place,
  };
  peer.messages.push(message);
  return message;
}

/** Gives a message a new face. What was only "thinking" has no earlier one. */
export function revise(peer: Peer, message: Message, sent: Sent): Message {
  const { content, embeds, components, files } = message;
  if (message.thinking) {
    const channel = channelById(peer, message.channelId);
    if (channel && !message.ephemeralTo) message.pings = pingsOf(peer, channel, faceOf(sent), sent.body);
  } else {
    message.earlier.push({ content, embeds, components, files });
    message.editedAt = peer.now();
  }
  Object.assign(message, faceOf(sent, message), { thinking: false });
  message.flags |= Number(sent.body.flags ?? 0) & KEPT;
  return message;
}

export function erase(message: Message): Answer {
  message.deleted = true;
  return done;
}

/** A message as tests see it: a copy, so that what was seen stays as it was seen. */
export function seen(message: Message): SeenMessage {
  const { at: _at, editedAt: _edited, interaction: _answers, ...shown } = message;
  return structuredClone(shown);
}

const INTERACTION_TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export const interactionType = ({ deed }: Interaction) => INTERACTION_TYPE[deed];

const metadata = (interaction: Interaction): Json => ({
  id: interaction.id,
  type: interactionType(interaction),
  user: userObject(interaction.person),
  authorizing_integration_owners: { '0': interaction.channel.guild?.id ?? '0' },
  ...(interaction.deed === 'component' ? { interacted_message_id: interaction.source?.id } : {}),
});

const typeOf = ({ interaction }: Message) => {
  if (interaction?.deed === 'command') return MessageType.ChatInputCommand;
  return interaction?.deed === 'component' ? MessageType.Reply : MessageType.Default;
};

/** A message as Discord's answers and interactions show it. */
export function messageObject(peer: Peer, message: Message): APIMessage {
  const { interaction, content, embeds, components, files } = message;
  const loading = message.thinking ? MessageFlags.Loading : 0;
  const mentioned = peer.people.filter((person) => content.includes(`<@${person.id}>`));
  const { nonce } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: botUser(peer),
    content,
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.pings.includes('everyone'),
    mentions: mentioned.map(userObject),
    mention_roles: [],
    attachments: files.map((file) => ({
      id: file.id,
      filename: file.name,
      size: Buffer.byteLength(file.content),
      url: `${peer.base}/attachments/${file.id}/${file.name}`,
      proxy_url: `${peer.base}/attachments/${file.id}/${file.name}`,
    })),
    embeds: embeds as APIMessage['embeds'],
    components: components as APIMessage['components'],
    pinned: false,
    type: typeOf(message),
    flags: message.flags | loading,
    ...(nonce === undefined ? {} : { nonce }),
    ...(interaction
      ? {
          webhook_id: peer.applicationId,
          application_id: peer.applicationId,
          interaction_metadata: metadata(interaction) as unknown as APIMessage['interaction_metadata'],
        }
      : {}),
  };
}
