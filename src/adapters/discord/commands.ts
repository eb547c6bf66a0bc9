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
import { searchZones, zoneLabel } from '../../core/time-zones.ts';
import { clamp, LIMITS } from './limits.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Options = NonNullable<Definition['options']>;

export const ROLE_OPTION = 'role';
export const PLACE_OPTION = 'place';

/** What each word after a command does. A word that is missing here is described by itself. */
const SUBCOMMANDS: Record<string, string> = {
  home: 'Your requests, your profile and your time',
  pause: 'Nobody asks you for a while',
  resume: 'Back from a pause',
  stop: 'Stop being an insider and erase your profile',
  withdraw: 'Take a request back',
  timezone: 'So that my messages reach you in your own day',
  setup: 'For organizers: how the bot is set up here',
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
    return subcommands.map((word) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: word,
      description: clamp(SUBCOMMANDS[word] ?? word, LIMITS.commandDescription),
      ...(word === 'timezone' ? { options: [typedOption(PLACE_OPTION, 'A big city near you')] } : {}),
    }));
  if (name !== 'find-insider') return [];
  return [typedOption(ROLE_OPTION, 'A role in your own words, such as data scientist')];
}

const typedOption = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  required: false,
  autocomplete: true as const,
});

/** Time zones, at most 25, for the place that is typed. */
export function placesFor(typed: string): { name: string; value: string }[] {
  return searchZones(typed, LIMITS.choices).map((zone) => ({
    name: clamp(zoneLabel(zone), LIMITS.choiceText),
    value: zone,
  }));
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
