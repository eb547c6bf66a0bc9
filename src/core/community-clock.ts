// One community's clock, which only the playground moves: forward, by an offset that the database keeps.

import type { App } from './app.ts';
import type { Community } from './model.ts';
import type { Clock, Store } from './ports.ts';

export type CommunityClock = {
  /** The community's time. */
  now(): Date;
  /** IANA zone of the community. */
  zone: string;
  /** To the next nudge; deadlines on the way pass. Stays where it is when nothing is planned. */
  skipToNext(): Promise<void>;
  /** Forward by this many ms; what falls due on the way is delivered. */
  skip(ms: number): Promise<void>;
};

/** Deadlines that pass without bringing a message are stepped over, but not for ever. */
const MOST_STEPS = 25;
const SETTLED_WITHIN_MS = 5_000;

export function createCommunityClock(
  parts: { store: Store; clock: Clock; sweep: App['sweep'] },
  community: Community,
): CommunityClock {
  let offsetMs = community.clockOffsetMs;
  const now = () => new Date(parts.clock.now().getTime() + offsetMs);

  async function moveTo(at: Date): Promise<void> {
    offsetMs = Math.max(offsetMs, at.getTime() - parts.clock.now().getTime());
    await parts.store.moveClock(community.id, offsetMs);
    await parts.sweep();
  }

  const nextMoment = () => parts.store.transaction(community.id, (tx) => tx.nextMoment());

  /** What is being sent at this moment decides what comes next, so it is waited for. */
  async function settle(): Promise<void> {
    const end = performance.now() + SETTLED_WITHIN_MS;
    while (performance.now() < end) {
      const next = await nextMoment();
      if (next?.what !== 'nudge' || next.at > now()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Past a moment by a second, so that "due at" and "now" never stand on a knife's edge. */
  const moveBeyond = (at: Date) => moveTo(new Date(Math.max(at.getTime() + 1_000, now().getTime())));

  return {
    now,
    zone: community.timeZone,
    async skip(ms) {
      const end = new Date(now().getTime() + Math.max(0, ms));
      // From moment to moment: a single leap over somebody's working hours would lose them the whole day.
      for (let step = 0; step < MOST_STEPS; step++) {
        await settle();
        const next = await nextMoment();
        // Still due after settling: it can't be sent at present, and nobody waits for it here.
        if (!next || next.at <= now() || next.at >= end) break;
        await moveBeyond(next.at);
      }
      await settle();
      await moveTo(end);
    },
    async skipToNext() {
      await settle();
      for (let step = 0; step < MOST_STEPS; step++) {
        const next = await nextMoment();
        if (!next) return;
        await moveBeyond(next.at);
        if (next.what === 'nudge') return;
      }
    },
  };
}
