// A small script in place of the core, so that the page can be tried for itself: a search, a form with errors and a
// review, and answers that the test wants to see.

import { randomUUID } from 'node:crypto';
import type { App } from '../../../src/core/app.ts';
import type { Actor, Command } from '../../../src/core/commands.ts';
import type { Answer, Field, Form, Message, Values } from '../../../src/core/messages/model.ts';
import type { PrismaClient } from '../../../src/generated/prisma/client.ts';

type Handled = { actor: Actor; command: Command };

export type ScriptedApp = App & {
  handled: Handled[];
  shownAnswers: Answer[];
  /** What the next call answers instead of the script. */
  nextAnswer: Answer | null;
};

export function createScriptedApp(prisma: PrismaClient): ScriptedApp {
  const app: ScriptedApp = {
    handled: [],
    shownAnswers: [],
    nextAnswer: null,
    async handle(input) {
      app.handled.push(input);
      await enter(prisma, input.actor);
      const forced = app.nextAnswer;
      app.nextAnswer = null;
      return forced ?? answer(input);
    },
    shown: async (answer) => void app.shownAnswers.push(answer),
    home: async () => say('Your home'),
    deliver: async () => {},
    revise: async () => {},
    sweep: async () => {},
    presences: async () => {},
    memberLeft: async () => {},
  };

  function answer({ actor, command }: Handled): Answer {
    if (command.kind === 'slash') {
      if (command.name === 'be-insider')
        return { kind: 'form', form: volunteerForm(`volunteer-${actor.externalId}`) };
      if (command.name === 'find-insider') return { kind: 'message', message: suggestions };
      return { kind: 'message', message: say('You have no open requests.') };
    }
    if (command.kind === 'press')
      return { kind: 'message', message: say(`You pressed ${command.action}.`), replaces: true };
    if (command.draftId.startsWith('volunteer-')) return { kind: 'message', message: say('Thank you.') };
    const values = command.kind === 'submit' ? command.values : {};
    const form = askForm(command.draftId, values);
    if (Object.keys(form.errors).length > 0) return { kind: 'form', form };
    return { kind: 'form', form: { ...form, review: offerTo(actor, String(values.message)) } };
  }

  return app;
}

async function enter(prisma: PrismaClient, { platform, tenantId }: Actor): Promise<void> {
  await prisma.community.upsert({
    where: { platform_tenantId: { platform, tenantId } },
    create: { id: randomUUID(), platform, tenantId, timeZone: 'Europe/London', createdAt: new Date() },
    update: {},
  });
}

export const say = (text: string): Message => ({ blocks: [{ kind: 'text', text: [text] }] });

const ASK = { action: 'ask', label: 'Ask', style: 'primary' } as const;

const suggestions: Message = {
  blocks: [
    { kind: 'text', text: ['Two people who know ', { bold: 'data scientist' }, ' from the inside:'] },
    {
      kind: 'card',
      title: ['Priya Raman'],
      lines: [['Senior Data Scientist, 8 years, fintech. The role you asked for.'], ['Up to 20 minutes']],
      buttons: [{ ...ASK, id: 'ask-priya' }],
    },
    {
      kind: 'card',
      title: ['David Mensah'],
      lines: [['Data Scientist, 4 years, health care. The role you asked for.'], ['Up to 30 minutes']],
      buttons: [{ ...ASK, id: 'ask-david' }],
    },
    { kind: 'note', text: ['Only you see this. Nobody is told until you press Send.'] },
  ],
};

export const offerTo = (actor: Actor, message: string): Message => ({
  blocks: [
    { kind: 'heading', text: `${actor.name} would like to hear about your work` },
    {
      kind: 'text',
      text: [{ mention: { externalId: actor.externalId, name: actor.name } }, ' teaches biology.'],
    },
    { kind: 'quote', text: message },
    {
      kind: 'fields',
      fields: [
        { label: 'Hopes to learn', value: ['The day-to-day of the role'] },
        { label: 'How long', value: ['20 minutes'] },
        {
          label: 'Answer by',
          value: [{ time: new Date('2026-12-01T09:30:00Z'), zone: 'Europe/London', show: 'date-time' }],
        },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { action: 'yes', id: 'match-1', label: 'Happy to chat', style: 'primary' },
        { action: 'not-now', id: 'match-1', label: 'Not now' },
        { action: 'someone-else', id: 'match-1', label: 'Someone else fits better' },
      ],
    },
    { kind: 'note', text: ['A conversation, not a job application.'] },
  ],
});

export function askForm(draftId: string, values: Values): Form {
  const message = typeof values.message === 'string' ? values.message : '';
  const asked = Object.keys(values).length > 0;
  const errors: Record<string, string> = {};
  if (asked && message.length < 20) errors.message = 'A little more, please: at least 20 characters.';
  return {
    id: 'ask',
    draftId,
    title: 'Ask Priya Raman',
    submit: 'Send',
    steps: [
      {
        title: 'What you hope for',
        intro: [{ kind: 'text', text: ['A conversation, not a job application.'] }],
        fields: [hopes, messageField],
      },
      { title: 'About you', intro: [], fields: [background, minutes, nameShown] },
    ],
    values: { minutes: '20', nameShown: 'now', ...values },
    errors,
  };
}

const hopes: Field = {
  key: 'hopes',
  label: 'What do you hope to learn?',
  required: true,
  kind: 'choices',
  options: [
    { value: 'day', label: 'Day-to-day of the role' },
    { value: 'fit', label: 'Is it right for me' },
    { value: 'skills', label: 'How my skills carry over' },
  ],
};
const messageField: Field = {
  key: 'message',
  label: 'A short, honest message',
  required: true,
  hint: 'Say why you ask. 20 to 600 characters.',
  kind: 'longText',
  min: 20,
  max: 600,
  placeholder: 'I teach biology and keep ending up in spreadsheets…',
};
const background: Field = {
  key: 'background',
  label: 'What you do today',
  required: false,
  kind: 'text',
  max: 100,
};
const minutes: Field = {
  key: 'minutes',
  label: 'How long?',
  required: true,
  kind: 'choice',
  options: [
    { value: '15', label: '15 minutes' },
    { value: '20', label: '20 minutes' },
  ],
};
const nameShown: Field = {
  key: 'nameShown',
  label: 'Your name',
  required: true,
  hint: 'Names in your message would be seen either way.',
  kind: 'choice',
  options: [
    { value: 'now', label: 'With the request' },
    { value: 'after-yes', label: 'Only after a yes' },
  ],
};

const volunteerForm = (draftId: string): Form => ({
  id: 'be-insider',
  draftId,
  title: 'Offer short chats',
  submit: 'Save',
  steps: [{ title: 'Your work', intro: [], fields: [background] }],
  values: {},
  errors: {},
});
