// What is wrong with something the bot sent, and where; and how Discord words it in an answer.
import type { Json } from './shapes.ts';

/** `at` is a path like `components.0.label`. */
export type Slip = { at: string; says: string };

/** The `errors` of Discord's answer 50035: nested as the body was, with `_errors` at the leaves. */
export function nestErrors(slips: Slip[]): Json {
  const root: Json = {};
  for (const { at, says } of slips) {
    let place = root;
    for (const key of at.split('.').filter(Boolean)) {
      place[key] ??= {};
      place = place[key] as Json;
    }
    const there = (place._errors ?? []) as Json[];
    place._errors = [...there, { code: 'BASE_TYPE_INVALID', message: says }];
  }
  return root;
}
