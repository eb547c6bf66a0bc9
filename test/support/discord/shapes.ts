// The words of the Discord stand-in: what a test sees of messages, modals, threads and calls. No behaviour lives here.

/** A JSON object as it came over the wire. */
export type Json = Record<string, unknown>;

/** A message or modal component as it came over the wire; `limits.ts` checks its exact form before it is accepted. */
export type SeenComponent = {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  style?: number;
  url?: string;
  disabled?: boolean;
  content?: string;
  placeholder?: string;
  description?: string;
  value?: string;
  required?: boolean;
  min_length?: number;
  max_length?: number;
  min_values?: number;
  max_values?: number;
  default?: boolean;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  components?: SeenComponent[];
  component?: SeenComponent;
  accessory?: SeenComponent;
};

export type SeenEmbed = Json & {
  title?: string;
  description?: string;
  fields?: { name: string; value: string }[];
};

export type SeenFile = { id: string; name: string; content: string };

/** A face of a message: what can change when it is edited. */
export type MessageFace = {
  content: string;
  embeds: SeenEmbed[];
  components: SeenComponent[];
  files: SeenFile[];
};

/** A message as it stands now; `earlier` holds each face that it had before. */
export type SeenMessage = MessageFace & {
  id: string;
  channelId: string;
  /** The guild's name; absent in a DM. */
  guild?: string;
  flags: number;
  /** Set for an ephemeral message: the name of the one person who sees it. */
  ephemeralTo?: string;
  /** "The bot is thinking…": a deferred reply that has not been filled in yet. */
  thinking: boolean;
  nonce?: string;
  /** Whom it notifies: names of people it mentions, "everyone"; what `allowed_mentions` forbids is not here. */
  pings: string[];
  earlier: MessageFace[];
  deleted: boolean;
};

/** A modal as one person sees it now. `id` tells two openings of the same modal apart. */
export type SeenModal = {
  id: string;
  customId: string;
  title: string;
  components: SeenComponent[];
};

export type SeenThread = {
  id: string;
  name: string;
  guild: string;
  /** The channel it hangs on. */
  parent: string;
  private: boolean;
  invitable: boolean;
  archived: boolean;
  locked: boolean;
  /** Names of the people in it, in the order they were added; the bot itself is left out. */
  members: string[];
  messages: SeenMessage[];
};

/** One recorded call. `answer` is what the bot was told, null if nothing (time-out, reset) or no content. */
export type SeenCall = {
  /** As in the table of routes: "POST /channels/:channel/messages". "unknown" if Discord has it and we do not. */
  route: string;
  method: string;
  /** Path below `/v10`, with its query. */
  path: string;
  body: Json;
  /** True if it took effect, whatever the bot was told. */
  accepted: boolean;
  status: number | null;
  answer: unknown;
};

export type PersonSpec = {
  name: string;
  /** Default 'en-US'. */
  locale?: string;
  /** The name shown everywhere; default: `name`. null for somebody who has not chosen one. */
  globalName?: string | null;
  /** The name in the guilds. */
  nick?: string | null;
  /** Holds Manage Server. */
  isAdmin?: boolean;
  isBot?: boolean;
  /** Sending them a DM answers 403/50007. */
  refusesDms?: boolean;
  /** Names of the guilds they are in; default: all. */
  guilds?: string[];
};
export type Person = Required<Omit<PersonSpec, 'guilds'>> & {
  id: string;
  username: string;
  guilds: string[] | null;
};

export type GuildSpec = {
  name: string;
  /** Text channels; default: general, random. The first is the system channel. */
  channels?: (string | { name: string; botMay?: bigint })[];
  /** Default 'en-US'. */
  locale?: string;
  /** What the bot may do in it; default: what a career bot asks for. A channel's own `botMay` comes first. */
  botMay?: bigint;
  /** In READY, it is an unavailable guild that never arrives. */
  unavailable?: boolean;
};

/** What the person's client got as the first answer to a deed. */
export type Reply =
  | { kind: 'message'; message: SeenMessage }
  /** Deferred: the bot is thinking; read the message again later. */
  | { kind: 'thinking'; message: SeenMessage }
  /** The pressed message will be edited later, or not at all. */
  | { kind: 'deferred-update' }
  | { kind: 'update'; message: SeenMessage }
  | { kind: 'modal'; modal: SeenModal }
  | { kind: 'choices'; choices: { name: string; value: string | number }[] };

/** Options of a command by name. */
export type OptionValues = Record<string, string | number | boolean>;

/** Values of a modal by custom id or label: text, an option's label or value, or several of them. */
export type FormValues = Record<string, string | string[] | boolean | null>;

/** Where somebody acts: a guild by name (default: their first) and a channel by name (default: its first), or "dm". */
export type Place = { guild?: string; channel?: string };

export type Actor = {
  id: string;
  /**
   * Runs a registered slash command, subcommands after a space: `command('/insider pause', { until: '…' })`. Resolves
   * with the first answer. Throws what Discord's own client would refuse (no such command, a required option missing),
   * and if the bot does not answer within 3 s.
   */
  command(line: string, options?: OptionValues, where?: Place): Promise<Reply>;
  /** Types into an option (the last of `options`, or the one named) and resolves with what is offered. */
  autocomplete(
    line: string,
    options: OptionValues,
    where?: Place & { focused?: string },
  ): Promise<{ name: string; value: string | number }[]>;
  /**
   * Presses a button or picks from a select, by custom_id, its prefix, label or placeholder, in a message as this test
   * last saw it (so an outdated one presses a stale button, as one does within a slow client). `pick` chooses options of
   * a select, by label or value.
   */
  press(message: SeenMessage, button: string, pick?: string | string[]): Promise<Reply>;
  /**
   * Sends a modal. Throws what Discord's own client would refuse (a required field left empty, text too long). A modal
   * that is no longer open is sent all the same: that is the double submit.
   */
  submit(modal: SeenModal, values?: FormValues): Promise<Reply>;
  /** Closes the open modal; the bot never hears of it. */
  dismiss(): void;
};

export type Fault = {
  /** HTTP status to answer, e.g. 401, 403, 404, 429 or 500. */
  status?: number;
  /** Discord's error code for the body, e.g. 50007 or 10007. */
  code?: number;
  /** Seconds until the next try; with status 429. */
  retryAfter?: number;
  /** The 429 is for the whole bot. */
  global?: boolean;
  /** The call takes effect before its answer is spoilt. */
  afterAccept?: boolean;
  /** Never answer. */
  hang?: boolean;
  /** Reset the connection. */
  reset?: boolean;
  /** How many calls to spoil; default 1. */
  times?: number;
  /** Spoil only calls of which this holds. */
  when?: (call: SeenCall) => boolean;
};

export type Faults = {
  /** `route` as in the table ("POST /channels/:channel/messages"), or "*". Throws if there is no such route. */
  failNext(route: string, fault: Fault): void;
  /** Forgets all faults; calls that hang are reset. */
  clear(): void;
};

/** The bot's line to the gateway, and what can happen to it. */
export type Gateway = {
  /** Cuts the line without a goodbye. What happens meanwhile is replayed when the bot resumes. */
  drop(): void;
  /** Closes the line with one of Discord's codes, e.g. 4004. */
  close(code: number): void;
  /** Asks the bot to reconnect and resume (op 7). */
  reconnect(): void;
  /** Says that the session is invalid (op 9); unless `resumable`, it is forgotten. */
  invalidate(resumable?: boolean): void;
  /** No line is accepted until it is let in again. */
  shut(isShut: boolean): void;
  /** Sends an event of any kind. */
  emit(event: string, data: Json): void;
  /** The newest INTERACTION_CREATE once more. The bot's second answer to it is refused, and a violation. */
  deliverAgain(): void;
  /** While frozen, the gateway hears and says nothing, heartbeats included. */
  freeze(isFrozen: boolean): void;
  /** What the bot did: one line each for identify, resume, and heartbeats in between. */
  log: { kind: 'identify' | 'resume' | 'heartbeat'; intents?: number; replayed?: number }[];
};

export type DiscordStandInOptions = {
  people: PersonSpec[];
  /** Default: one, called "Career Community". */
  guilds?: GuildSpec[];
  token?: string;
  /** The intents the application may ask for; default 1 (Guilds). More is refused with 4014, and is a violation. */
  intents?: number;
  /** Milliseconds that an interaction waits for its first answer; Discord's 3,000 by default. */
  patience?: number;
  /** Milliseconds between heartbeats; Discord's 41,250 by default. */
  heartbeat?: number;
  /** The stand-in's clock in ms since 1970 (expiry of tokens, ids, nonces); default Date.now. */
  now?: () => number;
};

export type DiscordStandIn = {
  /** For `new Client({ rest: { api: apiUrl } })`. */
  apiUrl: string;
  token: string;
  applicationId: string;
  /** The bot's own user. It has the application's id, as with all newer applications. */
  botId: string;
  people: Person[];
  guilds: { id: string; name: string; channels: { id: string; name: string }[] }[];
  as(name: string): Actor;
  /** The bot's messages in its DM with a person, oldest first, each as it stands now. */
  dmsOf(name: string): SeenMessage[];
  /** Threads of a guild by name, or of all guilds. */
  threadsOf(guild?: string): SeenThread[];
  /** What was shown to this person only, and is still shown. */
  ephemeralsOf(name: string): SeenMessage[];
  /** Messages in a channel that everybody sees. Default guild: the first. */
  messagesIn(channel: string, guild?: string): SeenMessage[];
  /** A message seen earlier, as it stands now (also if it is deleted). */
  latest(message: SeenMessage): SeenMessage;
  /** The modal that this person has open. */
  openModalOf(name: string): SeenModal | undefined;
  /** Registered commands: a guild's own, or the global ones. */
  commandsOf(guild?: string): Json[];
  requests: SeenCall[];
  /** Everything that Discord would have refused, or the bot did too late; a good bot leaves this empty. */
  violations: string[];
  faults: Faults;
  gateway: Gateway;
  /** Changes what Discord says of a person from now on. */
  change(name: string, change: Partial<Omit<PersonSpec, 'name'>>): void;
  /** The bot is added to a guild. */
  addGuild(guild: GuildSpec): void;
  /** The bot is removed from a guild. */
  removeGuild(guild: string): void;
  /** An outage of a guild begins (GUILD_DELETE, unavailable) or ends (GUILD_CREATE). */
  outage(guild: string, isOut: boolean): void;
  /** Resolves when the bot has identified or resumed, and got its guilds. */
  connected(): Promise<void>;
  stop(): Promise<void>;
};
