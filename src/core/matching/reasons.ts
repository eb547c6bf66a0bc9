// Why an insider was chosen, as data; `core/messages` turns it into words. A reason never claims what the profile lacks.

import type { Insider } from '../model.ts';
import { conceptsOf } from './concepts.ts';
import { employerInTitle, employerKeys } from './employer.ts';
import { AS_WRITTEN, type Fit } from './fit.ts';
import { type HeldTerms, heldTerms } from './held-terms.ts';
import { readTitle } from './read-title.ts';
import type { RoleGraph } from './role-graph.ts';
import { runsOf } from './runs.ts';
import type { Sought } from './seek.ts';
import { slipsOf } from './spelling.ts';
import { LONGEST_TOPIC, pastRolesOf, visible } from './terms.ts';
import { topicKey, wholeTopicKey } from './topic-keys.ts';

export type Reason =
  /** Holds the role asked for, now. `reading`: which meaning, where the ask has several. */
  | { kind: 'same-role'; reading?: string }
  /** Holds the wider role of the one asked for. */
  | { kind: 'wider-role'; role: string }
  /** Holds a neighbouring role. `role`: the name of the one asked for. */
  | { kind: 'one-step-away'; role?: string }
  /** Held the role asked for earlier. `role`: as written in the profile, without employers for those shown by role only. */
  | { kind: 'past-role'; role: string }
  /** Came from where the seeker comes from. `role`: as written in the profile. */
  | { kind: 'same-move'; role: string }
  /** Works at the company that was named. Never of those shown by role only. */
  | { kind: 'employer'; employer: string }
  /** `of`: whether the profile says so, or the role belongs there. */
  | { kind: 'industry'; industry: string; of: 'profile' | 'role' }
  /** As the profile writes it. */
  | { kind: 'topic'; topic: string }
  /** A tool or method that is common in this role; the profile does not say so. */
  | { kind: 'usual-skill'; skill: string }
  /** No known role in common; the titles share these words, as the insider spells them. */
  | { kind: 'shared-words'; words: string[] };

/** The main reason first, at most three. */
export function reasonsOf(graph: RoleGraph, sought: Sought, fit: Fit, insider: Insider): Reason[] {
  const terms = heldTerms(insider.terms);
  const main = mainReason(graph, sought, fit, insider, terms);
  const more: Reason[] = [];
  const { extras } = fit;
  const past = pastRolesOf(graph, insider);
  const move = past.find(({ roles }) => extras.sameMove !== null && roles.includes(extras.sameMove));
  if (move && main.kind !== 'past-role') more.push({ kind: 'same-move', role: move.text });
  if (extras.employer && fit.basis.kind !== 'employer') more.push(employerReason(sought, insider));
  const industry = extras.industries.find((id) => terms.has(`i:${id}`));
  if (industry !== undefined && main.kind !== 'industry') more.push(industryReason(graph, terms, industry));
  const shared = sought.ask.careerTopics.find((id) => terms.has(`c:${id}`));
  const topic = topicOf(sought, insider, extras.topics) ?? (shared && careerTopicOf(graph, insider, shared));
  if (topic && main.kind !== 'topic') more.push({ kind: 'topic', topic });
  return [main, ...more.slice(0, 2)];
}

function mainReason(graph: RoleGraph, sought: Sought, fit: Fit, insider: Insider, terms: HeldTerms): Reason {
  const { basis, extras } = fit;
  const { ask } = sought;
  const nameOf = (id: string) => graph.role(id)?.name ?? id;
  switch (basis.kind) {
    case 'same-title':
      return { kind: 'same-role' };
    case 'role': {
      const reading = ask.readings.includes(basis.asked) ? nameOf(basis.asked) : undefined;
      if (basis.relation === 'same') return reading ? { kind: 'same-role', reading } : { kind: 'same-role' };
      if (basis.relation === 'general') return { kind: 'wider-role', role: nameOf(basis.held) };
      return { kind: 'one-step-away', role: nameOf(basis.asked) };
    }
    case 'past-role': {
      const held = pastRolesOf(graph, insider).find(
        ({ roles, key }) =>
          roles.some((role) => sought.past.get(role) === basis.asked) || (key !== '' && key === ask.title),
      );
      return { kind: 'past-role', role: held?.text ?? nameOf(basis.asked) };
    }
    case 'employer':
      return employerReason(sought, insider);
    case 'industry':
      return basis.industry === AS_WRITTEN
        ? { kind: 'industry', industry: visible(insider, insider.industry), of: 'profile' }
        : industryReason(graph, terms, basis.industry);
    case 'topic':
      return {
        kind: 'topic',
        topic: topicOf(sought, insider, [basis.phrase, ...extras.topics]) ?? basis.phrase,
      };
    case 'career-topic':
      return { kind: 'topic', topic: careerTopicOf(graph, insider, basis.topic) };
    case 'skill':
      return { kind: 'usual-skill', skill: rawOf(sought, basis.phrase) };
    case 'shared-words':
      return { kind: 'shared-words', words: asSpelled(basis.words, insider.title) };
    case 'spoken':
      return spokenReason(insider, new Set(basis.concepts));
    default:
      return basis satisfies never;
  }
}

function industryReason(graph: RoleGraph, terms: HeldTerms, id: string): Reason {
  const of = terms.has(`i:${id}`) ? 'profile' : 'role';
  return { kind: 'industry', industry: graph.industryName(id), of };
}

/** The employer, where the profile says that it is one; else the words of the title that may be. */
function employerReason({ ask }: Sought, insider: Insider): Reason {
  const asked = new Set([...ask.employers, ...ask.asName, ...ask.asOtherName]);
  const employer = [insider.employer, employerInTitle(insider.title)].find(
    (name) => name && employerKeys(name).some((key) => asked.has(key)),
  );
  if (employer) return { kind: 'employer', employer };
  const words = readTitle(visible(insider, insider.title)).flatMap((segment) =>
    segment.words.map(({ raw }) => raw),
  );
  const named = runsOf(words, words.length).find((some) => asked.has(some.join('')));
  return named
    ? { kind: 'shared-words', words: named }
    : { kind: 'industry', industry: visible(insider, insider.industry), of: 'profile' };
}

/** Where the profile speaks of it: the topic that says most of it, else the industry, else words of the title. */
function spokenReason(insider: Insider, concepts: ReadonlySet<string>): Reason {
  const holds = (text: string) => conceptsOf(text).filter((concept) => concepts.has(concept)).length;
  const [topic] = insider.topics.map((each) => visible(insider, each)).sort((a, b) => holds(b) - holds(a));
  if (topic && holds(topic) > 0) return { kind: 'topic', topic };
  const industry = visible(insider, insider.industry);
  if (holds(industry) > 0) return { kind: 'industry', industry, of: 'profile' };
  const words = visible(insider, insider.title).split(/[\s,;:/|()[\]{}–—•·]+/u);
  return { kind: 'shared-words', words: words.filter((word) => holds(word) > 0) };
}

/** The topic of the profile that holds one of the phrases. */
function topicOf(sought: Sought, insider: Insider, phrases: readonly string[]): string | undefined {
  const { ask } = sought;
  const wanted = new Set(phrases.filter((key) => ask.topics.includes(key) || ask.wholeTopics.includes(key)));
  return insider.topics
    .map((topic) => visible(insider, topic))
    .find((topic) => {
      const words = readTitle(topic).flatMap((segment) => segment.words.map(({ word }) => word));
      return (
        wanted.has(wholeTopicKey(words)) ||
        runsOf(words, LONGEST_TOPIC).some((some) => wanted.has(topicKey(some)))
      );
    });
}

function careerTopicOf(graph: RoleGraph, insider: Insider, id: string): string {
  const topics = insider.topics.map((topic) => visible(insider, topic));
  return topics.find((topic) => graph.topicsIn(topic).includes(id)) ?? '';
}

/** A phrase as the seeker typed it. */
function rawOf({ ask }: Sought, phrase: string): string {
  for (let start = 0; start < ask.words.length; start += 1)
    for (let end = start + 1; end <= ask.words.length; end += 1) {
      const some = ask.words.slice(start, end);
      if (some.map(({ word }) => word).join('') === phrase) return some.map(({ raw }) => raw).join(' ');
    }
  return phrase;
}

function asSpelled(words: readonly string[], title: string): string[] {
  const spelled = readTitle(title).flatMap((segment) => segment.words);
  const asTyped = (word: string) => {
    const slips = new Set(slipsOf(word));
    const same = spelled.find((each) => each.word === word);
    return (same ?? spelled.find((each) => slipsOf(each.word).some((slip) => slips.has(slip))))?.raw ?? word;
  };
  return [...new Set(words.map(asTyped))];
}
