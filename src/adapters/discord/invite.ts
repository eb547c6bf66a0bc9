// The link that invites the bot to a server, with exactly the permissions it needs.

import { OAuth2Scopes } from 'discord.js';
import { THREAD_PERMISSIONS } from './introductions.ts';

/** Null if this is no bot token: its first part is the application's id. */
export function inviteLink(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  if (!/^\d{15,20}$/.test(id)) return null;
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', id);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  link.searchParams.set('permissions', String(THREAD_PERMISSIONS));
  return link.href;
}
