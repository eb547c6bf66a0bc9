// How good the matching is, as coaches judge it: three communities and 831 everyday asks. Each answer that is not theirs is
// named in the golden file, so that a change for the better or the worse is a diff that somebody reads.

import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../src/core/matching/our-graph.ts';
import { judge, misses, report, SETS } from './judge.ts';

const verdicts = SETS.flatMap((set) => judge(ourGraph(), set));
// Set C came when A and B were done, and was looked at only in part: it tells how other communities will fare.
const isTuned = (set: string) => set !== 'coach-c';
const tuned = report(SETS.filter(isTuned).flatMap((set) => judge(ourGraph(), set))).at(-1);
const all = report(verdicts).at(-1);

describe('the matching, judged by coaches', () => {
  it('is asked at least 300 things of every kind', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(300);
    expect(new Set(verdicts.map(({ kind }) => kind)).size).toBe(10);
  });

  it('puts the right kind of insider first in at least 95% of the asks it was tuned to, and 90% of all', () => {
    expect(tuned?.first).toBeGreaterThanOrEqual(0.95);
    expect(all?.first).toBeGreaterThanOrEqual(0.9);
  });

  it('shows at most 3.5% of junk where it was tuned, and 10% of all', () => {
    expect(tuned?.three).toBeGreaterThanOrEqual(0.965);
    expect(all?.three).toBeGreaterThanOrEqual(0.9);
  });

  it('misses what is known to be missed', async () => {
    await expect(`${misses(verdicts).join('\n')}\n`).toMatchFileSnapshot('../golden/matching/misses.txt');
  });
});
