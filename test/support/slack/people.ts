// The people of the workspace, and what Slack's users.info says of them (local-slack's own answer has no true zone).
import { DateTime } from 'luxon';
import type { Json, Person, PersonSpec } from './shapes.ts';

/** Gives each person an id in Slack's form, a handle and a picture address. */
export const settle = (specs: PersonSpec[]): Person[] =>
  specs.map((spec, index) => {
    const handle = spec.name.toLowerCase().replace(/[^a-z0-9]+/g, '.');
    const letters = spec.name.toUpperCase().replace(/[^A-Z0-9]/g, '');
    const id = `U${String(index + 10)}${letters}`.padEnd(9, '0').slice(0, 11);
    const image = `https://avatars.invalid/${handle}.png`;
    const usual = { tz: 'UTC', realName: spec.name, displayName: handle, isAdmin: false, deleted: false };
    return { ...usual, ...spec, id, handle, image };
  });

/** A user object as users.info gives it: `tz_offset` in seconds, as the zone has it now. */
export const userObject = (person: Person, teamId: string): Json => {
  const local = DateTime.now().setZone(person.tz).setLocale('en');
  const profile = {
    real_name: person.realName,
    display_name: person.displayName,
    team: teamId,
    image_48: person.image,
    image_192: person.image,
  };
  const base = {
    id: person.id,
    team_id: teamId,
    name: person.handle,
    deleted: person.deleted,
    is_bot: false,
  };
  // Slack leaves these out for people who were deactivated.
  if (person.deleted) return { ...base, profile };
  return {
    ...base,
    real_name: person.realName,
    tz: person.tz,
    tz_label: local.offsetNameLong,
    tz_offset: local.offset * 60,
    is_admin: person.isAdmin,
    is_owner: false,
    is_app_user: false,
    profile,
  };
};
