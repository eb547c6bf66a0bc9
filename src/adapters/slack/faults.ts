// What went wrong with a call of Slack's Web API, and whether it can have taken effect. Error words: docs.slack.dev,
// the pages of conversations.open, chat.postMessage and chat.update.

import { webApi } from '@slack/bolt';
import type { Sent } from '../../core/ports.ts';

export type Fault =
  /** Certainly without effect; again after this many ms. */
  | { kind: 'later'; ms: number; reason: string }
  /** Slack understood and said no. */
  | { kind: 'refused'; reason: string }
  /** As `refused`, because of the token or the installation. */
  | { kind: 'refused-token'; reason: string }
  /** It may have taken effect. */
  | { kind: 'unclear'; reason: string };

const AGAIN_MS = 30_000;

const BUSY = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout']);
/** Slack's own words for these: "some aspect of the operation may have succeeded". */
const BROKEN = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'team_added_to_org']);
/** `account_inactive` speaks of the token's own account: the app was removed or the workspace is gone. */
const TOKEN = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked']);
/** The person has left the workspace. */
const GONE = new Set(['user_disabled', 'user_not_found', 'users_not_found', 'user_is_deleted']);
/** The person is there, but the bot can't write to them. */
const CLOSED = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'invalid_user_combination',
  'is_archived',
  'messages_tab_disabled',
  'method_not_supported_for_channel_type',
  'not_in_channel',
  'restricted_action',
  'user_is_bot',
  'user_is_restricted',
  'user_not_visible',
]);

/** Reads any error of a WebClient without retries. */
export function faultOf(error: unknown): Fault {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'later', ms: error.retryAfter * 1_000, reason: 'rate limited' };
  if (error instanceof webApi.WebAPIPlatformError) return platformFault(String(error.data.error));
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `http ${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: 'unclear', reason } : { kind: 'refused', reason };
  }
  if (error instanceof webApi.WebAPIRequestError) return networkFault(error.original);
  // A 429 whose Retry-After is missing or no number comes as a bare error.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return { kind: 'later', ms: AGAIN_MS, reason: 'rate limited' };
  return { kind: 'unclear', reason: error instanceof Error ? error.name : 'unknown error' };
}

function platformFault(reason: string): Fault {
  if (BUSY.has(reason)) return { kind: 'later', ms: AGAIN_MS, reason };
  if (BROKEN.has(reason)) return { kind: 'unclear', reason };
  return { kind: TOKEN.has(reason) ? 'refused-token' : 'refused', reason };
}

/** What failed before there was a connection was certainly not sent. */
function networkFault(error: unknown): Fault {
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

/** A fault of the call that only opens the conversation: nothing can have been said yet. */
export function openFault(fault: Fault): Sent {
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
      if (GONE.has(reason)) return { kind: 'unreachable', reason, left: true };
      return CLOSED.has(reason) ? { kind: 'unreachable', reason, left: false } : { kind: 'failed', reason };
    case 'refused-token':
      return { kind: 'failed', reason };
    case 'unclear':
      return { kind: 'unknown', reason };
    default:
      return fault satisfies never;
  }
}
