// How good the matching is, as coaches judge it: seven communities and 1,501 everyday asks. Each answer that is not theirs is
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

  it('puts the right kind of insider first in at least 97% of the asks it was tuned to', () => {
    expect(all?.first).toBeGreaterThanOrEqual(0.97);
  });

  it('shows at most 2.5% of junk there', () => {
    expect(all?.three).toBeGreaterThanOrEqual(0.975);
  });

  it('leaves at least 93% of the asks alone that nobody fits', () => {
    const nobody = verdicts.filter(({ quiet }) => quiet !== null);
    expect(nobody.filter(({ quiet }) => quiet).length / nobody.length).toBeGreaterThanOrEqual(0.93);
  });

  it('misses what is known to be missed', async () => {
    await expect(`${misses(verdicts).join('\n')}\n`).toMatchFileSnapshot('../golden/matching/misses.txt');
  });
});
