// Writes docs/lifecycle.md from the tables in src/core/lifecycle.ts; a test checks that the two agree.

import { writeFileSync } from 'node:fs';
import { lifecycleDoc } from './lifecycle-text.ts';

writeFileSync(new URL('../docs/lifecycle.md', import.meta.url), lifecycleDoc());
