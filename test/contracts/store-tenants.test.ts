// No function of a transaction sees or changes a row of another community. The table names every one of them.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Tx } from '../../src/core/ports.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import {
  DATA_SCIENTISTS,
  DAY,
  draftOf,
  insiderOf,
  later,
  MONDAY,
  matchOf,
  nudgeOf,
  requestOf,
  settle,
  suggestionOf,
} from './store-rows.ts';

let database: TestDatabase;
let store: ReturnType<typeof createStore>;
let own: string;
let theirs: Theirs;
beforeAll(async () => {
  database = await createTestDatabase();
  store = createStore({ url: database.url, log: silentLog });
  own = (await settle(store)).c;
  theirs = await fill();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

type Theirs = Awaited<ReturnType<typeof fill>>;

/** Another community with a row of everything, in states in which anything could happen to it. */
async function fill() {
  const { c, seeker, insider } = await settle(store);
  const request = requestOf(seeker, { waitingSince: MONDAY });
  const match = matchOf(request, insider);
  const about = { requestId: request.id, matchId: match.id };
  const rows = {
    request,
    match,
    resting: requestOf(seeker),
    accepted: matchOf(requestOf(insider), seeker, {
      state: 'accepted',
      closesAt: MONDAY,
      placeMonth: '2031-03',
    }),
    scheduled: nudgeOf(seeker, about),
    posting: nudgeOf(seeker, { ...about, state: 'posting' }),
    sent: nudgeOf(seeker, { ...about, state: 'sent', ref: { ts: '1' } }),
    due: nudgeOf(seeker, { ...about, state: 'sent', ref: { ts: '2' }, revision: 'due', generation: 1 }),
    suggestion: suggestionOf(seeker, insider),
    draft: draftOf(seeker),
  };
  await store.transaction(c, async (tx) => {
    await tx.saveInsider(insiderOf(insider), 'test', MONDAY);
    await tx.addRequest(request);
    await tx.addRequest(rows.resting);
    for (const given of [match, rows.accepted]) await tx.addMatch(given);
    for (const nudge of [rows.scheduled, rows.posting, rows.sent, rows.due]) await tx.addNudge(nudge, MONDAY);
    await tx.addSuggestion(rows.suggestion, MONDAY);
    await tx.addDraft(rows.draft, MONDAY);
  });
  await store.prisma.nudge.updateMany({
    where: { id: rows.posting.id },
    data: { leaseUntil: new Date(0), postingSince: new Date(0) },
  });
  return { c, seeker, insider, ...rows };
}

async function everythingOf(communityId: string): Promise<unknown> {
  const where = { communityId };
  const { member, insider, request, match, history, nudge, suggestion, draft } = store.prisma;
  return [
    await store.community(communityId),
    await member.findMany({ where, orderBy: { id: 'asc' } }),
    await insider.findMany({ where, orderBy: { memberId: 'asc' } }),
    await request.findMany({ where, orderBy: { id: 'asc' } }),
    await match.findMany({ where, orderBy: { id: 'asc' } }),
    await history.findMany({ where, orderBy: { id: 'asc' } }),
    await nudge.findMany({ where, orderBy: { id: 'asc' } }),
    await suggestion.findMany({ where, orderBy: { id: 'asc' } }),
    await draft.findMany({ where, orderBy: { id: 'asc' } }),
  ];
}

const FAULT = 'a fault';
const FAR = later(1000 * DAY);
type Try = { do: (tx: Tx, t: Theirs) => Promise<unknown>; gives: unknown };
const nothing = (work: Try['do']): Try => ({ do: work, gives: undefined });
const nobody = (work: Try['do']): Try => ({ do: work, gives: null });
const none = (work: Try['do']): Try => ({ do: work, gives: [] });
const no = (work: Try['do']): Try => ({ do: work, gives: false });
/** Would have to write over a row of the others. */
const fault = (work: Try['do']): Try => ({ do: work, gives: FAULT });

const EVERY_FUNCTION: Record<keyof Tx, Try> = {
  updateCommunity: nothing((tx) => tx.updateCommunity({ timeZone: 'UTC' })),
  member: nobody((tx, t) => tx.member(t.seeker)),
  updateMember: nothing((tx, t) => tx.updateMember(t.seeker, { name: 'Mallory' })),
  insider: nobody((tx, t) => tx.insider(t.insider)),
  lockInsider: nobody((tx, t) => tx.lockInsider(t.insider)),
  saveInsider: fault((tx, t) => tx.saveInsider(insiderOf(t.insider, { title: 'Mallory' }), 'test', FAR)),
  eraseInsider: nothing((tx, t) => tx.eraseInsider(t.insider)),
  candidates: none((tx) => tx.candidates(DATA_SCIENTISTS, FAR, 10)),
  candidate: nobody((tx, t) => tx.candidate(t.insider)),
  request: nobody((tx, t) => tx.request(t.request.id)),
  requestsOf: none((tx, t) => tx.requestsOf(t.seeker, ['open', 'waiting', 'answered', 'ended'])),
  waitingRequests: none((tx) => tx.waitingRequests(9)),
  lockNews: nothing((tx) => tx.lockNews()),
  restingRequests: none((tx) => tx.restingRequests(FAR, 100)),
  lockMember: nothing((tx, t) => tx.lockMember(t.seeker)),
  addRequest: fault((tx, t) => tx.addRequest(t.request)),
  updateRequest: nothing((tx, t) => tx.updateRequest(t.request.id, { role: 'Mallory' }, FAR)),
  moveRequest: no((tx, t) =>
    tx.moveRequest({ id: t.request.id, from: 'open', event: 'ask', to: 'waiting', actorId: null, at: FAR }),
  ),
  match: nobody((tx, t) => tx.match(t.match.id)),
  matches: none((tx, t) => tx.matches({ requestId: t.request.id })),
  matchesIn: none((tx) => tx.matchesIn(['offered', 'accepted'])),
  addMatch: fault((tx, t) => tx.addMatch(t.match)),
  moveMatch: no((tx, t) =>
    tx.moveMatch({ id: t.match.id, from: 'offered', event: 'yes', to: 'accepted', actorId: null, at: FAR }),
  ),
  updateMatch: nothing((tx, t) => tx.updateMatch(t.match.id, { placeMonth: '1999-01' })),
  overdueMatches: none((tx) => tx.overdueMatches(FAR, 100)),
  addNudge: fault((tx, t) => tx.addNudge(t.scheduled, FAR)),
  cancelAllNudges: nothing((tx) => tx.cancelAllNudges('Mallory')),
  cancelNudges: nothing((tx, t) => tx.cancelNudges({ matchId: t.match.id }, 'Mallory')),
  reviseNudges: none((tx, t) => tx.reviseNudges({ recipientId: t.seeker })),
  finishRevision: nothing((tx, t) => tx.finishRevision(t.due.id, t.due.generation)),
  nudge: nobody((tx, t) => tx.nudge(t.sent.id)),
  nudges: none((tx, t) => tx.nudges({ requestId: t.request.id })),
  claimNudge: nobody((tx, t) => tx.claimNudge(t.scheduled.id, 1)),
  moveNudge: no((tx, t) => tx.moveNudge(t.scheduled.id, ['scheduled'], 'posting')),
  updateNudge: nothing((tx, t) => tx.updateNudge(t.sent.id, { answer: 'Mallory' })),
  dueNudges: none((tx) => tx.dueNudges(FAR, FAR, 100)),
  dueRevisions: none((tx) => tx.dueRevisions(FAR, 100)),
  dueRevision: nobody((tx, t) => tx.dueRevision(t.due.id, FAR)),
  stuckNudges: none((tx) => tx.stuckNudges(100)),
  nextMoment: nobody((tx) => tx.nextMoment()),
  addSuggestion: fault((tx, t) => tx.addSuggestion(t.suggestion, FAR)),
  suggestion: nobody((tx, t) => tx.suggestion(t.suggestion.id)),
  addDraft: fault((tx, t) => tx.addDraft(t.draft, FAR)),
  draft: nobody((tx, t) => tx.draft(t.draft.id)),
  lockDraft: nobody((tx, t) => tx.lockDraft(t.draft.id)),
  saveDraft: nothing((tx, t) => tx.saveDraft(t.draft.id, { values: { message: 'Mallory' } })),
  purge: nothing((tx) => tx.purge({ drafts: FAR, suggestions: FAR })),
};

describe('another community', () => {
  it.each(Object.entries(EVERY_FUNCTION))('is out of reach of %s', async (_, { do: work, gives }) => {
    const before = await everythingOf(theirs.c);
    const outcome = await store.transaction(own, (tx) => work(tx, theirs)).catch(() => FAULT);
    expect(outcome).toEqual(gives);
    expect(await everythingOf(theirs.c)).toEqual(before);
    const left = await store.prisma.history.count({ where: { communityId: own } });
    expect(left).toBe(0);
  });

  it('stays where its clock is when another one moves', async () => {
    await store.moveClock(own, DAY);
    expect((await store.community(theirs.c))?.clockOffsetMs).toBe(0);
  });
});

describe('the table above', () => {
  // So that "nothing seen" above is not only because there was nothing to see.
  it.each(Object.entries(EVERY_FUNCTION).filter(([, { gives }]) => gives !== undefined && gives !== FAULT))(
    'would notice what %s finds at home',
    async (_, { do: work, gives }) => {
      const home = await fill();
      const found = await store.transaction(home.c, (tx) => work(tx, home));
      expect(found).not.toEqual(gives);
    },
  );
});

describe('an id that is none', () => {
  it('names nobody, rather than failing', async () => {
    const found = await store.transaction(own, async (tx) => [
      await tx.member('U123'),
      await tx.lockInsider(''),
      await tx.match("'; drop table match; --"),
      await tx.lockDraft('0'),
      await tx.claimNudge('x', 1),
      await tx.matches({ requestId: '' }),
      await tx.moveNudge('x', ['scheduled'], 'posting'),
    ]);
    expect(found).toEqual([null, null, null, null, null, [], false]);
    expect(await store.community('nowhere')).toBeNull();
    expect(await store.transaction('nowhere', (tx) => tx.member(randomUUID()))).toBeNull();
  });
});
