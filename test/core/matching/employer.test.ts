import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  employerKeys,
  inAnyOrder,
  sameEmployer,
  withoutEmployer,
} from '../../../src/core/matching/employer.ts';

describe('the same employer', () => {
  it.each([
    ['Acme', 'ACME GmbH'],
    ['Acme, Inc.', 'acme ltd'],
    ['J.P. Morgan', 'JPMorgan'],
    ['Procter & Gamble', 'procter and gamble'],
    ['Nestlé S.A.', 'Nestle'],
    ['The Guardian', 'Guardian'],
    ['Amazon', 'Amazon Web Services'],
    ['AT&T', 'at&t inc'],
  ])('is %j and %j', (a, b) => {
    expect([sameEmployer(a, b), sameEmployer(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['Meta', 'Metabase'],
    ['Acme', 'Apex'],
    ['', ''],
    ['Freelance', 'freelance'],
    ['self-employed', 'Self employed'],
    ['🦄', '🦄'],
  ])('is not %j and %j', (a, b) => {
    expect([sameEmployer(a, b), sameEmployer(b, a)]).toEqual([false, false]);
  });
});

describe('a text without the employer', () => {
  it.each([
    ['Data Scientist at Acme GmbH, Berlin', 'Acme', 'Data Scientist'],
    ['Data Scientist @Acme', 'Acme', 'Data Scientist'],
    ['Acme data scientist', 'ACME Inc.', 'data scientist'],
    ["Head of Acme's research lab", 'Acme', 'Head of research lab'],
    ['VP Sales (Acme GmbH)', 'Acme', 'VP Sales'],
    ['Engineer, Acme Robotics, payments', 'Acme Robotics Ltd', 'Engineer, payments'],
    ['Acme platform engineer', 'Acme Robotics', 'platform engineer'],
    ['Director of Acme', 'Acme', 'Director'],
    ['Brand manager for Procter and Gamble', 'Procter & Gamble', 'Brand manager'],
    ['JP Morgan analyst', 'JPMorgan', 'analyst'],
    ['Engineer – AT&T', 'AT&T', 'Engineer'],
    ['NESTLÉ buyer', 'Nestle', 'buyer'],
    ['Ac\u200bme nurse', 'Acme', 'nurse'],
    ['Acme', 'Acme', ''],
    ['Investment bank analyst', 'Bank of America', 'Investment bank analyst'],
    ['Metabase developer', 'Meta', 'Metabase developer'],
    ['Nurse', null, 'Nurse'],
    ['Data Scientist at Acme', null, 'Data Scientist'],
    ['Co-founder/COO', 'Acme', 'Co-founder/COO'],
  ])('turns %j (%j) into %j', (text, employer, left) => {
    expect(withoutEmployer(text, employer)).toBe(left);
  });

  it('never holds the name, wherever it stands', () => {
    const word = fc.constantFrom(
      'senior',
      'nurse',
      'of',
      'Zyxel',
      'ZYXEL',
      'Zyxel’s',
      '(Zyxel)',
      'zyxel,',
      '&',
      'GmbH',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(withoutEmployer(words.join(' '), 'Zyxel GmbH')).not.toMatch(/zyxel/i);
      }),
    );
  });

  it('answers any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, employer) => {
        expect(typeof withoutEmployer(text, employer)).toBe('string');
        expect(typeof sameEmployer(text, employer)).toBe('boolean');
      }),
    );
  });
});

describe('the keys of an employer', () => {
  it.each([
    ['Marks & Spencer', 'mns'],
    ['Boston Consulting Group', 'bcg'],
    ['NHS Lothian', 'nhs'],
    ["Lloyd's of London", 'lloyds'],
  ])('finds %j by %j', (name, key) => {
    expect(employerKeys(name)).toContain(key);
  });

  it('finds an institution whatever the order of its words', () => {
    expect(employerKeys('University of Leeds')).toContain(inAnyOrder(['leeds', 'uni']));
    expect(employerKeys('Leeds City Council')).toContain(inAnyOrder(['leeds', 'council']));
  });

  it('does not find an employer by the place alone', () => {
    expect(employerKeys("Lloyd's of London")).not.toContain('london');
    expect(employerKeys('Leeds City Council')).not.toContain('leeds');
  });
});
