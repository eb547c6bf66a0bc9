import { describe, expect, it } from 'vitest';
import { monthOf, offersAllowed, placesLeft } from '../../../src/core/matching/budget.ts';
import { candidate } from './people.ts';

const turn = new Date('2026-03-31T12:00:00Z');

describe('the month', () => {
  it.each([
    ['UTC', '2026-03'],
    ['Pacific/Kiritimati', '2026-04'],
    ['Pacific/Auckland', '2026-04'],
    ['America/New_York', '2026-03'],
    ['Mars/Olympus', '2026-03'],
  ])('in %s is %s', (zone, month) => {
    expect(monthOf(turn, zone)).toBe(month);
  });
});

describe('places', () => {
  it('are those of the month in the insider’s own zone', () => {
    const yesesByMonth = { '2026-03': 2, '2026-04': 1 };
    const far = candidate('far', 'Nurse', { yesesByMonth, member: { timeZone: 'Pacific/Auckland' } });
    const near = candidate('near', 'Nurse', { yesesByMonth, member: { timeZone: 'Europe/Berlin' } });
    expect(placesLeft(far, 'UTC', turn)).toBe(1);
    expect(placesLeft(near, 'UTC', turn)).toBe(0);
  });

  it('follow the community’s zone where the insider’s is unknown', () => {
    const someone = candidate('someone', 'Nurse', { yesesByMonth: { '2026-03': 2 } });
    expect(placesLeft(someone, 'UTC', turn)).toBe(0);
    expect(placesLeft(someone, 'Pacific/Auckland', turn)).toBe(2);
  });

  it('grow by the extra ones of this month only', () => {
    const march = candidate('a', 'Nurse', { insider: { extraPlaces: 1, extraMonth: '2026-03' } });
    const april = candidate('b', 'Nurse', { insider: { extraPlaces: 1, extraMonth: '2026-04' } });
    expect(placesLeft(march, 'UTC', turn)).toBe(3);
    expect(placesLeft(april, 'UTC', turn)).toBe(2);
  });

  it('are never below none, as after a lowered budget', () => {
    expect(placesLeft(candidate('a', 'Nurse', { yesesByMonth: { '2026-03': 9 } }), 'UTC', turn)).toBe(0);
  });

  it.each([
    [8, 0, 3],
    [8, 2, 1],
    [2, 1, 1],
    [1, 1, 0],
    [1, 5, 0],
  ])('of %i with %i unanswered allow %i more offers', (placesPerMonth, unanswered, allowed) => {
    expect(
      offersAllowed(candidate('a', 'Nurse', { unanswered, insider: { placesPerMonth } }), 'UTC', turn),
    ).toBe(allowed);
  });
});
