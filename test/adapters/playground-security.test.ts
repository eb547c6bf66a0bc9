import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOwnPageOnly, type Door, doorFor } from '../../src/adapters/playground/guard.ts';
import { type StartedPlayground, startPlayground } from '../support/playground/start.ts';

let started: StartedPlayground;
let host: string;

beforeAll(async () => {
  started = await startPlayground();
  await started.playground.seed();
  host = new URL(started.url).host;
});
afterAll(() => started?.stop());

type Reply = { status: number; body: string; headers: Record<string, string | string[] | undefined> };

/** Over node:http, because fetch does not let anyone choose Host. */
function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = request(`${started.url}${path}`, { method, headers: { ...form, ...headers } }, (reply) => {
      const reply200 = { status: reply.statusCode ?? 0, headers: reply.headers };
      // Live updates never end.
      if (reply.headers['content-type']?.startsWith('text/event-stream')) {
        reply.destroy();
        return resolve({ ...reply200, body: '' });
      }
      let text = '';
      reply.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      reply.on('end', () => resolve({ ...reply200, body: text }));
    });
    sent.on('error', reject).end(body);
  });
}

const COMMAND = 'as=maya&in=dm%3Amaya&key=k&text=%2Finsider';
const own = () => ({ Host: host, Origin: `http://${host}` });

describe('requests that are not from the playground’s own page', () => {
  it.each(['/', '/?as=maya&in=dm%3Amaya', '/live?as=maya', '/assets/chat.js'])(
    'refuses GET %s under a foreign Host',
    async (path) => {
      const { port } = new URL(started.url);
      for (const foreign of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`]) {
        expect((await send('GET', path, { Host: foreign })).status, foreign).toBe(403);
      }
    },
  );

  it.each(['/say', '/press', '/form', '/skip'])('refuses POST %s from elsewhere', async (path) => {
    const before = started.app.handled.length;
    const elsewhere: Record<string, string>[] = [
      { Host: host },
      { Host: host, Origin: 'http://evil.example' },
      { Host: host, Origin: 'null' },
      { Host: host, Origin: 'http://127.0.0.1:1' },
      { Host: host, 'Sec-Fetch-Site': 'cross-site' },
      { Host: host, 'Sec-Fetch-Site': 'same-site' },
      { Host: host, 'Sec-Fetch-Site': 'none' },
      { ...own(), 'Sec-Fetch-Site': 'cross-site' },
      { Host: 'evil.example', Origin: 'http://evil.example' },
    ];
    for (const headers of elsewhere) {
      expect((await send('POST', path, headers, COMMAND)).status, JSON.stringify(headers)).toBe(403);
    }
    expect(started.app.handled.length).toBe(before);
  });

  it('takes what its own page sends', async () => {
    expect((await send('POST', '/say', own(), COMMAND)).status).toBe(200);
    expect(
      (await send('POST', '/say', { Host: host, 'Sec-Fetch-Site': 'same-origin' }, COMMAND)).status,
    ).toBe(200);
    expect((await send('GET', '/live?as=maya', { Host: host })).status).toBe(200);
  });

  async function status(door: Door, host: string): Promise<number> {
    const routes = new Hono();
    routes.use(answerOwnPageOnly(door));
    routes.get('/', (c) => c.text('hello'));
    return (await routes.request('/', { headers: { Host: host } })).status;
  }
  const FOREIGN = ['evil.example:3000', '10.0.0.7.evil.example:3000', 'x@localhost:3000', 'localhost:3000/x'];

  it.each(['127.0.0.1', 'localhost', '::1', '127.0.0.2'])(
    'answers this machine only, at its own port, while it listens on %s',
    async (listens) => {
      const door = doorFor(listens, () => 3000);
      for (const good of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
        expect(await status(door, good), good).toBe(200);
      for (const bad of [...FOREIGN, 'localhost', 'localhost:3001', '10.0.0.7:3000', '[2001:db8::7]:3000'])
        expect(await status(door, bad), bad).toBe(403);
    },
  );

  it.each(['0.0.0.0', '::', '10.0.0.7', 'playground.test'])(
    'answers under any address and any port, but no foreign name, while it listens on %s',
    async (listens) => {
      const door = doorFor(listens, () => 3000);
      for (const good of ['localhost:8080', '10.0.0.7:8080', '192.168.1.9', '[2001:db8::7]:3000'])
        expect(await status(door, good), good).toBe(200);
      for (const bad of FOREIGN) expect(await status(door, bad), bad).toBe(403);
      expect(await status(door, 'Playground.Test:80')).toBe(listens === 'playground.test' ? 200 : 403);
    },
  );
});

describe('what members type', () => {
  it('comes back as text on the page and in answers', async () => {
    const typed = '/<script>alert(1)</script><hx-partial hx-target="body">';
    const form = new URLSearchParams({ as: 'aisha', in: 'dm:aisha', key: 'k', text: typed });
    const answer = await send('POST', '/say', own(), form.toString());
    const page = await send('GET', '/?as=aisha&in=dm%3Aaisha', { Host: host });
    for (const { body } of [answer, page]) {
      expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;hx-partial');
      expect(body).not.toContain('<script>alert');
    }
  });

  it('cannot break out of the address of the page', async () => {
    const { body } = await send(
      'GET',
      `/?as=${encodeURIComponent('"><b>')}&in=${encodeURIComponent('"><b>')}`,
      {
        Host: host,
      },
    );
    expect(body).not.toContain('"><b>');
  });

  it('runs nothing: only the page’s own scripts and styles are allowed', async () => {
    const { headers, body } = await send('GET', '/?as=maya&in=dm%3Amaya', { Host: host });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-frame-options']).toBe('DENY');
    expect(body).not.toMatch(/<script>|<style|style=|javascript:|hx-on/);
  });

  it('gets a clear answer when it is far too long', async () => {
    const long = await send('POST', '/say', own(), `as=maya&in=dm%3Amaya&key=k&text=${'x'.repeat(300_000)}`);
    expect(long.status).toBe(413);
  });
});
