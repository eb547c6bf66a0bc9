// What goes into the JSON columns and comes back out the same: PostgreSQL's jsonb keeps no dates, no NUL and no half
// characters, and people may type any of the latter into a form.

import { Prisma } from '../../generated/prisma/client.ts';

/** Dates are tagged, so that `fromJson` finds them; null becomes the column's NULL. */
export function toJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null || value === undefined ? Prisma.DbNull : (encode(value) as Prisma.InputJsonValue);
}

/** For columns that are never NULL. */
export function toJsonValue(value: object): Prisma.InputJsonValue {
  return encode(value) as Prisma.InputJsonValue;
}

/** Brings the dates back. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, instant] = entries[0] ?? [];
  if (entries.length === 1 && key === '$date' && typeof instant === 'string') return new Date(instant);
  return Object.fromEntries(entries.map(([name, inner]) => [name, fromJson(inner)]));
}

function encode(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [encode(name), encode(inner)]));
}
