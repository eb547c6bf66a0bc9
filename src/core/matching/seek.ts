// An ask with everything looked up in the graph that does not depend on the insider: which roles answer it, and how much each
// of its words weighs. Done once for a search.

import { conceptsOf } from './concepts.ts';
import { levelOf } from './level.ts';
import type { Ask } from './read-ask.ts';
import type { Relation, RoleGraph } from './role-graph.ts';
import { sameRoles } from './role-relations.ts';
import { slipsOf } from './spelling.ts';

export type Sought = {
  ask: Ask;
  /** By role held: the best relation to a role asked for. */
  roles: ReadonlyMap<string, Relation & { asked: string; weight: number }>;
  past: ReadonlyMap<string, string>;
  /** Who holds one of these is not shown. */
  avoid: ReadonlySet<string>;
  /** Roles much like the one that the insider should have left. */
  same: ReadonlySet<string>;
  skills: ReadonlyMap<string, { role: string; phrase: string; closeness: number }>;
  background: ReadonlySet<string>;
  /** `slips`: under what a mistyped one may stand; empty for words that the graph knows. */
  words: { word: string; weight: number; slips: string[] }[];
  everyWord: { word: string; weight: number }[];
  rest: { word: string; stem: string; weight: number }[];
  /** What the sentence speaks of; empty for asks that are no sentence. */
  concepts: { concept: string; weight: number }[];
  level: number | null;
  rarity: (word: string) => number;
};

/** A neighbour with this closeness and above is worth a chat; below, nobody is better. */
const LEAST_STEP = 0.55;

/** `background`: roles that the seeker's profile holds, besides those that the ask tells of. Never throws. */
export function seek(graph: RoleGraph, ask: Ask, background: readonly string[] = []): Sought {
  const roles = new Map<string, Relation & { asked: string; weight: number }>();
  for (const { roleId, weight } of ask.roles)
    for (const [held, relation] of graph.related(roleId)) {
      if (relation.kind === 'step' && (relation.closeness < LEAST_STEP || weight < 1)) continue;
      const before = roles.get(held);
      if (!before || relation.closeness * weight > before.closeness * before.weight)
        roles.set(held, { ...relation, asked: roleId, weight });
    }
  const past = new Map<string, string>();
  const wished = ask.roles.length === 0 && ask.past.length > 0 ? [...ask.past, ...ask.background] : [];
  const before = [
    ...wished.map((id) => ({ id, least: 0.8 })),
    ...ask.roles.map(({ roleId }) => ({ id: roleId, least: 0.95 })),
  ];
  for (const { id, least } of before)
    for (const [held, { closeness }] of graph.related(id))
      if (closeness >= least && !past.has(held)) past.set(held, id);
  const skills = new Map<string, { role: string; phrase: string; closeness: number }>();
  for (const phrase of ask.phrases)
    for (const role of graph.rolesWithSkill(phrase))
      if (!skills.has(role)) skills.set(role, { role, phrase, closeness: 1 });
  const weigh = ({ word }: { word: string }) => ({ word, weight: graph.rarity(word) });
  return {
    ask,
    roles,
    past,
    avoid: sameRoles(graph, ask.avoid),
    same: new Set(
      wished.flatMap((id) => [
        ...graph.related(id).keys(),
        ...graph.roles.filter(({ family }) => family === graph.role(id)?.family).map((role) => role.id),
      ]),
    ),
    skills,
    background: new Set([...ask.background, ...background]),
    words: unique(ask.words).map((each) => ({
      ...weigh(each),
      slips: graph.knows(each.word) ? [] : slipsOf(each.word),
    })),
    everyWord: unique(ask.everyWord).map(weigh),
    rest: unique(ask.rest).map((each) => ({ ...weigh(each), stem: conceptsOf(each.raw)[0] ?? '' })),
    concepts: ask.concepts.map((concept) => ({ concept, weight: graph.told().weightOf(concept) })),
    level: levelOf(ask.words),
    rarity: graph.rarity,
  };
}

function unique<T extends { word: string }>(words: readonly T[]): T[] {
  return [...new Map(words.map((word) => [word.word, word])).values()];
}
