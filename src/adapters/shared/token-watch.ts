// A token that the platform refused. It may have been for a moment, or somebody mends it: what is due waits, and now and
// then one call finds out.

/** Waiting costs nothing, and platforms punish those who knock all the time. */
const HOLD_MS = 60_000;

export type TokenWatch = {
  refuse(reason: string): void;
  accept(): void;
  /** The last that the platform said of the token is no. */
  refused(): boolean;
  /** It said so a moment ago: nothing is tried. */
  held(): boolean;
};

/** `onRefused`: at the first of several refusals. */
export function watchToken(onRefused: (reason: string) => void): TokenWatch {
  let until: number | null = null;
  return {
    refuse(reason) {
      if (until === null) onRefused(reason);
      until = performance.now() + HOLD_MS;
    },
    accept() {
      until = null;
    },
    refused: () => until !== null,
    held: () => until !== null && performance.now() < until,
  };
}
