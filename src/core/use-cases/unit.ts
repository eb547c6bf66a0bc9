// The unit of work that every use case shares: one transaction in one community, at one moment, collecting the
// alarms to set once it is committed.

import { type MatchEvent, nextMatchState, nextRequestState, type RequestEvent } from '../lifecycle.ts';
import { termsOf } from '../matching/terms.ts';
import type { Community, Insider, Match, Member, Nudge, NudgeKind, Request } from '../model.ts';
import { dueAt } from '../nudges.ts';
import type { Alarm, NudgeFilter, Ports, Tx } from '../ports.ts';
import type { Timings } from '../timings.ts';
import { zoneOf } from '../working-hours.ts';

export { zoneOf };

export type World = { ports: Ports; timings: Timings };

export type Unit = {
  tx: Tx;
  world: World;
  community: Community;
  /** The community's time. */
  now: Date;
  alarms: Alarm[];
};

/** The community's time: real time plus its offset. */
export function timeIn(world: World, community: Community): Date {
  return new Date(world.ports.clock.now().getTime() + community.clockOffsetMs);
}

/** Runs `work` in one transaction; after the commit, sets the alarms it collected. */
export async function inUnit<T>(
  world: World,
  community: Community,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  let alarms: Alarm[] = [];
  const result = await world.ports.store.transaction(community.id, (tx) => {
    const unit: Unit = { tx, world, community, now: timeIn(world, community), alarms: [] };
    alarms = unit.alarms;
    return work(unit);
  });
  if (alarms.length > 0) await world.ports.alarms.set(alarms);
  return result;
}

/** Writes a nudge row, due after what is delivered at `from` (default now), and plans its alarm. */
export async function schedule(
  unit: Unit,
  kind: NudgeKind,
  to: Member,
  about: { requestId?: string; matchId?: string; insiderId?: string; from?: Date },
): Promise<Date> {
  const due = dueAt(kind, about.from ?? unit.now, zoneOf(to, unit.community), unit.world.timings);
  const nudge: Nudge = {
    id: unit.world.ports.ids.next(),
    kind,
    recipientId: to.id,
    requestId: about.requestId ?? null,
    matchId: about.matchId ?? null,
    insiderId: about.insiderId ?? null,
    state: 'scheduled',
    dueAt: due,
    generation: 1,
    attempts: 0,
    ref: null,
    answer: null,
    revision: 'none',
  };
  await unit.tx.addNudge(nudge, unit.now);
  unit.alarms.push({
    communityId: unit.community.id,
    nudgeId: nudge.id,
    generation: nudge.generation,
    task: 'send',
    delayMs: Math.max(0, due.getTime() - unit.now.getTime()),
  });
  return due;
}

/** A job of its own for this attempt: the one that is running now still holds its id. */
export function setAlarmAgain(
  unit: Unit,
  { id, generation, attempts }: Pick<Nudge, 'id' | 'generation' | 'attempts'>,
  task: Alarm['task'],
  delayMs: number,
): void {
  const communityId = unit.community.id;
  unit.alarms.push({ communityId, nudgeId: id, generation: generation + 1000 * attempts, task, delayMs });
}

/** Cancels what is not sent yet, and has what was sent rewritten to what is true now. */
export async function settleNudges(unit: Unit, where: NudgeFilter, reason: string): Promise<void> {
  await unit.tx.cancelNudges(where, reason);
  for (const { id, generation } of await unit.tx.reviseNudges(where)) {
    unit.alarms.push({ communityId: unit.community.id, nudgeId: id, generation, task: 'revise', delayMs: 0 });
  }
}

/** Moves a match by the table, compare-and-set; false when the table or the row says no. Always before its request. */
export async function moveMatch(
  unit: Unit,
  match: Match,
  event: MatchEvent,
  actorId: string | null,
): Promise<boolean> {
  const to = nextMatchState(match.state, event);
  if (
    !to ||
    !(await unit.tx.moveMatch({ id: match.id, from: match.state, event, to, actorId, at: unit.now }))
  )
    return false;
  match.state = to;
  return true;
}

/** As `moveMatch`, for requests. */
export async function moveRequest(
  unit: Unit,
  request: Request,
  event: RequestEvent,
  actorId: string | null,
): Promise<boolean> {
  const to = nextRequestState(request.state, event);
  if (
    !to ||
    !(await unit.tx.moveRequest({ id: request.id, from: request.state, event, to, actorId, at: unit.now }))
  )
    return false;
  request.state = to;
  return true;
}

/** A pair that says nothing is not closed before `at`. */
export async function keepOpenUntil(unit: Unit, match: Match, at: Date): Promise<void> {
  if (!match.closesAt || at > match.closesAt) await unit.tx.updateMatch(match.id, { closesAt: at });
}

/** Whoever is asked whether they have met, wherever they read it, has the whole time to answer from now on. */
export async function timeToAnswer(unit: Unit, { kind }: Nudge, match: Match): Promise<void> {
  if (kind === 'did-you-meet' || kind === 'did-you-meet-again')
    await keepOpenUntil(unit, match, new Date(unit.now.getTime() + unit.world.timings.closeAfterMs));
}

/** The match as it is, held until the transaction ends: an answer of the same moment comes before or after. */
export async function holdMatch(unit: Unit, id: string): Promise<Match | null> {
  const match = await unit.tx.match(id);
  // Writing what never changes takes the row.
  if (match) await unit.tx.updateMatch(id, { offeredAt: match.offeredAt });
  return unit.tx.match(id);
}

/** Saves a profile with what the search finds it by. */
export function saveInsider(unit: Unit, insider: Omit<Insider, 'terms'>): Promise<void> {
  const graph = unit.world.ports.roles;
  return unit.tx.saveInsider({ ...insider, terms: termsOf(graph, insider) }, graph.version, unit.now);
}

/** A row that must exist because another row of the same community refers to it. */
export async function need<T>(found: Promise<T | null>, what: string): Promise<T> {
  const row = await found;
  if (row === null) throw new Error(`${what} is missing`);
  return row;
}
