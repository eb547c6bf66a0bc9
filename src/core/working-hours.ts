// When a nudge may reach somebody: Monday to Friday, in the receiver's own day. Local times that a change of clocks
// skips or repeats are luxon's business.

import { DateTime } from 'luxon';

export type Workday = { workdayStart: number; workdayEnd: number };

/** `at`, or the next moment after it that lies Monday to Friday within the working hours of `zone` (IANA). */
export function nextWorkingMoment(at: Date, zone: string, day: Workday): Date {
  let local: DateTime = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) local = DateTime.fromJSDate(at, { zone: 'UTC' });
  const opening = (t: DateTime) => t.startOf('day').set({ hour: day.workdayStart });
  if (local.hour >= day.workdayEnd) local = opening(local.plus({ days: 1 }));
  else if (local < opening(local)) local = opening(local);
  // Up to a week ahead: two days of a weekend are enough, and a whole day skipped by a zone's change is passed too.
  while (local.weekday > 5) local = opening(local.plus({ days: 1 }));
  return local.toJSDate();
}

/** Whether `zone` is an IANA zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  return DateTime.utc().setZone(zone).isValid;
}
