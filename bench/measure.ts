// What the benchmarks share: a seeded chance, percentiles, tables, and an ask of nobody in particular.

import type { RankRequest } from '../src/core/matching/rank.ts';

/** A linear congruential generator (Numerical Recipes): the same numbers from 0 to 1 for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `part`: 0–1. NaN of nothing. */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** Columns as wide as they need to be; the first one to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all
    .map(
      (row) =>
        `${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}\n`,
    )
    .join('');
}

export const askOf = (role: string): RankRequest => ({
  role,
  seekerId: '',
  avoidEmployer: null,
  alreadyAsked: [],
  communityZone: 'UTC',
  background: null,
  hopes: [],
  timeZone: null,
});
