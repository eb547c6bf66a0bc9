// JSON Schemas of everything a bot may send, made from the types that discord-api-types publishes. Making them takes a
// second or two, so they are kept below node_modules/.cache until the types or this list change.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeParser } from 'ts-json-schema-generator';

/** The bodies the stand-in checks, by the names that discord-api-types gives them. */
export const bodies = [
  'RESTPostAPIChannelMessageJSONBody',
  'RESTPatchAPIChannelMessageJSONBody',
  'RESTPostAPIWebhookWithTokenJSONBody',
  'RESTPatchAPIWebhookWithTokenMessageJSONBody',
  'RESTPostAPIInteractionCallbackJSONBody',
  'RESTPutAPIApplicationCommandsJSONBody',
  'RESTPostAPIChannelThreadsJSONBody',
  'RESTPatchAPIChannelJSONBody',
  'RESTPostAPICurrentUserCreateDMChannelJSONBody',
] as const;
export type Body = (typeof bodies)[number];

export type Schema = {
  properties?: Record<string, object>;
  anyOf?: Schema[];
  items?: Schema;
  $ref?: string;
} & Record<string, unknown>;
type Definitions = Record<string, Schema>;

// discord.js brings the types; whoever has it has them, wherever npm put them.
const typesFile = createRequire(createRequire(import.meta.url).resolve('discord.js')).resolve(
  'discord-api-types/v10',
);
const typesFolder = dirname(typesFile);

/** Types that add or take away `undefined` and `null` only. Taken literally, they would make objects of strings. */
const SAME_SHAPE = ['_AddUndefinedToPossiblyUndefinedPropertiesOfInterface', 'NonNullable'];
type Node = {
  typeName?: { escapedText?: string };
  expression?: { escapedText?: string };
  typeArguments?: Node[];
};
const isSameShape = (node: Node) =>
  SAME_SHAPE.includes((node.typeName ?? node.expression)?.escapedText ?? '');

async function generate(): Promise<Definitions> {
  const { createFormatter, createParser, createProgram, DEFAULT_CONFIG, SchemaGenerator } = await import(
    'ts-json-schema-generator'
  );
  const config = {
    ...DEFAULT_CONFIG,
    path: join(typesFolder, 'rest', 'v10', 'index.d.ts'),
    skipTypeCheck: true,
    jsDoc: 'none' as const,
  };
  const program = createProgram(config);
  const parser: NodeParser = createParser(program, config, (chain) => {
    chain.addNodeParser({
      supportsNode: (node) => isSameShape(node as unknown as Node),
      createType: (node, context) => {
        const [inner] = (node as unknown as { typeArguments: (typeof node)[] }).typeArguments;
        return parser.createType(inner!, context);
      },
    });
  });
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  const definitions = bodies.map((name) => generator.createSchema(name).definitions as Definitions);
  return Object.assign({}, ...definitions);
}

const cacheFile = () => {
  const { version } = JSON.parse(readFileSync(join(typesFolder, 'package.json'), 'utf8'));
  const recipe = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  const name = `discord-api-types-${version}-${recipe.digest('hex').slice(0, 12)}.json`;
  return join(dirname(typesFolder), '.cache', 'discord-stand-in', name);
};

/** Every definition that the bodies are made of, by name. */
export async function loadDefinitions(): Promise<Definitions> {
  const file = cacheFile();
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const definitions = await generate();
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(definitions));
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // Nowhere to keep them: then they are made each time.
    }
    return definitions;
  }
}
