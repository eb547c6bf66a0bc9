// Deeds on local-slack's own web page, done again by our rules: its envelopes only say who did what.
import { elementsOf, givenIn } from './forms.ts';
import { close, command, openHome, press, submit } from './interactions.ts';
import { forPage } from './page-blocks.ts';
import { dmWith, type Peer, personById } from './peer.ts';
import type { Ack, Json, SlackElement } from './shapes.ts';

type PagePayload = {
  type?: string;
  user?: { id: string };
  user_id?: string;
  channel_id?: string;
  command?: string;
  text?: string;
  trigger_id?: string;
  channel?: { id: string };
  container?: { message_ts?: string };
  actions?: (SlackElement & { block_id?: string } & Json)[];
  view?: { state: { values: Parameters<typeof givenIn>[0] } };
  event?: { type: string; user?: string };
};

/** What an action picked, in the words of `press`; undefined for a button. */
const pickedIn = (action: Json): string | string[] | undefined => {
  const { selected_option, selected_options, selected_date } = action as {
    selected_option?: { value: string };
    selected_options?: { value: string }[];
    selected_date?: string;
  };
  return selected_options?.map((one) => one.value) ?? selected_option?.value ?? selected_date;
};

const blockAction = async (peer: Peer, user: string, payload: PagePayload): Promise<Ack> => {
  const person = personById(peer, user);
  const ts = payload.container?.message_ts;
  const where = ts ? peer.messages.find((one) => one.ts === ts) : peer.homes.get(user);
  const [action] = payload.actions ?? [];
  for (const block of where?.blocks ?? []) {
    const element = elementsOf(block).find((one) => one.action_id && one.action_id === action?.action_id);
    const elsewhere = action?.block_id !== undefined && action.block_id !== block.block_id;
    if (person && where && action && element && !elsewhere)
      return press(peer, person, where, block, element, pickedIn(action), payload.trigger_id);
  }
  throw new Error('local-slack pressed something that is not there');
};

const viewSubmit = async (peer: Peer, user: string, payload: PagePayload): Promise<Ack> => {
  const person = personById(peer, user);
  const view = peer.stacks.get(user)?.at(-1);
  if (!person || !view || !payload.view) throw new Error('local-slack submitted a form that is not open');
  const given = givenIn(payload.view.state.values);
  const result = await submit(peer, person, view, given, payload.trigger_id);
  if ('unsent' in result) return { response_action: 'errors', errors: result.unsent };
  const { view: next, ...ack } = result.ack as { view?: Json };
  return next ? { ...ack, view: forPage({ ...next, notify_on_close: true }) } : ack;
};

/** Does what the page's envelope says; resolves with the ack that local-slack is to have. */
export async function onPage(peer: Peer, type: string, raw: Json): Promise<Ack> {
  const payload = raw as PagePayload;
  const user = payload.user?.id ?? payload.user_id ?? payload.event?.user ?? '';
  const person = personById(peer, user);
  if (!person) return {};
  if (type === 'slash_commands') {
    const channel = peer.channels.get(payload.channel_id ?? '') ?? (await dmWith(peer, user));
    await command(peer, person, channel, `${payload.command} ${payload.text ?? ''}`, payload.trigger_id);
    return {};
  }
  if (payload.type === 'block_actions') return blockAction(peer, user, payload);
  if (payload.type === 'view_submission') return viewSubmit(peer, user, payload);
  if (payload.type === 'view_closed') {
    const view = peer.stacks.get(user)?.at(-1);
    if (view) await close(peer, person, view);
  }
  // Other events (what people write to each other) are not ours to read: the bot does not subscribe to them.
  if (payload.event?.type === 'app_home_opened') await openHome(peer, person);
  return {};
}
