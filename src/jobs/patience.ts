// How often we complain of a wire.

import type { Log } from '../core/ports.ts';

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
