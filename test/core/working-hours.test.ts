import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { dueAt, NUDGES } from '../../src/core/nudges.ts';
import { DEFAULT_TIMINGS } from '../../src/core/timings.ts';
import { nextWorkingMoment, zoneOf } from '../../src/core/working-hours.ts';

const next = (at: string, zone: string) =>
  nextWorkingMoment(new Date(at), zone, DEFAULT_TIMINGS).toISOString();

describe('the next good moment', () => {
  it.each([
    ['within the day: at once', '2026-11-24T10:00:00Z', 'Europe/London', '2026-11-24T10:00:00.000Z'],
    ['before nine: at nine', '2026-11-24T06:30:00Z', 'Europe/London', '2026-11-24T09:00:00.000Z'],
    [
      'at six in the evening: next morning',
      '2026-11-24T18:00:00Z',
      'Europe/London',
      '2026-11-25T09:00:00.000Z',
    ],
    ['Friday evening: Monday', '2026-11-27T19:00:00Z', 'Europe/London', '2026-11-30T09:00:00.000Z'],
    ['Saturday: Monday', '2026-11-28T12:00:00Z', 'Europe/London', '2026-11-30T09:00:00.000Z'],
    ["the receiver's own zone counts", '2026-11-24T10:00:00Z', 'Asia/Tokyo', '2026-11-25T00:00:00.000Z'],
    ['over the end of summer time', '2026-10-23T20:00:00Z', 'Europe/London', '2026-10-26T09:00:00.000Z'],
    ['over the start of summer time', '2026-03-27T20:00:00Z', 'Europe/London', '2026-03-30T08:00:00.000Z'],
    ['half-hour zones', '2026-11-24T02:00:00Z', 'Asia/Kolkata', '2026-11-24T03:30:00.000Z'],
    [
      'a zone that nobody knows counts as UTC',
      '2026-11-24T06:00:00Z',
      'Mars/Olympus',
      '2026-11-24T09:00:00.000Z',
    ],
    ['a Friday that Samoa skipped', '2011-12-30T05:00:00Z', 'Pacific/Apia', '2012-01-01T19:00:00.000Z'],
  ])('%s', (_what, at, zone, expected) => expect(next(at, zone)).toBe(expected));

  it('keeps to the working days of the setting', () => {
    const sundayToThursday = { ...DEFAULT_TIMINGS, workdays: [7, 1, 2, 3, 4] };
    const moment = (at: string, day = sundayToThursday) =>
      nextWorkingMoment(new Date(at), 'UTC', day).toISOString();
    expect(moment('2026-11-27T10:00:00Z')).toBe('2026-11-29T09:00:00.000Z');
    expect(moment('2026-11-29T10:00:00Z')).toBe('2026-11-29T10:00:00.000Z');
    const always = { workdays: [1, 2, 3, 4, 5, 6, 7], workdayStart: 0, workdayEnd: 24 };
    expect(moment('2026-11-28T23:59:00Z', { ...DEFAULT_TIMINGS, ...always })).toBe(
      '2026-11-28T23:59:00.000Z',
    );
  });

  const zones = [
    'Europe/London',
    'America/New_York',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'UTC',
  ];

  it('is never earlier, always on a weekday from 9 to 18, and stays where it is', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const moment = nextWorkingMoment(at, zone, DEFAULT_TIMINGS);
        const local = DateTime.fromJSDate(moment, { zone });
        expect(moment.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(local.weekday).toBeLessThanOrEqual(5);
        expect(local.hour).toBeGreaterThanOrEqual(9);
        expect(local.hour).toBeLessThan(18);
        expect(nextWorkingMoment(moment, zone, DEFAULT_TIMINGS)).toEqual(moment);
      }),
      { numRuns: 500 },
    );
  });
});

it('a member’s own zone counts if it is one that every machine reads alike, else the community’s', () => {
  const zoneOfSomeone = (timeZone: string | null) => zoneOf({ timeZone }, { timeZone: 'Asia/Tokyo' });
  expect(zoneOfSomeone('Europe/Lisbon')).toBe('Europe/Lisbon');
  for (const none of [null, '', 'Mars/Olympus', 'local', 'utc+3'])
    expect(zoneOfSomeone(none)).toBe('Asia/Tokyo');
});

it('only introductions are sent outside working hours', () => {
  const saturday = new Date('2026-11-28T03:00:00Z');
  const kinds = Object.keys(NUDGES) as (keyof typeof NUDGES)[];
  const atOnce = kinds.filter(
    (kind) => dueAt(kind, saturday, 'UTC', DEFAULT_TIMINGS).getTime() === saturday.getTime(),
  );
  expect(atOnce).toEqual(['introduction']);
});
