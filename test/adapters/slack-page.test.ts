// What a person sees who tries the bot on local-slack's page, which draws less than Slack does.

import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { message, text } from '../../src/core/messages/copy/words.ts';
import { forPage } from '../support/slack/page-blocks.ts';

const bob = { mention: { externalId: 'U0BOB', name: 'Bob' } };
const shown = (...spans: Parameters<typeof text>): string =>
  JSON.stringify(forPage(renderMessage(message(text(...spans)))));
const NBSP = '\u00a0';

describe("local-slack's page", () => {
  it('keeps the space beside bold words and mentions, which its layout would lose', () => {
    expect(shown({ bold: 'Finding a time: ' }, bob, ', please')).toContain(
      `*Finding a time:*${NBSP}<@U0BOB>, please`,
    );
    expect(shown(bob, ' · data scientist')).toContain(`<@U0BOB>${NBSP}· data scientist`);
    expect(shown('For ', { bold: 'nurse' }, '.')).toContain(`For${NBSP}*nurse*.`);
  });

  it('shows what was typed as it was typed, and no mention made of it', () => {
    expect(shown('a < b & c <@U0BOB>')).toContain('a <\u200b b & c <\u200b@U0BOB>');
    const card = { type: 'section', text: { type: 'mrkdwn', text: '*R&amp;D* &lt;lab&gt;' } };
    expect(forPage(card)).toEqual({ ...card, text: { type: 'mrkdwn', text: `*R&D*${NBSP}<\u200blab>` } });
  });

  it('says what is chosen already', () => {
    const options = ['15', '20'].map((value) => ({
      value,
      text: { type: 'plain_text', text: `${value} minutes` },
    }));
    const select = { type: 'static_select', action_id: 'minutes', options, initial_option: options[1] };
    expect(forPage(select)).toMatchObject({ placeholder: { text: '20 minutes (chosen)' } });
    const radio = { type: 'radio_buttons', action_id: 'minutes', options, initial_option: options[1] };
    expect(JSON.stringify(forPage(radio))).toContain('20 minutes (chosen)');
    expect(JSON.stringify(forPage({ ...radio, initial_option: undefined }))).not.toContain('(chosen)');
  });
});
