// Where the queue lives: tables in a schema of their own beside the bot's database, or Redis. Everything that differs
// between the two is here; queue.ts and worker.ts do not know which one they use.

import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type RedisOptions,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

export type QueueConnection = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string };

/** BullMQ's tables. The bot's own are in `public`, so neither's migrations see the other's. */
const SCHEMA = 'bullmq';
const CONNECT_WITHIN_MS = 1_000;
/** A connection that went silent (a lost route, a frozen server) is given up after this long. */
const QUERY_WITHIN_MS = 10_000;

/** BullMQ's own backends behind one connection type. A worker waits for its server; a queue refuses at once. */
const backendFor: BackendFactory<IQueueBackend, QueueConnection> = (name, opts, role) => {
  const { kind, url } = opts.connection;
  const patient = role?.withBlockingConnection ?? false;
  return kind === 'postgres'
    ? createPostgresBackend(name, { ...opts, connection: { ...postgresOptions(url), schema: SCHEMA } }, role)
    : createRedisBackend(name, { ...opts, connection: redisOptions(url, patient) }, role);
};

export const { Queue, Worker } = withBackend(backendFor);

/**
 * Reaches the server and brings BullMQ's tables up to date; any number of processes may do so at once (BullMQ holds
 * an advisory lock). Rejects within seconds when the server is away. Always call it before a Queue or Worker is made:
 * those remember a first failure for good.
 */
export async function prepareQueue({ kind, url }: QueueConnection): Promise<void> {
  if (kind === 'postgres') await preparePostgres(url);
  else await preparePing(url);
}

async function preparePostgres(url: string): Promise<void> {
  // One statement of the migrations may take longer than QUERY_WITHIN_MS allows on a busy machine.
  const client = new pg.Client({ ...postgresOptions(url), query_timeout: 60_000 });
  // Without a listener, a server that goes away while we are connected would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end().catch(() => {});
  }
}

async function preparePing(url: string): Promise<void> {
  const client = new Redis(url, {
    ...redisOptions(url, false),
    lazyConnect: true,
    retryStrategy: () => null,
  });
  let cause: unknown;
  client.on('error', (error) => {
    cause = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    // ioredis itself only says "Connection is closed".
    throw cause ?? error;
  } finally {
    client.disconnect();
  }
}

/**
 * `options` inside a URL would replace BullMQ's own (its search_path), so they are handed over beside it: BullMQ adds
 * to those.
 */
function postgresOptions(url: string) {
  const address = new URL(url);
  const options = address.searchParams.get('options') ?? undefined;
  address.searchParams.delete('options');
  return {
    connectionString: address.href,
    ...(options === undefined ? {} : { options }),
    max: 4,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: QUERY_WITHIN_MS,
    keepAlive: true,
  };
}

function redisOptions(url: string, patient: boolean): RedisOptions {
  const shared = {
    url,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (times: number) => Math.min(times * 200, 2_000),
  };
  return patient
    ? { ...shared, maxRetriesPerRequest: null }
    : { ...shared, enableOfflineQueue: false, maxRetriesPerRequest: 0 };
}
