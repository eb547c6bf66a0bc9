// The words of the Slack test peer: what a test sees of messages, views and calls. No behaviour lives here.

/** A JSON object as it came over the wire. */
export type Json = Record<string, unknown>;

type SlackText = { type: string; text: string };
export type SlackOption = { text: SlackText; value: string };

/** The parts of a Block Kit element that a person can see or use. */
export type SlackElement = {
  type: string;
  action_id?: string;
  text?: SlackText | string;
  value?: string;
  url?: string;
  placeholder?: SlackText;
  options?: SlackOption[];
  option_groups?: { options: SlackOption[] }[];
  initial_option?: SlackOption;
  initial_options?: SlackOption[];
  initial_value?: string;
  initial_date?: string;
  min_length?: number;
  max_length?: number;
};

/** One block; `limits.ts` checks its exact form before anything is accepted. */
export type SlackBlock = {
  type: string;
  block_id?: string;
  text?: SlackText;
  fields?: SlackText[];
  elements?: SlackElement[];
  accessory?: SlackElement;
  element?: SlackElement;
  label?: SlackText;
  hint?: SlackText;
  optional?: boolean;
};

/** A message as it stands now in a channel; `earlier` holds what it said before each edit. */
export type SeenMessage = {
  channel: string;
  ts: string;
  text: string;
  blocks: SlackBlock[];
  metadata?: { event_type: string; event_payload: Json };
  /** Set for an ephemeral message: the id of the one person who sees it. */
  ephemeralTo?: string;
  earlier: { text: string; blocks: SlackBlock[] }[];
  deleted: boolean;
  threadTs?: string;
};

/** A modal or Home view as one person sees it now. */
export type SeenView = {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  title?: SlackText;
  submit?: SlackText;
  close?: SlackText;
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  notify_on_close?: boolean;
  clear_on_close?: boolean;
  blocks: SlackBlock[];
  root_view_id: string;
  previous_view_id: string | null;
  /** Errors that the last submit was answered with, by block id. */
  errors?: Record<string, string>;
};

/** One recorded Web API or response_url call. `answer` is what the bot was told, null if nothing (hang, reset). */
export type SeenCall = {
  method: string;
  args: Json;
  /** True if it took effect, whatever the bot was told. */
  accepted: boolean;
  status: number | null;
  answer: Json | null;
};

export type PersonSpec = {
  name: string;
  /** IANA zone; default UTC. */
  tz?: string;
  realName?: string;
  /** Default: the handle; '' for somebody who has not chosen one. */
  displayName?: string;
  isAdmin?: boolean;
  deleted?: boolean;
};
export type Person = Required<PersonSpec> & { id: string; handle: string; image: string };

/** What the bot's acknowledgement carried: `{}` for a bare ack. */
export type Ack = Json;

/** Values of a form by block id or label: text, an option's label or value, or several of them. */
export type FormValues = Record<string, string | string[] | null>;

export type Actor = {
  id: string;
  /** Types a slash command; resolves with the ack. Default channel: #general; "dm" is the bot's DM, "random" has no bot in it. */
  command(line: string, where?: { channel?: string }): Promise<Ack>;
  /**
   * Presses a button by action_id, its prefix, or its label, in a message or view as this test last saw it (so an
   * outdated one presses a stale button). `pick` chooses an option of a select, radio or checkbox element.
   */
  press(where: SeenMessage | SeenView, button: string, pick?: string | string[]): Promise<Ack>;
  /** Opens the App Home tab (an app_home_opened event). */
  openHome(): Promise<void>;
  /**
   * Submits a modal. Throws what Slack's own client would refuse (a required field left empty, text too long).
   * A view that is no longer open is sent all the same: that is the double submit.
   */
  submit(view: SeenView, values?: FormValues): Promise<Ack>;
  /** Closes a modal; the bot hears of it if the view asked to. */
  close(view: SeenView): Promise<void>;
};

export type Fault = {
  /** HTTP status to answer, e.g. 429 or 500. */
  status?: number;
  /** Seconds for the Retry-After header. */
  retryAfter?: number;
  /** `{ ok: false, error }` with status 200. */
  error?: string;
  /** The call takes effect before its answer is spoilt. */
  afterAccept?: boolean;
  /** Never answer. */
  hang?: boolean;
  /** Reset the connection. */
  reset?: boolean;
  /** How many calls to spoil; default 1. */
  times?: number;
  /** Spoil only calls of which this holds. */
  when?: (args: Json) => boolean;
};

export type Faults = {
  /** `method` is a Web API method, "response_url", or "*". */
  failNext(method: string, fault: Fault): void;
  /** Delivers the newest envelope again, as Slack does when it missed the ack; resolves with the new ack. */
  deliverAgain(): Promise<Ack>;
  /** Forgets all faults; calls that hang are reset. */
  clear(): void;
};

export type SlackWorkspaceOptions = {
  people: PersonSpec[];
  botToken?: string;
  appToken?: string;
  /** Granted scopes; default: commands, chat:write, im:write, mpim:write, users:read. */
  scopes?: string[];
  /** Milliseconds an envelope waits for its ack and a trigger_id lives; Slack's 3,000 by default. */
  patience?: number;
  /** The relay's clock in ms since 1970 (expiry of trigger ids and response URLs); default Date.now. */
  now?: () => number;
};

export type SlackWorkspace = {
  /** For the bot's slackApiUrl; ends in `/api/`. */
  apiUrl: string;
  /** local-slack's own web page, for a person to try. */
  uiUrl: string;
  appToken: string;
  botToken: string;
  teamId: string;
  people: Person[];
  as(userName: string): Actor;
  /** The bot's messages in its DM with a person, oldest first, each as it stands now (without ephemerals). */
  dmsOf(userName: string): SeenMessage[];
  groupChats(): { id: string; members: string[]; messages: SeenMessage[] }[];
  ephemeralsOf(userName: string): SeenMessage[];
  /** Messages in a channel by name ("general"). */
  messagesIn(channel: string): SeenMessage[];
  /** The top modal this person sees now. */
  openView(userName: string): SeenView | undefined;
  homeOf(userName: string): SeenView | undefined;
  requests: SeenCall[];
  /** Everything that Slack would have refused, or the bot did too late; a good bot leaves this empty. */
  violations: string[];
  faults: Faults;
  /** Sends the bot an event of any type, e.g. app_uninstalled. */
  emit(event: { type: string } & Json): Promise<Ack>;
  /** Changes what Slack says of a person from now on. */
  change(userName: string, change: Partial<Omit<PersonSpec, 'name'>>): void;
  /** Cuts all of the bot's sockets without a goodbye. */
  dropSockets(): void;
  /** Resolves when a bot is connected. */
  connected(): Promise<void>;
  stop(): Promise<void>;
};
