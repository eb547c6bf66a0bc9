// Bringing one's own taxonomy: reading O*NET and ESCO, putting them under our roles, and undoing it.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  importRoles,
  listRoles,
  readRoleSources,
  removeRoles,
  roleGraphFor,
} from '../../src/adapters/roles/deployment-roles.ts';
import { importEsco } from '../../src/adapters/roles/import-esco.ts';
import { importOnet } from '../../src/adapters/roles/import-onet.ts';
import { UnusableRoles } from '../../src/adapters/roles/input.ts';
import { mergeSource } from '../../src/adapters/roles/merge-source.ts';
import { readRolesFile } from '../../src/adapters/roles/roles-file.ts';
import { keyOf, readWords } from '../../src/core/matching/read-title.ts';
import { buildRoleGraph, type RoleSource } from '../../src/core/matching/role-graph.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const KEEPER = '99-1011.00';
const PLANNER = '99-1012.00';
const PILOT = '99-1013.00';

let folder: string;
let dataDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taxonomy-'));
  dataDir = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => {
  for (const each of [folder, dataDir]) rmSync(each, { recursive: true, force: true });
});

type Rows = readonly (readonly string[])[];
type Onet = { occupations?: Rows; alternates?: Rows; reported?: Rows; related?: Rows; end?: string };

const OCCUPATIONS: Rows = [
  [KEEPER, 'Moon Garden Keepers', 'Keep gardens on the moon.'],
  [PLANNER, 'Registered Nurses', 'Nurse.'],
  [PILOT, 'Comet Ferry Pilots', 'Steer ferries.'],
];

/** Writes the four files. The rows are made up; the shapes are O*NET's. */
function onet({
  occupations = OCCUPATIONS,
  alternates = [],
  reported = [],
  related = [],
  end = '\n',
}: Onet = {}): void {
  const write = (file: string, rows: Rows) =>
    writeFileSync(join(folder, file), rows.map((row) => row.join('\t') + end).join(''));
  const code = 'O*NET-SOC Code';
  write('Occupation Data.txt', [[code, 'Title', 'Description'], ...occupations]);
  write('Alternate Titles.txt', [[code, 'Alternate Title', 'Short Title', 'Source(s)'], ...alternates]);
  write('Sample of Reported Titles.txt', [
    [code, 'Reported Job Title', 'Shown in My Next Move'],
    ...reported,
  ]);
  write('Related Occupations.txt', [
    [code, 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index'],
    ...related,
  ]);
}

const ESCO_HEADER = 'status,conceptType,conceptUri,iscoGroup,altLabels,preferredLabel,hiddenLabels';

function esco(body: string, header = ESCO_HEADER): string {
  const path = join(folder, 'occupations_en.csv');
  writeFileSync(path, `${header}\n${body}`);
  return path;
}

const meaning = (graph: ReturnType<typeof roleGraphFor>, name: string) =>
  graph.meanings(keyOf(readWords(name)))[0]?.roleId;

/** A graph of ours with few roles. */
const OURS: RoleSource = {
  source: 'ours',
  roles: [
    { id: 'nurse', name: 'nurse', aka: ['registered nurse', 'staff nurse'] },
    { id: 'accountant', name: 'accountant', aka: ['bookkeeper'], near: { nurse: 0.5 } },
    { id: 'auditor', name: 'auditor' },
  ],
};
const ours = buildRoleGraph([OURS], 'ours');

describe('reading O*NET', () => {
  it('gathers all names of an occupation, and takes what stands in brackets for a name of its own', () => {
    onet({
      alternates: [
        [KEEPER, 'Lunar Gardener', 'n/a', '08'],
        [KEEPER, 'Chief Crater Gardener (CCG)', 'CCG', '02'],
        [KEEPER, 'Certified Digger (Officer)', 'n/a', '02'],
      ],
      reported: [
        [KEEPER, 'Lunar Gardeners', 'Y'],
        [KEEPER, 'Dust Technician (Dust Tech)', 'N'],
      ],
    });
    const { source, reports } = importOnet(folder);
    expect(reports).toEqual([]);
    expect(source.roles.find(({ id }) => id === `onet:${KEEPER}`)).toEqual({
      id: `onet:${KEEPER}`,
      name: 'Moon Garden Keepers',
      aka: [
        'Lunar Gardeners',
        'Dust Technician',
        'Dust Tech',
        'Chief Crater Gardener',
        'CCG',
        'Certified Digger (Officer)',
      ],
      near: {},
    });
  });

  it('notes every related pair once, nearer for the shorter list, and no supplemental one', () => {
    onet({
      related: [
        [KEEPER, PILOT, 'Primary-Long', '6'],
        [PILOT, KEEPER, 'Primary-Short', '1'],
        [KEEPER, PLANNER, 'Supplemental', '11'],
      ],
    });
    const near = importOnet(folder).source.roles.map((role) => role.near);
    expect(near).toEqual([{ [`onet:${PILOT}`]: 0.7 }, {}, {}]);
  });

  it('reads files with a byte order mark and Windows line ends', () => {
    onet({ reported: [[KEEPER, 'Lunar Gardener', 'Y']], end: '\r\n' });
    const path = join(folder, 'Occupation Data.txt');
    writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8')}`);
    const { source, reports } = importOnet(folder);
    expect(reports).toEqual([]);
    expect(source.roles[0]).toMatchObject({ name: 'Moon Garden Keepers', aka: ['Lunar Gardener'] });
  });

  it('takes quotes literally', () => {
    onet({ reported: [[KEEPER, '"Lunar" Gardener', 'Y']] });
    expect(importOnet(folder).source.roles[0]?.aka).toEqual(['"Lunar" Gardener']);
  });

  it('reports each bad row by file and line, and goes on', () => {
    onet({
      occupations: [
        ...OCCUPATIONS,
        ['99', 'Nobody', ''],
        ['99-2000.00', ' ', ''],
        [KEEPER, 'Again', ''],
        ['short'],
      ],
      alternates: [
        ['88-8888.00', 'Stranger', 'n/a', '08'],
        [KEEPER, 'Lunar Gardener', 'n/a', '08'],
      ],
      reported: [[KEEPER, '', 'Y']],
      related: [
        [KEEPER, PILOT, 'Cousin', '1'],
        [KEEPER, '88-8888.00', 'Primary-Short', '1'],
      ],
    });
    const { source, reports } = importOnet(folder);
    expect(reports).toEqual(
      [
        'Occupation Data.txt line 5 has "99" where a code such as 11-1011.00 belongs; left out.',
        'Occupation Data.txt line 6 has no title; left out.',
        `Occupation Data.txt line 7 repeats the code ${KEEPER}; left out.`,
        'Occupation Data.txt line 8 has 1 columns instead of 3; left out.',
        'Sample of Reported Titles.txt line 2 has no title; left out.',
        'Alternate Titles.txt line 2 has the unknown code "88-8888.00"; left out.',
        'Related Occupations.txt line 2 has the unknown tier "Cousin"; left out.',
        'Related Occupations.txt line 3 has the unknown code "88-8888.00"; left out.',
      ].sort(byFileOrder(reports)),
    );
    expect(source.roles).toHaveLength(3);
    expect(source.roles[0]?.aka).toEqual(['Lunar Gardener']);
  });

  it('names every file that is missing', () => {
    onet();
    rmSync(join(folder, 'Alternate Titles.txt'));
    rmSync(join(folder, 'Related Occupations.txt'));
    expect(() => importRoles(folder, dataDir, NOW)).toThrow(
      /lacks Alternate Titles\.txt, Related Occupations\.txt: unpack/,
    );
  });

  it('says when a file is another one', () => {
    onet();
    writeFileSync(join(folder, 'Occupation Data.txt'), 'id,title\n1,Nurse\n');
    expect(() => importOnet(folder)).toThrow(
      /is not O\*NET's: its first line should name the columns O\*NET-SOC Code, Title/,
    );
  });
});

/** Which file is read first does not matter here. */
function byFileOrder(order: readonly string[]): (a: string, b: string) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}

describe('reading ESCO', () => {
  it('finds the columns by name, and the labels by the line breaks within quotes', () => {
    const path = esco(
      [
        'released,Occupation,http://data.example/esco/occupation/abc-1,2111,"lunar gardener\nmoon ""dust"" digger",moon garden keeper,moongarden keeper',
        'released,Occupation,http://data.example/esco/occupation/abc-2,2112,,"pilot, comet ferry",',
      ].join('\n'),
    );
    expect(importEsco(path)).toMatchObject({
      reports: [],
      source: {
        source: 'esco',
        roles: [
          {
            id: 'esco:abc-1',
            name: 'moon garden keeper',
            aka: ['lunar gardener', 'moon "dust" digger'],
          },
          { id: 'esco:abc-2', name: 'pilot, comet ferry', aka: [] },
        ],
      },
    });
  });

  it('reads a byte order mark, Windows line ends, and both forms of a name', () => {
    const path = esco('');
    const row = 'released,Occupation,http://x/o/a,1,"stargazer\r\nstar watcher",starman/starwoman,';
    writeFileSync(path, `\uFEFF${ESCO_HEADER}\r\n${row}\r\n`);
    expect(importEsco(path).source.roles).toEqual([
      { id: 'esco:a', name: 'starman/starwoman', aka: ['starman', 'starwoman', 'stargazer', 'star watcher'] },
    ]);
  });

  it('skips other concepts silently, and reports bad rows by the line where they begin', () => {
    const path = esco(
      [
        'released,ISCOGroup,http://x/o/g,1,,group,',
        'released,Occupation,http://x/o/a,1,"one\ntwo\nthree",keeper of moons,',
        'released,Occupation,http://x/o/b,1,"one\ntwo",,',
        'released,Occupation,,1,,nobody,',
        'released,Occupation,http://x/o/a,1,,keeper again,',
        'released,Occupation',
      ].join('\n'),
    );
    const { source, reports } = importEsco(path);
    expect(source.roles.map(({ id }) => id)).toEqual(['esco:a']);
    expect(reports).toEqual([
      'occupations_en.csv line 6 has no preferredLabel; left out.',
      'occupations_en.csv line 8 has "" where the address of a concept belongs; left out.',
      'occupations_en.csv line 9 repeats the concept a; left out.',
      'occupations_en.csv line 10 has 2 columns instead of 7; left out.',
    ]);
  });

  it('names the columns that are missing, and says when quotes do not close', () => {
    expect(() => importEsco(esco('1,2', 'conceptType,conceptUri'))).toThrow(
      /lacks the columns preferredLabel, altLabels/,
    );
    expect(() => importEsco(esco('released,Occupation,"http://x'))).toThrow(/is not a readable CSV file/);
  });
});

describe('an imported taxonomy and our roles', () => {
  const merge = (roles: RoleSource['roles']) => mergeSource(ours, { source: 'theirs', roles });

  it('folds an occupation that ours knows by its name, and adds only the new names', () => {
    expect(
      merge([{ id: 't:1', name: 'Registered Nurses', aka: ['Staff Nurse', 'Bedside Carer', 'BSC-9'] }]).roles,
    ).toEqual([{ id: 'nurse', name: 'nurse', aka: ['Bedside Carer'], alone: ['BSC-9'], near: {} }]);
  });

  it('folds an occupation of whose names ours knows most', () => {
    const { roles } = merge([
      {
        id: 't:1',
        name: 'Nursing Occupations',
        aka: ['Nurse', 'Staff Nurse', 'Registered Nurse', 'Bedside Carer'],
      },
    ]);
    expect(roles).toMatchObject([{ id: 'nurse', aka: ['Nursing Occupations', 'Bedside Carer'] }]);
  });

  it('keeps another occupation as a role of its own, near to those of ours that its names speak of', () => {
    const aka = ['Accountant', 'Bookkeeper', 'Auditor', 'Ledger Wizard', 'Tally Maker', 'Abacus Sage'];
    expect(merge([{ id: 't:1', name: 'Accountants and Auditors', aka }]).roles).toEqual([
      {
        id: 't:1',
        name: 'Accountants and Auditors',
        aka: ['Ledger Wizard', 'Tally Maker', 'Abacus Sage'],
        alone: [],
        near: { accountant: 0.7, auditor: 0.7 },
      },
    ]);
  });

  it('leaves a name to ours where ours reads it as one of the roles that the occupation speaks of', () => {
    const aka = ['Accountant', 'Bookkeeper', 'Revenue Accountant', 'Ledger Wizard'];
    const { roles } = merge([{ id: 't:1', name: 'Accounting Occupations', aka: [...aka, 'Tally Maker'] }]);
    expect(roles[0]?.aka).toEqual(['Ledger Wizard', 'Tally Maker']);
  });

  it('takes one shared name for chance', () => {
    const { roles } = merge([{ id: 't:1', name: 'Moon Garden Keepers', aka: ['Auditor', 'Crater Auditor'] }]);
    expect(roles).toMatchObject([{ id: 't:1', aka: ['Crater Auditor'], near: {} }]);
  });

  it('maps nearness to the roles that occupations were folded into, but leaves our own pairs as we weighed them', () => {
    const { roles } = merge([
      { id: 't:1', name: 'Registered Nurses', near: { 't:2': 0.7, 't:3': 0.7 } },
      { id: 't:2', name: 'Moon Garden Keepers' },
      { id: 't:3', name: 'Accountants' },
    ]);
    expect(roles).toMatchObject([{ id: 'nurse', near: { 't:2': 0.7 } }, { id: 't:2' }]);
    const graph = buildRoleGraph([OURS, { source: 'theirs', roles }], 'both');
    expect(graph.related('nurse').get('t:2')?.closeness).toBe(0.7);
    expect(graph.related('nurse').get('accountant')?.closeness).toBe(0.5);
  });

  it('gives a name that several occupations claim to the one that is called so', () => {
    const { roles } = merge([
      { id: 't:1', name: 'Moon Garden Keepers', aka: ['Comet Ferry Pilot'] },
      { id: 't:2', name: 'Comet Ferry Pilots' },
    ]);
    expect(roles[0]?.aka).toEqual([]);
    const graph = buildRoleGraph([OURS, { source: 'theirs', roles }], 'both');
    expect(meaning(graph, 'comet ferry pilot')).toBe('t:2');
  });

  it('takes no name that says nothing, nor one of two letters', () => {
    const { roles } = merge([
      { id: 't:1', name: 'Moon Garden Keepers', aka: ['Supervisor', 'Engineer', 'MG'] },
    ]);
    expect(roles[0]).toMatchObject({ aka: [], alone: [] });
  });

  it('lets no ambiguous name of theirs come before ours', () => {
    const merged = mergeSource(ours, {
      source: 'theirs',
      roles: [{ id: 't:1', name: 'Moon Garden Keepers' }],
      ambiguous: { nurse: ['t:1'], MGK: ['t:1'] },
    });
    expect(merged.ambiguous).toEqual({ MGK: ['t:1'] });
  });
});

describe('what a deployment imported', () => {
  const trouble: string[] = [];
  const report = (sentence: string) => void trouble.push(sentence);
  beforeEach(() => trouble.splice(0));

  it('is found from the next start on, and gone after remove', () => {
    onet({ reported: [[PLANNER, 'Moonlight Ward Nurse Hero', 'Y']] });
    const before = roleGraphFor(dataDir, report);
    expect(meaning(before, 'Comet Ferry Pilot')).toBeUndefined();
    importRoles(folder, dataDir, NOW);
    const after = roleGraphFor(dataDir, report);
    expect(meaning(after, 'Comet Ferry Pilot')).toBe(`onet:${PILOT}`);
    expect(after.role(`onet:${PLANNER}`)).toBeUndefined();
    expect(after.version).toMatch(/^[0-9a-f]{16}$/);
    expect(after.version).not.toBe(before.version);

    expect(removeRoles('onet', dataDir)).toBe(true);
    const undone = roleGraphFor(dataDir, report);
    expect(undone.version).toBe(before.version);
    expect(meaning(undone, 'Comet Ferry Pilot')).toBeUndefined();
    expect(removeRoles('onet', dataDir)).toBe(false);
    expect(trouble).toEqual([]);
  });

  it('is kept in one file for each taxonomy, with its licence and a hash of what was read', () => {
    onet();
    const { summary } = importRoles(folder, dataDir, NOW);
    expect(summary).toMatchObject({
      source: 'onet',
      title: 'O*NET',
      roles: 3,
      names: 3,
      importedAt: NOW.toISOString(),
    });
    expect(summary.licence).toContain('CC BY 4.0');
    expect(summary.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(importRoles(folder, dataDir, NOW).summary.hash).toBe(summary.hash);
    expect(readdirSync(join(dataDir, 'roles'))).toEqual(['onet.json']);
    onet({ reported: [[KEEPER, 'Lunar Gardener', 'Y']] });
    expect(importRoles(folder, dataDir, NOW).summary.hash).not.toBe(summary.hash);
    expect(listRoles(dataDir, report)).toMatchObject([{ source: 'onet', roles: 3, names: 4 }]);
  });

  it('takes both taxonomies, ESCO also by the path of its file, the later one under the earlier', () => {
    onet();
    importRoles(folder, dataDir, NOW);
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
    const path = esco('released,Occupation,http://x/o/a,1,"star ferry skipper",comet ferry pilot,');
    expect(importRoles(path, dataDir, NOW).summary).toMatchObject({ source: 'esco', roles: 1, names: 2 });
    expect(readRoleSources(dataDir, report).map(({ source }) => source)).toEqual(['esco', 'onet']);
    const graph = roleGraphFor(dataDir, report);
    expect(meaning(graph, 'star ferry skipper')).toBe(meaning(graph, 'comet ferry pilots'));
  });

  it('can hold a damaged file, which is reported with what to do, and removed', () => {
    expect(listRoles(dataDir, report)).toEqual([]);
    mkdirSync(join(dataDir, 'roles'));
    writeFileSync(join(dataDir, 'roles', 'onet.json'), '{"source":"onet","ro');
    expect(readRoleSources(dataDir, report)).toEqual([]);
    expect(trouble).toEqual([
      `${join(dataDir, 'roles', 'onet.json')} is not valid JSON. Its roles are left out: import them again, or run "insider roles remove onet".`,
    ]);
    expect(roleGraphFor(dataDir, report).roles.length).toBeGreaterThan(100);
    expect(removeRoles('onet', dataDir)).toBe(true);
  });

  it('is not touched by an import that fails', () => {
    onet();
    importRoles(folder, dataDir, NOW);
    onet({ occupations: [['nothing', 'useful', '']] });
    expect(() => importRoles(folder, dataDir, NOW)).toThrow(
      /has no occupation in it that can be used\. Occupation Data\.txt line 2/,
    );
    expect(listRoles(dataDir, report)).toMatchObject([{ roles: 3 }]);
  });

  it('cannot come from a folder of something else, or of both', () => {
    expect(() => importRoles(folder, dataDir, NOW)).toThrow(/holds neither O\*NET's files/);
    expect(() => importRoles(join(folder, 'nowhere'), dataDir, NOW)).toThrow(/is not there/);
    onet();
    expect(() => importRoles(join(folder, 'Occupation Data.txt'), dataDir, NOW)).toThrow(/is no folder/);
    esco('');
    expect(() => importRoles(folder, dataDir, NOW)).toThrow(/holds both/);
  });

  it('is removed by its name only, never by a path', () => {
    writeFileSync(join(dataDir, 'precious.json'), '{}');
    expect(removeRoles('../precious', dataDir)).toBe(false);
    expect(readdirSync(dataDir)).toContain('precious.json');
  });
});

describe('a file of roles', () => {
  const file = (content: unknown) => {
    const path = join(folder, 'roles.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('may be one that import wrote, or one written by hand', () => {
    onet();
    importRoles(folder, dataDir, NOW);
    expect(readRolesFile(join(dataDir, 'roles', 'onet.json'))).toMatchObject({
      source: 'onet',
      roles: { length: 3 },
    });
    const own = {
      source: 'own',
      roles: [{ id: 'keeper', name: 'moon keeper', es: ['guardián'], near: { nurse: 0.6 } }],
    };
    expect(readRolesFile(file(own))).toEqual(own);
  });

  it.each([
    ['an id with spaces', [{ id: 'a b', name: 'x' }], /roles\.0\.id: must be an id without spaces/],
    [
      'a role that is a kind of itself',
      [
        { id: 'a', name: 'x', broader: 'b' },
        { id: 'b', name: 'y', broader: 'a' },
      ],
      /a kind of itself/,
    ],
    ['a nearness above 1', [{ id: 'a', name: 'x', near: { b: 7 } }], /roles\.0\.near\.b/],
    ['no list', 'roles', /roles: /],
  ])('says where it is wrong: %s', (_what, roles, sentence) => {
    const read = () => readRolesFile(file({ source: 'own', roles }));
    expect(read).toThrow(UnusableRoles);
    expect(read).toThrow(sentence);
  });
});
