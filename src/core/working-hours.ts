// When a nudge may reach somebody: on working days, in the receiver's own day. Local times that a change of clocks
// skips or repeats are luxon's business.

import { DateTime, IANAZone } from 'luxon';
import type { Community, Member } from './model.ts';

/** Hours of the local day, and ISO days of the week (1 Monday to 7), at least one. */
export type Workday = { workdayStart: number; workdayEnd: number; workdays: readonly number[] };

/** `at`, or the next moment after it that lies on a working day within the working hours of `zone` (IANA). */
export function nextWorkingMoment(at: Date, zone: string, day: Workday): Date {
  let local: DateTime = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) local = DateTime.fromJSDate(at, { zone: 'UTC' });
  const opening = (t: DateTime) => t.startOf('day').set({ hour: day.workdayStart });
  if (local.hour >= day.workdayEnd) local = opening(local.plus({ days: 1 }));
  else if (local < opening(local)) local = opening(local);
  // Day by day: a whole day skipped by a zone's change is passed, too.
  while (!day.workdays.includes(local.weekday)) local = opening(local.plus({ days: 1 }));
  return local.toJSDate();
}

/** Whether `zone` is an IANA zone that this machine knows. Kept by luxon once asked: every search asks. */
export function isTimeZone(zone: string): boolean {
  return IANAZone.create(zone).isValid;
}

/** The member's zone, or the community's where theirs is not known. */
export function zoneOf(member: Pick<Member, 'timeZone'>, community: Pick<Community, 'timeZone'>): string {
  return member.timeZone && isTimeZone(member.timeZone) ? member.timeZone : community.timeZone;
}
