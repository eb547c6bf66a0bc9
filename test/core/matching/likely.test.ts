import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptOdds } from '../../../src/core/matching/concept-odds.ts';
import { likelyOf } from '../../../src/core/matching/likely.ts';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { readAsk } from '../../../src/core/matching/read-ask.ts';

const graph = ourGraph();

describe('a title that is nobody’s name', () => {
  it.each([
    ['tooth whitener', 'dentist'],
    ['geological sample tester', 'geological-technician'],
  ])('%j is likely %s, and the answer says that it was a guess', (ask, roleId) => {
    expect(readAsk(graph, ask)).toMatchObject({ roles: [{ roleId, weight: 1 }], isTold: true });
  });

  it.each(['', 'x', 'quixotic zephyr', 'Tuesday afternoon', 'how many moons has Saturn', 'the the the'])(
    '%j is no work at all',
    (ask) => expect(readAsk(graph, ask).roles).toEqual([]),
  );

  it('is read as nothing where two roles are as likely, or a word belongs to neither', () => {
    const roles = [
      { id: 'shepherd', name: 'sheep keeper', aka: ['lamb keeper'], family: 'x', ladder: [] },
      { id: 'goatherd', name: 'goat keeper', aka: ['kid keeper'], family: 'x', ladder: [] },
      { id: 'pilot', name: 'plane driver', aka: ['jet driver', 'glider driver'], family: 'x', ladder: [] },
    ] as never;
    const likely = likelyOf(roles, conceptOdds(roles));
    expect(likely('keeper of animals')).toBeNull();
    expect(likely('sheep goat')).toBeNull();
    expect(likely('sheep')).toBeNull();
  });

  it('never throws, and names a role that there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const role = graph.likely(text);
        if (role !== null) expect(graph.role(role)).toBeDefined();
      }),
    );
  });
});
