// The shape of a file of roles, and reading one: what `insider roles import` wrote, or a source written by hand.

import { z } from 'zod';
import type { RoleSource } from '../../core/matching/role-graph.ts';
import { readUtf8, UnusableRoles } from './input.ts';

const names = z.array(z.string()).optional();
const role = z.object({
  // Ids stand in lists that spaces separate.
  id: z.string().regex(/^\S+$/, 'must be an id without spaces'),
  name: z.string().min(1),
  family: z.string().optional(),
  aka: names,
  fields: names,
  alone: names,
  skills: names,
  does: names,
  ladder: names,
  broader: z.string().optional(),
  near: z.record(z.string(), z.number().min(0).max(1)).optional(),
  es: names,
  fr: names,
  de: names,
  pt: names,
});
const lists = z.record(z.string(), z.array(z.string())).optional();
const roleSource = z.object({
  source: z.string().min(1),
  roles: z
    .array(role)
    .refine(hasNoCircle, 'must not have a role that is, by its "broader", a kind of itself'),
  ambiguous: lists,
  industries: z
    .array(
      z.object({
        id: z.string().regex(/^\S+$/, 'must be an id without spaces'),
        name: z.string(),
        aka: names,
        families: names,
        roles: names,
        does: names,
        es: names,
        fr: names,
        de: names,
        pt: names,
      }),
    )
    .optional(),
  employers: lists,
});
const rolesFile = roleSource.extend({
  title: z.string(),
  licence: z.string(),
  importedAt: z.iso.datetime(),
  hash: z.string(),
});

/** `hash`: sha256 of the imported files. `licence`: the line to show wherever the roles are. */
export type RolesFile = RoleSource & z.infer<typeof rolesFile>;

/** Any source of roles. Throws `UnusableRoles`. */
export function readRolesFile(path: string): RoleSource {
  return checked(path, roleSource);
}

/** One that was imported. Throws `UnusableRoles`. */
export function readImported(path: string): RolesFile {
  return checked(path, rolesFile);
}

function checked<T>(path: string, shape: z.ZodType<T>): T {
  const text = readUtf8(path);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UnusableRoles(`${path} is not valid JSON.`);
  }
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new UnusableRoles(
    `${path} is no file of roles: ${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'unknown shape'}.`,
  );
}

function hasNoCircle(roles: readonly { id: string; broader?: string }[]): boolean {
  const broader = new Map(roles.map((each) => [each.id, each.broader]));
  return roles.every(({ id }) => {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined; at = broader.get(at)) {
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return true;
  });
}
