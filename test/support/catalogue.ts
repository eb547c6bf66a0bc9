// Every message and form of the bot with sample facts, so that each can be shown on each platform side by side. A new
// sentence belongs here, too: the golden files make a change of wording a reviewable diff.

import { askSteps, askValues } from '../../src/core/forms/ask-form.ts';
import { INSIDER_STEPS, insiderValues } from '../../src/core/forms/insider-form.ts';
import { SETUP_FIELDS, setupSteps, ZONE_STEPS } from '../../src/core/forms/settle-in-forms.ts';
import { FIND_STEPS, pauseSteps, STOP_STEPS, withdrawSteps } from '../../src/core/forms/small-forms.ts';
import type { Reason } from '../../src/core/matching/reasons.ts';
import * as home from '../../src/core/messages/copy/home.ts';
import * as meeting from '../../src/core/messages/copy/meeting.ts';
import * as offer from '../../src/core/messages/copy/offer.ts';
import { refusal } from '../../src/core/messages/copy/refusals.ts';
import * as search from '../../src/core/messages/copy/search.ts';
import * as settling from '../../src/core/messages/copy/settle-in.ts';
import type { Form, Message } from '../../src/core/messages/model.ts';
import type { Insider, Match, Member } from '../../src/core/model.ts';
import type { Refusal } from '../../src/core/refusals.ts';
import { insiderForSeeker, seekerForInsider } from '../../src/core/visibility.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ZONE = 'Europe/London';
const FRIDAY = new Date('2026-11-27T10:00:00Z');

const maya: Member = {
  id: id(1),
  externalId: 'U0MAYA',
  name: 'Maya Okafor',
  timeZone: ZONE,
  background: 'Biology teacher, learning Python in the evenings',
  employer: 'Hillside School',
  avoidsEmployer: true,
  helpedCount: 0,
  leftAt: null,
};
const priya: Member = { ...maya, id: id(2), externalId: 'U0PRIYA', name: 'Priya Raman', helpedCount: 4 };
const profile: Insider = {
  memberId: priya.id,
  title: 'Senior Data Scientist',
  employer: 'Northpay',
  industry: 'Fintech',
  years: 8,
  pastRoles: ['Data Analyst'],
  topics: ['Fraud models', 'first job in data'],
  placesPerMonth: 2,
  maxMinutes: 20,
  bookingUrl: 'https://example.com/priya',
  shownAs: 'name',
  pausedUntil: null,
  extraPlaces: 0,
  extraMonth: null,
  lastAskedAt: null,
  terms: '',
};
const yes = { state: 'introduced' as const, acceptedAt: FRIDAY };

const request = {
  role: 'data scientist',
  hopes: ['day-to-day', 'my-skills'],
  message: 'I have taught biology for six years and love working with data. How do your days look?',
  minutes: 20,
  background: maya.background,
};
const named = seekerForInsider(maya, { ...request, nameShown: 'now' }, null);
const unnamed = seekerForInsider(maya, { ...request, nameShown: 'after-yes' }, null);
const byName = insiderForSeeker(priya, profile, null);
const byRole = insiderForSeeker(priya, { ...profile, shownAs: 'role' }, null);
const introduced = insiderForSeeker(priya, profile, yes);
const exact: Reason[] = [{ kind: 'same-role' }];
const near: Reason[] = [{ kind: 'one-step-away' }];
const past: Reason[] = [{ kind: 'past-role', role: 'Data Analyst' }];
const asked: Reason[] = [
  { kind: 'same-role', reading: 'project manager' },
  { kind: 'same-move', role: 'Biology teacher' },
  { kind: 'topic', topic: 'Forecasting' },
];
const employer: Reason[] = [
  { kind: 'employer', employer: 'Finbank' },
  { kind: 'industry', industry: 'fintech', of: 'profile' },
];
const wider: Reason[] = [
  { kind: 'wider-role', role: 'nurse' },
  { kind: 'industry', industry: 'healthcare', of: 'role' },
];
const skill: Reason[] = [{ kind: 'usual-skill', skill: 'kubernetes' }];
const words: Reason[] = [{ kind: 'shared-words', words: ['data', 'steward'] }];

const cards: search.Card[] = [
  { suggestionId: id(11), view: byName, reasons: exact },
  { suggestionId: id(12), view: byRole, reasons: near },
  { suggestionId: id(13), view: byRole, reasons: past },
];
const askForm = (extra: Partial<Form> = {}): Form => ({
  id: 'ask',
  draftId: id(21),
  title: 'Ask for a chat',
  submit: 'Send request',
  steps: askSteps('Priya Raman', 20),
  values: askValues({ background: maya.background, employer: maya.employer }, 20),
  errors: {},
  ...extra,
});
const offerFor = (seeker: typeof named, reminder: boolean, reasons = exact) =>
  offer.offer({ matchId: id(31), seeker, ask: request, reasons, answerBy: FRIDAY, zone: ZONE, reminder });

const MATCH_ENDS: Match['state'][] = [
  'offered',
  'accepted',
  'introduced',
  'met',
  'missed',
  'ended',
  'declined',
  'lapsed',
  'withdrawn',
  'undeliverable',
];
const REFUSALS: { [Kind in Refusal['kind']]: Refusal & { kind: Kind } } = {
  'unknown-button': { kind: 'unknown-button' },
  'form-expired': { kind: 'form-expired' },
  'still-waiting': {
    kind: 'still-waiting',
    requestId: id(41),
    role: 'data scientist',
    insider: byName,
    until: FRIDAY,
    hearBy: FRIDAY,
    another: true,
  },
  'too-many-requests': { kind: 'too-many-requests', max: 3 },
  'request-closed': { kind: 'request-closed', requestId: id(41) },
  'offer-settled': { kind: 'offer-settled', how: 'withdrawn' },
  'no-place': { kind: 'no-place', matchId: id(31) },
  'already-answered': { kind: 'already-answered', introduced: false },
  'match-settled': { kind: 'match-settled' },
  'not-an-insider': { kind: 'not-an-insider' },
  'nothing-to-withdraw': { kind: 'nothing-to-withdraw' },
  'organizers-only': { kind: 'organizers-only' },
  'bot-is-gone': { kind: 'bot-is-gone' },
};

const overview = (paused: boolean): Message =>
  home.home({
    requests: [
      {
        request: { id: id(41), role: 'data scientist', state: 'waiting', waitingSince: null },
        waitsFor: { insider: byName, until: FRIDAY },
      },
      { request: { id: id(42), role: 'nurse', state: 'open', waitingSince: FRIDAY }, waitsFor: null },
      { request: { id: id(43), role: 'chef', state: 'open', waitingSince: null }, waitsFor: null },
    ],
    pairs: [{ with: { insider: introduced }, role: 'accountant', state: 'introduced' }],
    profile: {
      insider: { ...profile, pausedUntil: paused ? FRIDAY : null },
      member: priya,
      taken: 1,
      budget: 2,
      paused,
      unanswered: 1,
    },
    zone: ZONE,
  });

export const MESSAGES: Record<string, Message> = {
  found: search.found('data scientist', cards, null),
  'found-ambiguous': search.found(
    'PM',
    [asked, employer, wider, skill].map((reasons, i) => ({
      suggestionId: id(14 + i),
      view: byName,
      reasons,
    })),
    null,
    [
      { roleId: 'product-manager', name: 'product manager' },
      { roleId: 'project-manager', name: 'project manager' },
    ],
  ),
  'found-one-by-shared-words': search.found(
    'data steward',
    [{ suggestionId: id(11), view: byName, reasons: words }],
    { insider: byName, until: FRIDAY, zone: ZONE },
  ),
  'found-told': search.found(
    'who sorts everybody’s wages',
    [{ suggestionId: id(11), view: byName, reasons: [{ kind: 'same-role', reading: 'payroll specialist' }] }],
    null,
    [{ roleId: 'payroll-specialist', name: 'payroll specialist' }],
  ),
  'nobody-yet': search.nobodyYet('lighthouse keeper', id(51)),
  'nobody-yet-told': search.nobodyYet('who tunes pianos', id(51), [
    { roleId: 'instrument-maker', name: 'instrument maker' },
  ]),
  'hard-times': search.hardTimes(),
  'only-ruled-out': search.onlyRuledOut(),
  'waiting-now': search.waitingNow('lighthouse keeper'),
  'could-not-read': search.couldNotRead(),
  'too-long': search.tooLong(),
  'not-available': search.notAvailable(byRole, cards.slice(0, 1), id(41)),
  'not-available-nobody-else': search.notAvailable(byName, [], id(41)),
  'someone-fits': search.someoneFits('data scientist', cards.slice(0, 1), id(41)),
  'someone-fits-closed': search.someoneFitsClosed('data scientist'),
  offer: offerFor(named, false),
  'offer-unnamed': offerFor(unnamed, false, past),
  'offer-reminder': offerFor(named, true, near),
  'offer-preview': offer.offerPreview(named, request, exact, 'Priya Raman'),
  'asked-now': offer.asked({ insider: byName, deliverAt: null, hearBy: FRIDAY, zone: ZONE }),
  'asked-later': offer.asked({ insider: byRole, deliverAt: FRIDAY, hearBy: FRIDAY, zone: ZONE }),
  ...Object.fromEntries(
    MATCH_ENDS.map((state) => [`offer-closed-${state}`, offer.offerClosed({ state }, named, request.role)]),
  ),
  'next-person-declined': offer.nextPerson({ state: 'declined' }, byName, request.role, {
    cards: cards.slice(0, 1),
    requestId: id(41),
  }),
  'next-person-lapsed': offer.nextPerson({ state: 'lapsed' }, byRole, request.role, {
    cards: [],
    requestId: id(41),
  }),
  'next-person-undeliverable': offer.nextPerson({ state: 'undeliverable' }, byRole, request.role, {
    cards: cards.slice(1, 2),
    requestId: id(41),
  }),
  'next-person-stepped-back': offer.nextPerson({ state: 'ended' }, byName, request.role, {
    cards: cards.slice(1, 2),
    requestId: id(41),
  }),
  'next-person-ended': offer.nextPerson({ state: 'ended', isHere: true }, byRole, request.role, {
    cards: cards.slice(0, 1),
    requestId: id(41),
  }),
  'next-person-closed': offer.nextPersonClosed({ state: 'declined' }, byName, request.role),
  introduction: offer.introduction({ seeker: named, insider: introduced, ask: request, followUpDays: 3 }),
  'introduction-without-booking': offer.introduction({
    seeker: named,
    insider: { ...introduced, bookingUrl: null },
    ask: { ...request, hopes: ['something-else'] },
    followUpDays: 3,
  }),
  'found-a-time': meeting.foundATime(id(31), { insider: introduced }),
  'found-a-time-yes': meeting.foundATimeClosed('found-time', { insider: introduced }, null),
  'found-a-time-still-looking': meeting.foundATimeClosed('still-looking', { insider: introduced }, null),
  'found-a-time-missed': meeting.foundATimeClosed('wont-happen', { seeker: named }, 'missed'),
  'did-you-meet': meeting.didYouMeet(id(31), { insider: introduced }, false),
  'did-you-meet-again': meeting.didYouMeet(id(31), { seeker: named }, true),
  'did-you-meet-not-yet': meeting.didYouMeetClosed({
    answer: 'not-yet',
    other: { seeker: named },
    over: null,
    helped: 4,
  }),
  'did-you-meet-ended': meeting.didYouMeetClosed({
    answer: null,
    other: { seeker: named },
    over: 'ended',
    helped: 4,
  }),
  'thank-you-note': meeting.thankYouNote(introduced),
  thanks: meeting.thanks({ seeker: named }, 5),
  'wont-happen-to-seeker': meeting.wontHappen({ insider: introduced }, false, id(41), true),
  'wont-happen-to-insider': meeting.wontHappen({ seeker: named }, true, null, false),
  'wont-happen-to-insider-freed': meeting.wontHappen({ seeker: named }, false, null, true),
  home: overview(false),
  'home-paused': overview(true),
  'home-new': home.home({ requests: [], pairs: [], profile: null, zone: ZONE }),
  help: home.help(),
  'profile-saved': home.profileSaved({ isNew: true, placesPerMonth: 2, paused: false }),
  'profile-saved-paused': home.profileSaved({ isNew: false, placesPerMonth: 1, paused: true }),
  paused: home.paused(FRIDAY, ZONE, 1),
  resumed: home.resumed(),
  'ask-for-zone': { blocks: settling.askForZone(ZONE) },
  'zone-saved': settling.zoneSaved('America/New_York'),
  'zone-told': settling.zoneTold(ZONE),
  setup: settling.setup({ zone: ZONE, saved: false, inChannel: false, introductionsIn: null }),
  'setup-saved': settling.setup({
    zone: ZONE,
    saved: true,
    inChannel: true,
    introductionsIn: 'insider-introductions',
  }),
  'could-not-write': { blocks: settling.couldNotWrite([meeting.thankYouNote(introduced)]) },
  stopped: home.stopped(2),
  withdrawn: home.withdrawn('data scientist', id(41)),
  'which-to-withdraw': home.whichToWithdraw([
    { id: id(41), role: 'data scientist' },
    { id: id(42), role: 'nurse' },
  ]),
  ...Object.fromEntries(Object.entries(REFUSALS).map(([kind, no]) => [`refusal-${kind}`, refusal(no, ZONE)])),
  'refusal-still-waiting-same-person': refusal({ ...REFUSALS['still-waiting'], another: false }, ZONE),
  'refusal-already-introduced': refusal({ kind: 'already-answered', introduced: true }, ZONE),
};

export const FORMS: Record<string, Form> = {
  ask: askForm(),
  'ask-with-errors': askForm({
    errors: {
      message: 'A little more, please: at least 20 characters (now 5).',
      hopes: 'Please choose one.',
    },
  }),
  'ask-review': askForm({ review: offer.offerPreview(named, request, exact, 'Priya Raman') }),
  'be-insider': {
    id: 'be-insider',
    draftId: id(22),
    title: 'Be an insider',
    submit: 'Save',
    steps: INSIDER_STEPS,
    values: insiderValues(profile),
    errors: {},
  },
  'find-insider': {
    id: 'find-insider',
    draftId: id(23),
    title: 'Find an insider',
    submit: 'Search',
    steps: FIND_STEPS,
    values: { role: '' },
    errors: {},
  },
  pause: {
    id: 'pause',
    draftId: id(24),
    title: 'Pause until…',
    submit: 'Pause',
    steps: pauseSteps(FRIDAY, ZONE),
    values: {},
    errors: {},
  },
  stop: {
    id: 'stop',
    draftId: id(25),
    title: 'Stop being an insider',
    submit: 'Erase my profile',
    steps: STOP_STEPS,
    values: {},
    errors: {},
  },
  'time-zone': {
    id: 'time-zone',
    draftId: id(27),
    title: 'Your time zone',
    submit: 'Save',
    steps: ZONE_STEPS,
    values: { common: '', place: '' },
    errors: {},
  },
  setup: {
    id: 'setup',
    draftId: id(28),
    title: 'Set up Find-Insider',
    submit: 'Save',
    steps: setupSteps(SETUP_FIELDS),
    values: { zone: ZONE, introductionsIn: 'insider-introductions' },
    errors: { zone: 'Which one, please: London (Europe) · London (Canada)?' },
  },
  withdraw: {
    id: 'withdraw',
    draftId: id(26),
    title: 'Take the request back',
    submit: 'Take it back',
    steps: withdrawSteps('data scientist'),
    values: {},
    errors: {},
  },
};
