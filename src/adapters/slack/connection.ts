// Staying connected to Slack's Socket Mode. The reconnecting is ours: the library's gives up for good on the first
// failed call when its client does not retry, and then rejects where nobody can catch it.

import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { faultOf } from './faults.ts';

export type Connection = {
  /**
   * Resolves when connected, or when Slack can't be reached for now (then it keeps trying). Rejects with a sentence
   * if Slack refuses the app, and stays disconnected.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
};

/** Slack renews sockets every few hours: the first new attempt is made at once, the next ones ever later. */
const WAITS_MS = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
const CLOSE_MS = 2_000;
/** A connection that lasted this long was a good one. */
const STEADY_MS = 5_000;

/** How one attempt ended. `refused`: trying again is pointless; the sentence says what to mend. */
type End =
  | { kind: 'closed' }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'refused'; sentence: string };

/**
 * `identify`: asks Slack who we are, before the first connection; resolves with a sentence if we can't work with
 * that, rejects as Web API calls do.
 */
export function createConnection(
  client: SocketModeReceiver['client'],
  identify: () => Promise<string | null>,
  log: Log,
): Connection {
  const stopping = new AbortController();
  const { signal } = stopping;
  let connected = false;
  let running: Promise<void> = Promise.resolve();

  /** From the first call to the end of the connection. */
  const connectOnce = async (onConnected: () => void): Promise<End> => {
    let variable = 'SLACK_BOT_TOKEN';
    try {
      const sentence = await identify();
      if (sentence) return { kind: 'refused', sentence };
      variable = 'SLACK_APP_TOKEN';
      await client.start();
    } catch (error) {
      return endOf(error, variable);
    }
    const closed = new Promise<void>((resolve) => void client.once('disconnected', () => resolve()));
    const since = performance.now();
    connected = true;
    onConnected();
    // Stopped while connecting.
    if (signal.aborted) client.disconnect();
    await closed;
    connected = false;
    // Cut again and again: as if it had not been reached, or we would knock without a pause.
    return performance.now() - since < STEADY_MS
      ? { kind: 'unreachable', reason: 'closed at once' }
      : { kind: 'closed' };
  };

  /** Runs until stopped or refused. `onFirst` hears how the first attempt went: with a sentence if refused. */
  const stay = async (onFirst: (refused?: string) => void): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      const end = await connectOnce(onFirst);
      if (end.kind === 'refused') {
        log.error({ reason: 'refused' }, end.sentence);
        return onFirst(end.sentence);
      }
      failures = end.kind === 'closed' ? 0 : failures + 1;
      if (end.kind === 'unreachable' && !signal.aborted) {
        log.warn({ reason: end.reason, count: failures }, 'Slack can’t be reached; trying again');
        onFirst();
      }
      await pause(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0, signal);
    }
  };

  return {
    start: () =>
      new Promise<void>((resolve, reject) => {
        running = stay((refused) => (refused ? reject(new Error(refused)) : resolve()));
      }),
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect(), pause(CLOSE_MS)]);
      await Promise.race([running, pause(CLOSE_MS)]);
    },
    connected: () => connected,
  };
}

/** A bot token given as app token, or the other way round, is refused for its type or what it may do. */
const MISTAKES = ['missing_scope', 'not_allowed_token_type'];

function endOf(error: unknown, variable: string): End {
  const { kind, reason } = faultOf(error);
  if (kind !== 'refused-token' && !MISTAKES.includes(reason)) return { kind: 'unreachable', reason };
  const sentence = `Slack refused ${variable} (${reason}). Copy it again from api.slack.com/apps; the README says where.`;
  return { kind: 'refused', sentence };
}

/** Waits, or less if the signal says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => {});
}
