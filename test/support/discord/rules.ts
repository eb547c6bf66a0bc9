// What Discord checks across the parts of a message, modal or list of commands: sums, orders, uniqueness, exclusions.
import { ButtonStyle, ComponentType, MessageFlags, ApplicationCommandOptionType as Option } from 'discord.js';
import { everything, isButton, isSelect } from './components.ts';
import type { Json, SeenComponent, SeenEmbed } from './shapes.ts';
import type { Slip } from './slips.ts';

type Slips = Generator<Slip>;

const length = (text: unknown) => (typeof text === 'string' ? [...text].length : 0);
const repeated = (values: (string | undefined)[]) =>
  values.find((value, index) => value !== undefined && values.indexOf(value) !== index);

const embedLength = (embed: SeenEmbed) =>
  length(embed.title) +
  length(embed.description) +
  length((embed.footer as Json | undefined)?.text) +
  length((embed.author as Json | undefined)?.name) +
  (embed.fields ?? []).reduce((sum, field) => sum + length(field.name) + length(field.value), 0);

function* selectSlips(select: SeenComponent, at: string): Slips {
  const { options, min_values = 1, max_values = 1 } = select;
  if (min_values > max_values) yield { at, says: 'min_values exceeds max_values' };
  if (!options) return;
  if (max_values > options.length && select.max_values !== undefined)
    yield { at: `${at}.max_values`, says: 'exceeds the number of options' };
  const twice = repeated(options.map((option) => option.value));
  if (twice !== undefined) yield { at: `${at}.options`, says: `value "${twice}" is already used` };
  if (options.filter((option) => option.default).length > max_values)
    yield { at: `${at}.options`, says: 'more options are default than may be chosen' };
}

function* componentSlips(components: SeenComponent[], at: string): Slips {
  const all = everything(components);
  const twice = repeated(all.map((one) => one.custom_id));
  if (twice !== undefined) yield { at, says: `custom_id "${twice}" is duplicated` };
  if (repeated(all.map((one) => (one.id ? String(one.id) : undefined))))
    yield { at, says: 'id is duplicated' };
  for (const one of all) {
    const where = `${at}(${one.custom_id ?? one.type})`;
    if (isSelect(one)) yield* selectSlips(one, where);
    if (isButton(one) && one.style !== ButtonStyle.Premium && !one.label && !('emoji' in one))
      yield { at: where, says: 'a button needs a label or an emoji' };
    if (one.type !== ComponentType.ActionRow) continue;
    const inside = one.components ?? [];
    if (inside.some(isSelect) && inside.length > 1)
      yield { at: where, says: 'a select has its action row for itself' };
  }
}

function* oldLayout(components: SeenComponent[], at: string): Slips {
  if (components.length > 5) yield { at, says: 'Must be between 1 and 5 in length' };
  for (const [index, one] of components.entries())
    if (one.type !== ComponentType.ActionRow)
      yield { at: `${at}.${index}`, says: 'needs the flag IS_COMPONENTS_V2' };
}

function* newLayout(message: Json, components: SeenComponent[], at: string): Slips {
  const all = everything(components);
  if (all.length > 40) yield { at, says: 'at most 40 components in all' };
  const shown = all.reduce((sum, one) => sum + length(one.content), 0);
  if (shown > 4000) yield { at, says: 'at most 4000 characters of text in all' };
  for (const other of ['content', 'embeds', 'poll', 'sticker_ids'])
    if (message[other] && length(message[other]) + Object.keys(message[other]).length > 0)
      yield { at: other, says: 'cannot be used with IS_COMPONENTS_V2' };
}

function* mentionSlips(mentions: Json | null | undefined): Slips {
  const parse = (mentions?.parse ?? []) as string[];
  for (const kind of ['users', 'roles'])
    if (parse.includes(kind) && ((mentions?.[kind] as string[] | undefined)?.length ?? 0) > 0)
      yield { at: 'allowed_mentions', says: `parse and ${kind} exclude each other` };
}

const FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** `flags` are those that count after the change; `mayHide` if it answers an interaction and can be ephemeral. */
export function* messageSlips(message: Json, flags: number, mayHide: boolean): Slips {
  const { embeds, components } = message as { embeds?: SeenEmbed[]; components?: SeenComponent[] };
  const strange = Number(message.flags ?? 0) & ~(mayHide ? FLAGS | MessageFlags.Ephemeral : FLAGS);
  if (strange) yield { at: 'flags', says: `${strange} cannot be set here` };
  const shown = (embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0);
  if (shown > 6000) yield { at: 'embeds', says: 'Embed size exceeds maximum size of 6000' };
  if (flags & MessageFlags.IsComponentsV2) yield* newLayout(message, components ?? [], 'components');
  else yield* oldLayout(components ?? [], 'components');
  yield* componentSlips(components ?? [], 'components');
  yield* mentionSlips(message.allowed_mentions as Json | undefined);
}

function* fieldSlips(field: SeenComponent, at: string, inLabel: boolean): Slips {
  if (field.type === ComponentType.TextInput) {
    const { min_length = 0, max_length = 4000, value } = field;
    if (min_length > max_length) yield { at, says: 'min_length exceeds max_length' };
    if (length(value) > max_length) yield { at: `${at}.value`, says: 'is longer than max_length' };
    if (value && length(value) < min_length) yield { at: `${at}.value`, says: 'is shorter than min_length' };
    if (inLabel && field.label) yield { at: `${at}.label`, says: 'a text input in a label has no label' };
    if (!inLabel && !field.label) yield { at: `${at}.label`, says: 'This field is required' };
  }
  if (isSelect(field) && field.disabled) yield { at: `${at}.disabled`, says: 'not in a modal' };
}

export function* modalSlips(modal: Json): Slips {
  const components = (modal.components ?? []) as SeenComponent[];
  for (const [index, one] of components.entries()) {
    const at = `data.components.${index}`;
    if (one.component) yield* fieldSlips(one.component, `${at}.component`, true);
    for (const field of one.components ?? []) yield* fieldSlips(field, `${at}.components.0`, false);
  }
  yield* componentSlips(components, 'data.components');
}

type CommandOption = {
  type?: number;
  name: string;
  description?: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: unknown }[];
  options?: CommandOption[];
};

const commandLength = ({ name, description, choices = [], options = [] }: CommandOption): number =>
  length(name) +
  length(description) +
  choices.reduce((sum, choice) => sum + length(choice.name) + length(choice.value), 0) +
  options.reduce((sum, option) => sum + commandLength(option), 0);

const isGroup = ({ type }: CommandOption) => type === Option.Subcommand || type === Option.SubcommandGroup;

function* optionSlips(options: CommandOption[], at: string): Slips {
  const twice = repeated(options.map((option) => option.name));
  if (twice !== undefined) yield { at, says: `option "${twice}" is there twice` };
  if (options.some(isGroup) && !options.every(isGroup))
    yield { at, says: 'subcommands and options exclude each other' };
  const optional = options.findIndex((option) => !option.required);
  if (optional >= 0 && options.slice(optional).some((option) => option.required))
    yield { at, says: 'Required options must be placed before non-required options' };
  for (const option of options) {
    const where = `${at}.${option.name}`;
    if (option.name !== option.name.toLowerCase()) yield { at: where, says: 'names are written small' };
    if (option.autocomplete && option.choices?.length)
      yield { at: where, says: 'choices and autocomplete exclude each other' };
    yield* optionSlips(option.options ?? [], where);
  }
}

export function* commandSlips(commands: (CommandOption & Json)[], inGuild: boolean): Slips {
  const slash = commands.filter((command) => (command.type ?? 1) === 1);
  if (slash.length > 100) yield { at: '', says: 'Maximum number of application commands reached (100)' };
  const twice = repeated(slash.map((command) => command.name));
  if (twice !== undefined) yield { at: '', says: `command "${twice}" is there twice` };
  for (const [index, command] of slash.entries()) {
    if (command.name !== command.name.toLowerCase())
      yield { at: `${index}.name`, says: 'names are written small' };
    if (commandLength(command) > 8000) yield { at: `${index}`, says: 'more than 8000 characters' };
    for (const key of ['contexts', 'integration_types', 'dm_permission'])
      if (inGuild && command[key] !== undefined)
        yield { at: `${index}.${key}`, says: 'only for global commands' };
    yield* optionSlips(command.options ?? [], `${index}.options`);
  }
}
