// The real local-slack binary: a small open-source Slack server with a web page, started per test file.
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Json } from './shapes.ts';

const require = createRequire(import.meta.url);

/** Where the optional dependency put the binary. Throws where npm skipped it (it exists for Linux x64 only). */
const binary = () => {
  const path = join(dirname(require.resolve('local-slack-linux-x64/package.json')), 'bin', 'local-slack');
  accessSync(path, constants.X_OK);
  return path;
};

/**
 * Null if the binary can run here, otherwise the reason, for a test to name what it leaves out.
 * With REQUIRE_ALL=1 absence is an error instead.
 */
export function localSlackAvailable(): string | null {
  try {
    binary();
    return null;
  } catch {
    const reason = `local-slack is not installed here (${process.platform} ${process.arch}; it is an optional dependency for linux x64)`;
    if (process.env.REQUIRE_ALL === '1') throw new Error(`REQUIRE_ALL=1, but ${reason}`);
    return reason;
  }
}

/** Becomes the binary, and ends it when our end of stdin closes: a test process may be killed without notice. */
const TIED = 'exec 3<&0; (cat <&3; kill $$) >/dev/null 2>&1 & exec "$0" "$@" 3<&- </dev/null';

const exited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** The address that the server prints when it listens; fails with its output if it ends, or after 20 s. */
const addressOf = (child: ChildProcessByStdio<Writable, Readable, Readable>) =>
  new Promise<string>((resolve, reject) => {
    let output = '';
    const fail = () => reject(new Error(`local-slack did not start:\n${output}`));
    const impatience = setTimeout(fail, 20_000);
    child.once('exit', fail);
    child.stderr.on('data', (text) => {
      output += text;
    });
    child.stdout.on('data', (text) => {
      output += text;
      const url = /Web UI:\s+(http:\S+)\s/.exec(output)?.[1];
      if (!url) return;
      clearTimeout(impatience);
      resolve(url);
    });
  });

const stopChild = async (child: ChildProcess) => {
  if (exited(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(impatience);
};

/**
 * Starts local-slack with this configuration (its YAML, as JSON) on a free port and in a folder of its own.
 * `port` pins the port, for a person who keeps the page open. `stop` ends it and removes the folder.
 */
export async function startLocalSlack(config: Json, port = 0) {
  const reason = localSlackAvailable();
  if (reason) throw new Error(reason);
  const folder = await mkdtemp(join(tmpdir(), 'find-insider-slack-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const files = ['--base-host', '127.0.0.1', '--files-dir', 'files'];
  const args = ['-c', TIED, binary(), '--config', 'config.json', '--port', `${port}`, ...files];
  const child = spawn('sh', args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  const stop = async () => {
    await stopChild(child);
    await rm(folder, { recursive: true, force: true });
  };
  const url = await addressOf(child).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, stop };
}
