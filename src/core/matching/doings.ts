// What people do, said with a verb: "fixing cars", "who sells houses", "I defend people in court". Such phrases stand in
// `does` of roles/*.yaml in their plain form; an ask has them replaced by the role's name before it is read.

import { canonical } from './read-title.ts';

/** Past forms that no rule makes. */
const IRREGULAR: Readonly<Record<string, string>> = {
  be: 'was been',
  break: 'broke broken',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  catch: 'caught',
  choose: 'chose chosen',
  cut: 'cut',
  deal: 'dealt',
  do: 'did done',
  draw: 'drew drawn',
  drive: 'drove driven',
  feed: 'fed',
  fight: 'fought',
  find: 'found',
  fly: 'flew flown',
  get: 'got gotten',
  give: 'gave given',
  grow: 'grew grown',
  help: 'helped',
  keep: 'kept',
  lay: 'laid',
  lead: 'led',
  lend: 'lent',
  make: 'made',
  put: 'put',
  read: 'read',
  run: 'ran',
  sell: 'sold',
  set: 'set',
  sew: 'sewed sewn',
  shoot: 'shot',
  sing: 'sang sung',
  speak: 'spoke spoken',
  spend: 'spent',
  take: 'took taken',
  teach: 'taught',
  tell: 'told',
  throw: 'threw thrown',
  understand: 'understood',
  win: 'won',
  write: 'wrote written',
};

/** They may stand between a verb and what it is done to. */
const SMALL = new Set(
  `a an the my your our their his her its some any other people's for of in to at on with and own new old small
  little big local real all more up lots two three four five several many`.split(/\s+/),
);

/** Every form of a verb: fix, fixes, fixing, fixed. */
function formsOf(verb: string): string[] {
  const double = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) ? verb + verb.at(-1) : verb;
  const soft = verb.replace(/e$/, '');
  const third = /(s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${soft === verb ? double : soft}ed`;
  const irregular = Object.hasOwn(IRREGULAR, verb) ? (IRREGULAR[verb] ?? '').split(' ') : [past];
  return [verb, third, `${/[^e]e$/.test(verb) ? soft : double}ing`, ...irregular];
}

type Doings = ReadonlyMap<string, string>;

/** `does`: plain forms, each with what it stands for. */
export function doingsOf(does: Iterable<readonly [string, string]>): Doings {
  const doings = new Map<string, string>();
  for (const [phrase, meant] of does) {
    const [verb = '', ...things] = phrase.toLowerCase().split(/\s+/);
    const key = keyOfThings(things);
    for (const form of formsOf(verb)) if (!doings.has(`${form} ${key}`)) doings.set(`${form} ${key}`, meant);
  }
  return doings;
}

const keyOfThings = (words: readonly string[]) =>
  words
    .filter((word) => !SMALL.has(word))
    .map(canonical)
    .join(' ');

const DOER = /\b(?:to|i|who|that|can|people|someone|somebody|anyone|anybody) $/u;

/** "A nurse who looks after children" is a nurse; "somebody who looks after children" is not named yet. */
const NAMED =
  /(?<!\b(?:someone|somebody|anyone|anybody|people|person|persons|folks?|ones?|those|wom[ae]n|m[ae]n|lad(?:y|ies)|guys?|insiders?|volunteers?|freelancers?|contractors?|professionals?|experts?|friends?|here|there|you|them|all|others?|jobs?|careers?|roles?)) (?:who|that) $/u;

/** No phrase is longer, with the small words in it. */
const MOST_WORDS = 8;

/** `text` must be plain (read-title). The longest phrases are replaced, from left to right. */
export function withDoingsNamed(text: string, doings: Doings): string {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}']*/gu)];
  let result = '';
  let from = 0;
  for (let i = 0; i < words.length; i += 1) {
    for (let last = Math.min(words.length, i + MOST_WORDS) - 1; last >= i; last -= 1) {
      const some = words.slice(i, last + 1);
      const [verb = '', ...things] = some.map(([word]) => word);
      if (SMALL.has(things.at(-1) ?? '') || SMALL.has(verb)) continue;
      // "Who sings", "to teach"; "farms" alone are no farmers.
      if (
        (things.length === 0 || verb === 'work' || verb === 'works') &&
        !DOER.test(text.slice(0, words[i]?.index))
      )
        continue;
      if (/\p{L}/u.test(text.slice(0, words[i]?.index)) && NAMED.test(text.slice(0, words[i]?.index)))
        continue;
      const meant = doings.get(`${verb} ${keyOfThings(things)}`);
      const [start, end] = [words[i]?.index ?? 0, (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0)];
      // No phrase reaches over the end of a sentence.
      if (meant === undefined || /[.,;:!?]/u.test(text.slice(start, end))) continue;
      const before = text.slice(from, start);
      result += before + said(before, meant);
      from = end;
      i = last;
      break;
    }
  }
  return result + text.slice(from);
}

/** "I fix cars" is "I am a mechanic", "to fix cars" is "to be a mechanic". */
function said(before: string, meant: string): string {
  if (/\b(?:could|can|should|would|may|might|do) i $/u.test(before)) return `be a ${meant.toLowerCase()}`;
  if (/(?:^|[^\p{L}])i (?:also |now |currently |just |mostly )?$/u.test(before))
    return `am a ${meant.toLowerCase()}`;
  if (/\bafter $/u.test(before)) return `being a ${meant.toLowerCase()}`;
  if (/\bused to $/u.test(before)) return `be a ${meant.toLowerCase()}`;
  return /\bto (?:start |try )?$/u.test(before) ? `become a ${meant.toLowerCase()}` : meant.toLowerCase();
}
