// Becoming an insider, editing the profile, pausing, resuming and stopping.

import { INSIDER_STEPS, insiderValues, readInsiderForm } from '../forms/insider-form.ts';
import { pauseSteps, readPauseForm, STOP_STEPS } from '../forms/small-forms.ts';
import { paused, profileSaved, resumed, stopped } from '../messages/copy/home.ts';
import { cardBlocks } from '../messages/copy/search.ts';
import { list, message, note, text } from '../messages/copy/words.ts';
import type { Answer, Block, Message, Values } from '../messages/model.ts';
import type { Draft, Insider } from '../model.ts';
import { insiderForSeeker } from '../visibility.ts';
import { reopen } from './answer-match.ts';
import { moveMatch, saveInsider, type Unit } from './unit.ts';
import { finishForm, formOf, openForm, refuse, say, type Visit, withZoneQuestion } from './visit.ts';
import { tellOfInsider } from './wait.ts';

const PROFILE = { title: 'Be an insider', submit: 'Save', steps: INSIDER_STEPS };
const pauseForm = ({ now, zone }: Visit) => ({
  title: 'Pause until…',
  submit: 'Pause',
  steps: pauseSteps(now, zone),
});

export async function openInsiderForm(visit: Visit): Promise<Answer> {
  const insider = await visit.tx.insider(visit.me.id);
  return openForm(visit, { ...PROFILE, id: 'be-insider', subjectId: null, values: insiderValues(insider) });
}

export async function submitInsiderForm(
  visit: Visit,
  draft: Draft,
  raw: Values,
  confirmed: boolean,
): Promise<Answer> {
  const { values, errors, fields } = readInsiderForm(raw);
  await visit.tx.saveDraft(draft.id, { values });
  if (!fields) return { kind: 'form', form: formOf({ ...draft, values }, PROFILE, { errors }) };
  const old = await visit.tx.lockInsider(visit.me.id);
  const insider: Omit<Insider, 'terms'> = {
    ...(old ?? {
      memberId: visit.me.id,
      pausedUntil: null,
      extraPlaces: 0,
      extraMonth: null,
      lastAskedAt: null,
    }),
    ...fields,
  };
  if (!confirmed) {
    return { kind: 'form', form: formOf({ ...draft, values }, PROFILE, { review: preview(visit, insider) }) };
  }
  await saveInsider(visit, insider);
  await tellOfInsider(visit, visit.me.id);
  const isPaused = insider.pausedUntil !== null && insider.pausedUntil > visit.now;
  const saved = profileSaved({ isNew: !old, placesPerMonth: insider.placesPerMonth, paused: isPaused });
  return finishForm(visit, draft, withZoneQuestion(visit, saved));
}

export async function openPauseForm(visit: Visit): Promise<Answer> {
  if (!(await visit.tx.insider(visit.me.id))) return refuse(visit, { kind: 'not-an-insider' });
  return openForm(visit, {
    ...pauseForm(visit),
    id: 'pause',
    subjectId: null,
    values: { length: '', date: '' },
  });
}

export const reopenPauseForm = (visit: Visit, draft: Draft): Answer => ({
  kind: 'form',
  form: formOf(draft, pauseForm(visit)),
});

export async function submitPauseForm(visit: Visit, draft: Draft, raw: Values): Promise<Answer> {
  const { values, errors, until } = readPauseForm(raw, visit.now, visit.zone);
  await visit.tx.saveDraft(draft.id, { values });
  if (!until) return { kind: 'form', form: formOf({ ...draft, values }, pauseForm(visit), { errors }) };
  const insider = await visit.tx.lockInsider(visit.me.id);
  if (!insider) return refuse(visit, { kind: 'not-an-insider' });
  await saveInsider(visit, { ...insider, pausedUntil: until });
  return finishForm(visit, draft, paused(until, visit.zone, await stepBack(visit, visit.me.id)));
}

export async function resume(visit: Visit): Promise<Answer> {
  const insider = await visit.tx.lockInsider(visit.me.id);
  if (!insider) return refuse(visit, { kind: 'not-an-insider' });
  await saveInsider(visit, { ...insider, pausedUntil: null });
  await tellOfInsider(visit, visit.me.id);
  return say(resumed());
}

export async function openStopForm(visit: Visit): Promise<Answer> {
  if (!(await visit.tx.insider(visit.me.id))) return refuse(visit, { kind: 'not-an-insider' });
  return openForm(visit, {
    id: 'stop',
    title: 'Stop being an insider',
    submit: 'Erase my profile',
    subjectId: null,
    steps: STOP_STEPS,
    values: {},
  });
}

/** The profile is erased; counts stay. */
export async function stop(visit: Visit, draft: Draft): Promise<Answer> {
  const insider = await visit.tx.lockInsider(visit.me.id);
  if (!insider) return refuse(visit, { kind: 'not-an-insider' });
  const ended = await stepBack(visit, visit.me.id);
  await visit.tx.eraseInsider(visit.me.id);
  return finishForm(visit, draft, stopped(ended));
}

/** Ends this insider's unanswered matches kindly; gives their number. */
export async function stepBack(unit: Unit, insiderId: string): Promise<number> {
  let ended = 0;
  for (const match of await unit.tx.matches({ insiderId })) {
    if (match.state !== 'offered' || !(await moveMatch(unit, match, 'insider-away', insiderId))) continue;
    await reopen(unit, match, 'insider-away', insiderId);
    ended++;
  }
  return ended;
}

/** What seekers will see, with the same words as in a search. */
function preview(visit: Visit, insider: Omit<Insider, 'terms'>): Message {
  const view = insiderForSeeker(visit.me, insider, null);
  const cards = cardBlocks([{ suggestionId: '', view, reasons: [] }]).map(
    (block): Block => (block.kind === 'card' ? { ...block, buttons: [] } : block),
  );
  return message(
    text('This is what members who look for someone like you will see:'),
    ...cards,
    note(
      `At most ${insider.placesPerMonth} a month, up to ${insider.maxMinutes} minutes each. `,
      afterYes(insider),
    ),
  );
}

function afterYes({ shownAs, bookingUrl }: Omit<Insider, 'terms'>): string | null {
  const shown = [shownAs === 'role' ? 'name' : '', bookingUrl ? 'booking link' : ''].filter(Boolean);
  return shown.length > 0
    ? `Your ${list(shown)} ${shown.length === 1 ? 'is' : 'are'} shown after you said yes.`
    : null;
}
