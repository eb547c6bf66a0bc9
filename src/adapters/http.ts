// The front door for browsers and monitors: health, readiness, and whatever routes it is given (the playground's).

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Env, Hono } from 'hono';
import type { Log } from '../core/ports.ts';
import { within, withinOrThrow } from '../core/within.ts';

const CHECK_WITHIN_MS = 2_000;
/** For requests that are being answered when the server closes. */
const DRAIN_WITHIN_MS = 3_000;

type Readiness = { ok: boolean; parts: Record<string, string> };
export type Health = { ready(): Promise<Readiness> };

export type HttpServer = {
  /** Where it answers, with the port that it got. */
  url: string;
  /** Takes no more requests, ends event streams, waits up to 3 s for the rest, then cuts off. Repeatable. */
  close(): Promise<void>;
};

/**
 * `/healthz` says "ok" while the process lives; `/readyz` answers 200 or 503 and the state of each part within about
 * 2 s. `routes` come at `/`. Rejects with a sentence that says what to do when it cannot listen.
 */
export async function startHttpServer<E extends Env>(options: {
  host: string;
  /** 0: any free one. */
  port: number;
  health: Health;
  routes?: Hono<E>;
  log: Log;
}): Promise<HttpServer> {
  const streams = new Set<HttpBindings['outgoing']>();
  const app = createRoutes(options, streams);
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(options.port, options.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(options, error);
  }
  server.on('error', (error) => options.log.error({ error }, 'The web server reports a problem'));
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    for (const stream of streams) stream.end();
    const deadline = performance.now() + DRAIN_WITHIN_MS;
    let done = false;
    closed.then(() => {
      done = true;
    });
    while (!done && performance.now() < deadline) {
      // Kept-alive connections become idle as their answers end.
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await Promise.race([closed, sleep(25)]);
    }
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  }

  return {
    url: `http://${hostInUrl(options.host)}:${port}`,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function createRoutes<E extends Env>(
  { health, routes, log }: { health: Health; routes?: Hono<E>; log: Log },
  streams: Set<HttpBindings['outgoing']>,
) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.get('content-type')?.startsWith('text/event-stream')) return;
    const { outgoing } = c.env;
    streams.add(outgoing);
    outgoing.once('close', () => streams.delete(outgoing));
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const readiness = await boundedReadiness(health, log);
    c.header('cache-control', 'no-store');
    return c.json(readiness, readiness.ok ? 200 : 503);
  });
  if (routes) app.route('/', routes);
  app.onError((error, c) => {
    log.error({ error }, 'A request failed');
    return c.text('Something went wrong on our side. Please try again.', 500);
  });
  return app;
}

async function boundedReadiness(health: Health, log: Log): Promise<Readiness> {
  try {
    // A little more than its checks have, so that they can say which of them was late.
    return await withinOrThrow(CHECK_WITHIN_MS + 250, health.ready(), 'Readiness');
  } catch (error) {
    log.warn({ error }, 'Readiness could not be checked');
    return { ok: false, parts: {} };
  }
}

/**
 * Readiness from one check for each part, all at once, each within 2 s. A check that resolves is fine and may say,
 * as text, how it is ("3 failed"); one that rejects or is late makes the whole not ready and shows as "down" or "no answer".
 */
export function readinessOf(checks: Record<string, () => Promise<unknown>>): Health {
  return {
    async ready() {
      const answers = await Promise.all(Object.entries(checks).map(([part, check]) => askPart(part, check)));
      return {
        ok: answers.every(({ ok }) => ok),
        parts: Object.fromEntries(answers.map(({ part, says }) => [part, says])),
      };
    },
  };
}

const LATE = Symbol('late');

async function askPart(part: string, check: () => Promise<unknown>) {
  try {
    const says = await within(CHECK_WITHIN_MS, check(), LATE);
    if (says === LATE) return { part, ok: false, says: 'no answer' };
    return { part, ok: true, says: typeof says === 'string' ? says : 'ok' };
  } catch {
    // Why it is down is for the log of that part: this page may be public.
    return { part, ok: false, says: 'down' };
  }
}

function cannotListen({ host, port }: { host: string; port: number }, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is already in use: stop the program that has it, or set PORT to another one.`,
    EACCES: `Port ${port} is not allowed for this user: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to 127.0.0.1 or to one that is.`,
    ENOTFOUND: `${host} is no address that this machine knows: set HOST to 127.0.0.1 or to one of its own.`,
  };
  return new Error(why[code] ?? `The web server cannot listen on ${host}, port ${port} (${code}).`, {
    cause: error,
  });
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
