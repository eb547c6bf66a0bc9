// What the stand-in knows of its Discord: the independent record that tests read.
import { randomBytes } from 'node:crypto';
import type { Gateway, Json, Person, Reply, SeenCall, SeenMessage, SeenModal } from './shapes.ts';
import { nestErrors, type Slip } from './slips.ts';
import type { Judge } from './validate.ts';

/** `out` while Discord has an outage there, `gone` once the bot was removed. */
export type Guild = {
  id: string;
  name: string;
  locale: string;
  botMay: bigint;
  state: 'here' | 'out' | 'gone';
  channels: Channel[];
  roles: { member: string; organizer: string; bot: string };
};

type Thread = {
  parent: Channel;
  private: boolean;
  invitable: boolean;
  archived: boolean;
  locked: boolean;
  /** Ids of the people in it. */
  members: string[];
  minutes: number;
  at: number;
};

export type Channel = {
  id: string;
  name: string;
  guild: Guild | null;
  botMay?: bigint;
  /** Set for a DM: the other side. */
  person?: Person;
  thread?: Thread;
};

/** What tests see of a message, and what only Discord remembers of it. */
export type Message = SeenMessage & {
  at: number;
  editedAt: number | null;
  /** The interaction that it answers. */
  interaction?: Interaction;
};

type Deed = 'command' | 'autocomplete' | 'component' | 'modal';

/** Something a person did, and what became of it. */
export type Interaction = {
  id: string;
  token: string;
  deed: Deed;
  /** For violations and errors: "/find-insider", "press ask:1". */
  what: string;
  person: Person;
  channel: Channel;
  at: number;
  state: 'waiting' | 'answered' | 'expired';
  /** The message that was pressed, or whose press opened the modal. */
  source?: Message;
  /** What `@original` means; a deferred one is still thinking. */
  original?: Message;
  /** The modal that was sent. */
  modal?: SeenModal;
  resolve: (reply: Reply) => void;
  timer: NodeJS.Timeout;
};

export type Answer = { status: number; body: unknown };

export type Peer = {
  token: string;
  applicationId: string;
  intents: number;
  patience: number;
  heartbeat: number;
  now: () => number;
  /** The stand-in's own address, set when it listens. */
  base: string;
  people: Person[];
  guilds: Guild[];
  dms: Channel[];
  /** Registered commands by guild id; '' for the global ones. */
  commands: Map<string, Json[]>;
  messages: Message[];
  interactions: Interaction[];
  /** The open modal by person's id, with the interaction that it answered. */
  modals: Map<string, { modal: SeenModal; opener: Interaction }>;
  nonces: Map<string, { message: Message; at: number }>;
  requests: SeenCall[];
  violations: string[];
  judge: Judge;
  /** Whether a bot is in, or may come back to its session. */
  hasBot: () => boolean;
  /** Sends an event to the bot, or keeps it until the bot resumes. */
  dispatch: Gateway['emit'];
};

const EPOCH = 1_420_070_400_000n;
let count = 0;

/** An id in Discord's form: the time in its upper bits. */
export const newId = (at: number): string => {
  count += 1;
  return String(((BigInt(Math.floor(at)) - EPOCH) << 22n) | BigInt(count % 4_194_304));
};

export const newToken = () => randomBytes(48).toString('base64url');

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const done: Answer = { status: 204, body: null };

/** Discord's no to something that a good bot may run into. */
export const no = (status: number, code: number, message: string): Answer => ({
  status,
  body: { message, code },
});

/** Discord's no to something that a good bot never does: remembered as a violation. */
export function refuse(peer: Peer, what: string, status: number, code: number, message: string): Answer {
  peer.violations.push(`${what}: ${code} ${message}`);
  return no(status, code, message);
}

/** 50035, with what is wrong and where. */
export function refuseForm(peer: Peer, what: string, slips: Slip[]): Answer {
  const reasons = slips.map(({ at, says }) => `${at}: ${says}`).join('; ');
  peer.violations.push(`${what}: 50035 Invalid Form Body (${reasons})`);
  return {
    status: 400,
    body: { message: 'Invalid Form Body', code: 50035, errors: nestErrors(slips) },
  };
}

export const unknown = {
  channel: no(404, 10003, 'Unknown Channel'),
  guild: no(404, 10004, 'Unknown Guild'),
  member: no(404, 10007, 'Unknown Member'),
  message: no(404, 10008, 'Unknown Message'),
  user: no(404, 10013, 'Unknown User'),
};
export const missing = {
  access: no(403, 50001, 'Missing Access'),
  permissions: no(403, 50013, 'Missing Permissions'),
};

export const personById = (peer: Peer, id: unknown) => peer.people.find((person) => person.id === id);

export const isMember = (person: Person, guild: Guild) =>
  person.guilds === null || person.guilds.includes(guild.name);

/** Guilds that the bot is in and that are not in an outage. */
export const guildById = (peer: Peer, id: string) =>
  peer.guilds.find((guild) => guild.id === id && guild.state === 'here');

export function channelById(peer: Peer, id: string): Channel | undefined {
  const inGuilds = peer.guilds.filter((guild) => guild.state === 'here').flatMap((guild) => guild.channels);
  return [...inGuilds, ...peer.dms].find((channel) => channel.id === id);
}

/** The bot's DM with a person. */
export function dmWith(peer: Peer, person: Person): Channel {
  const known = peer.dms.find((channel) => channel.person === person);
  if (known) return known;
  const made: Channel = { id: newId(peer.now()), name: 'dm', guild: null, person };
  peer.dms.push(made);
  return made;
}

/** What the bot may do in a channel; a thread follows its parent. */
export const botMayIn = (channel: Channel): bigint => {
  const { guild, thread, botMay } = channel;
  if (thread) return botMayIn(thread.parent);
  return botMay ?? guild?.botMay ?? 0n;
};

/** Who can see what is written in a channel. */
export function canSee(person: Person, channel: Channel): boolean {
  const { guild, thread } = channel;
  if (!guild) return channel.person === person;
  if (!isMember(person, guild)) return false;
  return !thread?.private || thread.members.includes(person.id);
}
