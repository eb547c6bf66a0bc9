// Which of Slack's ways to answer fits the core's answer. Pure, so that every case can be tested by itself.

import type { types, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { Answer, Form } from '../../core/messages/model.ts';
import { LIMITS } from './limits.ts';
import { renderMessage, type SlackMessage, sentence } from './render.ts';
import { plainText } from './spans.ts';
import { formView, pageView, readMetadata, reviewView, withTrouble } from './views.ts';

type Trouble = Extract<Answer, { kind: 'trouble' }>;

/** What a trouble says, with its reference. */
function troubleText({ text, reference }: Trouble): string {
  return text.includes(reference) ? text : `${text} (Reference: ${reference})`;
}

/** Something of ours did not answer in time. */
export function lateTrouble(reference: string): Trouble {
  return {
    kind: 'trouble',
    reference,
    text: 'That took longer than it should. Nothing you wrote is lost; please try again in a minute.',
  };
}

/** An answer as a message, for places that show no forms. */
export function messageOf(answer: Answer): SlackMessage | null {
  switch (answer.kind) {
    case 'message':
      return renderMessage(answer.message);
    case 'trouble':
      return renderMessage(sentence(troubleText(answer)));
    case 'form':
      return renderMessage(sentence('There is a form for this, but it did not open. Please try again.'));
    case 'noted':
      return null;
    default:
      return answer satisfies never;
  }
}

/** An answer as the view of a modal that is open already. */
export function viewOf(answer: Answer, title: string): types.ModalView {
  switch (answer.kind) {
    case 'form':
      return formView(answer.form, errorLines(answer.form));
    case 'message':
      return pageView(title, answer.message);
    case 'trouble':
      return pageView(title, sentence(troubleText(answer)));
    case 'noted':
      return pageView(title, sentence('Saved. You can close this.'));
    default:
      return answer satisfies never;
  }
}

/** `beneath`: what the first view of the stack has to show before the acknowledgement uncovers it again. */
export type SubmitReply = { ack: ViewResponseAction | undefined; beneath?: types.ModalView };

/** The answer to a sent form or review. */
export function submitReply(answer: Answer, shown: ViewOutput): SubmitReply {
  switch (answer.kind) {
    case 'form':
      return answer.form.review ? reviewReply(answer.form, shown) : formReply(answer.form, shown);
    case 'message':
    case 'noted':
      return update(viewOf(answer, shown.title.text));
    case 'trouble':
      return troubleReply(troubleText(answer), shown);
    default:
      return answer satisfies never;
  }
}

/** A sentence on the open form, with everything typed still there: under its first field, or on top if it has none. */
export function troubleReply(text: string, shown: ViewOutput): SubmitReply {
  const [first] = inputsOf(shown);
  if (!first) return update(withTrouble(shown, text));
  return { ack: { response_action: 'errors', errors: { [first]: text } } };
}

function reviewReply(form: Form, shown: ViewOutput): SubmitReply {
  if (!form.review) return update(formView(form));
  const view = reviewView(form, form.review);
  // A review whose words changed meanwhile takes its own place. So does one on a full stack, which has no way back.
  if (isReview(shown)) return update(view);
  if (depthOf(shown) < LIMITS.viewDepth) return { ack: { response_action: 'push', view } };
  return update({ ...view, close: plainText('Close', LIMITS.viewTitle), clear_on_close: true });
}

function formReply(form: Form, shown: ViewOutput): SubmitReply {
  const errors = Object.entries(form.errors);
  const inputs = inputsOf(shown);
  const samePage = readMetadata(shown.private_metadata)?.draftId === form.draftId;
  if (errors.length === 0) return update({ ...formView(form), clear_on_close: true });
  if (samePage && errors.every(([key]) => inputs.includes(key)))
    return { ack: { response_action: 'errors', errors: form.errors } };
  const corrected = formView(form, errorLines(form));
  // Something on the reviewed form needs a change after all: the review closes, the form beneath says what.
  if (isReview(shown) && depthOf(shown) === 2) return { ack: undefined, beneath: corrected };
  return update(corrected);
}

/** The errors in words, by the names that their fields have on the page. */
function errorLines(form: Form): string[] {
  const fields = form.steps.flatMap((step) => step.fields);
  return Object.entries(form.errors).map(([key, error]) => {
    const label = fields.find((field) => field.key === key)?.label;
    return label ? `${label}: ${error}` : error;
  });
}

const update = (view: types.ModalView): SubmitReply => ({ ack: { response_action: 'update', view } });

const isReview = (shown: ViewOutput): boolean => readMetadata(shown.private_metadata)?.review === true;

function depthOf({ id, root_view_id, previous_view_id }: ViewOutput): number {
  if (!previous_view_id || root_view_id === id) return 1;
  return previous_view_id === root_view_id ? 2 : 3;
}

function inputsOf(shown: ViewOutput): string[] {
  return shown.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
}
