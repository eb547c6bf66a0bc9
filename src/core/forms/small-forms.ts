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
        hint: 'A job title in plain words. Not sure what it is called? Say what people do there.',
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

/** The choice that says: the date counts. */
const BY_DATE = 'date';

/** `now` and `zone` (IANA) give the example date. */
export const pauseSteps = (now: Date, zone: string): Step[] => [
  {
    title: 'Pause until…',
    intro: [{ kind: 'text', text: ['Nobody will ask you meanwhile. Introductions you already have go on.'] }],
    fields: [
      {
        key: 'length',
        label: 'For how long?',
        kind: 'choice',
        required: false,
        hint: 'Or a date below.',
        options: [
          ...PAUSES.map(({ value, label }) => ({ value, label })),
          { value: BY_DATE, label: 'Until the date below' },
        ],
      },
      {
        key: 'date',
        label: 'Until a date',
        kind: 'text',
        required: false,
        max: 10,
        placeholder: exampleDate(now, zone),
        hint: 'Year, month and day.',
      },
    ],
  },
];

/** Some weeks ahead, so that it is a date that would be taken. */
const exampleDate = (now: Date, zone: string): string =>
  DateTime.fromJSDate(now, { zone }).plus({ weeks: 6 }).toFormat('yyyy-MM-dd');

/** The first moment (instant) at which the insider can be asked again; a date counts in `zone`. */
export function readPauseForm(
  raw: Values,
  now: Date,
  zone: string,
): { values: Values; errors: Record<string, string>; until: Date | null } {
  const { values, errors } = checkValues(pauseSteps(now, zone), raw);
  const date = textOf(values, 'date');
  const length = textOf(values, 'length');
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const chosen = PAUSES.find((pause) => pause.value === length);
  let until: DateTime | null = chosen ? today.plus(chosen.plus) : null;
  if (date && chosen) {
    errors.date = 'Only one of the two, please: leave this empty, or choose “Until the date below” above.';
  } else if (date) {
    until = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone });
    if (!until.isValid) errors.date = `A date such as ${exampleDate(now, zone)}, please: year, month, day.`;
    else if (until <= today) errors.date = 'A day after today, please.';
    else if (until > today.plus({ years: 2 }))
      errors.date = 'Within the next two years, please. For longer, you can stop and come back.';
  } else if (length === BY_DATE) {
    errors.date = `Until when? A date such as ${exampleDate(now, zone)}, please.`;
  } else if (!until) {
    errors.length = 'Please choose how long, or give a date below.';
  }
  return { values, errors, until: Object.keys(errors).length === 0 && until ? until.toJSDate() : null };
}
