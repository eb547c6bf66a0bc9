// Slash commands as a person meets them: which there are, and how what they type becomes options. What Discord's own
// client would not send is thrown.
import { ApplicationCommandOptionType as Kind } from 'discord.js';
import { mayDo } from './objects.ts';
import type { Channel, Peer } from './peer.ts';
import type { Json, OptionValues, Person } from './shapes.ts';

type Option = {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: Option[];
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
};
type Command = Option & {
  id: string;
  guild_id?: string;
  contexts?: number[] | null;
  dm_permission?: boolean;
  default_member_permissions?: string | null;
};

const isOffered = (command: Command, person: Person, channel: Channel) => {
  const needed = BigInt(command.default_member_permissions ?? 0);
  if (channel.guild) {
    const isBarred = command.default_member_permissions === '0' || (mayDo(person) & needed) !== needed;
    return !isBarred && (command.contexts?.includes(0) ?? true);
  }
  return command.contexts?.includes(1) ?? command.dm_permission !== false;
};

const commandFor = (peer: Peer, person: Person, channel: Channel, name: string): Command => {
  const own = channel.guild ? (peer.commands.get(channel.guild.id) ?? []) : [];
  const all = [...own, ...(peer.commands.get('') ?? [])] as Command[];
  const offered = all.filter((command) => isOffered(command, person, channel));
  const found = offered.find((command) => command.name === name);
  if (found) return found;
  const there = offered.map((command) => `/${command.name}`).join(', ');
  throw new Error(`Discord offers no command "/${name}" here; there are: ${there || 'none'}`);
};

const isGroup = ({ type }: Option) => type === Kind.Subcommand || type === Kind.SubcommandGroup;

const kinds: Record<number, 'string' | 'number' | 'boolean'> = {
  [Kind.String]: 'string',
  [Kind.Integer]: 'number',
  [Kind.Number]: 'number',
  [Kind.Boolean]: 'boolean',
};

const complaint = (option: Option, value: string | number | boolean): string | null => {
  const kind = kinds[option.type];
  if (!kind) return `the stand-in knows no options of type ${option.type}`;
  if (typeof value !== kind) return `is a ${kind}`;
  if (option.type === Kind.Integer && !Number.isInteger(value)) return 'is a whole number';
  const { choices = [], min_length = 0, max_length = 6000 } = option;
  if (choices.length > 0 && !choices.some((choice) => choice.value === value || choice.name === value))
    return `is one of ${choices.map((choice) => choice.name).join(', ')}`;
  if (typeof value === 'string' && (value.length < min_length || value.length > max_length))
    return `has ${min_length} to ${max_length} characters`;
  const { min_value = -Infinity, max_value = Infinity } = option;
  if (typeof value === 'number' && (value < min_value || value > max_value))
    return `is between ${min_value} and ${max_value}`;
  return null;
};

/** `focused`: the option being typed into; then nothing is complete yet. */
const fillIn = (options: Option[], given: OptionValues, line: string, focused?: string): Json[] => {
  const strays = Object.keys(given).filter((name) => !options.some((option) => option.name === name));
  const known = options.map((option) => option.name).join(', ') || 'none';
  if (strays.length > 0) throw new Error(`${line} has no option "${strays.join()}"; there are: ${known}`);
  return options.flatMap((option): Json[] => {
    const { name, type, choices = [] } = option;
    const value = given[name];
    if (value === undefined && option.required && focused === undefined)
      throw new Error(`${line} needs the option "${name}"`);
    if (value === undefined) return [];
    if (name === focused) return [{ name, type, value: String(value), focused: true }];
    const problem = complaint(option, value);
    if (problem) throw new Error(`The option "${name}" of ${line} ${problem}`);
    return [{ name, type, value: choices.find((choice) => choice.name === value)?.value ?? value }];
  });
};

/** What a line like `/insider pause` with these options sends as `data`. */
export function typed(
  peer: Peer,
  person: Person,
  channel: Channel,
  line: string,
  given: OptionValues,
  focused?: string,
): Json {
  const [name = '', ...words] = line.replace(/^\//, '').trim().split(/\s+/);
  const command = commandFor(peer, person, channel, name);
  const path: Option[] = [];
  let options = command.options ?? [];
  for (const word of words) {
    const group = options.find((option) => isGroup(option) && option.name === word);
    if (!group) throw new Error(`/${name} has no subcommand "${word}"`);
    path.push(group);
    options = group.options ?? [];
  }
  const left = options.filter(isGroup).map((option) => option.name);
  if (left.length > 0) throw new Error(`${line} needs one of its subcommands: ${left.join(', ')}`);
  if (focused !== undefined && !options.find((option) => option.name === focused)?.autocomplete)
    throw new Error(`The option "${focused}" of ${line} offers nothing while one types`);
  let filled = fillIn(options, given, line, focused);
  for (const { name, type } of path.reverse()) filled = [{ name, type, options: filled }];
  const { id, guild_id } = command;
  return { id, name, type: 1, ...(guild_id ? { guild_id } : {}), options: filled };
}
