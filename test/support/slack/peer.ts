// What the relay knows of its workspace: the independent record that tests read, next to local-slack's own state.
import { randomBytes } from 'node:crypto';
import type { Ack, Json, Person, SeenCall, SeenMessage, SeenView, SlackBlock } from './shapes.ts';

/** `members` are people's ids; the bot is in every channel but those without `hasBot`. */
export type Channel = {
  id: string;
  kind: 'im' | 'mpim' | 'channel';
  name: string;
  members: string[];
  hasBot: boolean;
};

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** `page` is local-slack's own trigger id if the person acted on its web page: with it the page shows the modal. */
type Trigger = { user: string; at: number; used: boolean; page?: string };
type ResponseUrl = { channel: string; user: string; message?: SeenMessage; at: number; uses: number };

export type Peer = {
  teamId: string;
  appId: string;
  botUser: string;
  botId: string;
  botToken: string;
  appToken: string;
  scopes: string[];
  patience: number;
  now: () => number;
  /** The relay's own address, set when it listens. */
  base: string;
  people: Person[];
  channels: Map<string, Channel>;
  messages: SeenMessage[];
  stacks: Map<string, SeenView[]>;
  homes: Map<string, SeenView>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  /** People whose modal is shown on local-slack's page, too. */
  onPage: Set<string>;
  requests: SeenCall[];
  violations: string[];
  /** Calls local-slack's Web API. */
  upstream: (method: string, args: Json) => Promise<Json>;
  /** Sends the bot an envelope; resolves with its ack. Rejects if none comes in time. */
  deliver: (type: EnvelopeType, payload: Json, what: string) => Promise<Ack>;
};

export const ok = (more: Json = {}): Json => ({ ok: true, ...more });

/** Slack's way to say no, remembered as a violation with the reasons. */
export const refuse = (peer: Peer, method: string, error: string, messages: string[] = []): Json => {
  peer.violations.push(`${method}: ${error}${messages.length > 0 ? ` (${messages.join('; ')})` : ''}`);
  const details = messages.map((message) => `[ERROR] ${message}`);
  return { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages: details } } : {}) };
};

/** A random id with Slack's one-letter prefix. */
export const newId = (prefix: string) => `${prefix}${randomBytes(6).toString('hex').toUpperCase()}`;

/** Slack names the blocks and elements that the bot left unnamed. */
export const named = (blocks: unknown): SlackBlock[] =>
  ((blocks ?? []) as SlackBlock[]).map((block) => ({
    ...block,
    block_id: block.block_id ?? newId('b').toLowerCase(),
  }));

export const personById = (peer: Peer, id: unknown) => peer.people.find((person) => person.id === id);

/** The bot's DM with a person; local-slack makes it, and shows it on its page. */
export async function dmWith(peer: Peer, user: string): Promise<Channel> {
  const known = [...peer.channels.values()].find((one) => one.kind === 'im' && one.members[0] === user);
  if (known) return known;
  const { channel } = (await peer.upstream('conversations.open', { users: user })) as {
    channel: { id: string };
  };
  const made: Channel = {
    id: channel.id,
    kind: 'im',
    name: 'directmessage',
    members: [user],
    hasBot: true,
  };
  peer.channels.set(made.id, made);
  return made;
}

/** The group DM of these people and the bot; in local-slack it is a private channel, which its page shows. */
export async function groupWith(peer: Peer, users: string[]): Promise<Channel> {
  const members = [...new Set(users)].sort();
  const same = (one: Channel) => one.kind === 'mpim' && one.members.join() === members.join();
  const known = [...peer.channels.values()].find(same);
  if (known) return known;
  const name = `mpdm-${members.map((id) => personById(peer, id)?.handle).join('--')}-1`;
  const { channel } = (await peer.upstream('conversations.create', { name, is_private: true })) as {
    channel: { id: string };
  };
  const made: Channel = { id: channel.id, kind: 'mpim', name, members, hasBot: true };
  peer.channels.set(made.id, made);
  return made;
}
