// Waiting for somebody who fits: the seeker says so once, and whoever has waited longest is told first.

import { textOf } from '../forms/check-values.ts';
import { waitingNow } from '../messages/copy/search.ts';
import type { Answer } from '../messages/model.ts';
import type { Member, NudgeState } from '../model.ts';
import { beginRequest } from './ask.ts';
import { isOpen, openRequestAbout, stillWaiting, tooMany } from './own-requests.ts';
import { wantedOf, whoFits } from './suggest.ts';
import { need, schedule, type Unit } from './unit.ts';
import { refuse, say, type Visit } from './visit.ts';

/** An insider who was announced to one seeker is not announced to the next for this long (community's time). */
const ONE_AT_A_TIME_MS = 3 * 86_400_000;
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
  await beginRequest(visit, id, role, visit.now);
  await tellWaiting(visit);
  return say(waitingNow(role), true);
}

/** Tells each fitting insider's presence to one waiting seeker, longest waiting first. Safe to call at any time. */
export async function tellWaiting(unit: Unit): Promise<void> {
  const requests = await unit.tx.waitingRequests();
  if (requests.length === 0) return;
  const nudges = (await unit.tx.nudges({ kinds: ['someone-fits'] })).filter(
    ({ state, dueAt }) =>
      UNDER_WAY.includes(state) || dueAt.getTime() > unit.now.getTime() - ONE_AT_A_TIME_MS,
  );
  const inStates = (states: readonly NudgeState[]) => nudges.filter(({ state }) => states.includes(state));
  const announced = new Set(inStates([...UNDER_WAY, 'sent', 'unknown']).map(({ insiderId }) => insiderId));
  // Whoever could not be reached, or may have been, is left alone for the same time: no storm of attempts.
  const seekers = new Set(
    inStates([...UNDER_WAY, 'unknown', 'failed', 'unreachable']).map(({ requestId }) => requestId),
  );
  for (const request of requests) {
    if (seekers.has(request.id)) continue;
    const seeker: Member = await need(unit.tx.member(request.seekerId), 'seeker');
    const { ranked } = await whoFits(unit, seeker, wantedOf(request));
    const first = ranked.find(({ insiderId }) => !announced.has(insiderId));
    if (!first) continue;
    announced.add(first.insiderId);
    await schedule(unit, 'someone-fits', seeker, { requestId: request.id, insiderId: first.insiderId });
  }
}
