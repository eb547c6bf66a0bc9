// The keys of one profile (terms.ts), read once: which it has, and which of a kind.

export type HeldTerms = {
  has(term: string): boolean;
  /** What stands behind a kind's letter: `of('r')` are the roles held. */
  of(kind: string): readonly string[];
};

const NONE: readonly string[] = [];

/** `terms`: as `termsOf` wrote them. */
export function heldTerms(terms: string): HeldTerms {
  const all = new Set(terms.split(' '));
  const kinds = new Map<string, string[]>();
  for (const term of all) {
    const same = kinds.get(term.charAt(0));
    if (same) same.push(term.slice(2));
    else kinds.set(term.charAt(0), [term.slice(2)]);
  }
  return { has: (term) => all.has(term), of: (kind) => kinds.get(kind) ?? NONE };
}
