// What members do in Slack, handed to the core. Everything is acknowledged within 3 seconds, whatever the core does.

import type { BlockAction, App as Bolt, ButtonAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { App } from '../../core/app.ts';
import { type Actor, mayOpenForm } from '../../core/commands.ts';
import type { Answer, Message } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import { within } from '../../core/within.ts';
import type { Modals } from './modals.ts';
import { type Incoming, parsePress, parseSlash, parseSubmit, REFUSALS, type Who } from './parse.ts';
import type { People } from './people.ts';
import { renderMessage, type SlackMessage, sentence } from './render.ts';
import { lateTrouble, messageOf, submitReply, troubleReply, viewOf } from './replies.ts';
import { FORM_CALLBACK } from './views.ts';

/** Slack waits 3 s from the deed to the acknowledgement. */
const PATIENCE_MS = 2_400;
/** A home tab is not acknowledged: it may wait for its person's name. */
const HOME_PATIENCE_MS = 2_500;
const TITLE = 'Find-Insider';

export type Room = {
  app: () => App;
  people: People;
  modals: Modals;
  log: Log;
  /** The team of the installation. */
  tenantId: () => string;
  /** A short word that a member can quote. */
  reference: () => string;
};

/** Registers everything members can do with the bot. */
export function listen(bolt: Bolt, room: Room): void {
  const homes = new Set<string>();

  /** Keeps the home tab true for those who have opened it. */
  const republish = async (who: Who): Promise<void> => {
    if (homes.has(who.externalId)) await publishHome(room, who);
  };

  bolt.command(/^\//, async ({ body, ack, respond }) => {
    const parsed = parseSlash(body, room.tenantId());
    if (!parsed.ok) return ack(ephemeral(sentence(REFUSALS[parsed.reason])));
    if (mayOpenForm(parsed.command)) {
      await ack();
      await inNewModal(room, parsed, body.trigger_id, (message) => whisper(room, respond, message));
    } else {
      const answer = await ask(room, parsed);
      const message = answer.kind === 'form' ? null : messageOf(answer);
      await ack(message ? { response_type: 'ephemeral', ...message } : undefined);
      if (answer.kind === 'form') await showAnswer(room, answer, body.trigger_id, respond);
      else await room.app().shown(answer);
    }
    await republish(parsed.who);
  });

  bolt.action({ type: 'block_actions' }, async ({ body, ack, respond }) => {
    // Inputs and links report themselves too; only buttons mean something here.
    if (body.actions[0]?.type !== 'button') return ack();
    const press = body as BlockAction<ButtonAction>;
    const parsed = parsePress(press, room.tenantId());
    const place = placeOf(press);
    if (!parsed.ok) {
      await ack();
      return refusePress(room, place, press, respond, REFUSALS[parsed.reason]);
    }
    if (place.kind === 'modal') {
      await ack();
      await room.modals.show(place.viewId, viewOf(await ask(room, parsed), place.title));
    } else if (place.kind === 'home' || mayOpenForm(parsed.command)) {
      await ack();
      const elsewhere = (message: SlackMessage) =>
        place.kind === 'home' ? Promise.resolve() : whisper(room, respond, message);
      await inNewModal(room, parsed, press.trigger_id, elsewhere);
    } else {
      const answer = await ask(room, parsed);
      await ack();
      await showAnswer(room, answer, press.trigger_id, respond);
    }
    await republish(parsed.who);
  });

  bolt.view<ViewSubmitAction>(
    { callback_id: FORM_CALLBACK, type: 'view_submission' },
    async ({ body, view, ack }) => {
      const parsed = parseSubmit(body, room.tenantId());
      if (!parsed.ok) return ack(troubleReply(REFUSALS[parsed.reason], view).ack);
      const { ack: reply, beneath } = submitReply(await ask(room, parsed), view);
      if (beneath && view.root_view_id)
        await within(400, room.modals.show(view.root_view_id, beneath), false);
      await ack(reply);
      await republish(parsed.who);
    },
  );

  bolt.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home' || body.team_id !== room.tenantId()) return;
    homes.add(event.user);
    await publishHome(room, { externalId: event.user, name: '' });
  });
}

/** Never rejects. Answers within `PATIENCE_MS`, if need be with words and a reference. */
async function ask(room: Room, { who, command }: Incoming): Promise<Answer> {
  const work = async (): Promise<Answer> => {
    const actor = await actorOf(room, who);
    return actor ? room.app().handle({ actor, command }) : deactivated(room);
  };
  return within(PATIENCE_MS, safely(room, work), null).then((answer) => answer ?? late(room, command.kind));
}

async function safely(room: Room, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const reference = room.reference();
    room.log.error({ reference, error }, 'A command from Slack failed');
    return lateTrouble(reference);
  }
}

function late(room: Room, kind: string): Answer {
  const reference = room.reference();
  room.log.error(
    { reference, kind, reason: 'no answer in time' },
    'A command from Slack had no answer in time',
  );
  return lateTrouble(reference);
}

const deactivated = (room: Room): Answer => ({
  kind: 'trouble',
  text: 'Slack says that this account is no longer active, so Find-Insider can’t act for it.',
  reference: room.reference(),
});

/** Null for an account that was deactivated; the core hears of that. */
async function actorOf({ people, app, tenantId }: Room, who: Who, patience?: number): Promise<Actor | null> {
  const { left, ...profile } = await people.lookUp(who, patience);
  const actor = { platform: 'slack', tenantId: tenantId(), externalId: who.externalId, ...profile };
  if (!left) return actor;
  await app().memberLeft(actor);
  return null;
}

/** Opens a modal before anything else is asked or read, then fills it with the answer. */
async function inNewModal(
  room: Room,
  incoming: Incoming,
  triggerId: string,
  elsewhere: (message: SlackMessage) => Promise<void>,
): Promise<void> {
  const viewId = await room.modals.openSkeleton(triggerId, TITLE);
  if (viewId) {
    const answer = await ask(room, incoming);
    if (await room.modals.show(viewId, viewOf(answer, TITLE))) await room.app().shown(answer);
    return;
  }
  const reference = room.reference();
  room.log.warn({ reference, reason: 'modal did not open' }, 'Slack did not open a form');
  const text = `Slack did not open the form in time. Nothing is lost; please try again. (Reference: ${reference})`;
  await elsewhere(renderMessage(sentence(text)));
}

type Place = { kind: 'message' } | { kind: 'home' } | { kind: 'modal'; viewId: string; title: string };

function placeOf({ view }: BlockAction): Place {
  if (!view) return { kind: 'message' };
  return view.type === 'home' ? { kind: 'home' } : { kind: 'modal', viewId: view.id, title: view.title.text };
}

/** A form in a modal while the trigger lives, anything else as a message. */
async function showAnswer(room: Room, answer: Answer, triggerId: string, respond: RespondFn): Promise<void> {
  if (answer.kind === 'form' && (await room.modals.open(triggerId, viewOf(answer, TITLE)))) return;
  const message = messageOf(answer);
  if (message) await whisper(room, respond, message, answer.kind === 'message' && answer.replaces === true);
}

async function refusePress(room: Room, place: Place, press: BlockAction, respond: RespondFn, text: string) {
  const answer: Answer = { kind: 'message', message: sentence(text) };
  if (place.kind === 'message') return whisper(room, respond, renderMessage(answer.message));
  if (place.kind === 'modal') await room.modals.show(place.viewId, viewOf(answer, place.title));
  else await room.modals.open(press.trigger_id, viewOf(answer, TITLE));
}

const ephemeral = (message: Message) => ({ response_type: 'ephemeral' as const, ...renderMessage(message) });

/** Only the person who acted sees it. A failure is logged: there is no other way to reach them here. */
async function whisper(
  room: Room,
  respond: RespondFn,
  message: SlackMessage,
  replace = false,
): Promise<void> {
  try {
    await respond({ response_type: 'ephemeral', replace_original: replace, ...message });
  } catch (error) {
    room.log.warn({ reason: 'response_url', error }, 'An answer could not be shown in Slack');
  }
}

async function publishHome(room: Room, who: Who): Promise<void> {
  try {
    const actor = await actorOf(room, who, HOME_PATIENCE_MS);
    // The event names nobody; a member without a name would be worse than an old home tab.
    if (!actor?.name) return;
    const home = await room.app().home(actor);
    await room.modals.publish(who.externalId, home);
  } catch (error) {
    room.log.warn({ reason: 'home', error }, 'A home tab could not be shown');
  }
}
