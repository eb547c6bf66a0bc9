#!/usr/bin/env node
// The command line: start (default), demo, slack-manifest, discord-invite, match, roles.

import { Command, InvalidArgumentError } from 'commander';

const MATCH_NOTES = `
The fields may be called otherwise, such as Job title, Employer, Organization or Previous roles.
Past roles and topics are lists: part them with ; or | or a line break ("chef; pilot"). Commas do, too, where nothing else
does, so "Partner, Tax;" is one role. In JSON they may be arrays.
Without an id, the id is the number of the row: 1 is the first one below the header. Messages name the file's lines.
Every line of --asks has its answer, also a blank one; one that cannot be used is told, and has no results.`;

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

program
  .command('discord-invite')
  .description('print the link that invites the Discord bot to a server')
  .action(async () => {
    const { discordInviteCommand } = await import('./cli/discord-invite.ts');
    discordInviteCommand();
  });

program
  .command('match')
  .description('rank the people of a file for an ask; needs no database')
  .option(
    '--insiders <file>',
    'people: .csv or .json with the fields title and, if known, id, company, industry, years, pastRoles, topics, timezone',
  )
  .option('--ask <text>', 'what is looked for, such as "data scientist"', onlyAsk)
  .option('--asks <file>', 'many asks, one per line')
  .option('--roles <file>', 'more roles: a file that `insider roles import` wrote, or one of the same shape')
  .option('--json', 'print JSON instead of a table')
  .option('--limit <n>', 'results per ask, 1 to 10', '3')
  .addHelpText('after', MATCH_NOTES)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (options) => {
    const { matchCommand } = await import('./cli/match.ts');
    matchCommand(options);
  });

/** The last one would win silently. */
function onlyAsk(text: string, before: string | undefined): string {
  if (before === undefined) return text;
  throw new InvalidArgumentError('There is one already; for many, use --asks FILE, one per line.');
}

const roles = program
  .command('roles')
  .description('take in a taxonomy of occupations (O*NET, ESCO), show what was taken in, remove it')
  // Holds for its commands, too.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

roles
  .command('import <folder>')
  .description("read a folder with O*NET's text files or ESCO's occupations_en.csv")
  .action(async (folder: string) => {
    const { importRolesCommand } = await import('./cli/roles.ts');
    importRolesCommand(folder);
  });

roles
  .command('list')
  .description('show what is imported, with its licences')
  .action(async () => {
    const { listRolesCommand } = await import('./cli/roles.ts');
    listRolesCommand();
  });

roles
  .command('remove <source>')
  .description('undo an import: onet or esco')
  .action(async (source: string) => {
    const { removeRolesCommand } = await import('./cli/roles.ts');
    removeRolesCommand(source);
  });

await program.parseAsync();
