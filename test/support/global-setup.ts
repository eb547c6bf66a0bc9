// Before all tests: one PostgreSQL for the whole run, in a temporary folder and without care for durability, or the
// one that TEST_DATABASE_URL names (its user must be allowed to create databases). See database.ts.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/adapters/postgres/embedded.ts';
import { applyMigrations } from '../../src/adapters/postgres/migrate.ts';
import { databaseUrl, runOn } from './database.ts';
import { silentLog } from './log.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { serverUrl: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer(process.env.TEST_DATABASE_URL);
  const template = `template_${randomUUID().replaceAll('-', '')}`;
  const teardown = async () => {
    await runOn(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
  try {
    await runOn(server.url, `create database ${template}`);
    const url = databaseUrl(server.url, template);
    if (existsSync(MIGRATIONS)) await applyMigrations({ url, folder: MIGRATIONS, log: silentLog });
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('testDatabase', { serverUrl: server.url, template });
  return teardown;
}

async function testServer(given: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (given) return { url: given, stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'find-insider-test-'));
  const postgresFlags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((flag) => [
    '-c',
    flag,
  ]);
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog, postgresFlags });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
