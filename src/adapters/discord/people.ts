// What Discord says of a person in one community: the name they go by there. In a guild every deed brings it; in a DM
// it is asked for, which is also how the bot learns that somebody has left.

import { type APIGuildMember, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { within } from '../../core/within.ts';
import { isGone } from './faults.ts';

/** `nameIsGuess` as in `Actor`. `left`: not in this community any more. */
type Profile = { name: string; nameIsGuess?: boolean; left: boolean };

export type People = {
  /** Never rejects and answers within `PATIENCE_MS`: with what is known by then, at worst the name of the payload. */
  lookUp(guildId: string, who: { externalId: string; name: string }): Promise<Profile>;
};

const FRESH_MS = 5 * 60_000;
/** Somebody waits for an answer meanwhile. */
const PATIENCE_MS = 400;
/** Above this many the oldest are forgotten. */
const KEPT = 5_000;

export function createPeople(rest: Pick<REST, 'get'>, log: Log, now: () => number = Date.now): People {
  const kept = remember<{ profile: Profile; at: number }>(KEPT);

  const ask = async (guildId: string, user: string): Promise<Profile | 'left' | null> => {
    try {
      const member = (await rest.get(Routes.guildMember(guildId, user))) as APIGuildMember;
      const name = member.nick || member.user.global_name || member.user.username;
      const profile = { name, left: false };
      kept.set(`${guildId} ${user}`, { profile, at: now() });
      return profile;
    } catch (error) {
      if (error instanceof DiscordAPIError && isGone(error.code)) return 'left';
      log.warn({ reason: 'guild member', error }, 'Discord did not say who somebody is; going on without');
      return null;
    }
  };

  return {
    async lookUp(guildId, { externalId, name }) {
      const known = kept.get(`${guildId} ${externalId}`);
      if (known && now() - known.at < FRESH_MS) return known.profile;
      const asked = await within(PATIENCE_MS, ask(guildId, externalId), null);
      if (asked === 'left') return { name, nameIsGuess: true, left: true };
      return asked ?? known?.profile ?? { name, nameIsGuess: true, left: false };
    },
  };
}

export type Memory<T> = {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
};

/** A map that forgets its oldest entries above `most`. */
export function remember<T>(most: number): Memory<T> {
  const all = new Map<string, T>();
  return {
    get: (key) => all.get(key),
    set(key, value) {
      all.delete(key);
      all.set(key, value);
      const [oldest] = all.keys();
      if (all.size > most && oldest !== undefined) all.delete(oldest);
    },
    delete: (key) => void all.delete(key),
  };
}
