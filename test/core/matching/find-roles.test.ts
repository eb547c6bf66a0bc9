import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoles } from '../../../src/core/matching/find-roles.ts';

/** An ask or a title, and the role that it should be read as first; null: no role that we know. */
const READINGS: [string, string | null][] = [
  // as people write it
  ['data scientist', 'data-scientist'],
  ['DATA SCIENTIST!!', 'data-scientist'],
  ['  nurse ', 'nurse'],
  ['accountant', 'accountant'],
  ['welder', 'mechanic'],
  ['carpentry', 'carpenter'],
  // typos
  ['data scintist', 'data-scientist'],
  ['accountnat', 'accountant'],
  ['sofware enginer', 'software-engineer'],
  ['physcotherapist', 'physiotherapist'],
  ['electrican', 'electrician'],
  ['bookkeper', 'accountant'],
  ['pharmasist', 'pharmacist'],
  ['teecher', 'teacher'],
  ['nruse', 'nurse'],
  ['graphic desinger', 'graphic-designer'],
  ['solictor', 'lawyer'],
  ['datascientist', 'data-scientist'],
  // abbreviations
  ['PM', 'product-manager'],
  ['SWE', 'software-engineer'],
  ['L&D', 'learning-development'],
  ['HR', 'human-resources'],
  ['H.R.', 'human-resources'],
  ['I.T.', 'it-support'],
  ['SRE', 'devops-engineer'],
  ['RN', 'nurse'],
  ['QA', 'qa-engineer'],
  ['R&D', 'researcher'],
  ['M&A', 'investment-banker'],
  ['Snr. Mktg Mgr', 'marketer'],
  ['front-end dev', 'software-engineer'],
  ['Acct Mgr', 'account-manager'],
  ['Ops Mgr', 'operations-manager'],
  // plurals
  ['software engineers', 'software-engineer'],
  ['social workers', 'social-worker'],
  ['secretaries', 'executive-assistant'],
  ['coaches', 'career-coach'],
  // seniority, employers, certificates
  ['Senior Data Scientist', 'data-scientist'],
  ['Jr. Data Anaylst', 'data-analyst'],
  ['Head of Marketing', 'marketer'],
  ['VP, People & Culture @ Acme', 'human-resources'],
  ['VP, Product', 'product-manager'],
  ['Partner, Tax', 'accountant'],
  ['Lead UX Designer at Wikimedia', 'product-designer'],
  ['Chief Marketing Officer', 'marketer'],
  ['Staff Nurse (RN, MSc)', 'nurse'],
  ['Software Engineer III', 'software-engineer'],
  ['Principal Consultant', 'consultant'],
  // UK and US
  ['paediatric nurse', 'nurse'],
  ['career counselling', 'career-coach'],
  ['career counseling', 'career-coach'],
  ['programme manager', 'project-manager'],
  ['program manager', 'project-manager'],
  ['financial adviser', 'financial-advisor'],
  ['labour economist', 'economist'],
  ['conference organiser', 'event-planner'],
  ['solicitor', 'lawyer'],
  ['attorney', 'lawyer'],
  // whole sentences and fields
  ["I'd like to talk to a nurse", 'nurse'],
  ['someone in marketing', 'marketer'],
  ['something with talent', 'recruiter'],
  ['from retail into HR', 'human-resources'],
  ['used to be a chef', 'chef'],
  ['law enforcement', 'police-officer'],
  ['economics', 'economist'],
  ['grant writing', 'fundraiser'],
  // the last noun is the person, but not behind a preposition
  ['nurse recruiter', 'recruiter'],
  ['professor of nursing', 'professor'],
  ['Executive Assistant to the CEO', 'executive-assistant'],
  ['Data Scientist, Product', 'data-scientist'],
  ['teaching assistant', 'teaching-assistant'],
  ['Pilates instructor', 'fitness-trainer'],
  // nobody we know
  ['astronaut', null],
  ['dog groomer', null],
  ['space engineer', null],
  ['anyone at Wikimedia?', null],
  ['senior manager', null],
  ['assistant', null],
  ['what is it like to be an astronaut', null],
  ['', null],
  ['🦄🚀', null],
  ['<!channel> @everyone', null],
  ['\u202e\u202e', null],
];

describe('reading a role', () => {
  it.each(READINGS)('reads %j as %s', (text, role) => {
    expect(findRoles(text)[0] ?? null).toBe(role);
  });

  it.each([
    ['Co-founder/COO', ['founder', 'operations-manager']],
    ['Sales and marketing manager', ['sales-representative', 'marketer']],
    ['HR & Finance Manager', ['human-resources', 'finance-manager']],
  ])('hears both roles in %j', (text, roles) => {
    expect(findRoles(text)).toEqual(roles);
  });

  it.each(['baking', 'nuns', 'currier', 'medium', 'tanker', 'trades', 'lager', 'desert', 'personnel'])(
    'does not take %j for a typo of something else',
    (text) => {
      expect(findRoles(text)).toEqual([]);
    },
  );

  it('reads no more than the first 200 characters', () => {
    expect(findRoles(`${'x'.repeat(10_000)} nurse`)).toEqual([]);
    expect(findRoles(`nurse ${'x'.repeat(10_000)}`)).toEqual(['nurse']);
  });

  it('answers any text at all, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(findRoles(text)).toEqual(findRoles(text));
      }),
    );
  });
});
