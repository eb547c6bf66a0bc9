// The messages around a form: between its steps, over its errors, its review, and forms that ask only for a yes. Pure.

import type { Block, Form } from '../../core/messages/model.ts';
import { encode } from './custom-ids.ts';
import { errorLines } from './modals.ts';
import { button, type DiscordMessage, renderBlocks, renderMessage, rowsOf, sentence } from './render.ts';

type Buttons = Parameters<typeof rowsOf>[0];

/** What follows a sent step: the next one, what to look at again, or the review. `step`: the one that was sent. */
export function afterStep(form: Form, step: number, guildId: string): DiscordMessage {
  const last = step >= form.steps.length - 1;
  const toMend = firstStepToMend(form, step);
  if (toMend !== null) return troubles(form, toMend, step, guildId);
  if (!last) return between(form, step, guildId);
  return form.review ? review(form, guildId) : stepOffer(form, step, guildId);
}

/** A form that could not be opened at once: a button opens it. */
function stepOffer(form: Form, step: number, guildId: string): DiscordMessage {
  const open = opens(form, step, guildId, 'Open the form', 'primary');
  return withButtons([{ kind: 'text', text: [{ bold: form.title }] }], guildId, [open]);
}

/** A form without fields: what it says, and the button that does it. */
export function question(form: Form, guildId: string): DiscordMessage {
  const blocks: Block[] = [
    { kind: 'heading', text: form.title },
    ...form.steps.flatMap(({ intro }) => intro),
  ];
  return withButtons(blocks, guildId, [sends(form, guildId, false)]);
}

/** A sentence with the button that sends again what was typed. */
export function failedStep(
  text: string,
  about: { guildId: string; draftId: string; step: number; last: boolean },
): DiscordMessage {
  const { guildId, draftId, step, last } = about;
  const again = button(encode({ kind: 'again', guildId, draftId, step, last }), 'Send it again', 'primary');
  return withButtons(sentence(text).blocks, guildId, [again]);
}

function between(form: Form, step: number, guildId: string): DiscordMessage {
  const next = form.steps[step + 1]?.title ?? '';
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: form.title }] },
    { kind: 'text', text: [`Step ${step + 1} of ${form.steps.length} is noted. Next: ${next}.`] },
    { kind: 'note', text: ['Nothing is sent yet.'] },
  ];
  return withButtons(blocks, guildId, [
    opens(form, step + 1, guildId, 'Continue', 'primary'),
    ...stepChanges(form, step, guildId),
  ]);
}

function troubles(form: Form, toMend: number, step: number, guildId: string): DiscordMessage {
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: form.title }] },
    { kind: 'text', text: ['Almost there. Please look at this again; everything you wrote is kept.'] },
    {
      kind: 'list',
      items: errorLines(form).flatMap(({ label, text, key }) =>
        stepOf(form, key) <= step ? [label ? [{ bold: `${label}: ` }, text] : [text]] : [],
      ),
    },
  ];
  return withButtons(blocks, guildId, [opens(form, toMend, guildId, 'Change it', 'primary')]);
}

function review(form: Form, guildId: string): DiscordMessage {
  return withButtons(form.review?.blocks ?? [], guildId, [
    sends(form, guildId, true),
    ...stepChanges(form, form.steps.length - 1, guildId),
  ]);
}

/** Back to any step up to this one. */
const stepChanges = (form: Form, last: number, guildId: string) =>
  form.steps
    .slice(0, last + 1)
    .map((_, index) =>
      opens(form, index, guildId, form.steps.length === 1 ? 'Change it' : `Change step ${index + 1}`),
    );

const opens = (form: Form, step: number, guildId: string, label: string, style?: 'primary') =>
  button(encode({ kind: 'step', guildId, draftId: form.draftId, step }), label, style);

const sends = (form: Form, guildId: string, confirmed: boolean) =>
  button(
    encode({ kind: 'send', guildId, draftId: form.draftId, confirmed }),
    form.submit,
    form.id === 'stop' ? 'danger' : 'primary',
  );

function withButtons(blocks: Block[], guildId: string, buttons: Buttons): DiscordMessage {
  const rows = rowsOf(buttons);
  const spare = buttons.length + rows.length;
  return {
    ...renderMessage({ blocks: [] }, guildId),
    components: [...renderBlocks(blocks, guildId, spare), ...rows],
  };
}

/** The first step, up to the one that was sent, on which something needs a change; null if there is none. */
function firstStepToMend(form: Form, step: number): number | null {
  const steps = Object.keys(form.errors)
    .map((key) => stepOf(form, key))
    .filter((at) => at <= step);
  return steps.length === 0 ? null : Math.min(...steps);
}

/** The step that has this field; an error without a field belongs to the first. */
function stepOf(form: Form, key: string): number {
  return Math.max(
    0,
    form.steps.findIndex(({ fields }) => fields.some((field) => field.key === key)),
  );
}
