// The messengers' contract, on the fake that other tests lean on, and on each platform's own.

import { ComponentType } from 'discord.js';
import { expect } from 'vitest';

import { createDiscordMessenger } from '../../src/adapters/discord/messenger.ts';
import { createChat } from '../../src/adapters/playground/chat.ts';
import { createPlaygroundMessenger } from '../../src/adapters/playground/messenger.ts';
import { HOME_ZONE, PLATFORM, TENANT } from '../../src/adapters/playground/people.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import { createSlackMessenger } from '../../src/adapters/slack/messenger.ts';
import { systemClock, systemIds } from '../../src/adapters/system.ts';
import type { Mention, Message } from '../../src/core/messages/model.ts';
import type { Community } from '../../src/core/model.ts';
import { createFakeMessenger } from '../fakes/messenger.ts';
import { createTestDatabase } from '../support/database.ts';
import { createDiscordStandIn } from '../support/discord/stand-in.ts';
import { leftOut } from '../support/left-out.ts';
import { silentLog } from '../support/log.ts';
import { localSlackAvailable } from '../support/slack/local-slack.ts';
import { createSlackWorkspace } from '../support/slack/workspace.ts';
import * as discordWords from '../support/stages/discord-words.ts';
import { buttonsIn, wordsOf } from '../support/stages/slack-words.ts';
import { buttonsOf, textOf } from '../support/world.ts';
import { type MessengerRig, messengerContract } from './messenger.ts';

const community = (platform: string, tenantId: string): Community => ({
  id: systemIds.next(),
  platform,
  tenantId,
  timeZone: HOME_ZONE,
  clockOffsetMs: 0,
  introductionsIn: 'insider-introductions',
  leftAt: null,
});
const mention = (externalId: string): Mention => ({ externalId, name: externalId });
const seen = (message: Message, shared: boolean) => ({
  text: textOf(message),
  buttons: buttonsOf(message).length,
  shared,
});

async function fakeRig(resendSafeForMs: number): Promise<MessengerRig> {
  const messenger = createFakeMessenger({ resendSafeForMs, gone: ['gone'] });
  return {
    messenger,
    community: community('test', 'T1'),
    ...{ maya: mention('maya'), priya: mention('priya'), gone: mention('gone') },
    seenBy: async ({ externalId }) =>
      messenger.delivered
        .filter(({ to }) => to.includes(externalId))
        .map(({ message, revisions, to }) => seen(revisions.at(-1) ?? message, to.length > 1)),
    strayRef: 'message-999',
    limitNext: (what) =>
      what === 'tell'
        ? messenger.failNext({ kind: 'retry-after', ms: 7_000, reason: 'rate limited' })
        : messenger.failRevisions({ kind: 'retry-after', ms: 7_000 }),
    loseNextAnswer: () => messenger.failNext({ kind: 'unknown', reason: 'no answer' }, 1, { accepted: true }),
    close: async () => {},
  };
}

async function playgroundRig(): Promise<MessengerRig> {
  const database = await createTestDatabase();
  const store = createStore({ url: database.url, log: silentLog });
  const fresh = { id: systemIds.next(), timeZone: HOME_ZONE, at: systemClock.now() };
  const home = await store.openCommunity({ platform: PLATFORM, tenantId: TENANT }, fresh);
  const chat = createChat({ prisma: store.prisma, now: systemClock.now, ids: systemIds });
  return {
    messenger: createPlaygroundMessenger(chat, silentLog),
    community: home,
    ...{ maya: mention('maya'), priya: mention('priya'), gone: mention('nobody') },
    seenBy: async ({ externalId }) =>
      (await chat.inbox(externalId)).map(({ message, channel }) =>
        seen(message, channel.startsWith('group:')),
      ),
    strayRef: { id: systemIds.next() },
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

async function slackRig(): Promise<MessengerRig> {
  const people = [{ name: 'Maya' }, { name: 'Priya' }, { name: 'Gone', deleted: true }];
  const slack = await createSlackWorkspace({ people });
  const personOf = (name: string): Mention => {
    const person = slack.people.find((one) => one.name === name);
    if (!person) throw new Error(`no ${name}`);
    return { externalId: person.id, name };
  };
  const messenger = createSlackMessenger({
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    log: silentLog,
    tenantId: () => slack.teamId,
    removed: () => false,
    onRefusedToken: () => {},
  });
  return {
    messenger,
    community: community('slack', slack.teamId),
    ...{ maya: personOf('Maya'), priya: personOf('Priya'), gone: personOf('Gone') },
    async seenBy({ name }) {
      const groups = slack.groupChats().filter(({ members }) => members.includes(name));
      const all = [
        ...slack.dmsOf(name).map((message) => ({ message, shared: false })),
        ...groups.flatMap(({ messages }) => messages.map((message) => ({ message, shared: true }))),
      ];
      return all.map(({ message, shared }) => ({
        text: wordsOf(message.blocks, (id) => id),
        buttons: buttonsIn(message.blocks).length,
        shared,
      }));
    },
    strayRef: { channel: 'D0NOWHERE00', ts: '1700000000.000100' },
    limitNext: (what) =>
      slack.faults.failNext(what === 'tell' ? 'chat.postMessage' : 'chat.update', {
        status: 429,
        retryAfter: 7,
      }),
    loseNextAnswer: () => slack.faults.failNext('chat.postMessage', { afterAccept: true, status: 500 }),
    async close() {
      await slack.stop();
      expect(slack.violations).toEqual([]);
    },
  };
}

async function discordRig(): Promise<MessengerRig> {
  const discord = await createDiscordStandIn({
    people: [{ name: 'Maya' }, { name: 'Priya' }, { name: 'Gone', guilds: ['Elsewhere'] }],
    guilds: [{ name: 'Here', channels: ['general', 'insider-introductions'] }, { name: 'Elsewhere' }],
  });
  const personOf = (name: string): Mention => ({ externalId: discord.as(name).id, name });
  const messenger = createDiscordMessenger({
    token: discord.token,
    apiUrl: discord.apiUrl,
    refused: () => false,
    onRefusedToken: () => {},
  });
  return {
    messenger,
    community: community('discord', discord.guilds[0]?.id ?? ''),
    ...{ maya: personOf('Maya'), priya: personOf('Priya'), gone: personOf('Gone') },
    async seenBy({ name }) {
      const threads = discord.threadsOf().filter(({ members }) => members.includes(name));
      const all = [
        ...discord.dmsOf(name).map((message) => ({ message, shared: false })),
        ...threads.flatMap(({ messages }) => messages.map((message) => ({ message, shared: true }))),
      ];
      return all.map(({ message, shared }) => ({
        text: discordWords
          .wordsOf(message.components.filter(({ type }) => type === ComponentType.TextDisplay))
          .trim(),
        buttons: discordWords.buttonsIn(message.components).length,
        shared,
      }));
    },
    strayRef: { messages: [{ channel: discord.guilds[0]?.channels[0]?.id, message: '1' }] },
    limitNext: (what) =>
      discord.faults.failNext(
        what === 'tell' ? 'POST /channels/:channel/messages' : 'PATCH /channels/:channel/messages/:message',
        { status: 429, retryAfter: 7 },
      ),
    loseNextAnswer: () =>
      discord.faults.failNext('POST /channels/:channel/messages', { afterAccept: true, status: 500 }),
    async close() {
      await discord.stop();
      expect(discord.violations).toEqual([]);
    },
  };
}

messengerContract('the fake, as of a platform that shows every copy', () => fakeRig(0));
messengerContract('the fake, as of a platform that knows a message again', () => fakeRig(120_000));
messengerContract('the playground', playgroundRig, { faults: false });
messengerContract('Discord', discordRig);

const absent = localSlackAvailable();
if (absent) leftOut('The contract of Slack’s messenger', absent);
else messengerContract('Slack', slackRig);
