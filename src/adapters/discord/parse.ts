// Discord's payloads as commands. Pure.

import { type APIInteractionGuildMember, ComponentType, type GuildMember, type ModalData } from 'discord.js';
import { type Command, SLASH_COMMANDS } from '../../core/commands.ts';
import type { Values } from '../../core/messages/model.ts';

/** `name`: what the payload knows; `sure`: it is the name in this community. */
export type Who = { externalId: string; name: string; sure: boolean };

/** What a refused person reads. */
export const REFUSALS = {
  elsewhere:
    'Find-Insider works inside a server. Please use the command in the server whose members you want to meet.',
  outdated:
    'This button or form is from an earlier time and no longer works. Type /insider home to see where things stand.',
  left: 'Discord says that you are no longer in that server, so Find-Insider can’t act for you there.',
} as const;

/** `subcommand` and what was `typed` after it, null without. Null for a command of an earlier version. */
export function slashCommand(name: string, subcommand: string | null, typed: string | null): Command | null {
  const known = SLASH_COMMANDS.find((one) => one.name === name);
  return known
    ? { kind: 'slash', name: known.name, text: [subcommand, typed].filter(Boolean).join(' ') }
    : null;
}

/** What a modal's inputs hold, by field. */
export function valuesOf(fields: Iterable<ModalData>): Values {
  const values: Values = {};
  for (const field of fields) {
    if ('values' in field) values[field.customId] = [...field.values];
    else if (field.type === ComponentType.TextInput || field.type === ComponentType.RadioGroup)
      values[field.customId] = field.value ?? '';
  }
  return values;
}

type User = { id: string; username: string; globalName: string | null };

/** The name somebody goes by in the guild they act in. */
export function whoOf(user: User, member: GuildMember | APIInteractionGuildMember | null): Who {
  const nick = member && ('displayName' in member ? member.displayName : member.nick);
  const name = nick || user.globalName || user.username;
  return { externalId: user.id, name, sure: member !== null };
}
