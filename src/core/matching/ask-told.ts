// An ask that tells of work without naming it: "who sorts everybody's wages". What it names clearly is never overruled.

import { clausesOf } from './ask-clauses.ts';
import type { Ask } from './read-ask.ts';
import type { RoleGraph } from './role-graph.ts';
import type { Told } from './told.ts';

/**
 * How the role that was read is named: by what somebody is called, by something that people do, by a field, beside the
 * wish itself, as what somebody was once, or not at all.
 */
export type Named = 'as-person' | 'as-doing' | 'as-field' | 'beside' | 'once' | 'not';

/** Fewer words are a name rather than a sentence, and must tell more. */
const SENTENCE = 4;
const ENOUGH_IN_SHORT = 9;
/** "Someone at Stripe or Shopify" tells of no work. */
const AT_EMPLOYER =
  /^\s*(?:(?:is|are|there|any|anyone|anybody|someone|somebody|people|who|works?|working|employed)\s+)+(?:at|for|by|inside)\b/u;
/** From this score on it is told well enough; more is needed against what was read. */
const ENOUGH = 6.5;
const ENOUGH_AGAINST = 8;
const MUCH_AGAINST = 12;
/** So much better than what was read itself. */
const BETTER = 1.5;
/** What is told nearly as well may be meant as well. */
const NEARLY = 0.75;
const READINGS = 3;
/** The less likely ones come after, and before everything that is not meant. */
const NEXT = 0.995;

/** Questions about something else than work: "where is the coffee machine". */
const ELSE =
  /^\s*(?:tell (?:me|us)|where (?:is|are|can|do)|how (?:much|many|far|long)|how do i (?!become|get (?:in|a)|start|train|find (?:a|some))|when|what time|which|why|is it|best|cheapest|recipe)\b|\brecipe\b/u;
/** Somebody is looked for by what they do. */
const DOER = /\b(?:who|people|person|someone|somebody|anyone|anybody|ones?|those)\b|^\s*\p{L}+ing\b/u;
/** What the seeker is or does now, or did. */
const OWN =
  /^\s*(?:(?:and|but|so|hi|hello|hey|well) )*(?:(?:i|we|my)\b(?! (?:want|would|like|love|need|could|fancy|wish|think|wonder))|(?:been|worked|was|used to|from|leaving|tired of|sick of|fed up|ex|former)\b)/u;

/** `sentence`: as `rewritten`. The same ask when it names what it wants or tells too little. */
export function withTold(graph: RoleGraph, ask: Ask, sentence: string, named: Named): Ask {
  if (named === 'as-person' || ELSE.test(sentence) || ask.avoid.length > 0) return ask;
  // "Big Four"
  if (ask.asOtherName.length > 0 || graph.employersCalled(ask.title).length > 0) return ask;
  if (ask.atEmployer && (ask.rest.length < 2 || AT_EMPLOYER.test(sentence))) return ask;
  const read = ask.roles.map(({ roleId }) => roleId);
  const told = toldIn(graph, sentence, named, read).filter(({ roleId }) => !ask.background.includes(roleId));
  const isUnknown =
    told.length === 0 && named === 'not' && ask.past.length === 0 && ask.industries.length === 0;
  const likely = isUnknown ? graph.likely(ask.words.map(({ word }) => word).join(' ')) : null;
  if (likely)
    return {
      ...ask,
      roles: [{ roleId: likely, weight: 1 }],
      readings: [likely],
      isTold: true,
      fieldOnly: false,
    };
  if (told.length === 0 || told.some(({ roleId }) => read.includes(roleId))) return ask;
  const ids = told.map(({ roleId }) => roleId);
  return {
    ...ask,
    roles: ids.map((roleId, i) => ({ roleId, weight: NEXT ** i })),
    readings: ids,
    isTold: true,
    past: [],
    background: [...ask.background, ...(named === 'beside' ? read : [])],
    fieldOnly: false,
    title: '',
  };
}

const wordsIn = (text: string) => text.trim().split(/\s+/).length;

function toldIn(graph: RoleGraph, sentence: string, named: Named, read: readonly string[]): Told[] {
  const clauses = clausesOf(sentence);
  const wishes = (alsoShort: boolean) =>
    clauses
      .filter(
        ({ mode, text }, i) =>
          mode === 'target' ||
          // "To help people recover from injuries": they come from none.
          (alsoShort && mode === 'origin' && clauses[i - 1]?.mode === 'target' && wordsIn(text) < SENTENCE),
      )
      .map(({ text }) => text)
      .join(' ');
  const wish = wishes(false);
  const rest = sentence
    .split(/[.,;!?]|\s[–—-]\s|\b(?:and|but)\b(?= (?:i|we|my)\b)/u)
    .filter((piece) => !OWN.test(piece));
  const isShort = wordsIn(sentence) < SENTENCE;
  const least =
    named === 'as-field' || named === 'as-doing'
      ? DOER.test(sentence)
        ? ENOUGH_AGAINST
        : MUCH_AGAINST
      : isShort
        ? ENOUGH_IN_SHORT
        : ENOUGH;
  // What is wished for says more than the chatter around it.
  const texts =
    named === 'beside' || named === 'once' || (named !== 'not' && wish)
      ? [wish, wishes(true)]
      : [wish, wishes(true), rest.join(' ')];
  for (const text of texts) {
    const all = graph.told().read(text);
    const [best] = all;
    if (!best || best.score < least) continue;
    if (all.some(({ roleId, score }) => read.includes(roleId) && score * BETTER > best.score)) return [];
    return all.filter(({ score }) => score >= best.score * NEARLY).slice(0, READINGS);
  }
  return [];
}
