// What organizers get: a hello when the bot joins their server, and `/insider setup`, which says how it is set up there
// and what is missing.

import { ChannelType, type Guild, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Message } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import { INTRODUCTIONS_CHANNEL, THREAD_PERMISSIONS } from './introductions.ts';
import { renderMessage } from './render.ts';

export const SETUP = { word: 'setup', description: 'For organizers: how the bot is set up here' } as const;

/** What the bot finds in a server. `missing`: names of permissions it has not in the channel for introductions. */
type Findings = { channel: boolean; missing: string[] };

/** In people's words, as Discord's settings show them. */
const PERMISSION_NAMES: [bigint, string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.CreatePrivateThreads, 'Create Private Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

/** From memory: the gateway keeps channels and roles up to date. Null if the server is not known (yet). */
export function findingsIn(guild: Guild | null): Findings | null {
  const me = guild?.members.me;
  if (!guild || !me) return null;
  const channel = guild.channels.cache.find(
    (one) => one.type === ChannelType.GuildText && one.name === INTRODUCTIONS_CHANNEL,
  );
  const granted = channel?.permissionsFor(me) ?? new PermissionsBitField(THREAD_PERMISSIONS);
  const missing = PERMISSION_NAMES.filter(([bit]) => !granted.has(bit)).map(([, name]) => name);
  return { channel: channel !== undefined, missing };
}

export function setupMessage(findings: Findings | null): Message {
  return {
    blocks: [
      { kind: 'heading', text: 'How I am set up here' },
      ...(findings ? introductionsIn(findings) : [notYet]),
      { kind: 'note', text: ['I cannot read conversations, and need no permission to.'] },
    ],
  };
}

const notYet: Message['blocks'][number] = {
  kind: 'text',
  text: ['Discord has not told me about this server yet. Please try again in a minute.'],
};

function introductionsIn({ channel, missing }: Findings): Message['blocks'] {
  const name = `#${INTRODUCTIONS_CHANNEL}`;
  if (!channel)
    return [
      {
        kind: 'text',
        text: [
          { bold: 'Introductions: ' },
          'two direct messages, because there is no channel called ',
          name,
          '.',
        ],
      },
      {
        kind: 'text',
        text: ['For private threads instead, make a text channel of that name which members can see.'],
      },
    ];
  if (missing.length === 0)
    return [
      { kind: 'text', text: [{ bold: 'Introductions: ' }, `private threads in ${name}. All is well.`] },
    ];
  return [
    {
      kind: 'text',
      text: [
        { bold: 'Introductions: ' },
        `two direct messages, because I lack permissions in ${name}. Please give my role there:`,
      ],
    },
    { kind: 'list', items: missing.map((one) => [one]) },
  ];
}

export const onlyOrganizers: Message = {
  blocks: [
    {
      kind: 'text',
      text: [
        'This one is for organizers, who may manage the server. For everything else, type /insider help.',
      ],
    },
  ],
};

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
        [{ bold: '/insider setup' }, ': shows organizers where introductions happen, and what is missing.'],
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
