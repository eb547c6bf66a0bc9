// A messenger that keeps what it is given, like a platform that everybody can look into. It is the independent observer
// of the tests: its own list of accepted messages by nudge.

import type { Message } from '../../src/core/messages/model.ts';
import type { Envelope, Messenger, Revised, Sent } from '../../src/core/ports.ts';

export type Delivered = {
  ref: string;
  nudgeId: string;
  /** External ids of everybody who sees it. */
  to: string[];
  message: Message;
  revisions: Message[];
};

export type FakeMessenger = Messenger & {
  delivered: Delivered[];
  /** What the next sends answer instead of succeeding; 'accept-then' outcomes deliver all the same. */
  failNext(outcome: Exclude<Sent, { kind: 'sent' }>, times?: number, options?: { accepted?: boolean }): void;
  failRevisions(outcome: Exclude<Revised, { kind: 'revised' }>, times?: number): void;
};

/** `gone`: external ids of people who have left. */
export function createFakeMessenger(
  options: { resendSafeForMs?: number; gone?: readonly string[] } = {},
): FakeMessenger {
  const { resendSafeForMs = 0, gone = [] } = options;
  const delivered: Delivered[] = [];
  const failures: { outcome: Exclude<Sent, { kind: 'sent' }>; accepted: boolean }[] = [];
  const revisionFailures: Exclude<Revised, { kind: 'revised' }>[] = [];

  const accept = (envelope: Envelope, others: string[], message: Message): string => {
    const known = delivered.find(({ nudgeId }) => nudgeId === envelope.nudgeId);
    if (known && resendSafeForMs > 0) return known.ref;
    const ref = `message-${delivered.length + 1}`;
    const to = [envelope.recipient.externalId, ...others];
    delivered.push({ ref, nudgeId: envelope.nudgeId, to, message, revisions: [] });
    return ref;
  };

  async function send(envelope: Envelope, others: string[], message: Message): Promise<Sent> {
    const failure = failures.shift();
    if (failure) {
      if (failure.accepted) accept(envelope, others, message);
      return failure.outcome;
    }
    const left = gone.includes(envelope.recipient.externalId);
    if (left || others.some((other) => gone.includes(other)))
      return { kind: 'unreachable', reason: 'gone', left };
    return { kind: 'sent', ref: accept(envelope, others, message) };
  }

  return {
    introducesInChannel: false,
    resendSafeForMs,
    delivered,
    failNext(outcome, times = 1, { accepted = false } = {}) {
      for (let i = 0; i < times; i++) failures.push({ outcome, accepted });
    },
    failRevisions(outcome, times = 1) {
      for (let i = 0; i < times; i++) revisionFailures.push(outcome);
    },
    tell: (envelope, message) => send(envelope, [], message),
    introduce: (envelope, other, message) => send(envelope, [other.externalId], message),
    async revise(_community, ref, message) {
      const failure = revisionFailures.shift();
      if (failure) return failure;
      const found = delivered.find((each) => each.ref === ref);
      if (!found) return { kind: 'failed', reason: 'message not found' };
      found.revisions.push(message);
      return { kind: 'revised' };
    },
  };
}
