// The promises of the Store about communities, people, transactions, suggestions and drafts.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Answer } from '../../src/core/messages/model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import {
  actor,
  DATA_SCIENTISTS,
  DAY,
  draftOf,
  fresh,
  insiderOf,
  later,
  MONDAY,
  matchOf,
  requestOf,
  settle,
  suggestionOf,
  twenty,
} from './store-rows.ts';

let database: TestDatabase;
let store: ReturnType<typeof createStore>;
beforeAll(async () => {
  database = await createTestDatabase();
  store = createStore({ url: database.url, log: silentLog });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('enter', () => {
  it('makes one community and one member of twenty first commands at once', async () => {
    const tenant = randomUUID();
    const entered = await Promise.all(twenty.map(() => store.enter(actor(tenant, 'U1'), fresh())));
    expect(new Set(entered.map(({ community }) => community.id)).size).toBe(1);
    expect(new Set(entered.map(({ member }) => member.id)).size).toBe(1);
    expect(await store.community(entered[0]!.community.id)).toEqual({
      id: entered[0]!.community.id,
      platform: 'test',
      tenantId: tenant,
      timeZone: 'UTC',
      clockOffsetMs: 0,
      introductionsIn: 'insider-introductions',
      leftAt: null,
    });
    expect((await store.communities()).filter(({ tenantId }) => tenantId === tenant)).toHaveLength(1);
  });

  it('refreshes name and zone, keeps a known zone, and brings back who had left', async () => {
    const me = actor(randomUUID(), 'U1');
    const { community, member } = await store.enter(me, fresh());
    await store.transaction(community.id, (tx) =>
      tx.updateMember(member.id, { leftAt: MONDAY, background: 'a nurse', helpedCount: 3 }),
    );
    const again = await store.enter({ ...me, name: 'Renée', timeZone: null }, fresh());
    expect(again.member).toEqual({
      ...member,
      name: 'Renée',
      timeZone: 'Europe/Lisbon',
      background: 'a nurse',
      helpedCount: 3,
      leftAt: null,
    });
    const moved = await store.enter({ ...me, name: 'Renée', timeZone: 'Asia/Tokyo' }, fresh());
    expect(moved.member).toEqual({ ...again.member, timeZone: 'Asia/Tokyo' });
  });

  it('keeps the known name when this one is a guess, and takes the guess for want of a better', async () => {
    const me = actor(randomUUID(), 'U1');
    const { community, member } = await store.enter(me, fresh());
    await store.transaction(community.id, (tx) => tx.updateMember(member.id, { leftAt: MONDAY }));
    const guess = { name: 'u1_99', nameIsGuess: true, timeZone: null };
    expect((await store.enter({ ...me, ...guess }, fresh())).member).toEqual(member);
    const newcomer = { ...me, ...guess, externalId: 'U2' };
    expect((await store.enter(newcomer, fresh())).member.name).toBe('u1_99');
    expect((await store.enter({ ...newcomer, name: 'Ben', nameIsGuess: false }, fresh())).member.name).toBe(
      'Ben',
    );
  });

  it('writes nothing when nothing changed', async () => {
    const me = actor(randomUUID(), 'U1');
    const { member } = await store.enter(me, fresh());
    const version = () => store.prisma.$queryRaw`SELECT xmin::text FROM member WHERE id = ${member.id}::uuid`;
    const before = await version();
    await store.enter(me, fresh());
    expect(await version()).toEqual(before);
  });

  it('finds the community that was opened with a zone, by twenty at once', async () => {
    const key = { platform: 'test', tenantId: randomUUID() };
    const zone = { timeZone: 'America/Lima', at: MONDAY };
    const opened = await Promise.all(
      twenty.map(() => store.openCommunity(key, { ...zone, id: randomUUID() })),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    const { community } = await store.enter(actor(key.tenantId, 'U1'), fresh());
    expect(community).toEqual(opened[0]);
    expect(community.timeZone).toBe('America/Lima');
    const again = { id: randomUUID(), timeZone: 'Asia/Tokyo', at: MONDAY };
    expect(await store.openCommunity(key, again)).toEqual(community);
  });

  it('keeps the same person of two communities, and the same tenant of two platforms, apart', async () => {
    const tenant = randomUUID();
    const entered = await Promise.all([
      store.enter(actor(tenant, 'U1'), fresh()),
      store.enter(actor(randomUUID(), 'U1'), fresh()),
      store.enter({ ...actor(tenant, 'U1'), platform: 'other' }, fresh()),
    ]);
    expect(new Set(entered.map(({ member }) => member.id)).size).toBe(3);
    expect(new Set(entered.map(({ community }) => community.id)).size).toBe(3);
  });
});

describe('the clock of a community', () => {
  it('moves forward only, and of many skips at once the farthest stays', async () => {
    const { c } = await settle(store);
    await Promise.all(twenty.map((n) => store.moveClock(c, n * DAY)));
    await store.moveClock(c, DAY);
    expect((await store.community(c))?.clockOffsetMs).toBe(19 * DAY);
    await store.moveClock(c, 400 * 365 * DAY);
    expect((await store.community(c))?.clockOffsetMs).toBe(400 * 365 * DAY);
  });
});

describe('a transaction', () => {
  it('gives back what the work gives, and rolls back what a throw leaves behind', async () => {
    const { c, seeker } = await settle(store);
    const request = requestOf(seeker);
    const fails = store.transaction(c, async (tx) => {
      await tx.addRequest(request);
      await tx.updateMember(seeker, { name: 'Changed' });
      throw new Error('on purpose');
    });
    await expect(fails).rejects.toThrow('on purpose');
    const found = await store.transaction(c, async (tx) => [
      await tx.request(request.id),
      (await tx.member(seeker))?.name,
    ]);
    expect(found).toEqual([null, 'Person S']);
    expect(await store.prisma.history.count({ where: { communityId: c } })).toBe(0);
  });

  it.each(['lockInsider', 'lockMember'] as const)('does one after the other what holds %s', async (lock) => {
    const { c, seeker, insider } = await settle(store);
    await store.transaction(c, (tx) => tx.saveInsider(insiderOf(insider), 'test', MONDAY));
    const held = lock === 'lockInsider' ? insider : seeker;
    const countOne = () =>
      store.transaction(c, async (tx) => {
        await tx[lock](held);
        const count = (await tx.member(seeker))?.helpedCount ?? 0;
        await tx.updateMember(seeker, { helpedCount: count + 1 });
      });
    await Promise.all(twenty.map(countOne));
    expect((await store.transaction(c, (tx) => tx.member(seeker)))?.helpedCount).toBe(20);
  });

  it('does a form that is submitted twenty times at once only once', async () => {
    const { c, seeker } = await settle(store);
    const draft = draftOf(seeker);
    await store.transaction(c, (tx) => tx.addDraft(draft, MONDAY));
    const submit = (n: number) =>
      store.transaction(c, async (tx) => {
        const answer: Answer = { kind: 'message', message: { blocks: [{ kind: 'heading', text: `${n}` }] } };
        const known = await tx.lockDraft(draft.id);
        if (known?.answer) return known.answer;
        await tx.saveDraft(draft.id, { answer });
        return answer;
      });
    const answers = await Promise.all(twenty.map(submit));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('insiders', () => {
  it('are kept as they are given, edited and erased', async () => {
    const { c, insider } = await settle(store);
    const profile = insiderOf(insider);
    await store.transaction(c, (tx) => tx.saveInsider(profile, 'test', MONDAY));
    expect(await store.transaction(c, (tx) => tx.insider(insider))).toEqual(profile);
    const edited = { ...profile, title: 'CTO', topics: [], pausedUntil: null, lastAskedAt: MONDAY };
    await store.transaction(c, (tx) => tx.saveInsider(edited, 'test', later(DAY)));
    expect(await store.transaction(c, (tx) => tx.lockInsider(insider))).toEqual(edited);
    await store.transaction(c, (tx) => tx.eraseInsider(insider));
    expect(await store.transaction(c, (tx) => tx.insider(insider))).toBeNull();
    expect(await store.transaction(c, (tx) => tx.member(insider))).not.toBeNull();
  });

  it('once erased leave the cards that showed them, without the reasons', async () => {
    const { c, seeker, insider } = await settle(store);
    const card = suggestionOf(seeker, insider);
    await store.transaction(c, (tx) => tx.addSuggestion(card, MONDAY));
    await store.transaction(c, (tx) => tx.eraseInsider(insider));
    expect(await store.transaction(c, (tx) => tx.suggestion(card.id))).toEqual({ ...card, reasons: [] });
  });

  it('are one row after twenty first saves at once', async () => {
    const { c, insider } = await settle(store);
    const save = () => store.transaction(c, (tx) => tx.saveInsider(insiderOf(insider), 'test', MONDAY));
    await Promise.all(twenty.map(save));
    expect(
      await store.transaction(c, (tx) => tx.candidates(DATA_SCIENTISTS, later(2 * DAY), 10)),
    ).toHaveLength(1);
  });

  it('are candidates with their yeses by month and unanswered offers, until they leave', async () => {
    const { c, seeker, insider } = await settle(store);
    const yes = { state: 'met', acceptedAt: MONDAY } as const;
    const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map(() => requestOf(seeker));
    await store.transaction(c, async (tx) => {
      await tx.saveInsider(insiderOf(insider), 'test', MONDAY);
      await tx.saveInsider(insiderOf(seeker, { lastAskedAt: MONDAY }), 'test', later(DAY));
      await tx.addMatch(matchOf(first!, insider, { ...yes, placeMonth: '2031-02' }));
      await tx.addMatch(matchOf(second!, insider, { ...yes, placeMonth: '2031-03' }));
      await tx.addMatch(matchOf(third!, insider, { ...yes, placeMonth: '2031-03' }));
      await tx.addMatch(matchOf(fourth!, insider, { state: 'declined' }));
      await tx.addMatch(matchOf(fifth!, insider));
    });
    const all = await store.transaction(c, (tx) => tx.candidates(DATA_SCIENTISTS, later(2 * DAY), 10));
    expect(all).toEqual([
      {
        insider: insiderOf(insider),
        member: expect.objectContaining({ id: insider, name: 'Person I' }),
        yesesByMonth: { '2031-02': 1, '2031-03': 2 },
        unanswered: 1,
        lapsed: 0,
      },
      expect.objectContaining({
        insider: insiderOf(seeker, { lastAskedAt: MONDAY }),
        yesesByMonth: {},
        unanswered: 0,
      }),
    ]);
    expect(await store.transaction(c, (tx) => tx.candidate(insider))).toEqual(all[0]);
    await store.transaction(c, (tx) => tx.updateMember(insider, { leftAt: MONDAY }));
    expect(await store.transaction(c, (tx) => tx.candidates(DATA_SCIENTISTS, later(2 * DAY), 10))).toEqual([
      all[1],
    ]);
    expect(await store.transaction(c, (tx) => tx.candidate(insider))).toBeNull();
  });

  it('are found behind any number who are paused or gone, and again once the pause is over or they are back', async () => {
    const tenant = randomUUID();
    const people = await Promise.all(
      ['free', 'paused', 'paused too', 'gone', 'gone too'].map((name) =>
        store.enter(actor(tenant, name), fresh()),
      ),
    );
    const c = people[0]!.community.id;
    const [free, ...others] = people.map(({ member }) => member.id);
    await store.transaction(c, async (tx) => {
      // Whoever can not be asked stands in front: nobody has asked them.
      await tx.saveInsider(insiderOf(free!, { pausedUntil: null, lastAskedAt: MONDAY }), 'test', MONDAY);
      for (const id of others.slice(0, 2)) await tx.saveInsider(insiderOf(id), 'test', MONDAY);
      for (const id of others.slice(2)) {
        await tx.saveInsider(insiderOf(id, { pausedUntil: null }), 'test', MONDAY);
        await tx.updateMember(id, { leftAt: MONDAY });
      }
      // A profile that is read anew while its owner is gone.
      await tx.saveInsider(insiderOf(others[3]!, { pausedUntil: null }), 'test', later(1));
    });
    const found = async (at: Date, limit: number) => {
      const all = await store.transaction(c, (tx) => tx.candidates(DATA_SCIENTISTS, at, limit));
      return all.map(({ member }) => member.id);
    };
    expect(await found(MONDAY, 1)).toEqual([free]);
    expect((await found(later(DAY), 2)).sort()).toEqual(others.slice(0, 2).sort());
    for (const name of ['gone', 'gone too']) await store.enter(actor(tenant, name), fresh());
    expect((await found(MONDAY, 2)).sort()).toEqual(others.slice(2).sort());
  });

  it('are fewer than were asked for only when nobody else stands under the lookups', async () => {
    const { c, seeker, insider } = await settle(store);
    await store.transaction(c, async (tx) => {
      await tx.saveInsider(insiderOf(insider, { pausedUntil: null, terms: 'a b c d e' }), 'test', MONDAY);
      await tx.saveInsider(insiderOf(seeker, { pausedUntil: null, terms: 'f' }), 'test', MONDAY);
    });
    const lookups = [...'abcdef'].map((term) => ({ term, also: null }));
    const all = await store.transaction(c, (tx) => tx.candidates(lookups, MONDAY, 2));
    expect(all.map(({ member }) => member.id)).toEqual([insider, seeker]);
  });
});

describe('suggestions and drafts', () => {
  it('are kept as given, with the dates of an answer and without what PostgreSQL cannot keep', async () => {
    const { c, seeker, insider } = await settle(store);
    const suggestion = suggestionOf(seeker, insider);
    const draft = draftOf(seeker);
    const block = {
      kind: 'note',
      text: ['by ', { time: MONDAY, zone: 'Asia/Tokyo', show: 'date' }],
    } as const;
    const answer = {
      kind: 'message',
      message: { blocks: [block] },
      replaces: undefined,
    } as unknown as Answer;
    await store.transaction(c, async (tx) => {
      await tx.addSuggestion(suggestion, MONDAY);
      await tx.addDraft(draft, MONDAY);
      await tx.saveDraft(draft.id, { values: { message: 'a\0b\ud800', hopes: [] } });
      await tx.saveDraft(draft.id, { answer });
    });
    expect(await store.transaction(c, (tx) => tx.suggestion(suggestion.id))).toEqual(suggestion);
    const kept = await store.transaction(c, (tx) => tx.draft(draft.id));
    expect(kept).toEqual({ ...draft, values: { message: 'ab\ufffd', hopes: [] }, answer });
  });

  it('are forgotten when they are older than their moments', async () => {
    const { c, seeker, insider } = await settle(store);
    const [oldDraft, newDraft] = [draftOf(seeker), draftOf(seeker)];
    const [oldCard, newCard] = [suggestionOf(seeker, insider), suggestionOf(seeker, insider)];
    const left = await store.transaction(c, async (tx) => {
      await tx.addDraft(oldDraft, later(-1));
      await tx.addDraft(newDraft, MONDAY);
      await tx.addSuggestion(oldCard, later(DAY - 1));
      await tx.addSuggestion(newCard, later(DAY));
      await tx.purge({ drafts: MONDAY, suggestions: later(DAY) });
      const drafts = [await tx.draft(oldDraft.id), await tx.draft(newDraft.id)];
      return [...drafts, await tx.suggestion(oldCard.id), await tx.suggestion(newCard.id)];
    });
    expect(left).toEqual([null, newDraft, null, newCard]);
  });
});
