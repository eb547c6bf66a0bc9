// The small forms: searching without a role, pausing, stopping, withdrawing.

import { DateTime } from 'luxon';
import type { Step, Values } from '../messages/model.ts';
import { checkValues, textOf } from './check-values.ts';

export const FIND_STEPS: Step[] = [
  {
    title: 'Find an insider',
    intro: [{ kind: 'text', text: ['Which role would you like to learn about?'] }],
    fields: [
      {
        key: 'role',
        label: 'Role',
        kind: 'text',
        required: true,
        max: 200,
        placeholder: 'Data scientist',
        hint: 'A job title in plain words.',
      },
    ],
  },
];

export const STOP_STEPS: Step[] = [
  {
    title: 'Stop being an insider',
    intro: [
      {
        kind: 'text',
        text: [
          'Your profile will be erased. Members who have asked you are told kindly; introductions you already have go on.',
        ],
      },
      { kind: 'text', text: ['Only need a break? Close this and choose “Pause until…” instead.'] },
    ],
    fields: [],
  },
];

export const withdrawSteps = (role: string): Step[] => [
  {
    title: 'Take the request back',
    intro: [
      {
        kind: 'text',
        text: [
          'Your request about ',
          { bold: role },
          ' will be closed. If someone was asked, they need not answer any more.',
        ],
      },
    ],
    fields: [],
  },
];

const PAUSES = [
  { value: '1w', label: 'One week', plus: { weeks: 1 } },
  { value: '2w', label: 'Two weeks', plus: { weeks: 2 } },
  { value: '1m', label: 'One month', plus: { months: 1 } },
  { value: '3m', label: 'Three months', plus: { months: 3 } },
] as const;

export const PAUSE_STEPS: Step[] = [
  {
    title: 'Pause until…',
    intro: [{ kind: 'text', text: ['Nobody will ask you meanwhile. Introductions you already have go on.'] }],
    fields: [
      {
        key: 'length',
        label: 'For how long?',
        kind: 'choice',
        required: false,
        hint: 'This, or a date below.',
        options: PAUSES.map(({ value, label }) => ({ value, label })),
      },
      {
        key: 'date',
        label: 'Or until a date',
        kind: 'text',
        required: false,
        max: 10,
        placeholder: '2027-01-15',
        hint: 'Year, month and day.',
      },
    ],
  },
];

/** The first moment (instant) at which the insider can be asked again; a date counts in `zone`. */
export function readPauseForm(
  raw: Values,
  now: Date,
  zone: string,
): { values: Values; errors: Record<string, string>; until: Date | null } {
  const { values, errors } = checkValues(PAUSE_STEPS, raw);
  const date = textOf(values, 'date');
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const chosen = PAUSES.find((pause) => pause.value === textOf(values, 'length'));
  let until: DateTime | null = chosen ? today.plus(chosen.plus) : null;
  if (date) {
    until = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone });
    if (!until.isValid) errors.date = 'A date such as 2027-01-15, please: year, month, day.';
    else if (until <= today) errors.date = 'A day after today, please.';
    else if (until > today.plus({ years: 2 }))
      errors.date = 'Within the next two years, please. For longer, you can stop and come back.';
  } else if (!until) {
    errors.length = 'Please choose how long, or give a date below.';
  }
  return { values, errors, until: Object.keys(errors).length === 0 && until ? until.toJSDate() : null };
}
