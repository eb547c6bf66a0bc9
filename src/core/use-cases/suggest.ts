// Reads who fits from the store, ranks, and keeps the cards that are shown, so that their buttons mean something.

import { lookupsFor } from '../matching/lookups.ts';
import { type Ranked, type RankRequest, rank, seekFor } from '../matching/rank.ts';
import type { Card } from '../messages/copy/search.ts';
import type { Candidate, MatchOutcome, Member, Request } from '../model.ts';
import { insiderForSeeker } from '../visibility.ts';
import type { Unit } from './unit.ts';

export type Wanted = Pick<Request, 'id' | 'role'> & {
  avoidEmployer: string | null;
  hopes?: readonly string[];
};

/** Cards that a seeker sees at once. */
export const SHOWN_AT_MOST = 3;

/** How many who may fit are read from the store: by closeness, then the least recently asked. */
export const READ_FIRST = 60;
/** When none of those can be asked now (paused, full, asked before), so many. */
const READ_AT_MOST = 2_000;

/** What a request keeps away from: the seeker's own company, when they wish. */
export function wantedOf(request: Request): Wanted {
  return {
    id: request.id,
    role: request.role,
    avoidEmployer: request.avoidsEmployer ? request.employer : null,
    hopes: request.hopes,
  };
}

/** What earlier matches of this seeker tell. */
export async function outcomesOf(unit: Unit, seekerId: string): Promise<MatchOutcome[]> {
  const matches = await unit.tx.matches({ seekerId });
  return matches.map((match) => ({
    insiderId: match.insiderId,
    state: match.state,
    at: match.endedAt ?? match.offeredAt,
    introduced: match.introducedAt !== null,
  }));
}

export async function rankRequestOf(unit: Unit, seeker: Member, wanted: Wanted): Promise<RankRequest> {
  const asked = await unit.tx.matches({ requestId: wanted.id });
  return {
    role: wanted.role,
    seekerId: seeker.id,
    avoidEmployer: wanted.avoidEmployer,
    // A yes whose introduction could not be delivered may be tried once more; an offer that could not, is over.
    alreadyAsked: asked
      .filter((match) => match.state !== 'undeliverable' || match.acceptedAt === null)
      .map((match) => match.insiderId),
    communityZone: unit.community.timeZone,
    background: seeker.background,
    hopes: wanted.hopes ?? [],
    timeZone: seeker.timeZone,
  };
}

/** Those who fit and can be asked now, best first; of very many, the least recently asked. */
export async function whoFits(
  unit: Unit,
  seeker: Member,
  wanted: Wanted,
): Promise<{ ranked: Ranked[]; candidates: Candidate[] }> {
  const graph = unit.world.ports.roles;
  const request = await rankRequestOf(unit, seeker, wanted);
  const sought = seekFor(graph, request);
  const lookups = lookupsFor(sought);
  const history = await outcomesOf(unit, seeker.id);
  const read = async (limit: number) => {
    const candidates = await unit.tx.candidates(lookups, unit.now, limit);
    return { ranked: rank(graph, request, candidates, history, unit.now, unit.world.timings), candidates };
  };
  const first = await read(READ_FIRST);
  const enough = first.ranked.length >= SHOWN_AT_MOST || first.candidates.length < READ_FIRST;
  return enough ? first : read(READ_AT_MOST);
}

/** The best `count` as cards, each with a stored suggestion behind its button. */
export async function suggest(unit: Unit, seeker: Member, wanted: Wanted, count: number): Promise<Card[]> {
  const { ranked, candidates } = await whoFits(unit, seeker, wanted);
  return cardsFor(unit, seeker, wanted, ranked.slice(0, count), candidates);
}

export async function cardsFor(
  unit: Unit,
  seeker: Member,
  wanted: Pick<Wanted, 'id' | 'role'>,
  ranked: readonly Ranked[],
  candidates: readonly Candidate[],
): Promise<Card[]> {
  const cards: Card[] = [];
  for (const { insiderId, reasons } of ranked) {
    const candidate = candidates.find(({ member }) => member.id === insiderId);
    if (!candidate) continue;
    const suggestionId = unit.world.ports.ids.next();
    await unit.tx.addSuggestion(
      { id: suggestionId, seekerId: seeker.id, insiderId, requestId: wanted.id, role: wanted.role, reasons },
      unit.now,
    );
    cards.push({ suggestionId, view: insiderForSeeker(candidate.member, candidate.insider, null), reasons });
  }
  return cards;
}

/** A wait button must know the role: a search that found nobody is kept as a draft, which becomes the request. */
export async function keepSearch(
  unit: Unit,
  seeker: Member,
  wanted: Pick<Wanted, 'id' | 'role'>,
): Promise<string> {
  await unit.tx.addDraft(
    {
      id: wanted.id,
      memberId: seeker.id,
      form: 'search',
      subjectId: null,
      values: { role: wanted.role },
      answer: null,
    },
    unit.now,
  );
  return wanted.id;
}
