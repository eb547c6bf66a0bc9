// Words as they were probably meant: typos mended, and abbreviations that only their neighbours make clear.

import { ENGLISH_WORDS } from '../../generated/english.ts';
import { spelledOut } from './abbreviations.ts';
import { canonical, keyOf, type Word } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';
import { nearestSpelling, type Spellings, variantsOf } from './spelling.ts';
import { FILLERS, KINDS, PREPOSITIONS } from './words.ts';

const KNOWN = new Set([...FILLERS, ...PREPOSITIONS, ...KINDS]);

const LEAST_FOREIGN = 6;

/** The words of one segment. Real words and words of roles are left alone. */
export function asMeant(graph: RoleGraph, words: readonly Word[]): Word[] {
  const mended = withTechnicians(
    graph,
    words.map((word) => spellRight(graph, word)),
  );
  return spelledOut(graph, mended, (raw) => graph.knows(raw) || KNOWN.has(raw) || isEnglish(raw));
}

function spellRight(graph: RoleGraph, word: Word): Word {
  if (graph.knows(word.raw) || graph.knows(word.word) || KNOWN.has(word.raw) || isEnglish(word.raw))
    return word;
  if (isEnglish(word.word) || graph.namesWorkplace(word.raw)) return word;
  // "RNs", "HGV1". But "RHS" is no plural of the Spanish RH.
  const [, short] = /^(\p{L}{2,})(?:s|\d+)$/u.exec(word.raw) ?? [];
  const isAbbreviation =
    short &&
    short.length < LEAST_FOREIGN &&
    graph.meanings(canonical(short)).some(({ language }) => !language);
  if (isAbbreviation) return { ...word, word: canonical(short) };
  const [english, foreign] = graph.spellings();
  const near = (spellings: Spellings | undefined) =>
    spellings && (nearestSpelling(word.raw, spellings) ?? nearestSpelling(word.word, spellings));
  const meant =
    near(english) ??
    variantsOf(word.raw).find((variant) => graph.knows(variant)) ??
    // So short a word is rather a name: Monzo is no "mozo".
    (word.raw.length >= LEAST_FOREIGN ? near(foreign) : undefined);
  return meant ? { ...word, word: canonical(meant) } : word;
}

/** "Avionics tech" is a technician; "tech" alone and "fintech" are where somebody works. */
function withTechnicians(graph: RoleGraph, words: readonly Word[]): Word[] {
  return words.map((word, i) => {
    const before = words[i - 1];
    if (word.word !== 'tech' || !before || before.part !== word.part || before.group !== word.group)
      return word;
    const key = keyOf([before, word]);
    const isKnown = graph.meanings(key).length > 0 || graph.industriesCalled(key).length > 0;
    return isKnown ? word : { ...word, word: 'technician' };
  });
}

let english: ReadonlySet<string> | undefined;
/** Whether it is an everyday English word, of four letters or more. */
export const isEnglish = (word: string): boolean => {
  english ??= new Set(ENGLISH_WORDS.split(' '));
  return english.has(word);
};
