// The employer that an ask names: "HR at Acme", "anyone working for the BBC".

import { inAnyOrder } from './employer.ts';
import { keyOf, readTitle } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';

// After these words comes an employer. "Good at", "at night" and the like do not name one.
const EMPLOYER =
  /(?:@\s*|(?<!(?:good|great|best|better|skilled|looking|look|bad|worse|worst|terrible|rubbish|poor|hopeless|awful|useless|brilliant|clever|quick) )\bat\s+|\b(?:work(?:s|ing|ed)?|employed)\s+(?:for|by|at)\s+|\binside\s+(?!sales))(?!(?:\d+|night|home|all|least|work|the moment|present|a|an|my)\b)([^,;.?!()]+)/u;
const EMPLOYER_END =
  /\s(?:in|as|who|that|what|how|why|on|about|to|doing|working|please|and|or|for|with|dept|department|team)(?:\s|$)/u;

const OWN_EMPLOYER =
  /\b(?:i (?:currently |now |have |used to |just |also )*(?:work(?:ed|ing)?|been|am (?:currently |now |just )*(?:working|employed|an?))|my (?:current |old |new )?(?:job|work|role|career|background|degree))\b(?!.*\b(?:want|like|love|hope|looking|who|anyone|someone|somebody|anybody|people|interested|curious|considering|thinking)\b)[^,.;?!]*$/u;

/** `employers`: every way to read the name as a key, longest first; empty when none is named. */
export function withoutEmployerAsked(graph: RoleGraph, text: string): { text: string; employers: string[] } {
  const found = EMPLOYER.exec(text);
  // "Good at drawing": no employer.
  if (!found?.[1]) return { text: text.replace(/\bat\b/gu, ' in '), employers: [] };
  const name = found[1].split(EMPLOYER_END)[0] ?? '';
  // "At Stripe or Shopify": there, too.
  const other = /\sor\s(?:at\s)?([\p{L}\p{N}& ]+)$/u.exec(found[1])?.[1]?.split(EMPLOYER_END)[0] ?? '';
  // "M&S" is looked for as "mns", "Halden & Roe" by its words.
  const spelled = name.replace(/(?<![\p{L}\p{N}])(\p{L}{1,2})&(\p{L}{1,2})(?![\p{L}\p{N}])/gu, '$1n$2');
  const words = (spelled.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'the' && word !== 'and');
  const employers = words.map((_, i) => words.slice(0, words.length - i).join('')).filter(Boolean);
  const institution = inAnyOrder(words);
  // "I work at Acme and want…": that is not where to look.
  const before = text.slice(0, found.index + found[0].indexOf(name));
  if (OWN_EMPLOYER.test(before))
    return { text: text.replace(found[0].replace(name, ''), ' ').replace(name, ' '), employers: [] };
  // "At a hospital", "at fintechs": an industry.
  const key = keyOf(readTitle(name).flatMap((segment) => segment.words));
  // "Inside HR", "inside fashion marketing": a field.
  const isField = found[0].startsWith('inside') && (graph.meanings(key).length > 0 || isOfWork(graph, words));
  if (employers.length === 0 || isField || graph.industriesCalled(key).length > 0)
    return { text: text.replace(found[0], ` in ${found[1]}`).replace(/\s+/gu, ' '), employers: [] };
  return {
    text: text.replace(found[0], found[0].slice(found[0].indexOf(name) + name.length)),
    employers: [
      ...employers,
      ...(other ? [(other.match(/[\p{L}\p{N}]+/gu) ?? []).join('')] : []),
      ...(institution ? [institution] : []),
      ...employers.flatMap((each) => graph.employersCalled(each)),
    ],
  };
}

/** It begins with a field, and no word of it is an employer's own. */
const isOfWork = (graph: RoleGraph, words: readonly string[]) =>
  words.some((_, i) => graph.meanings(words.slice(0, i + 1).join('')).length > 0) &&
  words.every((word) => word.length < 4 || graph.knows(word) || graph.industriesCalled(word).length > 0);
