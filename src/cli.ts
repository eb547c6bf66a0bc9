#!/usr/bin/env node
// The command line: start (default), demo, slack-manifest.

import { Command } from 'commander';

const program = new Command('insider')
  .description('Find-Insider: the bot that gets people to the conversation that changes their path.')
  .showHelpAfterError('(--help shows what there is)');

program
  .command('start', { isDefault: true })
  .description('run the bot; without tokens, the playground in the browser')
  .option('--fresh', 'begin with an empty playground')
  .action(async (options: { fresh?: boolean }) => {
    const { startCommand } = await import('./cli/start.ts');
    await startCommand(options);
  });

program
  .command('demo')
  .description('play one full story on the same real parts, and print it')
  .action(async () => {
    const { demoCommand } = await import('./cli/demo.ts');
    await demoCommand();
  });

program
  .command('slack-manifest')
  .description('print the manifest of the Slack app, to paste into api.slack.com/apps')
  .action(async () => {
    const { slackManifest } = await import('./adapters/slack/manifest.ts');
    process.stdout.write(`${JSON.stringify(slackManifest(), null, 2)}\n`);
  });

await program.parseAsync();
