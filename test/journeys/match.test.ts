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

describe('a file as other programs write it', () => {
  it('may say its separator in a first line', () => {
    expect(whysFor('nurse', 'sep=;\r\ntitle;topics\r\nNurse;shifts, nights, pay\r\n')).toHaveLength(1);
    const { told } = tell('sep=;\ntitle;topics\nNurse;\n;shifts\n');
    expect(told).toContain('line 4 ');
  });

  it.each([
    ['Latin-1', Buffer.from('title\nInfirmière\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFtitle\nNurse\n', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('title\nNurse\n', 'utf16le')],
  ])('is told how to be saved when it is %s', (_, bytes) => {
    const { told, code } = tell(bytes);
    expect(code).toBe(2);
    expect(told).toContain('not UTF-8');
    expect(told).toContain('CSV UTF-8');
  });

  it.each(['[\n  { "title": "Nurse", "years": 3 }\n]', '{"title":"Nurse"}'])(
    'is told to be JSON when it ends in .csv: %s',
    (json) => {
      const { told, code } = tell(json);
      expect(code).toBe(2);
      expect(told).toContain('looks like JSON');
      expect(told).toContain('.json');
    },
  );
});

describe('what cannot be read in a row is told by its line', () => {
  it.each(['ten', '-5', '1998'])('years that are none: %s', (years) => {
    const { out, told, code } = tell(`title,years\nPilot,3\nNurse,${years}\n`);
    expect(told).toContain(`line 3 `);
    expect(told).toContain(`"${years}"`);
    expect(out).toContain('Nurse');
    expect(code).toBe(0);
  });

  it('a time zone that is none', () => {
    const { out, told } = tell('title,time zone\nNurse,Mars/Base\n');
    expect(told).toMatch(/line 2 .*"Mars\/Base"/);
    expect(out).toContain('Nurse');
  });

  it('cells beyond the last column, but for empty ones', () => {
    const { told } = tell('title,company\nDirector, Product,Acme\nNurse,Clinic,,\n');
    expect(told).toContain('line 2 has 3 cells for 2 columns');
    expect(told).not.toContain('line 3');
  });

  it('while years and zones as people write them are read silently', () => {
    const rows = ['Nurse,10 years,Berlin', 'Nurse,10+,Europe/Madrid', 'Nurse,3.5,US/Pacific', 'Nurse,,'];
    expect(tell(`title,years,timezone\n${rows.join('\n')}\n`).told).toBe('');
  });

  it('with nothing in it that would steer the terminal', () => {
    const { told } = tell('id,title,years\na\u001B[31m,Nurse,\u001B[2Jten\na\u001B[31m,Nurse,1\n');
    expect(told).toContain('repeats the id');
    expect(told).not.toContain('\u001B');
  });
});

describe('the table', () => {
  it('gives each person one line, however the title is written', () => {
    const { out } = tell(`title\n"Nurse\n\u001B[31min the\tclinic"\nNurse ${'x'.repeat(500_000)}\n`);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500);
    expect(out).not.toContain('\u001B');
  });

  it('shows the ask in one line without what would steer the terminal', () => {
    const { out } = tell('title\nNurse\n', '\u001B[2Jnurse\nplease');
    expect(out.split('\n')[0]).toBe('[2Jnurse please');
  });
});

describe('what scripts get', () => {
  it('has the title, and the row’s number where there is no id', () => {
    const insiders = file('people.csv', 'title\n\nPilot\nNurse\n');
    expect(JSON.parse(match({ insiders, ask: 'nurse', json: true }).out)).toEqual([
      {
        ask: 'nurse',
        results: [{ id: '2', title: 'Nurse', score: expect.any(Number), why: expect.any(String) }],
      },
    ]);
  });

  it('has an answer for every line, also for blank ones, and goes on behind one that cannot be used', () => {
    const insiders = file('people.csv', 'title\nNurse\n');
    const lines = ['nurse', '', 'x'.repeat(1_001), Buffer.from('infirmière', 'latin1'), 'nurse'];
    const asks = file(
      'asks.txt',
      Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
    );
    const { out, told, code } = match({ insiders, asks, json: true });
    const entries: { results: unknown[]; problem?: string }[] = JSON.parse(out);
    expect(entries.map(({ results }) => results.length)).toEqual([1, 0, 0, 0, 1]);
    expect(entries.map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      expect.stringContaining('longer than 1000'),
      expect.stringContaining('not UTF-8'),
      undefined,
    ]);
    expect(told).toMatch(/line 3 .*longer than 1000[\s\S]*line 4 .*not UTF-8/);
    expect(code).toBe(0);

    const table = match({ insiders, asks }).out;
    expect(table.match(/Nobody fits/g)).toHaveLength(1);
    expect(table).toContain('longer than 1000');
  });

  it('is an error when no ask can be used', () => {
    const insiders = file('people.csv', 'title\nNurse\n');
    expect(match({ insiders, ask: 'x'.repeat(1_001) }).code).toBe(2);
    expect(match({ insiders, asks: file('asks.txt', 'x'.repeat(1_001)) }).code).toBe(2);
    expect(match({ insiders, asks: file('asks.txt', Buffer.from('nurse\n', 'utf16le')) }).code).toBe(2);
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
