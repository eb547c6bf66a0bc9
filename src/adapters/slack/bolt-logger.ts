// Bolt's and the Web API client's own log lines, on our log: warnings and errors only, without tokens or addresses.

import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';

const MAX = 200;
const SECRETS = /xox[a-z]+-[\w-]+|xapp-[\w-]+|Bearer\s+\S+|(?:wss?|https?):\/\/\S+/gi;

/** Text of the library's own, with anything secret blanked. Payloads appear at its lower levels only, which are dropped. */
function reasonOf(parts: unknown[]): string {
  const words = parts.filter((part) => typeof part === 'string').join(' ');
  return words.replace(SECRETS, '***').slice(0, MAX).toWellFormed();
}

export function boltLogger(log: Log): Logger {
  const say = (level: 'warn' | 'error', parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    log[level]({ reason: reasonOf(parts), ...(error ? { error } : {}) }, 'Slack library');
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => say('warn', parts),
    error: (...parts) => say('error', parts),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
