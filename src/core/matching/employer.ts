// Employers' names: when two mean the same company, and how to keep one out of a text that may not tell it.

import { isEnglish } from './mend-words.ts';
import { ourGraph } from './our-graph.ts';
import { plain } from './read-title.ts';
import { FIRST_NAMES, PLACES } from './real-words.ts';

/** A name may begin with one, and be known without it. */
const NATIONAL = new Set(
  'american british german french spanish italian canadian irish scottish australian dutch swedish us uk royal'.split(
    ' ',
  ),
);

const LEGAL_FORMS = new Set(
  `ab ag aps as asa bv co company corp corporation ev gmbh group holding holdings inc incorporated kg kgaa limited
  llc llp lp ltd ltda mbh nv oy oyj plc pte pty pvt sa sarl sas se sl spa srl ug com io ai org net`.split(
    /\s+/,
  ),
);

/** Their names begin or end with a place. */
const INSTITUTIONS = new Set(
  `city council county university college hospital hospitals school schools state borough district police fire
  ambulance nhs trust isd authority government ministry department library museum`.split(/\s+/),
);

const SCHOOLS = new Set(['university', 'college', 'hospital', 'hospitals', 'school']);

/** What people write when they have no employer; two of them are no colleagues. */
const NO_EMPLOYER = new Set([
  'freelance',
  'freelancer',
  'freelancing',
  'selfemployed',
  'none',
  'na',
  'no',
  'nobody',
  'unemployed',
  'retired',
  'student',
  'independent',
  'myself',
  'me',
  'private',
  'confidential',
  'stealth',
  'stealthstartup',
  'various',
]);

/**
 * Whether two names mean the same employer: case, accents, punctuation, spaces and legal forms (GmbH, Inc, Ltd) do
 * not count, and one may be a part of the other in whole words ("Amazon" and "Amazon Web Services", not "Meta" and
 * "Metabase"). Rather too often than too seldom: it keeps a request out of the boss's inbox. Two blanks are not the same.
 */
export function sameEmployer(a: string, b: string): boolean {
  const [one, other] = [nameWords(a), nameWords(b)];
  if ([one, other].some((words) => words.length === 0 || NO_EMPLOYER.has(words.join('')))) return false;
  return one.join('') === other.join('') || contains(one, other) || contains(other, one);
}

/** What a title says after "@" or "at": "VP, People @ Acme" works at Acme. Null when it says nothing. */
export function employerInTitle(title: string): string | null {
  const name = /(?:@\s*|\sat\s+)([^,;|()]+)/iu.exec(title)?.[1]?.trim();
  return name && /\p{L}/u.test(name) ? name : null;
}

/** As keys: its initials, and what else a well-known employer is called. */
export function otherNamesOf(name: string | null): string[] {
  const words = nameWords(name ?? '');
  if (words.length === 0 || NO_EMPLOYER.has(words.join(''))) return [];
  return [...initialsOf(name ?? ''), ...ourGraph().employersCalled(words.join(''))];
}

/** "Freelance", "n/a". `key`: words in small letters, joined. */
export const isNoEmployer = (key: string): boolean => NO_EMPLOYER.has(key);

/** The keys by which an ask finds this employer: the whole name, its telling beginnings and words of its own. */
export function employerKeys(name: string): string[] {
  const words = nameWords(name);
  if (words.length === 0 || NO_EMPLOYER.has(words.join(''))) return [];
  // The American Red Cross is the Red Cross.
  const plainer = words.length > 2 && NATIONAL.has(words[0] ?? '') ? [words.slice(1).join('')] : [];
  // "Birmingham City Council" is not asked for by "Birmingham".
  if (words.some((word) => INSTITUTIONS.has(word)))
    return [
      ...new Set([
        words.join(''),
        inAnyOrder(words),
        ...initialsOf(name),
        ...plainer,
        // "Midland State" is how people speak of their university.
        ...(words.length > 2 && SCHOOLS.has(words.at(-1) ?? '') ? [words.slice(0, -1).join('')] : []),
        ...words.filter((word) => word === 'nhs'),
      ]),
    ].filter(Boolean);
  const own = words.filter(
    (word) => word.length > 3 && !isKnownWord(word) && !isEnglish(word) && !PLACES.has(word),
  );
  return [
    ...new Set([
      words.join(''),
      ...[...tellingRuns(words)].filter((run) => !PLACES.has(run)),
      ...own,
      ...plainer,
      ...initialsOf(name),
    ]),
  ];
}

/** "University of Leeds" and "Leeds uni", "Leeds City Council" and "Leeds council" have the same. '' for other names. */
export function inAnyOrder(words: readonly string[]): string {
  const plainer = words.map((word) => (word === 'uni' ? 'university' : word));
  if (!plainer.some((word) => INSTITUTIONS.has(word))) return '';
  const own = plainer.filter((word) => !SMALL.has(word));
  return own.length < 2 ? '' : [...new Set(own)].sort().join('');
}

const SMALL = new Set(['of', 'the', 'for', 'and', 'city', 'county', 'borough', 'district']);

/** "Marks & Spencer" is "M&S", "Boston Consulting Group" BCG. Of two words only with an "&". */
function initialsOf(name: string): string[] {
  const words = plain(name).match(/[\p{L}\p{N}]+|&/gu) ?? [];
  const letters = (some: readonly string[]) =>
    some.map((word) => (word === '&' ? 'n' : word.charAt(0))).join('');
  const telling = words.filter((word) => word !== 'the' && word !== 'and' && word !== 'of');
  return [words, telling]
    .filter((some) => some.length >= 3 && some.every((word) => !LEGAL_FORMS.has(word) || word === 'group'))
    .map(letters);
}

/**
 * The text without the employer's name (whole words, any case, with its legal form) and without everything from
 * "@" or " at " on. Of a name of several words its first ones go too, unless they are everyday words of titles.
 * May leave ''.
 */
export function withoutEmployer(text: string, employer: string | null): string {
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const kept = visible.replace(/(@|(^|\s)at\s)[\s\S]*$/iu, '');
  const name = nameWords(employer ?? '');
  if (name.length === 0 || NO_EMPLOYER.has(name.join(''))) return tidy(kept);
  return tidy(cutName(kept, name));
}

/** Cuts every run of words that spells the name, or begins it in a way that no everyday word explains. */
function cutName(text: string, name: readonly string[]): string {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((found) => ({
    plain: plain(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
  const telling = tellingRuns(name);
  let result = '';
  let from = 0;
  for (let i = 0; i < words.length; i += 1) {
    let last = runEnd(words, i, name.join(''), telling);
    if (last < i) continue;
    const end = last;
    while (LEGAL_FORMS.has(words[last + 1]?.plain ?? '')) last += 1;
    result += text.slice(from, words[i]?.start);
    from = words[last]?.end ?? text.length;
    // "Ltd.", with its dot.
    if (last > end && text[from] === '.') from += 1;
    if (/^['’]s(?!\p{L})/iu.test(text.slice(from))) {
      from += 2;
      last += 1;
    }
    i = last;
  }
  return result + text.slice(from);
}

/** A word of titles tells nobody's employer; a place or a family may. */
const isKnownWord = (word: string): boolean =>
  ourGraph().knows(word) && !PLACES.has(word) && !FIRST_NAMES.has(word);

/** The beginnings of a name that give it away: not made of everyday words alone. */
function tellingRuns(name: readonly string[]): ReadonlySet<string> {
  const beginnings = name.map((_, i) => name.slice(0, i + 1));
  return new Set(
    beginnings
      .filter((some) => some.some((word) => word.length > 2 && !isKnownWord(word)))
      .map((some) => some.join('')),
  );
}

/** Index of the last word of the longest run from `start` that tells the employer, or -1. */
function runEnd(
  words: readonly { plain: string }[],
  start: number,
  whole: string,
  telling: ReadonlySet<string>,
): number {
  let end = -1;
  let run = '';
  for (let i = start; i < words.length && run.length < whole.length; i += 1) {
    if (words[i]?.plain === 'and') {
      if (run === '') break;
      continue;
    }
    run += words[i]?.plain ?? '';
    if (run === whole || telling.has(run)) end = i;
  }
  return end;
}

/** Words of a name without its legal forms, "and" and "the"; "J.P." is "jp". */
function nameWords(name: string): string[] {
  const text = plain(name)
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
    .replace(/'/g, '');
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'and' && word !== 'the');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  return words;
}

function contains(long: readonly string[], short: readonly string[]): boolean {
  return long.some((_, i) => short.every((word, j) => long[i + j] === word));
}

/** Takes away what the cut leaves dangling: empty brackets, lone separators, a last "of". */
function tidy(text: string): string {
  let tidied = text
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;:)])/g, '$1');
  for (let before = ''; before !== tidied; ) {
    before = tidied;
    tidied = tidied
      .trim()
      .replace(/([,;|/–—-])\s*[,;|/–—-]/g, '$1')
      .replace(/^(of|for|in|with|and|&)\s+|^[,;:|/–—&-]+/i, '')
      .replace(/(\s(of|for|in|with|and|by|from|the|at|bei|chez)|[\s,;:|/–—&(-]+)$/i, '');
  }
  return tidied;
}
