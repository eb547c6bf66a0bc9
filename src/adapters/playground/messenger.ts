// How the bot reaches the sample people: DMs and group chats of the playground's own chat.

import type { Log, Messenger, Sent } from '../../core/ports.ts';
import { type Chat, dmOf, groupOf, type NewChatMessage } from './chat.ts';
import { personBy } from './people.ts';

/** A nudge's id is unique in the chat, so sending again at any time shows one message. */
export function createPlaygroundMessenger(chat: Chat, log: Log): Messenger {
  async function send(entry: NewChatMessage): Promise<Sent> {
    try {
      const { id } = await chat.post(entry);
      return { kind: 'sent', ref: { id } };
    } catch (error) {
      // Perhaps it was saved, perhaps not; either way the next attempt ends with exactly one message.
      log.warn({ error, nudge: entry.nudgeId ?? undefined }, 'the playground could not save a message');
      return { kind: 'retry-after', ms: 5_000, reason: 'the playground could not save it' };
    }
  }

  /** `left` speaks of the recipient. */
  const gone = (id: string, left: boolean): Sent | null =>
    personBy(id) ? null : { kind: 'unreachable', reason: 'nobody of that name in the playground', left };

  return {
    introducesInChannel: false,
    resendSafeForMs: Number.POSITIVE_INFINITY,
    async tell({ recipient, nudgeId }, message) {
      const channel = dmOf(recipient.externalId);
      return (
        gone(recipient.externalId, true) ?? send({ channel, author: null, onlyFor: null, nudgeId, message })
      );
    },
    async introduce({ recipient, nudgeId }, other, message) {
      const channel = groupOf(recipient.externalId, other.externalId);
      return (
        gone(recipient.externalId, true) ??
        gone(other.externalId, false) ??
        send({ channel, author: null, onlyFor: null, nudgeId, message })
      );
    },
    async revise(_community, ref, message) {
      if (!isRef(ref)) return { kind: 'failed', reason: 'not a reference of the playground' };
      try {
        return (await chat.revise(ref.id, message))
          ? { kind: 'revised' }
          : { kind: 'failed', reason: 'the message is gone' };
      } catch (error) {
        log.warn({ error }, 'the playground could not revise a message');
        return { kind: 'retry-after', ms: 5_000 };
      }
    },
  };
}

const isRef = (ref: unknown): ref is { id: string } =>
  typeof ref === 'object' && ref !== null && 'id' in ref && typeof ref.id === 'string';
