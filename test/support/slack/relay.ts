// The HTTP and WebSocket front that the bot takes for Slack: tokens, records, faults, Socket Mode.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { respond } from './interactions.ts';
import { type EnvelopeType, newId, type Peer, refuse } from './peer.ts';
import type { Ack, Fault, Faults, Json, SeenCall } from './shapes.ts';
import { callMethod } from './web-api.ts';

/** Arguments as the bot sent them: JSON, or a form with JSON inside. The token is taken out. */
const parse = (body: string, type = ''): Json => {
  if (type.includes('json')) return body ? JSON.parse(body) : {};
  const args: Json = {};
  for (const [key, value] of new URLSearchParams(body)) {
    const json = ['blocks', 'view', 'metadata', 'attachments'].includes(key);
    args[key] = json ? JSON.parse(value) : value;
  }
  return args;
};

const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return parse(Buffer.concat(chunks).toString(), request.headers['content-type']);
};

/** Slack's answer to a token that does not fit the method, or null. */
const tokenProblem = (peer: Peer, method: string, token: string) => {
  const wanted = method === 'apps.connections.open' ? peer.appToken : peer.botToken;
  if (token === wanted) return null;
  if (!token) return 'not_authed';
  return [peer.appToken, peer.botToken].includes(token) ? 'not_allowed_token_type' : 'invalid_auth';
};

/** Faults wait here until a call meets them; `hanging` are the calls that were never answered. */
const createFaults = () => {
  const waiting: { method: string; fault: Fault; left: number }[] = [];
  const hanging = new Set<ServerResponse>();
  const take = (method: string, args: Json): Fault | undefined => {
    const fits = (one: (typeof waiting)[number]) =>
      one.left > 0 && [method, '*'].includes(one.method) && (one.fault.when?.(args) ?? true);
    const found = waiting.find(fits);
    if (found) found.left -= 1;
    return found?.fault;
  };
  const spoil = (response: ServerResponse, call: SeenCall, fault: Fault) => {
    if (fault.hang) return hanging.add(response);
    if (fault.reset) return response.socket?.resetAndDestroy();
    const { status = fault.error ? 200 : 500, retryAfter } = fault;
    const error = fault.error ?? (status === 429 ? 'ratelimited' : 'internal_error');
    if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
    return reply(response, call, status, { ok: false, error });
  };
  const clear = () => {
    waiting.length = 0;
    for (const response of hanging) response.socket?.resetAndDestroy();
    hanging.clear();
  };
  const failNext = (method: string, fault: Fault) =>
    void waiting.push({ method, fault, left: fault.times ?? 1 });
  return { take, spoil, clear, failNext };
};

const reply = (response: ServerResponse, call: SeenCall, status: number, answer: Json) => {
  call.status = status;
  call.answer = answer;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
};

/** The bot's sockets: one envelope goes to one of them, and waits for its ack. */
const createSockets = (peer: Peer) => {
  const open = new Set<WebSocket>();
  const pending = new Map<string, (ack: Ack) => void>();
  const arrivals = new Set<() => void>();
  let newest: { type: EnvelopeType; payload: Json; what: string } | undefined;

  const accept = (socket: WebSocket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: Ack };
      pending.get(envelope_id)?.(payload ?? {});
    });
    const hello = {
      type: 'hello',
      num_connections: open.size,
      connection_info: { app_id: peer.appId },
      debug_info: { host: 'relay', approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
    for (const arrive of arrivals) arrive();
    arrivals.clear();
  };

  const send = (type: EnvelopeType, payload: Json, what: string, more: Json = {}) =>
    new Promise<Ack>((resolve, reject) => {
      const socket = [...open].at(-1);
      if (!socket) return reject(new Error(`dispatch_failed: no bot is connected to take ${what}`));
      const envelope_id = newId('E');
      const late = setTimeout(() => {
        pending.delete(envelope_id);
        peer.violations.push(`${what}: not acknowledged within ${peer.patience} ms`);
        reject(new Error(`operation_timeout: ${what} was not acknowledged`));
      }, peer.patience);
      pending.set(envelope_id, (ack) => {
        clearTimeout(late);
        pending.delete(envelope_id);
        resolve(ack);
      });
      const accepts_response_payload = type !== 'events_api';
      socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload, ...more }));
    });

  const deliver: Peer['deliver'] = (type, payload, what) => {
    newest = { type, payload, what };
    return send(type, payload, what);
  };
  const deliverAgain = async () => {
    if (!newest) throw new Error('Nothing was delivered yet');
    return send(newest.type, newest.payload, newest.what, { retry_attempt: 1, retry_reason: 'timeout' });
  };
  const drop = () => {
    for (const socket of open) socket.terminate();
    open.clear();
  };
  const connected = () =>
    open.size > 0 ? Promise.resolve() : new Promise<void>((resolve) => void arrivals.add(resolve));
  return { accept, deliver, deliverAgain, drop, connected };
};

/** Answers one call of the Web API (`/api/<method>`) or of a response_url (`/response/<id>`), and records it. */
const serve = async (
  peer: Peer,
  faults: ReturnType<typeof createFaults>,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const [, room = '', name = ''] = new URL(request.url ?? '/', peer.base).pathname.split('/');
  const isHook = room === 'response';
  const method = isHook ? 'response_url' : name;
  const { token, ...args } = await read(request);
  const call: SeenCall = { method, args, accepted: false, status: null, answer: null };
  peer.requests.push(call);
  const fault = faults.take(method, args);
  if (fault && !fault.afterAccept) return faults.spoil(response, call, fault);

  const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? String(token ?? '');
  const run = async (): Promise<Json> => {
    if (isHook) return respond(peer, name, args);
    const problem = tokenProblem(peer, method, bearer);
    if (problem) return { ok: false, error: problem };
    if (method === 'apps.connections.open')
      return { ok: true, url: `${peer.base.replace('http', 'ws')}/link` };
    return callMethod(peer, method, args);
  };
  const answer = await run();
  call.accepted = answer.ok === true;
  if (fault) return faults.spoil(response, call, fault);
  if (!isHook) response.setHeader('x-oauth-scopes', peer.scopes.join(','));
  return reply(response, call, isHook && !call.accepted ? 404 : 200, answer);
};

/** Starts the relay on a free port of 127.0.0.1 and gives `peer` its address and its way to deliver. */
export async function startRelay(peer: Peer) {
  const faults = createFaults();
  const sockets = createSockets(peer);
  const server = createServer((request, response) => {
    serve(peer, faults, request, response).catch((error) => {
      refuse(peer, 'relay', String(error));
      response.writeHead(500).end(String(error));
    });
  });
  const link = new WebSocketServer({ server, path: '/link' });
  link.on('connection', sockets.accept);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  peer.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  peer.deliver = sockets.deliver;
  const stop = async () => {
    faults.clear();
    sockets.drop();
    link.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const { failNext, clear } = faults;
  const injected: Faults = { failNext, clear, deliverAgain: sockets.deliverAgain };
  return { faults: injected, dropSockets: sockets.drop, connected: sockets.connected, stop };
}

/** Listens to local-slack's own Socket Mode, where deeds on its web page arrive. `onDeed` answers with the ack. */
export async function listenToPage(peer: Peer, onDeed: (type: string, payload: Json) => Promise<Ack>) {
  const { url } = await peer.upstream('apps.connections.open', {});
  const socket = new WebSocket(String(url));
  socket.on('message', async (data) => {
    const { envelope_id, type, payload } = JSON.parse(String(data)) as {
      envelope_id?: string;
      type: string;
      payload: Json;
    };
    if (!envelope_id) return;
    // A deed that fails shows nothing on the page, as it would in Slack; an unsent form stays open.
    const stay = { response_action: 'errors', errors: {} };
    const ack = await onDeed(type, payload).catch(() => (payload.type === 'view_submission' ? stay : {}));
    socket.send(JSON.stringify({ envelope_id, payload: ack }));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return () => socket.terminate();
}
