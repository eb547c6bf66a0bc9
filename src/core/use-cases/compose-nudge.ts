// What a nudge says: read at the moment of sending (or of rewriting), so that it is true then.

import { rank } from '../matching/rank.ts';
import * as meeting from '../messages/copy/meeting.ts';
import * as offers from '../messages/copy/offer.ts';
import { someoneFits, someoneFitsClosed } from '../messages/copy/search.ts';
import type { Message } from '../messages/model.ts';
import type { Insider, Match, Member, Nudge, Request } from '../model.ts';
import { stillMakesSense } from '../nudges.ts';
import { type InsiderView, insiderForSeeker, type SeekerView, seekerForInsider } from '../visibility.ts';
import { cardsFor, outcomesOf, rankRequestOf, suggest, wantedOf } from './suggest.ts';
import { need, type Unit, zoneOf } from './unit.ts';

export type Composed = { send: Message } | { cancel: string };

/** The message to send now, or why it no longer makes sense. */
export async function composeNudge(unit: Unit, nudge: Nudge): Promise<Composed> {
  const recipient = await unit.tx.member(nudge.recipientId);
  if (!recipient || recipient.leftAt) return { cancel: 'recipient left' };
  if (nudge.kind === 'someone-fits') return composeSomeoneFits(unit, nudge, recipient);
  const pair = await pairOf(unit, nudge);
  if (!pair) return { cancel: 'match is gone' };
  if (!stillMakesSense(nudge.kind, pair.match.state)) return { cancel: `match is ${pair.match.state}` };
  return composeForPair(unit, nudge, recipient, pair);
}

/** What a message already sent says now; null where it stays as it is. */
export async function composeRevision(unit: Unit, nudge: Nudge): Promise<Message | null> {
  const request = nudge.requestId ? await unit.tx.request(nudge.requestId) : null;
  if (nudge.kind === 'someone-fits') return someoneFitsClosed(request?.role ?? 'your role');
  const pair = await pairOf(unit, nudge);
  if (!pair) return null;
  const { match } = pair;
  const over =
    match.state === 'met' || match.state === 'missed' || match.state === 'ended' ? match.state : null;
  switch (nudge.kind) {
    case 'offer':
    case 'offer-reminder':
      return offers.offerClosed(match, pair.seekerView, pair.request.role);
    case 'found-a-time':
      return meeting.foundATimeClosed(nudge.answer, otherOf(pair, nudge.recipientId), over);
    case 'did-you-meet':
    case 'did-you-meet-again': {
      const helped = nudge.recipientId === match.insiderId ? pair.insiderMember.helpedCount : null;
      const other = otherOf(pair, nudge.recipientId);
      return meeting.didYouMeetClosed({ answer: nudge.answer, other, over, helped });
    }
    case 'next-person':
      return offers.nextPersonClosed(
        { ...match, isHere: isHere(unit, pair) },
        pair.insiderView,
        pair.request.role,
      );
    case 'introduction':
    case 'wont-happen':
    case 'thank-you-note':
    case 'thanks':
      return null;
    default:
      return nudge.kind satisfies never;
  }
}

/** A match with everybody and everything a message about it may need, through the eyes that may see it. */
type Pair = {
  match: Match;
  request: Request;
  seeker: Member;
  insiderMember: Member;
  /** null when the profile was erased in the meantime. */
  insider: Insider | null;
  seekerView: SeekerView;
  insiderView: InsiderView;
};

export async function pairOf(unit: Unit, about: { matchId: string | null }): Promise<Pair | null> {
  const match = about.matchId ? await unit.tx.match(about.matchId) : null;
  if (!match) return null;
  const request = await need(unit.tx.request(match.requestId), 'request');
  const seeker = await need(unit.tx.member(match.seekerId), 'seeker');
  const insiderMember = await need(unit.tx.member(match.insiderId), 'insider');
  const insider = await unit.tx.insider(match.insiderId);
  return {
    match,
    request,
    seeker,
    insiderMember,
    insider,
    seekerView: seekerForInsider(seeker, request, match),
    insiderView: insiderForSeeker(insiderMember, insider ?? ERASED, match),
  };
}

/** How an insider is spoken of whose profile is erased: nothing is known, and before a yes nothing was shown. */
const ERASED: Parameters<typeof insiderForSeeker>[1] = {
  title: 'person you asked',
  employer: null,
  industry: '',
  years: 0,
  topics: [],
  shownAs: 'role',
  bookingUrl: null,
};

function isHere(unit: Unit, { insider, insiderMember }: Pair): boolean {
  return (
    insider !== null && !insiderMember.leftAt && !(insider.pausedUntil && insider.pausedUntil > unit.now)
  );
}

function otherOf(pair: Pair, readerId: string): meeting.Other {
  return readerId === pair.match.seekerId ? { insider: pair.insiderView } : { seeker: pair.seekerView };
}

async function composeForPair(unit: Unit, nudge: Nudge, recipient: Member, pair: Pair): Promise<Composed> {
  const { match, request, seekerView: seeker, insiderView: insider } = pair;
  const other = otherOf(pair, recipient.id);
  switch (nudge.kind) {
    case 'offer':
    case 'offer-reminder': {
      // Held up for so long that the seeker was to hear by now: the sweep tells them.
      if (match.answerBy <= unit.now) return { cancel: 'the time to answer is over' };
      // An offer that is about to be delivered leaves the whole time to answer from now.
      const answerBy =
        nudge.kind === 'offer'
          ? new Date(unit.now.getTime() + unit.world.timings.answerWithinMs)
          : match.answerBy;
      const zone = zoneOf(recipient, unit.community);
      const reminder = nudge.kind === 'offer-reminder';
      return {
        send: offers.offer({
          matchId: match.id,
          seeker,
          ask: request,
          reasons: match.reasons,
          answerBy,
          zone,
          reminder,
        }),
      };
    }
    case 'introduction': {
      if (pair.insiderMember.leftAt) return { cancel: 'insider left' };
      const followUpDays = Math.round(unit.world.timings.foundATimeAfterMs / 86_400_000);
      // A profile erased since the yes: the name is known by now, the rest is not.
      const known = pair.insider ? insider : { ...insider, title: '' };
      return { send: offers.introduction({ seeker, insider: known, ask: request, followUpDays }) };
    }
    case 'next-person': {
      if (request.state === 'withdrawn') return { cancel: 'request is withdrawn' };
      const next =
        request.state === 'open'
          ? { cards: await suggest(unit, pair.seeker, wantedOf(request), 1), requestId: request.id }
          : null;
      return {
        send: offers.nextPerson({ ...match, isHere: isHere(unit, pair) }, insider, request.role, next),
      };
    }
    case 'found-a-time':
      if (match.timeFoundAt) return { cancel: 'a time is found' };
      return { send: meeting.foundATime(match.id, other) };
    case 'did-you-meet':
      return { send: meeting.didYouMeet(match.id, other, false) };
    case 'did-you-meet-again':
      return { send: meeting.didYouMeet(match.id, other, true) };
    case 'wont-happen': {
      const again = recipient.id === match.seekerId ? request.id : null;
      return { send: meeting.wontHappen(other, match.state === 'ended', again, match.placeMonth === null) };
    }
    case 'thank-you-note':
      return { send: meeting.thankYouNote(insider) };
    case 'thanks':
      return { send: meeting.thanks(other, pair.insiderMember.helpedCount) };
    case 'someone-fits':
      return { cancel: 'no match' };
    default:
      return nudge.kind satisfies never;
  }
}

async function composeSomeoneFits(unit: Unit, nudge: Nudge, seeker: Member): Promise<Composed> {
  const request = nudge.requestId ? await unit.tx.request(nudge.requestId) : null;
  if (request?.state !== 'open' || !request.waitingSince) return { cancel: 'no longer waiting' };
  const candidate = nudge.insiderId ? await unit.tx.candidate(nudge.insiderId) : null;
  if (!candidate) return { cancel: 'insider is gone' };
  const wanted = wantedOf(request);
  const rankRequest = await rankRequestOf(unit, seeker, wanted);
  const history = await outcomesOf(unit, seeker.id);
  const ranked = rank(
    unit.world.ports.roles,
    rankRequest,
    [candidate],
    history,
    unit.now,
    unit.world.timings,
  );
  const cards = await cardsFor(unit, seeker, wanted, ranked, [candidate]);
  return cards.length > 0
    ? { send: someoneFits(request.role, cards, request.id) }
    : { cancel: 'does not fit or has no time any more' };
}
