// The clauses of an ask with the roles that each of them names, and which of these are wanted.

import { clausesOf } from './ask-clauses.ts';
import type { Mode } from './ask-cues.ts';
import { type Read, readClause, splitAtComma, splitAtOr, splitAtTo } from './ask-split.ts';
import { leftHere, type Span } from './find-roles.ts';
import { keyOf, rawKeyOf, readWords, type Word } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { phrasesOf } from './runs.ts';
import { FILLERS, WEAK } from './words.ts';

/** So many telling words beside where the seeker comes from say what is wanted, though nobody knows it. */
const MUCH_UNREAD = 4;
const STUDYING =
  /\b(?:degree|student|studying|studies|course|training|apprentice(?:ship)?|university|college|graduate)\b/u;

/** Each meaning chosen by what stands around it. `isSkill`: the ask is for a skill, and for no role. */
export function readClauses(graph: RoleGraph, text: string): { clauses: Read[]; isSkill: boolean } {
  const clauses = clausesOf(text).map((clause) => readClause(graph, clause.text, clause.mode));
  // "Architect, buildings not IT": what is not meant gives no hint.
  const around = clauses
    .filter(({ mode }) => mode !== 'not')
    .flatMap(({ segments }) =>
      segments.flatMap(({ words: some }) => some.map(({ word }) => word).filter(saysSomething)),
    );
  for (const clause of clauses)
    clause.spans = clause.spans.map((span) => ({ ...span, meanings: leftHere(graph, span, around) }));
  const skills = clauses.filter((clause) => isSkillOf(graph, clause));
  splitAtTo(graph, clauses);
  splitAtComma(graph, clauses);
  splitAtOr(graph, clauses);
  makeClear(clauses);
  return { clauses, isSkill: skills.length > 0 };
}

/** "EMT or medic": the meaning that another word of the ask has, too. */
function makeClear(clauses: Read[]): void {
  const clear = new Set(
    clauses.flatMap(({ spans }) =>
      spans.flatMap(({ meanings }) => (meanings.length === 1 ? meanings.map(({ roleId }) => roleId) : [])),
    ),
  );
  for (const clause of clauses)
    clause.spans = clause.spans.map((span) => {
      const same = span.meanings.filter(({ roleId }) => clear.has(roleId));
      return same.length > 0 ? { ...span, meanings: same } : span;
    });
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

export type Wanted = {
  /** Of the clauses that name what is wanted; undefined when no clause names a role. */
  mode: Mode | undefined;
  /** What names the roles that are wanted. */
  spans: Span[];
  /** Roles that the insider should have held before, that are not wanted, and that the seeker comes from. */
  past: string[];
  avoid: string[];
  background: string[];
  /** The clauses in which the seeker says what they look for, and nothing else. */
  said: Read[];
};

export function wantedIn(graph: RoleGraph, clauses: readonly Read[]): Wanted {
  const of = (mode: Mode) => clauses.filter((clause) => clause.mode === mode);
  const spansOf = (mode: Mode): Span[] => of(mode).flatMap((clause) => clause.spans);
  const beside = [...of('target'), ...of('plain')];
  const into = beside.flatMap((clause) => industriesIn(graph, clause.rest));
  const unread = beside
    .flatMap((clause) => clause.rest)
    .filter(({ word, raw }) => !WEAK.has(word) && !FILLERS.has(raw)).length;
  const mode = (['target', 'plain', 'past', 'origin'] as const).find(
    // "A teacher moving into edtech" is content with whoever works there, and does not want former teachers as such.
    // And "from nursing to something unheard of" does not ask for former nurses.
    (each) => spansOf(each).length > 0 && (each !== 'origin' || (into.length === 0 && unread < MUCH_UNREAD)),
  );
  // "Finishing her nursing degree": who is a nurse, and not who was.
  const isStudent =
    mode === 'origin' && of('origin').every(({ spans, text }) => spans.length === 0 || STUDYING.test(text));
  const isOnce = mode === 'past' || (mode === 'origin' && !isStudent);
  const told = clauses.filter(
    (clause) => (clause.mode === 'origin' || clause.mode === 'plain') && clause.mode !== mode,
  );
  return {
    mode,
    spans: isOnce || !mode ? [] : spansOf(mode),
    past: isStudent ? [] : idsOf(spansOf(mode === 'origin' ? 'origin' : 'past')),
    avoid: idsOf(spansOf('not')),
    background: mode === 'origin' ? [] : idsOf(told.flatMap((clause) => clause.spans)),
    said: clauses.filter(
      (clause) =>
        clause.mode !== 'not' && (clause.mode !== 'origin' || mode === 'origin' || clause.spans.length === 0),
    ),
  };
}

const idsOf = (spans: readonly Span[]) => [
  ...new Set(spans.flatMap(({ meanings }) => meanings.map(({ roleId }) => roleId))),
];

/** By any of the words in a row. */
export function industriesIn(graph: RoleGraph, words: readonly Word[]): string[] {
  return phrasesOf(words).flatMap((phrase) => graph.industriesCalled(phrase));
}

/** The words of a clause that belong to none of its roles. */
export function withoutSpans({ segments, spans }: Read): Word[] {
  const used = new Set(spans.flatMap((span) => span.words.map(({ word }) => word)));
  return segments.flatMap(({ words }) => words.filter(({ word }) => !used.has(word)));
}

/** Whether it was typed as a field, such as "data engineering", which reads like the person otherwise. */
export function isFieldTyped(graph: RoleGraph, { meanings, words }: Span): boolean {
  const typed = rawKeyOf(words);
  const fields = graph.role(meanings[0]?.roleId ?? '')?.fields ?? [];
  return fields.some((field) => rawKeyOf(readWords(field)) === typed);
}
