// Rows for the tests of the Store: a community with its people, and every noun with something plain in it.

import { randomUUID } from 'node:crypto';
import type { Draft, Insider, Match, Nudge, Request, Suggestion } from '../../src/core/model.ts';
import type { Store } from '../../src/core/ports.ts';

export const MONDAY = new Date('2031-03-03T10:00:00.000Z');
export const DAY = 86_400_000;

export const later = (ms: number) => new Date(MONDAY.getTime() + ms);
export const fresh = () => ({ communityId: randomUUID(), memberId: randomUUID(), at: MONDAY });
export const actor = (tenantId: string, externalId: string) => ({
  platform: 'test',
  tenantId,
  externalId,
  name: `Person ${externalId}`,
  timeZone: 'Europe/Lisbon' as string | null,
});

/** A community of its own with a seeker and an insider-to-be. */
export async function settle(store: Store): Promise<{ c: string; seeker: string; insider: string }> {
  const tenant = randomUUID();
  const { community, member } = await store.enter(actor(tenant, 'S'), fresh());
  const other = await store.enter(actor(tenant, 'I'), fresh());
  return { c: community.id, seeker: member.id, insider: other.member.id };
}

export const insiderOf = (memberId: string, patch: Partial<Insider> = {}): Insider => ({
  memberId,
  title: 'Data Scientist',
  employer: null,
  industry: 'Fintech',
  years: 8,
  pastRoles: ['Analyst'],
  topics: ['SQL', 'teams'],
  placesPerMonth: 2,
  maxMinutes: 30,
  bookingUrl: null,
  shownAs: 'role',
  pausedUntil: later(DAY),
  extraPlaces: 1,
  extraMonth: '2031-03',
  lastAskedAt: null,
  terms: 'r:data-scientist w:data t:sql',
  ...patch,
});

/** Finds whoever `insiderOf` makes. */
export const DATA_SCIENTISTS = [{ term: 'r:data-scientist', also: null }];

export const requestOf = (seekerId: string, patch: Partial<Request> = {}): Request => ({
  id: randomUUID(),
  seekerId,
  role: 'data scientist',
  state: 'open',
  hopes: ['day-to-day', 'skills'],
  message: 'Olá 👋🏽 “hi”',
  background: null,
  employer: null,
  avoidsEmployer: true,
  minutes: 20,
  nameShown: 'after-yes',
  waitingSince: null,
  createdAt: MONDAY,
  ...patch,
});

export const matchOf = (request: Request, insiderId: string, patch: Partial<Match> = {}): Match => ({
  id: randomUUID(),
  requestId: request.id,
  seekerId: request.seekerId,
  insiderId,
  state: 'offered',
  reasons: [{ kind: 'past-role', role: 'Data Scientist' }],
  offeredAt: MONDAY,
  answerBy: later(5 * DAY),
  acceptedAt: null,
  introducedAt: null,
  timeFoundAt: null,
  closesAt: null,
  endedAt: null,
  placeMonth: null,
  ...patch,
});

export const nudgeOf = (recipientId: string, patch: Partial<Nudge> = {}): Nudge => ({
  id: randomUUID(),
  kind: 'offer',
  recipientId,
  requestId: null,
  matchId: null,
  insiderId: null,
  state: 'scheduled',
  dueAt: MONDAY,
  generation: 0,
  attempts: 0,
  ref: null,
  answer: null,
  revision: 'none',
  ...patch,
});

export const suggestionOf = (seekerId: string, insiderId: string): Suggestion => ({
  id: randomUUID(),
  seekerId,
  insiderId,
  requestId: randomUUID(),
  role: 'data scientist',
  reasons: [{ kind: 'same-role' }],
});

export const draftOf = (memberId: string, patch: Partial<Draft> = {}): Draft => ({
  id: randomUUID(),
  memberId,
  form: 'ask',
  subjectId: null,
  values: { message: 'half a sen', hopes: ['skills'] },
  answer: null,
  ...patch,
});

export const twenty = Array.from({ length: 20 }, (_, n) => n);
