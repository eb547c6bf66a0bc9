// The playground's clock in words. The clock itself (real time plus the community's offset) is given from outside.

import { DateTime } from 'luxon';
import { firstName, type Person } from './people.ts';

export type PlaygroundTime = {
  /** The community's time. */
  now(): Date;
  /** IANA zone of the community. */
  zone: string;
  /** Moves the clock to the next nudge or deadline, if there is one. */
  skipToNext(): Promise<void>;
  /** Moves the clock forward by this many ms. */
  skip(ms: number): Promise<void>;
};

const inZone = (at: Date, zone: string): DateTime => {
  const moment = DateTime.fromJSDate(at, { zone });
  return (moment.isValid ? moment : DateTime.fromJSDate(at, { zone: 'UTC' })).setLocale('en-GB');
};

/** 'America/New_York' → 'New York'. */
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** 'Tue 24 Nov' in that zone. */
export const dayIn = (at: Date, zone: string): string => inZone(at, zone).toFormat('ccc d LLL');

/** 'Tue 24 Nov 2026': a pause may be long. */
export const dateIn = (at: Date, zone: string): string => inZone(at, zone).toFormat('ccc d LLL yyyy');

/** '09:30' in that zone. */
export const timeIn = (at: Date, zone: string): string => inZone(at, zone).toFormat('HH:mm');

export const dayAndTimeIn = (at: Date, zone: string): string => `${dayIn(at, zone)}, ${timeIn(at, zone)}`;

/** 'Tue 24 Nov, 09:30 in London', and the acting person's own time when it is another. */
export function clockWords(now: Date, zone: string, person: Person): string {
  const here = `${dayAndTimeIn(now, zone)} in ${cityOf(zone)}`;
  if (person.zone === zone) return here;
  const theirs =
    dayIn(now, zone) === dayIn(now, person.zone) ? timeIn(now, person.zone) : dayAndTimeIn(now, person.zone);
  return `${here} · ${theirs} for ${firstName(person)} in ${cityOf(person.zone)}`;
}
