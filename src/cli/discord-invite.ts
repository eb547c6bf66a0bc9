// `insider discord-invite`: the link that brings the bot into a server.

import { inviteLink } from '../adapters/discord/invite.ts';
import { readEnvironment } from '../config.ts';

export function discordInviteCommand(): void {
  const link = inviteLink(readEnvironment().DISCORD_TOKEN?.trim() ?? '');
  if (link) {
    process.stdout.write(`${link}\n`);
    return;
  }
  process.stderr.write(
    'DISCORD_TOKEN is missing or not a bot token. Copy it from discord.com/developers/applications, under Bot, into .env.\n',
  );
  process.exitCode = 1;
}
