// The text of docs/lifecycle.md: the two tables as lists and diagrams.

import { MATCH_STATES, REQUEST_STATES } from '../src/core/lifecycle.ts';

type Table = Record<string, Record<string, string>>;

export function lifecycleDoc(): string {
  return `# Lifecycle

Generated from \`src/core/lifecycle.ts\` by \`npm run docs\`; a test fails when the two differ. A step that is not listed
does not exist: the core answers it with a kind refusal. Each step is a compare-and-set in one transaction, with a row
of history and the nudges that it schedules and cancels.

${section('Request', 'What a seeker wants; it lives through one match after another until a yes.', REQUEST_STATES)}
${section('Match', 'One seeker and one insider of a request.', MATCH_STATES)}`;
}

function section(title: string, what: string, table: Table): string {
  const steps = Object.entries(table).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => ({ from, event, to })),
  );
  const ends = Object.entries(table).flatMap(([state, events]) =>
    Object.keys(events).length === 0 ? [state] : [],
  );
  return `## ${title}

${what}

\`\`\`mermaid
stateDiagram-v2
  [*] --> ${Object.keys(table)[0]}
${steps.map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`).join('\n')}
${ends.map((state) => `  ${state} --> [*]`).join('\n')}
\`\`\`

| from | event | to |
|---|---|---|
${steps.map(({ from, event, to }) => `| ${from} | ${event} | ${to} |`).join('\n')}
`;
}
