// `insider start`: runs until Ctrl-C, then drains and ends with 0.

import { createLog } from '../adapters/system.ts';
import { type Config, parseConfig, readEnvironment } from '../config.ts';
import { startFindInsider } from '../main.ts';

export async function startCommand({ fresh = false }: { fresh?: boolean }): Promise<void> {
  const parsed = parseConfig(readEnvironment());
  if (!parsed.ok)
    return fail([
      'The settings need a change before the bot can start:',
      ...parsed.problems.map((p) => `  ${p}`),
    ]);
  const { config } = parsed;
  const log = createLog({ level: config.logLevel });
  const stopping = stopSignal();
  try {
    const running = await startFindInsider(config, log, { fresh });
    process.stdout.write(`\n${greeting(config, running.url)}\n\n`);
    await stopping;
    process.stdout.write('Stopping: finishing what is under way …\n');
    await running.close();
    process.exit(0);
  } catch (error) {
    fail([error instanceof Error ? error.message : String(error)]);
  }
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}

function greeting(config: Config, url: string): string {
  const lines = ['Find-Insider is running. Ctrl-C stops it.'];
  const shown = url.replace('127.0.0.1', 'localhost');
  if (config.slack) lines.push('Slack: connected.');
  if (config.discord) lines.push('Discord: connected.');
  if (config.playground) lines.push(`Open ${shown} in a browser: that is the playground.`);
  else lines.push(`Health: ${shown}/readyz`);
  if (config.playground && !['127.0.0.1', 'localhost', '::1'].includes(config.host)) {
    lines.push(
      `Careful: the playground listens on ${config.host}, where anyone who reaches it can act as anyone.`,
    );
  }
  return lines.map((line) => `  ${line}`).join('\n');
}

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
