// What the bot says on its own initiative, by Slack's Web API. One attempt each: the nudge's row decides about the next.

import { LogLevel, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Message } from '../../core/messages/model.ts';
import type { Community } from '../../core/model.ts';
import type { Log, Messenger, Revised, Sent } from '../../core/ports.ts';
import { earlyFault, type Fault, postFault } from '../shared/faults.ts';
import { boltLogger } from './bolt-logger.ts';
import { faultOf } from './faults.ts';
import { renderMessage } from './render.ts';

/** Both calls of one message together stay within the 10 s that the port promises. */
const OPEN_TIMEOUT_MS = 4_000;
const POST_TIMEOUT_MS = 6_000;
const AGAIN_MS = 30_000;

const reference = z.object({ channel: z.string(), ts: z.string() });

export type MessengerOptions = {
  botToken: string;
  apiUrl?: string;
  log: Log;
  /** The workspace of the installation; null until Slack has said which. */
  tenantId: () => string | null;
  /** The app was removed from the workspace, or its token just refused: nothing is tried. */
  removed: () => boolean;
  /** Slack refused the token itself. */
  onRefusedToken: (reason: string) => void;
  onAccepted?: () => void;
};

/**
 * A messenger for the one workspace of the installation. Never retries by itself and never throws for Slack's faults.
 * Slack has no key that makes a repeated post show once, so an attempt without a clear answer is `unknown`.
 */
export function createSlackMessenger(options: MessengerOptions): Messenger {
  const { log, tenantId, removed, onRefusedToken, onAccepted, ...connection } = options;
  const opening = client(connection, log, OPEN_TIMEOUT_MS);
  const posting = client(connection, log, POST_TIMEOUT_MS);
  const noticing = (fault: Fault): Fault => {
    if (fault.kind === 'refused-token') onRefusedToken(fault.reason);
    return fault;
  };

  /** The channel is looked up each time: that is how a deactivated account is noticed at all. */
  const open = async (users: string[]): Promise<{ channel: string } | Fault> => {
    try {
      const { channel } = await opening.conversations.open({ users: users.join(',') });
      onAccepted?.();
      return channel?.id ? { channel: channel.id } : { kind: 'unclear', reason: 'no channel' };
    } catch (error) {
      return noticing(faultOf(error));
    }
  };

  const post = async (channel: string, nudgeId: string, message: Message): Promise<Sent> => {
    try {
      const posted = await posting.chat.postMessage({
        channel,
        ...renderMessage(message),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: 'find_insider_nudge', event_payload: { id: nudgeId } },
      });
      if (!posted.ts) return { kind: 'unknown', reason: 'no ts' };
      return { kind: 'sent', ref: { channel: posted.channel ?? channel, ts: posted.ts } };
    } catch (error) {
      return postFault(noticing(faultOf(error)));
    }
  };

  /** Why nothing can be sent to this community now, or null. */
  const hindrance = (community: Community) => {
    const here = tenantId();
    if (removed()) return { kind: 'shut-out' as const, reason: 'app removed or token refused' };
    if (here === null) return { kind: 'shut-out' as const, reason: 'not connected yet', soon: true as const };
    return community.tenantId === here ? null : { kind: 'failed' as const, reason: 'another workspace' };
  };

  /** Slack does not say which of two accounts is gone. */
  const hasLeft = async (user: string): Promise<boolean> => {
    const answer = await opening.users.info({ user }).catch(() => null);
    return answer?.user?.deleted === true;
  };

  return {
    introducesInChannel: false,
    resendSafeForMs: 0,

    async tell(to, message) {
      const wrong = hindrance(to.community);
      if (wrong) return wrong;
      const opened = await open([to.recipient.externalId]);
      return 'channel' in opened ? post(opened.channel, to.nudgeId, message) : earlyFault(opened);
    },

    async introduce(to, other, message) {
      const wrong = hindrance(to.community);
      if (wrong) return wrong;
      const opened = await open([to.recipient.externalId, other.externalId]);
      if ('channel' in opened) return post(opened.channel, to.nudgeId, message);
      const result = earlyFault(opened);
      if (result.kind !== 'unreachable' || !result.left) return result;
      return { ...result, left: await hasLeft(to.recipient.externalId) };
    },

    async revise(community, ref, message): Promise<Revised> {
      const place = reference.safeParse(ref);
      if (!place.success) return { kind: 'failed', reason: 'not a reference of Slack' };
      const wrong = hindrance(community);
      if (wrong) return wrong.kind === 'failed' ? wrong : { kind: 'retry-after', ms: AGAIN_MS };
      try {
        await posting.chat.update({ ...place.data, ...renderMessage(message) });
        onAccepted?.();
        return { kind: 'revised' };
      } catch (error) {
        const fault = noticing(faultOf(error));
        if (fault.kind === 'refused') return { kind: 'failed', reason: fault.reason };
        // Revising twice shows the same, so anything unclear may be tried again.
        return { kind: 'retry-after', ms: fault.kind === 'later' ? fault.ms : AGAIN_MS };
      }
    },
  };
}

function client({ botToken, apiUrl }: { botToken: string; apiUrl?: string }, log: Log, timeout: number) {
  return new webApi.WebClient(botToken, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: boltLogger(log),
    logLevel: LogLevel.WARN,
  });
}
