// What people do: each deed becomes the envelope that Slack would send, and the bot's ack takes its effect.
// Deeds of a test and deeds on local-slack's page (`page`, its trigger id) take the same way.

import { fill, optionsOf, stateOf } from './forms.ts';
import { viewProblems } from './limits.ts';
import { type Channel, dmWith, newId, type Peer, refuse } from './peer.ts';
import type {
  Ack,
  FormValues,
  Json,
  Person,
  SeenMessage,
  SeenView,
  SlackBlock,
  SlackElement,
} from './shapes.ts';
import { erase, messageObject, post, reface, revise, stacked, viewObject } from './web-api.ts';

const RESPONSE_URL_USES = 5;
const RESPONSE_URL_LIFE = 30 * 60_000;

const trigger = (peer: Peer, user: string, page?: string): string => {
  const id = `${peer.now()}.${newId('').slice(0, 8)}.${newId('').toLowerCase()}`;
  peer.triggers.set(id, { user, at: peer.now(), used: false, page });
  return id;
};

const responseUrl = (peer: Peer, channel: string, user: string, message?: SeenMessage): string => {
  const id = newId('R');
  peer.responseUrls.set(id, { channel, user, message, at: peer.now(), uses: 0 });
  return `${peer.base}/response/${id}`;
};

/** A call of a response_url: 5 uses within 30 minutes, ephemeral unless it says `in_channel`. */
export async function respond(peer: Peer, id: string, body: Json): Promise<Json> {
  const known = peer.responseUrls.get(id);
  if (!known || peer.now() - known.at > RESPONSE_URL_LIFE) return refuse(peer, 'response_url', 'expired_url');
  if (known.uses >= RESPONSE_URL_USES) return refuse(peer, 'response_url', 'used_url');
  known.uses += 1;
  const { message } = known;
  if (body.delete_original && message) return erase(peer, message);
  if (body.replace_original && message) return revise(peer, message, body);
  return post(peer, known.channel, body, body.response_type === 'in_channel' ? undefined : known.user);
}

const common = (peer: Peer, user: Person): Json => ({
  api_app_id: peer.appId,
  token: 'verification-token',
  team: { id: peer.teamId, domain: 'career' },
  enterprise: null,
  is_enterprise_install: false,
  user: { id: user.id, username: user.handle, name: user.handle, team_id: peer.teamId },
});

/** A person types a slash command; what the ack says is shown to them. */
export async function command(
  peer: Peer,
  user: Person,
  channel: Channel,
  line: string,
  page?: string,
): Promise<Ack> {
  const [name = '', ...words] = line.split(' ');
  const ack = await peer.deliver(
    'slash_commands',
    {
      token: 'verification-token',
      team_id: peer.teamId,
      team_domain: 'career',
      channel_id: channel.id,
      channel_name: channel.kind === 'mpim' ? 'privategroup' : channel.name,
      user_id: user.id,
      user_name: user.handle,
      command: name,
      text: words.join(' ').trim(),
      api_app_id: peer.appId,
      is_enterprise_install: 'false',
      response_url: responseUrl(peer, channel.id, user.id),
      trigger_id: trigger(peer, user.id, page),
    },
    name,
  );
  if (ack.text || ack.blocks)
    await post(peer, channel.id, ack, ack.response_type === 'in_channel' ? undefined : user.id);
  return ack;
}

const isView = (where: SeenMessage | SeenView): where is SeenView => 'root_view_id' in where;

/** What a block_actions payload says of the place that was pressed. */
const place = (peer: Peer, user: Person, where: SeenMessage | SeenView, given: FormValues): Json => {
  const { values } = fill(where.blocks, given);
  if (isView(where)) {
    const now = [...(peer.stacks.get(user.id) ?? []), peer.homes.get(user.id)].find(
      (one) => one?.id === where.id,
    );
    const view = viewObject(peer, now ?? where, values);
    return { container: { type: 'view', view_id: where.id }, view };
  }
  const same = (one: SeenMessage) => one.ts === where.ts && one.channel === where.channel;
  const now = peer.messages.find(same) ?? where;
  const channel = peer.channels.get(where.channel);
  const is_ephemeral = now.ephemeralTo !== undefined;
  return {
    container: { type: 'message', message_ts: now.ts, channel_id: now.channel, is_ephemeral },
    channel: { id: now.channel, name: channel?.kind === 'mpim' ? 'privategroup' : channel?.name },
    // Slack does not hand back what an ephemeral message said.
    ...(is_ephemeral ? {} : { message: messageObject(peer, now) }),
    state: { values },
    response_url: responseUrl(peer, now.channel, user.id, now),
  };
};

/** A person presses a button or picks from a list. `picked` names options by value or label. */
export function press(
  peer: Peer,
  user: Person,
  where: SeenMessage | SeenView,
  block: SlackBlock,
  element: SlackElement,
  picked?: string | string[],
  page?: string,
): Promise<Ack> {
  const chosen = picked === undefined ? null : stateOf(element, picked);
  const { type, action_id = '', text, value, url } = element;
  const action = {
    type,
    action_id,
    block_id: block.block_id,
    ...(chosen ?? { text, value, url }),
    action_ts: `${peer.now() / 1000}`,
  };
  const given = picked !== undefined && optionsOf(element).length > 0 ? { [action_id]: picked } : {};
  return peer.deliver(
    'interactive',
    {
      type: 'block_actions',
      ...common(peer, user),
      ...place(peer, user, where, given),
      trigger_id: trigger(peer, user.id, page),
      actions: [action],
    },
    `button ${action_id}`,
  );
}

/** A person opens the App Home tab. */
export async function openHome(peer: Peer, user: Person): Promise<Ack> {
  const home = peer.homes.get(user.id);
  const view = home && { view: viewObject(peer, home) };
  const channel = (await dmWith(peer, user.id)).id;
  const seconds = `${peer.now() / 1000}`;
  return event(peer, {
    type: 'app_home_opened',
    user: user.id,
    channel,
    tab: 'home',
    event_ts: seconds,
    ...view,
  });
}

/** Delivers an Events API event in its wrapping. */
export const event = (peer: Peer, inner: { type: string } & Json): Promise<Ack> => {
  const authorization = {
    enterprise_id: null,
    team_id: peer.teamId,
    user_id: peer.botUser,
    is_bot: true,
    is_enterprise_install: false,
  };
  return peer.deliver(
    'events_api',
    {
      token: 'verification-token',
      team_id: peer.teamId,
      api_app_id: peer.appId,
      event: inner,
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: Math.floor(peer.now() / 1000),
      authorizations: [authorization],
      is_ext_shared_channel: false,
    },
    inner.type,
  );
};

/** Errors have to name inputs of the form; anything else Slack answers with "trouble connecting". */
const errorsRefusal = (view: SeenView, errors: Json): string | null => {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const strays = Object.keys(errors).filter((key) => !inputs.includes(key));
  return strays.length > 0 || Object.keys(errors).length === 0
    ? `errors for no input: ${strays.join()}`
    : null;
};

/** What the ack of a submission does to the person's modals. */
const settleSubmit = (peer: Peer, user: Person, view: SeenView, ack: Ack) => {
  const stack = peer.stacks.get(user.id) ?? [];
  const put = (next: SeenView[]) => peer.stacks.set(user.id, next);
  const { response_action: kind } = ack;
  if (kind === undefined) return put(stack.filter((one) => one.id !== view.id));
  if (kind === 'clear') return put([]);
  const problem =
    kind === 'errors' ? errorsRefusal(view, ack.errors as Json) : viewProblems(ack.view).join('; ') || null;
  if (problem) throw new Error(String(refuse(peer, `ack ${kind}`, problem).error));
  if (kind === 'errors')
    return put(
      stack.map((one) =>
        one.id === view.id ? { ...one, errors: ack.errors as Record<string, string> } : one,
      ),
    );
  if (kind === 'push') return put([...stack, stacked(ack.view, stack)]);
  return put(stack.map((one) => (one.id === view.id ? reface(one, ack.view) : one)));
};

/**
 * A person submits a modal. Resolves with the ack, or `{ unsent: errors }` if Slack's client would not send it.
 * A view that is not open any more is sent as it was, and its ack changes nothing.
 */
export async function submit(
  peer: Peer,
  user: Person,
  view: SeenView,
  given: FormValues,
  page?: string,
): Promise<{ ack: Ack } | { unsent: Record<string, string> }> {
  const open = peer.stacks.get(user.id)?.find((one) => one.id === view.id);
  const { values, errors } = fill((open ?? view).blocks, given);
  if (Object.keys(errors).length > 0) return { unsent: errors };
  const ack = await peer.deliver(
    'interactive',
    {
      type: 'view_submission',
      ...common(peer, user),
      trigger_id: trigger(peer, user.id, page),
      view: viewObject(peer, open ?? view, values),
      response_urls: [],
    },
    `submit ${view.callback_id}`,
  );
  if (open) settleSubmit(peer, user, open, ack);
  return { ack };
}

/** A person closes a modal (all of them, if the view clears on close). */
export async function close(peer: Peer, user: Person, view: SeenView): Promise<void> {
  const stack = peer.stacks.get(user.id) ?? [];
  const is_cleared = view.clear_on_close === true;
  peer.stacks.set(user.id, is_cleared ? [] : stack.filter((one) => one.id !== view.id));
  if (!view.notify_on_close) return;
  await peer.deliver(
    'interactive',
    { type: 'view_closed', ...common(peer, user), view: viewObject(peer, view), is_cleared },
    `close ${view.callback_id}`,
  );
}
