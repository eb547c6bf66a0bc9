// Makes unions of schemas speak plainly: a component is judged by the schema of its own `type` (and `style`), not by
// all of them in turn, so that a complaint names what is wrong instead of everything it could have been.
import type { Schema } from './schemas.ts';

type Definitions = Record<string, Schema>;
type Leaf = { schema: Schema; resolved: Schema };

const resolve = (schema: Schema, definitions: Definitions): Schema => {
  if (!schema.$ref) return schema;
  const name = decodeURIComponent(schema.$ref.replace('#/definitions/', ''));
  return resolve(definitions[name] ?? {}, definitions);
};

/** The schemas a union is made of, unions in unions included. */
const leavesOf = (schema: Schema, definitions: Definitions): Leaf[] => {
  const resolved = resolve(schema, definitions);
  if (!resolved.anyOf) return [{ schema, resolved }];
  return resolved.anyOf.flatMap((branch) => leavesOf(branch, definitions));
};

/** The values by which a leaf is told apart, or undefined. */
const kindsOf = ({ resolved }: Leaf, key: string): unknown[] | undefined => {
  const property = resolved.properties?.[key] as { const?: unknown; enum?: unknown[] } | undefined;
  if (property?.const !== undefined) return [property.const];
  return property?.enum;
};

const isNeeded = ({ resolved }: Leaf, key: string) => ((resolved.required ?? []) as string[]).includes(key);

const split = (leaves: Leaf[], [key, ...keys]: string[]): Schema => {
  const union = { anyOf: leaves.map((leaf) => leaf.schema) };
  if (!key) return union;
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const kinds = kindsOf(leaf, key);
    if (!kinds) return union;
    const name = JSON.stringify(kinds);
    groups.set(name, [...(groups.get(name) ?? []), leaf]);
  }
  if (groups.size < 2) return split(leaves, keys);
  const cases = [...groups].map(([name, group]) => ({
    // Without the key, the `if` of a leaf that does not need it holds.
    if: {
      properties: { [key]: { enum: JSON.parse(name) } },
      required: isNeeded(group[0]!, key) ? [key] : [],
    },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
    then: group.length === 1 ? group[0]!.schema : split(group, keys),
  }));
  const allKinds = [...groups.keys()].flatMap((name) => JSON.parse(name));
  const required = leaves.every((leaf) => isNeeded(leaf, key)) ? [key] : [];
  return { allOf: [{ type: 'object', properties: { [key]: { enum: allKinds } }, required }, ...cases] };
};

/** Replaces every union that a `type` tells apart, anywhere in these definitions. */
export function tellApart(definitions: Definitions): Definitions {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const schema = value as Schema;
    const { anyOf, ...rest } = schema;
    const walked = (one: object) =>
      Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
    if (!Array.isArray(anyOf)) return walked(schema);
    // What was split is made of references and of inline objects; only the latter need another walk.
    const apart = split(leavesOf(schema, definitions), ['type', 'style', 'autocomplete']);
    return apart.anyOf ? walked(schema) : { ...walked(rest), ...walked(apart) };
  };
  return walk(definitions) as Definitions;
}
