// Asking one insider: the form, its preview, and the request with its match and offer.

import { type AskFields, askSteps, askValues, readAskForm } from '../forms/ask-form.ts';
import { CHAT_MINUTES } from '../forms/insider-form.ts';
import { whyNot } from '../matching/eligibility.ts';
import { asked, offerPreview } from '../messages/copy/offer.ts';
import { notAvailable } from '../messages/copy/search.ts';
import { insiderLabel } from '../messages/copy/words.ts';
import type { Answer, Values } from '../messages/model.ts';
import type { Candidate, Draft, Match, Request, Suggestion } from '../model.ts';
import { dueAt } from '../nudges.ts';
import { insiderForSeeker, seekerForInsider } from '../visibility.ts';
import { nextWorkingMoment } from '../working-hours.ts';
import { isOpen, openRequestAbout, stillWaiting, tooMany, writtenAbout } from './own-requests.ts';
import { keepSearch, outcomesOf, rankRequestOf, suggest, wantedOf } from './suggest.ts';
import { moveRequest, saveInsider, schedule, settleNudges, zoneOf } from './unit.ts';
import { finishForm, formOf, openForm, refuse, say, type Visit, withZoneQuestion } from './visit.ts';

/** The longest chat that anybody may offer, in minutes. */
const LONGEST = Math.max(...CHAT_MINUTES);

export async function openAskForm(visit: Visit, suggestionId: string): Promise<Answer> {
  const suggestion = await mySuggestion(visit, suggestionId);
  if (!suggestion) return refuse(visit, { kind: 'unknown-button' });
  const request = await requestFor(visit, suggestion);
  const no = await whyNotNow(visit, request, suggestion);
  if (no) return no;
  const candidate = await shownOn(visit, suggestion);
  if (!candidate) return unavailable(visit, suggestion, request, null);
  // What was written about this role before is filled in; for another role, what they said of themselves.
  const known = request?.message ? request : ((await writtenAbout(visit, suggestion.role)) ?? visit.me);
  return openForm(visit, {
    ...formAbout(candidate),
    id: 'ask',
    subjectId: suggestion.id,
    values: askValues(definedOnly(known), candidate.insider.maxMinutes),
  });
}

export async function submitAskForm(
  visit: Visit,
  draft: Draft,
  raw: Values,
  confirmed: boolean,
): Promise<Answer> {
  await visit.tx.lockMember(visit.me.id);
  const suggestion = await mySuggestion(visit, draft.subjectId ?? '');
  if (!suggestion) return refuse(visit, { kind: 'form-expired' });
  await visit.tx.lockInsider(suggestion.insiderId);
  const candidate = await shownOn(visit, suggestion);

  // Read first, whoever is gone by now: what was typed is for the next person, too.
  const about = formAbout(candidate);
  const { values, errors, fields } = readAskForm(about.steps, raw);
  await visit.tx.saveDraft(draft.id, { values });
  if (!fields) return { kind: 'form', form: formOf({ ...draft, values }, about, { errors }) };

  const request = await requestFor(visit, suggestion);
  const no = await whyNotNow(visit, request, suggestion);
  if (no) return no;
  if (!candidate) {
    return unavailable(visit, suggestion, await keepWords(visit, suggestion, request, fields), null);
  }
  if (!confirmed) {
    const view = seekerForInsider(visit.me, fields, null);
    const review = offerPreview(view, { ...fields, role: suggestion.role }, suggestion.reasons, about.label);
    return { kind: 'form', form: formOf({ ...draft, values }, about, { review }) };
  }
  return send(visit, draft, suggestion, candidate, request, fields);
}

/** Begins a request that waits (`waitingSince`) or is about to be asked. */
export async function beginRequest(
  visit: Visit,
  id: string,
  role: string,
  waitingSince: Date | null,
): Promise<Request> {
  const request: Request = {
    id,
    seekerId: visit.me.id,
    role,
    state: 'open',
    hopes: [],
    message: null,
    background: visit.me.background,
    employer: visit.me.employer,
    avoidsEmployer: visit.me.avoidsEmployer,
    minutes: null,
    nameShown: 'now',
    waitingSince,
    createdAt: visit.now,
  };
  await visit.tx.addRequest(request);
  return request;
}

async function send(
  visit: Visit,
  draft: Draft,
  suggestion: Suggestion,
  candidate: Candidate,
  known: Request | null,
  fields: AskFields,
): Promise<Answer> {
  const request = await keepWords(visit, suggestion, known, fields);
  const rankRequest = await rankRequestOf(visit, visit.me, wantedOf(request));
  const history = await outcomesOf(visit, visit.me.id);
  if (whyNot(candidate, rankRequest, history, visit.now, visit.world.timings)) {
    return unavailable(visit, suggestion, request, candidate);
  }
  if (!(await moveRequest(visit, request, 'ask', visit.me.id)))
    return refuse(visit, { kind: 'request-closed', requestId: request.id });
  await visit.tx.updateRequest(request.id, { waitingSince: null }, visit.now);
  await settleNudges(visit, { requestId: request.id, kinds: ['someone-fits', 'next-person'] }, 'asked');
  const match = await offerTo(visit, suggestion, candidate, request);

  const zone = zoneOf(candidate.member, visit.community);
  const due = dueAt('offer', visit.now, zone, visit.world.timings);
  const sent = asked({
    insider: insiderForSeeker(candidate.member, candidate.insider, null),
    deliverAt: due > visit.now ? due : null,
    hearBy: nextWorkingMoment(match.answerBy, visit.zone, visit.world.timings),
    zone: visit.zone,
  });
  return finishForm(visit, draft, withZoneQuestion(visit, sent));
}

/** In the request, begun if need be, from which the next person's form is filled in. */
async function keepWords(
  visit: Visit,
  suggestion: Suggestion,
  known: Request | null,
  fields: AskFields,
): Promise<Request> {
  const { background, employer, avoidsEmployer } = fields;
  await visit.tx.updateMember(visit.me.id, { background, employer, avoidsEmployer });
  Object.assign(visit.me, { background, employer, avoidsEmployer });
  const request =
    known ?? (await beginRequest(visit, await freshId(visit, suggestion), suggestion.role, null));
  await visit.tx.updateRequest(request.id, fields, visit.now);
  return Object.assign(request, fields);
}

async function offerTo(
  visit: Visit,
  suggestion: Suggestion,
  { member, insider }: Candidate,
  request: Request,
): Promise<Match> {
  const due = dueAt('offer', visit.now, zoneOf(member, visit.community), visit.world.timings);
  const match: Match = {
    id: visit.world.ports.ids.next(),
    requestId: request.id,
    seekerId: visit.me.id,
    insiderId: member.id,
    state: 'offered',
    reasons: suggestion.reasons,
    offeredAt: visit.now,
    // Counted from delivery; set again when it is delivered, so that an offer never delivered ends, too.
    answerBy: new Date(due.getTime() + visit.world.timings.answerWithinMs),
    acceptedAt: null,
    introducedAt: null,
    timeFoundAt: null,
    closesAt: null,
    endedAt: null,
    placeMonth: null,
  };
  await visit.tx.addMatch(match);
  await saveInsider(visit, { ...insider, lastAskedAt: visit.now });
  await schedule(visit, 'offer', member, { requestId: request.id, matchId: match.id });
  return match;
}

/** What a card belongs to: its request, or the open one about the same role; null when a new one begins. */
async function requestFor(visit: Visit, { requestId, role }: Suggestion): Promise<Request | null> {
  const own = await visit.tx.request(requestId);
  return own && isOpen(own) ? own : openRequestAbout(visit, role);
}

/** A card of a request that is over begins a new one, which needs an id of its own. */
async function freshId(visit: Visit, { requestId }: Suggestion): Promise<string> {
  return (await visit.tx.request(requestId)) ? visit.world.ports.ids.next() : requestId;
}

/** Caps that hold before anything about the chosen insider is looked at. */
async function whyNotNow(
  visit: Visit,
  request: Request | null,
  { insiderId }: Suggestion,
): Promise<Answer | null> {
  return request?.state === 'waiting' ? stillWaiting(visit, request, insiderId) : tooMany(visit, request);
}

/** Nothing was sent. One wording for every reason, because some reasons (an employer) are secret. */
async function unavailable(
  visit: Visit,
  suggestion: Suggestion,
  request: Request | null,
  candidate: Candidate | null,
): Promise<Answer> {
  const wanted = request
    ? wantedOf(request)
    : {
        id: await freshId(visit, suggestion),
        role: suggestion.role,
        avoidEmployer: visit.me.avoidsEmployer ? visit.me.employer : null,
      };
  const next = await suggest(visit, visit.me, wanted, 1);
  if (next.length === 0 && !request && !(await visit.tx.draft(wanted.id)))
    await keepSearch(visit, visit.me, wanted);
  const view = candidate ? insiderForSeeker(candidate.member, candidate.insider, null) : null;
  return say(notAvailable(view, next, wanted.id));
}

/** Who was shown; null once they left, or erased the profile that the reasons spoke of. */
async function shownOn(visit: Visit, { insiderId, reasons }: Suggestion): Promise<Candidate | null> {
  return reasons.length > 0 ? visit.tx.candidate(insiderId) : null;
}

async function mySuggestion(visit: Visit, id: string): Promise<Suggestion | null> {
  const suggestion = await visit.tx.suggestion(id);
  return suggestion?.seekerId === visit.me.id ? suggestion : null;
}

function definedOnly(known: Partial<Request>): Partial<AskFields> {
  return { ...known, minutes: known.minutes ?? undefined };
}

/** Without a candidate: for somebody who is gone, so that what was typed can still be read. */
function formAbout(candidate: Candidate | null) {
  const label = candidate
    ? insiderLabel(insiderForSeeker(candidate.member, candidate.insider, null))
    : 'this person';
  return {
    title: 'Ask for a chat',
    submit: 'Send request',
    label,
    steps: askSteps(label, candidate?.insider.maxMinutes ?? LONGEST),
  };
}
