// A worker in a process of its own, killed in the middle of a delivery.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { QueueConnection } from '../../src/jobs/connection.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { silentLog } from '../support/log.ts';

/** Starts the process, waits until it delivers, kills it with SIGKILL; gives the nudge that it was delivering. */
export async function killWhileDelivering(connection: QueueConnection): Promise<string> {
  const launcher = path.join(import.meta.dirname, '../support/run-typescript.mjs');
  const child = spawn(
    process.execPath,
    [launcher, fileURLToPath(import.meta.url), JSON.stringify(connection)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('delivering ')) return line.slice('delivering '.length);
    }
    throw new Error('The worker ended before it delivered');
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

/** What the process does: delivers for ever. */
export function main(args: string[]): void {
  const connection: QueueConnection = JSON.parse(args[0] ?? '');
  startWorker({
    connection,
    log: silentLog,
    concurrency: 1,
    stalledAfterMs: 300,
    app: {
      deliver: (_community, nudge) => {
        console.log(`delivering ${nudge}`);
        return new Promise(() => {});
      },
      revise: async () => {},
    },
  });
}
