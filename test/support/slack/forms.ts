// Filling in Block Kit inputs as a person would: from plain values to `state.values`, with the checks that
// Slack's own client makes before it sends anything.
import type { FormValues, Json, SlackBlock, SlackElement, SlackOption } from './shapes.ts';

type StateValues = Record<string, Record<string, Json>>;
type Given = string | string[] | null | undefined;

/** The interactive parts of a block. */
export const elementsOf = (block: SlackBlock): SlackElement[] =>
  [block.element, block.accessory, ...(block.elements ?? [])].filter((one) => one !== undefined);

/** What can be chosen in an element, groups included. */
export const optionsOf = (element: SlackElement): SlackOption[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const pick = (element: SlackElement, wanted: string): SlackOption => {
  const options = optionsOf(element);
  const found = options.find((option) => option.value === wanted || option.text.text === wanted);
  if (found) return found;
  throw new Error(`No option "${wanted}"; there are: ${options.map((one) => one.text.text).join(', ')}`);
};

const several = /^(multi_static_select|checkboxes)$/;
const single = /^(static_select|radio_buttons|overflow)$/;
const text = /^(plain_text_input|number_input|email_text_input|url_text_input)$/;

/** An element's entry in `state.values`, or null for elements that hold no state (buttons, images). */
export function stateOf(element: SlackElement, given: Given): Json | null {
  const { type } = element;
  const first = Array.isArray(given) ? given[0] : given;
  if (text.test(type)) return { type, value: (given === undefined ? element.initial_value : first) || null };
  if (several.test(type)) {
    const wanted = given === null ? [] : [given ?? []].flat().map((one) => pick(element, one));
    return { type, selected_options: given === undefined ? (element.initial_options ?? []) : wanted };
  }
  if (single.test(type)) {
    const wanted = first ? pick(element, first) : null;
    return { type, selected_option: given === undefined ? (element.initial_option ?? null) : wanted };
  }
  if (type === 'datepicker')
    return { type, selected_date: (given === undefined ? element.initial_date : first) ?? null };
  if (type === 'timepicker') return { type, selected_time: first ?? null };
  if (type === 'users_select') return { type, selected_user: first ?? null };
  if (type === 'conversations_select') return { type, selected_conversation: first ?? null };
  return null;
}

/** What Slack's client says under a field before it sends the form, or null. */
const complaint = (block: SlackBlock, state: Json): string | null => {
  const { type: _, ...held } = state;
  const value = Object.values(held)[0];
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  if (empty) return block.optional ? null : 'Please complete this required field.';
  if (typeof value !== 'string') return null;
  const { min_length = 0, max_length = 3000 } = block.element ?? {};
  if (value.length < min_length) return `Please enter at least ${min_length} characters.`;
  return value.length > max_length ? `Please enter at most ${max_length} characters.` : null;
};

/**
 * Fills the inputs of a view or message. `given` names fields by block id, action id or label; what it leaves out
 * keeps its initial value. `errors` holds what the client would refuse, by block id. Throws on an unknown field.
 */
export function fill(blocks: SlackBlock[], given: FormValues) {
  const values: StateValues = {};
  const errors: Record<string, string> = {};
  const used = new Set<string>();
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      if (!element.action_id || !block.block_id) continue;
      const names = [block.block_id, element.action_id, block.element && block.label?.text];
      const name = names.find((one) => one !== undefined && one in given);
      if (name !== undefined) used.add(name);
      const state = stateOf(element, name === undefined ? undefined : given[name]);
      if (!state) continue;
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: state };
      const problem = block.type === 'input' ? complaint(block, state) : null;
      if (problem) errors[block.block_id] = problem;
    }
  }
  const strays = Object.keys(given).filter((name) => !used.has(name));
  const known = blocks.filter((block) => block.type === 'input').map((block) => block.label?.text);
  if (strays.length > 0)
    throw new Error(`No field "${strays.join('", "')}"; there are: ${known.join(' | ')}`);
  return { values, errors };
}

/** The other way round, for forms filled in on local-slack's page: what was left untouched there is left out. */
export function givenIn(state: StateValues): FormValues {
  const given: FormValues = {};
  for (const [block, elements] of Object.entries(state)) {
    const { type: _, ...held } = Object.values(elements)[0] ?? {};
    const value = Object.values(held)[0] as string | SlackOption | SlackOption[] | null | undefined;
    if (Array.isArray(value) && value.length > 0) given[block] = value.map((option) => option.value);
    else if (typeof value === 'string' && value) given[block] = value;
    else if (value && !Array.isArray(value) && typeof value === 'object') given[block] = value.value;
  }
  return given;
}
