// Names in an ask that no cue tells: an employer's whole name, and words with a capital letter.

import { inAnyOrder } from './employer.ts';
import { plain } from './read-title.ts';

/** "Someone from Accor" plays no role: in a sentence that has small letters, what is written with a capital one is a name. */
export function namesTyped(typed: string): ReadonlySet<string> {
  const words = typed.match(/(?:^|[.!?:]\s*)?[\p{L}\p{N}'’]+/gu) ?? [];
  if (words.filter((word) => /^\p{Ll}/u.test(word)).length < 3) return new Set();
  return new Set(
    words
      .slice(1)
      .filter((word) => /^\p{Lu}\p{Ll}{3,}$/u.test(word))
      .map(plain),
  );
}

/** Words before a name: "is there anyone from HM Treasury". */
const BEFORE_NAME =
  /^(?:(?:is|are|there|any|anyone|anybody|someone|somebody|people|who|works?|working|do|you|have|from|in|at|of|for|with|inside|the)\s+)+/u;
export const LONGEST_NAME = 5;

/** The whole ask, or its first part, as keys of an employer that may be called just so. */
export function namesIn(asked: string): string[] {
  const parts = [/^[^(,/]+(?=[(,/])/u, /^.+(?= in \p{L}+$)/u].map((part) => part.exec(asked)?.[0] ?? '');
  const names = [asked, asked.replace(BEFORE_NAME, ''), ...parts].map((name) =>
    (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'the' && word !== 'and'),
  );
  return [
    ...new Set(
      names
        .filter(({ length }) => length <= LONGEST_NAME)
        .flatMap((words) => [words.join(''), inAnyOrder(words)])
        .filter((key) => key.length > 2),
    ),
  ];
}
