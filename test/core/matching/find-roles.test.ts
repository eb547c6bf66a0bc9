import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { readAsk } from '../../../src/core/matching/read-ask.ts';

/** The roles that an ask means, wanted or formerly held. */
function findRoles(text: string): string[] {
  const ask = readAsk(ourGraph(), text);
  return [...ask.roles.map(({ roleId }) => roleId), ...ask.past];
}

/** An ask or a title, and the role that it should be read as first; null: no role that we know. */
const READINGS: [string, string | null][] = [
  // as people write it
  ['data scientist', 'data-scientist'],
  ['DATA SCIENTIST!!', 'data-scientist'],
  ['  nurse ', 'nurse'],
  ['accountant', 'accountant'],
  ['welder', 'welder'],
  ['carpentry', 'carpenter'],
  // typos
  ['data scintist', 'data-scientist'],
  ['accountnat', 'accountant'],
  ['sofware enginer', 'software-engineer'],
  ['physcotherapist', 'physiotherapist'],
  ['electrican', 'electrician'],
  ['bookkeper', 'bookkeeper'],
  ['pharmasist', 'pharmacist'],
  ['teecher', 'teacher'],
  ['nruse', 'nurse'],
  ['graphic desinger', 'graphic-designer'],
  ['solictor', 'lawyer'],
  ['datascientist', 'data-scientist'],
  // as it sounds
  ['psycologist', 'psychologist'],
  ['fisiotherapist', 'physiotherapist'],
  ['recursos umanos', 'hr-generalist'],
  // what somebody does
  ['fixing cars', 'car-mechanic'],
  ['who sells houses?', 'real-estate-agent'],
  ['thinking about doing the books for small firms', 'bookkeeper'],
  ['I want to fly planes', 'pilot'],
  ['farms', null],
  // small words that tell
  ['special projects', null],
  ['special needs', 'special-education-teacher'],
  ['an OR nurse', 'theatre-nurse'],
  ['works manager', 'production-manager'],
  ['works in a bar', null],
  ['technicien son', 'sound-engineer'],
  ['dta scintist pls', 'data-scientist'],
  ['who teaches computers to see', 'ml-engineer'],
  // cut short
  ['env health officer', 'food-safety-inspector'],
  ['chartered fin. planner', 'financial-advisor'],
  ['bldg surveyor', 'building-surveyor'],
  ['constr mgr', 'construction-manager'],
  ['phys. therapist', 'physiotherapist'],
  // "it" is no IT
  ["what's it like at Acme", null],
  ['what is it like to defend people in court?', 'criminal-lawyer'],
  ['is it worth it', null],
  // what is not wanted
  ['I do not want to be a lawyer, rather a chef', 'chef'],
  ['social worker looking for a job in HR', 'hr-generalist'],
  // abbreviations
  ['PM', 'product-manager'],
  ['SWE', 'software-engineer'],
  ['L&D', 'learning-development-specialist'],
  ['L and D', 'learning-development-specialist'],
  ['HR', 'hr-generalist'],
  ['H.R.', 'hr-generalist'],
  ['I.T.', 'it-support'],
  ['SRE', 'site-reliability-engineer'],
  ['RN', 'nurse'],
  ['QA', 'qa-engineer'],
  ['R&D', 'innovation-manager'],
  ['M&A', 'investment-banker'],
  ['Snr. Mktg Mgr', 'marketer'],
  ['front-end dev', 'frontend-engineer'],
  ['Acct Mgr', 'account-manager'],
  ['Ops Mgr', 'operations-manager'],
  // plurals
  ['software engineers', 'software-engineer'],
  ['social workers', 'social-worker'],
  ['secretaries', 'administrative-assistant'],
  ['coaches', 'life-coach'],
  // seniority, employers, certificates
  ['Senior Data Scientist', 'data-scientist'],
  ['Jr. Data Anaylst', 'data-analyst'],
  ['Head of Marketing', 'marketer'],
  ['VP, People & Culture @ Acme', 'hr-manager'],
  ['VP, Product', 'product-manager'],
  ['Partner, Tax', 'tax-accountant'],
  ['Lead UX Designer at Wikimedia', 'ux-designer'],
  ['Chief Marketing Officer', 'chief-marketing-officer'],
  ['Staff Nurse (RN, MSc)', 'nurse'],
  ['Software Engineer III', 'software-engineer'],
  ['Principal Consultant', 'management-consultant'],
  // UK and US
  ['paediatric nurse', 'pediatric-nurse'],
  ['nurse in pediatrics', 'pediatric-nurse'],
  ['career counselling', 'career-coach'],
  ['career counseling', 'career-coach'],
  ['programme manager', 'program-manager'],
  ['program manager', 'program-manager'],
  ['financial adviser', 'financial-advisor'],
  ['labour economist', 'economist'],
  ['conference organiser', 'event-planner'],
  ['solicitor', 'lawyer'],
  ['attorney', 'lawyer'],
  // whole sentences and fields
  ["I'd like to talk to a nurse", 'nurse'],
  ['someone in marketing', 'marketer'],
  ['something with talent', 'recruiter'],
  ['from retail into HR', 'hr-generalist'],
  ['used to be a chef', 'chef'],
  ['law enforcement', 'police-officer'],
  ['economics', 'economist'],
  ['grant writing', 'grant-writer'],
  // the last noun is the person, but not behind a preposition
  ['nurse recruiter', 'recruiter'],
  ['professor of nursing', 'nurse-educator'],
  ['curator of prints and drawings', 'museum-curator'],
  ['Executive Assistant to the CEO', 'executive-assistant'],
  ['Data Scientist, Product', 'data-scientist'],
  ['teaching assistant', 'teaching-assistant'],
  ['Pilates instructor', 'yoga-teacher'],
  // a bare kind of worker behind a word of another field is none of ours
  ['Farm agent', 'extension-educator'],
  ['Revenue enforcement agent', 'tax-inspector'],
  ['Culvert agent', null],
  ['PLC technician', 'electronics-technician'],
  ['Parachute tester', null],
  ['Database security administrator', 'database-administrator'],
  ['agent', 'real-estate-agent'],
  ['Senior technician', 'engineering-technician'],
  // jobs in two genders
  ['Profesora de música', 'music-teacher'],
  ['Krankenpflegerin', 'nurse'],
  ['directrice financière', 'finance-manager'],
  // sentences in other languages
  ['Ich möchte mit jemandem aus der Buchhaltung sprechen', 'bookkeeper'],
  ['quero falar com um professor', 'teacher'],
  ['soy maestra y quiero pasar a recursos humanos', 'hr-generalist'],
  ["j'aimerais parler à une sage-femme", 'midwife'],
  // nobody we know
  ['astronaut', 'astronaut'],
  ['llama wrangler', null],
  ['zorb wrangler', null],
  ['anyone at Wikimedia?', null],
  ['senior manager', null],
  ['assistant', null],
  ['what is it like to be an astronaut', 'astronaut'],
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
    ['Co-founder/COO', ['founder', 'chief-operating-officer']],
    ['Sales and marketing manager', ['sales-manager', 'sales-representative', 'marketer']],
    ['HR & Finance Manager', ['hr-manager', 'finance-manager']],
  ])('hears both roles in %j', (text, roles) => {
    expect(findRoles(text)).toEqual(roles);
  });

  it.each(['currier', 'medium', 'tanker', 'trades', 'lager', 'desert', 'personnel'])(
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
