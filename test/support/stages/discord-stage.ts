// The story's stage in Discord: the whole bot on a real database and queue, connected to the stand-in.

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

import { createStore } from '../../../src/adapters/postgres/store.ts';
import { systemClock, systemIds } from '../../../src/adapters/system.ts';
import { parseConfig } from '../../../src/config.ts';
import { createCommunityClock } from '../../../src/core/community-clock.ts';
import { type Running, startFindInsider } from '../../../src/main.ts';
import { createTestDatabase } from '../database.ts';
import { everything, isButton } from '../discord/components.ts';
import {
  type Actor,
  createDiscordStandIn,
  type DiscordStandIn,
  type GuildSpec,
  type Reply,
  type SeenMessage,
} from '../discord/stand-in.ts';
import { type LogLine, recordingLog } from '../log.ts';
import { buttonsIn, examples, initialWords, inputsOf, wordsOf } from './discord-words.ts';
import { errorsIn, untilTuesday } from './morning.ts';
import { CAST, NAMES, type Name, type Seat, type Seen, type Stage, soon, type Words } from './stage.ts';

export type DiscordStage = Stage & {
  discord: DiscordStandIn;
  lines: LogLine[];
  /** The bot ends and begins again, on the same database. */
  restart(): Promise<void>;
  /** The states of all requests. */
  requests(): Promise<string[]>;
};

const GUILD = 'Career Community';

/** `by`: the database by another way, which the bot takes. */
export async function openDiscordStage({
  by,
  guild = {},
  organizer,
}: {
  by?: (url: string) => Promise<string>;
  guild?: Partial<GuildSpec>;
  organizer?: Name;
} = {}): Promise<DiscordStage> {
  const database = await createTestDatabase();
  const discord = await createDiscordStandIn({
    people: NAMES.map((name) => ({ name, globalName: CAST[name], isAdmin: name === organizer })),
    guilds: [{ name: GUILD, channels: ['general', 'insider-introductions'], ...guild }],
  });
  const log = recordingLog();
  const store = createStore({ url: database.url, log });
  const config = configOf(discord, by ? await by(database.url) : database.url);
  let running: Running = await startFindInsider(config, log);
  await discord.connected();
  const fresh = { id: systemIds.next(), timeZone: 'UTC', at: systemClock.now() };
  const tenantId = discord.guilds[0]?.id ?? '';
  const community = await store.openCommunity({ platform: 'discord', tenantId }, fresh);
  const clock = createCommunityClock({ store, clock: systemClock, sweep: () => running.sweep() }, community);
  await clock.skip(untilTuesday(clock.now()));
  const seats = new Map<Name, Seat>();
  return {
    discord,
    lines: log.lines,
    async restart() {
      await running.close();
      running = await startFindInsider(config, log);
      await discord.connected();
    },
    seat(name) {
      const seat = seats.get(name) ?? createSeat(discord, name);
      seats.set(name, seat);
      return seat;
    },
    requests: async () => (await store.prisma.request.findMany()).map(({ state }) => state),
    skip: (ms) => clock.skip(ms),
    skipToNext: () => clock.skipToNext(),
    async close() {
      await running.close();
      await discord.stop();
      await store.close();
      await database.drop();
      expect(discord.violations).toEqual([]);
      errorsIn(log.lines);
    },
  };
}

function configOf(discord: DiscordStandIn, databaseUrl: string) {
  const parsed = parseConfig({
    DATABASE_URL: databaseUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PLAYGROUND: 'off',
    PORT: '0',
  });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

/** The text of a message, as people read it. */
export function readIn(discord: DiscordStandIn, { components }: SeenMessage): string {
  const nameOf = (id: string) => discord.people.find((person) => person.id === id)?.globalName ?? id;
  return wordsOf(components, nameOf);
}

/** A button of ours on a message about a form: `o` opens a step, `s` sends it. */
const formButton = (message: SeenMessage | undefined, beginning: string): string | undefined =>
  everything(message?.components ?? []).find((one) => isButton(one) && one.custom_id?.startsWith(beginning))
    ?.custom_id;

function createSeat(discord: DiscordStandIn, name: Name): Seat {
  const me = discord.as(name);
  /** The whole of the form that is open, by its modal. */
  let walked: { modal: string; text: string; values: Words } | null = null;

  const newest = () => discord.ephemeralsOf(name).at(-1);
  const modal = () => discord.openModalOf(name);
  const openModal = () => {
    const open = modal();
    if (!open) throw new Error(`${name} has no modal open.`);
    return open;
  };

  /** The newest message about a form, as it is after this deed. */
  const after = async (deed: Promise<Reply>): Promise<SeenMessage> => {
    const reply = await deed;
    if (reply.kind === 'message' || reply.kind === 'update') return reply.message;
    for (let tries = 0; tries < 100 && newest()?.thinking !== false; tries++) await sleep(30);
    const message = newest();
    if (!message) throw new Error(`${name} got no answer to a form.`);
    return message;
  };

  /** Sends the open step; what opens the next one, if there is a next one to go on to. */
  const sendStep = async (words: Words): Promise<{ said: SeenMessage; goOn: boolean }> => {
    const said = await after(me.submit(openModal(), words));
    return { said, goOn: buttonsIn(said.components).includes('Continue') };
  };

  /** Looks at every step, as somebody does who wants to know what is coming, and returns to the first. */
  const walk = async (): Promise<{ text: string; values: Words }> => {
    const texts: string[] = [];
    const values: Words = {};
    for (let at = 0; ; at++) {
      const { title, components, customId } = openModal();
      texts.push(title, wordsOf(components));
      Object.assign(values, initialWords(openModal()));
      if (customId.split('|')[4] === '1') {
        if (at > 0) {
          me.dismiss();
          await me.press(newest() as SeenMessage, 'Change step 1');
        }
        return { text: texts.join('\n'), values };
      }
      const { said, goOn } = await sendStep(examples(openModal()));
      if (!goOn) {
        // Something on it needs a change first.
        await me.press(said, 'Change it');
        return { text: texts.join('\n'), values };
      }
      await me.press(said, 'Continue');
    }
  };

  const seenIn = (where: Seen['where'], message: SeenMessage): Seen => ({
    where,
    text: readIn(discord, message),
    buttons: buttonsIn(message.components),
    press: (label, by = seat) => pressed(discord.as(by.name), message, label, by === seat),
  });

  const seat: Seat = {
    name,
    /** Nobody types while a modal is in the way. */
    async type(line) {
      me.dismiss();
      const [command = '', ...words] = line.split(' ');
      const text = words.join(' ');
      if (command === '/insider') await me.command(`/insider ${text || 'home'}`);
      else await me.command(command, text ? { role: text } : {});
    },
    async look() {
      const direct = discord.dmsOf(name).map((one) => ({ where: 'direct' as const, one }));
      const group = discord
        .threadsOf()
        .filter(({ members }) => members.includes(name))
        .flatMap(({ messages }) => messages.map((one) => ({ where: 'group' as const, one })));
      const answers = discord.ephemeralsOf(name).map((one) => ({ where: 'answer' as const, one }));
      const all = [...direct, ...group, ...answers].sort((a, b) =>
        BigInt(a.one.id) < BigInt(b.one.id) ? -1 : 1,
      );
      return all.map(({ where, one }) => seenIn(where, one));
    },
    async form() {
      const asks = newest();
      const text = asks ? readIn(discord, asks) : '';
      if (!modal()) {
        const sends = formButton(asks, 's|');
        if (sends) return { text, values: {}, preview: sends.endsWith('|1') };
        const opens = formButton(asks, 'o|');
        if (!asks || !opens) return null;
        await me.press(asks, opens);
      }
      if (walked?.modal !== openModal().id) {
        const seen = await walk();
        walked = { ...seen, modal: openModal().id };
      }
      return { text: walked.text, values: walked.values, preview: false };
    },
    async submit(words, times = 1) {
      const asks = newest();
      if (!modal()) {
        const sends = formButton(asks, 's|');
        if (!asks || !sends) throw new Error('No form is open.');
        await Promise.all(Array.from({ length: times }, () => me.press(asks, sends)));
        return;
      }
      const left = { ...words };
      for (;;) {
        const labels = inputsOf(openModal()).map(({ label }) => label);
        const mine = Object.fromEntries(Object.entries(left).filter(([label]) => labels.includes(label)));
        for (const label of Object.keys(mine)) delete left[label];
        const { said, goOn } = await sendStep(mine);
        if (!goOn) return;
        await me.press(said, 'Continue');
      }
    },
    async home() {
      const before = newest()?.id;
      await seat.type('/insider');
      const answer = await soon(
        async () => {
          const now = newest();
          return now && now.id !== before && !now.thinking ? now : null;
        },
        async () => `${name} got no home.`,
      );
      return readIn(discord, answer);
    },
  };
  return seat;
}

/** Somebody else's message is not even shown; pressed all the same, it has nothing to say. */
async function pressed(by: Actor, message: SeenMessage, label: string, isMine: boolean): Promise<void> {
  try {
    await by.press(message, label);
  } catch (error) {
    const isHidden = error instanceof Error && /does not see|^Only /.test(error.message);
    if (isMine || !isHidden) throw error;
  }
}
