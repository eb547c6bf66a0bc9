// Every message and form, on every platform, side by side in test/golden/messages and test/golden/forms. A change of
// wording is a diff to read; `npx vitest run test/adapters/every-message.test.ts -u` writes it.

import { describe, expect, it } from 'vitest';
import { FormDialog } from '../../src/adapters/playground/form.tsx';
import { MessageBody } from '../../src/adapters/playground/render.tsx';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { formView, reviewView } from '../../src/adapters/slack/views.ts';
import { messageLines } from '../../src/cli/transcript.ts';
import { FORMS, MESSAGES } from '../support/catalogue.ts';
import { messageProblems, viewProblems } from '../support/slack/limits.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const markup = (html: unknown) => `${String(html).replaceAll('><', '>\n<')}\n`;

describe.each(Object.entries(MESSAGES))('the message “%s”', (name, message) => {
  const file = (ending: string) => `../golden/messages/${name}.${ending}`;

  it('reads well', async () => {
    const text = `${messageLines(message).join('\n')}\n`;
    expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}\S.* {2}|\.\.[^.]/);
    await expect(text).toMatchFileSnapshot(file('txt'));
  });

  it('is what Slack takes', async () => {
    const rendered = renderMessage(message);
    expect(messageProblems(rendered)).toEqual([]);
    await expect(pretty(rendered)).toMatchFileSnapshot(file('slack.json'));
  });

  it('is shown in the playground', async () => {
    const pressable = {
      person: 'maya',
      channel: 'dm:maya',
      messageId: '00000000-0000-4000-8000-000000000001',
    };
    await expect(markup(MessageBody({ message, pressable }))).toMatchFileSnapshot(file('playground.html'));
  });
});

describe.each(Object.entries(FORMS))('the form “%s”', (name, form) => {
  const file = (ending: string) => `../golden/forms/${name}.${ending}`;

  it('has steps of at most four fields', () => {
    for (const step of form.steps) expect(step.fields.length).toBeLessThanOrEqual(4);
  });

  it('is what Slack takes', async () => {
    const view = form.review ? reviewView(form, form.review) : formView(form);
    expect(viewProblems(view)).toEqual([]);
    await expect(pretty(view)).toMatchFileSnapshot(file('slack.json'));
  });

  it('is shown in the playground', async () => {
    await expect(markup(FormDialog({ form, person: 'maya', channel: 'dm:maya' }))).toMatchFileSnapshot(
      file('playground.html'),
    );
  });
});
