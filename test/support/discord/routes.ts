// The table of REST routes that the stand-in knows. What is not in it is answered with 404, and is a violation.
import { callback, followUp, hookMessage } from './callbacks.ts';
import {
  changeChannel,
  createMessage,
  createThread,
  isAnswer,
  listMessages,
  oneMessage,
  removeChannel,
  threadMembers,
  threadMembership,
  visible,
} from './channels.ts';
import { guildObject, roleObjects } from './guild-objects.ts';
import type { Sent } from './messages.ts';
import { applicationObject, botMember, botUser, channelObject, memberObject, userObject } from './objects.ts';
import {
  type Answer,
  type Channel,
  dmWith,
  done,
  type Guild,
  guildById,
  isMember,
  missing,
  newId,
  no,
  ok,
  type Peer,
  personById,
  refuseForm,
  unknown,
} from './peer.ts';
import { commandSlips } from './rules.ts';
import type { Json, SeenCall } from './shapes.ts';

type Request = {
  peer: Peer;
  call: SeenCall;
  params: Record<string, string>;
  query: URLSearchParams;
  sent: Sent;
};
type Handler = (request: Request) => Answer;

const inGuild =
  (handle: (peer: Peer, guild: Guild, request: Request) => Answer): Handler =>
  (request) => {
    const { peer, params } = request;
    const guild = guildById(peer, params.guild ?? '');
    return guild ? handle(peer, guild, request) : unknown.guild;
  };

const inChannel =
  (handle: (peer: Peer, channel: Channel, request: Request) => Answer): Handler =>
  (request) => {
    const found = visible(request.peer, request.params.channel ?? '');
    return isAnswer(found) ? found : handle(request.peer, found, request);
  };

const member = inGuild((peer, guild, { params: { user = '' } }) => {
  if (user === '@me' || user === peer.applicationId) return ok(botMember(peer, guild));
  const person = personById(peer, user);
  if (!person) return unknown.user;
  return isMember(person, guild) ? ok(memberObject(guild, person)) : unknown.member;
});

const openDm: Handler = ({ peer, sent: { body } }) => {
  const slips = peer.judge('RESTPostAPICurrentUserCreateDMChannelJSONBody', body);
  if (slips.length > 0) return refuseForm(peer, 'opening of a DM', slips);
  const person = personById(peer, body.recipient_id);
  if (!person) return no(400, 50033, 'Invalid Recipient(s)');
  return ok(channelObject(peer, dmWith(peer, person)));
};

/** Commands of a guild, or the global ones; `null` if they are not the bot's to see. */
const commandScope = ({ peer, params }: Request): string | null => {
  if (params.app !== peer.applicationId) return null;
  if (params.guild === undefined) return '';
  return guildById(peer, params.guild) ? params.guild : null;
};

const listCommands: Handler = (request) => {
  const scope = commandScope(request);
  return scope === null ? missing.access : ok(request.peer.commands.get(scope) ?? []);
};

/** Puts a whole list in place of the old one; commands of the same name and type keep their ids. */
const putCommands: Handler = (request) => {
  const { peer, sent } = request;
  const scope = commandScope(request);
  if (scope === null) return missing.access;
  const commands = sent.body as unknown as (Json & { name: string })[];
  const what = scope ? 'commands of a guild' : 'global commands';
  const slips = peer.judge('RESTPutAPIApplicationCommandsJSONBody', commands);
  const rules = slips.length > 0 ? slips : [...commandSlips(commands, scope !== '')];
  if (rules.length > 0) return refuseForm(peer, what, rules);
  const old = peer.commands.get(scope) ?? [];
  const made = commands.map((command): Json => {
    const { type = 1 } = command;
    const same = old.find((one) => one.name === command.name && one.type === type);
    const usual = { default_member_permissions: null, nsfw: false, options: [] };
    const place = scope
      ? { guild_id: scope }
      : { contexts: null, integration_types: [0], dm_permission: true };
    const version = newId(peer.now());
    const id = same?.id ?? newId(peer.now());
    return { ...usual, ...place, ...command, type, id, version, application_id: peer.applicationId };
  });
  peer.commands.set(scope, made);
  return ok(made);
};

const gateway: Handler = ({ peer }) =>
  ok({
    url: `${peer.base.replace('http', 'ws')}/gateway`,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  });

const hook = ({ params: { app = '', token = '' } }: Request) => ({ app, token });
const hooked: Handler = (request) =>
  hookMessage(request.peer, request.call.method, hook(request), request.params.message ?? '', request.sent);
const message = inChannel((peer, channel, { call, params, sent }) =>
  oneMessage(peer, call.method, channel, params.message ?? '', sent),
);
const membership = inChannel((peer, channel, { call, params }) =>
  threadMembership(peer, call.method, channel, params.user ?? ''),
);

export const routes: Record<string, Handler> = {
  'GET /gateway/bot': gateway,
  'GET /users/@me': ({ peer }) => ok(botUser(peer)),
  'POST /users/@me/channels': openDm,
  'GET /users/:user': ({ peer, params }) => {
    if (params.user === peer.applicationId) return ok(botUser(peer));
    const person = personById(peer, params.user);
    return person ? ok(userObject(person)) : unknown.user;
  },
  'GET /oauth2/applications/@me': ({ peer }) => ok(applicationObject(peer)),
  'GET /applications/@me': ({ peer }) => ok(applicationObject(peer)),
  'GET /applications/:app/commands': listCommands,
  'PUT /applications/:app/commands': putCommands,
  'GET /applications/:app/guilds/:guild/commands': listCommands,
  'PUT /applications/:app/guilds/:guild/commands': putCommands,

  'GET /guilds/:guild': inGuild((peer, guild) => ok(guildObject(peer, guild))),
  'GET /guilds/:guild/roles': inGuild((peer, guild) => ok(roleObjects(peer, guild))),
  'GET /guilds/:guild/channels': inGuild((peer, guild) =>
    ok(guild.channels.filter(({ thread }) => !thread).map((one) => channelObject(peer, one))),
  ),
  'GET /guilds/:guild/threads/active': inGuild((peer, guild) =>
    ok({
      threads: guild.channels
        .filter(({ thread }) => thread && !thread.archived)
        .map((one) => channelObject(peer, one)),
      members: [],
    }),
  ),
  'GET /guilds/:guild/members/:user': member,

  'GET /channels/:channel': inChannel((peer, channel) => ok(channelObject(peer, channel))),
  'PATCH /channels/:channel': inChannel((peer, channel, { sent }) => changeChannel(peer, channel, sent.body)),
  'DELETE /channels/:channel': inChannel((peer, channel) => removeChannel(peer, channel)),
  'POST /channels/:channel/typing': inChannel(() => done),
  'GET /channels/:channel/messages': inChannel((peer, channel, { query }) =>
    listMessages(peer, channel, query),
  ),
  'POST /channels/:channel/messages': inChannel((peer, channel, { sent }) =>
    createMessage(peer, channel, sent),
  ),
  'GET /channels/:channel/messages/:message': message,
  'PATCH /channels/:channel/messages/:message': message,
  'DELETE /channels/:channel/messages/:message': message,
  'POST /channels/:channel/threads': inChannel((peer, channel, { sent }) =>
    createThread(peer, channel, sent.body),
  ),
  'GET /channels/:channel/thread-members': inChannel((peer, channel) => threadMembers(channel, peer)),
  'PUT /channels/:channel/thread-members/:user': membership,
  'DELETE /channels/:channel/thread-members/:user': membership,

  'POST /interactions/:id/:token/callback': ({ peer, params: { id = '', token = '' }, query, sent }) =>
    callback(peer, { id, token }, sent, query.get('with_response') === 'true'),
  'POST /webhooks/:app/:token': (request) => followUp(request.peer, hook(request), request.sent),
  'GET /webhooks/:app/:token/messages/:message': hooked,
  'PATCH /webhooks/:app/:token/messages/:message': hooked,
  'DELETE /webhooks/:app/:token/messages/:message': hooked,
};

/** Routes whose token is in their path; all others want the bot's. */
export const isOpen = (route: string) => /^\w+ \/(interactions|webhooks)\//.test(route);

const patterns = Object.keys(routes).map((route) => ({ route, parts: route.split(/[ /]+/) }));

/** The route of a call, and what its path names. */
export function find(method: string, path: string) {
  const given = [method, ...path.split('/').filter(Boolean).map(decodeURIComponent)];
  for (const { route, parts } of patterns) {
    const fits = (part: string, index: number) => part.startsWith(':') || part === given[index];
    if (parts.length !== given.length || !parts.every(fits)) continue;
    const names = parts.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), given[index] ?? ''] as const] : [],
    );
    return { route, params: Object.fromEntries(names) };
  }
  return null;
}
