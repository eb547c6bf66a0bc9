// The story's stage in Slack: the whole bot on a real database and queue, connected to local-slack behind our relay.

import { expect } from 'vitest';
import { createStore } from '../../../src/adapters/postgres/store.ts';
import { systemClock, systemIds } from '../../../src/adapters/system.ts';
import { parseConfig } from '../../../src/config.ts';
import { createCommunityClock } from '../../../src/core/community-clock.ts';
import { type Running, startFindInsider } from '../../../src/main.ts';
import { createTestDatabase } from '../database.ts';
import { type LogLine, recordingLog } from '../log.ts';
import {
  createSlackWorkspace,
  type SeenMessage,
  type SeenView,
  type SlackWorkspace,
} from '../slack/workspace.ts';
import { errorsIn, untilTuesday } from './morning.ts';
import { buttonsIn, initialWords, labelOf, wordsOf } from './slack-words.ts';
import { CAST, NAMES, type Name, type Seat, type Seen, type Stage, soon } from './stage.ts';

export type SlackStage = Stage & { slack: SlackWorkspace; running: Running; lines: LogLine[] };

/** `by`: the database by another way, which the bot takes. */
export async function openSlackStage(by?: (url: string) => Promise<string>): Promise<SlackStage> {
  const database = await createTestDatabase();
  const slack = await createSlackWorkspace({
    people: NAMES.map((name) => ({
      name,
      realName: CAST[name],
      displayName: CAST[name],
      tz: 'Europe/London',
      // One workspace admin.
      isAdmin: name === 'David',
    })),
  });
  const log = recordingLog();
  const store = createStore({ url: database.url, log });
  const running = await startFindInsider(configOf(slack, by ? await by(database.url) : database.url), log);
  await slack.connected();
  const fresh = { id: systemIds.next(), timeZone: 'UTC', at: systemClock.now() };
  const community = await store.openCommunity({ platform: 'slack', tenantId: slack.teamId }, fresh);
  const clock = createCommunityClock({ store, clock: systemClock, sweep: running.sweep }, community);
  await clock.skip(untilTuesday(clock.now()));
  return {
    slack,
    running,
    lines: log.lines,
    seat: (name) => createSeat(slack, name),
    skip: (ms) => clock.skip(ms),
    skipToNext: () => clock.skipToNext(),
    async close() {
      await running.close();
      await slack.stop();
      await store.close();
      await database.drop();
      expect(slack.violations).toEqual([]);
      errorsIn(log.lines);
    },
  };
}

function configOf(slack: SlackWorkspace, databaseUrl: string) {
  const parsed = parseConfig({
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    PLAYGROUND: 'off',
    PORT: '0',
  });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

/** The text of a message or view, as people read it. */
export function readIn(slack: SlackWorkspace, where: SeenMessage | SeenView): string {
  const nameOf = (id: string) => slack.people.find((person) => person.id === id)?.realName ?? id;
  const title = 'title' in where && where.type === 'modal' ? `${where.title?.text}\n` : '';
  const errors = 'errors' in where ? Object.values(where.errors ?? {}).join('\n') : '';
  return `${title}${errors}${wordsOf(where.blocks, nameOf)}`;
}

function createSeat(slack: SlackWorkspace, name: Name): Seat {
  const me = slack.as(name);

  const seenIn = (where: Seen['where'], place: SeenMessage | SeenView): Seen => ({
    where,
    text: readIn(slack, place),
    buttons: buttonsIn(place.blocks).map(labelOf),
    press: async (label, by = seat) => void (await slack.as(by.name).press(place, label)),
  });
  const isPreview = (view: SeenView): boolean =>
    (JSON.parse(view.private_metadata || '{}') as { review?: boolean }).review === true;

  const seat: Seat = {
    name,
    /** Nobody types while a modal is in the way. */
    async type(line) {
      for (let view = slack.openView(name); view; view = slack.openView(name)) await me.close(view);
      await me.command(line);
    },
    async look() {
      const direct = slack.dmsOf(name).map((one) => ({ where: 'direct' as const, one }));
      const group = slack
        .groupChats()
        .filter(({ members }) => members.includes(name))
        .flatMap(({ messages }) => messages.map((one) => ({ where: 'group' as const, one })));
      const answers = slack.ephemeralsOf(name).map((one) => ({ where: 'answer' as const, one }));
      const all = [...direct, ...group, ...answers].sort((a, b) => Number(a.one.ts) - Number(b.one.ts));
      const view = slack.openView(name);
      return [...all.map(({ where, one }) => seenIn(where, one)), ...(view ? [seenIn('form', view)] : [])];
    },
    async form() {
      const view = slack.openView(name);
      if (!view?.submit) return null;
      return { text: readIn(slack, view), values: initialWords(view.blocks), preview: isPreview(view) };
    },
    async submit(values, times = 1) {
      const view = slack.openView(name);
      if (!view) throw new Error('No form is open.');
      await Promise.all(Array.from({ length: times }, () => me.submit(view, values)));
    },
    /** The answer to /insider; the Home tab has to say the same. Both again, if something happened in between. */
    home: () =>
      soon(
        async () => {
          const before = slack.homeOf(name)?.hash;
          await seat.type('/insider');
          const answer = slack.ephemeralsOf(name).at(-1);
          await me.openHome();
          const tab = await soon(
            async () => {
              const now = slack.homeOf(name);
              return now && now.hash !== before ? now : null;
            },
            async () => `${name}'s Home tab is not published.`,
          );
          const text = answer ? readIn(slack, answer) : '';
          return readIn(slack, tab) === text ? text : null;
        },
        async () => {
          const [answer, tab] = [slack.ephemeralsOf(name).at(-1), slack.homeOf(name)];
          return `/insider and the Home tab differ:\n${[answer, tab].map((one) => one && readIn(slack, one)).join('\n---\n')}`;
        },
      ),
  };
  return seat;
}
