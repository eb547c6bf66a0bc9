// Reads what a member typed when looking for somebody: the role wanted, where they come from, and what else they named.
// A whole sentence is taken apart at its cues: "from retail into HR" wants HR and tells us the background.

import { findRoles, type Span } from './find-roles.ts';
import { keyOf, plain, readTitle, readWords, type Word } from './read-title.ts';
import { type Language, type RoleGraph, saysSomething } from './role-graph.ts';
import { FILLERS } from './words.ts';

export type Ask = {
  /** Roles wanted, now held; `weight` is 1, a little less for the rarer meanings of an ambiguous word. */
  roles: { roleId: string; weight: number }[];
  /** The roles that one ambiguous word can mean, most common first; empty when nothing is ambiguous. */
  readings: string[];
  /** Roles that the insider should have held before: "used to be a chef". */
  past: string[];
  /** Roles that the seeker comes from. */
  background: string[];
  /** An employer was asked for; `employers` holds every way to read its name as a key, longest first. */
  atEmployer: boolean;
  employers: string[];
  industries: string[];
  /** The ask names no person's role: "somebody in insurance" is content with whoever works there. */
  fieldOnly: boolean;
  /** What else was said and tells something. */
  rest: Word[];
  /** Keys of up to four words in a row: names of topics and skills. */
  phrases: string[];
  /** Whether the ask says more than level and being at work. */
  tells: boolean;
  /** The ask as one key, for titles that say just the same. */
  title: string;
  language: Language | null;
  words: Word[];
  /** With those that tell nothing. */
  everyWord: Word[];
};

type Mode = 'plain' | 'target' | 'origin' | 'past';
type Clause = { mode: Mode; text: string };

const PHRASE_MAX = 4;
/** The rarer meanings come after the most common one, and before everything that is not asked for. */
const NEXT_MEANING = 0.995;

/** Never throws; what cannot be read gives an ask without roles and words. */
export function readAsk(graph: RoleGraph, typed: string): Ask {
  const { text, employers } = withoutEmployerAsked(graph, withoutPeople(rewritten(plain(typed))));
  const clauses = clausesOf(text).map((clause) => {
    const segments = readTitle(clause.text);
    return { ...clause, segments, ...findRoles(graph, segments) };
  });
  splitAtTo(graph, clauses);
  const of = (mode: Mode) => clauses.filter((clause) => clause.mode === mode);
  const spansOf = (mode: Mode): Span[] => of(mode).flatMap((clause) => clause.spans);
  const industriesIn = (words: readonly Word[]) =>
    phrasesOf(words).flatMap((phrase) => graph.industry(phrase) ?? []);
  const into = of('target').flatMap((clause) => industriesIn(clause.rest));
  const wanted = (['target', 'plain', 'past', 'origin'] as const).find(
    // "A teacher moving into edtech" is content with whoever works there, and does not want former teachers as such.
    (mode) => spansOf(mode).length > 0 && (mode !== 'origin' || into.length === 0),
  );
  const spans = wanted === 'past' || wanted === 'origin' || !wanted ? [] : spansOf(wanted);
  const told = clauses.filter(
    (clause) => (clause.mode === 'origin' || clause.mode === 'plain') && clause.mode !== wanted,
  );
  const said = clauses.filter(
    (clause) => clause.mode !== 'origin' || wanted === 'origin' || clause.spans.length === 0,
  );
  const words = said.flatMap((clause) => clause.segments.flatMap((segment) => segment.words));
  const telling = words.filter((word) => saysSomething(word.word));
  const rest = said.flatMap((clause) => clause.rest);
  const phrases = phrasesOf(telling.length > 0 ? telling : words);
  const unasked = phrasesOf(
    rest.filter((word) => !FILLERS.has(word.raw)),
    'raw',
  );
  // With a word that says nothing else, a name may hold words of roles: "the Wikimedia Foundation".
  const around = phrasesOf(words, 'raw').filter((phrase) =>
    unasked.some((part) => part.length > 3 && phrase.includes(part)),
  );
  const named = [...unasked, ...around, ...phrases.flatMap((phrase) => graph.employersCalled(phrase))];
  const ambiguous = spans.find((span) => span.meanings.length > 1);
  return {
    roles: spans
      .flatMap((span) =>
        span.meanings.map(({ roleId }, i) => ({ roleId, weight: i === 0 ? 1 : NEXT_MEANING })),
      )
      .filter(({ roleId }, i, all) => all.findIndex((each) => each.roleId === roleId) === i),
    readings: ambiguous ? ambiguous.meanings.map(({ roleId }) => roleId) : [],
    // "I have been a nurse, who has left for something else?"
    past: idsOf(spansOf(wanted === 'origin' ? 'origin' : 'past')),
    background: wanted === 'origin' ? [] : idsOf(told.flatMap((clause) => clause.spans)),
    atEmployer: employers.length > 0,
    employers: employers.length > 0 ? employers : named,
    // The words of a role name no industry of their own: "social media" is not about the media.
    industries: [
      ...new Set([
        ...industriesIn(rest),
        ...spans.flatMap(({ words: own }) => graph.industry(keyOf(own)) ?? []),
      ]),
    ],
    fieldOnly: spans.every((span) => isFieldTyped(graph, span)),
    rest,
    phrases,
    tells: telling.length > 0,
    title: keyOf(telling),
    language: spans.find((span) => span.language)?.language ?? null,
    words: telling,
    everyWord: words,
  };
}

/** Whether it was typed as a field, such as "data engineering", which reads like the person otherwise. */
function isFieldTyped(graph: RoleGraph, { meanings, words }: Span): boolean {
  const typed = words.map(({ raw }) => raw).join('');
  const fields = graph.role(meanings[0]?.roleId ?? '')?.fields ?? [];
  return fields.some(
    (field) =>
      readWords(field)
        .map(({ raw }) => raw)
        .join('') === typed,
  );
}

const idsOf = (spans: readonly Span[]) => [
  ...new Set(spans.flatMap(({ meanings }) => meanings.slice(0, 1).map(({ roleId }) => roleId))),
];

/** Longest first. */
function phrasesOf(words: readonly Word[], spelling: 'word' | 'raw' = 'word'): string[] {
  const phrases: string[] = [];
  for (let length = Math.min(PHRASE_MAX, words.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1)
      phrases.push(
        words
          .slice(start, start + length)
          .map((word) => word[spelling])
          .join(''),
      );
  return [...new Set(phrases)];
}

// After these words comes an employer. "Good at", "at night" and the like do not name one.
const EMPLOYER =
  /(?:@\s*|(?<!good |great |best |better |skilled )\bat\s+|\b(?:work(?:s|ing|ed)?|employed)\s+(?:for|with|by|at)\s+|\binside\s+)(?!(?:night|home|all|least|work|the moment|present|a|an|my)\b)([^,;.?!()]+)/u;
const EMPLOYER_END =
  /\s(?:in|as|who|that|on|about|to|doing|working|please|and|or|for|with|dept|department|team)(?:\s|$)/u;

function withoutEmployerAsked(graph: RoleGraph, text: string): { text: string; employers: string[] } {
  const found = EMPLOYER.exec(text);
  if (!found?.[1]) return { text, employers: [] };
  const name = found[1].split(EMPLOYER_END)[0] ?? '';
  const words = (name.match(/[\p{L}\p{N}&]+/gu) ?? []).filter((word) => word !== 'the' && word !== 'and');
  const employers = words.map((_, i) => words.slice(0, words.length - i).join('')).filter(Boolean);
  // "At a hospital", "at fintechs": an industry.
  const key = keyOf(readTitle(name).flatMap((segment) => segment.words));
  const industry = graph.industry(key);
  if (employers.length === 0 || industry)
    return { text: text.replace(found[0], ` in ${found[1]}`), employers: [] };
  return {
    text: text.replace(found[0], found[0].slice(found[0].indexOf(name) + name.length)),
    employers: [...employers, ...employers.flatMap((each) => graph.employersCalled(each))],
  };
}

/** Ways to say the same, in the words that the cues know. */
function rewritten(text: string): string {
  return text
    .replace(/\b(in|on) to\b/gu, '$1to')
    .replace(/\b(?:without|no|lacking) (?:an? |any )?(?:degree|diploma|qualifications?)\b/gu, ' ')
    .replace(/^\s*((?:[\p{L}-]+ ){1,3})here\b(?= *[,.:;!-]|$)/u, 'i am a $1. ');
}

/** "How do people get into law": they are no role. But "people operations" and "head of people" are. */
function withoutPeople(text: string): string {
  const rest = text.replace(
    /(?<!(?:head|vp|vice president|director|chief|lead)(?: of)?,? )\bpeople\b(?! (?:and culture|& culture|ops|operations|team|partner|manager|analytics|analyst|experience|development|function|director|management))/gu,
    ' ',
  );
  return /\p{L}/u.test(rest) ? rest : text;
}

const OWN = "(?:i am|i'm|im|i|my)";
// Longest first where one begins like another. What stands after a cue, up to the next, is of its mode.
const CUES: readonly [RegExp, Mode | 'left'][] = [
  [
    /(?:i am|i'm|im) (?:currently |now |just |only )?(?:interested in|curious about|looking for|looking at|looking to|thinking (?:about|of)|considering|hoping to)/,
    'target',
  ],
  [/currently (?:an?|working as an?|working in|employed as an?|in)/, 'origin'],
  [
    /(?:i am|i'm|im) (?:currently |now |just |only |working as |employed as |trained as )*(?:an?|the)/,
    'origin',
  ],
  [
    /i (?:currently |now )?(?:work|worked|have worked|trained|studied|qualified|teach|run) (?:as|in|for)/,
    'origin',
  ],
  [/i(?:'ve| have) been(?: working| employed)?(?: as| in)?(?: an?)?/, 'origin'],
  [/i (?:used to (?:be|work (?:as|in))|was|have been|did|do)(?: an?)?/, 'origin'],
  [/my (?:background|job|degree|career|role|experience|trade)(?: now)? (?:is|was|in|as)/, 'origin'],
  [
    /(?:after |with )?(?:\d+|ten|twenty|five|many|some|several|a few) (?:years?|yrs) (?:as|in|of|working as)(?: an?)?/,
    'origin',
  ],
  [/(?:coming|moving|switching|transitioning|changing|going|move|switch|go|change) (?:on )?from/, 'origin'],
  [/out of|leaving|quitting|tired of|burn(?:t|ed) out/, 'origin'],
  [
    /(?:who |that |have |has |someone |people )*(?:used to (?:be|work (?:as|in))|formerly|previously|started (?:out )?(?:as|in)|came from|went from|gone from|moved (?:on )?from|switched from|left|quit|was once|once was|was an?|were)(?: an?)?/,
    'left',
  ],
  [/\bex|former|retired/, 'left'],
  [/from being|from/, 'origin'],
  [
    /(?:want|wants|wanting|wanna|would like|hoping|trying|looking|planning|plan|hope|try|decided|like|love) to (?:be|become|work as|work in|get into|go into|move into|switch to|do|train as|retrain as|break into|start in|try)(?: an?)?/,
    'target',
  ],
  [
    /(?:move|moved|moving|switch|switched|switching|transition|transitioned|transitioning|change|changed|changing|pivot|pivoted|pivoting|go|going|went|get|getting|break|breaking|step|stepping|shift|shifting|retrain|retraining) (?:careers? )?(?:into|to|towards?|over to|as)(?: an?)?/,
    'target',
  ],
  [/becom(?:e|ing)(?: an?)?|into|towards?|retrain(?:ing)? as/, 'target'],
  [
    /(?:fanc(?:y|ies|ying) )?(?:a )?(?:job|jobs|career|role|position) (?:in|as)(?: an?)?|fanc(?:y|ies|ying)(?: an?)?/,
    'target',
  ],
  [
    /(?:interested in|curious about|learn(?:ing)? (?:more )?about|know (?:more )?about|hear about|talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|chat(?:ting)? (?:to|with)|connect(?:ing)? with|meet(?:ing)?|looking for|who is now|who are now|now works? (?:as|in)|and now)(?: an?)?/,
    'target',
  ],
];
const CUE = new RegExp(`\\b(?:${CUES.map(([cue]) => `(${cue.source})`).join('|')})(?=[\\s-]|$)`, 'gu');
const SCHOOLED = /\b(?:degree|background|diploma|graduate|major(?:ed)?|qualification)\b/u;
/** Somebody else is spoken of. */
const OTHERS =
  /\b(?:who|someone|somebody|anyone|anybody|people|person|folks|ones|insiders?)\b(?!.*\b(?:i|i'm|im|my)\b)/u;

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let mode: Mode = 'plain';
  let from = 0;
  const close = (to: number) => {
    for (const [i, sentence] of text
      .slice(from, to)
      .split(/[.!?;\n]|\s[–—-]\s/u)
      .entries()) {
      const pieces = SCHOOLED.test(sentence) ? sentence.split(/,|\band\b|\bbut\b/u) : [sentence];
      for (const piece of pieces) {
        // A new sentence begins anew; a degree is a background.
        if (piece.trim())
          clauses.push({ mode: SCHOOLED.test(piece) ? 'origin' : i === 0 ? mode : 'plain', text: piece });
      }
    }
  };
  for (const found of text.matchAll(CUE)) {
    close(found.index);
    const kind = CUES[found.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? 'plain';
    const before = text.slice(0, found.index + found[0].length);
    // "I left teaching" is mine; "someone who left teaching", and "used to be a chef" alone, is theirs.
    mode =
      kind !== 'left'
        ? kind
        : OTHERS.test(before) || !new RegExp(`\\b${OWN}\\b`, 'u').test(before)
          ? 'past'
          : 'origin';
    // "Someone from HR" is in HR; "someone from retail who moved into HR" was in retail.
    if (kind === 'origin' && found[0] === 'from' && OTHERS.test(before))
      mode = /\b(?:in)?to\b|\bnow\b/u.test(text.slice(found.index)) ? 'past' : 'plain';
    from = found.index + found[0].length;
  }
  close(text.length);
  return clauses;
}

type Read = Clause & { segments: ReturnType<typeof readTitle> } & ReturnType<typeof findRoles>;

/** "Accountant to data scientist", "leaving teaching for UX": a role on each side, and the second is wanted. */
function splitAtTo(graph: RoleGraph, clauses: Read[]): void {
  for (const [i, clause] of clauses.entries()) {
    if (clause.mode === 'target') continue;
    const between =
      clause.mode === 'plain' ? /\s(?:to|->|=>|→|>)\s/u : /\s(?:to|for|and now|now|who now|→|->|>)\s/u;
    const [before, ...after] = clause.text.split(between);
    if (
      !before ||
      after.length === 0 ||
      /(?:assistant|advis[eo]r|aide|secretary|support|like|love|talk|speak)\s*$/u.test(before)
    )
      continue;
    const read = (text: string, mode: Mode): Read => {
      const segments = readTitle(text);
      return { mode, text, segments, ...findRoles(graph, segments) };
    };
    const [left, right] = [
      read(before, clause.mode === 'plain' ? 'origin' : clause.mode),
      read(after.join(' '), 'target'),
    ];
    if (left.spans.length > 0 && right.spans.length > 0) clauses.splice(i, 1, left, right);
  }
}

/** 0 (trainee) to 4 (runs it), null when the text tells no level. */
export function levelOf(words: readonly Word[]): number | null {
  const levels = words.flatMap((word) => LEVELS.get(word.word) ?? []);
  return levels.length > 0 ? Math.max(...levels) : null;
}

const LEVELS = new Map<string, number>(
  [
    ['intern trainee apprentice internship graduate grad entry student', 0],
    ['junior assistant associate', 1],
    ['senior lead experienced supervisor', 3],
    [
      'head chief vice president vp svp evp avp director principal staff executive partner cfo cto coo cmo',
      4,
    ],
  ].flatMap(([words, level]) =>
    String(words)
      .split(' ')
      .map((word): [string, number] => [word, Number(level)]),
  ),
);
