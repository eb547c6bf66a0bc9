// What members talk about beside the work itself, said in many ways: "got let go last week" and "redundancy" are one topic.
// Which there are stands in roles/topics.yaml.

import { stemmer } from 'stemmer';
import { plain } from './read-title.ts';

export type TopicEntry = { id: string; name: string; said: readonly string[] };

/** The ids of the topics of which a text speaks, each once. Never throws. */
export type CareerTopics = (text: string) => string[];

/** So many other words may stand between two words of a phrase. */
const GAP = 2;

const SMALL = new Set(
  `a an the my your our their his her its me us them him you i we they he she it of to for in on at after from with and is
  was were be been being am are do does did how what who as by so just really very any some this that into
  too much many more about can should if when have has get got`.split(/\s+/),
);

export function careerTopics(entries: readonly TopicEntry[]): CareerTopics {
  const byFirst = new Map<string, { stems: string[]; id: string }[]>();
  for (const { id, name, said } of entries)
    for (const phrase of [name, ...said]) {
      const stems = stemsOf(phrase);
      const [first] = stems;
      if (first === undefined) continue;
      const some = byFirst.get(first);
      if (some) some.push({ stems, id });
      else byFirst.set(first, [{ stems, id }]);
    }
  return (text) => {
    const stems = stemsOf(text);
    const found = stems.flatMap((stem, at) =>
      (byFirst.get(stem) ?? []).filter((phrase) => isSaid(stems, at, phrase.stems)).map(({ id }) => id),
    );
    return [...new Set(found)];
  };
}

function stemsOf(text: string): string[] {
  const words = plain(text)
    .replace(/n't\b/gu, ' not')
    .replace(/'\p{L}{1,2}\b/gu, ' ')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !SMALL.has(word)).map(stemmer);
}

/** In order from `at` on. */
function isSaid(stems: readonly string[], at: number, phrase: readonly string[]): boolean {
  let last = at;
  for (const stem of phrase.slice(1)) {
    const next = stems.indexOf(stem, last + 1);
    if (next < 0 || next > last + 1 + GAP) return false;
    last = next;
  }
  return true;
}
