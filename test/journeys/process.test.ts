// The bot as a process: what somebody sees who starts it, stops it, kills it, or sets it up wrongly.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

type Bot = { child: ChildProcess; output: () => string; exit: Promise<number | null> };

function run(args: string[], env: Record<string, string>, cwd?: string): Bot {
  const { PATH = '', TZ = '' } = process.env;
  const child = spawn(process.execPath, ['--import', TSX, CLI, ...args], {
    cwd: cwd ?? fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH, ...(TZ ? { TZ } : {}), ...env },
  });
  let output = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    output += data;
  });
  const exit = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  cleanups.push(async () => {
    if (child.exitCode === null) child.kill('SIGINT');
    await exit;
  });
  return { child, output: () => output, exit };
}

async function dataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'find-insider-process-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The address that the terminal names. */
async function address(bot: Bot): Promise<string> {
  const found = () => /http:\/\/localhost:\d+/.exec(bot.output())?.[0];
  await expect.poll(found, { timeout: 60_000, message: 'the bot to start' }).toBeDefined();
  return found() ?? '';
}

const settings = (folder: string) => ({ DATA_DIR: folder, PORT: '0', PLAYGROUND: 'on', LOG_LEVEL: 'warn' });
const page = async (url: string) => (await fetch(`${url}/?as=maya`)).text();

describe('the bot as a process', () => {
  it('says where to look, is ready, and ends with 0 at Ctrl-C', { timeout: 90_000 }, async () => {
    const bot = run([], settings(await dataDir()));
    const url = await address(bot);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
      ok: true,
      parts: { database: 'ok', queue: 'ok' },
    });
    expect(await page(url)).toContain('Find-Insider');
    bot.child.kill('SIGINT');
    expect(await bot.exit).toBe(0);
  });

  it('keeps its data over kill -9, and begins anew with --fresh', { timeout: 180_000 }, async () => {
    const folder = await dataDir();
    const first = run([], settings(folder));
    const url = await address(first);
    const form = new URLSearchParams({
      as: 'maya',
      in: 'dm:maya',
      text: '/find-insider lighthouse keeper',
      key: 'k1',
    });
    const said = await fetch(`${url}/say`, { method: 'POST', body: form, headers: { Origin: url } });
    expect(said.status).toBe(200);
    first.child.kill('SIGKILL');
    await first.exit;

    const second = run([], settings(folder));
    expect(await page(await address(second))).toContain('lighthouse keeper');
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);

    const third = run(['start', '--fresh'], settings(folder));
    expect(await page(await address(third))).not.toContain('lighthouse keeper');
  });

  it('names every wrong setting at once, and ends with 1', { timeout: 60_000 }, async () => {
    const bot = run([], {
      PORT: 'many',
      SLACK_BOT_TOKEN: 'nonsense',
      DATABASE_URL: 'mysql://x',
      PLAYGROUND: 'maybe',
    });
    expect(await bot.exit).toBe(1);
    for (const name of ['PORT', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DATABASE_URL', 'PLAYGROUND']) {
      expect(bot.output()).toContain(name);
    }
    expect(bot.output()).not.toContain('nonsense');
  });

  it('says so and ends with 1 when the database is not there', { timeout: 60_000 }, async () => {
    const bot = run([], {
      ...settings(await dataDir()),
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/none',
    });
    expect(await bot.exit).toBe(1);
    expect(bot.output()).not.toContain('secret');
    expect(bot.output()).toMatch(/DATABASE_URL/);
  });

  it('prints a Slack manifest made from the commands', { timeout: 60_000 }, async () => {
    const bot = run(['slack-manifest'], {});
    expect(await bot.exit).toBe(0);
    const manifest = JSON.parse(bot.output());
    expect(manifest.features.slash_commands.map((each: { command: string }) => each.command)).toEqual([
      '/find-insider',
      '/be-insider',
      '/insider',
    ]);
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'im:write',
      'mpim:write',
      'users:read',
    ]);
  });
});
