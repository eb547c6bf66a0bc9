// Reads what a member typed when looking for somebody: the role wanted, where they come from, and what else they named.
// A whole sentence is taken apart at its cues: "from retail into HR" wants HR and tells us the background.

import { clausesOf, questionIn, rewritten, withoutPeople, withoutPronoun } from './ask-clauses.ts';
import { isErrand, type Mode } from './ask-cues.ts';
import { withoutEmployerAsked } from './ask-employer.ts';
import { sentenceInEnglish } from './ask-languages.ts';
import { LONGEST_NAME, namesIn, namesTyped } from './ask-names.ts';
import { type Read, readClause, splitAtComma, splitAtOr, splitAtTo } from './ask-split.ts';
import { type Named, withTold } from './ask-told.ts';
import { conceptsOf } from './concepts.ts';
import { withDoingsNamed } from './doings.ts';
import { inAnyOrder } from './employer.ts';
import { leftHere, type Span } from './find-roles.ts';
import { keyOf, plain, readWords, type Word } from './read-title.ts';
import type { Language, RoleGraph } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { sameRoles } from './role-relations.ts';
import { topicKey, wholeTopicKey } from './topic-keys.ts';
import { FILLERS, KINDS, WEAK } from './words.ts';

export type Ask = {
  /** Roles wanted, now held; `weight` is 1, a little less for the rarer meanings of an ambiguous word. */
  roles: { roleId: string; weight: number }[];
  /** The roles that one ambiguous word can mean, most common first; empty when nothing is ambiguous. */
  readings: string[];
  /** The roles are not named, but what they do is told. */
  isTold: boolean;
  /** Roles that the insider should have held before: "used to be a chef". */
  past: string[];
  /** Who holds one of these is not wanted: "anyone but lawyers". */
  avoid: string[];
  /** Roles that the seeker comes from. */
  background: string[];
  /** An employer was asked for; `employers` holds every way to read its name as a key, longest first. */
  atEmployer: boolean;
  employers: string[];
  /** The whole ask, or what stands behind its "from" or "at", as keys: an employer called just so is meant. */
  asName: string[];
  industries: string[];
  /** The words that name them. */
  placing: ReadonlySet<string>;
  /** The role is but a word for doing something: "writing defence tenders". */
  isDoing: boolean;
  /** The ask names no person's role: "somebody in insurance" is content with whoever works there. */
  fieldOnly: boolean;
  /** What else was said and tells something. */
  rest: Word[];
  /** Keys of up to four words in a row: names of skills. */
  phrases: string[];
  /** The same for words of topics, and for whole topics. */
  topics: string[];
  wholeTopics: string[];
  /** Whether the ask says more than level and being at work. */
  tells: boolean;
  /** The ask as one key, for titles that say just the same. */
  title: string;
  language: Language | null;
  words: Word[];
  /** What was said, save where the seeker comes from and who is not wanted (concepts.ts). */
  concepts: string[];
  /** With those that tell nothing. */
  everyWord: Word[];
};

const PHRASE_MAX = 4;
/** They say more about what is done than about who does it. */
const DOING = new Set(
  'reporting writing designing selling making testing researching building planning buying repairing editing drawing filming'.split(
    ' ',
  ),
);
/** So many telling words beside where the seeker comes from say what is wanted, though nobody knows it. */
const MUCH_UNREAD = 4;
const STUDYING =
  /\b(?:degree|student|studying|studies|course|training|apprentice(?:ship)?|university|college|graduate)\b/u;
/** In words: such a sentence may name somebody in passing. */
const LONG = 7;
/** The rarer meanings come after the most common one, and before everything that is not asked for. */
const NEXT_MEANING = 0.995;

/**
 * Never throws; what cannot be read gives an ask without roles and words. Of several sentences the one that asks says what
 * is wanted, where it names somebody; the others tell where the seeker comes from.
 */
export function readAsk(graph: RoleGraph, typed: string): Ask {
  const whole = readSentences(graph, typed);
  const { question, others } = questionIn(typed);
  if (!question) return whole;
  const ask = readSentences(graph, question);
  if (ask.isTold || (ask.roles.length === 0 && ask.past.length === 0)) return whole;
  const before = readSentences(graph, others);
  const context = [...before.background, ...before.past, ...before.roles.map(({ roleId }) => roleId)];
  const named = new Set(ask.roles.map(({ roleId }) => roleId));
  const background = [...ask.background, ...context].filter((id) => !named.has(id));
  return { ...ask, background: [...new Set(background)] };
}

function readSentences(all: RoleGraph, typed: string): Ask {
  const spoken = plain(withoutPronoun(typed));
  const asked = sentenceInEnglish(spoken);
  const names = asked === spoken ? namesTyped(typed) : new Set<string>();
  const graph = names.size > 0 ? { ...all, knows: (raw: string) => names.has(raw) || all.knows(raw) } : all;
  const sentence = rewritten(isErrand(asked) ? '' : asked);
  const done = withDoingsNamed(sentence, graph.doings);
  const { text, employers } = withoutEmployerAsked(graph, withoutPeople(done));
  const clauses = clausesOf(text).map((clause) => readClause(graph, clause.text, clause.mode));
  const around = clauses.flatMap(({ segments }) =>
    segments.flatMap(({ words: some }) => some.map(({ word }) => word).filter(saysSomething)),
  );
  for (const clause of clauses)
    clause.spans = clause.spans.map((span) => ({ ...span, meanings: leftHere(graph, span, around) }));
  const isSkill = clauses.filter((clause) => isSkillOf(graph, clause)).length > 0;
  splitAtTo(graph, clauses);
  splitAtComma(graph, clauses);
  splitAtOr(graph, clauses);
  // "EMT or medic": the meaning that another word of the ask has, too.
  const clear = new Set(
    clauses.flatMap(({ spans: some }) =>
      some.flatMap(({ meanings }) => (meanings.length === 1 ? meanings.map(({ roleId }) => roleId) : [])),
    ),
  );
  for (const clause of clauses)
    clause.spans = clause.spans.map((span) => {
      const same = span.meanings.filter(({ roleId }) => clear.has(roleId));
      return same.length > 0 ? { ...span, meanings: same } : span;
    });
  const of = (mode: Mode) => clauses.filter((clause) => clause.mode === mode);
  const spansOf = (mode: Mode): Span[] => of(mode).flatMap((clause) => clause.spans);
  const industriesIn = (words: readonly Word[]) =>
    phrasesOf(words).flatMap((phrase) => graph.industriesCalled(phrase));
  const into = [...of('target'), ...of('plain')].flatMap((clause) => industriesIn(clause.rest));
  const unread = [...of('target'), ...of('plain')]
    .flatMap((clause) => clause.rest)
    .filter(({ word, raw }) => !WEAK.has(word) && !FILLERS.has(raw)).length;
  const wanted = (['target', 'plain', 'past', 'origin'] as const).find(
    // "A teacher moving into edtech" is content with whoever works there, and does not want former teachers as such.
    // And "from nursing to something unheard of" does not ask for former nurses.
    (mode) => spansOf(mode).length > 0 && (mode !== 'origin' || (into.length === 0 && unread < MUCH_UNREAD)),
  );
  // "Finishing her nursing degree": who is a nurse, and not who was.
  const isStudent =
    wanted === 'origin' &&
    of('origin').every(({ spans: some, text: own }) => some.length === 0 || STUDYING.test(own));
  const formerly = isStudent ? [] : idsOf(spansOf(wanted === 'origin' ? 'origin' : 'past'));
  const spans = wanted === 'past' || (wanted === 'origin' && !isStudent) || !wanted ? [] : spansOf(wanted);
  const told = clauses.filter(
    (clause) => (clause.mode === 'origin' || clause.mode === 'plain') && clause.mode !== wanted,
  );
  const said = clauses.filter(
    (clause) =>
      clause.mode !== 'not' && (clause.mode !== 'origin' || wanted === 'origin' || clause.spans.length === 0),
  );
  const words = said.flatMap((clause) => clause.segments.flatMap((segment) => segment.words));
  const telling = words.filter((word) => saysSomething(word.word));
  // "Banks" is no bank manager, though the title says no other word.
  const titleWords = (wanted ? of(wanted) : said)
    .flatMap((clause) => clause.segments.flatMap((segment) => segment.words))
    .filter((word) => saysSomething(word.word));
  const title = keyOf(titleWords);
  const isOwnTitle =
    titleWords.some(({ word }) => !KINDS.has(word)) &&
    (spans.length > 0 || graph.industriesCalled(title).length === 0);
  const rest = said.flatMap((clause) => clause.rest);
  const topical = telling.length > 0 ? telling : words;
  const phrases = phrasesOf(topical);
  // "Career change" may be somebody's whole topic, though "career" tells nothing.
  const whole = words.length > telling.length && words.length <= LONGEST_NAME ? [words] : [];
  const unasked = phrasesOf(
    rest.filter((word) => !FILLERS.has(word.raw)),
    'raw',
  );
  // With a word that says nothing else, a name may hold words of roles: "the Wikimedia Foundation".
  const within = phrasesOf(words, 'raw').filter((phrase) =>
    unasked.some((part) => part.length > 3 && phrase.includes(part)),
  );
  const institutions = runsOf(words).map((some) => inAnyOrder(some.map(({ raw }) => raw)));
  const named = [
    ...unasked,
    ...within,
    ...institutions.filter(Boolean),
    ...phrases.flatMap((phrase) => graph.employersCalled(phrase)),
  ];
  const ambiguous = spans.find((span) => span.meanings.length > 1);
  const ask: Ask = {
    roles: spans
      .flatMap((span) =>
        span.meanings.map(({ roleId }, i) => ({ roleId, weight: i === 0 ? 1 : NEXT_MEANING })),
      )
      // "A doctor who left medicine" is none any more.
      .filter(
        ({ roleId }, i, all) =>
          !formerly.includes(roleId) && all.findIndex((each) => each.roleId === roleId) === i,
      ),
    readings: ambiguous ? ambiguous.meanings.map(({ roleId }) => roleId) : [],
    isTold: false,
    // "I have been a nurse, who has left for something else?"
    past: formerly,
    avoid: idsOf(spansOf('not')),
    background: wanted === 'origin' ? [] : idsOf(told.flatMap((clause) => clause.spans)),
    atEmployer: employers.length > 0,
    // "Google Analytics" asks for nobody at Google.
    employers: employers.length > 0 ? employers : isSkill ? [] : named,
    asName: isSkill ? [] : namesIn(asked),
    // The words of a role name no industry of their own: "social media" is not about the media.
    industries: [
      ...new Set([
        // "Freelance" tells nothing of the work, and yet where.
        ...industriesIn(rest),
        ...industriesIn(said.flatMap(withoutSpans)),
        ...spans.flatMap(({ words: own }) => graph.industriesCalled(keyOf(own))),
        // "Scientists in biotech" names both.
        ...spans.flatMap(({ words: own }) => industriesIn(own.filter(({ part }) => part > 0))),
      ]),
    ],
    placing: new Set(
      runsOf(rest)
        .filter((run) => graph.industriesCalled(keyOf(run)).length > 0)
        .flatMap((run) => run.map(({ word }) => word)),
    ),
    isDoing:
      spans.length > 0 && spans.every(({ words: own }) => own.length === 1 && DOING.has(own[0]?.raw ?? '')),
    fieldOnly: spans.every((span) => isFieldTyped(graph, span)),
    rest,
    phrases,
    topics: [...new Set(runsOf(topical).map((run) => topicKey(run.map(({ word }) => word))))],
    wholeTopics: [
      ...new Set([...whole, ...runsOf(topical)].map((run) => wholeTopicKey(run.map(({ word }) => word)))),
    ],
    tells: telling.length > 0,
    title: isOwnTitle ? title : '',
    language: spans.find((span) => span.language)?.language ?? null,
    words: telling,
    // Of what somebody does also as it was said, before it was named.
    concepts: [
      ...new Set([
        ...conceptsOf(words.map(({ raw }) => raw).join(' ')),
        ...(done === sentence ? [] : conceptsOf(sentence)),
      ]),
    ],
    everyWord: words,
  };
  const how = ((): Named => {
    if (spans.length === 0) return wanted === 'past' ? 'once' : 'not';
    if (wanted === 'plain' && of('target').length > 0) return 'beside';
    if (done !== sentence || (wanted === 'plain' && sentence.split(/\s+/).length > LONG)) return 'as-doing';
    return wanted === 'plain' && spans.every(({ tier }) => tier !== 'person') ? 'as-field' : 'as-person';
  })();
  return withTold(graph, withoutAvoided(graph, ask, sentence), sentence, how);
}

/** Who is asked for and ruled out at once has been it: "a nurse who is not a nurse any more". */
function withoutAvoided(graph: RoleGraph, ask: Ask, sentence: string): Ask {
  if (ask.avoid.length === 0) return ask;
  const ruledOut = sameRoles(graph, ask.avoid);
  const roles = ask.roles.filter(({ roleId }) => !ruledOut.has(roleId));
  const both = ask.roles.filter(({ roleId }) => ruledOut.has(roleId)).map(({ roleId }) => roleId);
  const wasOnce = /\b(?:any ?more|any longer|no longer|now)\b/u.test(sentence);
  // "What can I do other than teaching": whoever left it knows.
  const isWayOut =
    roles.length === 0 &&
    /\b(?:i|options|alternatives)\b.*\b(?:other than|besides|apart from)\b/u.test(sentence);
  const left = [...(wasOnce ? both : []), ...(isWayOut ? ask.avoid : [])];
  return { ...ask, roles, title: '', past: [...new Set([...ask.past, ...left])] };
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

/** "Latte art" is a skill of baristas, and no art. Only when nothing else was said. */
function isSkillOf(graph: RoleGraph, clause: Read): boolean {
  const telling = clause.segments.flatMap(({ words }) => words.filter(({ word }) => saysSomething(word)));
  const isSkill = telling.length > 1 && graph.rolesWithSkill(keyOf(telling)).length > 0;
  if (!isSkill || clause.spans.some(({ words }) => words.length >= telling.length)) return false;
  clause.spans = [];
  clause.rest = telling;
  return true;
}

/** The words of a clause that belong to none of its roles. */
function withoutSpans({ segments, spans }: Read): Word[] {
  const used = new Set(spans.flatMap((span) => span.words.map(({ word }) => word)));
  return segments.flatMap(({ words }) => words.filter(({ word }) => !used.has(word)));
}

const idsOf = (spans: readonly Span[]) => [
  ...new Set(spans.flatMap(({ meanings }) => meanings.map(({ roleId }) => roleId))),
];

/** Longest first. */
function phrasesOf(words: readonly Word[], spelling: 'word' | 'raw' = 'word'): string[] {
  return [...new Set(runsOf(words).map((run) => run.map((word) => word[spelling]).join('')))];
}

/** Up to four words in a row, longest first. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (let length = Math.min(PHRASE_MAX, words.length); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1)
      runs.push(words.slice(start, start + length));
  return runs;
}
