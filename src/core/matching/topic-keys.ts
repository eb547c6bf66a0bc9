// How a topic of a profile and the words of an ask are compared: by the stems of their words, so that "changing careers at
// 40" finds who talks about a "career change at 40".

import { stemmer } from 'stemmer';

/** Of words in a row; one alone must be the same, since touring is no tour. */
export const topicKey = (words: readonly string[]): string =>
  words.length > 1 ? words.map(stemmer).join('') : words.join('');

/** Few words must be the same: who talks about fundraising is no fundraiser. */
const FEW = 2;

/** Of a whole topic, in whatever order it is said. */
export const wholeTopicKey = (words: readonly string[]): string =>
  [...new Set(words.length > FEW ? words.map(stemmer) : words)].sort().join('');
