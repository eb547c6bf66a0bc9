// Home: gathers where a member's requests, introductions, profile and month stand.

import { OPEN_REQUEST_STATES } from '../lifecycle.ts';
import { monthOf } from '../matching/budget.ts';
import { type HomeFacts, home, type PairLine, type RequestLine } from '../messages/copy/home.ts';
import type { Message } from '../messages/model.ts';
import type { Match } from '../model.ts';
import { pairOf } from './compose-nudge.ts';
import { askedNow } from './own-requests.ts';
import { need } from './unit.ts';
import type { Visit } from './visit.ts';

const UNDER_WAY: readonly Match['state'][] = ['accepted', 'introduced'];

export async function showHome(visit: Visit): Promise<Message> {
  return home({
    requests: await requestLines(visit),
    pairs: await pairLines(visit),
    profile: await profile(visit),
    zone: visit.zone,
  });
}

async function requestLines(visit: Visit): Promise<RequestLine[]> {
  const lines: RequestLine[] = [];
  for (const request of await visit.tx.requestsOf(visit.me.id, OPEN_REQUEST_STATES)) {
    lines.push({ request, waitsFor: await askedNow(visit, request.id) });
  }
  return lines;
}

async function pairLines(visit: Visit): Promise<PairLine[]> {
  const asSeeker = await visit.tx.matches({ seekerId: visit.me.id });
  const asInsider = await visit.tx.matches({ insiderId: visit.me.id });
  const lines: PairLine[] = [];
  for (const match of [...asSeeker, ...asInsider]) {
    if (!UNDER_WAY.includes(match.state)) continue;
    const pair = await need(pairOf(visit, { matchId: match.id }), 'match');
    const other =
      match.seekerId === visit.me.id ? { insider: pair.insiderView } : { seeker: pair.seekerView };
    lines.push({ with: other, role: pair.request.role, state: match.state });
  }
  return lines;
}

async function profile(visit: Visit): Promise<HomeFacts['profile']> {
  const candidate = await visit.tx.candidate(visit.me.id);
  if (!candidate) return null;
  const { insider, member, unanswered } = candidate;
  const month = monthOf(visit.now, visit.zone);
  return {
    insider,
    member,
    taken: candidate.yesesByMonth[month] ?? 0,
    budget: insider.placesPerMonth + (insider.extraMonth === month ? insider.extraPlaces : 0),
    paused: insider.pausedUntil !== null && insider.pausedUntil > visit.now,
    unanswered,
  };
}
