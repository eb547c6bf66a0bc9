// Made-up communities for the benchmarks: their people, in PostgreSQL and in memory alike, and what is asked of them.

import type pg from 'pg';
import { ourGraph } from '../src/core/matching/our-graph.ts';
import { namesOf } from '../src/core/matching/role-names.ts';
import { isLookedUp } from '../src/core/matching/terms.ts';
import type { Candidate } from '../src/core/model.ts';
import { candidate } from '../test/core/matching/people.ts';
import { alternateTitles, reportedTitles } from './onet.ts';

/** `work`: a role's id or an occupation's code, by which a result is judged. */
export type Person = { id: string; title: string; work: string; candidate: Candidate };
export type Ask = { text: string; work: string };
export type World = {
  people(count: number): Person[];
  /** Such that somebody of these could answer. */
  asks(count: number, people: readonly Person[]): Ask[];
  /** Whether somebody in this work answers an ask made from that one. */
  answers(asked: string, held: string): boolean;
};

const LEVELS = ['', '', '', 'Senior ', 'Junior ', 'Lead ', 'Head of '];
const INDUSTRIES = ['Fintech', 'Healthcare', 'Retail', 'Education', 'Logistics', 'Government'];
const EMPLOYERS = 400;
const DAY = 86_400_000;
const ASKED_BEFORE = 0.7;

/** Titles of our own roles, or those that O*NET's folder reports; `next` gives numbers from 0 to 1. */
export function createWorld(next: () => number, onet?: string): World {
  const graph = ourGraph();
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const syllables = ['bra', 'vel', 'no', 'ka', 'tor', 'mi', 'lun', 'dex', 'fa', 'ro', 'zen', 'qui'];
  const employers = Array.from({ length: EMPLOYERS }, () => {
    const name = Array.from({ length: 4 }, () => pick(syllables)).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  const ours = graph.roles.map((role) => ({
    work: role.id,
    names: namesOf(role).flatMap(([name, tier, language]) =>
      tier === 'person' && language === null ? [name] : [],
    ),
  }));
  const reported = onet ? reportedTitles(onet) : [];
  const held = new Set(reported.map(({ occupation }) => occupation));
  const alternate = onet ? alternateTitles(onet).filter(({ occupation }) => held.has(occupation)) : [];
  const named = (titles: typeof reported): { name: string; work: string } => {
    if (onet) {
      const { title, occupation } = pick(titles);
      return { name: title, work: occupation };
    }
    const { names, work } = pick(ours);
    return { name: pick(names), work };
  };
  const answers = (asked: string, found: string) =>
    asked === found || (!onet && graph.related(asked).get(found)?.kind === 'same');
  return {
    people: (count) =>
      Array.from({ length: count }, () => {
        const { name, work } = named(reported);
        const title = onet ? name : `${pick(LEVELS)}${name}`;
        const id = uuid(next);
        const lastAskedAt =
          next() < ASKED_BEFORE ? new Date(Date.UTC(2026, 0, 1) + Math.floor(next() * 300) * DAY) : null;
        const insider = { employer: pick(employers), industry: pick(INDUSTRIES), lastAskedAt };
        return { id, title, work, candidate: candidate(id, title, { insider }) };
      }),
    asks: (count, people) => {
      const there = [...new Set(people.map(({ work }) => work))];
      const asks: Ask[] = [];
      while (asks.length < count) {
        const { name, work } = named(alternate);
        const dice = next();
        if (!there.some((each) => answers(work, each))) continue;
        if (dice < 0.15 && name.length > 6) asks.push({ text: mistyped(name, next), work });
        else if (dice < 0.25) asks.push({ text: `${name} in ${pick(INDUSTRIES)}`, work });
        else if (dice < 0.35) asks.push({ text: `${name} at ${pick(employers)}`, work });
        else asks.push({ text: name, work });
      }
      return asks;
    },
    answers,
  };
}

/** One letter left out, or two exchanged. */
function mistyped(name: string, next: () => number): string {
  const at = 2 + Math.floor(next() * (name.length - 4));
  return next() < 0.5
    ? name.slice(0, at) + name.slice(at + 1)
    : `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}

function uuid(next: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const AT_ONCE = 2_000;

/** Writes a community as the bot would have, one insider after the other. */
export async function fill(pool: pg.Pool, community: string, people: readonly Person[]): Promise<void> {
  const at = new Date();
  await pool.query(
    `INSERT INTO community (id, platform, tenant_id, created_at) VALUES ($1::uuid, 'bench', $3, $2)`,
    [community, at, community],
  );
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE).map((person) => person.candidate.insider);
    const ids = some.map(({ memberId }) => memberId);
    await pool.query(
      `INSERT INTO member (id, community_id, external_id, name, created_at)
       SELECT id, $1::uuid, id::text, 'Somebody', $3::timestamptz FROM unnest($2::uuid[]) id`,
      [community, ids, at],
    );
    await pool.query(
      `INSERT INTO insider (member_id, community_id, title, employer, industry, years, past_roles, topics,
         places_per_month, max_minutes, shown_as, last_asked_at, terms, terms_version, created_at, updated_at)
       SELECT id, $1::uuid, title, employer, industry, 5, '{}', '{}', 2, 30, 'name', asked, terms, 'bench', $8::timestamptz, $8::timestamptz
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
         AS t(id, title, employer, industry, asked, terms)`,
      [
        community,
        ids,
        some.map(({ title }) => title),
        some.map(({ employer }) => employer),
        some.map(({ industry }) => industry),
        some.map(({ lastAskedAt }) => lastAskedAt),
        some.map(({ terms }) => terms),
        at,
      ],
    );
    const terms = some.flatMap(({ memberId, lastAskedAt, terms: all }) =>
      all
        .split(' ')
        .filter(isLookedUp)
        .map((term) => ({ term, memberId, lastAskedAt })),
    );
    await pool.query(
      `INSERT INTO insider_term (community_id, term, member_id, last_asked_at)
       SELECT $1::uuid, t.* FROM unnest($2::text[], $3::uuid[], $4::timestamptz[]) AS t`,
      [
        community,
        terms.map(({ term }) => term),
        terms.map(({ memberId }) => memberId),
        terms.map(({ lastAskedAt }) => lastAskedAt),
      ],
    );
  }
}
