// node run-typescript.mjs FILE ARGS… runs the exported `main(ARGS)` of a TypeScript file, with the same loader as the
// tests (the oldest Node we support cannot read TypeScript).

import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
await module.main(args);
