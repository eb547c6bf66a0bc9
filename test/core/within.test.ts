import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { within, withinOrThrow } from '../../src/core/within.ts';

const never = () => new Promise<string>(() => {});

describe('waiting', () => {
  it('gives what comes in time, and passes on why it failed', async () => {
    expect(await within(60_000, Promise.resolve('done'), 'late')).toBe('done');
    expect(await withinOrThrow(60_000, Promise.resolve('done'), 'The work')).toBe('done');
    await expect(within(60_000, Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
    await expect(withinOrThrow(60_000, Promise.reject(new Error('broken')), 'It')).rejects.toThrow('broken');
  });

  it('ends without what does not come', async () => {
    expect(await within(1, never(), 'late')).toBe('late');
    await expect(withinOrThrow(1, never(), 'The lock')).rejects.toThrow('The lock took longer than 1 ms');
  });

  it('does not hear of a failure that comes too late', async () => {
    const failing = sleep(30).then(() => Promise.reject(new Error('broken')));
    expect(await within(1, failing, 'late')).toBe('late');
    await expect(failing).rejects.toThrow('broken');
  });
});
