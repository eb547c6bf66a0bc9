// The sample people of the playground's career community: plain data, and nobody real.

import type { Values } from '../../core/messages/model.ts';

export const PLATFORM = 'playground';
export const TENANT = 'playground';
/** The zone of the community and of all sample people but two. */
export const HOME_ZONE = 'Europe/London';

export type Person = {
  id: string;
  name: string;
  /** One line beside the name, for whoever plays. The bot never sees it. */
  about: string;
  zone: string;
  /** Answers to the be-insider form, for those who volunteered before the visitor came. */
  profile?: Values;
  /** Volunteered, then paused. */
  paused?: boolean;
  /** May set up the community. */
  isOrganizer?: boolean;
};

/** A profile in the words of the be-insider form; everything not said is the ordinary choice. */
function profile(
  answers: { title: string; industry: string; years: number; topics: string } & Record<
    string,
    string | number
  >,
): Values {
  const given = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value)]));
  return {
    employer: '',
    pastRoles: '',
    placesPerMonth: '2',
    maxMinutes: '30',
    bookingUrl: '',
    shownAs: 'name',
    ...given,
  };
}

export const PEOPLE: readonly Person[] = [
  { id: 'maya', name: 'Maya Okafor', about: 'Teaches biology, curious about data', zone: HOME_ZONE },
  { id: 'tomasz', name: 'Tomasz Nowak', about: 'Runs a warehouse, learns to code', zone: HOME_ZONE },
  { id: 'aisha', name: 'Aisha Rahman', about: 'Final-year student', zone: HOME_ZONE },
  {
    id: 'priya',
    name: 'Priya Raman',
    about: 'Senior data scientist, fintech',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Senior Data Scientist',
      employer: 'Northpay',
      industry: 'Fintech',
      years: 8,
      pastRoles: 'Data Analyst, Statistician',
      topics: 'Fraud models, first job in data, interviews',
      maxMinutes: 20,
      bookingUrl: 'https://example.com/priya/20-minutes',
    }),
  },
  {
    id: 'david',
    name: 'David Mensah',
    about: 'Data scientist, health care',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Data Scientist',
      employer: 'Carewell',
      industry: 'Health care',
      years: 4,
      pastRoles: 'Biology Teacher',
      topics: 'Moving from teaching into data, learning Python',
    }),
  },
  {
    id: 'lena',
    name: 'Lena Fischer',
    about: 'Data analyst, retail',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Data Analyst',
      employer: 'Marktplatz',
      industry: 'Retail',
      years: 3,
      topics: 'SQL, dashboards people really read',
      placesPerMonth: 3,
    }),
  },
  {
    id: 'sofia',
    name: 'Sofía Herrera',
    about: 'Product manager, travel',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Product Manager',
      employer: 'Caminos',
      industry: 'Travel',
      years: 6,
      pastRoles: 'Business Analyst',
      topics: 'Talking to users, saying no kindly',
    }),
  },
  {
    id: 'minh',
    name: 'Minh Tran',
    about: 'Software engineer, logistics',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Software Engineer',
      employer: 'Harbourline',
      industry: 'Logistics',
      years: 5,
      pastRoles: 'Warehouse Operative',
      topics: 'Learning to code at night, first engineering job',
      placesPerMonth: 1,
    }),
  },
  {
    id: 'grace',
    name: 'Grace Achieng',
    about: 'Intensive care nurse',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Intensive Care Nurse',
      employer: 'St Brigid Hospital',
      industry: 'Health care',
      years: 11,
      topics: 'Shifts and sleep, training paths',
      maxMinutes: 15,
    }),
  },
  {
    id: 'omar',
    name: 'Omar Haddad',
    about: 'Accountant, shown by role only',
    zone: HOME_ZONE,
    profile: profile({
      title: 'Chartered Accountant',
      employer: 'Bell & Rowe',
      industry: 'Professional services',
      years: 9,
      topics: 'Exams beside a job, leaving audit',
      shownAs: 'role',
    }),
  },
  {
    id: 'ruth',
    name: 'Ruth Goldberg',
    about: 'Works in HR, organizer here',
    isOrganizer: true,
    zone: HOME_ZONE,
    profile: profile({
      title: 'HR Business Partner',
      employer: 'Alderway',
      industry: 'Energy',
      years: 4,
      pastRoles: 'History Teacher, Head of Year',
      topics: 'Leaving teaching, what HR does all day',
    }),
  },
  {
    id: 'hana',
    name: 'Hana Sato',
    about: 'UX designer in Tokyo',
    zone: 'Asia/Tokyo',
    profile: profile({
      title: 'UX Designer',
      employer: 'Komorebi Studio',
      industry: 'Software',
      years: 7,
      pastRoles: 'Graphic Designer',
      topics: 'Portfolios, research on a small budget',
    }),
  },
  {
    id: 'marcus',
    name: 'Marcus Johnson',
    about: 'Recruiter in New York, taking a break',
    zone: 'America/New_York',
    profile: profile({
      title: 'Technical Recruiter',
      employer: 'Brightdesk',
      industry: 'Recruiting',
      years: 10,
      topics: 'How hiring really works, CVs',
      placesPerMonth: 4,
    }),
    paused: true,
  },
];

/** The person behind an id, null when the playground knows nobody of that name. */
export const personBy = (id: string): Person | null => PEOPLE.find((person) => person.id === id) ?? null;

export const firstName = (person: Person): string => person.name.split(' ')[0] ?? person.name;
