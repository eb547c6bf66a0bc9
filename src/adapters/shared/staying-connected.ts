// Staying connected to a chat platform, whatever its library does: in again at once after a good connection, ever later
// after failures, and not at all once the platform has refused.

import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../core/ports.ts';

export type Connection = {
  /**
   * Resolves when connected, or when the platform can't be reached for now (then it keeps trying). Rejects with a
   * sentence if it refuses the app, and stays disconnected.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
};

/** How one attempt ended. `refused`: trying again is pointless; the sentence says what to mend. */
export type End =
  | { kind: 'closed' }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'refused'; sentence: string };

const WAITS_MS = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
export const CLOSE_MS = 2_000;
/** A connection that lasted this long was a good one. */
const STEADY_MS = 5_000;

/**
 * Connects again and again with `connectOnce`, which runs until its connection ends and tells `onConnected` when it is in.
 * `stop` aborts `signal` and waits for `running`.
 */
export function stayConnected(
  platform: string,
  connectOnce: (onConnected: () => void) => Promise<End>,
  signal: AbortSignal,
  log: Log,
): { start(): Promise<void>; running(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();

  /** Runs until stopped or refused. `onFirst` hears how the first attempt went: with a sentence if refused. */
  const stay = async (onFirst: (refused?: string) => void): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      const end = await steadily(connectOnce, onFirst);
      if (end.kind === 'refused') {
        log.error({ reason: 'refused' }, end.sentence);
        return onFirst(end.sentence);
      }
      failures = end.kind === 'closed' ? 0 : failures + 1;
      if (end.kind === 'unreachable' && !signal.aborted) {
        log.warn({ reason: end.reason, count: failures }, `${platform} can’t be reached; trying again`);
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
    running: () => running,
  };
}

/** Cut at once, or before it was in: as if it had not been reached, or we would knock without a pause. */
async function steadily(
  connectOnce: (onConnected: () => void) => Promise<End>,
  onConnected: () => void,
): Promise<End> {
  let since: number | null = null;
  const end = await connectOnce(() => {
    since = performance.now();
    onConnected();
  });
  const steady = since !== null && performance.now() - since >= STEADY_MS;
  return end.kind === 'closed' && !steady ? { kind: 'unreachable', reason: 'closed at once' } : end;
}

/** Waits, or less if the signal says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => {});
}
