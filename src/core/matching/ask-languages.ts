// Asks in Spanish, French, German and Portuguese: the words around the role, put into the English that the cues know
// (ask-cues.ts). The roles themselves stay as typed: they stand in roles/*.yaml in these languages.

import { FRENCH } from './ask-french.ts';
import { GERMAN } from './ask-german.ts';
import { PORTUGUESE } from './ask-portuguese.ts';
import { SPANISH } from './ask-spanish.ts';
import { keyOf, readWords } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';

export type Tongue = {
  /** Small words that no English ask holds: one of them is enough. */
  sure: string;
  /** Small words that other languages may have, too. */
  small: string;
  /** What its words look like: Portuguese and Spanish share so many that this may decide. */
  looks?: RegExp;
  /** One after the other, each on what the one before has left, with single spaces. */
  phrases: readonly (readonly [RegExp, string])[];
};

const ENGLISH = new Set(
  `the a an i my to of in for with who is are am was be and or from want someone anyone somebody anybody how what at as
  do does me no on work works would like any about become job jobs role you there can could should looking former
  not into but that if it this have has been being by your old`.split(/\s+/),
);
/** "Traductor, no intérprete": this "no" is not English. */
const NOT_THIS = /, no \p{L}+\W*$/u;
/** One of them tells a language as two others do. */
const SURE = 2;
const ENOUGH = 2;
/** So no English ask begins: "de camarero a programador". */
const FROM = new Set(['de', 'del', 'du', 'da', 'von', 'vom']);
/** Decides only between languages that are level. */
const LOOKS = 0.01;

const TONGUES = [SPANISH, FRENCH, GERMAN, PORTUGUESE].map(({ sure, small, looks, phrases }) => ({
  weights: new Map([
    ...small.split(/\s+/).map((word) => [word, 1] as const),
    ...sure.split(/\s+/).map((word) => [word, SURE] as const),
  ]),
  looks,
  phrases,
}));

/**
 * The ask with its sentence in English, as far as it is known. Whose small words are the most says the language; where
 * they are few, or as many as of English, and where all of it is a role's name, it is left alone.
 */
export function sentenceInEnglish(text: string, graph: RoleGraph): string {
  // "A&E" and "e-com" are words, and "de>en" tells what is translated.
  const words = text.match(/(?<![/>])(?:[\p{L}&-]+(?![/>\p{L}])|[¿¡])/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length - (NOT_THIS.test(text) ? 1 : 0);
  const [best] = TONGUES.map((tongue) => ({
    ...tongue,
    score: words.reduce(
      (sum, word, i) =>
        sum +
        (i === 0 && FROM.has(word) && tongue.weights.has(word) ? SURE : 0) +
        (tongue.weights.get(word) ?? (tongue.looks?.test(word) ? LOOKS : 0)),
      0,
    ),
  })).sort((a, b) => b.score - a.score);
  if (!best || best.score < 1) return text;
  // "Abogado o notario": a small word beside a role that only they call so.
  const small = Math.floor(best.score);
  const isRole = english < small && words.some((word) => word.length > SMALL && isForeign(graph, word));
  const score = small + (isRole ? 1 : 0);
  if (score < ENOUGH || score <= english || isName(graph, text)) return text;
  return apart(
    best.phrases.reduce(
      (rest, [phrase, put]) => rest.replace(phrase, put).replace(/\s+/gu, ' '),
      together(graph, text, best.weights),
    ),
  );
}

const isForeign = (graph: RoleGraph, word: string) =>
  graph.isForeign(word) || graph.isForeign(word.replace(/s$/u, ''));
const isName = (graph: RoleGraph, text: string) => graph.meanings(keyOf(readWords(text))).length > 0;

/** In letters. */
const SMALL = 4;
const LONGEST_NAME = 6;
/** They stand within a name for what is no letter, so that the phrases take it for one word. */
const [SPACE, APOSTROPHE, HYPHEN] = ['qzq', 'qyq', 'qxq'];

/** "Technicien en informatique": the "en" of a name is none of the sentence's. */
function together(graph: RoleGraph, text: string, small: ReadonlyMap<string, number>): string {
  const words = [...text.matchAll(/[\p{L}-]+/gu)];
  const starts = (i: number) => !small.has(words[i]?.[0] ?? '') && (words[i]?.[0].length ?? 0) > 2;
  for (let i = 0; i < words.length; i += 1) {
    for (let last = Math.min(i + LONGEST_NAME, words.length) - 1; last >= i && starts(i); last -= 1) {
      const name = text.slice(words[i]?.index, (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0));
      const needsIt = /[-']/u.test(name) || words.slice(i + 1, last).some(([word]) => small.has(word));
      if (!needsIt || !starts(last) || /[^\p{L}' -]/u.test(name) || !isName(graph, name)) continue;
      const whole = name.replaceAll(' ', SPACE).replaceAll("'", APOSTROPHE).replaceAll('-', HYPHEN);
      const after = text.slice((words[i]?.index ?? 0) + name.length);
      return `${text.slice(0, words[i]?.index)}${whole}${together(graph, after, small)}`;
    }
  }
  return text;
}

const apart = (text: string) =>
  text.replaceAll(SPACE, ' ').replaceAll(APOSTROPHE, "'").replaceAll(HYPHEN, '-');
