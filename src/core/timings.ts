// How long things take. Defaults from what other tools' users ask for; every one is a setting (see .env.example).

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Periods in elapsed ms; `workdayStart` and `workdayEnd` are hours of the receiver's local day. */
export type Timings = {
  /** From the delivery of an offer to its one reminder. */
  reminderAfterMs: number;
  /** From the delivery of an offer until it lapses. */
  answerWithinMs: number;
  /** From the introduction to "have you found a time?". */
  foundATimeAfterMs: number;
  /** From the introduction to "did you meet?". */
  didYouMeetAfterMs: number;
  /** From "not yet" until it is asked once more. */
  didYouMeetAgainAfterMs: number;
  /** From the last question without an answer until a match ends silently; the same for a request with nobody asked. */
  closeAfterMs: number;
  /** Until an insider may be offered to the same seeker again: after a no or a lapse, or when two requests were taken back. */
  repeatAfterNoMs: number;
  /** The same, after they met. */
  repeatAfterMeetingMs: number;
  workdayStart: number;
  workdayEnd: number;
  /** Days on which nudges may arrive, 1 (Monday) to 7. */
  workdays: readonly number[];
};

export const DEFAULT_TIMINGS: Timings = {
  reminderAfterMs: 48 * HOUR,
  answerWithinMs: 5 * DAY,
  foundATimeAfterMs: 3 * DAY,
  didYouMeetAfterMs: 10 * DAY,
  didYouMeetAgainAfterMs: 7 * DAY,
  closeAfterMs: 14 * DAY,
  repeatAfterNoMs: 90 * DAY,
  repeatAfterMeetingMs: 180 * DAY,
  workdayStart: 9,
  workdayEnd: 18,
  workdays: [1, 2, 3, 4, 5],
};
