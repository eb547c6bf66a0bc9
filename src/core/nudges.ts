// Which nudges there are, whom they reach, when, and while which state they still make sense. Pure.

import type { MatchState } from './lifecycle.ts';
import type { NudgeKind } from './model.ts';
import type { Timings } from './timings.ts';
import { nextWorkingMoment } from './working-hours.ts';

type NudgeRule = {
  to: 'seeker' | 'insider' | 'each';
  /** 'at-once' is for introductions only; everything else keeps to working hours. */
  when: 'at-once' | 'working-hours';
  /** Elapsed ms from the delivery of what it follows. */
  after?: (timings: Timings) => number;
  /** The states of its match in which it still makes sense; absent where no match is needed. */
  while?: readonly MatchState[];
};

const ANY_END: readonly MatchState[] = ['declined', 'lapsed', 'undeliverable', 'ended'];

export const NUDGES: Record<NudgeKind, NudgeRule> = {
  offer: { to: 'insider', when: 'working-hours', while: ['offered'] },
  'offer-reminder': {
    to: 'insider',
    when: 'working-hours',
    after: (t) => t.reminderAfterMs,
    while: ['offered'],
  },
  introduction: { to: 'seeker', when: 'at-once', while: ['accepted'] },
  'next-person': { to: 'seeker', when: 'working-hours', while: ANY_END },
  'someone-fits': { to: 'seeker', when: 'working-hours' },
  'found-a-time': {
    to: 'each',
    when: 'working-hours',
    after: (t) => t.foundATimeAfterMs,
    while: ['introduced'],
  },
  'did-you-meet': {
    to: 'each',
    when: 'working-hours',
    after: (t) => t.didYouMeetAfterMs,
    while: ['introduced'],
  },
  'did-you-meet-again': {
    to: 'each',
    when: 'working-hours',
    after: (t) => t.didYouMeetAgainAfterMs,
    while: ['introduced'],
  },
  'wont-happen': { to: 'each', when: 'working-hours', while: ['missed', 'ended'] },
  'thank-you-note': { to: 'seeker', when: 'working-hours', while: ['met'] },
  thanks: { to: 'insider', when: 'working-hours', while: ['met'] },
};

/** The instant (community's clock) at which a nudge is due that follows something delivered at `from`. */
export function dueAt(kind: NudgeKind, from: Date, receiverZone: string, timings: Timings): Date {
  const rule = NUDGES[kind];
  const earliest = new Date(from.getTime() + (rule.after?.(timings) ?? 0));
  return rule.when === 'at-once' ? earliest : nextWorkingMoment(earliest, receiverZone, timings);
}

/** Whether a nudge about a match in this state still makes sense. */
export function stillMakesSense(kind: NudgeKind, state: MatchState | null): boolean {
  const states = NUDGES[kind].while;
  return !states || (state !== null && states.includes(state));
}
