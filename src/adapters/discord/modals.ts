// One step of a form as a modal. Pure. Discord's modals hold five components and cannot follow each other, so a form of
// several steps has a message with a button between them.

import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Block, Field, Form, Option, Step, Values } from '../../core/messages/model.ts';
import { encode } from './custom-ids.ts';
import { clamp, clampLabel, LIMITS } from './limits.ts';
import { type Part, renderBlocks } from './render.ts';

export type Modal = APIModalInteractionResponseCallbackData;

/** True if there is something to fill in; a form without is a question to answer with one button. */
export const hasFields = (form: Form): boolean => form.steps.some(({ fields }) => fields.length > 0);

/** `inPlace`: its answer takes the place of the message whose button opens it. */
export function stepModal(form: Form, at: number, guildId: string, inPlace: boolean): Modal {
  const index = Math.min(at, form.steps.length - 1);
  const step = form.steps[index] ?? { title: form.title, intro: [], fields: [] };
  const last = index === form.steps.length - 1;
  const fields = step.fields.filter(canBeAsked);
  const intro = introOf(step, fields);
  const room = LIMITS.modalComponents - (intro ? 1 : 0);
  return {
    custom_id: encode({ kind: 'modal', guildId, draftId: form.draftId, step: index, last, inPlace }),
    title: clampLabel(titleOf(form, index), LIMITS.modalTitle),
    components: [
      ...(intro ? [intro] : []),
      ...fields.slice(0, room).map((field) => label(field, form.values)),
    ],
  };
}

function titleOf(form: Form, index: number): string {
  const title = form.steps[index]?.title.trim() || form.title;
  return form.steps.length === 1 ? title : `${title} (${index + 1} of ${form.steps.length})`;
}

/** Discord refuses a choice without options. */
const canBeAsked = (field: Field): boolean => !('options' in field) || field.options.length > 0;

/** The step's words, and hints that are too long to stand below their label. */
function introOf({ intro }: Step, fields: Field[]): APITextDisplayComponent | null {
  const long = fields
    .filter(({ hint }) => hint && hint.length > LIMITS.fieldHint)
    .map(({ label, hint }): Block => ({ kind: 'note', text: [{ bold: `${label} ` }, hint ?? ''] }));
  const words = [...intro, ...long].length === 0 ? '' : textOf(renderBlocks([...intro, ...long], ''));
  if (words.trim() === '') return null;
  const content = words.length <= LIMITS.modalText ? words : clamp(words, LIMITS.modalText);
  return { type: ComponentType.TextDisplay, content };
}

const textOf = (parts: Part[]): string =>
  parts
    .flatMap((part) => {
      if (part.type === ComponentType.TextDisplay) return [part.content];
      return part.type === ComponentType.Container ? [textOf(part.components as Part[])] : [];
    })
    .join('\n');

function label(field: Field, values: Values): APILabelComponent {
  const hint = field.hint && field.hint.length <= LIMITS.fieldHint ? field.hint : '';
  return {
    type: ComponentType.Label,
    label: clampLabel(field.label, LIMITS.fieldLabel),
    ...(hint.trim() ? { description: hint } : {}),
    component: input(field, values[field.key]),
  };
}

/** More options than this fill the whole modal, so they go into a list that opens. */
const ROWS = 5;

function input(field: Field, value: string | string[] | undefined): APIComponentInLabel {
  const { required } = field;
  const custom_id = clamp(field.key, LIMITS.customId);
  switch (field.kind) {
    case 'text':
    case 'longText': {
      const max_length = Math.min(Math.max(1, field.max), LIMITS.inputText);
      const typed = typeof value === 'string' ? clamp(value, max_length) : '';
      return {
        type: ComponentType.TextInput,
        custom_id,
        style: field.kind === 'longText' ? TextInputStyle.Paragraph : TextInputStyle.Short,
        // No least length: Discord refuses to fill in again what is too short. The core says it in better words.
        max_length,
        required,
        ...(typed ? { value: typed } : {}),
        ...(field.placeholder ? { placeholder: clamp(field.placeholder, LIMITS.placeholder) } : {}),
      };
    }
    case 'choice': {
      const options = optionsOf(field.options, [value].flat());
      // A radio button can't be taken back, and one alone is no choice.
      return required && options.length >= 2 && options.length <= ROWS
        ? { type: ComponentType.RadioGroup, custom_id, required, options }
        : { type: ComponentType.StringSelect, custom_id, required, options };
    }
    case 'choices': {
      const options = optionsOf(field.options, Array.isArray(value) ? value : []);
      const some = { custom_id, required, min_values: required ? 1 : 0, max_values: options.length };
      return options.length <= LIMITS.boxOptions
        ? { type: ComponentType.CheckboxGroup, ...some, options }
        : { type: ComponentType.StringSelect, ...some, options };
    }
    default:
      return field satisfies never;
  }
}

function optionsOf(options: Option[], chosen: (string | undefined)[]): APISelectMenuOption[] {
  return options.slice(0, LIMITS.selectOptions).map(({ value, label }) => ({
    value,
    label: clampLabel(label, LIMITS.optionLabel),
    ...(chosen.includes(value) ? { default: true } : {}),
  }));
}

/** The errors in words, by the names that their fields have in the form. */
export function errorLines(form: Form): { key: string; label: string; text: string }[] {
  const fields = form.steps.flatMap((step) => step.fields);
  return Object.entries(form.errors).map(([key, text]) => ({
    key,
    label: fields.find((field) => field.key === key)?.label ?? '',
    text,
  }));
}
