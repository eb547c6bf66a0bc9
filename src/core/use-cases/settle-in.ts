// Where and when: a member's time zone, where the platform does not tell it, and how organizers set up their community.

import { checkValues, textOf } from '../forms/check-values.ts';
import { SETUP_FIELDS, setupSteps, ZONE_STEPS } from '../forms/settle-in-forms.ts';
import { organizerNotKnown } from '../messages/copy/refusals.ts';
import { setup, zoneSaved, zoneTold } from '../messages/copy/settle-in.ts';
import type { Answer, Values } from '../messages/model.ts';
import type { Draft } from '../model.ts';
import { readZone, searchZones, zoneLabel } from '../time-zones.ts';
import { finishForm, formOf, openForm, refuse, say, type Visit } from './visit.ts';

const ZONE_FORM = { title: 'Your time zone', submit: 'Save', steps: ZONE_STEPS };

/** `words`: a place that was typed with the command; '' opens the form. */
export async function timeZone(visit: Visit, words: string): Promise<Answer> {
  // What the platform says wins with every command, so there is nothing to save.
  if (visit.zoneIsTold) return say(zoneTold(visit.zone));
  const zone = words ? readZone(words) : null;
  if (zone) {
    await visit.tx.updateMember(visit.me.id, { timeZone: zone });
    return say(zoneSaved(zone));
  }
  const answer = await openForm(visit, {
    ...ZONE_FORM,
    id: 'time-zone',
    subjectId: null,
    values: { common: '', place: words },
  });
  if (words && answer.kind === 'form') answer.form.errors = { place: noSuchPlace(words) };
  return answer;
}

export const reopenZoneForm = (draft: Draft): Answer => ({ kind: 'form', form: formOf(draft, ZONE_FORM) });

export async function submitZoneForm(visit: Visit, draft: Draft, raw: Values): Promise<Answer> {
  const { values, errors } = checkValues(ZONE_STEPS, raw);
  await visit.tx.saveDraft(draft.id, { values });
  const place = textOf(values, 'place');
  // What was typed is more particular than the list.
  const zone = place ? readZone(place) : textOf(values, 'common') || null;
  if (!zone)
    errors.place ??= place ? noSuchPlace(place) : 'Please choose one above, or name a big city near you.';
  if (!zone || Object.keys(errors).length > 0)
    return { kind: 'form', form: formOf({ ...draft, values }, ZONE_FORM, { errors }) };
  await visit.tx.updateMember(visit.me.id, { timeZone: zone });
  return finishForm(visit, draft, zoneSaved(zone));
}

function noSuchPlace(words: string): string {
  const near = searchZones(words, 4).map(zoneLabel);
  return near.length > 0
    ? `Which one, please: ${near.join(' · ')}?`
    : 'I do not know that place. A big city in the same zone works best, such as Berlin or New York.';
}

/** How the community is set up, for its organizers. */
export async function showSetup(visit: Visit, saved = false): Promise<Answer> {
  if (!visit.isOrganizer) return notAnOrganizer(visit);
  const { timeZone: zone, introductionsIn } = visit.community;
  const inChannel = hangsOnChannel(visit);
  return {
    kind: 'message',
    message: setup({ zone, saved, introductionsIn: inChannel ? introductionsIn : null, inChannel }),
    setup: { introductionsIn },
  };
}

export async function openSetupForm(visit: Visit): Promise<Answer> {
  if (!visit.isOrganizer) return notAnOrganizer(visit);
  const { timeZone: zone, introductionsIn } = visit.community;
  return openForm(visit, {
    ...setupForm(visit),
    id: 'setup',
    subjectId: null,
    values: { zone, introductionsIn },
  });
}

export const reopenSetupForm = (visit: Visit, draft: Draft): Answer => ({
  kind: 'form',
  form: formOf(draft, setupForm(visit)),
});

export async function submitSetupForm(visit: Visit, draft: Draft, raw: Values): Promise<Answer> {
  if (!visit.isOrganizer) return notAnOrganizer(visit);
  const about = setupForm(visit);
  const { values, errors } = checkValues(about.steps, raw);
  await visit.tx.saveDraft(draft.id, { values });
  const zone = readZone(textOf(values, 'zone'));
  if (!zone) errors.zone ??= noSuchPlace(textOf(values, 'zone'));
  const channel = textOf(values, 'introductionsIn').replace(/^#/, '').toLowerCase().replace(/\s+/g, '-');
  if (!zone || Object.keys(errors).length > 0)
    return { kind: 'form', form: formOf({ ...draft, values }, about, { errors }) };
  const change = { timeZone: zone, ...(channel ? { introductionsIn: channel } : {}) };
  await visit.tx.updateCommunity(change);
  Object.assign(visit.community, change);
  const answer = await showSetup(visit, true);
  await visit.tx.saveDraft(draft.id, { answer });
  return answer;
}

/** Who is asked to try again finds the form as it was: nothing is read from it or saved. */
function notAnOrganizer(visit: Visit): Answer {
  if (visit.isOrganizer === false) return refuse(visit, { kind: 'organizers-only' });
  const { ids, log } = visit.world.ports;
  const reference = ids.reference();
  log.warn({ reference }, 'the platform did not say in time who is an organizer');
  return { kind: 'trouble', text: organizerNotKnown(reference), reference };
}

const hangsOnChannel = ({ world, community }: Visit): boolean =>
  world.ports.messengers[community.platform]?.introducesInChannel ?? false;

const setupForm = (visit: Visit) => ({
  title: 'Set up Find-Insider',
  submit: 'Save',
  steps: setupSteps(hangsOnChannel(visit) ? SETUP_FIELDS : SETUP_FIELDS.slice(0, 1)),
});
