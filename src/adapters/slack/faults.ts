// What went wrong with a call of Slack's Web API, and whether it can have taken effect. Error words: docs.slack.dev,
// the pages of conversations.open, chat.postMessage and chat.update.

import { webApi } from '@slack/bolt';
import { AGAIN_MS, type Fault, networkFault } from '../shared/faults.ts';

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
  if (TOKEN.has(reason)) return { kind: 'refused-token', reason };
  const who = GONE.has(reason) ? 'gone' : CLOSED.has(reason) ? 'closed' : null;
  return { kind: 'refused', reason, ...(who ? { who } : {}) };
}
