// Asks that tell of work without naming it, that name whom they do not want, or that are just somebody's name.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../src/core/matching/fit.ts';
import { heldTerms } from '../../../src/core/matching/held-terms.ts';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { readAsk } from '../../../src/core/matching/read-ask.ts';
import { seek } from '../../../src/core/matching/seek.ts';
import { candidate } from './people.ts';

const graph = ourGraph();
const rolesIn = (ask: string) => readAsk(graph, ask).roles.map(({ roleId }) => roleId);
const fits = (ask: string, title: string, insider = {}) => {
  const { terms } = candidate('p', title, { insider }).insider;
  return fitOf(seek(graph, readAsk(graph, ask)), heldTerms(terms));
};

const TOLD: [ask: string, role: string][] = [
  ['who pays the wages at the end of the month', 'payroll-specialist'],
  ['the one that fixes the loo when it leaks', 'plumber'],
  ['somebody who helps children who stammer', 'speech-therapist'],
  ['people who stop the website from crashing at night', 'site-reliability-engineer'],
  ['who puts on the exhibitions in the museum', 'museum-curator'],
  ['i would love to deliver babies', 'midwife'],
  ['the person who drives the train', 'train-driver'],
  ['who cuts dead branches off tall trees', 'arborist'],
  ['those who bring planes down safely from the tower', 'air-traffic-controller'],
  ['I was a dancer once. I would like to help people walk again after an accident', 'physiotherapist'],
  ['who checks that the restaurant kitchen is clean', 'food-safety-inspector'],
];

describe('work told in other words', () => {
  it.each(TOLD)('%j means %s', (ask, role) => expect(rolesIn(ask)).toContain(role));

  it.each([
    ['a nurse who looks after children', 'pediatric-nurse'],
    ['accountant in a small firm', 'accountant'],
    ['from teaching into UX design', 'ux-designer'],
  ])('never overrules what is named: %j is %s', (ask, role) => expect(rolesIn(ask)[0]).toBe(role));

  it.each([
    'where is the coffee machine',
    'how much does it cost',
    'what should I cook tonight?',
    'tell me a joke',
    'who won the match last night',
  ])('hears no work in %j', (ask) => expect(rolesIn(ask)).toEqual([]));

  it('says how it was read, so that the member can correct it', () => {
    const ask = readAsk(graph, 'people who stop the website from crashing at night');
    expect(ask.isTold).toBe(true);
    expect(ask.readings).toEqual(ask.roles.map(({ roleId }) => roleId));
  });

  it('never throws, names roles that there are, best first, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const told = graph.told().read(text);
        for (const [i, { roleId, score }] of told.entries()) {
          expect(graph.role(roleId)).toBeDefined();
          expect(score).toBeLessThanOrEqual(told[i - 1]?.score ?? Number.POSITIVE_INFINITY);
        }
        expect(new Set(told.map(({ roleId }) => roleId)).size).toBe(told.length);
      }),
    );
  });
});

describe('who is not wanted', () => {
  it.each([
    'not a nurse',
    "someone who isn't a nurse",
    'anyone but nurses',
    'no nurses please',
    'a healthcare job without being a nurse',
    'somebody in a hospital but not a nurse',
  ])('%j shows no nurse', (ask) => {
    expect(fits(ask, 'ICU nurse')).toBeNull();
  });

  it('is left out beside what is wanted', () => {
    const ask = "someone at Acme who isn't a nurse";
    expect(fits(ask, 'Theatre nurse', { employer: 'Acme' })).toBeNull();
    expect(fits(ask, 'Payroll specialist', { employer: 'Acme' })).not.toBeNull();
  });

  it.each([
    'a nurse who is not a nurse any more',
    'what can I do other than nursing',
    'career options for nurses other than nursing',
  ])('%j asks for former nurses', (ask) => {
    expect(fits(ask, 'Recruiter', { pastRoles: ['Nurse'] })?.basis.kind).toBe('past-role');
    expect(fits(ask, 'ICU nurse', { pastRoles: ['Nurse'] })).toBeNull();
  });

  it('ends before what is wanted', () => {
    const ask = readAsk(graph, 'not a manager, just a regular software developer');
    expect(ask.roles.map(({ roleId }) => roleId)).toEqual(['software-engineer']);
  });

  it('is not what seekers say of themselves', () => {
    expect(readAsk(graph, "I'm not a developer but want to work in product").avoid).toEqual([]);
  });
});

describe('a name and nothing else', () => {
  it.each([
    ['HM Treasury', 'HM Treasury'],
    ['Citizens Advice', 'Citizens Advice'],
    ['is there anyone from the Wikimedia Foundation', 'Wikimedia Foundation'],
  ])('%j is who works at %s, whatever its words say', (ask, employer) => {
    expect(fits(ask, 'Graphic designer', { employer })?.basis.kind).toBe('employer');
  });

  it('may be somebody’s whole topic, though a word of it tells nothing', () => {
    expect(fits('career change', 'Frontend developer', { topics: ['career change'] })?.basis.kind).toBe(
      'topic',
    );
  });
});

describe('titles', () => {
  it.each([
    ['Solicitor - residential conveyancing', ['conveyancer']],
    ['Translator DE/FR>EN (legal)', ['translator']],
    ['Talent Acquisition (tech)', ['recruiter', 'technical-recruiter']],
    ['Postdoc, neuroscience', ['research-scientist', 'neuroscientist']],
  ])('%j holds nothing but %s', (title, roles) => {
    const held = [...candidate('p', title).insider.terms.split(' ')].filter((term) => term.startsWith('r:'));
    expect(held.length).toBeGreaterThan(0);
    for (const term of held) expect(roles).toContain(term.slice(2));
  });
});

describe('a phrase that may be chatter', () => {
  it.each([
    ['the doctor says I need a new career, data analyst?', 'data-analyst'],
    ['can you fix my cv, looking for a recruiter', 'recruiter'],
    ['where is the best place to work as a chef', 'chef'],
  ])('%j still asks for %s', (ask, role) => expect(rolesIn(ask)).toContain(role));

  it.each(['my boss is driving me crazy', 'the doctor told me to rest', 'can you fix my printer'])(
    '%j asks for nobody',
    (ask) => expect(rolesIn(ask)).toEqual([]),
  );
});

describe('words that look like others', () => {
  it.each([
    ['would love to talk with somebody who does it day to day', 'it-support'],
    ['monzo people', 'waiter'],
  ])('%j wants no %s', (ask, role) => expect(rolesIn(ask)).not.toContain(role));
});

describe('an ask for more than one', () => {
  it.each([
    ['mechanical or electrical engineer', ['mechanical-engineer', 'electrical-engineer']],
    ['social worker or therapist', ['social-worker', 'counsellor']],
    ['somebody from HR or recruiting', ['hr-generalist', 'recruiter']],
    ['translator and/or copywriter', ['translator', 'copywriter']],
  ])('%j wants %s', (ask, roles) => expect(rolesIn(ask)).toEqual(roles));

  it('looks at both employers', () => {
    const { employers } = readAsk(graph, 'someone at Stripe or Shopify');
    expect(employers).toEqual(expect.arrayContaining(['stripe', 'shopify']));
  });
});
