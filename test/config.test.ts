import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Environment, parseConfig, readEnvironment, SETTING_NAMES } from '../src/config.ts';
import { DEFAULT_TIMINGS } from '../src/core/timings.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };
const DAY = 24 * 3_600_000;

function configOf(env: Environment) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
}

function problemsOf(env: Environment): string[] {
  const parsed = parseConfig(env);
  return parsed.ok ? [] : parsed.problems;
}

describe('the settings', () => {
  it('need nothing: the playground on this machine, with everything that comes along', () => {
    expect(configOf({ HOME: '/root' })).toEqual({
      databaseUrl: null,
      redisUrl: null,
      slack: null,
      discord: null,
      playground: true,
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.data',
      logLevel: 'info',
      timings: DEFAULT_TIMINGS,
    });
  });

  it('turn the playground off when Slack or Discord is connected, unless it is asked for', () => {
    expect(configOf(SLACK).playground).toBe(false);
    expect(configOf({ ...SLACK, PLAYGROUND: 'on' }).playground).toBe(true);
    expect(configOf({ DISCORD_TOKEN: 'a.b.c' })).toMatchObject({
      playground: false,
      slack: null,
      discord: { token: 'a.b.c', apiUrl: null },
    });
  });

  it('read everything that is set', () => {
    const config = configOf({
      ...SLACK,
      DATABASE_URL: 'postgresql://me:secret@db.example/insider?sslmode=require',
      REDIS_URL: 'rediss://cache.example:6380',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      DISCORD_TOKEN: 'MTIz.abc-d.e_f',
      DISCORD_API_URL: 'http://127.0.0.1:4001/api',
      HOST: '::1',
      PORT: '0',
      DATA_DIR: '/var/lib/insider',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgresql://me:secret@db.example/insider?sslmode=require',
      redisUrl: 'rediss://cache.example:6380',
      slack: { botToken: 'xoxb-1-secret', appToken: 'xapp-1-secret', apiUrl: 'http://127.0.0.1:4000/api/' },
      discord: { token: 'MTIz.abc-d.e_f', apiUrl: 'http://127.0.0.1:4001/api' },
      host: '::1',
      port: 0,
      dataDir: '/var/lib/insider',
      logLevel: 'warn',
    });
  });

  it('count periods in hours and days, fractions too', () => {
    const env = {
      NUDGE_REMINDER_HOURS: '1.5',
      ANSWER_DAYS: '1',
      FOUND_A_TIME_DAYS: '2',
      DID_YOU_MEET_DAYS: '3',
      DID_YOU_MEET_AGAIN_DAYS: '4',
      CLOSE_AFTER_DAYS: '5',
      REPEAT_AFTER_NO_DAYS: '6',
      REPEAT_AFTER_MEETING_DAYS: '7',
      WORKDAY_START: '8',
      WORKDAY_END: '20',
      WORKDAYS: 'Sun, mon,TUE,Wed,Thu',
    };
    expect(configOf(env).timings).toEqual({
      reminderAfterMs: 5_400_000,
      answerWithinMs: 1 * DAY,
      foundATimeAfterMs: 2 * DAY,
      didYouMeetAfterMs: 3 * DAY,
      didYouMeetAgainAfterMs: 4 * DAY,
      closeAfterMs: 5 * DAY,
      repeatAfterNoMs: 6 * DAY,
      repeatAfterMeetingMs: 7 * DAY,
      workdayStart: 8,
      workdayEnd: 20,
      workdays: [7, 1, 2, 3, 4],
    });
  });

  it('count an empty value as not set, and ignore spaces around one', () => {
    const blank = Object.fromEntries(SETTING_NAMES.map((name) => [name, ' ']));
    expect(configOf(blank)).toEqual(configOf({}));
    expect(configOf({ ...SLACK, SLACK_BOT_TOKEN: ' xoxb-1-secret\n' }).slack?.botToken).toBe('xoxb-1-secret');
  });

  it('report every problem at once, by name and without the value', () => {
    const wrong = {
      DATABASE_URL: 'mysql://me:secret@db',
      REDIS_URL: 'secret:6379',
      SLACK_BOT_TOKEN: 'xapp-secret',
      SLACK_API_URL: 'secret',
      DISCORD_TOKEN: 'secret',
      PLAYGROUND: 'secret',
      HOST: 'http://secret',
      PORT: '70000',
      LOG_LEVEL: 'secret',
      ANSWER_DAYS: 'secret',
      WORKDAY_START: '9:30',
    };
    const problems = problemsOf(wrong);
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual(
      [...Object.keys(wrong), 'SLACK_APP_TOKEN'].sort(),
    );
    expect(problems.join('\n')).not.toContain('secret');
    expect(problems.join('\n')).toMatchInlineSnapshot(`
      "DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.
      REDIS_URL must be a URL such as redis://host:6379.
      SLACK_BOT_TOKEN must begin with xoxb- (your Slack app's Bot User OAuth Token).
      SLACK_API_URL must be a URL such as https://slack.com/api/.
      DISCORD_TOKEN must have three parts with dots between (your Discord app’s bot token).
      PLAYGROUND must be on or off.
      HOST must be a host name or an address, such as 127.0.0.1, without http:// and port.
      PORT must be a whole number from 0 to 65535.
      LOG_LEVEL must be one of debug, info, warn, error, silent.
      ANSWER_DAYS must be a number above 0, at most 3650.
      WORKDAY_START must be a whole number from 0 to 23.
      SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN is set, and Slack needs both."
    `);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
  ] as const)('call %s without %s half a pair', (present, missing) => {
    expect(problemsOf({ [present]: SLACK[present] })).toEqual([
      `${missing} is missing: ${present} is set, and Slack needs both.`,
    ]);
  });

  it.each(['xoxb-…', 'xoxb-1-“secret”', 'xoxb-1-\u200bsecret', 'xoxb-', 'xoxb-1 2', 'xoxb-é'])(
    'refuse the token %j, which no request could carry, before anything starts',
    (token) => {
      const problems = problemsOf({ ...SLACK, SLACK_BOT_TOKEN: token });
      expect(problems).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN .*Bot User OAuth Token/)]);
      expect(problems.join()).not.toContain(token);
    },
  );

  it('notice swapped tokens', () => {
    const swapped = { SLACK_BOT_TOKEN: SLACK.SLACK_APP_TOKEN, SLACK_APP_TOKEN: SLACK.SLACK_BOT_TOKEN };
    expect(problemsOf(swapped)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN must begin with xoxb-/),
      expect.stringMatching(/^SLACK_APP_TOKEN must begin with xapp-/),
    ]);
  });

  it.each([
    [{ PORT: '-1' }],
    [{ PORT: '65536' }],
    [{ PORT: '80.5' }],
    [{ PORT: '0x50' }],
    [{ ANSWER_DAYS: '0' }],
    [{ ANSWER_DAYS: '-1' }],
    [{ ANSWER_DAYS: '1e3' }],
    [{ ANSWER_DAYS: '3651' }],
    [{ WORKDAY_START: '24' }],
    [{ WORKDAY_END: '25' }],
    [{ WORKDAYS: 'weekend' }],
    [{ WORKDAYS: 'Mon,,Tue' }],
    [{ WORKDAY_START: '18', WORKDAY_END: '9' }],
    [{ PLAYGROUND: 'off' }],
  ])('refuse %o', (env) => {
    expect(problemsOf(env)).toHaveLength(1);
  });
});

describe('the environment', () => {
  it('includes .env of the current folder, and what is set already wins over it', async () => {
    const before = { folder: process.cwd(), env: { ...process.env } };
    const folder = await mkdtemp(path.join(tmpdir(), 'find-insider-env-'));
    try {
      process.chdir(folder);
      process.env.PORT = '4001';
      expect(readEnvironment().PORT).toBe('4001');
      await writeFile('.env', '# mine\nPORT=4002\nDATA_DIR=elsewhere\n');
      expect(readEnvironment()).toMatchObject({ PORT: '4001', DATA_DIR: 'elsewhere' });
    } finally {
      process.chdir(before.folder);
      process.env = before.env;
      await rm(folder, { recursive: true });
    }
  });
});

describe('.env.example', () => {
  it('names every setting once, each with a comment above it, and shows values that are accepted', async () => {
    const text = await readFile(path.resolve(import.meta.dirname, '../.env.example'), 'utf8');
    const lines = text.split('\n');
    const named = lines.flatMap((line, at) =>
      /^#[A-Z_]+=/.test(line) ? [{ line, above: lines[at - 1] }] : [],
    );
    expect(named.map(({ line }) => line.slice(1, line.indexOf('='))).sort()).toEqual(
      [...SETTING_NAMES].sort(),
    );
    for (const { above } of named) expect(above).toMatch(/^# \S/);

    const shown = parseEnv(named.map(({ line }) => line.slice(1)).join('\n'));
    const { timings, host, port, dataDir, logLevel } = configOf(shown as Environment);
    expect({ timings, host, port, dataDir, logLevel }).toEqual({
      timings: DEFAULT_TIMINGS,
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.data',
      logLevel: 'info',
    });
  });
});
