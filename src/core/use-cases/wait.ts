// Waiting for somebody who fits: the seeker says so once, and whoever has waited longest is told first.

import { textOf } from '../forms/check-values.ts';
import { fitOf } from '../matching/fit.ts';
import { heldTerms } from '../matching/held-terms.ts';
import { lookupsFor } from '../matching/lookups.ts';
import { seekFor } from '../matching/rank.ts';
import type { Sought } from '../matching/seek.ts';
import { waitingNow } from '../messages/copy/search.ts';
import type { Answer } from '../messages/model.ts';
import type { Community, Member, NudgeState, Request } from '../model.ts';
import { beginRequest } from './ask.ts';
import { isOpen, openRequestAbout, stillWaiting, tooMany } from './own-requests.ts';
import { READ_FIRST, wantedOf, whoFits } from './suggest.ts';
import { inUnit, need, schedule, type Unit, type World } from './unit.ts';
import { refuse, say, type Visit } from './visit.ts';

/** An insider who was announced to one seeker is not announced to the next for this long (community's time). */
const ONE_AT_A_TIME_MS = 3 * 86_400_000;
/** Of those who wait, the sweep sees to so many in one transaction. */
const AT_ONCE = 25;
/** When a profile is saved its owner waits, too: so many are read, and so many searched for. The sweep sees to the rest. */
const READ_AT_A_SAVE = 300;
const SEARCHED_AT_A_SAVE = 5;
const UNDER_WAY: readonly NudgeState[] = ['scheduled', 'claimed', 'posting'];

/** `id`: a request, or the draft of a search that found nobody. */
export async function waitFor(visit: Visit, id: string): Promise<Answer> {
  await visit.tx.lockMember(visit.me.id);
  const request = await visit.tx.request(id);
  if (request && request.seekerId !== visit.me.id) return refuse(visit, { kind: 'unknown-button' });
  const search = request ? null : await visit.tx.draft(id);
  if (!request && (search?.memberId !== visit.me.id || search.form !== 'search'))
    return refuse(visit, { kind: 'unknown-button' });

  const role = request?.role ?? textOf(search?.values ?? {}, 'role');
  if (request && !isOpen(request)) return refuse(visit, { kind: 'request-closed', requestId: id });
  const open = request ?? (await openRequestAbout(visit, role));
  if (open?.state === 'waiting') return stillWaiting(visit, open);
  const no = open?.waitingSince ? null : await tooMany(visit, open);
  if (no) return no;
  if (open) {
    if (!open.waitingSince) await visit.tx.updateRequest(open.id, { waitingSince: visit.now }, visit.now);
    return say(waitingNow(role));
  }
  await tellThese(visit, [await beginRequest(visit, id, role, visit.now)]);
  return say(waitingNow(role), true);
}

/** An insider came, or has time again: whoever has waited longest of those they fit is told. Only a moment's work. */
export async function tellOfInsider(unit: Unit, insiderId: string): Promise<void> {
  const waiting = await unit.tx.waitingRequests(READ_AT_A_SAVE);
  if (waiting.length === 0) return;
  const { terms } = await need(unit.tx.insider(insiderId), 'insider');
  const held = heldTerms(terms);
  const fitting = waiting.filter((request) => fitOf(soughtIn(unit, request), held) !== null);
  await tellThese(unit, fitting.slice(0, SEARCHED_AT_A_SAVE));
}

/** Everybody who waits, longest first, a few in a transaction: one that took long would keep members waiting, too. */
export async function tellWaiting(world: World, community: Community): Promise<void> {
  let last: Request | undefined;
  do {
    last = await inUnit(world, community, async (unit) => {
      const some = await unit.tx.waitingRequests(AT_ONCE, last);
      await tellThese(unit, some);
      return some.length < AT_ONCE ? undefined : some.at(-1);
    });
  } while (last);
}

/** Tells each fitting insider's presence to one waiting seeker, in the order given. Safe to call at any time. */
async function tellThese(unit: Unit, requests: readonly Request[]): Promise<void> {
  if (requests.length === 0) return;
  await unit.tx.lockNews();
  const kinds = ['someone-fits'] as const;
  const dueAfter = new Date(unit.now.getTime() - ONE_AT_A_TIME_MS);
  const coming = await unit.tx.nudges({ kinds, states: UNDER_WAY });
  const tried = await unit.tx.nudges({
    kinds,
    dueAfter,
    states: ['sent', 'unknown', 'failed', 'unreachable'],
  });
  const announced = new Set(
    [...coming, ...tried.filter(({ state }) => state === 'sent' || state === 'unknown')].map(
      ({ insiderId }) => insiderId,
    ),
  );
  // Whoever could not be reached, or may have been, is left alone for the same time: no storm of attempts.
  const leftAlone = new Set(
    [...coming, ...tried.filter(({ state }) => state !== 'sent')].map(({ requestId }) => requestId),
  );
  for (const request of requests) {
    if (leftAlone.has(request.id) || !(await isAnybodyThere(unit, request))) continue;
    const seeker: Member = await need(unit.tx.member(request.seekerId), 'seeker');
    const { ranked } = await whoFits(unit, seeker, wantedOf(request));
    const first = ranked.find(({ insiderId }) => !announced.has(insiderId));
    if (!first) continue;
    announced.add(first.insiderId);
    await schedule(unit, 'someone-fits', seeker, { requestId: request.id, insiderId: first.insiderId });
  }
}

/** Most wait because there is nobody: that is known after one read. */
async function isAnybodyThere(unit: Unit, request: Request): Promise<boolean> {
  const lookups = lookupsFor(soughtIn(unit, request));
  return (await unit.tx.candidates(lookups, unit.now, READ_FIRST)).length > 0;
}

/** What the seeker does today decides who comes first, but not who fits at all. */
function soughtIn(unit: Unit, { role }: Request): Sought {
  return seekFor(unit.world.ports.roles, { role, background: null });
}
