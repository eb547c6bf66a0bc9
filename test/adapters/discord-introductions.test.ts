// Discord's messenger against the stand-in: how two people are brought together, whatever they or the server allow.

import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordMessenger } from '../../src/adapters/discord/messenger.ts';
import type { Message } from '../../src/core/messages/model.ts';
import type { Community } from '../../src/core/model.ts';
import type { Messenger, Sent } from '../../src/core/ports.ts';
import { createDiscordStandIn, type DiscordStandIn, type Fault } from '../support/discord/stand-in.ts';
import { wordsOf } from '../support/stages/discord-words.ts';

const CHANNEL = 'insider-introductions';
const POST = 'POST /channels/:channel/messages';
const say = (words: string): Message => ({ blocks: [{ kind: 'text', text: [words] }] });

describe('an introduction in Discord', () => {
  let discord: DiscordStandIn;
  let messenger: Messenger;

  beforeEach(async () => {
    discord = await createDiscordStandIn({
      people: [
        { name: 'Maya' },
        { name: 'Ivo' },
        { name: 'Shy', refusesDms: true },
        { name: 'Reserved', refusesDms: true },
      ],
      guilds: [
        { name: 'Simple' },
        { name: 'Ready', channels: ['general', CHANNEL] },
        {
          name: 'Strict',
          channels: [
            {
              name: CHANNEL,
              botMay: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.CreatePrivateThreads,
            },
          ],
        },
      ],
    });
    messenger = createDiscordMessenger({
      token: discord.token,
      apiUrl: discord.apiUrl,
      refused: () => false,
      onRefusedToken: () => {},
    });
  });
  afterEach(async () => {
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  const community = (guild: string): Community => ({
    id: '00000000-0000-4000-8000-000000000001',
    platform: 'discord',
    tenantId: discord.guilds.find(({ name }) => name === guild)?.id ?? '',
    timeZone: 'UTC',
    clockOffsetMs: 0,
    introductionsIn: CHANNEL,
    leftAt: null,
  });
  const mention = (name: string) => ({ externalId: discord.as(name).id, name });
  const introduce = (seeker: string, insider: string, guild = 'Simple') =>
    messenger.introduce(
      { community: community(guild), nudgeId: crypto.randomUUID(), recipient: mention(seeker) },
      mention(insider),
      say('You both said yes'),
    );
  /** The newest message of somebody's, as they read it. */
  const read = (name: string) => wordsOf(discord.dmsOf(name).at(-1)?.components ?? []);
  const revisable = async (sent: Sent) =>
    expect(
      await messenger.revise(community('Simple'), sent.kind === 'sent' ? sent.ref : null, say('Done')),
    ).toEqual({ kind: 'revised' });

  it('is two messages where there is no channel for it, and each says so', async () => {
    const sent = await introduce('Maya', 'Ivo');
    expect(sent.kind).toBe('sent');
    for (const name of ['Maya', 'Ivo']) expect(read(name)).toContain('You both have this');
    await revisable(sent);
    for (const name of ['Maya', 'Ivo']) expect(read(name)).toBe('Done');
  });

  it.each([
    ['Maya', 'Shy'],
    ['Shy', 'Maya'],
  ])('of %s and %s tells the one it reaches to write first', async (seeker, insider) => {
    const sent = await introduce(seeker, insider);
    expect(sent.kind).toBe('sent');
    expect(read('Maya')).toContain('You both said yes');
    expect(read('Maya')).toContain('takes no messages from me');
    expect(read('Maya')).not.toContain('You both have this');
    await revisable(sent);
    expect(discord.dmsOf('Maya')).toHaveLength(1);
  });

  it('has failed only if it reaches neither of the two', async () => {
    expect(await introduce('Shy', 'Reserved')).toMatchObject({ kind: 'unreachable', left: false });
  });

  it('stands when one of the two has read it and Discord refuses the other for any reason', async () => {
    const second: Fault = { status: 403, code: 50001, when: () => discord.dmsOf('Maya').length > 0 };
    discord.faults.failNext(POST, second);
    expect(await introduce('Maya', 'Ivo')).toMatchObject({ kind: 'sent' });
    expect(read('Maya')).toContain('please write to them first');
  });

  it('is a private thread of both where there is a channel for it', async () => {
    expect((await introduce('Maya', 'Ivo', 'Ready')).kind).toBe('sent');
    expect(discord.threadsOf('Ready')).toMatchObject([{ private: true, members: ['Maya', 'Ivo'] }]);
    expect(discord.dmsOf('Maya')).toEqual([]);
  });

  it('falls back to two messages where the bot may open a thread, but not write in it', async () => {
    expect((await introduce('Maya', 'Ivo', 'Strict')).kind).toBe('sent');
    for (const name of ['Maya', 'Ivo']) expect(read(name)).toContain('You both have this');
  });

  it('falls back to two messages when only the word in the thread is refused', async () => {
    discord.faults.failNext(POST, { status: 403, code: 50013 });
    expect((await introduce('Maya', 'Ivo', 'Ready')).kind).toBe('sent');
    for (const name of ['Maya', 'Ivo']) expect(read(name)).toContain('You both have this');
  });

  it('that may be in the thread already is not said a second time in two messages', async () => {
    discord.faults.failNext(POST, { status: 500, afterAccept: true });
    expect((await introduce('Maya', 'Ivo', 'Ready')).kind).toBe('unknown');
    expect(discord.dmsOf('Maya')).toEqual([]);
  });
});
