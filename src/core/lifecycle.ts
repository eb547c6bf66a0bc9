// The lifecycle of requests and matches: two tables and one function. docs/lifecycle.md is generated from them.

type Table = Record<string, Record<string, string>>;

export const REQUEST_STATES = {
  /** Nobody is asked at the moment: not yet, or between two people, or waiting for somebody who fits. */
  open: { ask: 'waiting', close: 'ended', withdraw: 'withdrawn', 'seeker-left': 'withdrawn' },
  /** One insider has an unanswered offer. */
  waiting: {
    yes: 'answered',
    no: 'open',
    lapse: 'open',
    undelivered: 'open',
    'insider-away': 'open',
    'community-left': 'open',
    withdraw: 'withdrawn',
    'seeker-left': 'withdrawn',
  },
  /** An insider said yes. */
  answered: { close: 'ended', undelivered: 'open', 'seeker-left': 'ended' },
  ended: {},
  withdrawn: {},
} as const satisfies Table;

export const MATCH_STATES = {
  /** The insider is asked, or will be at the next good hour. */
  offered: {
    yes: 'accepted',
    no: 'declined',
    lapse: 'lapsed',
    undelivered: 'undeliverable',
    'insider-away': 'ended',
    'community-left': 'ended',
    withdraw: 'withdrawn',
    'seeker-left': 'withdrawn',
  },
  /** A yes; the introduction is on its way. */
  accepted: {
    introduce: 'introduced',
    undelivered: 'undeliverable',
    'wont-happen': 'missed',
    'someone-left': 'ended',
    close: 'ended',
  },
  /** Both have the introduction. */
  introduced: { met: 'met', 'wont-happen': 'missed', 'someone-left': 'ended', close: 'ended' },
  met: {},
  /** Said not to have happened. One "we met" from the other side is enough to know better. */
  missed: { met: 'met' },
  ended: {},
  declined: {},
  lapsed: {},
  withdrawn: {},
  undeliverable: {},
} as const satisfies Table;

type EventsOf<T extends Table> = { [S in keyof T]: keyof T[S] }[keyof T] & string;
export type RequestState = keyof typeof REQUEST_STATES;
export type MatchState = keyof typeof MATCH_STATES;
export type RequestEvent = EventsOf<typeof REQUEST_STATES>;
export type MatchEvent = EventsOf<typeof MATCH_STATES>;

/** The state that follows `from` on `event`, or null when the table does not know the step (which becomes a refusal). */
export function nextRequestState(from: RequestState, event: RequestEvent): RequestState | null {
  return next(REQUEST_STATES, from, event) as RequestState | null;
}

/** As `nextRequestState`, for matches. */
export function nextMatchState(from: MatchState, event: MatchEvent): MatchState | null {
  return next(MATCH_STATES, from, event) as MatchState | null;
}

/** Matches in which the pair is under way: at most one of these per seeker and insider. */
export const OPEN_MATCH_STATES = ['offered', 'accepted', 'introduced'] as const satisfies MatchState[];

/** Requests that are not over; those with somebody, or waiting for somebody, count towards a seeker's cap. */
export const OPEN_REQUEST_STATES = ['open', 'waiting'] as const satisfies RequestState[];

function next(table: Table, from: string, event: string): string | null {
  const row = table[from];
  return row && Object.hasOwn(row, event) ? (row[event] ?? null) : null;
}
