// What the bot relies on in its queue, whichever server is behind it.

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/core/ports.ts';
import { prepareQueue, Queue, type QueueConnection } from '../../src/jobs/connection.ts';
import { QUEUE_NAME } from '../../src/jobs/definitions.ts';
import { createAlarms } from '../../src/jobs/queue.ts';
import { type JobWorkerOptions, startWorker } from '../../src/jobs/worker.ts';
import { recordingLog } from '../support/log.ts';
import { tcpRelayTo } from '../support/tcp-relay.ts';
import { killWhileDelivering } from './crashing-worker.ts';
import { recordingApp } from './recording-app.ts';

const AN_HOUR = 3_600_000;

export type QueueServer = {
  connection: QueueConnection;
  /** Loses everything that was queued, as FLUSHALL does. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
};

export function describeQueue(name: string, start: () => Promise<QueueServer>): void {
  describe(`the queue on ${name}`, () => {
    let server: QueueServer;
    let log: ReturnType<typeof recordingLog>;
    const cleanUp: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      server = await start();
      await prepareQueue(server.connection);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      log = recordingLog();
      await server.wipe();
    });
    afterEach(async () => {
      for (const clean of cleanUp.splice(0).reverse()) await clean();
    });

    function alarms(connection = server.connection) {
      const made = createAlarms({ connection, log });
      cleanUp.push(() => made.close());
      return made;
    }
    function worker(app: JobWorkerOptions['app'], more: Partial<JobWorkerOptions> = {}) {
      const made = startWorker({ connection: server.connection, app, log, concurrency: 5, ...more });
      cleanUp.push(() => made.close(2_000));
      return made;
    }
    function rawQueue() {
      const queue = new Queue(QUEUE_NAME, { connection: server.connection });
      cleanUp.push(() => queue.close());
      return queue;
    }

    it('wakes the worker for each alarm when its delay is over, and not before', async () => {
      const [far, near, now] = [alarm({ delayMs: AN_HOUR }), alarm({ delayMs: 700 }), alarm({})];
      const app = recordingApp();
      worker(app);
      const { set } = alarms();
      await set([far]);
      await set([near]);
      await set([now]);
      await eventually(() => app.delivered).toEqual([now.nudgeId, near.nudgeId]);
    });

    it('hands over the ids, to deliver or to revise', async () => {
      const [send, revise] = [alarm({}), alarm({ task: 'revise' })];
      const app = recordingApp();
      worker(app);
      await alarms().set([send, revise, alarm({ ...send, task: 'revise' })]);
      await eventually(() => app.calls).toHaveLength(3);
      expect(app.calls).toContainEqual(['deliver', send.communityId, send.nudgeId]);
      expect(app.calls).toContainEqual(['revise', revise.communityId, revise.nudgeId]);
      expect(app.calls).toContainEqual(['revise', send.communityId, send.nudgeId]);
    });

    it('runs an alarm that was set several times once', async () => {
      const [twice, marker] = [alarm({}), alarm({})];
      const { set } = alarms();
      await set([twice, twice]);
      await set([twice, marker]);
      const app = recordingApp();
      worker(app, { concurrency: 1 });
      await eventually(() => app.delivered).toContain(marker.nudgeId);
      expect(app.delivered.filter((id) => id === twice.nudgeId)).toHaveLength(1);
    });

    it('runs the next generation of an alarm that is far off at once', async () => {
      const far = alarm({ delayMs: AN_HOUR });
      const app = recordingApp();
      worker(app);
      const { set } = alarms();
      await set([far]);
      await set([{ ...far, generation: 2, delayMs: 0 }]);
      await eventually(() => app.delivered).toEqual([far.nudgeId]);
    });

    it('takes a thousand alarms at once', async () => {
      const many = Array.from({ length: 1_000 }, () => alarm({}));
      await alarms().set(many);
      const app = recordingApp();
      worker(app, { concurrency: 20 });
      await eventually(() => new Set(app.delivered).size).toBe(1_000);
      expect(log.lines).toEqual([]);
    });

    it('tries a job again after the core failed', async () => {
      const one = alarm({});
      let failures = 1;
      const app = recordingApp(async () => {
        if (failures-- > 0) throw new Error('the database is away');
      });
      worker(app);
      await alarms().set([one]);
      await eventually(() => app.delivered).toEqual([one.nudgeId, one.nudgeId]);
      expect(log.lines).toHaveLength(1);
      expect(log.lines[0]).toMatchObject({ level: 'warn', fields: { nudge: one.nudgeId, kind: 'send' } });
    });

    it('runs a job again whose worker was killed, five times in a row, and completes it', async () => {
      const one = alarm({});
      await alarms().set([one]);
      for (let kill = 1; kill <= 5; kill++) {
        expect(await killWhileDelivering(server.connection)).toBe(one.nudgeId);
      }
      const app = recordingApp();
      worker(app, { stalledAfterMs: 300 });
      await eventually(() => app.delivered).toEqual([one.nudgeId]);
      await eventually(() => rawQueue().count()).toBe(0);
    }, 60_000);

    it('sets no alarm while its server is away, says so in the log, and rejects nothing', async () => {
      const wire = await tcpRelayTo(server.connection.url);
      const { set, check } = alarms({ ...server.connection, url: wire.url });
      await set([alarm({}), alarm({})]);
      expect(log.lines).toMatchObject([{ level: 'warn', fields: { count: 2 } }]);
      await expect(check()).rejects.toThrow();

      await wire.mend();
      const later = alarm({});
      await eventually(() => check().then(() => 'up', String)).toBe('up');
      await set([later]);
      const app = recordingApp();
      worker(app);
      await eventually(() => app.delivered).toEqual([later.nudgeId]);
      await wire.cut();
    });

    it('goes on, setting and working, after its server was away for a while', async () => {
      const wire = await tcpRelayTo(server.connection.url);
      await wire.mend();
      const connection = { ...server.connection, url: wire.url };
      const { set, check } = alarms(connection);
      const app = recordingApp();
      worker(app, { connection });
      const [before, during, after] = [alarm({}), alarm({}), alarm({})];
      await set([before]);
      await eventually(() => app.delivered).toEqual([before.nudgeId]);

      await wire.cut();
      await set([during]);
      expect(log.lines.map(({ text }) => text)).toContain(
        'Alarms could not be set; the sweep sets them again',
      );

      await wire.mend();
      await eventually(() => check().then(() => 'up', String)).toBe('up');
      await set([after, { ...during, generation: 2 }]);
      await eventually(() => new Set(app.delivered)).toEqual(
        new Set([before.nudgeId, after.nudgeId, during.nudgeId]),
      );
      cleanUp.push(() => wire.cut());
    });

    it('starts working when a server that was away at the start comes', async () => {
      const wire = await tcpRelayTo(server.connection.url);
      const app = recordingApp();
      worker(app, { connection: { ...server.connection, url: wire.url } });
      await eventually(() => log.lines).toHaveLength(1);
      const one = alarm({});
      await alarms().set([one]);
      await wire.mend();
      await eventually(() => app.delivered).toEqual([one.nudgeId]);
      cleanUp.push(() => wire.cut());
    });

    it('works on after everything queued was lost, with the next generation', async () => {
      const lost = alarm({ delayMs: AN_HOUR });
      const app = recordingApp();
      worker(app);
      const { set } = alarms();
      await set([lost]);
      await server.wipe();
      await set([{ ...lost, generation: 2, delayMs: 0 }]);
      await eventually(() => app.delivered).toEqual([lost.nudgeId]);
    });

    it('finishes the running job before a worker closes, and leaves the next one for others', async () => {
      const [running, next] = [alarm({}), alarm({})];
      let finish = () => {};
      const app = recordingApp(
        () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      );
      const first = worker(app, { concurrency: 1 });
      const { set } = alarms();
      await set([running]);
      await eventually(() => app.delivered).toEqual([running.nudgeId]);
      const closing = first.close(10_000);
      await set([next]);
      finish();
      await closing;
      expect(app.finished).toEqual([running.nudgeId]);

      const other = recordingApp();
      worker(other, { stalledAfterMs: 300 });
      await eventually(() => other.delivered).toEqual([next.nudgeId]);
    });

    it('waits for the running job and closes, although its server went away meanwhile', async () => {
      const wire = await tcpRelayTo(server.connection.url);
      await wire.mend();
      const connection = { ...server.connection, url: wire.url };
      let finish = () => {};
      const app = recordingApp(
        () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      );
      const first = worker(app, { connection });
      const one = alarm({});
      await alarms(connection).set([one]);
      await eventually(() => app.delivered).toEqual([one.nudgeId]);
      await wire.cut();
      const closing = first.close(10_000);
      finish();
      await closing;
      expect(app.finished).toEqual([one.nudgeId]);
    });

    it('cuts off a job that does not end within the limit, and another worker repeats it', async () => {
      const one = alarm({});
      const stuck = recordingApp(() => new Promise(() => {}));
      const first = worker(stuck, { stalledAfterMs: 300 });
      await alarms().set([one]);
      await eventually(() => stuck.delivered).toEqual([one.nudgeId]);
      await first.close(50);
      expect(log.lines[0]).toMatchObject({ level: 'warn', fields: { count: 1 } });
      const app = recordingApp();
      worker(app, { stalledAfterMs: 300 });
      await eventually(() => app.delivered).toEqual([one.nudgeId]);
    });

    it('queues nothing but two ids', async () => {
      const { generation, task, delayMs, ...idsOnly } = alarm({ delayMs: AN_HOUR });
      // A caller's mistake must not reach the queue either.
      const tooMuch = {
        ...idsOnly,
        generation,
        task,
        delayMs,
        message: 'I would love to hear about your day',
      };
      await alarms().set([tooMuch]);
      const [job] = await rawQueue().getDelayed();
      expect(job?.data).toEqual(idsOnly);
      expect(JSON.stringify(job?.asJSON())).not.toContain('your day');
    });

    it.each([
      ['more than ids', 'send', { ...someIds(), message: 'hello' }],
      ['no ids', 'send', {}],
      ['ids that are none', 'send', { communityId: '1', nudgeId: 'x' }],
      ['a task that it does not know', 'shout', someIds()],
    ])('drops a job with %s, logs no content, and goes on', async (_what, task, data) => {
      const good = alarm({});
      const app = recordingApp();
      worker(app, { concurrency: 1 });
      await rawQueue().add(task, data, { removeOnComplete: true });
      await alarms().set([good]);
      await eventually(() => app.calls).toEqual([['deliver', good.communityId, good.nudgeId]]);
      expect(log.lines).toEqual([
        { level: 'error', fields: { reason: 'bad-payload' }, text: 'A job that is not ours was dropped' },
      ]);
    });
  });
}

/** Patient, because a busy machine is slow; a test that passes does not wait. */
function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: 20_000 });
}

function someIds() {
  return { communityId: randomUUID(), nudgeId: randomUUID() };
}

function alarm(more: Partial<Alarm>): Alarm {
  return { ...someIds(), generation: 1, task: 'send', delayMs: 0, ...more };
}
