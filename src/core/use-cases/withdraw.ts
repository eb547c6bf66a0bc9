// Taking a request back, which works until a yes.

import { withdrawSteps } from '../forms/small-forms.ts';
import { OPEN_REQUEST_STATES } from '../lifecycle.ts';
import { whichToWithdraw, withdrawn } from '../messages/copy/home.ts';
import type { Answer } from '../messages/model.ts';
import type { Draft, Request } from '../model.ts';
import { moveMatch, moveRequest, settleNudges } from './unit.ts';
import { finishForm, openForm, refuse, say, type Visit } from './visit.ts';

/** Without an id: the only open request, or the choice among several. */
export async function openWithdrawForm(visit: Visit, requestId: string | null): Promise<Answer> {
  if (requestId === null) {
    const open = await visit.tx.requestsOf(visit.me.id, OPEN_REQUEST_STATES);
    if (open.length > 1) return say(whichToWithdraw(open));
    return open[0] ? openFor(visit, open[0]) : refuse(visit, { kind: 'nothing-to-withdraw' });
  }
  const request = await visit.tx.request(requestId);
  if (!request || request.seekerId !== visit.me.id) return refuse(visit, { kind: 'unknown-button' });
  return request.state === 'open' || request.state === 'waiting'
    ? openFor(visit, request)
    : tooLate(visit, request);
}

export async function withdraw(visit: Visit, draft: Draft): Promise<Answer> {
  await visit.tx.lockMember(visit.me.id);
  const requestId = draft.subjectId ?? '';
  const request = await visit.tx.request(requestId);
  if (!request || request.seekerId !== visit.me.id) return refuse(visit, { kind: 'unknown-button' });
  if (request.state !== 'open' && request.state !== 'waiting') return tooLate(visit, request);
  // The match first: a yes at the same moment takes them in this order, too, and one of the two wins.
  const match = (await visit.tx.matches({ requestId })).find(({ state }) => state === 'offered');
  if (match && (await moveMatch(visit, match, 'withdraw', visit.me.id)))
    await visit.tx.updateMatch(match.id, { endedAt: visit.now });
  // Read again: an answer of the same moment has opened the request (a no) or settled it (a yes).
  const now = (await visit.tx.request(requestId)) ?? request;
  if (!(await moveRequest(visit, now, 'withdraw', visit.me.id))) return tooLate(visit, now);
  await settleNudges(visit, { requestId }, 'withdrawn');
  return finishForm(visit, draft, withdrawn(request.role, request.id));
}

function openFor(visit: Visit, request: Request): Promise<Answer> {
  return openForm(visit, {
    id: 'withdraw',
    title: 'Take the request back',
    submit: 'Take it back',
    subjectId: request.id,
    steps: withdrawSteps(request.role),
    values: {},
  });
}

async function tooLate(visit: Visit, { id: requestId, state }: Request): Promise<Answer> {
  if (state !== 'answered') return refuse(visit, { kind: 'request-closed', requestId });
  const matches = await visit.tx.matches({ requestId });
  const introduced = matches.some((match) => match.state === 'introduced');
  return refuse(visit, { kind: 'already-answered', introduced });
}
