// What one open page shows: gathered from the chat and the clock, ready to be rendered.

import { type Chat, type ChatMessage, dmOf, peopleIn } from './chat.ts';
import { firstName, PEOPLE, type Person, personBy } from './people.ts';
import { clockWords, dayAndTimeIn, type PlaygroundTime } from './time.ts';

export type View = {
  /** When drawing began, in ms since 1970: of two views, the later shows what is newer. */
  drawn: number;
  person: Person;
  people: { person: Person; unread: number }[];
  channel: string;
  channels: { id: string; title: string; unread: number }[];
  messages: ChatMessage[];
  clock: string;
  /** What the last skip did, until somebody acts again. */
  skipped: { words: string; reached: Person[] } | null;
};

/** The address of the page as this person, in this channel. */
export const linkTo = (person: string, channel?: string): string =>
  `/?as=${encodeURIComponent(person)}${channel ? `&in=${encodeURIComponent(channel)}` : ''}`;

/** The person whom a page names, or the one to begin with. */
export const personOrFirst = (id: string | undefined): Person => personBy(id ?? '') ?? (PEOPLE[0] as Person);

/** Remembers what a skip of the clock brought, so that the page can say it and point to who got something. */
export type Skips = ReturnType<typeof createSkips>;

export function createSkips(chat: Chat, time: PlaygroundTime) {
  let current: { moved: boolean; reached: Set<string>; messages: number } | null = null;
  chat.onPosted((message) => {
    if (!current || !message.nudgeId) return;
    current.messages += 1;
    for (const person of peopleIn(message.channel)) current.reached.add(person);
  });

  /** Runs a skip; afterwards every nudge that arrives counts as brought by it, until `forget`. */
  async function skip(move: () => Promise<void>): Promise<void> {
    const before = time.now();
    const skipping = { moved: true, reached: new Set<string>(), messages: 0 };
    current = skipping;
    await move();
    // Less than a minute is only the time that passed anyway: there was nothing to skip to.
    skipping.moved = time.now().getTime() - before.getTime() >= 60_000;
    chat.changed();
  }

  function told(): View['skipped'] {
    if (!current) return null;
    const reached = PEOPLE.filter(({ id }) => current?.reached.has(id));
    const { moved, messages } = current;
    if (messages === 0 && !moved) {
      return { words: 'Nothing is planned yet, so the clock stays. Ask somebody, or skip a day.', reached };
    }
    const now = `It is now ${dayAndTimeIn(time.now(), time.zone)}.`;
    if (messages === 0) return { words: `${now} No message has arrived so far.`, reached };
    const count = messages === 1 ? '1 message has arrived' : `${messages} messages have arrived`;
    return { words: `${now} ${count}, for ${reached.map(firstName).join(' and ')}.`, reached };
  }

  return {
    skip,
    told,
    forget(): void {
      current = null;
    },
  };
}

/**
 * The channel to show: the wanted one if they are in it, else where something waits to be read, else their DM with
 * the bot.
 */
export async function channelFor(chat: Chat, person: Person, wanted?: string): Promise<string> {
  const dm = dmOf(person.id);
  const ids = [dm, ...(await chat.groupsOf(person.id))];
  return ids.find((id) => id === wanted) ?? ids.find((id) => chat.unreadIn(person.id, id) > 0) ?? dm;
}

/** The page of one person in one of their channels (see `channelFor`). Everything in it counts as read. */
export async function viewOf(
  { chat, time, skips }: { chat: Chat; time: PlaygroundTime; skips: Skips },
  person: Person,
  wanted?: string,
): Promise<View> {
  const drawn = performance.timeOrigin + performance.now();
  const channel = await channelFor(chat, person, wanted);
  const ids = [dmOf(person.id), ...(await chat.groupsOf(person.id))];
  const messages = await chat.stream(person.id, channel);
  chat.markRead(person.id, channel);
  return {
    drawn,
    person,
    people: PEOPLE.map((each) => ({ person: each, unread: chat.unreadOf(each.id) })),
    channel,
    channels: ids.map((id) => ({ id, title: titleOf(id, person), unread: chat.unreadIn(person.id, id) })),
    messages,
    clock: clockWords(time.now(), time.zone, person),
    skipped: skips.told(),
  };
}

function titleOf(channel: string, person: Person): string {
  if (channel === dmOf(person.id)) return 'Find-Insider';
  const others = peopleIn(channel).filter((id) => id !== person.id);
  return others.map((id) => personBy(id)?.name ?? id).join(', ');
}
