// What Slack says of a person: the name they go by and their zone. Asked on use and kept for a few minutes.

import type { webApi } from '@slack/bolt';
import { IANAZone } from 'luxon';
import { cleanLine } from '../../core/clean-text.ts';
import type { Log } from '../../core/ports.ts';
import { within } from '../../core/within.ts';

/** As in `Actor`; null is what Slack did not say (in time). `left`: the account was deactivated. */
type Profile = {
  name: string;
  nameIsGuess?: boolean;
  timeZone: string | null;
  left: boolean;
  isOrganizer: boolean | null;
};

export type People = {
  /** Never rejects and answers within `patience` ms: with what is known by then, at worst the name of the payload. */
  lookUp(who: { externalId: string; name: string }, patience?: number): Promise<Profile>;
};

const FRESH_MS = 5 * 60_000;
/** Somebody waits for an acknowledgement meanwhile. */
const PATIENCE_MS = 400;
/** Above this many the oldest are forgotten. */
const KEPT = 5_000;

type Kept = { profile: Profile; at: number };

export function createPeople(client: webApi.WebClient, log: Log, now: () => number = Date.now): People {
  const kept = new Map<string, Kept>();

  const ask = async (user: string): Promise<Profile | null> => {
    try {
      const answer = await client.users.info({ user });
      const profile = profileOf(answer.user);
      if (!profile) return null;
      kept.delete(user);
      kept.set(user, { profile, at: now() });
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return profile;
    } catch (error) {
      log.warn({ reason: 'users.info', error }, 'Slack did not say who somebody is; going on without');
      return null;
    }
  };

  return {
    async lookUp({ externalId, name }, patience = PATIENCE_MS) {
      const known = kept.get(externalId);
      if (known && now() - known.at < FRESH_MS) return known.profile;
      const guess = { name, nameIsGuess: true, timeZone: null, left: false, isOrganizer: null };
      return (await within(patience, ask(externalId), null)) ?? known?.profile ?? guess;
    },
  };
}

function profileOf(user: webApi.UsersInfoResponse['user']): Profile | null {
  if (!user) return null;
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
  const name = names.map((one) => cleanLine(one ?? '')).find((one) => one !== '');
  const zone = user.tz && IANAZone.isValidZone(user.tz) ? user.tz : null;
  const isOrganizer = user.is_admin === true || user.is_owner === true;
  return name ? { name, timeZone: zone, left: user.deleted === true, isOrganizer } : null;
}
