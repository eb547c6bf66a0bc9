import { afterEach, describe, expect, it } from 'vitest';
import { type Sweep, startSweep } from '../../src/jobs/sweep.ts';
import { recordingLog } from '../support/log.ts';

const AN_HOUR = 3_600_000;
const started: Sweep[] = [];
afterEach(async () => {
  for (const sweep of started.splice(0)) await sweep.stop();
});

function start(sweep: () => Promise<void>, everyMs = AN_HOUR) {
  const log = recordingLog();
  const made = startSweep({ everyMs, sweep, log });
  started.push(made);
  return { ...made, log };
}

describe('the sweep', () => {
  it('runs at the start, and again and again', async () => {
    let runs = 0;
    start(async () => {
      runs++;
    }, 1);
    expect(runs).toBe(1);
    await expect.poll(() => runs).toBeGreaterThan(3);
  });

  it('logs a failure and goes on', async () => {
    let runs = 0;
    const { log } = start(async () => {
      if (runs++ === 0) throw new Error('the database is away');
    }, 1);
    await expect.poll(() => runs).toBeGreaterThan(1);
    expect(log.lines).toMatchObject([{ level: 'error', text: 'A sweep failed; the next one tries again' }]);
  });

  it('runs when asked, and does not reject what asked when it fails', async () => {
    let runs = 0;
    const { runNow } = start(async () => {
      runs++;
      throw new Error('no');
    });
    await runNow();
    expect(runs).toBe(2);
    await runNow();
    expect(runs).toBe(3);
  });

  it('never runs twice at a time; whoever asks while it runs waits for a whole run of its own', async () => {
    const ends: (() => void)[] = [];
    let [now, most] = [0, 0];
    const { runNow } = start(async () => {
      most = Math.max(most, ++now);
      await new Promise<void>((resolve) => ends.push(resolve));
      now--;
    });
    const done: string[] = [];
    const asked = [runNow().then(() => done.push('a')), runNow().then(() => done.push('b'))];
    ends[0]?.();
    await expect.poll(() => ends).toHaveLength(2);
    expect(done).toEqual([]);
    ends[1]?.();
    await Promise.all(asked);
    expect([ends.length, most]).toEqual([2, 1]);
  });

  it('stops after the run that is under way, and stays stopped', async () => {
    const ends: (() => void)[] = [];
    const { stop, runNow } = start(() => new Promise<void>((resolve) => ends.push(resolve)), 1);
    const waiting = runNow();
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    ends[0]?.();
    await stopping;
    await waiting;
    await runNow();
    expect(ends).toHaveLength(1);
  });
});
