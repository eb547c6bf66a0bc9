// What the core needs from the world, on one page. Adapters implement it; the core never looks behind it.

import type { Actor } from './commands.ts';
import type { MatchEvent, MatchState, RequestEvent, RequestState } from './lifecycle.ts';
import type { Lookup } from './matching/lookups.ts';
import type { RoleGraph } from './matching/role-graph.ts';
import type { Mention, Message } from './messages/model.ts';
import type {
  Candidate,
  Community,
  Draft,
  Insider,
  Match,
  Member,
  Nudge,
  NudgeState,
  Request,
  Suggestion,
} from './model.ts';

export type Ports = {
  store: Store;
  /** By the community's platform. */
  messengers: Record<string, Messenger>;
  alarms: Alarms;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** What this deployment knows of roles. */
  roles: RoleGraph;
};

/** Real time. The community's time is this plus its offset. */
export type Clock = { now(): Date };

/** `next`: a fresh UUID. `reference`: a short word that a member can quote and a log line carries. */
export type Ids = { next(): string; reference(): string };

/** Allow-listed fields only: ids, kinds, states, counts. Never names, texts or tokens. */
export type Log = {
  info(fields: LogFields, text: string): void;
  warn(fields: LogFields, text: string): void;
  error(fields: LogFields, text: string): void;
};
export type LogFields = {
  reference?: string;
  community?: string;
  nudge?: string;
  match?: string;
  request?: string;
  kind?: string;
  state?: string;
  reason?: string;
  count?: number;
  /** Only its name, code and stack are logged. */
  error?: unknown;
};

/** Wakes a worker. A lost alarm loses nothing: the sweep sets it again. Never rejects; failures are logged. */
export type Alarms = { set(alarms: Alarm[]): Promise<void> };
/** `delayMs` is real time. `generation` makes each alarm's job id its own. */
export type Alarm = {
  communityId: string;
  nudgeId: string;
  generation: number;
  task: 'send' | 'revise';
  delayMs: number;
};

/** Sends on the platform. Every method answers within its own time limit (10 s) and does not throw for platform faults. */
export type Messenger = {
  /** Introductions hang on a channel of the community, by its name. */
  introducesInChannel: boolean;
  /** For this long (ms) after an attempt, sending again with the same nudge id shows one message. 0: never safe. */
  resendSafeForMs: number;
  tell(to: Envelope, message: Message): Promise<Sent>;
  /** One conversation of both with the bot. */
  introduce(to: Envelope, other: Mention, message: Message): Promise<Sent>;
  /** Rewrites a sent message, without its old buttons. */
  revise(community: Community, ref: unknown, message: Message): Promise<Revised>;
};
export type Envelope = { community: Community; nudgeId: string; recipient: Mention };
export type Sent =
  | { kind: 'sent'; ref: unknown }
  /** Will never arrive: DMs closed, account gone. `left`: the recipient is no longer in the community. */
  | { kind: 'unreachable'; reason: string; left: boolean }
  /** Certainly not sent; try again after this many ms. */
  | { kind: 'retry-after'; ms: number; reason: string }
  /**
   * Certainly not sent: the platform does not let the bot in now (a refused token). It waits, however long that is.
   * `soon`: only the start is not over yet.
   */
  | { kind: 'shut-out'; reason: string; soon?: true }
  /** The platform refused for good (a bug of ours). */
  | { kind: 'failed'; reason: string }
  /** It may have been sent; nobody can tell. */
  | { kind: 'unknown'; reason: string };
export type Revised =
  | { kind: 'revised' }
  | { kind: 'retry-after'; ms: number }
  | { kind: 'failed'; reason: string };

/** The database. Expected outcomes are values; faults throw. */
export type Store = {
  /** Creates or refreshes the community and the member behind a command; a member who had left is back. */
  enter(actor: Actor, fresh: { communityId: string; memberId: string; at: Date }): Promise<Entered>;
  /** The community of this tenant, created with `fresh` when it is new. */
  openCommunity(
    key: { platform: string; tenantId: string },
    fresh: { id: string; timeZone: string; at: Date },
  ): Promise<Community>;
  community(id: string): Promise<Community | null>;
  communities(): Promise<Community[]>;
  /** Moves the community's clock forward to `offsetMs`; never back. */
  moveClock(communityId: string, offsetMs: number): Promise<void>;
  /** One transaction, bound to one community. A throw rolls back. No network calls inside. */
  transaction<T>(communityId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` if no other process does so now, under a database-wide lock; false when another has it. */
  exclusively(name: 'sweep', work: () => Promise<void>): Promise<boolean>;
  /** Answers once a trivial query has. For /readyz. */
  ping(): Promise<void>;
  /** Nudges that ended as failed or unknown, for /readyz. */
  troubledNudges(): Promise<number>;
  /** Insiders of any community whose terms another role graph wrote, some at a time. */
  outdatedInsiders(termsVersion: string, limit: number): Promise<{ communityId: string; memberId: string }[]>;
};
export type Entered = { community: Community; member: Member };

/** Every function sees and changes rows of the transaction's community only. */
export type Tx = {
  updateCommunity(patch: Partial<Pick<Community, 'timeZone' | 'introductionsIn' | 'leftAt'>>): Promise<void>;
  /** Matches of the whole community in these states. */
  matchesIn(states: readonly MatchState[]): Promise<Match[]>;

  // people
  member(id: string): Promise<Member | null>;
  updateMember(id: string, patch: Partial<Omit<Member, 'id' | 'externalId'>>): Promise<void>;
  insider(memberId: string): Promise<Insider | null>;
  /** As `insider`, holding the row until the transaction ends, so that places are counted by one at a time. */
  lockInsider(memberId: string): Promise<Insider | null>;
  /** `termsVersion`: of the role graph that the terms were written by. */
  saveInsider(insider: Insider, termsVersion: string, at: Date): Promise<void>;
  /** The profile, the drafts of it, and on cards that showed it the reasons. */
  eraseInsider(memberId: string): Promise<void>;
  /**
   * Who stands under one of the lookups and is neither gone nor paused at `now`: those of earlier lookups first, within
   * one the least recently asked, `limit` at most; fewer only when there are no more.
   */
  candidates(lookups: readonly Lookup[], now: Date, limit: number): Promise<Candidate[]>;
  candidate(memberId: string): Promise<Candidate | null>;

  // requests and matches
  request(id: string): Promise<Request | null>;
  requestsOf(seekerId: string, states: readonly RequestState[]): Promise<Request[]>;
  /** Open requests whose seeker waits for somebody who fits, longest first; of those that come `after` another. */
  waitingRequests(limit: number, after?: Request): Promise<Request[]>;
  /** Until the transaction ends nobody else tells those who wait that somebody fits, so that nobody is told twice. */
  lockNews(): Promise<void>;
  /** Open requests in which nobody is asked, nobody is waited for, and nothing happened since `before`. */
  restingRequests(before: Date, limit: number): Promise<Request[]>;
  /** Holds the member row until the transaction ends: what one person does is done one after the other, so that caps hold. */
  lockMember(memberId: string): Promise<void>;
  addRequest(request: Request): Promise<void>;
  updateRequest(
    id: string,
    patch: Partial<Omit<Request, 'id' | 'state' | 'seekerId'>>,
    at: Date,
  ): Promise<void>;
  /** Compare-and-set with its history row; false when the row was not in `from`. */
  moveRequest(move: Move<RequestState, RequestEvent>): Promise<boolean>;
  match(id: string): Promise<Match | null>;
  matches(where: { requestId?: string; seekerId?: string; insiderId?: string }): Promise<Match[]>;
  addMatch(match: Match): Promise<void>;
  moveMatch(move: Move<MatchState, MatchEvent>): Promise<boolean>;
  updateMatch(id: string, patch: Partial<Omit<Match, 'id' | 'state'>>): Promise<void>;
  /** Unanswered offers past `answerBy`, and accepted or introduced matches past `closesAt`. */
  overdueMatches(now: Date, limit: number): Promise<Match[]>;

  // nudges
  addNudge(nudge: Nudge, at: Date): Promise<void>;
  /** Cancels everything that has not been claimed for posting. */
  cancelAllNudges(reason: string): Promise<void>;
  /** Cancels what has not been claimed for posting. */
  cancelNudges(where: NudgeFilter, reason: string): Promise<void>;
  /** Sent messages that fit are due for a revision, each under its next generation. */
  reviseNudges(where: NudgeFilter): Promise<{ id: string; generation: number }[]>;
  /** The revision of this generation was shown (or can't be); a newer one stays due. */
  finishRevision(id: string, generation: number): Promise<void>;
  nudge(id: string): Promise<Nudge | null>;
  nudges(where: NudgeFilter): Promise<Nudge[]>;
  /**
   * scheduled, or claimed with an expired lease → claimed, for `leaseMs` of the database's time; null when another has
   * it, or when `realNow` is given and a rate limit holds it back.
   */
  claimNudge(id: string, leaseMs: number, realNow?: Date): Promise<Claimed | null>;
  /** Compare-and-set. `posting` stamps the database's time. */
  moveNudge(id: string, from: readonly NudgeState[], to: NudgeState, patch?: NudgePatch): Promise<boolean>;
  updateNudge(id: string, patch: NudgePatch & { answer?: string }): Promise<void>;
  /** Due by the community's clock and not held back; each gets its next generation. */
  dueNudges(now: Date, realNow: Date, limit: number): Promise<Nudge[]>;
  dueRevisions(realNow: Date, limit: number): Promise<Nudge[]>;
  /** The message, if it is to be rewritten now; null when it needs no rewriting or a rate limit holds it back. */
  dueRevision(id: string, realNow: Date): Promise<Nudge | null>;
  /** Left in `posting` past the lease; `sinceMs`: how long ago the first attempt began that may have posted it. */
  stuckNudges(limit: number): Promise<(Nudge & { sinceMs: number })[]>;
  /**
   * The earliest moment at which something happens by itself; of a nudge and a deadline at once, the nudge. A nudge
   * that is being sent counts with its due time, which has passed.
   */
  nextMoment(): Promise<{ at: Date; what: 'nudge' | 'deadline' } | null>;

  // small rows
  addSuggestion(suggestion: Suggestion, at: Date): Promise<void>;
  suggestion(id: string): Promise<Suggestion | null>;
  addDraft(draft: Draft, at: Date): Promise<void>;
  draft(id: string): Promise<Draft | null>;
  /** As `draft`, holding the row until the transaction ends, so that a form submitted twice is done once. */
  lockDraft(id: string): Promise<Draft | null>;
  saveDraft(id: string, patch: Partial<Pick<Draft, 'values' | 'answer'>>): Promise<void>;
  /** Forgets drafts and suggestions older than these moments (the community's clock). */
  purge(before: { drafts: Date; suggestions: Date }): Promise<void>;
};

export type Move<S extends string, E extends string> = {
  id: string;
  from: S;
  event: E;
  to: S;
  actorId: string | null;
  at: Date;
};
export type NudgeFilter = {
  matchId?: string;
  requestId?: string;
  recipientId?: string;
  kinds?: readonly Nudge['kind'][];
  states?: readonly NudgeState[];
  dueAfter?: Date;
};
/** `sinceMs`: how long ago the first attempt began that may have posted it; null: it certainly was not posted. */
export type Claimed = Nudge & { sinceMs: number | null };
export type NudgePatch = {
  ref?: unknown;
  reason?: string;
  notBefore?: Date | null;
  /** Certainly not posted: for how long sending again is safe is counted anew. */
  postingSince?: null;
  attempts?: number;
  sentAt?: Date;
  dueAt?: Date;
};
