// The slash commands as Discord registers them, and what is offered while a role is typed. Registered only when they
// changed: Discord takes 200 new ones a day.

import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { SLASH_COMMANDS, type SlashCommand } from '../../core/commands.ts';
import { clamp, LIMITS } from './limits.ts';
import { SETUP } from './organizers.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Options = NonNullable<Definition['options']>;

export const ROLE_OPTION = 'role';

/** What each word after a command does. A word that is missing here is described by itself. */
const SUBCOMMANDS: Record<string, string> = {
  home: 'Your requests, your profile and your time',
  pause: 'Nobody asks you for a while',
  resume: 'Back from a pause',
  stop: 'Stop being an insider and erase your profile',
  withdraw: 'Take a request back',
  help: 'How this works',
};

function commandDefinitions(): Definition[] {
  return SLASH_COMMANDS.map((command) => ({
    name: command.name,
    description: clamp(command.description, LIMITS.commandDescription),
    // In a server only: in a DM nobody could say which community is meant.
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: optionsOf(command),
  }));
}

function optionsOf({ name, subcommands }: SlashCommand): Options {
  if (subcommands)
    return [
      ...subcommands.map((word) => ({ name: word, description: SUBCOMMANDS[word] ?? word })),
      { name: SETUP.word, description: SETUP.description },
    ].map(({ name: word, description }) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: word,
      description: clamp(description, LIMITS.commandDescription),
    }));
  if (name !== 'find-insider') return [];
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: ROLE_OPTION,
      description: 'A role in your own words, such as data scientist',
      required: false,
      autocomplete: true,
    },
  ];
}

/** At most 25; what is typed stays possible, too. */
export function choicesFor(
  typed: string,
  completeRole: (text: string) => string[],
): { name: string; value: string }[] {
  const names = completeRole(typed)
    .map((name) => clamp(name.trim(), LIMITS.choiceText))
    .filter((name) => name !== '');
  return [...new Set(names)].slice(0, LIMITS.choices).map((name) => ({ name, value: name }));
}

/** True if they were not registered as they are now. */
export async function registerCommands(
  rest: Pick<REST, 'get' | 'put'>,
  applicationId: string,
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = commandDefinitions();
  const there = (await rest.get(route)) as Definition[];
  if (essence(there) === essence(wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** What matters of commands, whichever defaults Discord adds. */
function essence(commands: Definition[]): string {
  const options = (all: Options | undefined): unknown[] =>
    (all ?? []).map((option) => [
      option.type,
      option.name,
      option.description,
      'required' in option ? (option.required ?? false) : false,
      'autocomplete' in option ? (option.autocomplete ?? false) : false,
      'options' in option ? options(option.options as Options | undefined) : [],
    ]);
  const all = commands.map((one) => [
    one.name,
    one.description,
    one.contexts ?? [],
    one.integration_types ?? [],
    options(one.options),
  ]);
  return JSON.stringify(all.sort((a, b) => String(a[0]).localeCompare(String(b[0]))));
}
