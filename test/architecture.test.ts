// Who may import whom. The picture in docs/architecture.md is held here.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

type Import = { from: string; to: string };

/** Static, dynamic and type imports of every source file: repository paths for our own, names for packages. */
const imports: Import[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .flatMap((file) => {
    const path = join(src, file);
    const text = readFileSync(path, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    const found = text.matchAll(/(?:from|import)\s*\(?\s*['"]([@\w./:-]+)['"]/g);
    return [...found].map(([, target = '']) => ({
      from: relative(root, path),
      to: target.startsWith('.') ? relative(root, resolve(dirname(path), target)) : target,
    }));
  });

const from = (folder: string) => imports.filter((each) => each.from.startsWith(folder));
const own = (each: Import) => each.to.startsWith('src/');
const say = (each: Import) => `${each.from} imports ${each.to}`;

it('sees the imports', () => expect(imports.length).toBeGreaterThan(200));

describe('the walls', () => {
  it('core imports only itself and small pure libraries', () => {
    // The last two are plain data, made from roles/*.yaml and a word list.
    const pure = [
      'luxon',
      'fastest-levenshtein',
      'stemmer',
      'src/generated/roles.ts',
      'src/generated/english.ts',
    ];
    expect(
      from('src/core/')
        .filter((each) => !each.to.startsWith('src/core/') && !pure.includes(each.to))
        .map(say),
    ).toEqual([]);
  });

  it('an adapter imports core, its own folder and what adapters share, never a sibling, never jobs', () => {
    const strangers = from('src/adapters/').filter((each) => {
      const room = each.from.split('/').slice(0, 3).join('/');
      return (
        own(each) &&
        !each.to.startsWith('src/core/') &&
        !each.to.startsWith('src/generated/') &&
        !each.to.startsWith('src/adapters/shared/') &&
        !each.to.startsWith(room)
      );
    });
    expect(strangers.map(say)).toEqual([]);
  });

  it('jobs import core and their own folder', () => {
    const strangers = from('src/jobs/').filter((each) => own(each) && !/^src\/(core|jobs)\//.test(each.to));
    expect(strangers.map(say)).toEqual([]);
  });

  it('nobody imports main and the command line but the command line', () => {
    const roots = /^src\/(main|cli)(\.ts|\/)/;
    expect(imports.filter((each) => roots.test(each.to) && !/^src\/cli/.test(each.from)).map(say)).toEqual(
      [],
    );
  });

  it('chat SDKs, the queue and the database stay in their rooms', () => {
    const rooms: [RegExp, RegExp][] = [
      [/^@slack\//, /^src\/adapters\/slack\//],
      [/^discord/, /^src\/adapters\/discord\//],
      [/^(bullmq|ioredis)$/, /^src\/jobs\//],
      [/^pg$/, /^src\/(adapters\/postgres|jobs)\//],
      [/^(src\/generated\/prisma|@prisma\/)/, /^src\/adapters\/(postgres|playground)\//],
      [/^hono/, /^src\/adapters\/(http|playground)/],
    ];
    const strangers = imports.filter((each) =>
      rooms.some(([what, where]) => what.test(each.to) && !where.test(each.from)),
    );
    expect(strangers.map(say)).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    const readers = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
      .filter((file) => readFileSync(join(src, file), 'utf8').includes('process.env'));
    expect(readers).toEqual(['config.ts']);
  });

  it('core and jobs do not know the names of platforms', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(core|jobs)\/.*\.ts$/.test(file),
    );
    const knowing = files.filter((file) => {
      const code = readFileSync(join(src, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
      return /slack|discord/i.test(code);
    });
    expect(knowing).toEqual([]);
  });
});
