// What is offered while a role is typed.

import { describe, expect, it } from 'vitest';
import { namedRoles, roleCompletion } from '../../../src/core/matching/complete-role.ts';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';

describe('completing a role', () => {
  const complete = roleCompletion([
    { name: 'data scientist', also: ['statistician'] },
    { name: 'UX designer', also: ['product designer'] },
    { name: 'scientist', also: ['researcher'] },
  ]);

  it('puts names that begin so first, then words within them, then other names', () => {
    expect(complete('sci')).toEqual(['scientist', 'data scientist']);
    expect(complete('stat')).toEqual(['data scientist']);
    expect(complete('  Ux-Des ')).toEqual(['UX designer']);
    expect(complete('designer')).toEqual(['UX designer']);
    expect(complete('zebra')).toEqual([]);
  });

  it('offers at most 25 of all roles, also before anything is typed', () => {
    const all = roleCompletion(namedRoles(ourGraph()));
    expect(all('')).toHaveLength(25);
    expect(all('e').length).toBeLessThanOrEqual(25);
    expect(all('enfermera')).toContain('nurse');
    expect(all('pr man')).toEqual(['PR specialist']);
  });
});
