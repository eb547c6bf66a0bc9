// What forms take and what they ask to be mended.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insiderValues, readInsiderForm } from '../../src/core/forms/insider-form.ts';
import { pauseSteps, readPauseForm } from '../../src/core/forms/small-forms.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const ZONE = 'Europe/London';
const PROFILE = { ...insiderValues(null), title: 'Nurse', industry: 'Health', years: '8' };

describe('a booking link', () => {
  const errorOf = (bookingUrl: string) => readInsiderForm({ ...PROFILE, bookingUrl }).errors.bookingUrl;

  it.each([
    '',
    'https://cal.example.com/maya',
    'https://cal.example.com/maya?len=20#x',
    'HTTPS://cal.example.com',
  ])('may be “%s”', (url) => expect(errorOf(url)).toBeUndefined());
  it.each([
    'http://cal.example.com/maya',
    'https://example.com/a b',
    'https://x',
    'cal.example.com',
    'javascript:x',
  ])('“%s” asks for one that begins with https://', (url) =>
    expect(errorOf(url)).toContain('https://cal.example.com/you'),
  );
});

describe('a pause', () => {
  it('asks for one of the two when both a length and a date are given', () => {
    const { errors, until } = readPauseForm({ length: '2w', date: '2027-01-15' }, NOW, ZONE);
    expect(errors.date).toContain('Only one of the two');
    expect(until).toBeNull();
  });

  it('takes a date alone, or with the choice that says so', () => {
    for (const length of ['', 'date']) {
      const { until } = readPauseForm({ length, date: '2027-01-15' }, NOW, ZONE);
      expect(until?.toISOString()).toBe('2027-01-15T00:00:00.000Z');
    }
    expect(readPauseForm({ length: 'date', date: '' }, NOW, ZONE).errors.date).toContain('Until when?');
  });

  it('shows an example date that it would take, whenever that is', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (now) => {
        const date = pauseSteps(now, ZONE)[0]?.fields.find(({ key }) => key === 'date');
        const example = date && 'placeholder' in date ? (date.placeholder ?? '') : '';
        expect(readPauseForm({ date: example }, now, ZONE).errors).toEqual({});
      }),
    );
  });
});
