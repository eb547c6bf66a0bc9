// The search for who may fit: one read through the index over terms, whatever the size of the community. Written in SQL,
// because it is the one read that every command waits for.

import type { Lookup } from '../../core/matching/lookups.ts';
import type { Candidate } from '../../core/model.ts';

/** Whoever asks has a connection; rows come as the driver reads them. */
export type Query = (sql: string, values: unknown[]) => Promise<Record<string, unknown>[]>;

// Lookups come in their order and stop as soon as there are enough, so the time depends on who is read, not on who is
// there. Whoever is paused or gone is passed over in the index, or they, whom nobody asks, would stand before the others.
// Of one lookup at most `$6`, and where a second term is asked for too, looked for among 1,000: a very common term
// must cost no more than a rare one. (The other term by a scalar subquery: an EXISTS may be turned into a hash of everybody
// who has it, in all communities.) Profiles are joined last, in order, and only until there are enough.
const BY_TERMS = `
  SELECT i.member_id, i.title, i.employer, i.industry, i.years, i.past_roles, i.topics,
    i.places_per_month, i.max_minutes, i.booking_url, i.shown_as, i.paused_until, i.extra_places, i.extra_month,
    i.last_asked_at, i.terms,
    m.external_id, m.name, m.time_zone, m.background, m.employer AS own_employer, m.avoids_employer, m.helped_count, m.left_at,
    found.hits
  FROM (
    SELECT member_id, min(place) AS place, last_asked_at, (sum(count(*)) OVER ())::int AS hits FROM (
      SELECT hit.member_id, hit.last_asked_at, look.place
      FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS look(term, also, place),
      LATERAL (
        SELECT t.member_id, t.last_asked_at FROM (
          SELECT member_id, last_asked_at FROM insider_term
          WHERE community_id = $1::uuid AND term = look.term AND (hidden_until IS NULL OR hidden_until <= $4)
          ORDER BY last_asked_at NULLS FIRST, member_id
          LIMIT 1000
        ) t
        WHERE look.also IS NULL OR (
          SELECT true FROM insider_term o
          WHERE o.member_id = t.member_id AND o.term = ANY (string_to_array(look.also, ' ')) LIMIT 1)
        ORDER BY t.last_asked_at NULLS FIRST, t.member_id
        LIMIT $6
      ) hit
      LIMIT $5
    ) hits
    GROUP BY member_id, last_asked_at
    ORDER BY min(place), last_asked_at NULLS FIRST, member_id
  ) found
  JOIN insider i ON i.member_id = found.member_id
  JOIN member m ON m.id = found.member_id AND m.community_id = $1::uuid
  WHERE m.left_at IS NULL AND (i.paused_until IS NULL OR i.paused_until <= $4)
  ORDER BY found.place, found.last_asked_at NULLS FIRST, found.member_id
  LIMIT $6`;

const MATCHES = `
  SELECT insider_id, place_month, state, count(*)::int AS count FROM match
  WHERE community_id = $1::uuid AND insider_id = ANY ($2::uuid[])
    AND (place_month IS NOT NULL OR state IN ('offered', 'lapsed'))
  GROUP BY 1, 2, 3`;

const NAMES = new Map([
  [BY_TERMS, 'find_insider_by_terms'],
  [MATCHES, 'find_insider_matches'],
]);

/** The name under which PostgreSQL keeps the plan of these statements, which takes as long as running them; else ''. */
export const statementName = (sql: string): string => NAMES.get(sql) ?? '';

/** As `Tx.candidates` promises. */
export async function candidatesByTerms(
  query: Query,
  communityId: string,
  lookups: readonly Lookup[],
  now: Date,
  limit: number,
): Promise<Candidate[]> {
  const terms = lookups.map(({ term }) => term);
  const also = lookups.map(({ also: some }) => some?.join(' ') ?? null);
  const read = async (hits: number) =>
    (await query(BY_TERMS, [communityId, terms, also, now, hits, limit])) as FoundRow[];
  const first = await read(limit * 2);
  // The same few under many lookups: others may stand under the later ones.
  const cutShort = first.length < limit && (first[0]?.hits ?? 0) >= limit * 2;
  const some = cutShort ? await read(limit * lookups.length) : first;
  if (some.length === 0) return [];
  const counts = (await query(MATCHES, [communityId, some.map((row) => row.member_id)])) as CountRow[];
  const byInsider = new Map<string, CountRow[]>();
  for (const row of counts) {
    const same = byInsider.get(row.insider_id);
    if (same) same.push(row);
    else byInsider.set(row.insider_id, [row]);
  }
  return some.map((row) => candidateOf(row, byInsider.get(row.member_id) ?? []));
}

type FoundRow = {
  member_id: string;
  title: string;
  employer: string | null;
  industry: string;
  years: number;
  past_roles: string[];
  topics: string[];
  places_per_month: number;
  max_minutes: number;
  booking_url: string | null;
  shown_as: string;
  paused_until: Date | null;
  extra_places: number;
  extra_month: string | null;
  last_asked_at: Date | null;
  terms: string;
  external_id: string;
  name: string;
  time_zone: string | null;
  background: string | null;
  own_employer: string | null;
  avoids_employer: boolean;
  helped_count: number;
  left_at: Date | null;
  /** How often somebody was found, over all rows. */
  hits: number;
};
type CountRow = { insider_id: string; place_month: string | null; state: string; count: number };

function candidateOf(row: FoundRow, counts: readonly CountRow[]): Candidate {
  const yesesByMonth: Record<string, number> = {};
  for (const { place_month: month, count } of counts)
    if (month) yesesByMonth[month] = (yesesByMonth[month] ?? 0) + count;
  const inState = (state: string) =>
    counts.reduce((sum, each) => (each.state === state ? sum + each.count : sum), 0);
  return {
    insider: {
      memberId: row.member_id,
      title: row.title,
      employer: row.employer,
      industry: row.industry,
      years: row.years,
      pastRoles: row.past_roles,
      topics: row.topics,
      placesPerMonth: row.places_per_month,
      maxMinutes: row.max_minutes,
      bookingUrl: row.booking_url,
      shownAs: row.shown_as === 'role' ? 'role' : 'name',
      pausedUntil: row.paused_until,
      extraPlaces: row.extra_places,
      extraMonth: row.extra_month,
      lastAskedAt: row.last_asked_at,
      terms: row.terms,
    },
    member: {
      id: row.member_id,
      externalId: row.external_id,
      name: row.name,
      timeZone: row.time_zone,
      background: row.background,
      employer: row.own_employer,
      avoidsEmployer: row.avoids_employer,
      helpedCount: row.helped_count,
      leftAt: row.left_at,
    },
    yesesByMonth,
    unanswered: inState('offered'),
    lapsed: inState('lapsed'),
  };
}
