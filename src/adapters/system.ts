// This machine: its clock, its randomness, and a log that keeps what members wrote, and our keys, to itself.

import { randomUUID } from 'node:crypto';
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino';
import type { Clock, Ids, Log, LogFields } from '../core/ports.ts';
import { shortReference } from './shared/reference.ts';

export const systemClock: Clock = { now: () => new Date() };

export const systemIds: Ids = { next: () => randomUUID(), reference: shortReference };

const ALLOWED = [
  'reference',
  'community',
  'nudge',
  'match',
  'request',
  'kind',
  'state',
  'reason',
  'count',
] as const satisfies (keyof LogFields)[];

/**
 * Lines of JSON, on standard output unless `stream` is given. Only the fields of `LogFields` get through, whatever an
 * object carries besides; of an error its name, code and stack; tokens are redacted everywhere.
 */
export function createLog({ level, stream }: { level: string; stream?: DestinationStream }): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous, so that the last words before an exit are not lost.
    stream ?? destination({ dest: 1, sync: true }),
  );
  return {
    info: (fields, text) => logger.info(allowed(fields), redact(text)),
    warn: (fields, text) => logger.warn(allowed(fields), redact(text)),
    error: (fields, text) => logger.error(allowed(fields), redact(text)),
  };
}

function allowed(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of ALLOWED) {
    const value = fields[name];
    if (value !== undefined) line[name] = typeof value === 'string' ? redact(value) : value;
  }
  if (fields.error !== undefined) line.error = describeError(fields.error);
  return line;
}

type ErrorLine = { name: string; code?: string; stack?: string; cause?: ErrorLine };

function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(error.stack ? { stack: stackOf(error) } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/**
 * A stack begins with the message, and messages of databases and parsers quote what members typed. Kept of it: the
 * first line, without what stands in double quotes; the frames are ours.
 */
function stackOf(error: Error): string {
  const firstLine = error.message.trim().split('\n', 1)[0] ?? '';
  const message = firstLine.replaceAll(/"[^"]*"?/g, '"…"').slice(0, 200);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return redact([`${error.name}: ${message}`, ...frames].join('\n'));
}

const SECRETS: [RegExp, string][] = [
  // Slack's response_url: whoever has it can answer in our place.
  [/https?:\/\/(?:hooks\.[^\s/]+|[^\s/]+\/(?:commands|actions|services))\/[^\s"'<>)]+/gi, '[response_url]'],
  [/\bxox[a-z][a-z.]*-[\w-]+/gi, '[slack-token]'],
  [/\bxapp-[\w-]+/gi, '[slack-token]'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [token]'],
  // User and password in any URL, PostgreSQL's and Redis's first of all.
  [/\b([a-z][a-z\d+.-]*:\/\/)[^\s"'<>]*@/gi, '$1[credentials]@'],
];

/** Takes tokens, passwords and response URLs out of a text. */
export function redact(text: string): string {
  return SECRETS.reduce((clean, [secret, instead]) => clean.replaceAll(secret, instead), text);
}
