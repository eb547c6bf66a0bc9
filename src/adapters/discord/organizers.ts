// What organizers get: a hello when the bot joins their server, and in `/insider setup` what Discord lets the bot do there.

import { ChannelType, type Guild, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Block, Message } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import { THREAD_PERMISSIONS } from './introductions.ts';
import { renderMessage } from './render.ts';

/** In people's words, as Discord's settings show them. */
const PERMISSION_NAMES: [bigint, string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.CreatePrivateThreads, 'Create Private Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

/** The core's answer about the set-up, with what is found in the server: whether the channel is there, what is missing. */
export function withFindings({ blocks }: Message, guild: Guild | null, channelName: string): Message {
  return { blocks: [...blocks, ...findingsIn(guild, channelName)] };
}

// From memory: the gateway keeps channels and roles up to date.
function findingsIn(guild: Guild | null, channelName: string): Block[] {
  const me = guild?.members.me;
  if (!guild || !me)
    return [paragraph('Discord has not told me about this server yet. Please try again in a minute.')];
  const channel = guild.channels.cache.find(
    (one) => one.type === ChannelType.GuildText && one.name === channelName,
  );
  if (!channel)
    return [
      paragraph(
        `There is no text channel called #${channelName}, so introductions are two direct messages. For private threads, make one that members can see, or change the name above.`,
      ),
    ];
  const granted = channel.permissionsFor(me) ?? new PermissionsBitField(THREAD_PERMISSIONS);
  const missing = PERMISSION_NAMES.filter(([bit]) => !granted.has(bit)).map(([, name]) => name);
  if (missing.length === 0)
    return [paragraph(`#${channelName} is there, and I may do what I need. All is well.`)];
  return [
    paragraph(`Until then introductions are two direct messages. Please give my role in #${channelName}:`),
    { kind: 'list', items: missing.map((one) => [one]) },
  ];
}

const paragraph = (words: string): Block => ({ kind: 'text', text: [words] });

const hello: Message = {
  blocks: [
    { kind: 'heading', text: 'Hello, I am Find-Insider' },
    {
      kind: 'text',
      text: [
        'I help members have a short, friendly chat with someone here who does the job they are curious about. What comes next:',
      ],
    },
    {
      kind: 'list',
      items: [
        [{ bold: '/be-insider' }, ': everybody who likes to give such chats fills in a short form.'],
        [{ bold: '/find-insider' }, ': finds the people who fit a role.'],
        [
          { bold: '/insider setup' },
          ': for organizers: the time zone, where introductions happen, and what is missing.',
        ],
      ],
    },
    { kind: 'note', text: ['I cannot read conversations.'] },
  ],
};

/** In the channel for arrivals if the bot may write there, or else to the owner. */
export async function sayHello(
  guild: Guild,
  post: (channelId: string, body: object) => Promise<unknown>,
  openDm: (userId: string) => Promise<string>,
  log: Log,
): Promise<void> {
  try {
    const { systemChannel } = guild;
    const me = guild.members.me;
    const may = systemChannel && me && systemChannel.permissionsFor(me).has(['ViewChannel', 'SendMessages']);
    const channelId = may ? systemChannel.id : await openDm(guild.ownerId);
    // Discord tells of an arrival once; should two processes hear it, one message shows.
    const once = { nonce: `hello-${guild.id}`.slice(0, 25), enforce_nonce: true };
    await post(channelId, { ...renderMessage(hello, guild.id), ...once });
  } catch (error) {
    log.warn({ reason: 'hello', error }, 'A new server could not be greeted');
  }
}
