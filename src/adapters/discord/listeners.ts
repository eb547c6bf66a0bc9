// What members do in Discord, handed to the core. Everything is answered within 3 seconds, whatever the core does.

import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { App } from '../../core/app.ts';
import { type Actor, type Command, mayOpenForm } from '../../core/commands.ts';
import type { Answer, Values } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import { within } from '../../core/within.ts';
import { choicesFor, PLACE_OPTION, placesFor, ROLE_OPTION } from './commands.ts';
import { type Carried, decode } from './custom-ids.ts';
import { afterStep, failedStep, question } from './form-messages.ts';
import { hasFields, stepModal } from './modals.ts';
import { withFindings } from './organizers.ts';
import { REFUSALS, slashCommand, valuesOf, type Who, whoOf } from './parse.ts';
import type { Memory, People } from './people.ts';
import { renderMessage, sentence } from './render.ts';
import { type Deed, respond, type Showing } from './replies.ts';

/** Discord waits 3 s from the deed to the first answer. */
const PATIENCE_MS = 2_400;

export type Room = {
  app: () => App;
  people: People;
  log: Log;
  /** A short word that a member can quote. */
  reference: () => string;
  /** Names of roles for what is typed so far. */
  completeRole: (text: string) => string[];
  /** What was typed into forms whose sending failed, by draft, so that it can be sent again. */
  typed: Memory<{ values: Values }>;
  /** Deeds already answered: Discord may tell of one twice. */
  seen: Memory<true>;
  /** What is under way, so that stopping can wait for it. */
  running: Set<Promise<void>>;
};

type Trouble = Extract<Answer, { kind: 'trouble' }>;
/** Who does what in which community; what an answer may become is up to the deed. */
type Ask = (command: Command) => Promise<Answer>;

/** Registers everything members can do with the bot. */
export function listen(client: Client, room: Room): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (room.seen.get(interaction.id)) return;
    room.seen.set(interaction.id, true);
    let work: Promise<void> | undefined;
    if (interaction.isAutocomplete()) work = complete(interaction, room);
    else if (interaction.isChatInputCommand()) work = onCommand(interaction, room);
    else if (interaction.isButton()) work = onButton(interaction, room);
    else if (interaction.isModalSubmit()) work = onModal(interaction, room);
    if (!work) return;
    const watched = work.catch((error: unknown) =>
      room.log.error({ error }, 'A listener for Discord failed'),
    );
    room.running.add(watched);
    void watched.finally(() => room.running.delete(watched));
  });
}

/** From memory: people are typing. */
async function complete(interaction: AutocompleteInteraction, { completeRole, log }: Room): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const choices = name === PLACE_OPTION ? placesFor(value) : choicesFor(value, completeRole);
  await interaction
    .respond(choices)
    .catch((error: unknown) => log.warn({ reason: 'autocomplete', error }, 'No roles could be offered'));
}

async function onCommand(deed: ChatInputCommandInteraction, room: Room): Promise<void> {
  const { guildId } = deed;
  if (!guildId) return refuse(deed, room, 'elsewhere');
  const word = deed.options.getSubcommand(false);
  const typed = deed.options.getString(ROLE_OPTION) ?? deed.options.getString(PLACE_OPTION);
  const command = slashCommand(deed.commandName, word, typed);
  if (!command) return refuse(deed, room, 'outdated');
  const answer = asking(deed, guildId, room)(command);
  const whenShown = async () => room.app().shown(await answer);
  await respond(deed, shown(answer, guildId, false), mayOpenForm(command), room.log, whenShown);
}

async function onButton(deed: ButtonInteraction, room: Room): Promise<void> {
  const carried = decode(deed.customId);
  if (!carried || !isHere(deed, carried)) return refuse(deed, room, 'outdated');
  const { guildId } = carried;
  const ask = asking(deed, guildId, room);
  switch (carried.kind) {
    case 'press': {
      const command: Command = { kind: 'press', action: carried.action, id: carried.id };
      return respond(deed, shown(ask(command), guildId, false), mayOpenForm(command), room.log);
    }
    case 'step': {
      const { draftId, step } = carried;
      const answer = ask({ kind: 'reopen', draftId });
      return respond(deed, shown(answer, guildId, true, step), true, room.log);
    }
    case 'send': {
      const { draftId, confirmed } = carried;
      const answer = ask({ kind: 'submit', draftId, values: {}, confirmed });
      return respond(deed, sent(answer, guildId, true), false, room.log);
    }
    case 'again': {
      const { draftId, step } = carried;
      const values = room.typed.get(`${deed.user.id} ${draftId}`)?.values;
      // This process does not hold it any more: what the draft holds is shown to go on from.
      if (!values) {
        const answer = ask({ kind: 'reopen', draftId });
        return respond(deed, shown(answer, guildId, true, step), true, room.log);
      }
      return submitStep(deed, room, { ...carried, inPlace: true }, values);
    }
    case 'modal':
      return refuse(deed, room, 'outdated');
    default:
      return carried satisfies never;
  }
}

async function onModal(deed: ModalSubmitInteraction, room: Room): Promise<void> {
  const carried = decode(deed.customId);
  if (carried?.kind !== 'modal' || !isHere(deed, carried)) return refuse(deed, room, 'outdated');
  await submitStep(deed, room, carried, valuesOf(deed.fields.fields.values()));
}

type Step = { guildId: string; draftId: string; step: number; last: boolean; inPlace: boolean };

/** What was typed is held until the core has it: the modal is closed by now. */
async function submitStep(
  deed: ButtonInteraction | ModalSubmitInteraction,
  room: Room,
  at: Step,
  values: Values,
): Promise<void> {
  const { guildId, draftId, step, inPlace } = at;
  const key = `${deed.user.id} ${draftId}`;
  room.typed.set(key, { values });
  const work = async (): Promise<Showing> => {
    const ask = asking(deed, guildId, room);
    const answer = await ask({ kind: 'submit', draftId, values, confirmed: false, partial: true });
    const kind = inPlace ? 'in-place' : 'whisper';
    if (answer.kind === 'trouble') return { kind, message: failedStep(troubleText(answer), at) };
    room.typed.delete(key);
    return sent(Promise.resolve(answer), guildId, inPlace, step);
  };
  await respond(deed, work(), false, room.log);
}

/** What a sent step or form becomes. `step`: by default the last. */
async function sent(
  work: Promise<Answer>,
  guildId: string,
  inPlace: boolean,
  step?: number,
): Promise<Showing> {
  const answer = await work;
  if (answer.kind === 'trouble')
    return { kind: 'whisper', message: renderMessage(sentence(troubleText(answer)), guildId) };
  const kind = inPlace ? 'in-place' : 'whisper';
  if (answer.kind === 'form') {
    const { form } = answer;
    const message = hasFields(form)
      ? afterStep(form, step ?? form.steps.length - 1, guildId)
      : question(form, guildId);
    return { kind, message };
  }
  const message = answer.kind === 'message' ? answer.message : sentence('Saved.');
  return { kind, message: renderMessage(message, guildId) };
}

/** An answer to a command or a press. `ours`: the button stands on a message about a form, which the answer replaces. */
async function shown(work: Promise<Answer>, guildId: string, ours: boolean, step = 0): Promise<Showing> {
  const answer = await work;
  switch (answer.kind) {
    case 'form':
      return hasFields(answer.form)
        ? { kind: 'modal', modal: stepModal(answer.form, step, guildId, ours) }
        : { kind: 'whisper', message: question(answer.form, guildId) };
    case 'message': {
      const kind = ours || answer.replaces ? 'in-place' : 'whisper';
      return { kind, message: renderMessage(answer.message, guildId) };
    }
    case 'noted':
      return { kind: 'nothing' };
    case 'trouble':
      return { kind: 'whisper', message: renderMessage(sentence(troubleText(answer)), guildId) };
    default:
      return answer satisfies never;
  }
}

/** Never rejects. Answers within `PATIENCE_MS`, if need be with words and a reference. */
function asking(deed: Deed, guildId: string, room: Room): Ask {
  const who = whoOf(deed.user, deed.member);
  const isOrganizer = deed.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
  return async (command) => {
    const work = (async (): Promise<Answer> => {
      try {
        const actor = await actorOf(room, guildId, who);
        if (!actor) return noLonger();
        const answer = await room.app().handle({ actor: { ...actor, isOrganizer }, command });
        return withWhatIsFound(answer, deed);
      } catch (error) {
        const reference = room.reference();
        room.log.error({ reference, error }, 'A command from Discord failed');
        return late(reference);
      }
    })();
    const answer = await within(PATIENCE_MS, work, null);
    if (answer) return answer;
    const reference = room.reference();
    room.log.error({ reference, kind: command.kind }, 'A command from Discord had no answer in time');
    return late(reference);
  };
}

/** Organizers also read what Discord lets the bot do in their server. */
function withWhatIsFound(answer: Answer, deed: Deed): Answer {
  if (answer.kind !== 'message' || !answer.setup) return answer;
  return { ...answer, message: withFindings(answer.message, deed.guild, answer.setup.introductionsIn) };
}

/** Null for somebody who left the community; the core hears of that. */
async function actorOf({ people, app }: Room, guildId: string, who: Who): Promise<Actor | null> {
  const known = who.sure ? { name: who.name, left: false } : await people.lookUp(guildId, who);
  const { left, ...profile } = known;
  const { externalId } = who;
  const actor = { platform: 'discord', tenantId: guildId, externalId, ...profile, timeZone: null };
  if (!left) return actor;
  await app().memberLeft(actor);
  return null;
}

const late = (reference: string): Trouble => ({
  kind: 'trouble',
  reference,
  text: 'That took longer than it should. Nothing you wrote is lost; please try again in a minute.',
});
const noLonger = (): Answer => ({ kind: 'message', message: sentence(REFUSALS.left) });

const troubleText = ({ text, reference }: Trouble): string =>
  text.includes(reference) ? text : `${text} (Reference: ${reference})`;

/** In a server, a button must be of that server; in a DM, what it carries says which. */
const isHere = (deed: Deed, { guildId }: Carried): boolean =>
  deed.guildId === null || deed.guildId === guildId;

function refuse(deed: Deed, { log }: Room, reason: keyof typeof REFUSALS): Promise<void> {
  const message = renderMessage(sentence(REFUSALS[reason]), deed.guildId ?? '');
  return respond(deed, Promise.resolve({ kind: 'whisper', message }), false, log);
}
