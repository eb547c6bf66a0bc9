// Staying connected to Slack's Socket Mode. The reconnecting is ours: the library's gives up for good on the first
// failed call when its client does not retry, and then rejects where nobody can catch it.

import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { CLOSE_MS, type Connection, type End, pause, stayConnected } from '../shared/staying-connected.ts';
import { faultOf } from './faults.ts';

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
    connected = true;
    onConnected();
    // Stopped while connecting.
    if (signal.aborted) client.disconnect();
    await closed;
    connected = false;
    return { kind: 'closed' };
  };

  const staying = stayConnected('Slack', connectOnce, signal, log);

  return {
    start: staying.start,
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect(), pause(CLOSE_MS)]);
      await Promise.race([staying.running(), pause(CLOSE_MS)]);
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
