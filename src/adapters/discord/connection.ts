// Staying connected to Discord's gateway. discord.js resumes by itself once it is in; getting in, and coming back after it
// gave up, is ours.

import { setTimeout as wait } from 'node:timers/promises';
import { type Client, DiscordAPIError, Events, GatewayCloseCodes, Status } from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { faultOf } from './faults.ts';

export type Connection = {
  /**
   * Resolves when connected, or when Discord can't be reached for now (then it keeps trying). Rejects with a sentence if
   * Discord refuses the token, and stays disconnected.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
};

const WAITS_MS = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
const CLOSE_MS = 2_000;
/** A connection that lasted this long was a good one. */
const STEADY_MS = 5_000;

type End =
  | { kind: 'closed' }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'refused'; sentence: string };

/** `open`: a new client, with its listeners; `enter`: what is done with it each time before it is said to be there. */
export function createConnection(
  open: () => Client,
  token: string,
  enter: (client: Client) => Promise<void>,
  log: Log,
): Connection {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: Client | null = null;
  let entered = false;
  let running: Promise<void> = Promise.resolve();

  const connectOnce = async (onConnected: () => void): Promise<End> => {
    const mine = open();
    client = mine;
    let stopped = () => {};
    const ended = new Promise<End>((resolve) => {
      mine.once(Events.ShardDisconnect, ({ code }) => resolve(endOfCode(code)));
      mine.once(Events.Invalidated, () => resolve({ kind: 'closed' }));
      stopped = () => resolve({ kind: 'closed' });
      signal.addEventListener('abort', stopped, { once: true });
    });
    const since = performance.now();
    try {
      const ready = new Promise<void>((resolve) => void mine.once(Events.ClientReady, () => resolve()));
      const login = mine.login(token);
      login.catch(() => {});
      const early = await Promise.race([login.then(() => ready).then(() => null), ended]);
      if (early) return early;
      await enter(mine);
      entered = true;
      onConnected();
      const end = await ended;
      const short = end.kind === 'closed' && performance.now() - since < STEADY_MS;
      return short ? { kind: 'unreachable', reason: 'closed at once' } : end;
    } catch (error) {
      return endOf(error);
    } finally {
      entered = false;
      signal.removeEventListener('abort', stopped);
      await mine.destroy().catch((error: unknown) => log.warn({ error }, 'Closing a line to Discord failed'));
    }
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
        log.warn({ reason: end.reason, count: failures }, 'Discord can’t be reached; trying again');
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
      await Promise.race([running, pause(CLOSE_MS)]);
    },
    connected: () => entered && client?.ws.status === Status.Ready,
  };
}

const REFUSED_TOKEN =
  'Discord refused DISCORD_TOKEN. Copy it again from discord.com/developers/applications, under Bot; the README says how.';
const REFUSED_INTENTS =
  'Discord refused the bot’s intents. Find-Insider needs none that must be switched on; please report this.';

function endOfCode(code: number): End {
  if (code === GatewayCloseCodes.AuthenticationFailed) return { kind: 'refused', sentence: REFUSED_TOKEN };
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents)
    return { kind: 'refused', sentence: REFUSED_INTENTS };
  return { kind: 'closed' };
}

function endOf(error: unknown): End {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'TokenInvalid' || (error instanceof DiscordAPIError && error.status === 401))
    return { kind: 'refused', sentence: REFUSED_TOKEN };
  return { kind: 'unreachable', reason: faultOf(error).reason };
}

/** Waits, or less if the signal says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => {});
}
