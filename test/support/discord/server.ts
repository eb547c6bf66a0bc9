// The HTTP front that the bot takes for Discord: tokens, records, faults, and the gateway beside it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway.ts';
import type { Sent } from './messages.ts';
import { newId, no, type Peer, refuse } from './peer.ts';
import { find, isOpen, routes } from './routes.ts';
import type { Json, SeenCall } from './shapes.ts';

/** The body as the bot sent it: JSON, or a form with JSON and files inside. */
const read = async (peer: Peer, request: IncomingMessage): Promise<Sent> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('multipart')) return { body: raw.length > 0 ? JSON.parse(String(raw)) : {}, files: [] };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files = await Promise.all(
    [...form.values()].map(async (value) =>
      typeof value === 'string'
        ? []
        : [{ id: newId(peer.now()), name: value.name, content: await value.text() }],
    ),
  );
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), files: files.flat() };
};

const reply = (response: ServerResponse, call: SeenCall, status: number, body: unknown) => {
  call.status = status;
  call.answer = body;
  if (status === 204) return response.writeHead(204).end();
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Starts the stand-in's HTTP server and gateway on a free port of 127.0.0.1; gives `peer` its address. */
export async function startServer(peer: Peer) {
  const faults = createFaults(Object.keys(routes));

  /** Answers one call below /api/v10, and records it. */
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams: query, search } = new URL(request.url ?? '/', peer.base);
    const method = request.method ?? 'GET';
    const path = pathname.replace(/^\/api\/v10/, '');
    const found = path === pathname ? null : find(method, path);
    const sent = await read(peer, request);
    const call: SeenCall = {
      route: found?.route ?? 'unknown',
      method,
      path: path + search,
      body: sent.body as Json,
      accepted: false,
      status: null,
      answer: null,
    };
    peer.requests.push(call);
    const fault = faults.take(call);
    if (fault && !fault.afterAccept) return faults.spoil(response, call, fault);
    const run = () => {
      if (!found) return refuse(peer, `${method} ${pathname}`, 404, 0, '404: Not Found');
      const isKnown = isOpen(found.route) || request.headers.authorization === `Bot ${peer.token}`;
      if (!isKnown) return no(401, 0, '401: Unauthorized');
      return routes[found.route]!({ peer, call, params: found.params, query, sent });
    };
    const { status, body } = run();
    call.accepted = status < 300;
    if (fault) return faults.spoil(response, call, fault);
    return reply(response, call, status, body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      peer.violations.push(`stand-in: ${error instanceof Error ? error.stack : error}`);
      response.writeHead(500).end(String(error));
    });
  });
  const gateway = createGateway(peer, server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  peer.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    faults.controls.clear();
    for (const { timer } of peer.interactions) clearTimeout(timer);
    gateway.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { faults: faults.controls, gateway: gateway.controls, connected: gateway.connected, stop };
}
