// What the importers of taxonomies share: reading an input file, and what they hand back.

import { readFileSync } from 'node:fs';
import { keyOf, readWords } from '../../core/matching/read-title.ts';
import type { RoleSource } from '../../core/matching/role-graph.ts';

/** `files`: what was read, for the hash. `reports`: a sentence for every row that was left out. */
export type Imported = { source: RoleSource; reports: string[]; files: string[] };

/** The input can't be used as a whole. The message is a sentence that says what to do. */
export class UnusableRoles extends Error {}

/** UTF-8, with or without a byte order mark. */
export function readUtf8(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UnusableRoles(`${path} is not there. Check the path.`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UnusableRoles(`${path} is not UTF-8. Save it as UTF-8 and try again.`);
    throw new UnusableRoles(`${path} cannot be read (${code || 'unknown reason'}).`);
  }
}

/** Without those that read the same: "Head Chef" and "head chefs" are one name. */
export function withoutRepeats(name: string, aka: Iterable<string>): string[] {
  const seen = new Set(['', keyOf(readWords(name))]);
  return [...aka].filter((each) => {
    const key = keyOf(readWords(each));
    return !seen.has(key) && seen.add(key);
  });
}
