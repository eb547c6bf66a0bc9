// Slack's documented limits as schemas: what a message or view must look like before our relay accepts it.
// Figures: docs.slack.dev, reference pages of Block Kit, composition objects, views and chat.postMessage.
import { z } from 'zod';
import { elementsOf, optionsOf } from './forms.ts';
import type { Json, SlackBlock, SlackElement } from './shapes.ts';

const id = z.string().min(1).max(255).optional();
const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

const confirm = z.strictObject({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});
const option = z.strictObject({
  text: text(75),
  value: z.string().max(150),
  description: text(75).optional(),
  url: z.string().max(3000).optional(),
});
const group = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

const element = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), action_id: id, confirm: confirm.optional(), ...shape });
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plain(150).optional(), ...focus };
const choices = {
  ...placeholder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(group).min(1).max(100).optional(),
};
const upTo = (most: number) => ({ options: z.array(option).min(1).max(most), ...focus });
const oneInitial = { initial_option: option.optional() };
const someInitial = { initial_options: z.array(option).min(1).optional() };
const typed = {
  ...placeholder,
  initial_value: z.string().optional(),
  dispatch_action_config: z.any().optional(),
};

const button = element('button', {
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});
const picture = {
  image_url: z.string().max(3000).optional(),
  alt_text: z.string().min(1).max(2000),
  slack_file: z.any().optional(),
};
const image = z.strictObject({ type: z.literal('image'), ...picture });
const pickers = [
  element('static_select', { ...choices, ...oneInitial }),
  element('multi_static_select', {
    ...choices,
    ...someInitial,
    max_selected_items: z.int().min(1).optional(),
  }),
  element('users_select', { ...placeholder, initial_user: z.string().optional() }),
  element('conversations_select', { ...placeholder, initial_conversation: z.string().optional() }),
  element('datepicker', { ...placeholder, initial_date: z.iso.date().optional() }),
  element('timepicker', {
    ...placeholder,
    initial_time: z.string().optional(),
    timezone: z.string().optional(),
  }),
  element('radio_buttons', { ...upTo(10), ...oneInitial }),
  element('checkboxes', { ...upTo(10), ...someInitial }),
] as const;
const overflow = element('overflow', upTo(5));
const inputs = [
  element('plain_text_input', {
    ...typed,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  }),
  element('number_input', { ...typed, is_decimal_allowed: z.boolean() }),
  element('email_text_input', typed),
  element('url_text_input', typed),
] as const;

const block = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), block_id: id, ...shape });
const shared = [
  block('section', {
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [button, image, overflow, ...pickers]).optional(),
    expand: z.boolean().optional(),
  }),
  block('divider', {}),
  block('header', { text: plain(150) }),
  block('context', {
    elements: z
      .array(z.union([image, text(3000)]))
      .min(1)
      .max(10),
  }),
  block('actions', {
    elements: z
      .array(z.discriminatedUnion('type', [button, overflow, ...pickers]))
      .min(1)
      .max(25),
  }),
  block('input', {
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.discriminatedUnion('type', [...inputs, ...pickers]),
  }),
  block('image', { ...picture, title: plain(2000).optional() }),
  block('rich_text', { elements: z.array(z.looseObject({ type: z.string() })).min(1) }),
] as const;
const viewBlock = z.discriminatedUnion('type', shared);
const messageBlock = z.discriminatedUnion('type', [
  ...shared,
  block('markdown', { text: z.string().min(1).max(12_000) }),
]);

const message = z.object({
  text: z.string().max(40_000).optional(),
  blocks: z.array(messageBlock).max(50).optional(),
  metadata: z
    .strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) })
    .optional(),
});
const viewParts = {
  blocks: z.array(viewBlock).max(100),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  external_id: z.string().max(255).optional(),
};
const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...viewParts }),
  z.strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...viewParts,
  }),
]);

/** What is wrong across parts of one element: initial values have to be among the options and within the lengths. */
function* elementSlips(part: SlackElement): Generator<string> {
  const options = optionsOf(part).map((one) => JSON.stringify(one));
  for (const initial of [part.initial_option, ...(part.initial_options ?? [])])
    if (initial && !options.includes(JSON.stringify(initial)))
      yield 'initial option is not among the options';
  if (part.options && part.option_groups) yield 'options and option_groups exclude each other';
  const length = part.initial_value?.length ?? 0;
  if (length > (part.max_length ?? 3000)) yield 'initial_value is longer than max_length';
  if ((part.min_length ?? 0) > (part.max_length ?? 3000)) yield 'min_length exceeds max_length';
}

/** What is wrong between blocks: ids are unique, sections say something. */
function* blockSlips(blocks: SlackBlock[]): Generator<string> {
  const seen = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    const at = `[json-pointer:/blocks/${index}]`;
    if (one.block_id && seen.has(one.block_id)) yield `block_id "${one.block_id}" already exists ${at}`;
    if (one.block_id) seen.add(one.block_id);
    if (one.type === 'section' && !one.text && !one.fields) yield `section needs text or fields ${at}`;
    if (one.type === 'context') continue;
    const parts = elementsOf(one);
    const actions = parts.flatMap((part) => part.action_id ?? []);
    if (new Set(actions).size < actions.length) yield `action_id is not unique ${at}`;
    for (const part of parts) for (const slip of elementSlips(part)) yield `${slip} ${at}`;
  }
}

const judge = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value);
  if (!result.success)
    return result.error.issues.map((issue) => `${issue.message} [json-pointer:/${issue.path.join('/')}]`);
  return [...blockSlips((value as { blocks?: SlackBlock[] }).blocks ?? [])];
};

/** Everything in a message payload that Slack refuses (`invalid_blocks`, `msg_too_long` …); empty if nothing. */
export const messageProblems = (args: Json): string[] => judge(message, args);

/** Everything in a modal or Home view that Slack refuses; empty if nothing. */
export function viewProblems(value: unknown): string[] {
  const problems = judge(view, value);
  if (problems.length > 0) return problems;
  const { type, submit, blocks } = value as { type: string; submit?: unknown; blocks: SlackBlock[] };
  const asks = blocks.some((one) => one.type === 'input');
  if (type === 'modal' && asks && !submit)
    problems.push('a modal with inputs needs submit [json-pointer:/submit]');
  if (JSON.stringify(value).length > 250_000) problems.push('a view is at most 250 kB');
  return problems;
}
