// The broom: calls the core's sweep every minute. A plain timer and no job, since losing the queue would lose it too.

import type { Log } from '../core/ports.ts';

export type Sweep = {
  /** Resolves after a whole sweep that began after this call. Never rejects. */
  runNow(): Promise<void>;
  /** No more sweeps; resolves when the running one is done. */
  stop(): Promise<void>;
};

/**
 * Sweeps at once and then `everyMs` after each sweep's end, never two at a time. A failure is logged; the next sweep
 * comes all the same. That only one process sweeps at a time is the core's business.
 */
export function startSweep(options: { everyMs?: number; sweep: () => Promise<void>; log: Log }): Sweep {
  const { everyMs = 60_000, sweep, log } = options;
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function once(): Promise<void> {
    clearTimeout(timer);
    try {
      await sweep();
    } catch (error) {
      log.error({ error }, 'A sweep failed; the next one tries again');
    }
    running = undefined;
    if (!stopped) timer = setTimeout(start, everyMs);
  }
  function start(): Promise<void> {
    if (stopped) return Promise.resolve();
    running ??= once();
    return running;
  }

  start();
  return {
    runNow() {
      if (!running) return start();
      // A sweep that is under way may have passed by what the caller has just changed.
      following ??= running.then(() => {
        following = undefined;
        return start();
      });
      return following;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
