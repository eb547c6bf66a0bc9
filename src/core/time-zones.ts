// Time zones in people's words: "Berlin", "new york" or "Europe/Madrid" become IANA zones.

import { cleanLine } from './clean-text.ts';

/** Common ones, from west to east, for a short list. */
export const COMMON_ZONES = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Halifax',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Lagos',
  'Europe/Athens',
  'Africa/Johannesburg',
  'Europe/Istanbul',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
] as const;

// The machine's list may know some by an older name only.
const ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...COMMON_ZONES, 'UTC']),
];

/** "Europe/Berlin" → "Berlin (Europe)". */
export function zoneLabel(zone: string): string {
  const [area = '', ...rest] = zone.replaceAll('_', ' ').split('/');
  return rest.length === 0 ? area : `${rest.at(-1)} (${[area, ...rest.slice(0, -1)].join(', ')})`;
}

/** Zones whose city or name begins so, then those that contain it; the common ones while nothing is typed. */
export function searchZones(text: string, most: number): string[] {
  const typed = keyOf(text);
  if (typed === '') return COMMON_ZONES.slice(0, most);
  const ranked = ZONES.map((zone) => ({ zone, rank: rankOf(typed, zone) })).filter(({ rank }) => rank < NONE);
  return ranked
    .sort((a, b) => a.rank - b.rank || a.zone.length - b.zone.length)
    .slice(0, most)
    .map(({ zone }) => zone);
}

/** The zone that is meant, or null when it is none, or one of several. */
export function readZone(text: string): string | null {
  const typed = keyOf(text);
  const found = ZONES.filter(
    (zone) => keyOf(zone) === typed || cityOf(zone) === typed || keyOf(zoneLabel(zone)) === typed,
  );
  const [first, second] = found.length > 0 ? found : searchZones(text, 2);
  return typed !== '' && first !== undefined && second === undefined ? first : null;
}

const NONE = 4;

function rankOf(typed: string, zone: string): number {
  if (keyOf(zone) === typed || cityOf(zone) === typed) return 0;
  if (cityOf(zone).startsWith(typed)) return 1;
  if (keyOf(zone).startsWith(typed)) return 2;
  return ` ${keyOf(zone)}`.includes(` ${typed}`) ? 3 : NONE;
}

const keyOf = (text: string): string =>
  cleanLine(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d+]+/gu, ' ')
    .trim();

const cityOf = (zone: string): string => keyOf(zone.split('/').at(-1) ?? zone);
