// Hopes: what a seeker wants to learn, and good questions for each. Questions that open a friendly conversation and
// never ask for a job.

import type { Option } from './model.ts';

const HOPES = {
  'day-to-day': {
    label: 'The day-to-day of the role',
    questions: [
      'What did your last working day look like, hour by hour?',
      'Which part of your week do you look forward to, and which do you put off?',
      'Who do you work with most, and how?',
      'What surprised you when you started?',
    ],
  },
  'right-for-me': {
    label: 'Whether it is right for me',
    questions: [
      'What kind of person is happy in this work, and who leaves it?',
      'What do you wish you had known before you chose it?',
      'How could I try a small piece of it in an afternoon?',
      'What does a hard week look like?',
    ],
  },
  'my-skills': {
    label: 'How my skills carry over',
    questions: [
      'From what you hear of my background, what would help me most?',
      'What would I need to learn first, and how did you learn it?',
      'Do you know people who came from somewhere else? What made it work for them?',
      'Which words from my old field should I translate for yours?',
    ],
  },
  field: {
    label: 'The industry or the company',
    questions: [
      'How is your industry changing, and what does that mean for people who start now?',
      'What is different about your company from others in the field?',
      'Where do people in your field meet and learn?',
      'What do outsiders get wrong about your industry?',
    ],
  },
  'something-else': {
    label: 'Something else',
    questions: [
      'How did you get to where you are?',
      'What would you do differently if you began again today?',
      'What should I read, watch or try next?',
      'Who else should I talk to, to see another side of it?',
    ],
  },
} as const;

type Hope = keyof typeof HOPES;

const isHope = (value: string): value is Hope => Object.hasOwn(HOPES, value);

export const HOPE_OPTIONS: Option[] = Object.entries(HOPES).map(([value, { label }]) => ({ value, label }));

/** The labels of what was hoped for, in the order of the form, for the middle of a sentence. */
export function hopeLabels(hopes: readonly string[]): string[] {
  return hopes.filter(isHope).map((hope) => {
    const label = HOPES[hope].label;
    return label.charAt(0).toLowerCase() + label.slice(1);
  });
}

/** Four to six questions for these hopes, taken in turn, so that each hope gets some. */
export function questionsFor(hopes: readonly string[]): string[] {
  const chosen = hopes.filter(isHope);
  const sources = (chosen.length > 0 ? chosen : (['something-else'] as const)).map(
    (hope) => HOPES[hope].questions,
  );
  const wanted = Math.min(6, Math.max(4, sources.length + 3));
  const questions: string[] = [];
  for (let round = 0; questions.length < wanted && round < 4; round++) {
    for (const source of sources) {
      const question = source[round];
      if (question && questions.length < wanted) questions.push(question);
    }
  }
  return questions;
}
