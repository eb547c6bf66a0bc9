// What went wrong with a call of a chat platform, and whether it can have taken effect; and the outcome for a nudge.

import type { Sent } from '../../core/ports.ts';

export type Fault =
  /** Certainly without effect; again after this many ms. */
  | { kind: 'later'; ms: number; reason: string }
  /** The platform understood and said no. `who`: because the person is gone, or takes no messages from the bot. */
  | { kind: 'refused'; reason: string; who?: 'gone' | 'closed' }
  /** As `refused`, because of the token or the installation. */
  | { kind: 'refused-token'; reason: string }
  /** It may have taken effect. */
  | { kind: 'unclear'; reason: string };

export const AGAIN_MS = 30_000;

/** What failed before there was a connection was certainly not sent. */
export function networkFault(error: unknown): Fault {
  for (const cause of causesOf(error)) {
    const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
    const reason = String(code);
    if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT')
      return { kind: 'later', ms: AGAIN_MS, reason };
    if (typeof code === 'string') return { kind: 'unclear', reason };
  }
  return { kind: 'unclear', reason: error instanceof Error ? error.name : 'network' };
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
      return fault.who
        ? { kind: 'unreachable', reason, left: fault.who === 'gone' }
        : { kind: 'failed', reason };
    case 'refused-token':
      return { kind: 'shut-out', reason };
    case 'unclear':
      return { kind: 'unknown', reason };
    default:
      return fault satisfies never;
  }
}
