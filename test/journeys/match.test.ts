// `insider match` with files as organizers have them: what is read, what is told, and what scripts get.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { matchCommand } from '../../src/cli/match.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-insider-match-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Printed = { out: string; told: string; code: number };

/** What the command prints, what it says beside that, and how it ends. */
function match(options: { insiders: string; ask?: string; asks?: string; json?: boolean }): Printed {
  const printed = { out: '', told: '' };
  const catching = (stream: NodeJS.WriteStream, key: keyof typeof printed) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed[key] += String(text);
      return true;
    });
  const spies = [catching(process.stdout, 'out'), catching(process.stderr, 'told')];
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    matchCommand({ limit: '3', ...options });
    return { ...printed, code: process.exitCode };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

/** A spreadsheet in, the reasons for whoever is found out: "Used to work as chef". */
function whysFor(ask: string, csv: string): string[] {
  const [entry] = JSON.parse(match({ insiders: file('people.csv', csv), ask, json: true }).out);
  return entry.results.map(({ why }: { why: string }) => why);
}

const tell = (csv: string | Uint8Array, ask = 'nurse') => match({ insiders: file('people.csv', csv), ask });

describe('the lists in a cell', () => {
  it.each([
    ['semicolons', 'title,past roles\nNurse,chef; pilot\n'],
    ['bars', 'title,past roles\nNurse,chef | pilot\n'],
    ['lines', 'title,past roles\nNurse,"chef\npilot"\n'],
    ['commas, as in the bot’s own form', 'title,past roles\nNurse,"chef, pilot"\n'],
    ['semicolons in a file of semicolons', 'title;past roles\nNurse;"chef; pilot"\n'],
  ])('may be parted by %s', (_, csv) => {
    expect(whysFor('chef', csv)).toEqual(['Used to work as chef']);
    expect(whysFor('pilot', csv)).toEqual(['Used to work as pilot']);
  });

  it('keep their commas where something else parts them', () => {
    expect(whysFor('chef', 'title,past roles\nNurse,"Head Chef, Banquets; Pilot"\n').join()).toContain(
      'Head Chef, Banquets',
    );
    expect(whysFor('chef', 'title,past roles\nNurse,"Head Chef, Banquets;"\n').join()).toContain(
      'Head Chef, Banquets',
    );
  });
});

describe('the columns', () => {
  it.each(['Job Title,Employer', 'Position,Organisation', 'role,ORGANIZATION', 'current_title,company'])(
    'may be called %s',
    (header) => {
      expect(whysFor('nurse at Acme Clinic', `${header}\nNurse,Acme Clinic\n`).join()).toContain(
        'Acme Clinic',
      );
    },
  );

  it('may be called previous roles, too', () => {
    expect(whysFor('chef', 'title,Previous roles\nNurse,chef\n')).toHaveLength(1);
  });

  it('are called by their own name first', () => {
    expect(whysFor('nurse', 'role,title\nvolunteer,Nurse\n')).toHaveLength(1);
  });

  it('without a title are told, with the names that are known', () => {
    const { told, code } = tell('Name,Beruf\nAda,Nurse\n');
    expect(code).toBe(2);
    expect(told).toContain('Name, Beruf');
    for (const known of ['title', 'job title', 'company', 'employer', 'past roles', 'topics'])
      expect(told).toContain(known);
  });

  it('that are there twice are told, and the first is read', () => {
    const { out, told } = tell('title,Title,topics\nNurse,Pilot,\n');
    expect(told).toMatch(/line 1 .*"Title" twice; the first is read\./);
    expect(out).toContain('Nurse');
  });
});

describe('the command line of it', () => {
  const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<Printed>((resolve) => {
      const node = ['--import', import.meta.resolve('tsx'), CLI, 'match', ...args];
      execFile(process.execPath, node, (error, out, told) =>
        resolve({ out, told, code: Number(error?.code ?? 0) }),
      );
    });

  it('takes one --ask and points to --asks for more', { timeout: 60_000 }, async () => {
    const insiders = file('people.csv', 'title\nNurse\n');
    const { told, code } = await run('--insiders', insiders, '--ask', 'nurse', '--ask', 'pilot');
    expect(code).toBe(2);
    expect(told).toContain('--asks FILE');
  });

  it('explains in --help what parts a list and what the id is', { timeout: 60_000 }, async () => {
    const { out, code } = await run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/past roles and topics/i);
    expect(out).toMatch(/without an id/i);
  });
});
