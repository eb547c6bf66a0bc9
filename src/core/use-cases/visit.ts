// Somebody acts: who they are, where, and the small answers that every use case gives.

import type { Actor } from '../commands.ts';
import { refusal } from '../messages/copy/refusals.ts';
import { askForZone } from '../messages/copy/settle-in.ts';
import type { Answer, Form, FormId, Message, Step, Values } from '../messages/model.ts';
import type { Draft, Member } from '../model.ts';
import type { Refusal } from '../refusals.ts';
import { type Unit, zoneOf } from './unit.ts';

/** A unit of work with the member who acts. */
export type Visit = Unit & {
  me: Member;
  zone: string;
  /** The platform tells this member's zone with every command. */
  zoneIsTold: boolean;
  /** Null when the platform did not say in time. */
  isOrganizer: boolean | null;
};

export const visitOf = (unit: Unit, me: Member, actor: Actor): Visit => ({
  ...unit,
  me,
  zone: zoneOf(me, unit.community),
  zoneIsTold: actor.timeZone !== null,
  isOrganizer: actor.isOrganizer === undefined ? false : actor.isOrganizer,
});

export const say = (message: Message, replaces = false): Answer =>
  replaces ? { kind: 'message', message, replaces } : { kind: 'message', message };

/** Asked where nudges will follow, of whoever's zone nobody knows. */
export const withZoneQuestion = (visit: Visit, { blocks }: Message): Message =>
  visit.me.timeZone ? { blocks } : { blocks: [...blocks, ...askForZone(visit.community.timeZone)] };

/** The form has done what it is for: a second submit gets the same answer. */
export async function finishForm(visit: Visit, draft: Draft, message: Message): Promise<Answer> {
  const answer = say(message);
  await visit.tx.saveDraft(draft.id, { answer });
  return answer;
}

export const refuse = (visit: Visit, no: Refusal): Answer => say(refusal(no, visit.zone));

/** Begins a form: a draft row, so that nothing typed is lost, and what to show. */
export async function openForm(
  visit: Visit,
  about: {
    id: FormId;
    title: string;
    submit: string;
    subjectId: string | null;
    steps: Step[];
    values: Values;
  },
): Promise<Answer> {
  const draft: Draft = {
    id: visit.world.ports.ids.next(),
    memberId: visit.me.id,
    form: about.id,
    subjectId: about.subjectId,
    values: about.values,
    answer: null,
  };
  await visit.tx.addDraft(draft, visit.now);
  return { kind: 'form', form: formOf(draft, about) };
}

export function formOf(
  draft: Pick<Draft, 'id' | 'form' | 'values'>,
  about: { title: string; submit: string; steps: Step[] },
  more: { errors?: Record<string, string>; review?: Message } = {},
): Form {
  return {
    id: draft.form as FormId,
    draftId: draft.id,
    title: about.title,
    submit: about.submit,
    steps: about.steps,
    values: draft.values,
    errors: more.errors ?? {},
    ...(more.review ? { review: more.review } : {}),
  };
}
