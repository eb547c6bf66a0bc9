// The playground's chat: channels, messages and who has read them. Messages are rows of the playground's community;
// what is unread is only remembered while the process runs.

import { EventEmitter } from 'node:events';
import type { Message } from '../../core/messages/model.ts';
import type { Ids } from '../../core/ports.ts';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { PLATFORM, TENANT } from './people.ts';

export type ChatMessage = {
  id: string;
  channel: string;
  /** Person id, null for the bot. */
  author: string | null;
  /** The only person who sees it, null when everybody in the channel does. */
  onlyFor: string | null;
  message: Message;
  nudgeId: string | null;
  /** On the community's clock. */
  sentAt: Date;
  revisedAt: Date | null;
};

export type NewChatMessage = Pick<ChatMessage, 'channel' | 'author' | 'onlyFor' | 'message' | 'nudgeId'>;

export type Chat = ReturnType<typeof createChat>;

/** More than anybody scrolls back; keeps the page light. */
const LATEST = 200;

export const dmOf = (person: string): string => `dm:${person}`;

/** The group chat of these people with the bot; the same for the same people. */
export const groupOf = (...people: string[]): string => `group:${[...people].sort().join(',')}`;

/** The people in a channel, from its name. */
export const peopleIn = (channel: string): string[] => channel.slice(channel.indexOf(':') + 1).split(',');

/** Dates in time spans become text in the database; this makes them dates again. */
const reviveMessage = (body: unknown): Message =>
  JSON.parse(JSON.stringify(body), (key, value) =>
    key === 'time' && typeof value === 'string' ? new Date(value) : value,
  );

export function createChat({ prisma, now, ids }: { prisma: PrismaClient; now: () => Date; ids: Ids }) {
  const events = new EventEmitter().setMaxListeners(0);
  const unread = new Map<string, number>();
  let lastSentAt = 0;
  let knownCommunity: string | null = null;

  /** Null until the first command has created the community. */
  async function communityId(): Promise<string | null> {
    if (knownCommunity) return knownCommunity;
    const where = { platform_tenantId: { platform: PLATFORM, tenantId: TENANT } };
    const community = await prisma.community.findUnique({ where, select: { id: true } });
    knownCommunity = community?.id ?? null;
    return knownCommunity;
  }

  /** Never the same instant twice, so that the order of messages is the order of their times. */
  function stamp(): Date {
    lastSentAt = Math.max(now().getTime(), lastSentAt + 1);
    return new Date(lastSentAt);
  }

  async function query(where: Prisma.PlaygroundMessageWhereInput): Promise<ChatMessage[]> {
    const community = await communityId();
    if (!community) return [];
    const rows = await prisma.playgroundMessage.findMany({
      where: { ...where, communityId: community },
      orderBy: { sentAt: 'desc' },
      take: LATEST,
    });
    return rows.reverse().map(fromRow);
  }

  const visibleTo = (person: string) => ({ OR: [{ onlyFor: null }, { onlyFor: person }] });

  async function groupsOf(person: string): Promise<string[]> {
    const community = await communityId();
    if (!community) return [];
    const rows = await prisma.playgroundMessage.findMany({
      where: { communityId: community, channel: { startsWith: 'group:' } },
      distinct: ['channel'],
      select: { channel: true },
      orderBy: { channel: 'asc' },
    });
    return rows.map((row) => row.channel).filter((channel) => peopleIn(channel).includes(person));
  }

  return {
    groupsOf,

    /**
     * Adds a message. One with a nudge id that is there already is not added again; the first one is given back.
     * Throws while the playground's community does not exist.
     */
    async post(entry: NewChatMessage): Promise<ChatMessage> {
      const community = await communityId();
      if (!community) throw new Error('The playground has no community yet.');
      const data = {
        ...entry,
        id: ids.next(),
        communityId: community,
        body: asJson(entry.message),
        sentAt: stamp(),
      };
      const { message: _, ...row } = data;
      const saved = entry.nudgeId
        ? await prisma.playgroundMessage.upsert({
            where: { communityId_nudgeId: { communityId: community, nudgeId: entry.nudgeId } },
            create: row,
            update: {},
          })
        : await prisma.playgroundMessage.create({ data: row });
      if (saved.id === row.id) {
        const readers = entry.onlyFor
          ? []
          : peopleIn(entry.channel).filter((person) => person !== entry.author);
        for (const person of readers) {
          const mark = `${person} ${entry.channel}`;
          unread.set(mark, (unread.get(mark) ?? 0) + 1);
        }
        events.emit('posted', fromRow(saved));
        events.emit('change');
      }
      return fromRow(saved);
    },

    /** Rewrites a message; false when there is none with that id. */
    async revise(id: string, message: Message): Promise<boolean> {
      const community = await communityId();
      if (!community || !isUuid(id)) return false;
      const { count } = await prisma.playgroundMessage.updateMany({
        where: { id, communityId: community },
        data: { body: asJson(message), revisedAt: now() },
      });
      if (count > 0) events.emit('change');
      return count > 0;
    },

    /** A message that this person can see, else null. */
    async find(id: string, person: string): Promise<ChatMessage | null> {
      if (!isUuid(id)) return null;
      const [found] = await query({ id, ...visibleTo(person) });
      return found && peopleIn(found.channel).includes(person) ? found : null;
    },

    /** The latest messages of one channel as this person sees it, oldest first. */
    async stream(person: string, channel: string): Promise<ChatMessage[]> {
      return peopleIn(channel).includes(person) ? query({ channel, ...visibleTo(person) }) : [];
    },

    /** The latest messages of all channels of this person, oldest first. */
    async inbox(person: string): Promise<ChatMessage[]> {
      const channels = [dmOf(person), ...(await groupsOf(person))];
      return query({ channel: { in: channels }, ...visibleTo(person) });
    },

    async isEmpty(): Promise<boolean> {
      const community = await communityId();
      if (!community) return true;
      return (await prisma.playgroundMessage.count({ where: { communityId: community }, take: 1 })) === 0;
    },

    markRead(person: string, channel: string): void {
      if (unread.delete(`${person} ${channel}`)) events.emit('change');
    },
    markAllRead(): void {
      unread.clear();
    },
    unreadIn(person: string, channel: string): number {
      return unread.get(`${person} ${channel}`) ?? 0;
    },
    unreadOf(person: string): number {
      let sum = 0;
      for (const [mark, count] of unread) if (mark.startsWith(`${person} `)) sum += count;
      return sum;
    },

    /** Calls back after every change, until the returned function is called. */
    onChange(listener: () => void): () => void {
      events.on('change', listener);
      return () => events.off('change', listener);
    },
    /** Tells open pages that something beside the messages changed, such as the clock. */
    changed(): void {
      events.emit('change');
    },
    onPosted(listener: (message: ChatMessage) => void): void {
      events.on('posted', listener);
    },
  };
}

type Row = Omit<ChatMessage, 'message'> & { body: unknown };

const fromRow = (row: Row): ChatMessage => ({
  id: row.id,
  channel: row.channel,
  author: row.author,
  onlyFor: row.onlyFor,
  message: reviveMessage(row.body),
  nudgeId: row.nudgeId,
  sentAt: row.sentAt,
  revisedAt: row.revisedAt,
});

const asJson = (message: Message): Prisma.InputJsonValue => JSON.parse(JSON.stringify(message));

/** Ids come back from a page; PostgreSQL refuses what is no UUID with a fault. */
const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
