// Prints how the matching does on the coaches' cases, by kind, and what it misses. For whoever changes roles/*.yaml.

import { ourGraph } from '../src/core/matching/our-graph.ts';
import { judge, misses, report, SETS } from '../test/matching/judge.ts';

const verdicts = SETS.flatMap((set) => judge(ourGraph(), set));
const percent = (part: number | null) => (part === null ? '' : `${(part * 100).toFixed(1)}%`).padStart(7);
process.stdout.write('kind           asks   first   three  nobody\n');
for (const { kind, asks, first, three, quiet } of report(verdicts))
  process.stdout.write(
    `${kind.padEnd(14)} ${String(asks).padStart(4)} ${percent(first)} ${percent(three)}  ${quiet}\n`,
  );
process.stdout.write(
  `\nNot as a coach would have it (+ right, ~ acceptable, - not):\n${misses(verdicts).join('\n')}\n`,
);
