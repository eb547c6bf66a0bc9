// How many conversations an insider still has to give: places of the calendar month, in the insider's own zone.

import { DateTime } from 'luxon';
import type { Candidate } from '../model.ts';
import { isTimeZone, zoneOf } from '../working-hours.ts';

/** Never more unanswered offers than this, however many places are left. */
const MOST_UNANSWERED = 3;

/** The month of a UTC instant in `zone` (IANA; an unknown one counts as UTC), as 'YYYY-MM'. */
export function monthOf(instant: Date, zone: string): string {
  const { year, month } = DateTime.fromJSDate(instant, { zone: isTimeZone(zone) ? zone : 'UTC' });
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** Conversations the insider can still say yes to in the month of `now`; never below 0. */
export function placesLeft(candidate: Candidate, communityZone: string, now: Date): number {
  const { insider, member, yesesByMonth } = candidate;
  const month = monthOf(now, zoneOf(member, { timeZone: communityZone }));
  const extra = insider.extraMonth === month ? insider.extraPlaces : 0;
  const yeses = Object.hasOwn(yesesByMonth, month) ? (yesesByMonth[month] ?? 0) : 0;
  return Math.max(0, insider.placesPerMonth + extra - yeses);
}

/** Offers that may be made now: as many unanswered ones as places left this month, and at most 3; never below 0. */
export function offersAllowed(candidate: Candidate, communityZone: string, now: Date): number {
  return Math.max(
    0,
    Math.min(placesLeft(candidate, communityZone, now), MOST_UNANSWERED) - candidate.unanswered,
  );
}
