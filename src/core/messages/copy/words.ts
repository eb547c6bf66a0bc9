// Small pieces that the sentences share: names and labels, times, blocks.

import type { Reason } from '../../matching/reasons.ts';
import type { InsiderView, SeekerView } from '../../visibility.ts';
import type { Block, Button, Message, Span } from '../model.ts';

export const message = (...blocks: (Block | null)[]): Message => ({
  blocks: blocks.filter((block) => block !== null),
});
export const text = (...spans: (Span | null)[]): Block => ({
  kind: 'text',
  text: spans.filter((s) => s !== null),
});
export const note = (...spans: (Span | null)[]): Block => ({
  kind: 'note',
  text: spans.filter((s) => s !== null),
});
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
export const quote = (words: string): Block => ({ kind: 'quote', text: words });
export const buttons = (...list: (Button | null)[]): Block => ({
  kind: 'buttons',
  buttons: list.filter((button) => button !== null),
});
export const button = (
  action: Button['action'],
  id: string,
  label: string,
  style?: Button['style'],
): Button => (style ? { action, id, label, style } : { action, id, label });

/** A moment in the reader's zone. */
export const moment = (at: Date, zone: string): Span => ({ time: at, zone, show: 'date-time' });
export const day = (at: Date, zone: string): Span => ({ time: at, zone, show: 'date' });

/** "Priya" when she may be named, otherwise "the data scientist in fintech". */
export function insiderLabel(view: InsiderView): string {
  return view.name ?? `the ${lower(view.title)}${view.industry ? ` in ${lower(view.industry)}` : ''}`;
}

/** The same, mentioning the person where they may be named. */
export function insiderSpan(view: InsiderView): Span {
  return view.mention ? { mention: view.mention } : insiderLabel(view);
}

/** "Maya", or "a member who will be named after your yes". */
export function seekerSpan(view: SeekerView): Span {
  return view.mention ? { mention: view.mention } : 'A member';
}

export function seekerLabel(view: SeekerView): string {
  return view.name ?? 'the member who asked';
}

/** At the start of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Senior Data Scientist, 8 years, fintech". */
export function profileLine(view: InsiderView): string {
  return [view.title, view.employer, view.years, view.industry].filter(Boolean).join(', ');
}

/** Why an insider was chosen, to the seeker. */
export function whyForSeeker(reason: Reason): string {
  switch (reason.kind) {
    case 'same-role':
      return reason.reading ? `the role you asked for, read as ${reason.reading}` : 'the role you asked for';
    case 'wider-role':
      return `${reason.role}: the wider field of the role you asked for`;
    case 'past-role':
      return `used to work as ${reason.role}`;
    case 'one-step-away':
      return `one step away from ${reason.role ?? 'the role you asked for'}`;
    case 'same-move':
      return `came from where you are: ${reason.role}`;
    case 'employer':
      return `works at ${reason.employer}`;
    case 'industry':
      return reason.of === 'profile' ? `works in ${reason.industry}` : `a role in ${reason.industry}`;
    case 'topic':
      return `likes to talk about ${reason.topic}`;
    case 'usual-skill':
      return `in a role where ${reason.skill} is part of the work`;
    case 'shared-words':
      return `no exact match; the title shares ${list(reason.words.map((word) => `“${word}”`))}`;
    default:
      return reason satisfies never;
  }
}

/** Why they were chosen, to the insider. */
export function whyForInsider(reason: Reason, role: string): string {
  switch (reason.kind) {
    case 'same-role':
      return `you do the work they are curious about: ${reason.reading ?? role}`;
    case 'wider-role':
      return `you work in the wider field of what they are curious about: ${role}`;
    case 'same-move':
      return `you came from where they are now: ${reason.role}`;
    case 'employer':
      return `they asked for someone at ${reason.employer}`;
    case 'industry':
      return `your work is in ${reason.industry}, which they asked for`;
    case 'topic':
      return `you like to talk about ${reason.topic}`;
    case 'usual-skill':
      return `${reason.skill} is often part of work like yours; they are curious about ${role}`;
    case 'past-role':
      return `you used to work as ${reason.role}; they are curious about ${role}`;
    case 'one-step-away':
      return `your work is one step away from what they are curious about: ${role}`;
    case 'shared-words':
      return `your title shares ${list(reason.words.map((word) => `“${word}”`))} with what they are curious about: ${role}`;
    default:
      return reason satisfies never;
  }
}

/** "a, b or c". */
export function eitherOf(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

/** "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Lower case for the middle of a sentence, but not for abbreviations such as HR or UX. */
function lower(words: string): string {
  return words
    .split(' ')
    .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase()))
    .join(' ');
}
