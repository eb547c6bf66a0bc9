// Time zones in people's words.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_ZONES, readZone, searchZones, zoneLabel } from '../../src/core/time-zones.ts';
import { isTimeZone } from '../../src/core/working-hours.ts';

describe('a place as it is typed', () => {
  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['Europe/Madrid', 'Europe/Madrid'],
    ['são paulo', 'America/Sao_Paulo'],
    [' LISBON ', 'Europe/Lisbon'],
    ['utc', 'UTC'],
    ['Tokyo (Asia)', 'Asia/Tokyo'],
    ['liss', null],
    ['reykj', 'Atlantic/Reykjavik'],
  ])('%s is %s', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it.each(['', '  ', 'Atlantis', 'America', 'a', '../../etc', 'x'.repeat(10_000), '🌍'])(
    '“%s” is none',
    (typed) => {
      expect(readZone(typed)).toBeNull();
    },
  );

  it('never fails, and gives only zones that there are', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const zone = readZone(typed);
        if (zone) expect(isTimeZone(zone)).toBe(true);
        for (const found of searchZones(typed, 25)) expect(isTimeZone(found)).toBe(true);
      }),
    );
  });
});

describe('the search', () => {
  it('puts cities that begin so first, and offers the common ones while nothing is typed', () => {
    expect(searchZones('ber', 25)[0]).toBe('Europe/Berlin');
    expect(searchZones('', 25)).toEqual([...COMMON_ZONES]);
    expect(searchZones('europe', 25)).toHaveLength(25);
  });

  it('its short list fits the strictest platform and reads back', () => {
    expect(COMMON_ZONES.length).toBeLessThanOrEqual(25);
    for (const zone of COMMON_ZONES) expect(readZone(zoneLabel(zone))).toBe(zone);
  });
});
