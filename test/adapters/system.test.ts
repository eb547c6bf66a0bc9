import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLog, redact, systemClock, systemIds } from '../../src/adapters/system.ts';
import type { LogFields } from '../../src/core/ports.ts';

function logTo(lines: Record<string, unknown>[], level = 'info') {
  return createLog({ level, stream: { write: (line) => lines.push(JSON.parse(line)) } });
}

function logged(fields: LogFields, text = 'something happened'): Record<string, unknown> {
  const lines: Record<string, unknown>[] = [];
  logTo(lines).warn(fields, text);
  expect(lines).toHaveLength(1);
  return lines[0] ?? {};
}

describe('the log', () => {
  it('writes a line with its level, its time in UTC, its fields and its text', () => {
    expect(logged({ nudge: 'n1', count: 2, kind: 'offer' })).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      nudge: 'n1',
      count: 2,
      kind: 'offer',
      msg: 'something happened',
    });
  });

  it('lets no other field through, whatever a caller hands over', () => {
    const fields = { nudge: 'n1', name: 'Ada Lovelace', message: 'May I ask you something?' };
    expect(Object.keys(logged(fields)).sort()).toEqual(['level', 'msg', 'nudge', 'time']);
  });

  it('says of an error its name, its code and where it came from', () => {
    const { error } = logged({
      error: Object.assign(new TypeError('no such thing'), { code: 'ENOENT', path: '/x' }),
    });
    expect(error).toEqual({
      name: 'TypeError',
      code: 'ENOENT',
      stack: expect.stringMatching(/^TypeError: no such thing\n\s+at .*system\.test\.ts/),
    });
  });

  it('keeps to itself what an error quotes', () => {
    const quoting = [
      new Error('invalid input syntax for type uuid: "Ada Lovelace"'),
      new Error('Invalid `create()` invocation:\n{ data: { name: "Ada Lovelace" } }'),
      Object.assign(new Error('refused'), { detail: 'Ada Lovelace', response: { body: 'Ada Lovelace' } }),
      new Error('outside', { cause: new SyntaxError('Unexpected token, "Ada Lovelace" is not valid JSON') }),
      'Ada Lovelace',
      { name: 'Ada Lovelace' },
    ];
    for (const error of quoting) {
      expect(inspect(logged({ error }), { depth: null })).not.toContain('Lovelace');
    }
  });

  it('names what caused an error, and survives errors that cause themselves', () => {
    const error: Error = new Error('outer', {
      cause: Object.assign(new Error('inner'), { code: 'ECONNRESET' }),
    });
    expect(logged({ error }).error).toMatchObject({ cause: { name: 'Error', code: 'ECONNRESET' } });
    const circular = new Error('round');
    circular.cause = circular;
    expect(logged({ error: circular }).error).toMatchObject({ name: 'Error' });
  });

  it.each([
    ['xoxb-12-34-abcDEF', 'a bot token'],
    ['xoxe.xoxp-1-Mi0yLTEyMw', 'a rotated token'],
    ['xapp-1-A02-345-abcdef', 'an app-level token'],
    ['Bearer eyJhbGciOi.J9-_~+/=', 'a bearer token'],
    ['postgres://insider:hunter2@db.example:5432/insider', 'a database password'],
    ['postgresql://insider:p@ss/w0rd@db.example/insider', 'a password with odd letters'],
    ['redis://:hunter2@cache.example', 'a Redis password'],
    ['https://hooks.slack.com/commands/T1/234/5a6b', 'a response URL'],
    ['http://127.0.0.1:4000/actions/T1/234/5a6b', 'a response URL of another host'],
  ])('redacts %s (%s) in texts, reasons and errors', (secret) => {
    const secretParts = secret
      .split(/[/@:\s]+/)
      .filter((part) => /\d.*[a-z]|hunter2|ss\/w0rd|eyJ/i.test(part));
    expect(secretParts.length).toBeGreaterThan(0);
    const line = inspect(
      logged(
        { reason: `because of ${secret}`, error: new Error(`wrong: ${secret} (sorry)`) },
        `got ${secret}`,
      ),
      { depth: null },
    );
    for (const part of secretParts.filter((part) => !part.includes('example')))
      expect(line).not.toContain(part);
    expect(redact(`before ${secret} after`)).toMatch(/^before .* after$/);
  });

  it('leaves ordinary text alone', () => {
    const text =
      'GET http://127.0.0.1:3000/readyz took 12 ms; see https://example.org/a?b=c (xoxo, the bearer)';
    expect(redact(text)).toBe(text);
  });

  it('is as quiet as it was told to be', () => {
    const lines: Record<string, unknown>[] = [];
    const log = logTo(lines, 'error');
    log.info({}, 'one');
    log.warn({}, 'two');
    log.error({}, 'three');
    expect(lines).toMatchObject([{ level: 'error', msg: 'three' }]);
  });
});

describe('ids', () => {
  it('are UUIDs, each another one', () => {
    const ids = Array.from({ length: 100 }, () => systemIds.next());
    expect(new Set(ids).size).toBe(100);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('that members quote are six characters which nobody mistakes for another', () => {
    for (let i = 0; i < 200; i++) expect(systemIds.reference()).toMatch(/^[^\W_a-z015IOLSBZ28U]{6}$/);
  });
});

describe('the clock', () => {
  it('is the machine’s', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
