// Discord's documented limits that its types cannot express, as a table: definition → property → JSON Schema. They are
// laid over the generated schemas. Figures: discord.com/developers/docs, reference pages of each object.
import type { Schema } from './schemas.ts';

const text = (maxLength: number, minLength = 1) => ({ minLength, maxLength });
const upTo = (maxLength: number) => ({ maxLength });
const list = (minItems: number, maxItems: number) => ({ minItems, maxItems });
const between = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum });

const customId = { custom_id: text(100) };
const select = {
  ...customId,
  placeholder: upTo(150),
  min_values: between(0, 25),
  max_values: between(1, 25),
};
const option = { label: text(100), value: text(100), description: upTo(100) };
const message = { content: upTo(2000), embeds: list(0, 10), attachments: list(0, 10) };
/** Letters and digits of any script, with `-`, `_` and `'`; written small where the script has small letters. */
const commandName = { pattern: "^[-_'\\p{L}\\p{M}\\p{N}]{1,32}$" };
const named = { name: commandName, description: text(100) };
const choice = { name: text(100) };

const limits: Record<string, Record<string, object>> = {
  RESTPostAPIChannelMessageJSONBody: { ...message, nonce: upTo(25), sticker_ids: list(0, 3) },
  RESTPatchAPIChannelMessageJSONBody: message,
  RESTPostAPIWebhookWithTokenJSONBody: message,
  RESTPatchAPIWebhookWithTokenMessageJSONBody: message,
  APIInteractionResponseCallbackData: message,
  RESTPostAPIChannelThreadsJSONBody: { name: text(100), rate_limit_per_user: between(0, 21_600) },
  RESTPatchAPIChannelJSONBody: { name: text(100) },

  APIEmbed: { title: upTo(256), description: upTo(4096), fields: list(0, 25) },
  APIEmbedField: { name: text(256), value: text(1024) },
  APIEmbedFooter: { text: upTo(2048) },
  APIEmbedAuthor: { name: upTo(256) },
  APIAllowedMentions: { users: list(0, 100), roles: list(0, 100) },

  'APIActionRowComponent<APIComponentInMessageActionRow>': { components: list(1, 5) },
  'APIActionRowComponent<APIComponentInModalActionRow>': { components: list(1, 1) },
  APIButtonComponentWithCustomId: { ...customId, label: upTo(80) },
  APIButtonComponentWithURL: { label: upTo(80), url: { ...text(512), pattern: '^(https?|discord)://.' } },
  APIStringSelectComponent: { ...select, options: list(1, 25) },
  APISelectMenuOption: option,
  APIChannelSelectComponent: select,
  APISectionComponent: { components: list(1, 3) },
  APITextDisplayComponent: { content: text(4000) },
  APIMediaGalleryComponent: { items: list(1, 10) },

  APIModalInteractionResponseCallbackData: { ...customId, title: text(45), components: list(1, 5) },
  APILabelComponent: { label: text(45), description: upTo(100) },
  APITextInputComponent: {
    ...customId,
    label: upTo(45),
    placeholder: upTo(100),
    value: upTo(4000),
    min_length: between(0, 4000),
    max_length: between(1, 4000),
  },
  APIRadioGroupComponent: { ...customId, options: list(2, 10) },
  APIRadioGroupOption: option,
  APICheckboxGroupComponent: {
    ...customId,
    options: list(1, 10),
    min_values: between(0, 10),
    max_values: between(1, 10),
  },
  APICheckboxGroupOption: option,
  APICheckboxComponent: customId,
  APIFileUploadComponent: { ...customId, min_values: between(0, 10), max_values: between(1, 10) },

  APICommandAutocompleteInteractionResponseCallbackData: { choices: list(0, 25) },
  APIApplicationCommandOptionChoice: { ...choice, value: upTo(100) },
  RESTPostAPIChatInputApplicationCommandsJSONBody: { ...named, options: list(0, 25) },
  APIApplicationCommandSubcommandOption: { ...named, options: list(0, 25) },
  APIApplicationCommandSubcommandGroupOption: { ...named, options: list(0, 25) },
};

/** What holds for families of definitions that the generator names after their type arguments. */
const families: [RegExp, Record<string, object>][] = [
  [/^APIApplicationCommandOptionChoice</, { ...choice, value: upTo(100) }],
  [/^APIBaseAutoPopulatedSelectMenuComponent</, select],
  [
    /^APIApplicationCommand.*(Option|OptionBase<.*>|Wrapper<.*>)$/,
    { ...named, choices: list(0, 25), min_length: between(0, 6000), max_length: between(1, 6000) },
  ],
];

/** discord.js says these with every message and every edit; Discord overlooks them where they mean nothing. */
const overlooked = { tts: { type: 'boolean' }, enforce_nonce: { const: false } };

const replaced: Record<string, Schema> = {
  Snowflake: { type: 'string', pattern: '^[0-9]{1,20}$' },
  Permissions: { type: 'string', pattern: '^[0-9]+$' },
};

/** Returns how many of the limits met a property. */
const overlay = (schema: Schema, table: Record<string, object>): number => {
  let met = 0;
  for (const branch of schema.anyOf ?? []) met += overlay(branch, table);
  for (const [property, limit] of Object.entries(table)) {
    const there = schema.properties?.[property];
    if (!there) continue;
    schema.properties![property] = { allOf: [there, limit] };
    met += 1;
  }
  return met;
};

/** Lays the limits over the generated definitions, in place. Throws if one of them meets nothing any more. */
export function tighten(definitions: Record<string, Schema>): Record<string, Schema> {
  for (const [name, table] of Object.entries(limits)) {
    const met = overlay(definitions[name] ?? {}, table);
    if (met < Object.keys(table).length) throw new Error(`discord-api-types has changed ${name}`);
    if ('content' in table && 'embeds' in table)
      definitions[name]!.properties = { ...overlooked, ...definitions[name]!.properties };
  }
  for (const name of Object.keys(definitions)) {
    for (const [pattern, table] of families)
      if (pattern.test(name) && !(name in limits)) overlay(definitions[name]!, table);
    // Flags are sums of the values that the types list one by one.
    if (name.endsWith('Flags')) definitions[name] = { type: 'integer', minimum: 0 };
  }
  return Object.assign(definitions, replaced);
}
