// Where two people are introduced: a private thread of both, if the community has a channel for it.

import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  PermissionFlagsBits,
  type REST,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Mention } from '../../core/messages/model.ts';
import { clamp, LIMITS } from './limits.ts';
import { remember } from './people.ts';

/** What the bot may be asked to do in that channel. */
export const THREAD_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.SendMessagesInThreads;

const FRESH_MS = 5 * 60_000;
/** A thread of the same two people that is younger than this was opened by an attempt that got lost. */
const SAME_ATTEMPT_MS = 10 * 60_000;
const WEEK_MINUTES = 10_080;

type Call = { signal: AbortSignal };

/** Errors of Discord's pass through. `call`: how long each call may take. */
export function createIntroductions(rest: Pick<REST, 'get' | 'post' | 'put'>, now: () => number = Date.now) {
  const channels = remember<{ id: string | null; at: number }>(1_000);

  return {
    /** The text channel of this name; null if the community has none. */
    async channelOf(guildId: string, name: string, call: Call): Promise<string | null> {
      const known = channels.get(`${guildId} ${name}`);
      if (known && now() - known.at < FRESH_MS) return known.id;
      const all = (await rest.get(Routes.guildChannels(guildId), call)) as APIChannel[];
      const found = all.find((one) => one.type === ChannelType.GuildText && one.name === name);
      const id = found?.id ?? null;
      channels.set(`${guildId} ${name}`, { id, at: now() });
      return id;
    },

    /** Forgets which channel it was, because it did not serve. */
    forget: (guildId: string, name: string): void => channels.delete(`${guildId} ${name}`),

    /** A private thread for these two; the one of a moment ago, if an attempt has opened it already. */
    async open(guildId: string, channelId: string, both: [Mention, Mention], call: Call): Promise<string> {
      const name = threadName(both);
      const { threads } = (await rest.get(Routes.guildActiveThreads(guildId), call)) as {
        threads: APIThreadChannel[];
      };
      const lost = threads.find(
        (one) =>
          one.parent_id === channelId &&
          one.name === name &&
          now() - SnowflakeUtil.timestampFrom(one.id) < SAME_ATTEMPT_MS,
      );
      if (lost) return lost.id;
      const body = {
        name,
        type: ChannelType.PrivateThread,
        invitable: false,
        auto_archive_duration: WEEK_MINUTES,
      };
      return ((await rest.post(Routes.threads(channelId), { body, ...call })) as APIThreadChannel).id;
    },

    async bring(threadId: string, who: Mention, call: Call): Promise<void> {
      await rest.put(Routes.threadMembers(threadId, who.externalId), call);
    },
  };
}

const threadName = (both: [Mention, Mention]): string =>
  clamp(
    both.map(({ name }) => name.replace(/\s+/g, ' ').trim()).join(' and ') || 'A chat',
    LIMITS.threadName,
  );
