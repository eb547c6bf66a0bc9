// How good the matching is, as coaches judge it: twenty-three communities and 4,551 asks. Each answer that is not theirs is
// named in the golden file, so that a change for the better or the worse is a diff that somebody reads.

import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../src/core/matching/our-graph.ts';
import { judge, misses, report, SETS } from './judge.ts';

const verdicts = SETS.flatMap((set) => judge(ourGraph(), set));
/** Work told without its name is judged apart: nobody reads all of it. */
const named = verdicts.filter(({ kind }) => kind !== 'described');
const all = report(named).at(-1);
const described = report(verdicts).find(({ kind }) => kind === 'described');

describe('the matching, judged by coaches', () => {
  it('is asked at least 300 things of every kind', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(300);
    expect(new Set(verdicts.map(({ kind }) => kind)).size).toBe(11);
  });

  it('puts the right kind of insider first in at least 95% of the asks it was tuned to', () => {
    expect(all?.first).toBeGreaterThanOrEqual(0.95);
  });

  it('shows at most 5% of junk there', () => {
    expect(all?.three).toBeGreaterThanOrEqual(0.95);
  });

  it('reads seven of ten asks that tell of work without its name', () => {
    expect(described?.first).toBeGreaterThanOrEqual(0.7);
    expect(described?.three).toBeGreaterThanOrEqual(0.75);
  });

  it('leaves at least 90% of the asks alone that nobody fits', () => {
    const nobody = verdicts.filter(({ quiet }) => quiet !== null);
    expect(nobody.filter(({ quiet }) => quiet).length / nobody.length).toBeGreaterThanOrEqual(0.9);
  });

  it('misses what is known to be missed', async () => {
    await expect(`${misses(verdicts).join('\n')}\n`).toMatchFileSnapshot('../golden/matching/misses.txt');
  });
});
