// The role graph that the project brings along, built when first needed.

import { OUR_ROLES } from '../../generated/roles.ts';
import { buildRoleGraph, type RoleGraph, type RoleSource } from './role-graph.ts';

let built: RoleGraph | undefined;

/** Ours alone, without what a deployment imported. */
export function ourGraph(): RoleGraph {
  built ??= buildRoleGraph([ourRoles()], 'ours');
  return built;
}

export const ourRoles = (): RoleSource => JSON.parse(OUR_ROLES) as RoleSource;
