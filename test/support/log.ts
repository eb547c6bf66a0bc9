// Logs for tests: one that forgets, and one that remembers.

import type { Log, LogFields } from '../../src/core/ports.ts';

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: LogFields; text: string };

/** A log whose lines a test can read. */
export function recordingLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: LogFields, text: string) => {
    lines.push({ level, fields, text });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
