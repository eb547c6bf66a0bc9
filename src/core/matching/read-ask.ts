// Reads what a member typed when looking for somebody: the role wanted, where they come from, and what else they named.
// A whole sentence is taken apart at its cues: "from retail into HR" wants HR and tells us the background.

import { questionIn, rewritten, withoutPeople, withoutPronoun } from './ask-clauses.ts';
import { isErrand } from './ask-cues.ts';
import { withoutEmployerAsked } from './ask-employer.ts';
import { sentenceInEnglish } from './ask-languages.ts';
import { LONGEST_NAME, namesIn, namesTyped } from './ask-names.ts';
import { industriesIn, isFieldTyped, readClauses, type Wanted, wantedIn, withoutSpans } from './ask-roles.ts';
import { withoutSlang } from './ask-slang.ts';
import type { Read } from './ask-split.ts';
import { type Named, withTold } from './ask-told.ts';
import { conceptsOf } from './concepts.ts';
import { withDoingsNamed } from './doings.ts';
import { inAnyOrder } from './employer.ts';
import type { Span } from './find-roles.ts';
import { keyOf, plain, type Word } from './read-title.ts';
import { knowingAlso, type Language, type RoleGraph } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { sameRoles } from './role-relations.ts';
import { phrasesOf, runsOf } from './runs.ts';
import { topicKey, wholeTopicKey } from './topic-keys.ts';
import { FILLERS, KINDS } from './words.ts';

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
  /** What else that employer is called. */
  asOtherName: string[];
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
  /** Of which career topics it speaks (career-topics.ts). */
  careerTopics: string[];
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

/** They say more about what is done than about who does it. */
const DOING = new Set(
  'reporting writing designing selling making testing researching building planning buying repairing editing drawing filming'.split(
    ' ',
  ),
);
/** In words: such a sentence may name somebody in passing. */
const LONG = 7;
/** The rarer meanings come after the most common one, and before everything that is not asked for. */
const NEXT_MEANING = 0.995;

/**
 * Never throws; what cannot be read gives an ask without roles and words. Of several sentences the one that asks says what
 * is wanted, where it names somebody; the others tell where the seeker comes from.
 */
export function readAsk(graph: RoleGraph, typed: string): Ask {
  const isEnglish = sentenceInEnglish(plain(typed), graph) === plain(typed);
  const text = isEnglish ? withoutPronoun(typed) : typed;
  const { question, others } = questionIn(text);
  const ask = readSentences(graph, question || text);
  if (!question) return ask;
  if (ask.isTold || (ask.roles.length === 0 && ask.past.length === 0)) return readSentences(graph, text);
  const before = readSentences(graph, others);
  const context = [...before.background, ...before.past, ...before.roles.map(({ roleId }) => roleId)];
  const named = new Set(ask.roles.map(({ roleId }) => roleId));
  const background = [...ask.background, ...context].filter((id) => !named.has(id));
  return { ...ask, background: [...new Set(background)] };
}

function readSentences(all: RoleGraph, typed: string): Ask {
  const spoken = plain(typed);
  const translated = sentenceInEnglish(spoken, all);
  const isEnglish = translated === spoken;
  const asked = isEnglish ? withoutSlang(spoken) : translated;
  const graph = knowingAlso(all, isEnglish ? namesTyped(typed) : new Set());
  const sentence = rewritten(isErrand(asked) ? '' : asked);
  const done = withDoingsNamed(sentence, graph.doings);
  const { text, employers } = withoutEmployerAsked(graph, withoutPeople(done));
  const { clauses, isSkill } = readClauses(graph, text);
  const wanted = wantedIn(graph, clauses);
  const words = wordsIn(wanted.said);
  const asName = namesIn(asked);
  const ask: Ask = {
    ...rolesOf(graph, wanted, employers.length > 0),
    past: wanted.past,
    avoid: wanted.avoid,
    background: wanted.background,
    atEmployer: employers.length > 0,
    // "Google Analytics" asks for nobody at Google.
    employers: employers.length > 0 ? employers : isSkill ? [] : employersNamed(graph, wanted.said),
    asName: isSkill ? [] : asName,
    // Whoever asks for AWS may mean the tool.
    asOtherName: isSkill
      ? []
      : asName.flatMap((name) => (graph.rolesWithSkill(name).length > 0 ? [] : graph.employersCalled(name))),
    ...industriesOf(graph, wanted),
    ...topicsOf(words),
    careerTopics: graph.topicsIn(asked),
    isTold: false,
    rest: wanted.said.flatMap((clause) => clause.rest),
    title: titleOf(graph, wanted, clauses),
    words: words.filter(isTelling),
    // Of what somebody does also as it was said, before it was named.
    concepts: [
      ...new Set([
        ...conceptsOf(words.map(({ raw }) => raw).join(' ')),
        ...(done === sentence ? [] : conceptsOf(sentence)),
      ]),
    ],
    everyWord: words,
  };
  const isTarget = clauses.some(({ mode }) => mode === 'target');
  return withTold(
    graph,
    withoutAvoided(graph, ask, sentence),
    sentence,
    howNamed(wanted, isTarget, sentence, done !== sentence),
  );
}

const wordsIn = (clauses: readonly Read[]) =>
  clauses.flatMap((clause) => clause.segments.flatMap((segment) => segment.words));
const isTelling = ({ word }: Word) => saysSomething(word);

const isBare = ({ words }: Span) => words.length === 1 && KINDS.has(words[0]?.word ?? '');

function rolesOf(
  graph: RoleGraph,
  { spans, past }: Wanted,
  atEmployer: boolean,
): Pick<Ask, 'roles' | 'readings' | 'isDoing' | 'fieldOnly' | 'language'> {
  const ambiguous = spans.find((span) => span.meanings.length > 1);
  return {
    roles: spans
      .flatMap((span) =>
        span.meanings.map(({ roleId }, i) => ({ roleId, weight: i === 0 ? 1 : NEXT_MEANING })),
      )
      // "A doctor who left medicine" is none any more.
      .filter(
        ({ roleId }, i, all) =>
          !past.includes(roleId) && all.findIndex((each) => each.roleId === roleId) === i,
      ),
    // What "an agent at the FBI" does, the employer says.
    readings:
      ambiguous && !(atEmployer && isBare(ambiguous)) ? ambiguous.meanings.map(({ roleId }) => roleId) : [],
    isDoing:
      spans.length > 0 && spans.every(({ words }) => words.length === 1 && DOING.has(words[0]?.raw ?? '')),
    fieldOnly: spans.every((span) => isFieldTyped(graph, span)),
    language: spans.find((span) => span.language)?.language ?? null,
  };
}

/** What an employer may be called who was not asked for by "at". */
function employersNamed(graph: RoleGraph, said: readonly Read[]): string[] {
  const words = wordsIn(said);
  const unasked = phrasesOf(
    said.flatMap((clause) => clause.rest).filter((word) => !FILLERS.has(word.raw)),
    'raw',
  );
  // With a word that says nothing else, a name may hold words of roles: "the Wikimedia Foundation".
  const within = phrasesOf(words, 'raw').filter((phrase) =>
    unasked.some((part) => part.length > 3 && phrase.includes(part)),
  );
  const institutions = runsOf(words).map((some) => inAnyOrder(some.map(({ raw }) => raw)));
  return [
    ...unasked,
    ...within,
    ...institutions.filter(Boolean),
    ...phrasesOf(topical(words)).flatMap((phrase) => graph.employersCalled(phrase)),
  ];
}

/** The words of a role name no industry of their own: "social media" is not about the media. */
function industriesOf(graph: RoleGraph, { said, spans }: Wanted): Pick<Ask, 'industries' | 'placing'> {
  const rest = said.flatMap((clause) => clause.rest);
  const all = [
    // "Freelance" tells nothing of the work, and yet where.
    ...industriesIn(graph, rest),
    ...industriesIn(graph, said.flatMap(withoutSpans)),
    ...spans.flatMap(({ words }) => graph.industriesCalled(keyOf(words))),
    // "Scientists in biotech" names both.
    ...spans.flatMap(({ words }) =>
      industriesIn(
        graph,
        words.filter(({ part }) => part > 0),
      ),
    ),
  ];
  const placing = runsOf(rest).filter((run) => graph.industriesCalled(keyOf(run)).length > 0);
  return {
    industries: [...new Set(all)],
    placing: new Set(placing.flatMap((run) => run.map(({ word }) => word))),
  };
}

const topical = (words: readonly Word[]) => (words.some(isTelling) ? words.filter(isTelling) : [...words]);

function topicsOf(words: readonly Word[]): Pick<Ask, 'phrases' | 'topics' | 'wholeTopics' | 'tells'> {
  const some = topical(words);
  const telling = words.filter(isTelling);
  // "Career change" may be somebody's whole topic, though "career" tells nothing.
  const whole = words.length > telling.length && words.length <= LONGEST_NAME ? [[...words]] : [];
  return {
    phrases: phrasesOf(some),
    topics: [...new Set(runsOf(some).map((run) => topicKey(run.map(({ word }) => word))))],
    wholeTopics: [
      ...new Set([...whole, ...runsOf(some)].map((run) => wholeTopicKey(run.map(({ word }) => word)))),
    ],
    tells: telling.length > 0,
  };
}

function titleOf(graph: RoleGraph, { mode, said, spans }: Wanted, clauses: readonly Read[]): string {
  const asked = mode ? clauses.filter((clause) => clause.mode === mode) : said;
  const words = wordsIn(asked).filter(isTelling);
  const title = keyOf(words);
  // "Banks" is no bank manager, though the title says no other word.
  const isOwn =
    words.some(({ word }) => !KINDS.has(word)) &&
    (spans.length > 0 || graph.industriesCalled(title).length === 0);
  return isOwn ? title : '';
}

/** `isDone`: what people do was read as their name. */
function howNamed({ mode, spans }: Wanted, isTarget: boolean, sentence: string, isDone: boolean): Named {
  if (spans.length === 0) return mode === 'past' ? 'once' : 'not';
  if (mode === 'plain' && isTarget) return 'beside';
  if (isDone || (mode === 'plain' && sentence.split(/\s+/).length > LONG)) return 'as-doing';
  return mode === 'plain' && spans.every(({ tier }) => tier !== 'person') ? 'as-field' : 'as-person';
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
