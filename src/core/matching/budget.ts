// How many conversations an insider still has to give: places of the calendar month, in the insider's own zone.

import { DateTime, IANAZone } from 'luxon';
import type { Candidate, Member } from '../model.ts';

/** Never more unanswered offers than this, however many places are left. */
const MOST_UNANSWERED = 3;

/** The zone (IANA) in which the insider's months begin: their own, or the community's when it is not known. */
function zoneOf(member: Pick<Member, 'timeZone'>, communityZone: string): string {
  return member.timeZone && IANAZone.isValidZone(member.timeZone) ? member.timeZone : communityZone;
}

/** The month of a UTC instant in `zone` (IANA; an unknown one counts as UTC), as 'YYYY-MM'. */
export function monthOf(instant: Date, zone: string): string {
  const local = DateTime.fromJSDate(instant, { zone: IANAZone.isValidZone(zone) ? zone : 'UTC' });
  return local.toFormat('yyyy-MM', { locale: 'en', numberingSystem: 'latn' });
}

/** Conversations the insider can still say yes to in the month of `now`; never below 0. */
export function placesLeft(candidate: Candidate, communityZone: string, now: Date): number {
  const { insider, member, yesesByMonth } = candidate;
  const month = monthOf(now, zoneOf(member, communityZone));
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
