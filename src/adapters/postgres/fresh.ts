// Starting over: the playground's community is erased, and never anybody else's.

import pg from 'pg';

/** Whether the database holds a community of another platform. A database without our tables holds none. */
export async function hasOtherCommunities(url: string, platform: string): Promise<boolean> {
  return connected(url, async (client) => {
    if (!(await hasTables(client))) return false;
    const found = await client.query('SELECT 1 FROM community WHERE platform <> $1 LIMIT 1', [platform]);
    return found.rows.length > 0;
  });
}

/** Erases the communities of one platform with everything that belongs to them. */
export async function eraseCommunity(url: string, platform: string): Promise<void> {
  await connected(url, async (client) => {
    if (await hasTables(client)) await client.query('DELETE FROM community WHERE platform = $1', [platform]);
  });
}

async function hasTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT to_regclass('community') IS NOT NULL AS known`,
  );
  return rows[0]?.known === true;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
