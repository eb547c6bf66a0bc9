// Who sees what of whom, and when: every viewer, state and field in one table.

import { describe, expect, it } from 'vitest';
import type { Insider, Match, Member } from '../../src/core/model.ts';
import {
  type InsiderView,
  insiderForSeeker,
  type SeekerView,
  seekerForInsider,
} from '../../src/core/visibility.ts';

const YES = new Date('2026-11-24T10:00:00Z');
type Known = Pick<Match, 'state' | 'acceptedAt'> | null;
const at = (state: Match['state'], acceptedAt: Date | null): Known => ({ state, acceptedAt });

const priya: Pick<Member, 'externalId' | 'name'> = { externalId: 'U1', name: 'Priya Raman' };
const profile: Insider = {
  memberId: '1',
  title: 'Data Scientist at Northpay',
  employer: 'Northpay GmbH',
  industry: 'Fintech',
  years: 8,
  pastRoles: [],
  topics: ['fraud models', 'Northpay culture', 'Northpay'],
  placesPerMonth: 2,
  maxMinutes: 20,
  bookingUrl: 'https://cal.example/priya',
  shownAs: 'role',
  pausedUntil: null,
  extraPlaces: 0,
  extraMonth: null,
  lastAskedAt: null,
  terms: '',
};

/** What a seeker may know of an insider. */
const BY_ROLE: InsiderView = {
  name: null,
  mention: null,
  title: 'Data Scientist',
  employer: null,
  industry: 'Fintech',
  years: '6–10 years',
  topics: ['fraud models', 'culture'],
  bookingUrl: null,
};
const BY_NAME: InsiderView = {
  name: 'Priya Raman',
  mention: { externalId: 'U1', name: 'Priya Raman' },
  title: 'Data Scientist at Northpay',
  employer: 'Northpay GmbH',
  industry: 'Fintech',
  years: '8 years',
  topics: ['fraud models', 'Northpay culture', 'Northpay'],
  bookingUrl: null,
};
const OPEN: InsiderView = { ...BY_NAME, bookingUrl: 'https://cal.example/priya' };

/** What an insider may know of a seeker. */
const NAMELESS: SeekerView = { name: null, mention: null, background: 'Biology teacher' };
const NAMED: SeekerView = {
  name: 'Maya Lind',
  mention: { externalId: 'U2', name: 'Maya Lind' },
  background: 'Biology teacher',
};

/** state of the match | the seeker sees: role only, by name | the insider sees: name after a yes, name now */
const TABLE: [string, Known, InsiderView, InsiderView, SeekerView, SeekerView][] = [
  ['none, as in a search', null, BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['offered', at('offered', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['accepted', at('accepted', YES), OPEN, OPEN, NAMED, NAMED],
  ['introduced', at('introduced', YES), OPEN, OPEN, NAMED, NAMED],
  ['met', at('met', YES), OPEN, OPEN, NAMED, NAMED],
  ['missed', at('missed', YES), OPEN, OPEN, NAMED, NAMED],
  ['ended from offered', at('ended', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['ended after a yes', at('ended', YES), OPEN, OPEN, NAMED, NAMED],
  ['declined', at('declined', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['lapsed', at('lapsed', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['withdrawn', at('withdrawn', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['undeliverable offer', at('undeliverable', null), BY_ROLE, BY_NAME, NAMELESS, NAMED],
  ['undeliverable introduction', at('undeliverable', YES), BY_ROLE, BY_NAME, NAMELESS, NAMED],
];

describe.each(TABLE)('match: %s', (_, match, roleOnly, byName, afterYes, now) => {
  it('the seeker sees this of an insider shown by role', () => {
    expect(insiderForSeeker(priya, profile, match)).toEqual(roleOnly);
  });

  it('the seeker sees this of an insider shown by name', () => {
    expect(insiderForSeeker(priya, { ...profile, shownAs: 'name' }, match)).toEqual(byName);
  });

  it('the insider sees this of a seeker named after a yes, and of one named now', () => {
    const maya = { externalId: 'U2', name: 'Maya Lind' };
    const background = 'Biology teacher';
    expect(seekerForInsider(maya, { nameShown: 'after-yes', background }, match)).toEqual(afterYes);
    expect(seekerForInsider(maya, { nameShown: 'now', background }, match)).toEqual(now);
  });
});

describe('of an insider shown by role', () => {
  it.each([
    ['Northpay', 'Northpay', 'Insider'],
    ['Northpay Data Scientist', 'Northpay', 'Data Scientist'],
    ['Data Scientist @ Northpay, Berlin', 'Northpay', 'Data Scientist'],
    ['Data Scientist (NORTH PAY)', 'Northpay', 'Data Scientist'],
    ['Data\u200B Scientist, North\u00ADpay Ltd.', 'Northpay', 'Data Scientist'],
  ])('the title %s never says %s', (title, employer, seen) => {
    expect(insiderForSeeker(priya, { ...profile, title, employer }, null).title).toBe(seen);
  });

  it.each([
    [0, 'up to 2 years'],
    [2, 'up to 2 years'],
    [3, '3–5 years'],
    [6, '6–10 years'],
    [11, '11–20 years'],
    [21, 'over 20 years'],
  ])('%i years are shown as a band', (years, band) => {
    expect(insiderForSeeker(priya, { ...profile, years }, null).years).toBe(band);
  });
});
