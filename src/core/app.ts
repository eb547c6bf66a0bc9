// The one door to the core: adapters hand over commands, jobs hand over alarms.

import { cleanLine, shorten } from './clean-text.ts';
import type { Action, Actor, Command } from './commands.ts';
import { help } from './messages/copy/home.ts';
import { notSavedYet, trouble } from './messages/copy/refusals.ts';
import { message, text } from './messages/copy/words.ts';
import type { Answer, Message } from './messages/model.ts';
import type { Draft } from './model.ts';
import type { Ports } from './ports.ts';
import { DEFAULT_TIMINGS, type Timings } from './timings.ts';
import { sayNo, sayYes } from './use-cases/answer-match.ts';
import { openAskForm, submitAskForm } from './use-cases/ask.ts';
import { communityBack, communityLeft } from './use-cases/community-presence.ts';
import { deliverNudge, reviseNudge } from './use-cases/deliver-nudge.ts';
import {
  findInsider,
  findMeaning,
  nextPersonFor,
  openFindForm,
  reopenFindForm,
  submitFindForm,
} from './use-cases/find-insider.ts';
import { memberLeft } from './use-cases/leave.ts';
import { foundTime, met, notYet, stillLooking, wontHappen } from './use-cases/report-meeting.ts';
import {
  openSetupForm,
  reopenSetupForm,
  reopenZoneForm,
  showSetup,
  submitSetupForm,
  submitZoneForm,
  timeZone,
} from './use-cases/settle-in.ts';
import { showHome } from './use-cases/show-home.ts';
import { sweep } from './use-cases/sweep.ts';
import { answerShown, tellMissed } from './use-cases/tell-missed.ts';
import { inUnit, type World } from './use-cases/unit.ts';
import { refuse, say, type Visit, visitOf } from './use-cases/visit.ts';
import {
  openInsiderForm,
  openPauseForm,
  openStopForm,
  reopenPauseForm,
  resume,
  stop,
  submitInsiderForm,
  submitPauseForm,
} from './use-cases/volunteer.ts';
import { waitFor } from './use-cases/wait.ts';
import { openWithdrawForm, withdraw } from './use-cases/withdraw.ts';
import { within } from './within.ts';
import { isTimeZone } from './working-hours.ts';

export type App = {
  /**
   * Does what a member asked and says what to show them. Never rejects, and answers within about 2 s whatever the
   * database does (then with `trouble`). What was late may still be committed: a second press of the same button or
   * form finds it done, because every effect hangs on a row's state (docs/decisions/one-effect.md).
   */
  handle(input: { actor: Actor; command: Command }): Promise<Answer>;
  /** The adapter says that the member has this answer before them. Never rejects. */
  shown(answer: Answer): Promise<void>;
  /** The member's home, for a home tab. Same promise of time as `handle`. */
  home(actor: Actor): Promise<Message>;
  /** Sends one nudge if it still makes sense. Safe to call any number of times, from any process. */
  deliver(communityId: string, nudgeId: string): Promise<void>;
  /** Rewrites one sent message to what is true now. */
  revise(communityId: string, nudgeId: string): Promise<void>;
  /** Turns passed deadlines into events, sets alarms again that were lost, repairs what a crash left behind. */
  sweep(): Promise<void>;
  /** The platform says that this person left the community. */
  memberLeft(actor: Actor): Promise<void>;
  /** The platform says in which communities the bot is, and in which no longer; null where it says nothing. */
  presences(platform: string, isHere: (tenantId: string) => boolean | null): Promise<void>;
};

/** Slack and Discord give up on an answer after 3 s; this leaves the adapter a second. */
const ANSWER_WITHIN_MS = 2_000;

/** Longer than Slack's and Discord's own limits for names. */
const NAME_MAX = 80;

/** `answerWithinMs`: only tests on busy machines wait longer. */
export function createApp(
  ports: Ports,
  timings: Timings = DEFAULT_TIMINGS,
  answerWithinMs = ANSWER_WITHIN_MS,
): App {
  const world: World = { ports, timings };

  /** `there`: a command typed in the community, the surest sign that the bot is back. */
  async function visiting<T>(actor: Actor, act: (visit: Visit) => Promise<T>, there = false): Promise<T> {
    const { ids, clock, store } = ports;
    const fresh = { communityId: ids.next(), memberId: ids.next(), at: clock.now() };
    const { community, member } = await store.enter(cleanActor(actor), fresh);
    if (community.leftAt && there) await inUnit(world, community, communityBack);
    return inUnit(world, community, (unit) => act(visitOf(unit, member, actor)));
  }

  /** In time, or `late`; a fault is logged with the reference that the member reads. */
  async function inTime<T extends object>(
    what: string,
    work: Promise<T>,
    late: (text: string, reference: string) => T,
  ): Promise<T> {
    const reference = ports.ids.reference();
    const watched = work.catch((error: unknown) => {
      ports.log.error({ reference, kind: what, error }, 'a command failed');
      return late(trouble(reference), reference);
    });
    const done = await within(answerWithinMs, watched, null);
    if (done) return done;
    ports.log.warn({ reference, kind: what }, 'a command was not done in time');
    return late(notSavedYet(reference), reference);
  }

  async function presences(platform: string, isHere: (tenantId: string) => boolean | null): Promise<void> {
    for (const community of await ports.store.communities()) {
      const here = community.platform === platform ? isHere(community.tenantId) : null;
      if (here === true) await inUnit(world, community, communityBack);
      if (here === false) await inUnit(world, community, communityLeft);
    }
  }

  return {
    handle: ({ actor, command }) =>
      inTime(
        nameOf(command),
        visiting(actor, (visit) => perform(visit, command), command.kind === 'slash'),
        (words, reference): Answer => ({ kind: 'trouble', text: words, reference }),
      ),
    shown: (answer) => answerShown(world, answer),
    home: (actor) => inTime('home', visiting(actor, showHome), (words) => message(text(words))),
    deliver: (communityId, nudgeId) => deliverNudge(world, communityId, nudgeId),
    revise: (communityId, nudgeId) => reviseNudge(world, communityId, nudgeId),
    sweep: () => sweep(world),
    memberLeft: (actor) => visiting(actor, (visit) => memberLeft(visit, visit.me)),
    presences,
  };
}

/** Names come from the platform, where people may write what they like. */
function cleanActor(actor: Actor): Actor {
  const name = shorten(cleanLine(actor.name), NAME_MAX) || 'A member';
  const timeZone = actor.timeZone && isTimeZone(actor.timeZone) ? actor.timeZone : null;
  return { ...actor, name, timeZone };
}

/** For the log: what was done, never with what was typed. */
function nameOf(command: Command): string {
  if (command.kind === 'slash') return `/${command.name}`;
  return command.kind === 'press' ? `press ${command.action}` : command.kind;
}

async function perform(visit: Visit, command: Command): Promise<Answer> {
  if (visit.community.leftAt) return refuse(visit, { kind: 'bot-is-gone' });
  switch (command.kind) {
    case 'slash':
      return slash(visit, command.name, command.text.trim()).then((answer) => tellMissed(visit, answer));
    case 'press':
      return press(visit, command.action, command.id);
    case 'submit':
      return submit(visit, command);
    case 'reopen':
      return reopen(visit, command.draftId);
    default:
      return command satisfies never;
  }
}

async function slash(
  visit: Visit,
  name: Extract<Command, { kind: 'slash' }>['name'],
  words: string,
): Promise<Answer> {
  switch (name) {
    case 'find-insider':
      return words ? findInsider(visit, words) : openFindForm(visit);
    case 'be-insider':
      return openInsiderForm(visit);
    case 'insider':
      return own(visit, words);
    default:
      return name satisfies never;
  }
}

async function own(visit: Visit, words: string): Promise<Answer> {
  const [word = '', ...rest] = words.split(/\s+/);
  switch (word.toLowerCase()) {
    case 'pause':
      return openPauseForm(visit);
    case 'resume':
      return resume(visit);
    case 'stop':
      return openStopForm(visit);
    case 'withdraw':
      return openWithdrawForm(visit, null);
    case 'timezone':
      return timeZone(visit, rest.join(' '));
    case 'setup':
      return showSetup(visit);
    case '':
    case 'home':
      return say(await showHome(visit));
    // Whatever else is typed is answered with what there is.
    default:
      return say(help());
  }
}

async function press(visit: Visit, action: Action, id: string): Promise<Answer> {
  if (!isPlausibleId(id)) return refuse(visit, { kind: 'unknown-button' });
  switch (action) {
    case 'ask':
      return openAskForm(visit, id);
    case 'wait':
      return waitFor(visit, id);
    case 'yes':
      return sayYes(visit, id, false);
    case 'yes-one-more':
      return sayYes(visit, id, true);
    case 'not-now':
    case 'someone-else':
      return sayNo(visit, id);
    case 'found-time':
      return foundTime(visit, id);
    case 'still-looking':
      return stillLooking(visit, id);
    case 'wont-happen':
    case 'did-not-happen':
      return wontHappen(visit, id);
    case 'met':
      return met(visit, id);
    case 'not-yet':
      return notYet(visit, id);
    case 'next-person':
      return nextPersonFor(visit, id);
    case 'withdraw':
      return openWithdrawForm(visit, id);
    case 'edit-profile':
      return openInsiderForm(visit);
    case 'find':
      return findMeaning(visit, id);
    case 'pause':
      return openPauseForm(visit);
    case 'resume':
      return resume(visit);
    case 'stop':
      return openStopForm(visit);
    case 'home':
      return say(await showHome(visit));
    case 'help':
      return say(help());
    case 'time-zone':
      return timeZone(visit, '');
    case 'edit-setup':
      return openSetupForm(visit);
    default:
      return action satisfies never;
  }
}

/** A form submitted again, by a retry or a second click, gets the answer of the first. */
async function submit(visit: Visit, command: Extract<Command, { kind: 'submit' }>): Promise<Answer> {
  const draft = await myDraft(visit, command.draftId);
  if (!draft) return refuse(visit, { kind: 'form-expired' });
  if (draft.answer) return draft.answer;
  // A platform whose review page carries no fields sends none with it: what was reviewed is what is sent.
  const { values, confirmed, partial } = command;
  const sent = confirmed || partial ? { ...draft.values, ...values } : values;
  switch (draft.form) {
    case 'find-insider':
      return submitFindForm(visit, draft, sent);
    case 'be-insider':
      return submitInsiderForm(visit, draft, sent, confirmed);
    case 'ask':
      return submitAskForm(visit, draft, sent, confirmed);
    case 'pause':
      return submitPauseForm(visit, draft, sent);
    case 'stop':
      return stop(visit, draft);
    case 'withdraw':
      return withdraw(visit, draft);
    case 'time-zone':
      return submitZoneForm(visit, draft, sent);
    case 'setup':
      return submitSetupForm(visit, draft, sent);
    default:
      return refuse(visit, { kind: 'form-expired' });
  }
}

/** Forms that are sent without a review have one step: opened again they are as they were left. */
async function reopen(visit: Visit, draftId: string): Promise<Answer> {
  const draft = await myDraft(visit, draftId);
  if (!draft) return refuse(visit, { kind: 'form-expired' });
  if (draft.answer) return draft.answer;
  switch (draft.form) {
    case 'find-insider':
      return reopenFindForm(draft);
    case 'be-insider':
      return submitInsiderForm(visit, draft, draft.values, false);
    case 'ask':
      return submitAskForm(visit, draft, draft.values, false);
    case 'pause':
      return reopenPauseForm(visit, draft);
    case 'stop':
      return openStopForm(visit);
    case 'withdraw':
      return openWithdrawForm(visit, draft.subjectId);
    case 'time-zone':
      return reopenZoneForm(draft);
    case 'setup':
      return reopenSetupForm(visit, draft);
    default:
      return refuse(visit, { kind: 'form-expired' });
  }
}

/** The draft, held until the transaction ends; null if it is gone or somebody else's. */
async function myDraft(visit: Visit, id: string): Promise<Draft | null> {
  const draft = isPlausibleId(id) ? await visit.tx.lockDraft(id) : null;
  return draft?.memberId === visit.me.id ? draft : null;
}

/** A role's id, such as `data-scientist`, or of an imported taxonomy, such as `onet:15-2051.00`. */
const ROLE_ID = /^[a-z\d][a-z\d:.-]{1,60}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Buttons carry ids of ours, or one of two words where no row is meant. */
function isPlausibleId(id: string): boolean {
  return UUID.test(id) || id === 'me' || id === 'new' || ROLE_ID.test(id);
}
