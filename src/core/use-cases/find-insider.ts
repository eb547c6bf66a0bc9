// A seeker types a role: up to three people who fit, each with its reasons, or the offer to wait.

import { cleanLine, shorten } from '../clean-text.ts';
import { checkValues, textOf } from '../forms/check-values.ts';
import { FIND_STEPS } from '../forms/small-forms.ts';
import { readAsk } from '../matching/read-ask.ts';
import {
  couldNotRead,
  found,
  hardTimes,
  nobodyYet,
  onlyRuledOut,
  type Reading,
  tooLong,
} from '../messages/copy/search.ts';
import type { Answer, Values } from '../messages/model.ts';
import type { Draft } from '../model.ts';
import { askedNow, openRequestAbout, stillWaiting } from './own-requests.ts';
import { keepSearch, SHOWN_AT_MOST, suggest, wantedOf } from './suggest.ts';
import { formOf, openForm, refuse, say, type Visit } from './visit.ts';

/** Longer than any job title; what goes beyond is refused with an example rather than searched. */
const ROLE_MAX = 200;
/** Not a search, whatever roles the words may name. Only what somebody says of themselves. */
const HARD_TIMES =
  /\b(?:kill myself|(?:want|wish|going|how|plan|planning|ready|like) to (?:just )?(?:die(?! (?:of|for|to|with|laughing))|end (?:it all|my (?:own )?life)|commit suicide)|take my own life|i(?: am|'?m| feel|'?m feeling| am feeling) suicidal|(?:want|wish) (?:that )?i (?:was|were) dead|i (?:do not|don'?t|dont) want to (?:live|be alive)|i (?:self[- ]?harm|hurt myself on purpose))\b/iu;
const FORM = { title: 'Find an insider', submit: 'Search', steps: FIND_STEPS };

export function openFindForm(visit: Visit): Promise<Answer> {
  return openForm(visit, { ...FORM, id: 'find-insider', subjectId: null, values: { role: '' } });
}

export const reopenFindForm = (draft: Draft): Answer => ({ kind: 'form', form: formOf(draft, FORM) });

export async function submitFindForm(visit: Visit, draft: Draft, raw: Values): Promise<Answer> {
  const { values, errors } = checkValues(FIND_STEPS, raw);
  const role = textOf(values, 'role');
  if (!role) errors.role = 'Please name a role, such as data scientist.';
  else if (!errors.role && !/\p{L}/u.test(role)) errors.role = 'In words, please, such as data scientist.';
  await visit.tx.saveDraft(draft.id, { values });
  if (Object.keys(errors).length > 0)
    return { kind: 'form', form: formOf({ ...draft, values }, FORM, { errors }) };
  return findInsider(visit, role);
}

/** Searching the same role again continues the open request for it, so that nobody is suggested twice. */
export async function findInsider(visit: Visit, words: string): Promise<Answer> {
  if (words.length > ROLE_MAX * 4) return say(tooLong());
  const role = cleanLine(words);
  if (role.length > ROLE_MAX) return say(tooLong());
  if (!/\p{L}/u.test(role)) return say(couldNotRead());
  if (HARD_TIMES.test(role)) return say(hardTimes());

  // "Anyone but lawyers" names nobody whom one could wait for.
  const { avoid, roles, past, tells, atEmployer } = readAsk(visit.world.ports.roles, role);
  if (avoid.length > 0 && roles.length + past.length === 0 && !tells && !atEmployer)
    return say(onlyRuledOut());

  const same = await openRequestAbout(visit, role);
  const wanted = same
    ? wantedOf(same)
    : {
        id: visit.world.ports.ids.next(),
        role,
        avoidEmployer: visit.me.avoidsEmployer ? visit.me.employer : null,
      };

  const cards = await suggest(visit, visit.me, wanted, SHOWN_AT_MOST);
  if (cards.length > 0) {
    const asked = same ? await askedNow(visit, same.id) : null;
    const waits = asked && { ...asked, zone: visit.zone };
    return say(found(shorten(role, 80), cards, waits, readingsOf(visit, role)));
  }
  if (same?.state === 'waiting') return stillWaiting(visit, same);
  const id = same?.id ?? (await keepSearch(visit, visit.me, wanted));
  return say(nobodyYet(shorten(role, 80), id, readingsOf(visit, role)));
}

/** A button that picks one meaning of an ambiguous ask: searches for the role by its name. */
export function findMeaning(visit: Visit, roleId: string): Promise<Answer> {
  const role = visit.world.ports.roles.role(roleId);
  return role ? findInsider(visit, role.name) : openFindForm(visit);
}

function readingsOf(visit: Visit, words: string): Reading[] {
  const { roles } = visit.world.ports;
  return readAsk(roles, words).readings.map((roleId) => ({
    roleId,
    name: roles.role(roleId)?.name ?? roleId,
  }));
}

/** The next person for an open request; for one that is over, the same search anew. */
export async function nextPersonFor(visit: Visit, requestId: string): Promise<Answer> {
  const request = await visit.tx.request(requestId);
  if (!request || request.seekerId !== visit.me.id) return refuse(visit, { kind: 'unknown-button' });
  if (request.state !== 'open') return findInsider(visit, request.role);
  const cards = await suggest(visit, visit.me, wantedOf(request), SHOWN_AT_MOST);
  return say(cards.length > 0 ? found(request.role, cards, null) : nobodyYet(request.role, request.id));
}
