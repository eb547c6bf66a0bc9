// One process serves Slack and Discord together, each with its own community.

import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { startFindInsider } from '../../src/main.ts';
import { createTestDatabase } from '../support/database.ts';
import type { FormValues } from '../support/discord/shapes.ts';
import { createDiscordStandIn } from '../support/discord/stand-in.ts';
import { leftOut } from '../support/left-out.ts';
import { recordingLog } from '../support/log.ts';
import { localSlackAvailable } from '../support/slack/local-slack.ts';
import { createSlackWorkspace } from '../support/slack/workspace.ts';
import { readIn as readInDiscord } from '../support/stages/discord-stage.ts';
import { errorsIn } from '../support/stages/morning.ts';
import { readIn as readInSlack } from '../support/stages/slack-stage.ts';

const absent = localSlackAvailable();
if (absent) leftOut('Slack and Discord in one process', absent);

it.skipIf(absent)('Slack and Discord are served by one process and learn nothing of each other', async () => {
  const database = await createTestDatabase();
  const discord = await createDiscordStandIn({ people: [{ name: 'Maya' }, { name: 'Priya' }] });
  const slack = await createSlackWorkspace({ people: [{ name: 'Maya' }, { name: 'Priya' }] });
  const parsed = parseConfig({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PORT: '0',
  });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  expect(parsed.config.playground).toBe(false);
  const log = recordingLog();
  const running = await startFindInsider(parsed.config, log);
  await slack.connected();
  await discord.connected();
  try {
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.text()).toMatch(/slack.*discord/s);

    const priya = discord.as('Priya');
    await priya.command('/be-insider');
    const steps: FormValues[] = [
      { 'Your job title now': 'Data Scientist', Industry: 'Fintech', 'Years in this field': '8' },
      {},
      {},
    ];
    for (const step of steps) {
      const modal = discord.openModalOf('Priya');
      if (!modal) throw new Error('No modal is open.');
      await priya.submit(modal, step);
      const message = discord.ephemeralsOf('Priya').at(-1);
      const words = message ? readInDiscord(discord, message) : '';
      if (message) await priya.press(message, words.includes('Continue') ? 'Continue' : 'Save');
    }
    await discord.as('Maya').command('/find-insider', { role: 'data scientist' });
    const found = discord.ephemeralsOf('Maya').at(-1);
    expect(found && readInDiscord(discord, found)).toContain('One person who may be right');

    await slack.as('Maya').command('/find-insider data scientist');
    const nobody = slack.ephemeralsOf('Maya').at(-1);
    expect(nobody && readInSlack(slack, nobody)).toContain('Nobody here fits');
  } finally {
    await running.close();
    await slack.stop();
    await discord.stop();
    await database.drop();
  }
  expect(slack.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
  errorsIn(log.lines);
});
