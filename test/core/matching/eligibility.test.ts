import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../src/core/matching/eligibility.ts';
import type { MatchOutcome } from '../../../src/core/model.ts';
import { asking, candidate, DAY, daysAgo, NOW, outcome } from './people.ts';

const ask = (patch: Parameters<typeof candidate>[2], request = asking(), history: MatchOutcome[] = []) =>
  whyNot(candidate('ana', 'Nurse', patch), request, history, NOW);

describe('who can be asked', () => {
  it('is anyone with nothing in the way', () => {
    expect(ask({})).toBeNull();
  });

  it('is not the seeker', () => {
    expect(ask({}, asking('nurse', { seekerId: 'ana' }))).toBe('self');
  });

  it('is nobody who left', () => {
    expect(ask({ member: { leftAt: daysAgo(1) } })).toBe('left');
  });

  it('is nobody on a pause, until its last moment has passed', () => {
    expect(ask({ insider: { pausedUntil: new Date(NOW.getTime() + 1) } })).toBe('paused');
    expect(ask({ insider: { pausedUntil: NOW } })).toBeNull();
  });

  it('is nobody whose month is full', () => {
    expect(ask({ yesesByMonth: { '2026-03': 2 } })).toBe('no-place');
    expect(ask({ yesesByMonth: { '2026-02': 2 } })).toBeNull();
  });

  it('is nobody with as many unanswered offers as places left, or with three', () => {
    expect(ask({ unanswered: 1 })).toBeNull();
    expect(ask({ unanswered: 2 })).toBe('too-many-unanswered');
    expect(ask({ unanswered: 1, yesesByMonth: { '2026-03': 1 } })).toBe('too-many-unanswered');
    expect(ask({ unanswered: 3, insider: { placesPerMonth: 8 } })).toBe('too-many-unanswered');
  });

  it('is nobody who was asked for this request, whatever came of it', () => {
    expect(ask({}, asking('nurse', { alreadyAsked: ['ana'] }))).toBe('already-asked');
  });

  it('is nobody from the company to be avoided, on the profile or on their own record', () => {
    const secret = asking('nurse', { avoidEmployer: 'Acme Inc.' });
    expect(ask({ insider: { employer: 'ACME' } }, secret)).toBe('own-company');
    expect(ask({ member: { employer: 'acme gmbh' } }, secret)).toBe('own-company');
    expect(ask({ insider: { employer: 'Acmeville Council' } }, secret)).toBeNull();
    expect(ask({ insider: { employer: 'ACME' } })).toBeNull();
  });

  it.each(['offered', 'accepted', 'introduced'] as const)('is nobody with whom a match is %s', (state) => {
    expect(ask({}, asking(), [outcome('ana', state, 400)])).toBe('open-match');
  });

  it.each([
    ['declined', false, 90],
    ['lapsed', false, 90],
    ['missed', true, 90],
    ['met', true, 180],
    ['ended', true, 180],
  ] as const)('leaves a pair alone after %s (introduced: %s) for %i days', (state, introduced, days) => {
    expect(ask({}, asking(), [outcome('ana', state, days - 0.001, introduced)])).toBe('asked-recently');
    expect(ask({}, asking(), [outcome('ana', state, days, introduced)])).toBeNull();
  });

  it.each([
    ['withdrawn', false],
    ['undeliverable', false],
    ['ended', false],
  ] as const)('is not narrowed by a match that is %s before an introduction', (state, introduced) => {
    expect(ask({}, asking(), [outcome('ana', state, 0, introduced)])).toBeNull();
  });

  it('leaves a pair alone while two requests that the seeker took back are less than 90 days old', () => {
    const back = (...days: number[]) => days.map((each) => outcome('ana', 'withdrawn', each));
    expect(ask({}, asking(), back(0))).toBeNull();
    expect(ask({}, asking(), back(0, 1))).toBe('asked-recently');
    expect(ask({}, asking(), back(1, 89.999))).toBe('asked-recently');
    expect(ask({}, asking(), back(1, 90))).toBeNull();
    expect(ask({}, asking(), [...back(0), outcome('ben', 'withdrawn', 0)])).toBeNull();
  });

  it('does not mind matches with others', () => {
    expect(ask({}, asking(), [outcome('ben', 'declined', 1), outcome('ben', 'offered', 1)])).toBeNull();
  });

  it('takes the periods from the settings', () => {
    const ana = candidate('ana', 'Nurse');
    const periods = { repeatAfterNoMs: DAY, repeatAfterMeetingMs: 2 * DAY };
    expect(whyNot(ana, asking(), [outcome('ana', 'declined', 1)], NOW, periods)).toBeNull();
    expect(whyNot(ana, asking(), [outcome('ana', 'met', 1, true)], NOW, periods)).toBe('asked-recently');
  });
});
