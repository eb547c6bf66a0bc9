// What holds the role data together, so that anybody may extend roles/*.yaml: a mistake is named here in words.

import { describe, expect, it } from 'vitest';
import { findRoles } from '../../../src/core/matching/find-roles.ts';
import { ourGraph, ourRoles } from '../../../src/core/matching/our-graph.ts';
import { keyOf, readTitle, readWords } from '../../../src/core/matching/read-title.ts';
import { buildRoleGraph } from '../../../src/core/matching/role-graph.ts';
import { namesOf, readName } from '../../../src/core/matching/role-names.ts';

const { roles, ambiguous = {}, industries = [] } = ourRoles();
const ids = new Set(roles.map((role) => role.id));
const graph = ourGraph();

describe('the role graph', () => {
  it('has some hundreds of roles, each with names', () => {
    expect(roles.length).toBeGreaterThan(500);
    expect(roles.filter((role) => namesOf(role).length < 2).map(({ id }) => id)).toEqual([]);
  });

  it('has no dangling neighbour, wider role or meaning', () => {
    const near = roles.flatMap((role) => Object.keys(role.near ?? {}).map((id) => `${role.id} → ${id}`));
    const broader = roles.flatMap((role) => (role.broader ? [`${role.id} → ${role.broader}`] : []));
    const meanings = Object.entries(ambiguous).flatMap(([word, all]) => all.map((id) => `${word} → ${id}`));
    const dangling = [...near, ...broader, ...meanings].filter(
      (arrow) => !ids.has(arrow.split(' → ')[1] ?? ''),
    );
    expect(dangling).toEqual([]);
  });

  it('says each pair of neighbours once, with a closeness from 0.4 to 0.9', () => {
    const pairs = roles.flatMap((role) =>
      Object.keys(role.near ?? {}).map((id) => [role.id, id].sort().join(' ~ ')),
    );
    expect(pairs.filter((pair, i) => pairs.indexOf(pair) !== i)).toEqual([]);
    const odd = roles.flatMap((role) =>
      Object.entries(role.near ?? {}).filter(
        ([id, weight]) => id === role.id || weight < 0.4 || weight > 0.9,
      ),
    );
    expect(odd).toEqual([]);
  });

  it('is symmetric: whoever is near is near from both sides', () => {
    const oneSided = roles.flatMap((role) =>
      Object.keys(role.near ?? {})
        .filter((id) => !graph.related(role.id).has(id) || !graph.related(id).has(role.id))
        .map((id) => `${role.id} ~ ${id}`),
    );
    expect(oneSided).toEqual([]);
  });

  it('claims no name twice, however it is spelled, without saying which is meant first', () => {
    const said = new Set(Object.keys(ambiguous).map((word) => keyOf(readWords(word))));
    const owner = new Map<string, string>();
    const twice: string[] = [];
    for (const role of roles) {
      for (const [name] of namesOf(role)) {
        const key = keyOf(readWords(name));
        const other = owner.get(key);
        if (other !== undefined && other !== role.id && !said.has(key))
          twice.push(`${name}: ${other}, ${role.id}`);
        owner.set(key, other ?? role.id);
      }
    }
    expect(twice).toEqual([]);
  });

  it('loses no telling word of a longer name: one word is left only where it is a name, too', () => {
    // "Special needs" would be "special" alone, which special projects are as well.
    const bare = roles.flatMap((role) => {
      const names = namesOf(role).map(([name]) => name);
      const own = new Set(names.filter((name) => !/[^\p{L}]/u.test(name)).map((name) => readName(name).key));
      return names.flatMap((name) => {
        const { words, key, isNow } = readName(name);
        const isLong = (name.match(/\p{L}{2,}/gu) ?? []).length > 1;
        return isNow &&
          isLong &&
          words.length === 1 &&
          !own.has(key) &&
          key !== name.replace(/[^\p{L}]/gu, '')
          ? [`${role.id}: ${name} → ${key}`]
          : [];
      });
    });
    expect(bare).toEqual([]);
  });

  it('finds every role by its usual name', () => {
    const lost = roles.filter(
      ({ id, name }) =>
        !findRoles(graph, readTitle(name)).spans.some(({ meanings }) =>
          meanings.some(({ roleId }) => roleId === id),
        ),
    );
    expect(lost.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
  });

  it('claims no industry twice, but for a narrow one that is a part of a wide one', () => {
    const owner = new Map<string, string>();
    const main = new Set(industries.map(({ name }) => keyOf(readWords(name))));
    const twice: string[] = [];
    for (const entry of industries) {
      for (const name of [entry.name, ...(entry.aka ?? [])]) {
        const key = keyOf(readWords(name));
        const other = owner.get(key);
        if (other !== undefined && other !== entry.id && !main.has(key))
          twice.push(`${name}: ${other}, ${entry.id}`);
        owner.set(key, entry.id);
      }
    }
    expect(twice).toEqual([]);
  });

  it('takes more roles from another source, and lets ours keep their names', () => {
    const source = {
      source: 'test',
      roles: [{ id: 'test:1', name: 'Nurse', aka: ['Zorb pilot'], near: { nurse: 0.7 } }],
    };
    const merged = buildRoleGraph([ourRoles(), source], 'test');
    expect(merged.meanings('nurse').map(({ roleId }) => roleId)).toEqual(['nurse']);
    expect(merged.meanings(keyOf(readWords('zorb pilots'))).map(({ roleId }) => roleId)).toEqual(['test:1']);
    expect(merged.related('nurse').get('test:1')?.closeness).toBe(0.7);
  });
});
