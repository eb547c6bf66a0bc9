// The form behind /be-insider: fields, and what its values mean.

import { countCharacters } from '../clean-text.ts';
import type { Option, Step, Values } from '../messages/model.ts';
import type { Insider } from '../model.ts';
import { checkValues, splitList, textOf } from './check-values.ts';

export const CHAT_MINUTES = [15, 20, 30] as const;
const PLACES = [1, 2, 3, 4, 5, 6, 7, 8];
const LIST_MAX = 10;

export const minutesOption = (minutes: number): Option => ({
  value: String(minutes),
  label: `${minutes} minutes`,
});

export const INSIDER_STEPS: Step[] = [
  {
    title: 'Your work',
    intro: [
      {
        kind: 'text',
        text: [
          'Short, friendly chats with people who are curious about your work. You say yes or no each time.',
        ],
      },
    ],
    fields: [
      {
        key: 'title',
        label: 'Your job title now',
        kind: 'text',
        required: true,
        max: 80,
        placeholder: 'Data Scientist',
      },
      {
        key: 'employer',
        label: 'Employer',
        kind: 'text',
        required: false,
        max: 80,
        hint: 'Only shown if you are shown by name.',
      },
      { key: 'industry', label: 'Industry', kind: 'text', required: true, max: 60, placeholder: 'Fintech' },
      { key: 'years', label: 'Years in this field', kind: 'text', required: true, max: 4, placeholder: '8' },
    ],
  },
  {
    title: 'Your path',
    intro: [],
    fields: [
      {
        key: 'pastRoles',
        label: 'Earlier roles',
        kind: 'text',
        required: false,
        max: 300,
        hint: 'With commas between. People who make the same move are glad to find you.',
      },
      {
        key: 'topics',
        label: 'Topics you enjoy talking about',
        kind: 'text',
        required: false,
        max: 300,
        hint: 'With commas between.',
      },
    ],
  },
  {
    title: 'Your time',
    intro: [],
    fields: [
      {
        key: 'placesPerMonth',
        label: 'Conversations per month, at most',
        kind: 'choice',
        required: true,
        options: PLACES.map((places) => ({ value: String(places), label: String(places) })),
      },
      {
        key: 'maxMinutes',
        label: 'Longest chat',
        kind: 'choice',
        required: true,
        options: CHAT_MINUTES.map(minutesOption),
      },
      {
        key: 'bookingUrl',
        label: 'Booking link',
        kind: 'text',
        required: false,
        max: 300,
        hint: 'Shown only after you said yes.',
        placeholder: 'https://…',
      },
      {
        key: 'shownAs',
        label: 'How you are shown before a yes',
        kind: 'choice',
        required: true,
        options: [
          { value: 'name', label: 'By name, title and employer' },
          { value: 'role', label: 'By role only, without name and employer' },
        ],
      },
    ],
  },
];

export type InsiderFields = Pick<
  Insider,
  | 'title'
  | 'employer'
  | 'industry'
  | 'years'
  | 'pastRoles'
  | 'topics'
  | 'placesPerMonth'
  | 'maxMinutes'
  | 'bookingUrl'
  | 'shownAs'
>;

/** A profile as form values; without one, the defaults. */
export function insiderValues(insider: InsiderFields | null): Values {
  return {
    title: insider?.title ?? '',
    employer: insider?.employer ?? '',
    industry: insider?.industry ?? '',
    years: insider ? String(insider.years) : '',
    pastRoles: insider?.pastRoles.join(', ') ?? '',
    topics: insider?.topics.join(', ') ?? '',
    placesPerMonth: String(insider?.placesPerMonth ?? 2),
    maxMinutes: String(insider?.maxMinutes ?? 20),
    bookingUrl: insider?.bookingUrl ?? '',
    shownAs: insider?.shownAs ?? 'name',
  };
}

/** `fields` only when there is no error. */
export function readInsiderForm(raw: Values): {
  values: Values;
  errors: Record<string, string>;
  fields: InsiderFields | null;
} {
  const { values, errors } = checkValues(INSIDER_STEPS, raw);
  const years = textOf(values, 'years')
    .replace(/\s*(years?|yrs?)$/i, '')
    .replace(/\+$/, '');
  if (!errors.years && !(/^\d{1,2}$/.test(years) && Number(years) <= 70)) {
    errors.years = 'A whole number of years, please, such as 8. Less than one is 0.';
  }
  const bookingUrl = textOf(values, 'bookingUrl');
  if (bookingUrl && !errors.bookingUrl && !isWebAddress(bookingUrl)) {
    errors.bookingUrl =
      'A web address such as https://cal.example.com/you, please, without spaces; or leave it empty.';
  }
  for (const key of ['title', 'industry']) {
    if (!errors[key] && !/\p{L}/u.test(textOf(values, key))) errors[key] = 'In words, please.';
  }
  for (const key of ['pastRoles', 'topics']) {
    const long = splitList(textOf(values, key), LIST_MAX).find((item) => countCharacters(item) > 60);
    if (long && !errors[key]) errors[key] = 'A few words each, please, with commas between.';
  }
  if (Object.keys(errors).length > 0) return { values, errors, fields: null };
  return {
    values,
    errors,
    fields: {
      title: textOf(values, 'title'),
      employer: textOf(values, 'employer') || null,
      industry: textOf(values, 'industry'),
      years: Number(years),
      pastRoles: splitList(textOf(values, 'pastRoles'), LIST_MAX),
      topics: splitList(textOf(values, 'topics'), LIST_MAX),
      placesPerMonth: Number(textOf(values, 'placesPerMonth')),
      maxMinutes: Number(textOf(values, 'maxMinutes')),
      bookingUrl: bookingUrl || null,
      shownAs: textOf(values, 'shownAs') === 'role' ? 'role' : 'name',
    },
  };
}

function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s/]+/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
