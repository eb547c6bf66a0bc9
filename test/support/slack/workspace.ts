// A Slack workspace for tests: real local-slack behind our relay, driven in the words of the people in it.
import { elementsOf } from './forms.ts';
import { close, command, event, openHome, press, submit } from './interactions.ts';
import { startLocalSlack } from './local-slack.ts';
import { onPage } from './page.ts';
import { forPage } from './page-blocks.ts';
import { type Channel, dmWith, type Peer } from './peer.ts';
import { settle } from './people.ts';
import { listenToPage, startRelay } from './relay.ts';
import type {
  Actor,
  Json,
  Person,
  SeenMessage,
  SeenView,
  SlackBlock,
  SlackElement,
  SlackWorkspace,
  SlackWorkspaceOptions,
} from './shapes.ts';

export type * from './shapes.ts';

const BOT_SCOPES = ['commands', 'chat:write', 'im:write', 'mpim:write', 'users:read'];
const GENERAL = 'C0GENERAL00';
const RANDOM = 'C0RANDOM000';

const createPeer = (options: SlackWorkspaceOptions): Peer => {
  const people = settle(options.people);
  const members = people.map((person) => person.id);
  const channel = (id: string, name: string, hasBot: boolean): [string, Channel] => [
    id,
    { id, kind: 'channel', name, members, hasBot },
  ];
  const unset = () => Promise.reject(new Error('The workspace has not started'));
  return {
    teamId: 'T0CAREER000',
    appId: 'A0INSIDER00',
    botUser: 'U0INSIDER00',
    botId: 'B0INSIDER00',
    botToken: options.botToken ?? 'xoxb-test-bot',
    appToken: options.appToken ?? 'xapp-1-test-app',
    scopes: options.scopes ?? BOT_SCOPES,
    patience: options.patience ?? 3_000,
    now: options.now ?? Date.now,
    base: '',
    people,
    channels: new Map([channel(GENERAL, 'general', true), channel(RANDOM, 'random', false)]),
    messages: [],
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    onPage: new Set(),
    requests: [],
    violations: [],
    upstream: unset,
    deliver: unset,
  };
};

/** The same workspace in local-slack's own words. */
const localConfig = ({ people, teamId, appId, botUser, botToken, appToken, channels }: Peer): Json => ({
  workspace: { name: 'Career Community', domain: 'career', teamId },
  app: { appId, botUserId: botUser, botName: 'insider', botToken, appToken, mode: 'socket' },
  users: people.map(({ id, handle, realName, tz }) => ({ id, name: handle, real_name: realName, tz })),
  channels: [...channels.values()].map(({ id, name, members, hasBot }) => ({
    id,
    name,
    members: hasBot ? [...members, botUser] : members,
  })),
});

const upstreamAt =
  (url: string, peer: Peer): Peer['upstream'] =>
  async (method, args) => {
    const token = method === 'apps.connections.open' ? peer.appToken : peer.botToken;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(forPage(args)),
    });
    return (await answer.json()) as Json;
  };

const label = ({ text }: SlackElement) => (typeof text === 'object' ? text.text : text);

/** Finds a button or picker by its exact action id, the action id's beginning, or what it says. */
const find = (blocks: SlackBlock[], wanted: string): [SlackBlock, SlackElement] => {
  const all = blocks.flatMap((block) =>
    elementsOf(block)
      .filter((one) => one.action_id !== undefined)
      .map((one): [SlackBlock, SlackElement] => [block, one]),
  );
  const found =
    all.find(([, one]) => one.action_id === wanted) ??
    all.find(([, one]) => label(one) === wanted) ??
    all.find(([, one]) => one.action_id?.startsWith(wanted));
  if (found) return found;
  const there = all.map(([, one]) => `${label(one) ?? one.type} (${one.action_id})`).join(', ');
  throw new Error(`Nothing to press called "${wanted}"; there is: ${there || 'nothing'}`);
};

const actorFor = (peer: Peer, person: Person): Actor => ({
  id: person.id,
  async command(line, where = {}) {
    const name = where.channel ?? 'general';
    const named = [...peer.channels.values()].find((one) => one.name === name || one.id === name);
    const channel = name === 'dm' ? await dmWith(peer, person.id) : named;
    if (!channel) throw new Error(`No channel "${name}"`);
    return command(peer, person, channel, line);
  },
  async press(where, button, pick) {
    const [block, element] = find(where.blocks, button);
    return press(peer, person, where, block, element, pick);
  },
  async openHome() {
    await openHome(peer, person);
  },
  async submit(view, values = {}) {
    const result = await submit(peer, person, view, values);
    if ('ack' in result) return result.ack;
    const problems = Object.entries(result.unsent).map(([block, problem]) => `${block}: ${problem}`);
    throw new Error(`Slack would not send this form: ${problems.join('; ')}`);
  },
  close: (view) => close(peer, person, view),
});

/** What tests read; copies, so that a message seen before an edit stays as it was seen. */
const readers = (peer: Peer, personOf: (name: string) => Person) => {
  const messages = (fits: (one: SeenMessage) => boolean) =>
    structuredClone(peer.messages.filter((one) => !one.deleted && fits(one)));
  const inside = (channel: Channel) => messages((one) => one.channel === channel.id && !one.ephemeralTo);
  const channels = () => [...peer.channels.values()];
  const nameOf = (id: string) => peer.people.find((person) => person.id === id)?.name ?? id;
  const one = (view: SeenView | undefined) => structuredClone(view);
  return {
    dmsOf: (name: string) => {
      const { id } = personOf(name);
      return channels()
        .filter((channel) => channel.kind === 'im' && channel.members.includes(id))
        .flatMap(inside);
    },
    groupChats: () =>
      channels()
        .filter((channel) => channel.kind === 'mpim')
        .map((chat) => ({ id: chat.id, members: chat.members.map(nameOf), messages: inside(chat) })),
    ephemeralsOf: (name: string) => {
      const { id } = personOf(name);
      return messages((message) => message.ephemeralTo === id);
    },
    messagesIn: (name: string) =>
      channels()
        .filter((channel) => channel.name === name)
        .flatMap(inside),
    openView: (name: string) => one(peer.stacks.get(personOf(name).id)?.at(-1)),
    homeOf: (name: string) => one(peer.homes.get(personOf(name).id)),
  };
};

/**
 * Starts a workspace on free ports of 127.0.0.1. Rejects if local-slack is absent or does not start in 20 s.
 * `port` pins local-slack's web page, for a person who tries the bot there.
 */
export async function createSlackWorkspace(
  options: SlackWorkspaceOptions,
  port?: number,
): Promise<SlackWorkspace> {
  const peer = createPeer(options);
  const local = await startLocalSlack(localConfig(peer), port);
  peer.upstream = upstreamAt(local.url, peer);
  const relay = await startRelay(peer);
  const leavePage = await listenToPage(peer, (type, payload) => onPage(peer, type, payload));
  const personOf = (name: string) => {
    const person = peer.people.find((one) => one.name === name);
    if (person) return person;
    throw new Error(
      `Nobody is called "${name}"; there are: ${peer.people.map((one) => one.name).join(', ')}`,
    );
  };
  const { appToken, botToken, teamId, people, requests, violations } = peer;
  const { faults, dropSockets, connected } = relay;
  return {
    apiUrl: `${peer.base}/api/`,
    uiUrl: local.url,
    ...{ appToken, botToken, teamId, people, requests, violations, faults, dropSockets, connected },
    ...readers(peer, personOf),
    as: (name) => actorFor(peer, personOf(name)),
    emit: (inner) => event(peer, inner),
    change: (name, change) => void Object.assign(personOf(name), change),
    async stop() {
      leavePage();
      await relay.stop();
      await local.stop();
    },
  };
}
