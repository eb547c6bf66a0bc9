// What this run cannot test because something optional is not installed. It is named at the end of the run
// (left-out-reporter.ts); with REQUIRE_ALL=1, as on the build server, it is a failure.

import { it } from 'vitest';

/** Call it where the tests would be (top level or in a `describe`). `reason` says what is missing. */
export function leftOut(name: string, reason: string): void {
  it(`${name} (left out)`, ({ skip }) => {
    if (process.env.REQUIRE_ALL === '1')
      throw new Error(`${name} must be tested when REQUIRE_ALL=1: ${reason}`);
    skip(reason);
  });
}
