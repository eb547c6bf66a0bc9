// What a member can quote and a log line carries.

import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another, aloud or on paper. */
const ALPHABET = 'ACDEFGHJKMNPQRTVWXY34679';

/** Six of them. */
export const shortReference = (): string =>
  Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
