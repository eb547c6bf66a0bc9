// Wakes the core: takes jobs as they come due and asks the core to send or revise. Whether anything is still to be
// done, the row decides; running a job twice, or for nothing, does no harm.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { App } from '../core/app.ts';
import type { Log } from '../core/ports.ts';
import { withinOrThrow } from '../core/within.ts';
import { prepareQueue, type QueueConnection, Worker } from './connection.ts';
import { isTask, type Payload, payloadSchema, QUEUE_NAME } from './definitions.ts';
import { complainSometimes } from './patience.ts';

/** Until a worker tries again to reach a server that is away. */
const RETRY_AFTER_MS = 2_000;
/** How often a job may lose its worker before it is given up. A crash loop should end before its alarms do. */
const MAX_STALLED = 25;
/** For what should take no time unless the queue's server is away. */
const CUT_WITHIN_MS = 500;

export type JobWorker = {
  /** Takes no more jobs and waits for the running ones, about `limitMs` at most; then cuts off. Never rejects. */
  close(limitMs: number): Promise<void>;
};

export type JobWorkerOptions = {
  connection: QueueConnection;
  app: Pick<App, 'deliver' | 'revise'>;
  log: Log;
  /** Jobs at the same time in this process. */
  concurrency: number;
  /** A job whose worker has been silent this long is given to another (which notices within twice this time). */
  stalledAfterMs?: number;
};

/** Starts working as soon as the queue's server can be reached, and goes on through its restarts. */
export function startWorker(options: JobWorkerOptions): JobWorker {
  const { log } = options;
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const opened = open(options, closing.signal, running);

  return {
    async close(limitMs) {
      closing.abort();
      const start = performance.now();
      const remaining = () => Math.max(0, limitMs - (performance.now() - start));
      const worker = await withinOrThrow(remaining(), opened, 'Starting the worker').catch(() => null);
      if (!worker) return;
      // At once: the next lines take a moment in which it would fetch more.
      await worker.pause(true);
      try {
        if (await answers(worker))
          return await withinOrThrow(remaining(), worker.close(), 'Finishing the running jobs');
        // BullMQ would wait for the server for ever. The jobs matter, that they are ticked off does not.
        await withinOrThrow(remaining(), Promise.allSettled(running), 'Finishing the running jobs');
      } catch (error) {
        log.warn(
          { error, count: running.size },
          'The worker was cut off; another one repeats what was running',
        );
      }
      const cut = Promise.all([worker.close(true), worker.getBackend().close(true)]);
      await withinOrThrow(CUT_WITHIN_MS, cut, 'Closing the queue').catch(() => {});
    },
  };
}

function answers(worker: Awaited<ReturnType<typeof openWorker>>): Promise<boolean> {
  const asked = worker.getBackend().getQueueMetaField('version');
  return withinOrThrow(CUT_WITHIN_MS, asked, 'The queue').then(
    () => true,
    () => false,
  );
}

async function open(options: JobWorkerOptions, closing: AbortSignal, running: Set<Promise<void>>) {
  const complain = complainSometimes(options.log, 'The worker cannot reach the queue and tries again');
  while (!closing.aborted) {
    try {
      return await openWorker(options, running);
    } catch (error) {
      complain(error);
      await sleep(RETRY_AFTER_MS, undefined, { signal: closing }).catch(() => {});
    }
  }
  return null;
}

async function openWorker(
  { connection, app, log, concurrency, stalledAfterMs = 30_000 }: JobWorkerOptions,
  running: Set<Promise<void>>,
) {
  await prepareQueue(connection);
  const work = async (job: Job<unknown, void>) => {
    const done = run(job, app, log);
    running.add(done);
    try {
      await done;
    } finally {
      running.delete(done);
    }
  };
  const worker = new Worker<unknown, void>(QUEUE_NAME, work, {
    connection,
    autorun: false,
    concurrency,
    maxStalledCount: MAX_STALLED,
    lockDuration: stalledAfterMs,
    stalledInterval: stalledAfterMs,
    runRetryDelay: RETRY_AFTER_MS,
  });
  const complain = complainSometimes(log, 'The worker reports a problem');
  worker.on('error', complain);
  worker.on('failed', (job, error) => {
    log.warn(
      { ...ids(job?.data), kind: job?.name, error },
      'A job failed; it is tried again, in the end by the sweep',
    );
  });
  worker.on('stalled', () =>
    log.warn({ reason: 'stalled' }, 'A job lost its worker and is given to another'),
  );
  try {
    await worker.waitUntilReady();
  } catch (error) {
    await worker.getBackend().close(true);
    throw error;
  }
  worker.run().catch(complain);
  return worker;
}

async function run(job: Job<unknown, void>, app: Pick<App, 'deliver' | 'revise'>, log: Log): Promise<void> {
  // BullMQ 6.7's PostgreSQL backend now and then hands over a row of nulls: nobody's job, so nothing is dropped.
  if (job.id === undefined)
    return log.warn({ reason: 'empty-job' }, 'The queue handed over a job that is none');
  const payload = payloadSchema.safeParse(job.data);
  if (!payload.success || !isTask(job.name)) {
    // The payload itself is not logged: nobody knows what is in it.
    log.error({ reason: 'bad-payload' }, 'A job that is not ours was dropped');
    return;
  }
  const { communityId, nudgeId } = payload.data;
  if (job.name === 'send') await app.deliver(communityId, nudgeId);
  else await app.revise(communityId, nudgeId);
}

function ids(data: unknown): { community?: string; nudge?: string } {
  const payload = payloadSchema.safeParse(data);
  if (!payload.success) return {};
  const { communityId, nudgeId }: Payload = payload.data;
  return { community: communityId, nudge: nudgeId };
}
