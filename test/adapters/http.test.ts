import { Agent, get } from 'node:http';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterEach, describe, expect, it } from 'vitest';
import { type Health, type HttpServer, readinessOf, startHttpServer } from '../../src/adapters/http.ts';
import { recordingLog } from '../support/log.ts';

const READY: Health = { ready: async () => ({ ok: true, parts: {} }) };
const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(more: { health?: Health; routes?: Hono; port?: number; host?: string } = {}) {
  const log = recordingLog();
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, health: READY, log, ...more });
  servers.push(server);
  return { ...server, log };
}

describe('the web server', () => {
  it('says that it is alive', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('ok');
  });

  it('says that it is ready, part by part', async () => {
    const health = readinessOf({ database: async () => {}, nudges: async () => '2 failed or unknown' });
    const { url } = await start({ health });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ok: true,
      parts: { database: 'ok', nudges: '2 failed or unknown' },
    });
  });

  it('says what is not ready, why in no detail, and does not wait for what never answers', async () => {
    const health = readinessOf({
      database: () => new Promise(() => {}),
      queue: async () => {
        throw new Error('redis://:hunter2@cache refused');
      },
      platforms: async () => {},
    });
    const { url } = await start({ health });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ok: false,
      parts: { database: 'no answer', queue: 'down', platforms: 'ok' },
    });
  });

  it('is not ready when the question itself fails or hangs', async () => {
    for (const ready of [() => Promise.reject(new Error('no')), () => new Promise<never>(() => {})]) {
      const { url, log } = await start({ health: { ready } });
      const response = await fetch(`${url}/readyz`);
      expect(response.status).toBe(503);
      expect(log.lines).toMatchObject([{ level: 'warn' }]);
    }
  });

  it('serves the routes that it is given, and says so when there is nothing', async () => {
    const { url } = await start({ routes: new Hono().get('/', (c) => c.html('<h1>Hello</h1>')) });
    expect(await (await fetch(url)).text()).toBe('<h1>Hello</h1>');
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers a fault without its details and logs it', async () => {
    const routes = new Hono().get('/', () => {
      throw new Error('a secret');
    });
    const { url, log } = await start({ routes });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(log.lines).toMatchObject([{ level: 'error', text: 'A request failed' }]);
  });

  it('says in one sentence that its port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(start({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use: stop the program that has it, or set PORT to another one.`,
    );
  });

  it('says in one sentence that its host is not of this machine', async () => {
    // From the block that is reserved for documentation.
    await expect(start({ host: '192.0.2.1' })).rejects.toThrow('set HOST to 127.0.0.1');
  });

  it('names an address that can be opened, whatever it listens on', async () => {
    const { url } = await start({ host: '0.0.0.0' });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
  });

  it('ends open event streams when it closes, and lets their owner know', async () => {
    let aborted = false;
    const routes = new Hono().get('/events', (c) =>
      streamSSE(c, async (stream) => {
        stream.onAbort(() => {
          aborted = true;
        });
        // Talkative, so that it is caught in the middle of a sentence.
        while (!aborted) {
          await stream.writeSSE({ data: 'hello' });
          await stream.sleep(1);
        }
      }),
    );
    const server = await start({ routes });
    const response = await fetch(`${server.url}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('hello');
    await server.close();
    for (let more = true; more; ) more = (await reader?.read())?.done === false;
    await expect.poll(() => aborted).toBe(true);
    expect(server.log.lines).toEqual([]);
  });

  it('finishes the answers under way before it is closed, and takes no new question', async () => {
    let answer: (() => void) | undefined;
    const routes = new Hono().get('/slow', async (c) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return c.text('worth the wait');
    });
    const server = await start({ routes });
    // A browser keeps its connection open for the next question.
    const agent = new Agent({ keepAlive: true });
    const slow = new Promise<string>((resolve, reject) => {
      get(`${server.url}/slow`, { agent }, async (response) => {
        resolve((await response.toArray()).join(''));
      }).on('error', reject);
    });
    await expect.poll(() => answer).toBeDefined();
    const closed = server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    answer?.();
    expect(await slow).toBe('worth the wait');
    await closed;
    agent.destroy();
  });

  it('cuts off an answer that never ends', async () => {
    let asked = false;
    const routes = new Hono().get('/stuck', () => {
      asked = true;
      return new Promise<Response>(() => {});
    });
    const server = await start({ routes });
    const stuck = fetch(`${server.url}/stuck`).then(
      () => 'answered',
      () => 'cut off',
    );
    await expect.poll(() => asked).toBe(true);
    await server.close();
    expect(await stuck).toBe('cut off');
  });
});
