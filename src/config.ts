// What can be set from outside, and the only place that reads the environment. Every problem is reported at once, by
// the variable's name, and never with its value: many are secrets.

import { existsSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_TIMINGS, type Timings } from './core/timings.ts';

export type Config = {
  /** Unset: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Unset: the queue lives in PostgreSQL. */
  redisUrl: string | null;
  slack: { botToken: string; appToken: string; apiUrl: string | null } | null;
  discord: { token: string; apiUrl: string | null } | null;
  playground: boolean;
  host: string;
  /** 0: any free one. */
  port: number;
  dataDir: string;
  logLevel: LogLevel;
  timings: Timings;
};
type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const SETTINGS = {
  DATABASE_URL: url('postgres://user:password@host:5432/database', /^postgres(ql)?$/),
  REDIS_URL: url('redis://host:6379', /^rediss?$/),
  SLACK_BOT_TOKEN: token('xoxb-', 'Bot User OAuth Token'),
  SLACK_APP_TOKEN: token('xapp-', 'app-level token with connections:write'),
  SLACK_API_URL: url('https://slack.com/api/', /^https?$/),
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'must have three parts with dots between (your Discord app’s bot token)',
    )
    .optional(),
  DISCORD_API_URL: url('https://discord.com/api', /^https?$/),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').optional(),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, 'must be a host name or an address, such as 127.0.0.1, without http:// and port')
    .default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NUDGE_REMINDER_HOURS: period(HOUR).default(DEFAULT_TIMINGS.reminderAfterMs),
  ANSWER_DAYS: period(DAY).default(DEFAULT_TIMINGS.answerWithinMs),
  FOUND_A_TIME_DAYS: period(DAY).default(DEFAULT_TIMINGS.foundATimeAfterMs),
  DID_YOU_MEET_DAYS: period(DAY).default(DEFAULT_TIMINGS.didYouMeetAfterMs),
  DID_YOU_MEET_AGAIN_DAYS: period(DAY).default(DEFAULT_TIMINGS.didYouMeetAgainAfterMs),
  CLOSE_AFTER_DAYS: period(DAY).default(DEFAULT_TIMINGS.closeAfterMs),
  REPEAT_AFTER_NO_DAYS: period(DAY).default(DEFAULT_TIMINGS.repeatAfterNoMs),
  REPEAT_AFTER_MEETING_DAYS: period(DAY).default(DEFAULT_TIMINGS.repeatAfterMeetingMs),
  WORKDAY_START: whole(0, 23).default(DEFAULT_TIMINGS.workdayStart),
  WORKDAY_END: whole(1, 24).default(DEFAULT_TIMINGS.workdayEnd),
  WORKDAYS: days().default([...DEFAULT_TIMINGS.workdays]),
};
const schema = z.object(SETTINGS);
type Settings = z.infer<typeof schema>;

/** The names of all variables, as `.env.example` documents them. */
export const SETTING_NAMES = Object.keys(SETTINGS);

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, with `.env` of the current folder read in first; what is set already wins over it. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Checks everything. A problem is a sentence that begins with the variable's name. An empty value counts as unset. */
export function parseConfig(
  env: Environment,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const given = withoutBlanks(env);
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? workdayProblems(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  problems.push(...platformProblems(given));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: toConfig(parsed.data) };
}

function withoutBlanks(env: Environment): Record<string, string> {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function workdayProblems({ WORKDAY_START, WORKDAY_END }: Settings): string[] {
  return WORKDAY_START < WORKDAY_END ? [] : ['WORKDAY_END must be later than WORKDAY_START.'];
}

function platformProblems(given: Record<string, string>): string[] {
  const pair = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
  const missing = pair.filter((name) => given[name] === undefined);
  if (missing.length === 1) {
    const present = pair.find((name) => given[name] !== undefined);
    return [`${missing[0]} is missing: ${present} is set, and Slack needs both.`];
  }
  if (missing.length === 2 && given.DISCORD_TOKEN === undefined && given.PLAYGROUND === 'off') {
    return [
      'PLAYGROUND is off and there are no tokens for Slack or Discord, so there is nothing to run: set one of them.',
    ];
  }
  return [];
}

function toConfig(settings: Settings): Config {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = settings;
  const slack = botToken && appToken ? { botToken, appToken, apiUrl: settings.SLACK_API_URL ?? null } : null;
  const discord = settings.DISCORD_TOKEN
    ? { token: settings.DISCORD_TOKEN, apiUrl: settings.DISCORD_API_URL ?? null }
    : null;
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    slack,
    discord,
    playground: settings.PLAYGROUND ? settings.PLAYGROUND === 'on' : slack === null && discord === null,
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
    timings: {
      reminderAfterMs: settings.NUDGE_REMINDER_HOURS,
      answerWithinMs: settings.ANSWER_DAYS,
      foundATimeAfterMs: settings.FOUND_A_TIME_DAYS,
      didYouMeetAfterMs: settings.DID_YOU_MEET_DAYS,
      didYouMeetAgainAfterMs: settings.DID_YOU_MEET_AGAIN_DAYS,
      closeAfterMs: settings.CLOSE_AFTER_DAYS,
      repeatAfterNoMs: settings.REPEAT_AFTER_NO_DAYS,
      repeatAfterMeetingMs: settings.REPEAT_AFTER_MEETING_DAYS,
      workdayStart: settings.WORKDAY_START,
      workdayEnd: settings.WORKDAY_END,
      workdays: settings.WORKDAYS,
    },
  };
}

function url(example: string, protocol: RegExp) {
  return z.url({ protocol, error: `must be a URL such as ${example}` }).optional();
}

function token(prefix: string, what: string) {
  return z
    .string()
    .startsWith(prefix, { error: `must begin with ${prefix} (your Slack app's ${what})`, abort: true })
    .regex(
      new RegExp(`^${prefix}[A-Za-z0-9-]+$`),
      `has a character that no token has: only letters, digits and hyphens, please. Copy your Slack app's ${what} once more`,
    )
    .optional();
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "Mon,Tue" → [1, 2]. */
function days() {
  return z
    .string()
    .transform((text) => text.split(',').map((day) => DAYS.indexOf(day.trim().toLowerCase()) + 1))
    .refine((list) => !list.includes(0), 'must be days with commas between, such as Mon,Tue,Wed,Thu,Fri');
}

function whole(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`);
}

/** In units of `unitMs`, fractions allowed; gives ms. */
function period(unitMs: number) {
  const problem = 'must be a number above 0, at most 3650';
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, problem)
    .transform(Number)
    .refine((n) => n > 0 && n <= 3_650, problem)
    .transform((n) => Math.ceil(n * unitMs));
}
