// After the role graph changed (a new release, an imported taxonomy) every profile is read anew, so that it is found by
// what the bot knows now.

import { inUnit, saveInsider, type World } from './unit.ts';

const AT_ONCE = 200;

/** Returns when no profile is left that another graph read. Safe to call from several processes. */
export async function rereadProfiles(world: World): Promise<number> {
  const { store, roles } = world.ports;
  let count = 0;
  for (;;) {
    const outdated = await store.outdatedInsiders(roles.version, AT_ONCE);
    if (outdated.length === 0) return count;
    for (const { communityId, memberId } of outdated) {
      const community = await store.community(communityId);
      if (!community) continue;
      await inUnit(world, community, async (unit) => {
        const insider = await unit.tx.lockInsider(memberId);
        if (insider) await saveInsider(unit, insider);
      });
    }
    count += outdated.length;
  }
}
