// The whole story in Discord: the bot as `npm start` runs it, connected to the stand-in. And what only Discord has: forms
// in steps that survive anything, and introductions without a channel.

import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordStage, openDiscordStage, readIn } from '../support/stages/discord-stage.ts';
import { type Player, player, soon } from '../support/stages/stage.ts';
import { type TcpRelay, tcpRelayTo } from '../support/tcp-relay.ts';
import { tellTheStory } from './one-story.ts';

tellTheStory('Discord', () => openDiscordStage());

describe('only in Discord', () => {
  let stage: DiscordStage;
  let wire: TcpRelay | null = null;
  let maya: Player;
  let priya: Player;

  async function begin(options: Parameters<typeof openDiscordStage>[0] = {}): Promise<void> {
    stage = await openDiscordStage(options);
    [maya, priya] = [player(stage.seat('Maya')), player(stage.seat('Priya'))];
    await priya.command('/be-insider');
    await priya.fill({
      'Your job title now': 'Data Scientist',
      Industry: 'Fintech',
      'Years in this field': '8',
    });
    await priya.send();
    await priya.sees('You are an insider now');
  }
  const beginBehindWire = () =>
    begin({
      by: async (url) => {
        wire = await tcpRelayTo(url);
        await wire.mend();
        return wire.url;
      },
    });
  afterEach(async () => {
    wire?.flow();
    await stage.close();
    await wire?.cut();
    wire = null;
  });

  const newest = () => {
    const seen = stage.discord.ephemeralsOf('Maya').at(-1);
    if (!seen) throw new Error('Maya sees nothing.');
    return seen;
  };
  const modal = () => {
    const open = stage.discord.openModalOf('Maya');
    if (!open) throw new Error('Maya has no modal open.');
    return open;
  };
  const newestSays = (words: string) =>
    soon(
      async () => (readIn(stage.discord, newest()).includes(words) ? newest() : null),
      async () => readIn(stage.discord, newest()),
    );
  const firstStep = {
    'What do you hope to learn?': ['Something else'],
    'A short, honest message': 'I would love to hear how your days look.',
    'What do you do today?': 'Biology teacher',
  };
  const openAskForm = async () => {
    await maya.command('/find-insider data scientist');
    await maya.press('Ask Priya');
  };

  it('roles are offered while one types, and any other words are searched, too', async () => {
    await begin();
    const offered = await stage.discord.as('Maya').autocomplete('/find-insider', { role: 'data s' });
    expect(offered.map(({ name }) => name)).toContain('data scientist');
    await maya.command('/find-insider someone who works as a data scientist');
    await maya.sees('may be right');
  });

  it('a database that hangs loses no step of a form: it is sent again with one press', async () => {
    await beginBehindWire();
    await openAskForm();
    wire?.stall();
    await stage.discord.as('Maya').submit(modal(), firstStep);
    const failed = await newestSays('Not saved yet');
    wire?.flow();
    await stage.discord.as('Maya').press(failed, 'Send it again');
    const between = await newestSays('Step 1 of 2 is noted');
    await stage.discord.as('Maya').press(between, 'Change step 1');
    expect(modal().components[2]?.component?.value).toBe('I would love to hear how your days look.');
  });

  it('a restart in the middle of a form loses nothing that was sent', async () => {
    await begin();
    await openAskForm();
    await stage.discord.as('Maya').submit(modal(), firstStep);
    const between = await newestSays('Step 1 of 2 is noted');
    await stage.restart();
    await stage.discord.as('Maya').press(between, 'Continue');
    await stage.discord.as('Maya').submit(modal(), { Colleagues: [] });
    await newestSays('I would love to hear how your days look.');
    await maya.send();
    await maya.sees('Sent.');
    await priya.sees('Someone would like to learn from you', 'I would love to hear how your days look.');
  });

  it('a database that hangs loses no yes, and the second press is the same yes', async () => {
    await beginBehindWire();
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    const offer = await priya.sees('Someone would like to learn from you');
    wire?.stall();
    await offer.press('Happy to chat');
    await priya.sees('Not saved yet', 'press again');
    wire?.flow();
    await offer.press('Happy to chat');
    await maya.sees('Good questions to start from');
    await stage.skip(3_600_000);
    expect(await maya.count('Good questions to start from')).toBe(1);
  });

  it('without a channel for introductions, both get the same in a message of their own', async () => {
    await begin({ guild: { channels: ['general'] } });
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    await priya.press('Happy to chat');
    for (const who of [maya, priya]) {
      const seen = await who.sees('Good questions to start from', 'a message of your own');
      expect(seen.where).toBe('direct');
    }
  });

  it('a seeker who takes no messages loses no yes: the insider is told to write first', async () => {
    await begin({ guild: { channels: ['general'] } });
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    const offer = await priya.sees('Someone would like to learn from you');
    stage.discord.change('Maya', { refusesDms: true });
    await offer.press('Happy to chat');
    await priya.sees('Good questions to start from', 'please write to them first');
    await soon(
      async () => ((await stage.requests()).includes('answered') ? true : null),
      async () => 'The request is not answered.',
    );
    await maya.command('/insider home');
    await maya.sees('Your introductions', 'Priya Raman');
  });

  it('asks for the time zone that Discord does not tell, once, and for a place while one types', async () => {
    await begin();
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    await maya.sees('Sent.', "don't know your time zone");
    await maya.press('Set my time zone');
    await stage.discord.as('Maya').submit(modal(), { 'Or a big city near you': 'Lisbon' });
    await maya.sees('Your time zone is', 'Lisbon (Europe)');
    const offered = await stage.discord.as('Maya').autocomplete('/insider timezone', { place: 'new y' });
    expect(offered).toEqual([{ name: 'New York (America)', value: 'America/New_York' }]);
    await stage.discord.as('Maya').command('/insider timezone', { place: 'America/New_York' });
    await maya.sees('Your time zone is', 'New York (America)');
    await maya.command('/find-insider data scientist');
    await maya.sees('is already with');
  });

  it('organizers set it up, and what Discord lacks is said beside it', async () => {
    await begin({ guild: { channels: ['general', 'introductions'] }, organizer: 'David' });
    const david = player(stage.seat('David'));
    await david.command('/insider setup');
    await david.sees('How I am set up here', 'There is no text channel called #insider-introductions');
    await david.press('Change');
    const open = stage.discord.openModalOf('David');
    if (!open) throw new Error('David has no modal open.');
    const settings = {
      'Time zone of this community': 'London',
      'Channel for introductions': '#Introductions',
    };
    await stage.discord.as('David').submit(open, settings);
    await david.sees('Saved.', 'London (Europe)', '#introductions is there', 'All is well');
    await maya.command('/insider setup');
    await maya.sees('for organizers');
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    await priya.press('Happy to chat');
    expect((await maya.sees('Good questions to start from')).where).toBe('group');
  });

  it('a server that takes the bot out and asks it back loses no profile and wakes nothing old', async () => {
    await begin();
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    const offer = await priya.sees('Someone would like to learn from you');
    const guild = stage.discord.guilds[0]?.name ?? '';
    stage.discord.removeGuild(guild);
    await soon(
      async () => ((await stage.requests()).every((state) => state === 'open') ? true : null),
      async () => 'The request is still with Priya.',
    );
    stage.discord.addGuild({ name: guild });
    await soon(
      async () => {
        await offer.press('Happy to chat').catch(() => {});
        return (await priya.count('This request is closed in the meantime')) > 0 ? true : null;
      },
      async () => 'Priya was not told that it is closed.',
    );
  });

  it('an insider who takes no messages is not waited for: the seeker hears at once', async () => {
    await begin();
    stage.discord.change('Priya', { refusesDms: true });
    await openAskForm();
    await maya.fill(firstStep);
    await maya.send();
    await maya.sees('Priya Raman', 'Nobody else fits');
  });
});
