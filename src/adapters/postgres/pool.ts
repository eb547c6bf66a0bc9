// The connections to PostgreSQL: few, bounded in every wait, and never able to take the process down with them.

import pg from 'pg';
import type { Log } from '../../core/ports.ts';
import { withinOrThrow } from '../../core/within.ts';

export type Limits = {
  connections: number;
  /** Waiting for a connection. */
  connectMs: number;
  /** One statement, waiting for locks included; ended by the server. */
  statementMs: number;
  /** A transaction in which nothing happens; ended by the server. */
  idleInTransactionMs: number;
  /** A connection in use. Longer means that the server no longer answers: the connection is cut. */
  heldMs: number;
};

// A transaction lasts 10 s at most (store.ts): a statement ends before it, a cut comes after it.
export const LIMITS: Limits = {
  connections: 20,
  connectMs: 5_000,
  statementMs: 8_000,
  idleInTransactionMs: 12_000,
  heldMs: 20_000,
};

export type Pool = {
  pool: pg.Pool;
  /** A connection that may be held as long as its holder likes. */
  connectPatiently(): Promise<pg.PoolClient>;
  /** Waits some seconds for what is under way, then cuts it. Safe to call twice. */
  close(): Promise<void>;
};

/** Connects when first needed; a connection that breaks is replaced by the next use. */
export function createPool(url: string, log: Log, limits: Limits): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // The pool waits for this promise, which its types do not say.
    onConnect: (client) =>
      withinOrThrow(limits.connectMs, client.query(session(limits)), 'A new database connection'),
  });
  pool.on('error', (error) => log.warn({ error }, 'An idle database connection was lost.'));
  const held = cutWhenHeldTooLong(pool, log, limits.heldMs);
  let closing: Promise<void> | null = null;
  return {
    pool,
    connectPatiently: async () => {
      const client = await pool.connect();
      clearTimeout(held.get(client));
      return client;
    },
    close: () => {
      closing ??= end(pool, held);
      return closing;
    },
  };
}

// The driver adapter writes and reads timestamptz without their zone, so a session in any other zone would shift
// every moment. Set here rather than in the URL, which poolers and the user's own options may change.
function session(limits: Limits): string {
  return `set time zone 'UTC';
    set statement_timeout = ${limits.statementMs};
    set idle_in_transaction_session_timeout = ${limits.idleInTransactionMs}`;
}

// A server that stops answering (suspended, or a network that swallows packets) ends no statement and closes no
// socket. Without this, such connections would fill the pool until TCP gives up, a quarter of an hour later.
function cutWhenHeldTooLong(pool: pg.Pool, log: Log, heldMs: number): Map<pg.PoolClient, NodeJS.Timeout> {
  const held = new Map<pg.PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    const cut = () => {
      log.warn({ count: heldMs }, 'A database connection was held too long and is cut.');
      client.end().catch(() => {});
    };
    held.set(client, setTimeout(cut, heldMs).unref());
  });
  pool.on('release', (_error, client) => {
    clearTimeout(held.get(client));
    held.delete(client);
  });
  return held;
}

async function end(pool: pg.Pool, held: Map<pg.PoolClient, NodeJS.Timeout>): Promise<void> {
  const ended = pool.end();
  const patience = setTimeout(() => {
    for (const client of held.keys()) client.end().catch(() => {});
  }, 5_000);
  await ended.finally(() => clearTimeout(patience));
}
