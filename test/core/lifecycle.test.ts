import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lifecycleDoc } from '../../scripts/lifecycle-text.ts';
import {
  MATCH_STATES,
  type MatchEvent,
  type MatchState,
  nextMatchState,
  nextRequestState,
  OPEN_MATCH_STATES,
  REQUEST_STATES,
  type RequestEvent,
  type RequestState,
} from '../../src/core/lifecycle.ts';

// The expected steps, written once more by hand, so that a slip in the tables is seen. Everything else must be null.
const REQUEST_STEPS: Record<RequestState, Partial<Record<RequestEvent, RequestState>>> = {
  open: { ask: 'waiting', close: 'ended', withdraw: 'withdrawn', 'seeker-left': 'withdrawn' },
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
  answered: { close: 'ended', undelivered: 'open', 'seeker-left': 'ended' },
  ended: {},
  withdrawn: {},
};
const MATCH_STEPS: Record<MatchState, Partial<Record<MatchEvent, MatchState>>> = {
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
  accepted: {
    introduce: 'introduced',
    undelivered: 'undeliverable',
    'wont-happen': 'missed',
    'someone-left': 'ended',
    close: 'ended',
  },
  introduced: { met: 'met', 'wont-happen': 'missed', 'someone-left': 'ended', close: 'ended' },
  met: {},
  missed: { met: 'met' },
  ended: {},
  declined: {},
  lapsed: {},
  withdrawn: {},
  undeliverable: {},
};

const events = (steps: Record<string, Partial<Record<string, string>>>) => [
  ...new Set([...Object.values(steps).flatMap((row) => Object.keys(row)), 'toString', 'no-such-event']),
];
const walk = (steps: Record<string, Partial<Record<string, string>>>) =>
  Object.entries(steps).flatMap(([state, row]) =>
    events(steps).map((event) => [state, event, Object.hasOwn(row, event) ? row[event] : null] as const),
  );

describe('every state × event', () => {
  it.each(walk(REQUEST_STEPS))('a request that is %s, on %s, becomes %s', (state, event, to) => {
    expect(nextRequestState(state as RequestState, event as RequestEvent)).toBe(to);
  });

  it.each(walk(MATCH_STEPS))('a match that is %s, on %s, becomes %s', (state, event, to) => {
    expect(nextMatchState(state as MatchState, event as MatchEvent)).toBe(to);
  });
});

it.each([
  ['request', REQUEST_STATES],
  ['match', MATCH_STATES],
] as const)(
  'every state of a %s can be reached and leads to an end',
  (_name, table: Record<string, Record<string, string>>) => {
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      if (!seen.has(from)) {
        seen.add(from);
        for (const to of Object.values(table[from] ?? {})) reach(to, seen);
      }
      return seen;
    };
    const [first = ''] = Object.keys(table);
    expect([...reach(first)].sort()).toEqual(Object.keys(table).sort());
    for (const state of Object.keys(table)) {
      expect([...reach(state)].some((each) => Object.keys(table[each] ?? {}).length === 0)).toBe(true);
    }
  },
);

it('a pair counts as under way until it has met, missed or ended', () => {
  expect(OPEN_MATCH_STATES).toEqual(['offered', 'accepted', 'introduced']);
});

it('docs/lifecycle.md is what the tables say (npm run docs writes it)', () => {
  expect(readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8')).toBe(lifecycleDoc());
});
