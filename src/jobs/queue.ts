// Sets alarms: adds jobs that wake a worker. The database knows what is due, so an alarm that could not be set is
// logged and forgotten; the sweep sets it again.

import type { Alarms, Log } from '../core/ports.ts';
import { withinOrThrow } from '../core/within.ts';
import { prepareQueue, Queue, type QueueConnection } from './connection.ts';
import { type Payload, QUEUE_NAME, type Task, toJob } from './definitions.ts';
import { complainSometimes } from './patience.ts';

const SET_WITHIN_MS = 1_000;
const CLOSE_WITHIN_MS = 2_000;

export type QueueAlarms = Alarms & {
  /** Answers when the queue's server has; opens the queue at the first call. Rejects when it is away. For /readyz. */
  check(): Promise<void>;
  /** Never rejects, takes at most 2 s. */
  close(): Promise<void>;
};

/**
 * Alarms on BullMQ. Nothing is opened before the first use, so a server that is away at the start may come later.
 * `set` takes about a second at most (a millisecond more per alarm) and never rejects.
 */
export function createAlarms({ connection, log }: { connection: QueueConnection; log: Log }): QueueAlarms {
  let opened: ReturnType<typeof openQueue> | undefined;
  let closed = false;

  const queue = () => {
    if (closed) throw new Error('The queue is closed');
    opened ??= openQueue(connection, log).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };

  return {
    async set(alarms) {
      if (alarms.length === 0) return;
      const add = async () => (await queue()).addBulk(alarms.map(toJob));
      try {
        await withinOrThrow(SET_WITHIN_MS + alarms.length, add(), 'Setting alarms');
      } catch (error) {
        log.warn({ error, count: alarms.length }, 'Alarms could not be set; the sweep sets them again');
      }
    },
    async check() {
      await (await queue()).getBackend().getQueueMetaField('version');
    },
    async close() {
      closed = true;
      try {
        const queue = await withinOrThrow(CLOSE_WITHIN_MS / 2, Promise.resolve(opened), 'Opening the queue');
        // By force: nobody waits for an add any more, and saying goodbye to a server that is away never ends.
        if (queue)
          await withinOrThrow(CLOSE_WITHIN_MS / 2, queue.getBackend().close(true), 'Closing the queue');
      } catch (error) {
        log.warn({ error }, 'The queue did not close in order');
      }
    },
  };
}

async function openQueue(connection: QueueConnection, log: Log) {
  await prepareQueue(connection);
  const queue = new Queue<Payload, void, Task>(QUEUE_NAME, {
    // Nobody reads BullMQ's events; a hundred are enough to look at.
    connection,
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', complainSometimes(log, 'The queue reports a problem'));
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (error) {
    await queue.getBackend().close(true);
    throw error;
  }
}
