// Every message and form, on every platform, side by side in test/golden/messages and test/golden/forms. A change of
// wording is a diff to read; `npx vitest run test/adapters/every-message.test.ts -u` writes it.

import { beforeAll, describe, expect, it } from 'vitest';
import { afterStep, question } from '../../src/adapters/discord/form-messages.ts';
import { hasFields, stepModal } from '../../src/adapters/discord/modals.ts';
import { renderMessage as renderForDiscord } from '../../src/adapters/discord/render.ts';
import { FormDialog } from '../../src/adapters/playground/form.tsx';
import { MessageBody } from '../../src/adapters/playground/render.tsx';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { formView, reviewView } from '../../src/adapters/slack/views.ts';
import { messageLines } from '../../src/cli/transcript.ts';
import type { Form, Message } from '../../src/core/messages/model.ts';
import { FORMS, MESSAGES } from '../support/catalogue.ts';
import { discordProblems, type Problems } from '../support/discord/problems.ts';
import { messageProblems, viewProblems } from '../support/slack/limits.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const markup = (html: unknown) => `${String(html).replaceAll('><', '>\n<')}\n`;

const GUILD = '100000000000000009';
/** The people of the catalogue as Discord numbers people. */
const asInDiscord = <T extends Form | Message>(facts: T): T =>
  JSON.parse(
    JSON.stringify(facts).replace(
      /"U0(MAYA|PRIYA)"/g,
      (_, name) => `"10000000000000000${name === 'MAYA' ? 1 : 2}"`,
    ),
    (_, value) => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value),
  );

/** What a form is in Discord: a modal for each step, and the message after the last one. */
function discordForm(form: Form) {
  if (!hasFields(form)) return { modals: [], message: question(form, GUILD) };
  return {
    modals: form.steps.map((_, step) => stepModal(form, step, GUILD, true)),
    message: afterStep(form, form.steps.length - 1, GUILD),
  };
}

let problems: Problems;
beforeAll(async () => {
  problems = await discordProblems();
});

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

  it('is what Discord takes', async () => {
    const rendered = renderForDiscord(asInDiscord(message), GUILD, ['100000000000000001']);
    expect(problems.ofMessage(rendered)).toEqual([]);
    await expect(pretty(rendered)).toMatchFileSnapshot(file('discord.json'));
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

  it('is what Discord takes', async () => {
    const { modals, message } = discordForm(asInDiscord(form));
    expect(modals.flatMap(problems.ofModal)).toEqual([]);
    expect(problems.ofMessage(message)).toEqual([]);
    await expect(pretty({ modals, message })).toMatchFileSnapshot(file('discord.json'));
  });

  it('is shown in the playground', async () => {
    await expect(markup(FormDialog({ form, person: 'maya', channel: 'dm:maya' }))).toMatchFileSnapshot(
      file('playground.html'),
    );
  });
});
