// Slack's payloads, as recorded, and what becomes of them.

import type { BlockAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { parsePress, parseSlash, parseSubmit } from '../../src/adapters/slack/parse.ts';

const TEAM = 'T0CAREER000';
const team = { id: TEAM, domain: 'career' };
const user = { id: 'U10ADA0000', username: 'ada', name: 'ada', team_id: 'T0ELSEWHERE' };

const slash = {
  token: 'verification-token',
  team_id: TEAM,
  team_domain: 'career',
  channel_id: 'C0GENERAL00',
  channel_name: 'general',
  user_id: 'U10ADA0000',
  user_name: 'ada',
  command: '/find-insider',
  text: 'R&amp;D lead',
  api_app_id: 'A0INSIDER00',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.invalid/1',
  trigger_id: '1.2.3',
} satisfies SlashCommand;

const press = {
  type: 'block_actions',
  user,
  api_app_id: 'A0INSIDER00',
  token: 'verification-token',
  container: { type: 'message', message_ts: '1764000000.000100', channel_id: 'D0ADA', is_ephemeral: false },
  trigger_id: '1.2.3',
  team,
  is_enterprise_install: false,
  channel: { id: 'D0ADA', name: 'directmessage' },
  response_url: 'https://hooks.invalid/2',
  actions: [
    {
      type: 'button',
      action_id: 'ask:2',
      block_id: 'b1',
      text: { type: 'plain_text', text: 'Ask', emoji: false },
      value: 's-2',
      action_ts: '1764000001.5',
    },
  ],
} satisfies BlockAction;

const view: ViewSubmitAction['view'] = {
  id: 'V2',
  team_id: TEAM,
  app_id: 'A0INSIDER00',
  bot_id: 'B0INSIDER00',
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Ask Grace' },
  submit: null,
  close: null,
  blocks: [],
  private_metadata: JSON.stringify({ draftId: 'd-1', formId: 'ask', review: false }),
  root_view_id: 'V1',
  previous_view_id: 'V1',
  hash: '1.x',
  clear_on_close: false,
  notify_on_close: false,
  state: {
    values: {
      hopes: {
        'd-1': {
          type: 'checkboxes',
          selected_options: [{ text: { type: 'plain_text', text: 'The day-to-day' }, value: 'day' }],
        },
      },
      none: { 'd-1': { type: 'multi_static_select', selected_options: [] } },
      message: { 'd-1': { type: 'plain_text_input', value: 'I wonder <how> it is at B&W' } },
      employer: { 'd-1': { type: 'plain_text_input', value: null } },
      minutes: {
        'd-1': {
          type: 'radio_buttons',
          selected_option: { text: { type: 'plain_text', text: '20' }, value: '20' },
        },
      },
      industry: { 'd-1': { type: 'static_select', selected_option: null } },
    },
  },
};
const submit = {
  type: 'view_submission',
  team,
  user,
  api_app_id: 'A0',
  token: 't',
  trigger_id: '1.2.3',
  view,
} as const;

describe('a slash command', () => {
  it('is the command with its text as typed', () => {
    expect(parseSlash(slash, TEAM)).toEqual({
      ok: true,
      who: { externalId: 'U10ADA0000', name: 'ada' },
      command: { kind: 'slash', name: 'find-insider', text: 'R&D lead' },
    });
  });

  it('is refused from another workspace and from an installation for a whole organization', () => {
    const elsewhere = { ok: false, reason: 'elsewhere' };
    expect(parseSlash({ ...slash, team_id: 'T0OTHER' }, TEAM)).toEqual(elsewhere);
    expect(parseSlash({ ...slash, is_enterprise_install: 'true' }, TEAM)).toEqual(elsewhere);
    expect(parseSlash(slash, '')).toEqual(elsewhere);
  });

  it('that this version does not know is outdated', () => {
    expect(parseSlash({ ...slash, command: '/find-mentor' }, TEAM)).toEqual({
      ok: false,
      reason: 'outdated',
    });
  });
});

describe('a pressed button', () => {
  it('is its action without the count that makes it unique in a message', () => {
    expect(parsePress(press, TEAM)).toEqual({
      ok: true,
      who: { externalId: 'U10ADA0000', name: 'ada' },
      command: { kind: 'press', action: 'ask', id: 's-2' },
    });
  });

  it('belongs to the workspace of the app, never to the team of the user', () => {
    expect(parsePress(press, 'T0ELSEWHERE')).toEqual({ ok: false, reason: 'elsewhere' });
    expect(parsePress({ ...press, team: null }, TEAM)).toEqual({ ok: false, reason: 'elsewhere' });
    expect(parsePress({ ...press, is_enterprise_install: true }, TEAM)).toEqual({
      ok: false,
      reason: 'elsewhere',
    });
  });

  it('of an unknown action or without an id is outdated', () => {
    const [action] = press.actions;
    for (const change of [{ action_id: 'refer' }, { value: '' }, { action_id: '__proto__' }]) {
      const actions = [{ ...action, ...change }] as typeof press.actions;
      expect(parsePress({ ...press, actions }, TEAM)).toEqual({ ok: false, reason: 'outdated' });
    }
  });
});

describe('a sent form', () => {
  it('is its draft with what every kind of field holds', () => {
    expect(parseSubmit(submit, TEAM)).toEqual({
      ok: true,
      who: { externalId: 'U10ADA0000', name: 'ada' },
      command: {
        kind: 'submit',
        draftId: 'd-1',
        confirmed: false,
        values: {
          hopes: ['day'],
          none: [],
          message: 'I wonder <how> it is at B&W',
          employer: '',
          minutes: '20',
          industry: '',
        },
      },
    });
  });

  it('is confirmed, and carries no values, when it is the review', () => {
    const private_metadata = JSON.stringify({ draftId: 'd-1', formId: 'ask', review: true });
    expect(parseSubmit({ ...submit, view: { ...view, private_metadata } }, TEAM)).toMatchObject({
      command: { kind: 'submit', draftId: 'd-1', confirmed: true, values: {} },
    });
  });

  it('is refused from a view that another workspace installed, and outdated without its draft', () => {
    const foreign = { ...submit, view: { ...view, app_installed_team_id: 'T0OTHER' } };
    expect(parseSubmit(foreign, TEAM)).toEqual({ ok: false, reason: 'elsewhere' });
    for (const private_metadata of ['', '{}', 'null', '{"draftId":1}'])
      expect(parseSubmit({ ...submit, view: { ...view, private_metadata } }, TEAM)).toEqual({
        ok: false,
        reason: 'outdated',
      });
  });
});
