// Where stories stand when a test begins: an offer made, a pair introduced; and what a test looks at afterwards.

import { expect } from 'vitest';
import { createLog } from '../../src/adapters/system.ts';
import type { Answer, Values } from '../../src/core/messages/model.ts';
import type { Match } from '../../src/core/model.ts';
import type { LogLine } from './log.ts';
import { ASK, messageOf, need, type Someone, textOf, type World } from './world.ts';

/** What people in these stories type; none of it may ever stand in a log. */
const PROFILE: Values = {
  title: 'Data Scientist at Northpay',
  employer: 'Northpay',
  topics: 'fraud models, Northpay culture',
  bookingUrl: 'https://cal.example/secret-slot',
};

export const says = (answer: Answer): string => textOf(messageOf(answer));

/** Presses again while the answer is "not saved yet", as the words ask: a busy machine is not a broken rule. */
export async function insist(act: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 10; tries++) {
    const answer = await act();
    if (answer.kind !== 'trouble' || !answer.text.startsWith('Not saved yet')) return answer;
  }
  throw new Error('still not saved after ten presses');
}

export type Pair = { maya: Someone; priya: Someone; matchId: string };

/** Maya has asked Priya; the offer is not delivered yet. */
export async function asked(world: World, ask: Values = {}, profile: Values = {}): Promise<Pair> {
  const [maya, priya] = [world.person('maya'), world.person('priya')];
  await priya.volunteers({ ...PROFILE, ...profile });
  expect(says(await maya.asks('data scientist', ask))).toContain('Sent.');
  return { maya, priya, matchId: (await onlyMatch(world)).id };
}

/** The offer is with Priya. */
export async function offered(world: World, ask: Values = {}, profile: Values = {}): Promise<Pair> {
  const pair = await asked(world, ask, profile);
  await world.ring();
  return pair;
}

/** Both have the introduction. */
export async function introduced(world: World, ask: Values = {}, profile: Values = {}): Promise<Pair> {
  const pair = await offered(world, ask, profile);
  expect(await pair.priya.answer('yes')).toEqual({ kind: 'noted' });
  await world.ring();
  return pair;
}

export async function allMatches(world: World): Promise<Match[]> {
  const communityId = await world.communityId();
  const rows = await world.store.prisma.match.findMany({ where: { communityId }, select: { id: true } });
  return world.read(async (tx) => {
    const matches: Match[] = [];
    for (const { id } of rows) matches.push(need(await tx.match(id), 'match'));
    return matches;
  });
}

export async function onlyMatch(world: World): Promise<Match> {
  const matches = await allMatches(world);
  expect(matches).toHaveLength(1);
  return need(matches[0], 'match');
}

export const memberOf = async (world: World, { actor }: Someone) =>
  world.store.prisma.member.findFirstOrThrow({
    where: { externalId: actor.externalId, community: { tenantId: actor.tenantId } },
  });

/** Everything that rules decide, without ids and moments: what a second click must leave as it is. */
export async function standing(world: World) {
  const { prisma } = world.store;
  const nudges = await prisma.nudge.findMany({ select: { kind: true, state: true, answer: true } });
  return {
    requests: await prisma.request.findMany({
      select: { state: true, role: true },
      orderBy: { role: 'asc' },
    }),
    matches: await prisma.match.findMany({ select: { state: true, placeMonth: true } }),
    nudges: nudges.map(({ kind, state, answer }) => `${kind} ${state} ${answer}`).sort(),
    steps: await prisma.history.count(),
    helped: await prisma.member.aggregate({ _sum: { helpedCount: true } }),
    insiders: await prisma.insider.findMany({ select: { extraPlaces: true, pausedUntil: true } }),
    messages: world.messenger.delivered.length,
  };
}

/** Every line, as the real log writes it, without names and without what was typed. */
export function expectNothingPersonal(lines: readonly LogLine[], typed: readonly string[] = []): void {
  const kept: string[] = [];
  const log = createLog({ level: 'trace', stream: { write: (line: string) => kept.push(line) } });
  for (const { level, fields, text } of lines) log[level](fields, text);
  const texts = [
    ASK.message,
    ASK.background,
    ...Object.values(PROFILE),
    'Maya',
    'Priya',
    'Northpay',
    ...typed,
  ];
  for (const text of texts.flatMap((each) => each ?? [])) expect(kept.join('')).not.toContain(text);
}
