// A playground on a real database and a real HTTP server, with the scripted core behind it.

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { PrismaPg } from '@prisma/adapter-pg';
import { createPlayground, type Playground } from '../../../src/adapters/playground/playground.tsx';
import type { PlaygroundTime } from '../../../src/adapters/playground/time.ts';
import { PrismaClient } from '../../../src/generated/prisma/client.ts';
import { createTestDatabase } from '../database.ts';
import { silentLog } from '../log.ts';
import { createScriptedApp, type ScriptedApp } from './scripted-app.ts';

/** A Tuesday morning in London. */
export const MORNING = new Date('2026-11-24T09:30:00Z');

export type StartedPlayground = {
  playground: Playground;
  app: ScriptedApp;
  prisma: PrismaClient;
  time: PlaygroundTime & { set(at: Date): void };
  url: string;
  stop(): Promise<void>;
};

export async function startPlayground(): Promise<StartedPlayground> {
  const database = await createTestDatabase();
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  const time = stoppedTime();
  let counter = 0;
  const playground = createPlayground({
    prisma,
    app: () => app,
    time,
    log: silentLog,
    ids: { next: randomUUID, reference: () => `ref-${++counter}` },
  });
  const app = createScriptedApp(prisma);
  const server = serve({ fetch: playground.routes.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', resolve)));
  const { port } = server.address() as AddressInfo;
  return {
    playground,
    app,
    prisma,
    time,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      playground.close();
      await new Promise((resolve) => server.close(resolve));
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

/** A clock that only moves when it is told to. */
function stoppedTime(): StartedPlayground['time'] {
  let now = MORNING.getTime();
  return {
    zone: 'Europe/London',
    now: () => new Date(now),
    set: (at) => {
      now = at.getTime();
    },
    skip: async (ms) => {
      now += ms;
    },
    skipToNext: async () => {},
  };
}
