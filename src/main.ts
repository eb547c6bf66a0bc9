// The composition root: configuration → database → queue → core → adapters, and closing in reverse. Nothing else.

import { fileURLToPath } from 'node:url';
import { createDiscordAdapter } from './adapters/discord/discord.ts';
import { readinessOf, startHttpServer } from './adapters/http.ts';
import { doorFor } from './adapters/playground/guard.ts';
import { HOME_ZONE, PLATFORM, TENANT } from './adapters/playground/people.ts';
import { createPlayground, type Playground } from './adapters/playground/playground.tsx';
import { eraseEmbeddedPostgres, startEmbeddedPostgres } from './adapters/postgres/embedded.ts';
import { eraseCommunity, hasOtherCommunities } from './adapters/postgres/fresh.ts';
import { applyMigrations } from './adapters/postgres/migrate.ts';
import { createStore } from './adapters/postgres/store.ts';
import { roleGraphFor } from './adapters/roles/deployment-roles.ts';
import { createSlackAdapter } from './adapters/slack/slack.ts';
import { systemClock, systemIds } from './adapters/system.ts';
import type { Config } from './config.ts';
import { type App, createApp } from './core/app.ts';
import { type CommunityClock, createCommunityClock } from './core/community-clock.ts';
import { namedRoles, roleCompletion } from './core/matching/complete-role.ts';
import type { Log, Messenger, Ports } from './core/ports.ts';
import { rereadProfiles } from './core/use-cases/reread-profiles.ts';
import { prepareQueue, type QueueConnection } from './jobs/connection.ts';
import { createAlarms } from './jobs/queue.ts';
import { startSweep } from './jobs/sweep.ts';
import { startWorker } from './jobs/worker.ts';

export type Running = {
  /** Where the web server answers. */
  url: string;
  app: App;
  playground: { act: Playground['act']; clock: CommunityClock } | null;
  /** Resolves after a whole sweep that began after this call. */
  sweep(): Promise<void>;
  /** Takes no more work, finishes what is under way, closes everything in reverse. Never rejects. */
  close(): Promise<void>;
};

const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const CONCURRENCY = 5;
const DRAIN_MS = 8_000;

/**
 * Starts everything that the configuration asks for. `fresh`: begin with an empty playground. Rejects with a sentence
 * that says what to do, and leaves nothing running.
 */
export async function startFindInsider(
  config: Config,
  log: Log,
  options: { fresh?: boolean } = {},
): Promise<Running> {
  const closers: [string, () => Promise<void> | void][] = [];
  const close = async () => {
    for (const [what, end] of closers.splice(0).reverse()) {
      await Promise.resolve(end()).catch((error: unknown) => log.error({ error }, `closing ${what} failed`));
    }
  };
  try {
    return await start(config, log, options.fresh ?? false, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  config: Config,
  log: Log,
  fresh: boolean,
  closers: [string, () => Promise<void> | void][],
  close: () => Promise<void>,
): Promise<Running> {
  const database = await openDatabase(config, log, fresh);
  closers.push(['the database', database.stop]);
  await applyMigrations({ url: database.url, folder: MIGRATIONS, log });
  const store = createStore({ url: database.url, log });
  closers.push(['the store', () => store.close()]);

  const connection: QueueConnection = config.redisUrl
    ? { kind: 'redis', url: config.redisUrl }
    : { kind: 'postgres', url: database.url };
  // Redis may come later, the sweep repairs; in PostgreSQL it brings the queue's tables up to date.
  await prepareQueue(connection).catch((error: unknown) => log.warn({ error }, 'The queue is not there yet'));
  const alarms = createAlarms({ connection, log });
  closers.push(['the queue', () => alarms.close()]);

  const roles = roleGraphFor(config.dataDir, (sentence) => log.warn({}, sentence));
  const messengers: Record<string, Messenger> = {};
  const ports: Ports = {
    store,
    messengers,
    alarms,
    clock: systemClock,
    ids: systemIds,
    log,
    roles,
  };
  const app = createApp(ports, config.timings);
  await rereadProfiles({ ports, timings: config.timings });

  const slack = config.slack
    ? createSlackAdapter({ ...config.slack, apiUrl: config.slack.apiUrl ?? undefined, app: () => app, log })
    : null;
  if (slack) messengers.slack = slack.messenger;
  const discord = config.discord
    ? createDiscordAdapter({
        ...config.discord,
        apiUrl: config.discord.apiUrl ?? undefined,
        app: () => app,
        completeRole: roleCompletion(namedRoles(roles)),
        log,
      })
    : null;
  if (discord) messengers.discord = discord.messenger;

  // A skipped clock needs a sweep that begins after the skip, not one that is under way.
  let sweepNow = () => app.sweep();
  const playground = config.playground
    ? await openPlayground(ports, store.prisma, app, config, () => sweepNow())
    : null;
  if (playground) messengers[PLATFORM] = playground.room.messenger;

  const worker = startWorker({ connection, app, log, concurrency: CONCURRENCY });
  closers.push(['the worker', () => worker.close(DRAIN_MS)]);
  const sweep = startSweep({ sweep: () => app.sweep(), log });
  closers.push(['the sweep', () => sweep.stop()]);
  sweepNow = () => sweep.runNow();

  if (slack) {
    closers.push(['Slack', () => slack.stop()]);
    await slack.start();
  }
  if (discord) {
    closers.push(['Discord', () => discord.stop()]);
    await discord.start();
  }
  await playground?.room.seed();

  const server = await startHttpServer({
    host: config.host,
    port: config.port,
    health: readinessOf({
      database: () => store.ping(),
      queue: () => alarms.check(),
      ...(slack
        ? { slack: async () => (slack.ready() ? undefined : Promise.reject(new Error('not connected'))) }
        : {}),
      ...(discord
        ? { discord: async () => (discord.ready() ? undefined : Promise.reject(new Error('not connected'))) }
        : {}),
      nudges: async () => `${await store.troubledNudges()} failed or unknown`,
    }),
    routes: playground?.room.routes,
    log,
  });
  if (playground) playground.door.port = Number(new URL(server.url).port);
  closers.push(['the web server', () => server.close()]);
  if (playground) closers.push(['the playground', () => playground.room.close()]);

  return {
    url: server.url,
    app,
    playground: playground && { act: playground.room.act, clock: playground.clock },
    sweep: () => sweep.runNow(),
    close,
  };
}

/** The given database, or an embedded one; with `fresh`, without the playground's community. */
async function openDatabase(
  config: Config,
  log: Log,
  fresh: boolean,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl) {
    await hasOtherCommunities(databaseUrl, PLATFORM).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new Error(
        `The database that DATABASE_URL names does not answer${code}. Check that it runs, and its address, user and password.`,
        { cause: error },
      );
    });
    if (fresh) await eraseCommunity(databaseUrl, PLATFORM);
    return { url: databaseUrl, stop: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({ dataDir, log });
  if (!fresh) return embedded;
  if (await hasOtherCommunities(embedded.url, PLATFORM)) {
    await eraseCommunity(embedded.url, PLATFORM);
    return embedded;
  }
  await embedded.stop();
  await eraseEmbeddedPostgres({ dataDir, log });
  return startEmbeddedPostgres({ dataDir, log });
}

async function openPlayground(
  ports: Ports,
  prisma: Parameters<typeof createPlayground>[0]['prisma'],
  app: App,
  config: Config,
  sweep: () => Promise<void>,
) {
  const { store, clock, ids, log } = ports;
  const fresh = { id: ids.next(), timeZone: HOME_ZONE, at: clock.now() };
  const community = await store.openCommunity({ platform: PLATFORM, tenantId: TENANT }, fresh);
  const time = createCommunityClock({ store, clock, sweep }, community);
  const door: { port?: number } = {};
  const room = createPlayground({
    prisma,
    app: () => app,
    time,
    log,
    ids,
    door: doorFor(config.host, () => door.port),
  });
  return { room, clock: time, door };
}
