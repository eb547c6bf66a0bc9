// How the core's answers are shown: Discord wants the first answer within 3 seconds, and only the first can be a modal.
// Nothing here throws: an answer that could not be shown is logged, and the person can act again.

import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { within } from '../../core/within.ts';
import type { Modal } from './modals.ts';
import type { DiscordMessage } from './render.ts';

export type Deed = ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction;

/** What the person who acted gets to see. `in-place`: instead of the message whose button was pressed. */
export type Showing =
  | { kind: 'whisper'; message: DiscordMessage }
  | { kind: 'in-place'; message: DiscordMessage }
  | { kind: 'modal'; modal: Modal }
  | { kind: 'nothing' };

/** After this long a deed is acknowledged, so that its answer can take its time. */
const ACKNOWLEDGE_MS = 1_500;

const HIDDEN = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
const SILENT = { parse: [] };

/** Shows what `work` gives. `mayOpen`: it may be a modal, for which the first answer is kept. */
export async function respond(
  deed: Deed,
  work: Promise<Showing>,
  mayOpen: boolean,
  log: Log,
  whenShown?: () => Promise<void>,
): Promise<void> {
  try {
    const early = mayOpen ? await work : await within(ACKNOWLEDGE_MS, work, null);
    if (early) await showFirst(deed, early);
    else {
      await acknowledge(deed);
      await showLater(deed, await work);
    }
    await whenShown?.();
  } catch (error) {
    log.warn({ reason: 'interaction', error }, 'An answer could not be shown in Discord');
  }
}

const hidden = ({ components }: DiscordMessage) => ({
  flags: HIDDEN,
  components,
  allowedMentions: SILENT,
});
const open = ({ components }: DiscordMessage) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components,
  allowedMentions: SILENT,
});

/** Only a deed on a message can change that message. */
const source = (deed: Deed) => {
  if (deed.isButton()) return deed;
  return deed.isModalSubmit() && deed.isFromMessage() ? deed : null;
};

async function showFirst(deed: Deed, showing: Showing): Promise<void> {
  switch (showing.kind) {
    case 'modal':
      if (deed.isModalSubmit()) throw new Error('A modal cannot follow a modal.');
      return void (await deed.showModal(showing.modal));
    case 'in-place': {
      const from = source(deed);
      return void (await (from ? from.update(open(showing.message)) : deed.reply(hidden(showing.message))));
    }
    case 'whisper':
      return void (await deed.reply(hidden(showing.message)));
    case 'nothing': {
      const from = source(deed);
      if (from) await from.deferUpdate();
      return;
    }
    default:
      return showing satisfies never;
  }
}

async function acknowledge(deed: Deed): Promise<void> {
  const from = source(deed);
  await (from ? from.deferUpdate() : deed.deferReply({ flags: MessageFlags.Ephemeral }));
}

async function showLater(deed: Deed, showing: Showing): Promise<void> {
  if (showing.kind === 'nothing') return;
  if (showing.kind === 'modal') throw new Error('Too late for a modal.');
  const { message } = showing;
  if (!source(deed) || showing.kind === 'in-place') await deed.editReply(open(message));
  else await deed.followUp(hidden(message));
}
