// The link that invites the bot.

import { PermissionsBitField } from 'discord.js';
import { expect, it } from 'vitest';
import { inviteLink } from '../../src/adapters/discord/invite.ts';

it('the link names the application and exactly the permissions that introductions need', () => {
  const link = new URL(inviteLink('MTAwMDAwMDAwMDAwMDAwMDAx.Test00.a-bot_token') ?? '');
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(link.searchParams.get('client_id')).toBe('100000000000000001');
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  const permissions = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? '0'));
  expect(permissions.toArray().sort()).toEqual([
    'CreatePrivateThreads',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
});

it('there is no link for what is no token', () => {
  for (const wrong of ['', 'a.b.c', 'xoxb-1', '....']) expect(inviteLink(wrong)).toBeNull();
});
