// Generates the Prisma client. Prisma's CLI asks for a native engine that `generate` never runs; pointing it to
// a file that exists on every machine saves that download. `prisma migrate` still fetches the real one.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const projectRoot = fileURLToPath(new URL('..', import.meta.url));

const result = spawnSync(process.execPath, [prismaCli(), 'generate'], {
  cwd: projectRoot,
  encoding: 'utf8',
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
});

if (result.status !== 0) {
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.stderr.write(
    `The Prisma client could not be generated${result.error ? `: ${result.error.message}` : ''}.\n`,
  );
}
process.exitCode = result.status ?? 1;

function prismaCli() {
  try {
    const manifest = require.resolve('prisma/package.json');
    return path.join(path.dirname(manifest), require(manifest).bin.prisma);
  } catch {
    process.stderr.write(
      'Prisma is not installed, and building needs it. Run `npm ci` without --omit=dev.\n',
    );
    process.exit(1);
  }
}
