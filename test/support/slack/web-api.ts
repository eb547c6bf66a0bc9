// Slack's Web API as the bot meets it: checked and recorded here, with messages passed on to local-slack.
import { messageProblems, viewProblems } from './limits.ts';
import { type Channel, dmWith, groupWith, named, newId, ok, type Peer, personById, refuse } from './peer.ts';
import { userObject } from './people.ts';
import type { Json, SeenMessage, SeenView } from './shapes.ts';

type Method = (peer: Peer, args: Json) => Json | Promise<Json>;
const no = (error: string): Json => ({ ok: false, error });

/** A message as Slack's payloads and history show it. */
export const messageObject = (peer: Peer, seen: SeenMessage, withMetadata = true): Json => ({
  type: 'message',
  user: peer.botUser,
  bot_id: peer.botId,
  app_id: peer.appId,
  team: peer.teamId,
  ts: seen.ts,
  text: seen.text,
  blocks: seen.blocks,
  ...(seen.threadTs ? { thread_ts: seen.threadTs } : {}),
  ...(seen.earlier.length > 0 ? { edited: { user: peer.botUser, ts: seen.ts } } : {}),
  ...(withMetadata && seen.metadata ? { metadata: seen.metadata } : {}),
});

/** Null if Slack takes the message. A missing `text` beside blocks is accepted but remembered: screen readers need it. */
const messageRefusal = (peer: Peer, method: string, args: Json): Json | null => {
  const problems = messageProblems(args);
  if (problems.length > 0) return refuse(peer, method, 'invalid_blocks', problems);
  const empty = !Array.isArray(args.blocks) || args.blocks.length === 0;
  if (!args.text && empty) return refuse(peer, method, 'no_text');
  if (!args.text) peer.violations.push(`${method}: blocks without the text fallback`);
  return null;
};

const channelOf = async (peer: Peer, ref: unknown): Promise<Channel | undefined> => {
  const known = peer.channels.get(String(ref));
  if (known) return known;
  const person = personById(peer, ref);
  return person && !person.deleted ? dmWith(peer, person.id) : undefined;
};

/** Posts in a channel, visibly or to one person only, and keeps the message. The membership rules are the caller's. */
export async function post(peer: Peer, channel: string, args: Json, ephemeralTo?: string): Promise<Json> {
  const method = ephemeralTo ? 'chat.postEphemeral' : 'chat.postMessage';
  const refusal = messageRefusal(peer, method, args);
  if (refusal) return refusal;
  const blocks = named(args.blocks);
  const { text = '', thread_ts } = args;
  const answer = await peer.upstream(method, { channel, text, blocks, thread_ts, user: ephemeralTo });
  if (!answer.ok) return answer;
  const seen: SeenMessage = {
    channel,
    ts: String(answer.ts ?? answer.message_ts),
    text: String(text),
    blocks,
    metadata: args.metadata as SeenMessage['metadata'],
    ephemeralTo,
    earlier: [],
    deleted: false,
    threadTs: thread_ts as string | undefined,
  };
  peer.messages.push(seen);
  return ephemeralTo
    ? ok({ message_ts: seen.ts })
    : ok({ channel, ts: seen.ts, message: messageObject(peer, seen) });
}

/** Replaces what a message says. What Slack keeps if it is left out (blocks, metadata) is kept. */
export async function revise(peer: Peer, seen: SeenMessage, args: Json): Promise<Json> {
  const blocks = args.blocks === undefined ? seen.blocks : named(args.blocks);
  const refusal = messageRefusal(peer, 'chat.update', { ...args, blocks });
  if (refusal) return refusal;
  seen.earlier.push({ text: seen.text, blocks: seen.blocks });
  seen.text = String(args.text ?? seen.text);
  seen.blocks = blocks;
  if (args.metadata) seen.metadata = args.metadata as SeenMessage['metadata'];
  const { channel, ts, text } = seen;
  await peer.upstream('chat.update', { channel, ts, text, blocks });
  return ok({ channel, ts, text, message: messageObject(peer, seen) });
}

/** Takes a message away. */
export async function erase(peer: Peer, seen: SeenMessage): Promise<Json> {
  seen.deleted = true;
  await peer.upstream('chat.delete', { channel: seen.channel, ts: seen.ts });
  return ok({ channel: seen.channel, ts: seen.ts });
}

const postMessage: Method = async (peer, args) => {
  const channel = await channelOf(peer, args.channel);
  if (!channel) return no('channel_not_found');
  return channel.hasBot ? post(peer, channel.id, args) : refuse(peer, 'chat.postMessage', 'not_in_channel');
};

const postEphemeral: Method = async (peer, args) => {
  const channel = await channelOf(peer, args.channel);
  const user = String(args.user);
  if (!channel) return no('channel_not_found');
  if (!channel.hasBot) return refuse(peer, 'chat.postEphemeral', 'not_in_channel');
  if (!channel.members.includes(user)) return refuse(peer, 'chat.postEphemeral', 'user_not_in_channel');
  return post(peer, channel.id, args, user);
};

const own = (change: (peer: Peer, seen: SeenMessage, args: Json) => Promise<Json>): Method => {
  return (peer, args) => {
    const is = (one: SeenMessage) =>
      one.ts === args.ts && one.channel === args.channel && !one.deleted && !one.ephemeralTo;
    const seen = peer.messages.find(is);
    return seen ? change(peer, seen, args) : no('message_not_found');
  };
};

const openConversation: Method = async (peer, args) => {
  const users = String(args.users ?? '').split(',');
  const people = users.map((id) => personById(peer, id.trim()));
  if (users.length > 8) return refuse(peer, 'conversations.open', 'too_many_users');
  if (people.includes(undefined)) return no('user_not_found');
  if (people.some((person) => person?.deleted)) return no('user_disabled');
  const ids = people.map((person) => person?.id ?? '');
  const before = peer.channels.size;
  const channel = ids[1] ? await groupWith(peer, ids) : await dmWith(peer, ids[0] ?? '');
  const again = before === peer.channels.size;
  return ok({ ...(again ? { no_op: true, already_open: true } : {}), channel: { id: channel.id } });
};

const history: Method = (peer, args) => {
  const { oldest = '0', latest = '9999999999', limit = 100 } = args;
  const inside = (one: SeenMessage) =>
    Number(one.ts) >= Number(oldest) &&
    Number(one.ts) <= Number(latest) &&
    (String(args.inclusive) === 'true' || (one.ts !== oldest && one.ts !== latest));
  const messages = peer.messages
    .filter((one) => one.channel === args.channel && !one.deleted && !one.ephemeralTo && inside(one))
    .reverse()
    .slice(0, Number(limit))
    .map((one) => messageObject(peer, one, String(args.include_all_metadata) === 'true'));
  return ok({ messages, has_more: false, response_metadata: { next_cursor: '' } });
};

/** A view as Slack keeps it: with an id, a hash and every property present. */
const newView = (view: unknown, place: Partial<SeenView> = {}): SeenView => {
  const id = place.id ?? newId('V');
  const given = view as SeenView;
  const base = { callback_id: '', private_metadata: '', external_id: '' };
  const where = { root_view_id: id, previous_view_id: null, ...place };
  return {
    ...base,
    ...given,
    ...where,
    id,
    hash: newId('h'),
    blocks: named(given.blocks),
    errors: undefined,
  };
};

/** A view as Slack's payloads show it. */
export const viewObject = (peer: Peer, view: SeenView, values: Json = {}): Json => {
  const { errors: _, ...shown } = view;
  return { ...shown, team_id: peer.teamId, app_id: peer.appId, bot_id: peer.botId, state: { values } };
};

const viewRefusal = (peer: Peer, method: string, view: unknown): Json | null => {
  const problems = viewProblems(view);
  return problems.length > 0 ? refuse(peer, method, 'invalid_arguments', problems) : null;
};

/** Modals live here, one stack per person; those of people on local-slack's page are shown there as well. */
const modal = (method: 'views.open' | 'views.push'): Method => {
  return async (peer, args) => {
    const refusal = viewRefusal(peer, method, args.view);
    if (refusal) return refusal;
    const trigger = peer.triggers.get(String(args.trigger_id));
    if (!trigger) return refuse(peer, method, 'invalid_trigger_id');
    if (trigger.used) return refuse(peer, method, 'exchanged_trigger_id');
    if (peer.now() - trigger.at > peer.patience) return refuse(peer, method, 'expired_trigger_id');
    const below = method === 'views.push' ? (peer.stacks.get(trigger.user) ?? []) : [];
    if (method === 'views.push' && (below.length === 0 || below.length >= 3))
      return refuse(peer, method, below.length === 0 ? 'invalid_trigger_id' : 'push_limit_reached');
    trigger.used = true;
    const view = stacked(args.view, below);
    peer.stacks.set(trigger.user, [...below, view]);
    if (trigger.page) {
      peer.onPage.add(trigger.user);
      await peer.upstream(method, {
        trigger_id: trigger.page,
        view: { ...view, notify_on_close: true },
      });
    } else peer.onPage.delete(trigger.user);
    return ok({ view: viewObject(peer, view) });
  };
};

/** A view to lie on top of these. */
export const stacked = (view: unknown, below: SeenView[]): SeenView =>
  newView(view, below[0] ? { root_view_id: below[0].id, previous_view_id: below.at(-1)?.id ?? null } : {});

/** Puts a new face on an open view; it keeps its id and its place. */
export const reface = (old: SeenView, view: unknown): SeenView => {
  const { id, root_view_id, previous_view_id } = old;
  return newView(view, { id, root_view_id, previous_view_id });
};

const updateView: Method = async (peer, args) => {
  const refusal = viewRefusal(peer, 'views.update', args.view);
  if (refusal) return refusal;
  const is = (view: SeenView) =>
    args.view_id
      ? view.id === args.view_id
      : Boolean(args.external_id) && view.external_id === args.external_id;
  for (const [user, stack] of peer.stacks) {
    const old = stack.find(is);
    if (!old) continue;
    if (args.hash && args.hash !== old.hash) return no('hash_conflict');
    const view = reface(old, args.view);
    peer.stacks.set(
      user,
      stack.map((one) => (one === old ? view : one)),
    );
    if (peer.onPage.has(user))
      await peer.upstream('views.update', { view: { ...view, notify_on_close: true } });
    return ok({ view: viewObject(peer, view) });
  }
  return no('not_found');
};

const publish: Method = async (peer, args) => {
  const refusal = viewRefusal(peer, 'views.publish', args.view);
  if (refusal) return refusal;
  const user = String(args.user_id);
  if (!personById(peer, user)) return no('user_not_found');
  const old = peer.homes.get(user);
  if (args.hash && args.hash !== old?.hash) return no('hash_conflict');
  const view = newView(args.view, old ? { id: old.id } : {});
  peer.homes.set(user, view);
  await peer.upstream('views.publish', { user_id: user, view });
  return ok({ view: viewObject(peer, view) });
};

const userInfo: Method = (peer, args) => {
  const person = personById(peer, args.user);
  return person ? ok({ user: userObject(person, peer.teamId) }) : no('user_not_found');
};

const members: Method = (peer, args) => {
  const channel = peer.channels.get(String(args.channel));
  if (!channel) return no('channel_not_found');
  return ok({
    members: [...channel.members, peer.botUser],
    response_metadata: { next_cursor: '' },
  });
};

const pass =
  (method: string): Method =>
  (peer, args) =>
    peer.upstream(method, args);

const kindScope: Record<Channel['kind'], string> = { im: 'im', mpim: 'mpim', channel: 'channels' };
const reads = (what: string) => (peer: Peer, args: Json) =>
  `${kindScope[peer.channels.get(String(args.channel))?.kind ?? 'channel']}:${what}`;
const opens = (_: Peer, args: Json) => (String(args.users).includes(',') ? 'mpim:write' : 'im:write');

/** Every method the workspace knows, with the scope it needs (null: any token of the bot). */
const methods: Record<string, [Method, string | null | ((peer: Peer, args: Json) => string)]> = {
  'auth.test': [pass('auth.test'), null],
  'team.info': [pass('team.info'), 'team:read'],
  'chat.postMessage': [postMessage, 'chat:write'],
  'chat.postEphemeral': [postEphemeral, 'chat:write'],
  'chat.update': [own(revise), 'chat:write'],
  'chat.delete': [own(erase), 'chat:write'],
  'conversations.open': [openConversation, opens],
  'conversations.history': [history, reads('history')],
  'conversations.members': [members, reads('read')],
  'users.info': [userInfo, 'users:read'],
  'users.list': [
    (peer) => ok({ members: peer.people.map((one) => userObject(one, peer.teamId)) }),
    'users:read',
  ],
  'views.open': [modal('views.open'), null],
  'views.push': [modal('views.push'), null],
  'views.update': [updateView, null],
  'views.publish': [publish, null],
};

/** Calls a method as the bot's token may. */
export async function callMethod(peer: Peer, name: string, args: Json): Promise<Json> {
  const entry = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!entry) return refuse(peer, name, 'unknown_method');
  const [method, scope] = entry;
  const needed = typeof scope === 'function' ? scope(peer, args) : scope;
  if (needed && !peer.scopes.includes(needed))
    return { ok: false, error: 'missing_scope', needed, provided: peer.scopes.join(',') };
  return method(peer, args);
}
