// What went wrong with a call of Discord's REST API, and whether it can have taken effect. Codes: the page "Opcodes and
// Status Codes" of discord.com/developers/docs.

import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '../../core/ports.ts';

export type Fault =
  /** Certainly without effect; again after this many ms. */
  | { kind: 'later'; ms: number; reason: string }
  /** Discord understood and said no. */
  | { kind: 'refused'; reason: string; code: number }
  /** As `refused`, because of the token. */
  | { kind: 'refused-token'; reason: string }
  /** It may have taken effect. */
  | { kind: 'unclear'; reason: string };

const AGAIN_MS = 30_000;

/** Unknown member, unknown user, invalid recipient, no guild in common. */
const GONE = new Set([10007, 10013, 50033, 50278]);
/** The person is there, but takes no messages from the bot. */
const CLOSED = new Set([50007]);
/** "Opening direct messages too fast", and a resource that is overloaded. */
const BUSY = new Set([40003, 130000]);

export const isGone = (code: number | string): boolean => GONE.has(Number(code));

/** Reads any error of a REST client without retries that rejects rate limits. */
export function faultOf(error: unknown): Fault {
  if (error instanceof RateLimitError)
    return { kind: 'later', ms: Math.max(1, Math.ceil(error.retryAfter)), reason: 'rate limited' };
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    const reason = `${error.status} ${error.code}`;
    if (error.status === 401) return { kind: 'refused-token', reason };
    return BUSY.has(code) ? { kind: 'later', ms: AGAIN_MS, reason } : { kind: 'refused', reason, code };
  }
  if (error instanceof HTTPError) {
    const reason = `http ${error.status}`;
    return error.status >= 500 ? { kind: 'unclear', reason } : { kind: 'refused', reason, code: 0 };
  }
  return networkFault(error);
}

/** What failed before there was a connection was certainly not sent. */
function networkFault(error: unknown): Fault {
  for (const cause of causesOf(error)) {
    const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
    const reason = String(code);
    if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT')
      return { kind: 'later', ms: AGAIN_MS, reason };
    if (typeof code === 'string') return { kind: 'unclear', reason };
  }
  const first = error instanceof Error ? error : new Error('unknown');
  // The library forgets the token after a 401, and then does not even call.
  if (first.message.startsWith('Expected token to be set'))
    return { kind: 'refused-token', reason: 'no token any more' };
  return { kind: 'unclear', reason: first.name };
}

/** The error, what caused it, and for an attempt over several addresses what each one met. */
function causesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [...causesOf(error.cause), ...parts, error];
}

/** A fault of a call that only prepares the message: nothing can have been said yet. */
export function earlyFault(fault: Fault): Sent {
  if (fault.kind === 'unclear') return { kind: 'retry-after', ms: AGAIN_MS, reason: fault.reason };
  return postFault(fault);
}

/** A fault of the call that says it. */
export function postFault(fault: Fault): Sent {
  const { reason } = fault;
  switch (fault.kind) {
    case 'later':
      return { kind: 'retry-after', ms: fault.ms, reason };
    case 'refused':
      if (GONE.has(fault.code)) return { kind: 'unreachable', reason, left: true };
      return CLOSED.has(fault.code)
        ? { kind: 'unreachable', reason, left: false }
        : { kind: 'failed', reason };
    case 'refused-token':
      return { kind: 'failed', reason };
    case 'unclear':
      return { kind: 'unknown', reason };
    default:
      return fault satisfies never;
  }
}
