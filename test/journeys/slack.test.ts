// The whole story in Slack: the bot as `npm start` runs it, connected to local-slack behind our relay. And what only
// Slack has: a Home tab with buttons, and three seconds to be answered in, whatever the database does.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftOut } from '../support/left-out.ts';
import { localSlackAvailable } from '../support/slack/local-slack.ts';
import { openSlackStage, readIn, type SlackStage } from '../support/stages/slack-stage.ts';
import { type Player, player, soon } from '../support/stages/stage.ts';
import { type TcpRelay, tcpRelayTo } from '../support/tcp-relay.ts';
import { tellTheStory } from './one-story.ts';

const absent = localSlackAvailable();
if (absent) leftOut('The journey in Slack', absent);
else {
  tellTheStory('Slack', () => openSlackStage());
  describe('only in Slack', onlyInSlack);
}

function onlyInSlack() {
  let stage: SlackStage;
  let wire: TcpRelay;
  let maya: Player;
  let priya: Player;

  beforeEach(async () => {
    stage = await openSlackStage(async (url) => {
      wire = await tcpRelayTo(url);
      await wire.mend();
      return wire.url;
    });
    [maya, priya] = [player(stage.seat('Maya')), player(stage.seat('Priya'))];
    await priya.command('/be-insider');
    await priya.fill({
      'Your job title now': 'Data Scientist',
      Industry: 'Fintech',
      'Years in this field': '8',
    });
    await priya.send();
    await priya.sees('You are an insider now');
  });
  afterEach(async () => {
    wire.flow();
    await stage.close();
    await wire.cut();
  });

  const mayasHome = () => {
    const view = stage.slack.homeOf('Maya');
    if (!view) throw new Error('Maya has no Home tab.');
    return view;
  };
  const homeSays = (words: string) =>
    soon(
      async () => (readIn(stage.slack, mayasHome()).includes(words) ? true : null),
      async () => readIn(stage.slack, mayasHome()),
    );
  const ask = async () => {
    await maya.command('/find-insider data scientist');
    await maya.press('Ask Priya');
    await maya.fill({
      'What do you hope to learn?': ['Something else'],
      'A short, honest message': 'I would love to hear how your days look.',
      'What do you do today?': 'Biology teacher',
    });
    await maya.preview();
  };

  it('the Home tab’s buttons open forms, and the tab follows what happens', async () => {
    await maya.home();
    await stage.slack.as('Maya').press(mayasHome(), 'Find an insider');
    await maya.fill({ Role: 'data scientist' });
    // Cards in a modal have the same buttons.
    await maya.press('Ask Priya');
    await maya.fill({
      'What do you hope to learn?': ['Something else'],
      'A short, honest message': 'I would love to hear how your days look.',
      'What do you do today?': 'Biology teacher',
    });
    await maya.send();
    await maya.sees('Sent.');
    await homeSays('With @Priya Raman');
    await stage.slack.as('Maya').press(mayasHome(), 'Take it back');
    await maya.fill({});
    await maya.sees('is taken back');
    await homeSays('no open request');
  });

  it('workspace admins set the community up, and nobody else', async () => {
    const david = player(stage.seat('David'));
    await david.command('/insider setup');
    await david.sees('How I am set up here', 'One conversation of the two and me');
    await david.press('Change');
    await david.fill({ 'Time zone of this community': 'New York' });
    await david.sees('Saved.', 'New York (America)');
    await maya.command('/insider setup');
    await maya.sees('for organizers');
    await maya.command('/insider timezone Tokyo');
    await maya.sees('comes from your settings here', 'London (Europe)');
  });

  it('a database that hangs leaves a command answered in words, and the second try finds it whole', async () => {
    wire.stall();
    await maya.command('/find-insider data scientist');
    const words = await maya.sees('Not saved yet', 'press again');
    expect(words.where).toBe('answer');
    // The word that she can quote is in the log.
    expect(stage.lines.map(({ fields }) => fields.reference)).toContain(referenceIn(words.text));
    wire.flow();
    await maya.command('/find-insider data scientist');
    await maya.sees('One person who may be right');
    // What hung can be late, but Slack was never answered late: the stage ends without violations.
  });

  it('a database that hangs keeps a form open, and the second press sends it once', async () => {
    await ask();
    wire.stall();
    await maya.send();
    await maya.sees('Not saved yet', 'I would love to hear how your days look.');
    wire.flow();
    await maya.send();
    await maya.sees('Sent.');
    await priya.sees('Someone would like to learn from you');
    await stage.skip(3_600_000);
    expect(await priya.count('Someone would like to learn from you')).toBe(1);
    expect(await maya.home()).toContain('With @Priya Raman');
  });

  it('a database that hangs loses no yes, and the second press is the same yes', async () => {
    await ask();
    await maya.send();
    const offer = await priya.sees('Someone would like to learn from you');
    wire.stall();
    await offer.press('Happy to chat');
    await priya.sees('Not saved yet', 'press again');
    wire.flow();
    await offer.press('Happy to chat');
    await maya.sees('Good questions to start from');
    await stage.skip(3_600_000);
    expect(await maya.count('Good questions to start from')).toBe(1);
    expect(await priya.home()).toContain('1 of 2 conversations taken');
  });
}

const referenceIn = (text: string): string | undefined => /reference (\w{6})/.exec(text)?.[1];
