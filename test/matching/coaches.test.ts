// How good the matching is, as coaches judge it: two communities and 350 everyday asks. Each answer that is not theirs is
// named in the golden file, so that a change for the better or the worse is a diff that somebody reads.

import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../src/core/matching/our-graph.ts';
import { judge, misses, report, SETS } from './judge.ts';

const verdicts = SETS.flatMap((set) => judge(ourGraph(), set));
const all = report(verdicts).at(-1);

describe('the matching, judged by coaches', () => {
  it('is asked at least 300 things of every kind', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(300);
    expect(new Set(verdicts.map(({ kind }) => kind)).size).toBe(10);
  });

  it('puts the right kind of insider first in at least 95% of the asks', () => {
    expect(all?.first).toBeGreaterThanOrEqual(0.95);
  });

  it('shows acceptable insiders only, with at most 3.5% of junk', () => {
    expect(all?.three).toBeGreaterThanOrEqual(0.965);
  });

  it('misses what is known to be missed', async () => {
    await expect(`${misses(verdicts).join('\n')}\n`).toMatchFileSnapshot('../golden/matching/misses.txt');
  });
});
