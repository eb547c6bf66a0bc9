import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareQueue } from '../../src/jobs/connection.ts';
import { payloadSchema, toJob } from '../../src/jobs/definitions.ts';
import { createAlarms } from '../../src/jobs/queue.ts';
import { createTestDatabase, runOn, type TestDatabase } from '../support/database.ts';
import { leftOut } from '../support/left-out.ts';
import { silentLog } from '../support/log.ts';
import { redisAvailable, startRedis } from '../support/redis.ts';
import { describeQueue } from './queue-contract.ts';

describeQueue('PostgreSQL', async () => {
  const database = await createTestDatabase();
  return {
    connection: { kind: 'postgres', url: database.url },
    wipe: () => runOn(database.url, 'truncate bullmq.job, bullmq.event, bullmq.meta cascade'),
    stop: () => database.drop(),
  };
});

if (redisAvailable()) {
  describeQueue('Redis', async () => {
    const redis = await startRedis();
    const client = new Redis(redis.url);
    return {
      connection: { kind: 'redis', url: redis.url },
      wipe: async () => {
        await client.flushall();
      },
      stop: async () => {
        client.disconnect();
        await redis.stop();
      },
    };
  });
} else {
  leftOut('the queue on Redis', 'redis-server is not installed');
}

describe('the tables of the queue', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('are made once when several processes start together, in a schema of their own', async () => {
    const before = await tablesIn(database.url, 'public');
    await Promise.all(Array.from({ length: 5 }, () => prepareQueue({ kind: 'postgres', url: database.url })));
    expect(await tablesIn(database.url, 'bullmq')).toContain('job');
    expect(await tablesIn(database.url, 'public')).toEqual(before);
  });

  it('are found although the URL has options of its own', async () => {
    const url = `${database.url}?options=-c%20statement_timeout%3D5000`;
    const alarms = createAlarms({ connection: { kind: 'postgres', url }, log: silentLog });
    await expect(alarms.check()).resolves.toBeUndefined();
    await alarms.close();
  });
});

describe('a job', () => {
  const alarm = {
    communityId: '0b3f7a52-3c1c-4c39-8a0f-6a3a1d0e9f11',
    nudgeId: '5d0f6a3e-9d3b-4b7e-8f57-2d8c4b1a7e22',
    generation: 3,
    delayMs: 1.5,
  };

  it('has an id made of its task, its nudge and its generation, without the colons that BullMQ refuses', () => {
    expect(toJob({ ...alarm, task: 'send' }).opts.jobId).toBe(`n-${alarm.nudgeId}-3`);
    expect(toJob({ ...alarm, task: 'revise' }).opts.jobId).toBe(`r-${alarm.nudgeId}-3`);
  });

  it('is delayed by whole milliseconds, never by less than none', () => {
    expect(toJob({ ...alarm, task: 'send' }).opts.delay).toBe(2);
    expect(toJob({ ...alarm, task: 'send', delayMs: -5 }).opts.delay).toBe(0);
  });

  it('carries ids and nothing else', () => {
    const { communityId, nudgeId } = alarm;
    expect(payloadSchema.safeParse({ communityId, nudgeId }).success).toBe(true);
    expect(payloadSchema.safeParse({ communityId, nudgeId, name: 'Ada' }).success).toBe(false);
    expect(payloadSchema.safeParse({ communityId, nudgeId: 'Ada' }).success).toBe(false);
  });
});

async function tablesIn(url: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = $1 order by 1',
    [schema],
  );
  await client.end();
  return rows.map(({ name }) => name);
}
