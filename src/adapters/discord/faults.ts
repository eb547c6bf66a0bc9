// What went wrong with a call of Discord's REST API, and whether it can have taken effect. Codes: the page "Opcodes and
// Status Codes" of discord.com/developers/docs.

import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { AGAIN_MS, type Fault, networkFault } from '../shared/faults.ts';

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
    if (BUSY.has(code)) return { kind: 'later', ms: AGAIN_MS, reason };
    const who = GONE.has(code) ? 'gone' : CLOSED.has(code) ? 'closed' : null;
    return { kind: 'refused', reason, ...(who ? { who } : {}) };
  }
  if (error instanceof HTTPError) {
    const reason = `http ${error.status}`;
    return error.status >= 500 ? { kind: 'unclear', reason } : { kind: 'refused', reason };
  }
  return forgotToken(error) ? { kind: 'refused-token', reason: 'no token any more' } : networkFault(error);
}

/** The library forgets the token after a 401, and then does not even call. */
const forgotToken = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Expected token to be set');
