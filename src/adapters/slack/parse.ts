// Slack's payloads as commands. Pure. Every payload is refused that is not of the workspace this app is installed in.

import type { BlockAction, SlashCommand, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { ACTIONS, type Command, SLASH_COMMANDS } from '../../core/commands.ts';
import type { Values } from '../../core/messages/model.ts';
import { readMetadata, unescapeControls } from './views.ts';

/** `name`: the person's handle, all that a payload knows of them. */
export type Who = { externalId: string; name: string };

export type Incoming = { ok: true; who: Who; command: Command };
/** `elsewhere`: another workspace, or an installation for a whole organization. `outdated`: nothing of today's. */
export type Refused = { ok: false; reason: 'elsewhere' | 'outdated' };
export type Parsed = Incoming | Refused;

const ELSEWHERE: Refused = { ok: false, reason: 'elsewhere' };
const OUTDATED: Refused = { ok: false, reason: 'outdated' };

/** What a refused person reads. */
export const REFUSALS: Record<Refused['reason'], string> = {
  elsewhere:
    'Find-Insider is set up for one workspace and can’t help across workspaces yet. Please use it in the workspace where it was installed.',
  outdated:
    'This button or form is from an earlier time and no longer works. Type /insider to see where things stand.',
};

/** `tenantId`: the team of the installation, as `auth.test` names it; never the team of the user. */
export function parseSlash(body: SlashCommand, tenantId: string): Parsed {
  if (isOrganizationWide(body) || body.team_id !== tenantId) return ELSEWHERE;
  const name = SLASH_COMMANDS.find((one) => `/${one.name}` === body.command)?.name;
  if (!name) return OUTDATED;
  return {
    ok: true,
    who: { externalId: body.user_id, name: body.user_name },
    command: { kind: 'slash', name, text: unescapeControls(body.text ?? '') },
  };
}

/** A pressed button. */
export function parsePress(body: BlockAction, tenantId: string): Parsed {
  if (isOrganizationWide(body) || body.team?.id !== tenantId) return ELSEWHERE;
  const pressed = body.actions[0];
  const action = ACTIONS.find((one) => one === pressed?.action_id.split(':')[0]);
  if (!action || pressed?.type !== 'button' || !pressed.value) return OUTDATED;
  return {
    ok: true,
    who: { externalId: body.user.id, name: body.user.name ?? body.user.username },
    command: { kind: 'press', action, id: pressed.value },
  };
}

/** A sent form, or its review: that page has no fields, and the core still has the values that it showed. */
export function parseSubmit(body: ViewSubmitAction, tenantId: string): Parsed {
  const team = body.view.app_installed_team_id ?? body.team?.id;
  if (isOrganizationWide(body) || team !== tenantId) return ELSEWHERE;
  const form = readMetadata(body.view.private_metadata);
  if (!form) return OUTDATED;
  return {
    ok: true,
    who: { externalId: body.user.id, name: body.user.name },
    command: {
      kind: 'submit',
      draftId: form.draftId,
      values: form.review ? {} : valuesOf(body.view),
      confirmed: form.review,
    },
  };
}

function valuesOf(view: ViewOutput): Values {
  const values: Values = {};
  for (const [field, elements] of Object.entries(view.state.values)) {
    const held = Object.values(elements)[0];
    if (!held) continue;
    if (held.type === 'checkboxes' || held.type === 'multi_static_select')
      values[field] = (held.selected_options ?? []).map((one) => one.value);
    else if (held.type === 'plain_text_input') values[field] = unescapeControls(held.value ?? '');
    else values[field] = held.selected_option?.value ?? '';
  }
  return values;
}

/** Slack says so with a boolean in most payloads and with a word in those of slash commands. */
function isOrganizationWide(body: { is_enterprise_install?: boolean | string }): boolean {
  return String(body.is_enterprise_install ?? false) === 'true';
}
