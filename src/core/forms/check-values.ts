// Reads what came back from a form against its fields: cleaned values, and for each field that needs a change, a
// sentence that says which.

import { cleanLine, cleanText, countCharacters } from '../clean-text.ts';
import type { Field, Step, Values } from '../messages/model.ts';

/** Unknown keys are dropped; what was typed is kept in `values` even where an error asks for a change. */
export function checkValues(
  steps: readonly Step[],
  raw: Values,
): { values: Values; errors: Record<string, string> } {
  const values: Values = {};
  const errors: Record<string, string> = {};
  for (const field of steps.flatMap((step) => step.fields)) {
    const value = read(field, raw[field.key]);
    values[field.key] = value;
    const error = complain(field, value);
    if (error) errors[field.key] = error;
  }
  return { values, errors };
}

/** A text value, '' when absent. */
export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

/** A list value, [] when absent. */
export const listOf = (values: Values, key: string): string[] => {
  const value = values[key];
  return Array.isArray(value) ? value : value ? [value] : [];
};

/** "a, b; c" or lines → ['a', 'b', 'c'], without repeats. */
export function splitList(text: string, max: number): string[] {
  const items = text
    .split(/[,;\n]/)
    .map(cleanLine)
    .filter(Boolean);
  return [...new Set(items)].slice(0, max);
}

function read(field: Field, raw: string | string[] | undefined): string | string[] {
  const list = Array.isArray(raw) ? raw : raw ? [raw] : [];
  switch (field.kind) {
    case 'text':
      return cleanLine(list[0] ?? '');
    case 'longText':
      return cleanText(list[0] ?? '');
    case 'choice':
      return list[0] ?? '';
    case 'choices':
      return [...new Set(list)];
    default:
      return field satisfies never;
  }
}

function complain(field: Field, value: string | string[]): string | null {
  if ('options' in field) {
    const chosen = Array.isArray(value) ? value : [value].filter(Boolean);
    if (chosen.some((one) => !field.options.some((option) => option.value === one))) {
      return 'Please choose from the list; it has changed since this form was opened.';
    }
    if (!field.required || chosen.length > 0) return null;
    return field.kind === 'choices' ? 'Please choose at least one.' : 'Please choose one.';
  }
  const length = countCharacters(String(value).slice(0, 20_000));
  if (length === 0) return field.required ? 'Please fill this in.' : null;
  if (length > field.max) return `A little shorter, please: at most ${field.max} characters (now ${length}).`;
  if (field.min && length < field.min)
    return `A little more, please: at least ${field.min} characters (now ${length}).`;
  return null;
}
