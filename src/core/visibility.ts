// Who sees what of whom, and when. Everything that is shown of the other side passes through these two functions.

import { withoutEmployer } from './matching/employer.ts';
import type { Mention } from './messages/model.ts';
import type { Insider, Match, Member, Request } from './model.ts';

/** What the other side may know. `mention` and `name` are null until the person may be named. */
export type SeekerView = { name: string | null; mention: Mention | null; background: string };
export type InsiderView = {
  name: string | null;
  mention: Mention | null;
  title: string;
  employer: string | null;
  industry: string;
  /** "8 years", or a band ("6–10 years") for those shown by role only. */
  years: string;
  topics: string[];
  bookingUrl: string | null;
};

type Yes = Pick<Match, 'state' | 'acceptedAt'> | null;

/** After a yes both are known to each other, unless the introduction could not be delivered. */
function namesAreOpen(match: Yes): boolean {
  return match !== null && match.acceptedAt !== null && match.state !== 'undeliverable';
}

/** The seeker as the asked insider sees them. The seeker's employer is never shown: it only keeps colleagues apart. */
export function seekerForInsider(
  seeker: Pick<Member, 'externalId' | 'name'>,
  request: Pick<Request, 'nameShown' | 'background'>,
  match: Yes,
): SeekerView {
  const named = request.nameShown === 'now' || namesAreOpen(match);
  return { ...identity(seeker, named), background: request.background ?? '' };
}

/** The insider as a seeker sees them; without a match, as in a search. */
export function insiderForSeeker(
  member: Pick<Member, 'externalId' | 'name'>,
  insider: Pick<Insider, 'title' | 'employer' | 'industry' | 'years' | 'topics' | 'shownAs' | 'bookingUrl'>,
  match: Yes,
): InsiderView {
  const open = namesAreOpen(match);
  const named = insider.shownAs === 'name' || open;
  return {
    ...identity(member, named),
    // A title that says nothing but the employer leaves nothing.
    title: named ? insider.title : withoutEmployer(insider.title, insider.employer) || 'Insider',
    employer: named ? insider.employer : null,
    industry: named ? insider.industry : withoutEmployer(insider.industry, insider.employer),
    years: named ? `${insider.years} ${insider.years === 1 ? 'year' : 'years'}` : band(insider.years),
    topics: named
      ? insider.topics
      : insider.topics.map((t) => withoutEmployer(t, insider.employer)).filter(Boolean),
    bookingUrl: open ? insider.bookingUrl : null,
  };
}

function identity(person: Pick<Member, 'externalId' | 'name'>, named: boolean) {
  return named
    ? { name: person.name, mention: { externalId: person.externalId, name: person.name } }
    : { name: null, mention: null };
}

function band(years: number): string {
  if (years <= 2) return 'up to 2 years';
  if (years <= 5) return '3–5 years';
  if (years <= 10) return '6–10 years';
  if (years <= 20) return '11–20 years';
  return 'over 20 years';
}
