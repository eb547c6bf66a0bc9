// What every stage does alike: it begins on a Tuesday morning, and ends without an error in the log.

import { DateTime } from 'luxon';
import { expect } from 'vitest';
import type { LogLine } from '../log.ts';

/** From `now` to the next Tuesday that begins a quiet stretch, 10:00 in London, in ms. */
export function untilTuesday(now: Date): number {
  const here = DateTime.fromJSDate(now, { zone: 'Europe/London' });
  let start = here.set({ hour: 10, minute: 0, second: 0, millisecond: 0 });
  // Early enough in its month, so that what follows within two weeks belongs to the same one.
  while (start <= here || start.weekday !== 2 || start.day > 14) start = start.plus({ days: 1 });
  return start.toMillis() - here.toMillis();
}

/** Fails with the errors that were logged. */
export function errorsIn(lines: readonly LogLine[]): void {
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
}
