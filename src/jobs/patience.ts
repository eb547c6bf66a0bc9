// How long we wait, and how often we complain: the two things every wire needs.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../core/ports.ts';

/** What `work` gives, or a rejection after `ms`. The work goes on unobserved; a late failure of it is swallowed. */
export async function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${what} took longer than ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}

/** A listener for errors that come in floods while a server is away: logs one of a kind, at most every 30 s. */
export function complainSometimes(log: Log, text: string): (error: unknown) => void {
  const lastAt = new Map<string, number>();
  return (error) => {
    const kind = error instanceof Error ? `${error.name} ${'code' in error ? error.code : ''}` : typeof error;
    const now = performance.now();
    if (now - (lastAt.get(kind) ?? Number.NEGATIVE_INFINITY) < 30_000) return;
    lastAt.set(kind, now);
    log.warn({ error }, text);
  };
}
