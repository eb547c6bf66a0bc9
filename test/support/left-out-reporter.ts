// At the end of a run, names what was left out and why (see left-out.ts).

import type { Reporter } from 'vitest/node';

export const leftOutReporter: Reporter = {
  onTestRunEnd(modules) {
    const lines = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].flatMap((test) => {
        const { note } = test.result() as { note?: string };
        return note ? [`  ${test.name.replace(/ \(left out\)$/, '')}: ${note}`] : [];
      }),
    );
    if (lines.length > 0) console.log(['', 'Left out of this run:', ...new Set(lines), ''].join('\n'));
  },
};
