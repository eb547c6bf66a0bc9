// The form behind Ask: fields, and what its values mean.

import type { Step, Values } from '../messages/model.ts';
import { HOPE_OPTIONS } from '../messages/questions.ts';
import type { Request } from '../model.ts';
import { checkValues, listOf, textOf } from './check-values.ts';
import { CHAT_MINUTES, minutesOption } from './insider-form.ts';

const MESSAGE_MIN = 20;
const MESSAGE_MAX = 600;

/** `maxMinutes`: the insider's longest. `label`: who is asked, as the seeker may know them. */
export function askSteps(label: string, maxMinutes: number): Step[] {
  return [
    {
      title: 'Your question',
      intro: [
        {
          kind: 'text',
          text: ['This is for a conversation, not a job application. ', { bold: 'You ask: ' }, label, '.'],
        },
      ],
      fields: [
        {
          key: 'hopes',
          label: 'What do you hope to learn?',
          kind: 'choices',
          required: true,
          options: HOPE_OPTIONS,
        },
        {
          key: 'message',
          label: 'A short, honest message',
          kind: 'longText',
          required: true,
          min: MESSAGE_MIN,
          max: MESSAGE_MAX,
          hint: 'Who you are, why you ask, and one thing you would love to hear. Names you write here would be seen.',
          placeholder:
            'I have run a café for six years and wonder whether working with data is for me. How do your days look, and what do you wish you had known?',
        },
        {
          key: 'background',
          label: 'What do you do today?',
          kind: 'text',
          required: true,
          max: 150,
          placeholder: 'Café manager, learning Python in the evenings',
        },
      ],
    },
    {
      title: 'Your terms',
      intro: [],
      fields: [
        {
          key: 'employer',
          label: 'Your employer',
          kind: 'text',
          required: false,
          max: 80,
          hint: 'Never shown to anyone. Only used to keep this away from colleagues, if you wish.',
        },
        {
          key: 'avoid',
          label: 'Colleagues',
          kind: 'choices',
          required: false,
          options: [{ value: 'own-company', label: 'Not someone at my own company' }],
        },
        {
          key: 'minutes',
          label: 'How long?',
          kind: 'choice',
          required: true,
          options: CHAT_MINUTES.filter((minutes) => minutes <= maxMinutes).map(minutesOption),
        },
        {
          key: 'nameShown',
          label: 'Your name',
          kind: 'choice',
          required: true,
          options: [
            { value: 'now', label: 'With the request: people answer people' },
            { value: 'after-yes', label: 'Only after a yes' },
          ],
        },
      ],
    },
  ];
}

export type AskFields = Pick<
  Request,
  'hopes' | 'message' | 'background' | 'employer' | 'avoidsEmployer' | 'nameShown'
> & {
  minutes: number;
};

/** What is known already, as form values. */
export function askValues(known: Partial<AskFields>, maxMinutes: number): Values {
  return {
    hopes: known.hopes ?? [],
    message: known.message ?? '',
    background: known.background ?? '',
    employer: known.employer ?? '',
    avoid: (known.avoidsEmployer ?? true) ? ['own-company'] : [],
    minutes: String(Math.min(known.minutes ?? 20, maxMinutes)),
    nameShown: known.nameShown ?? 'now',
  };
}

/** `fields` only when there is no error. */
export function readAskForm(
  steps: readonly Step[],
  raw: Values,
): { values: Values; errors: Record<string, string>; fields: AskFields | null } {
  const { values, errors } = checkValues(steps, raw);
  for (const key of ['message', 'background']) {
    if (!errors[key] && !/\p{L}/u.test(textOf(values, key))) errors[key] = 'In words, please.';
  }
  if (Object.keys(errors).length > 0) return { values, errors, fields: null };
  const employer = textOf(values, 'employer') || null;
  return {
    values,
    errors,
    fields: {
      hopes: listOf(values, 'hopes'),
      message: textOf(values, 'message'),
      background: textOf(values, 'background'),
      employer,
      avoidsEmployer: listOf(values, 'avoid').includes('own-company'),
      minutes: Number(textOf(values, 'minutes')),
      nameShown: textOf(values, 'nameShown') === 'after-yes' ? 'after-yes' : 'now',
    },
  };
}
