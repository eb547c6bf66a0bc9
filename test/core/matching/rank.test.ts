import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../src/core/matching/eligibility.ts';
import { createTermIndex, lookupsFor } from '../../../src/core/matching/lookups.ts';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { rank, seekFor } from '../../../src/core/matching/rank.ts';
import type { Candidate } from '../../../src/core/model.ts';
import { asking, candidate, daysAgo, NOW, outcome } from './people.ts';

const GRAPH = ourGraph();

const found = (role: string, ...people: Candidate[]) =>
  rank(GRAPH, asking(role), people, [], NOW).map(
    ({ insiderId, reasons }) => `${insiderId}: ${reasons[0]?.kind}`,
  );

const COMMUNITY = [
  candidate('scientist', 'Senior Data Scientist'),
  candidate('analyst', 'Data Analyst @ Acme'),
  candidate('clerk', 'Data Entry Clerk'),
  candidate('switcher', 'Product Manager', { insider: { pastRoles: ['Data Scientist at Globex'] } }),
  candidate('manager', 'Senior Manager'),
  candidate('groomer', 'Dog Groomer'),
  candidate('wrangler', 'Llama Wrangler'),
  candidate('walker', 'Dog walker and pet sitter'),
  candidate('jeweller', 'Jewellery designer'),
];

describe('ranking', () => {
  it('puts the role asked for first, then one step away, and nobody else', () => {
    expect(found('data scientist', ...COMMUNITY)).toEqual(['scientist: same-role', 'analyst: one-step-away']);
  });

  it('offers who held the role once nobody who holds it can be asked', () => {
    const others = COMMUNITY.filter(({ insider }) => insider.memberId !== 'scientist');
    expect(found('data scientist', ...others)).toEqual(['switcher: past-role']);
  });

  it('says the past role as the profile does', () => {
    const others = COMMUNITY.filter(({ insider }) => insider.memberId !== 'scientist');
    const [first] = rank(GRAPH, asking('data scientist'), others, [], NOW);
    expect(first?.reasons).toEqual([{ kind: 'past-role', role: 'Data Scientist at Globex' }]);
  });

  it('reads "ex-teacher" as a role of the past and "aspiring nurse" as none yet', () => {
    const people = [candidate('a', 'Career coach, ex-teacher'), candidate('b', 'Aspiring nurse')];
    expect(found('teacher', ...people)).toEqual(['a: past-role']);
    expect(found('nurse', ...people)).toEqual([]);
  });

  it('finds a title it does not know when it is the one that was asked for', () => {
    expect(found('llama wranglers', ...COMMUNITY)).toEqual(['wrangler: same-role']);
    expect(found('llamawrangler', ...COMMUNITY)[0]).toBe('wrangler: same-role');
  });

  it('falls back to rare words in common, typos forgiven, and names them', () => {
    expect(rank(GRAPH, asking('zepelins'), [candidate('n', 'Nurse, Zeppelins')], [], NOW)).toMatchObject([
      { insiderId: 'n', reasons: [{ kind: 'shared-words', words: ['zeppelins'] }] },
    ]);
  });

  it('does not take the industry behind a comma for the role', () => {
    const nurse = candidate('n', 'Nurse, Zeppelins');
    expect(rank(GRAPH, asking('zeppelins'), [nurse], [], NOW)[0]?.reasons[0]?.kind).toBe('shared-words');
  });

  it.each([
    'senior manager of something',
    'assistant',
    'astronaut',
    'marine engineer',
    'space designer',
    'manager',
    'veterinarian',
    '',
    '   ',
    '🦄🚀',
    'anyone at Initech?',
  ])('finds nobody rather than junk for %j', (role) => {
    expect(found(role, ...COMMUNITY)).toEqual([]);
  });

  it('asks, among those who hold the role, the one who was asked least recently', () => {
    const people = [
      candidate('a', 'Data Scientist', { insider: { lastAskedAt: daysAgo(1) } }),
      candidate('b', 'Principal Data Scientist, Forecasting', { insider: { lastAskedAt: daysAgo(30) } }),
      candidate('d', 'Data Scientist for Climate'),
      candidate('c', 'Data Scientist for Climate'),
      candidate('e', 'Data Scientist'),
    ];
    expect(rank(GRAPH, asking('data scientist'), people, [], NOW).map((each) => each.insiderId)).toEqual([
      'e',
      'c',
      'd',
      'b',
      'a',
    ]);
  });

  it('confirms no employer of those who are shown by role only', () => {
    const shown = {
      shownAs: 'role',
      employer: 'Globex',
      pastRoles: ['Globex florist', 'Florist at Initech'],
    } as const;
    const secret = candidate('s', 'Globex Beekeeper', {
      insider: { ...shown, pastRoles: [...shown.pastRoles] },
    });
    expect(found('globex', secret)).toEqual([]);
    expect(found('beekeeper', secret)).toEqual(['s: same-role']);
    expect(rank(GRAPH, asking('florist'), [secret], [], NOW)[0]?.reasons).toEqual([
      { kind: 'past-role', role: 'florist' },
    ]);
  });

  it('leaves out who can not be asked', () => {
    const request = asking('data scientist', { seekerId: 'scientist', alreadyAsked: ['switcher'] });
    expect(rank(GRAPH, request, COMMUNITY, [outcome('analyst', 'declined', 3)], NOW)).toEqual([]);
  });

  it('offers who is one step away once those who hold the role can not be asked', () => {
    const people = [candidate('exact', 'Data Scientist'), candidate('near', 'BI Analyst')];
    const near = (alreadyAsked: string[]) =>
      rank(GRAPH, asking('data scientist', { alreadyAsked }), people, [], NOW).map(
        ({ insiderId }) => insiderId,
      );
    expect(near([])).toEqual(['exact']);
    expect(near(['exact'])).toEqual(['near']);
  });

  it('is not stopped by 10,000 characters', () => {
    expect(found(`data scientist ${'né '.repeat(5_000)}`, ...COMMUNITY)[0]).toBe('scientist: same-role');
  });
});

const title = fc.oneof(
  fc.constantFrom(
    'Data Scientist',
    'Data Analyst',
    'Nurse',
    'Midwife',
    'Dog Groomer',
    'Ex-nurse',
    'Senior Manager',
    'Tax Accountant',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const people = fc
  .array(
    fc.record({
      title,
      past: fc.array(title, { maxLength: 2 }),
      paused: fc.boolean(),
      left: fc.boolean(),
      unanswered: fc.nat({ max: 3 }),
      yeses: fc.nat({ max: 3 }),
      asked: fc.option(fc.nat({ max: 5 })),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map((row, i) =>
      candidate(`p${i}`, row.title, {
        insider: {
          pastRoles: row.past,
          pausedUntil: row.paused ? new Date(NOW.getTime() + 1) : null,
          lastAskedAt: row.asked === null ? null : daysAgo(row.asked),
        },
        member: { leftAt: row.left ? NOW : null },
        unanswered: row.unanswered,
        yesesByMonth: { '2026-03': row.yeses },
      }),
    ),
  );
const GROUPS = ['same-role', 'past-role', 'one-step-away', 'shared-words'];

describe('ranking, whatever the people and the ask', () => {
  const history = [
    outcome('p1', 'declined', 5),
    outcome('p2', 'met', 200, true),
    outcome('p3', 'offered', 1),
  ];

  it('never offers somebody who can not be asked', () => {
    fc.assert(
      fc.property(people, title, (candidates, role) => {
        const request = asking(role, { seekerId: 'p0', alreadyAsked: ['p4'] });
        for (const { insiderId } of rank(GRAPH, request, candidates, history, NOW)) {
          const one = candidates.find(({ insider }) => insider.memberId === insiderId);
          expect(one && whyNot(one, request, history, NOW)).toBeNull();
        }
      }),
    );
  });

  it('keeps the order whatever order the candidates come in', () => {
    fc.assert(
      fc.property(
        people.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        title,
        ([candidates, shuffled], role) => {
          expect(rank(GRAPH, asking(role), shuffled, history, NOW)).toEqual(
            rank(GRAPH, asking(role), candidates, history, NOW),
          );
        },
      ),
    );
  });

  it('never puts a neighbour before an exact role, and scores never rise', () => {
    fc.assert(
      fc.property(people, title, (candidates, role) => {
        const ranked = rank(GRAPH, asking(role), candidates, [], NOW);
        const groups = ranked.map(({ reasons }) => GROUPS.indexOf(reasons[0]?.kind ?? ''));
        expect(groups).toEqual([...groups].sort((a, b) => a - b));
        const scores = ranked.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      }),
    );
  });
});

describe('what an ask may name besides the role', () => {
  const reasons = (role: string, ...people: Candidate[]) =>
    rank(GRAPH, asking(role), people, [], NOW).map((each) => [
      each.insiderId,
      ...each.reasons.map(({ kind }) => kind),
    ]);
  const nurse = candidate('nurse', 'Nurse', {
    insider: { industry: 'Pediatrics', topics: ['Night shifts'] },
  });
  const other = candidate('other', 'Nurse', { insider: { industry: 'Prisons' } });

  it('an employer, also when only the title says it, and nobody when nobody works there', () => {
    const people = candidate('people', 'VP, People & Culture @ Acme');
    expect(reasons('anyone at Acme?', people, nurse)).toEqual([['people', 'employer']]);
    expect(reasons('anyone at Wikimedia?', people, nurse)).toEqual([]);
  });

  it('an employer that the title names behind a comma, without claiming that it is one', () => {
    const some = [candidate('p', 'Demand planner, IKEA Älmhult')];
    expect(rank(GRAPH, asking('someone at Ikea'), some, [], NOW)[0]?.reasons).toEqual([
      { kind: 'shared-words', words: ['ikea'] },
    ]);
    const long = [candidate('p', 'Planner, Zyxo Hill House Farm Trust')];
    expect(rank(GRAPH, asking('someone at Zyxo Hill House Farm Trust'), long, [], NOW)[0]?.reasons).toEqual([
      { kind: 'shared-words', words: ['zyxo', 'hill', 'house', 'farm', 'trust'] },
    ]);
    const hidden = [candidate('p', 'Demand planner, IKEA Älmhult', { insider: { shownAs: 'role' } })];
    for (const ask of ['someone at Ikea', 'ikea', 'Ikea Älmhult'])
      expect(rank(GRAPH, asking(ask), hidden, [], NOW)).toEqual([]);
    const past = [candidate('p', 'Engineer, formerly Spotify')];
    expect(rank(GRAPH, asking('anyone at Spotify?'), past, [], NOW)).toEqual([]);
  });

  it('no employer of somebody shown by role only, by whatever other name it is called', () => {
    const hidden = (employer: string, title: string, ...topics: string[]) =>
      candidate('p', title, { insider: { shownAs: 'role', employer, topics } });
    for (const [ask, one] of [
      ['BBC', hidden('British Broadcasting Corporation', 'Producer, BBC')],
      ['british telecom', hidden('BT', 'Engineer', 'my years in British Telecom')],
      ['the beeb', hidden('BBC', 'Producer', 'working for the beeb')],
    ] as const)
      expect(rank(GRAPH, asking(ask), [one], [], NOW)).toEqual([]);
  });

  it('a field behind a comma is no employer, and comes after who does the work', () => {
    const some = [
      candidate('recruiter', 'Recruiter, Machine Learning'),
      candidate('engineer', 'Machine Learning Engineer'),
    ];
    expect(rank(GRAPH, asking('machine learning'), some, [], NOW)[0]?.insiderId).toBe('engineer');
  });

  it('an industry: those who have both come before those with the role alone', () => {
    expect(reasons('nurse in pediatrics', other, nurse)[0]?.[0]).toBe('nurse');
  });

  it('a topic, as the profile writes it', () => {
    expect(rank(GRAPH, asking('night shifts'), [nurse], [], NOW)[0]?.reasons).toEqual([
      { kind: 'topic', topic: 'Night shifts' },
    ]);
  });

  it('but never the employer in a topic of somebody shown by role only', () => {
    const hidden = candidate('hidden', 'Backend engineer', {
      insider: { shownAs: 'role', employer: 'Acme', topics: ['payments migration at Acme'] },
    });
    const [first] = rank(GRAPH, asking('payments migration'), [hidden], [], NOW);
    expect(first?.reasons[0]?.kind).toBe('topic');
    expect(JSON.stringify(first)).not.toContain('Acme');
  });

  it('a move: whoever made the same one comes first, and the reason says so', () => {
    const moved = candidate('moved', 'HR Advisor', { insider: { pastRoles: ['Store Manager'] } });
    const stayed = candidate('stayed', 'HR Advisor');
    expect(reasons('from retail into HR', stayed, moved)).toEqual([
      ['moved', 'same-role', 'same-move'],
      ['stayed', 'same-role'],
    ]);
  });

  it('what the seeker does today breaks ties, after who was asked least recently', () => {
    const moved = candidate('moved', 'HR Advisor', { insider: { pastRoles: ['Store Manager'] } });
    const stayed = candidate('stayed', 'HR Advisor');
    const request = asking('HR', { background: 'Store manager' });
    const first = (...people: Candidate[]) => rank(GRAPH, request, people, [], NOW)[0]?.insiderId;
    expect(first(stayed, moved)).toBe('moved');
    expect(
      first(
        stayed,
        candidate('moved', 'HR Advisor', { insider: { ...moved.insider, lastAskedAt: daysAgo(1) } }),
      ),
    ).toBe('stayed');
  });

  it('says which meaning of an ambiguous word was read', () => {
    const people = [candidate('a', 'Product Manager'), candidate('b', 'Project Manager')];
    expect(rank(GRAPH, asking('PM'), people, [], NOW).map((each) => each.reasons[0])).toEqual([
      { kind: 'same-role', reading: 'product manager' },
      { kind: 'same-role', reading: 'project manager' },
    ]);
  });

  it('gives no reason without words, however the profile is written', () => {
    const words = fc.constantFrom(
      'Stadiums',
      'stadium',
      'H.R.',
      'horses',
      "children's",
      'l&d',
      'R&D',
      'wedding',
      'weddings',
      'Café',
      'coffee',
      'recorder',
      'night',
      'shifts',
      'ex',
      'buses',
      'roofs',
      'c++',
      'n/a',
      'IKEA Älmhult',
    );
    const text = fc
      .array(fc.tuple(words, fc.constantFrom(' ', ', ', '/', ' & ', ' - ', "' ", '. ', ' @ ')), {
        maxLength: 5,
      })
      .map((parts) => parts.flat().join(''));
    const ask = fc
      .tuple(
        fc.constantFrom(
          'someone designing',
          'who looks after',
          'making',
          'anyone who knows about',
          '',
          'someone at',
          'designer at',
        ),
        text,
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 4 }), ask, (profiles, asked) => {
        const some = profiles.map(([line, industry, topic], i) =>
          candidate(`p${i}`, line, { insider: { industry, topics: topic ? [topic] : [] } }),
        );
        for (const { reasons } of rank(GRAPH, asking(asked), some, [], NOW))
          for (const { kind, ...said } of reasons)
            for (const value of Object.values(said).flat())
              expect(`${kind}: ${value}`).toMatch(/: .*[\p{L}\p{N}]/u);
        for (const { reasons } of rank(GRAPH, asking(asked), some, [], NOW))
          for (const reason of reasons)
            if (reason.kind === 'shared-words') expect(reason.words).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same through an index as by reading everybody', () => {
    const find = createTermIndex(COMMUNITY, ({ insider }) => insider.terms);
    fc.assert(
      fc.property(
        fc.oneof(title, fc.constantFrom('PM', 'from retail into HR', 'at Acme', 'groomers', 'data')),
        (role) => {
          const some = find(lookupsFor(seekFor(GRAPH, asking(role))));
          expect(rank(GRAPH, asking(role), some, [], NOW)).toEqual(
            rank(GRAPH, asking(role), COMMUNITY, [], NOW),
          );
        },
      ),
    );
  });
});
