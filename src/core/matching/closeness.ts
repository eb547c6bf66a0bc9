// What counts beside the kind of work: how much of what was named besides holds, and the finer closeness that breaks ties.

import type { Basis, Fit } from './fit.ts';
import type { HeldTerms } from './held-terms.ts';
import type { Ask } from './read-ask.ts';
import type { Sought } from './seek.ts';

/** 0–1: how much of what was named besides the role holds for this insider. */
export function qualified(
  ask: Ask,
  sought: Sought,
  terms: HeldTerms,
  extras: Fit['extras'],
  basis: Basis,
): number {
  let total = 0;
  let met = 0;
  const count = (weight: number, holds: boolean) => {
    total += weight;
    if (holds) met += weight;
  };
  if (ask.atEmployer || extras.employer) count(2, extras.employer);
  if (ask.industries.length > 0 && (!ask.fieldOnly || ask.past.length > 0))
    count(1, extras.industries.length > 0);
  if (ask.background.length > 0)
    count(
      1,
      ask.background.some((role) => terms.has(`p:${role}`)),
    );
  if (ask.past.length > 0 && basis.kind !== 'past-role')
    count(
      1.5,
      ask.past.some((role) => terms.has(`p:${role}`)),
    );
  for (const { word, weight } of sought.rest) {
    const held = [`w:${word}`, `t:${word}`, `x:${word}`].some((term) => terms.has(term));
    const industry = extras.industries.length > 0 && ask.placing.has(word);
    const skill =
      sought.skills.size > 0 &&
      [...sought.skills.values()].some((each) => each.phrase.includes(word) && terms.has(`r:${each.role}`));
    count(
      weight,
      held || industry || skill || (extras.employer && ask.employers.some((key) => key.includes(word))),
    );
  }
  return total === 0 ? 0 : met / total;
}

/** 0–1: made the same move, same words, same topics, speaks of the same, level asked for, language. */
export function finer(
  { words, everyWord, level, background, ask, rarity, concepts }: Sought,
  terms: HeldTerms,
): number {
  const titleWeight = [...terms.of('w'), ...terms.of('v')].reduce(
    (total, word) => total + rarity(word) ** 2,
    0,
  );
  const [heldLevel] = terms.of('l').map(Number);
  // The angle between the two texts, rare words counting more.
  const sum = (some: Sought['everyWord']) => some.reduce((total, { weight }) => total + weight ** 2, 0);
  const shared = sum(everyWord.filter(({ word }) => terms.has(`w:${word}`) || terms.has(`v:${word}`)));
  const alike = shared === 0 ? 0 : shared / Math.sqrt(sum(everyWord) * titleWeight);
  const move = [...background].some((role) => terms.has(`p:${role}`)) ? 1 : 0;
  const near = level === null || heldLevel === undefined ? 0 : 1 - Math.abs(level - heldLevel) / 4;
  const isShared =
    words.some(({ word }) => terms.has(`t:${word}`)) || ask.careerTopics.some((id) => terms.has(`c:${id}`));
  const topics = isShared ? 1 : 0;
  const all = concepts.reduce((total, { weight }) => total + weight, 0);
  const both = concepts.reduce(
    (total, { concept, weight }) => total + (terms.has(`s:${concept}`) ? weight : 0),
    0,
  );
  const spoken = all === 0 ? 0 : both / all;
  const language = ask.language !== null && terms.has(`g:${ask.language}`) ? 1 : 0;
  // Asked for an accountant, an accountant comes before a tax accountant.
  const itself = ask.roles.some(({ roleId }) => terms.has(`r:${roleId}`)) ? 1 : 0;
  return 0.3 * move + 0.2 * alike + 0.1 * itself + 0.1 * near + 0.1 * topics + 0.1 * spoken + 0.1 * language;
}
