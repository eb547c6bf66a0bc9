import { describe, expect, it } from 'vitest';
import { findRoles, keyOf, namesOf } from '../../../src/core/matching/find-roles.ts';
import { readWords } from '../../../src/core/matching/read-title.ts';
import { ROLES } from '../../../src/core/matching/roles.ts';

describe('the list of roles', () => {
  it('names each role once', () => {
    expect(new Set(ROLES.map((role) => role.id)).size).toBe(ROLES.length);
  });

  it('has only neighbours that exist, name the role too, and are not the role itself', () => {
    const byId = new Map(ROLES.map((role) => [role.id, role]));
    const broken = ROLES.flatMap((role) =>
      (role.near ?? [])
        .filter((id) => id === role.id || !byId.get(id)?.near?.includes(role.id))
        .map((id) => `${role.id} → ${id}`),
    );
    expect(broken).toEqual([]);
  });

  it('claims no name twice, however it is spelled', () => {
    const claimed = ROLES.flatMap((role) =>
      namesOf(role).flatMap(([names]) => names.map((name) => keyOf(readWords(name)))),
    );
    expect(claimed.filter((key, i) => key === '' || claimed.indexOf(key) !== i)).toEqual([]);
  });

  it('finds every role by each of its names', () => {
    const lost = ROLES.flatMap((role) =>
      namesOf(role).flatMap(([names]) => names.filter((name) => !findRoles(name).includes(role.id))),
    );
    expect(lost).toEqual([]);
  });
});
