// From words to roles: which roles of the graph a title holds, or an ask means.

import { isElsewhere, withoutKinds } from './bare-kinds.ts';
import { asMeant } from './mend-words.ts';
import { keyOf, readWords, type Segment, type Word } from './read-title.ts';
import { type Language, type Meaning, type RoleGraph, TIERS, type Tier } from './role-graph.ts';
import { saysSomething } from './role-names.ts';
import { KINDS, SENIORITY } from './words.ts';

/** A run of words that names a role, or more than one when it is ambiguous (most common first). */
export type Span = {
  meanings: readonly Meaning[];
  tier: Tier;
  language: Language | null;
  words: readonly Word[];
  segment: number;
};

export type Found = {
  /** As they were read, typos mended. */
  segments: Segment[];
  /** Of the kind that says most; empty when no role is named. */
  spans: Span[];
  /** Words that tell something and belong to none of the spans. */
  rest: Word[];
};

/** What a text speaks of, in its order. Forgives typos in longer words. Never throws. */
export function findRoles(graph: RoleGraph, all: readonly Segment[]): Found {
  // "Public Defender, Cook County" cooks nothing, nor does Baker Ltd bake.
  const segments = all.filter(({ words }, i) => i === 0 || !ENDS_A_NAME.has(words.at(-1)?.raw ?? ''));
  const found = findSpelled(graph, segments);
  if (found.spans.length > 0) return found;
  // "Air trafic controler": a slip may be a word of another language.
  if (!segments.some(({ words }) => words.some(({ raw }) => graph.isForeign(raw)))) return found;
  const inEnglish = { ...graph, knows: (raw: string) => graph.knows(raw) && !graph.isForeign(raw) };
  const again = findSpelled(inEnglish, segments);
  return again.spans.length > 0 ? again : found;
}

function findSpelled(graph: RoleGraph, segments: readonly Segment[]): Found {
  const spelled = segments.map(({ words }) => asMeant(graph, words));
  const spans = spelled.flatMap((words, segment) => {
    const some = spansOf(graph, words, segment);
    // "Manufacturing applications engineer": what is found without its head may be but the field.
    const says = ({ tier, words: own }: Span) => tier === 'person' || own.at(-1)?.word === words.at(-1)?.word;
    return some.some(says) ? some : [...some, ...withGap(graph, words, segment)];
  });
  const found = widened(
    graph,
    best(graph, withoutAsides(graph, spans)) ?? [],
    acrossSegments(graph, spelled),
  );
  const used = new Set(found.flatMap((span) => span.words.map((word) => word.word)));
  const rest = spelled.flat().filter((word) => !used.has(word.word) && saysSomething(word.word));
  return {
    segments: segments.map((segment, i) => ({ ...segment, words: spelled[i] ?? [] })),
    spans: found.map((span) => refined(graph, span, spelled.flat())),
    rest,
  };
}

/** "Consultant, cardiology" is a doctor; the AE of "Video editor (Premiere/AE)" is an aside. */
function withoutAsides(graph: RoleGraph, spans: readonly Span[]): Span[] {
  const isPerson = spans.some(({ tier, segment }) => tier === 'person' && segment === 0);
  const isMedical = spans.some(
    ({ tier, meanings }) => tier === 'field' && graph.role(meanings[0]?.roleId ?? '')?.family === 'health',
  );
  return spans.filter(
    ({ words, segment }) =>
      !(isPerson && segment > 1 && keyOf(words).length < 3) &&
      !(isMedical && words.every(({ word }) => word === 'consultant' || !saysSomething(word))),
  );
}

/** Of several meanings, the one whose own words stand around it comes first: "captain" in an army is no pilot. */
export function meantHere(graph: RoleGraph, span: Span, around: readonly string[]): readonly Meaning[] {
  if (span.meanings.length < 2) return span.meanings;
  const own = new Set(span.words.map(({ word }) => word));
  const hints = ({ roleId }: Meaning) =>
    new Set(around.filter((word) => !own.has(word) && graph.vocabulary(roleId).has(word))).size;
  return [...span.meanings].sort((a, b) => hints(b) - hints(a));
}

/** The meanings that the words around leave: "an agent for acting" sells no houses. All when they tell nothing. */
export function leftHere(graph: RoleGraph, span: Span, around: readonly string[]): readonly Meaning[] {
  const sorted = meantHere(graph, span, around);
  const own = new Set(span.words.map(({ word }) => word));
  const isHinted = ({ roleId }: Meaning) =>
    around.some((word) => !own.has(word) && graph.vocabulary(roleId).has(word));
  const hinted = sorted.filter(isHinted);
  return hinted.length > 0 ? hinted : sorted;
}

const TEACHING = new Set(['teacher', 'tutor', 'instructor', 'coach', 'lecturer', 'professor']);
/** What ends so is called so, whatever its words say. */
const ENDS_A_NAME = new Set(['county', 'inc', 'llc', 'ltd', 'plc', 'gmbh', 'corp']);
const MOST_WITH_GAP = 6;
/** A name put together across a comma or an "and" says more than the part of it that was found. */
function widened(graph: RoleGraph, found: readonly Span[], across: readonly Span[]): Span[] {
  const wider = across.filter((span) => span.tier !== 'alone');
  // "Consultant, Trauma & Ortho" is a surgeon, and no management consultant.
  const kept = found.filter((span) => !wider.some(({ words }) => isWithin(span.words, words)));
  if (wider.length > 0)
    return [
      ...kept.filter(({ tier }) => tier === 'person'),
      ...wider,
      ...kept.filter(({ tier }) => tier !== 'person'),
    ];
  return found.length > 0 ? [...found] : (best(graph, across) ?? []);
}

/** "Marketing manager, oncology" is no oncologist: beside a person's title, the field of another segment is where. */
function withoutBranches(graph: RoleGraph, fields: readonly Span[]): Span[] {
  const first = fields[0];
  const isPerson = (span: Span) =>
    span.words.some(({ word }) => !saysSomething(word)) || !isTypedAsField(graph, span);
  if (!first || !isPerson(first)) return [...fields];
  return fields.filter((span) => span.segment === first.segment || isPerson(span));
}

/** "Translator (legal)" is no lawyer: "legal" is a field, as "law" is. */
function isTypedAsField(graph: RoleGraph, { meanings, words }: Span): boolean {
  const role = graph.role(meanings[0]?.roleId ?? '');
  const typed = words.map(({ raw }) => raw).join(' ');
  return [...(role?.fields ?? []), ...(role?.alone ?? [])].includes(typed);
}

/** "Police officer and social worker" are two, though the first one's name says no more than where the police is. */
function withTheirLike(persons: readonly Span[], spans: readonly Span[]): Span[] {
  const place = ({ segment, words }: Span) => `${segment}/${words[0]?.group}`;
  const taken = new Set(persons.map(place));
  const others = heads(
    spans.filter(
      (span) =>
        span.tier === 'field' &&
        (span.words[0]?.part ?? 0) === 0 &&
        span.words.length > 1 &&
        !saysSomething(span.words.at(-1)?.word ?? '') &&
        !taken.has(place(span)),
    ),
  );
  const all = [...persons, ...others];
  return others.length === 0 ? all : [...spans].filter((span) => all.includes(span));
}

const isWithin = (some: readonly Word[], all: readonly Word[]) =>
  some.every(
    ({ word }) =>
      (KINDS.has(word) || TEACHING.has(word) || !saysSomething(word)) &&
      all.some((each) => each.word === word),
  );

/** The spans of the kind that says most, without those that another one heads. */
function best(graph: RoleGraph, spans: readonly Span[]): Span[] | null {
  for (const tier of TIERS) {
    const some = heads(spans.filter((span) => span.tier === tier));
    // "Architect (RIBA pt 3)" is no physiotherapist: what is short and ambiguous counts only where nothing else does.
    const clear = some.filter((span) => !isShort(span) || span.meanings.length === 1);
    if (clear.length > 0 && tier === 'person') return withoutKinds(withTheirLike(clear, spans));
    // "Translator, PT" is none either.
    const [vague] = some;
    if (
      tier === 'person' &&
      vague &&
      spans.some(({ tier: other, segment }) => other === 'field' && segment < vague.segment)
    )
      continue;
    if (some.length > 0) return tier === 'field' ? withoutBranches(graph, some) : some;
  }
  return null;
}

/** The longest names from left to right, none overlapping. */
function spansOf(graph: RoleGraph, words: readonly Word[], segment: number): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let end = Math.min(words.length, start + graph.longestName + 1); end > start; end -= 1) {
      const some = words.slice(start, end);
      const meanings = graph.meanings(keyOf(some));
      const [first] = meanings;
      if (!first || (first.tier === 'alone' && !standsAlone(words, start, end))) continue;
      if (isElsewhere(graph, meanings, words, start, end)) continue;
      spans.push({ meanings, tier: first.tier, language: first.language, words: some, segment });
      start = end - 1;
      break;
    }
  }
  return spans;
}

/** Where no person is named: "warehouse shift manager" is a warehouse manager. The head must be a part of the name. */
function withGap(graph: RoleGraph, words: readonly Word[], segment: number): Span[] {
  const own = words.filter(({ part, group }) => part === 0 && group === words[0]?.group);
  const head = own.at(-1);
  if (!head || own.length < 3 || own.length > MOST_WITH_GAP) return [];
  for (let start = 0; start < own.length - 2; start += 1)
    for (let end = own.length - 2; end > start; end -= 1) {
      const some = [...own.slice(start, end), head];
      const meanings = graph.meanings(keyOf(some));
      const [first] = meanings;
      if (first && first.tier !== 'alone' && some.length > 1 && saysSomething(some[0]?.word ?? ''))
        return [{ meanings, tier: first.tier, language: first.language, words: some, segment }];
    }
  return [];
}

/** "Designer, UX" is a UX designer; "manager of software engineering" a software engineering manager. */
function acrossSegments(graph: RoleGraph, segments: readonly (readonly Word[])[]): Span[] {
  const parts = segments.flatMap((words) => [
    words.filter((word) => word.part === 0),
    words.filter((word) => word.part > 0),
  ]);
  const [head, ...others] = parts.filter((words) => words.length > 0);
  if (!head) return [];
  const turned = others.map((words) => [words, head]);
  // "Mortgage & protection adviser" is a mortgage adviser, too.
  const shared = segments.flatMap((words) => {
    const last = words.at(-1);
    return last && last.group > 0 ? [[words.filter((word) => word.group === 0), [last]]] : [];
  });
  const lastOf = (words: readonly Word[]) =>
    words.filter(({ group }) => group > 0 && group === words.at(-1)?.group);
  const bare = [...others, ...segments.slice(0, 1).map(lastOf)].filter((words) => words.length === 1);
  // "Dental hygienist/therapist": the second is dental, too. And "dancer + teacher" teaches dance.
  const fields = spansOf(graph, head, 0).flatMap(
    ({ meanings }) => graph.role(meanings[0]?.roleId ?? '')?.fields ?? [],
  );
  const alike = [
    ...bare.filter(([word]) => KINDS.has(word?.word ?? '')).map((words) => [head.slice(0, -1), words]),
    ...bare
      .filter(([word]) => TEACHING.has(word?.word ?? ''))
      .flatMap((words) => {
        const taught = fields
          .map(readWords)
          .find((field) => graph.meanings(keyOf([...field, ...words])).length > 0);
        return taught ? [[taught, words]] : [];
      }),
  ];
  return [...turned, ...shared, ...alike].flatMap(([first = [], second = []]) =>
    spansOf(
      graph,
      [...first, ...second].map((word) => ({ ...word, part: 0, group: 0 })),
      0,
    ).filter(
      ({ words }) =>
        first.some(({ word }) => words.some((each) => each.word === word)) &&
        // The head must be in it: "engineering manager, mobile" is no mobile engineer.
        words.some(({ word }) => word === headOf(second)),
    ),
  );
}

/** "Manager" of "engineering manager", "designer" of "designer lead". */
const headOf = (words: readonly Word[]) =>
  (words.findLast(({ word }) => !SENIORITY.has(word) && !JOBS.has(word)) ?? words.at(-1))?.word;

const JOBS = new Set(['job', 'role', 'position', 'career', 'work']);

/** Within its part: "product in fintech" is about product. */
function standsAlone(words: readonly Word[], start: number, end: number): boolean {
  const part = words[start]?.part;
  return words.every((word, i) => (i >= start && i < end) || word.part !== part || !saysSomething(word.word));
}

/** English names the person last ("nurse recruiter"), but before a preposition ("professor of nursing"). */
function heads(spans: readonly Span[]): Span[] {
  const byPlace = new Map<string, Span>();
  for (const span of spans) {
    const [first] = span.words;
    const place = `${span.segment}/${first?.group}`;
    const before = byPlace.get(place);
    const main = byPlace.get(`${span.segment}/0`);
    // "Curator of prints and drawings" draws nothing.
    if (main && (main.words[0]?.part ?? 0) === 0 && (first?.group ?? 0) > 0 && (first?.part ?? 0) > 0)
      continue;
    // "Literary translator DE": what is so short is rather an aside than the head.
    if (before && isShort(span) && !isShort(before)) continue;
    if (!before || (first?.part ?? 0) <= (before.words[0]?.part ?? 0)) byPlace.set(place, span);
  }
  return [...byPlace.values()];
}

const isShort = (span: Span) => keyOf(span.words).length <= 3;

/** "Nurse (ICU)" and "nurse in intensive care" are the kind of nurse that these words together name. */
function refined(graph: RoleGraph, span: Span, words: readonly Word[]): Span {
  const said = words.map((word) => word.word);
  const meanings = span.meanings.map((meaning) => {
    // "Ward Sister, A&E" is an A&E nurse.
    const all = new Set([...said, ...graph.ownWords(meaning.roleId)]);
    const kind = graph
      .kindsOf(meaning.roleId)
      .find(({ names }) => names.some((name) => name.length > 1 && name.every((word) => all.has(word))));
    return kind ? { ...meaning, roleId: kind.id } : meaning;
  });
  return { ...span, meanings };
}
