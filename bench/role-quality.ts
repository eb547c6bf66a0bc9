// How well titles that nobody prepared are matched: O*NET's alternate titles asked of people who hold its reported titles,
// without having imported O*NET. `npm run bench:role-quality -- --onet FOLDER`; --misses N prints some that went wrong,
// --worst those to whom ours found nobody.

import { parseArgs } from 'node:util';
import { random, table } from './measure.ts';
import { questionsOf, type Score } from './onet.ts';
import { fuseOver, miniSearchOver, oursOver, trigramsOver } from './peers.ts';

const { values } = parseArgs({
  options: {
    onet: { type: 'string' },
    asks: { type: 'string', default: '400' },
    seed: { type: 'string', default: '42' },
    misses: { type: 'string', default: '0' },
    worst: { type: 'boolean', default: false },
  },
});
if (!values.onet) {
  process.stderr.write("Say where O*NET's text files are: --onet FOLDER (from onetcenter.org).\n");
  process.exit(2);
}

const DEPTH = 10;
const questions = questionsOf(values.onet, Number(values.asks), random(Number(values.seed)));
const { people, asks, possible } = questions;
process.stdout.write(
  `${people.length} people, ${asks.length} of ${possible} asks, seed ${values.seed}; trigrams as pg_trgm has them, computed in memory\n`,
);

const ours = oursOver(people, DEPTH);
const searches = {
  ours: (title: string) => ours(title).map(({ id }) => id),
  MiniSearch: miniSearchOver(people),
  'Fuse.js': fuseOver(people, DEPTH),
  trigrams: trigramsOver(people, DEPTH),
};
const scores: [string, Score][] = [];
for (const [name, search] of Object.entries(searches)) scores.push([name, await questions.score(search)]);
process.stdout.write(
  table(
    ['', 'P@1', 'hit@5', 'nDCG@10', 'nobody', 'ms an ask'],
    scores.map(([name, { first, five, ndcg, ms, found }]) => [
      name,
      first.toFixed(3),
      five.toFixed(3),
      ndcg.toFixed(3),
      String(found.filter((some) => some.length === 0).length),
      ms.toFixed(2),
    ]),
  ),
);

const answers = asks.map((ask, i) => ({ ...ask, found: scores[0]?.[1].found[i] ?? [] }));
const misses = answers.filter(
  ({ occupations, found }) => found[0] && !occupations.includes(found[0].occupation),
);
const wanted = ({ title, occupations }: (typeof answers)[number]) => {
  const held = people.filter(({ occupation }) => occupations.includes(occupation));
  return `${title} (${occupations[0]}: ${held
    .slice(0, 3)
    .map((person) => person.title)
    .join(', ')})`;
};
for (const each of misses.slice(0, Number(values.misses))) {
  const shown = each.found.slice(0, 3).map((person) => `${person.title} (${person.occupation})`);
  process.stdout.write(`${wanted(each)} → ${shown.join(' | ')}\n`);
}
if (values.worst)
  for (const each of answers.filter(({ found }) => found.length === 0))
    process.stdout.write(`${wanted(each)} → nobody\n`);
