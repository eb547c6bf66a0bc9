// What stands in a modal or on the home tab: forms, their reviews, answers as pages. Pure.

import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Field, Form, FormId, Message, Option, Step } from '../../core/messages/model.ts';
import { clamp, clampList, LIMITS } from './limits.ts';
import { heading, renderBlocks, type SlackBlock, sentence } from './render.ts';
import { plainText } from './spans.ts';

/** Every form and review we open goes back to the same listener. */
export const FORM_CALLBACK = 'form';

/** What a form's `private_metadata` holds; `review`: the page that shows what others will see. */
const metadata = z.object({ draftId: z.string(), formId: z.string(), review: z.boolean() });
type FormMetadata = z.infer<typeof metadata>;

/** Null if this is not a form of ours. */
export function readMetadata(text: string): FormMetadata | null {
  try {
    return metadata.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Forms whose first page leads to a review, so that its button does not promise to send. */
const LEADS_TO_REVIEW: Record<FormId, boolean> = {
  'be-insider': true,
  ask: true,
  'find-insider': false,
  pause: false,
  stop: false,
  withdraw: false,
  'time-zone': false,
  setup: false,
};

/**
 * All steps in one modal. `troubles`: sentences on top, for errors that have no field on the page the person sees.
 */
export function formView(form: Form, troubles: string[] = []): types.ModalView {
  const steps = form.steps.flatMap((step) => stepBlocks(step, form));
  return {
    ...modal(form.title, [...troubles.map(trouble), ...steps]),
    callback_id: FORM_CALLBACK,
    private_metadata: describe(form, false),
    submit: plainText(LEADS_TO_REVIEW[form.id] ? 'Next' : form.submit, LIMITS.viewTitle),
    close: plainText('Cancel', LIMITS.viewTitle),
  };
}

/**
 * What the other side will see, with the button that sends it. Pushed on top of the form, so that Slack's own close
 * button leads back to it.
 */
export function reviewView(form: Form, review: Message): types.ModalView {
  return {
    ...modal(form.title, renderBlocks(review.blocks, LIMITS.viewBlocks)),
    callback_id: FORM_CALLBACK,
    private_metadata: describe(form, true),
    submit: plainText(form.submit, LIMITS.viewTitle),
    close: plainText('Back', LIMITS.viewTitle),
  };
}

/** An answer as a page with nothing to send. Closing it closes every page beneath, so that no sent form is left open. */
export function pageView(title: string, message: Message): types.ModalView {
  return {
    ...modal(title, renderBlocks(message.blocks, LIMITS.viewBlocks)),
    close: plainText('Close', LIMITS.viewTitle),
    clear_on_close: true,
  };
}

/** Opened before anything is read, because Slack gives 3 seconds to open a modal and all the time to change it. */
export function skeletonView(title: string): types.ModalView {
  return pageView(title, sentence('One moment… If nothing else appears here, close this and try again.'));
}

export function homeView(message: Message): types.HomeView {
  return { type: 'home', blocks: renderBlocks(message.blocks, LIMITS.viewBlocks) };
}

/** An open page as it is, with a sentence on top and its button still there. `shown`: as Slack hands the view back. */
export function withTrouble(shown: ShownView, text: string): types.ModalView {
  const blocks = (unescapeEcho(shown.blocks) as SlackBlock[]).filter(
    ({ block_id }) => !block_id?.startsWith(TROUBLE),
  );
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: shown.private_metadata,
    title: unescapeEcho(shown.title) as types.PlainTextElement,
    ...(shown.submit ? { submit: shown.submit } : {}),
    ...(shown.close ? { close: shown.close } : {}),
    blocks: clampList([trouble(text, 0), ...blocks], LIMITS.viewBlocks, () => sentenceBlock('…')),
  };
}

/** The parts of a handed-back view that are needed to show it again. */
export type ShownView = {
  blocks: unknown[];
  title: types.PlainTextElement;
  submit?: types.PlainTextElement | null;
  close?: types.PlainTextElement | null;
  private_metadata: string;
};

const TROUBLE = 'trouble';
const trouble = (text: string, index: number): SlackBlock => ({
  type: 'section',
  block_id: `${TROUBLE}-${index}`,
  text: plainText(text, LIMITS.section),
});
const sentenceBlock = (text: string): SlackBlock => ({
  type: 'section',
  text: plainText(text, LIMITS.section),
});

/** Slack may hand back literal texts with & < > escaped; sent again as they are they would show the escapes. */
function unescapeEcho(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unescapeEcho);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, unescapeEcho(inner)]);
  const copy = Object.fromEntries(entries) as { type?: string; text?: unknown };
  const literal = copy.type === 'plain_text' || copy.type === 'text';
  if (literal && typeof copy.text === 'string') copy.text = unescapeControls(copy.text);
  return copy;
}

/** The other way round of what Slack does to the three characters of its control sequences. */
export function unescapeControls(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function modal(title: string, blocks: SlackBlock[]): types.ModalView {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.viewTitle),
    blocks: clampList(blocks, LIMITS.viewBlocks, () => sentenceBlock('…')),
  };
}

const describe = (form: Form, review: boolean): string =>
  JSON.stringify({ draftId: form.draftId, formId: form.id, review } satisfies FormMetadata);

function stepBlocks(step: Step, form: Form): SlackBlock[] {
  const title = step.title.trim() === '' || step.title === form.title ? [] : [heading(step.title)];
  return [
    ...title,
    ...renderBlocks(step.intro, LIMITS.viewBlocks),
    ...step.fields.filter(canBeAsked).map((field) => input(field, form)),
  ];
}

/** Slack refuses a choice without options. */
const canBeAsked = (field: Field): boolean => !('options' in field) || field.options.length > 0;

/**
 * The block is named after the field, for errors and values. The element carries the draft's id, because Slack keeps
 * what was typed as long as both names stay: a new form starts fresh, the same form keeps everything.
 */
function input(field: Field, form: Form): types.InputBlock {
  return {
    type: 'input',
    block_id: field.key,
    label: plainText(field.label, LIMITS.inputLabel),
    ...(field.hint ? { hint: plainText(field.hint, LIMITS.inputHint) } : {}),
    optional: !field.required,
    element: { ...element(field, form.values[field.key]), action_id: clamp(form.draftId, LIMITS.actionId) },
  };
}

/** Slack takes 10, one below the other. */
const RADIO_ROWS = 5;

function element(field: Field, value: string | string[] | undefined): types.InputBlock['element'] {
  switch (field.kind) {
    case 'text':
    case 'longText': {
      const max = Math.min(field.max, LIMITS.inputText);
      const initial = typeof value === 'string' ? clamp(value, max) : '';
      return {
        type: 'plain_text_input',
        multiline: field.kind === 'longText',
        // Slack measures in its own units; whoever is near the edge hears it from the core, in better words.
        ...(field.min ? { min_length: Math.min(field.min, max) } : {}),
        max_length: max,
        ...(initial ? { initial_value: initial } : {}),
        ...(field.placeholder ? { placeholder: plainText(field.placeholder, LIMITS.placeholder) } : {}),
      };
    }
    case 'choice': {
      const options = field.options.slice(0, LIMITS.selectOptions).map(option);
      const initial = options.find((one) => one.value === value);
      const chosen = initial ? { initial_option: initial } : {};
      // A radio button can't be taken back, so what may stay empty is a list; so is what would fill the page.
      return field.required && options.length <= RADIO_ROWS
        ? { type: 'radio_buttons', options, ...chosen }
        : { type: 'static_select', options, ...chosen };
    }
    case 'choices': {
      const options = field.options.slice(0, LIMITS.selectOptions).map(option);
      const given = Array.isArray(value) ? value : [];
      const initial = options.filter((one) => given.some((each) => each === one.value));
      const chosen = initial.length > 0 ? { initial_options: initial } : {};
      return options.length <= LIMITS.boxOptions
        ? { type: 'checkboxes', options, ...chosen }
        : { type: 'multi_static_select', options, ...chosen };
    }
    default:
      return field satisfies never;
  }
}

/** A value is an id of ours and never near Slack's limit of 150. */
function option({ value, label }: Option): types.PlainTextOption {
  return { value, text: plainText(label, LIMITS.optionLabel) };
}
