// Where a story is played: people on some platform, in words that every platform understands. A platform brings seats
// (what one person can do and see); waiting, finding the right message and pressing its buttons are the same for all.

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

/** The people of the story, by first name. All live in London; nobody is an insider when a story begins. */
export const CAST = {
  Maya: 'Maya Okafor',
  Tomasz: 'Tomasz Nowak',
  Priya: 'Priya Raman',
  David: 'David Mensah',
  Lena: 'Lena Fischer',
} as const;
export type Name = keyof typeof CAST;
export const NAMES = Object.keys(CAST) as Name[];

/** Answers by the labels of a form's fields; options by their labels, too. */
export type Words = Record<string, string | string[]>;

/** One thing that a person sees, as it stands now. */
export type Seen = {
  where: 'direct' | 'group' | 'answer' | 'form';
  text: string;
  /** Labels, in order. */
  buttons: string[];
  /** Presses this button as it was seen, even if it is gone by now. `by`: somebody else who got hold of it. */
  press(label: string, by?: Seat): Promise<void>;
};

/** `preview`: the page that shows what others will see. `values` by label; options by label, too. */
export type OpenForm = { text: string; values: Words; preview: boolean };

/** What one person can do and see on a platform. Deeds resolve when the platform has taken them. */
export type Seat = {
  name: Name;
  type(line: string): Promise<void>;
  /** Everything there is to see, oldest first, an open form last. */
  look(): Promise<Seen[]>;
  form(): Promise<OpenForm | null>;
  /** Presses the open form's button, `times` times at once. */
  submit(values: Words, times?: number): Promise<void>;
  /** What home says, in every place where there is one. */
  home(): Promise<string>;
};

export type Stage = {
  seat(name: Name): Seat;
  /** To the next nudge. */
  skipToNext(): Promise<void>;
  /** Lets this much time (ms) pass; what falls due is delivered. */
  skip(ms: number): Promise<void>;
  /** Ends everything. Fails if the platform had objections or an error was logged. */
  close(): Promise<void>;
};

export type Player = ReturnType<typeof player>;

const PATIENCE_MS = 15_000;

/** Somebody in the story. What does not happen within 15 s fails, with what was to be seen instead. */
export function player(seat: Seat) {
  const newest = (fits: (seen: Seen) => boolean, what: string): Promise<Seen> =>
    soon(
      async () => (await seat.look()).findLast(fits) ?? null,
      async () => `${seat.name} was to see ${what}, but saw:\n${described(await seat.look())}`,
    );
  const openForm = (preview: boolean): Promise<OpenForm> =>
    soon(
      async () => {
        const form = await seat.form();
        return form?.preview === preview ? form : null;
      },
      async () =>
        `${seat.name} was to have a ${preview ? 'preview' : 'form'}, but saw:\n${described(await seat.look())}`,
    );
  const sees = (...words: string[]): Promise<Seen> =>
    newest(({ text }) => words.every((each) => says(text, each)), `“${words.join('” and “')}”`);

  return {
    seat,
    command: (line: string) => seat.type(line),
    /** The newest thing that says all of this. */
    sees,
    /** How many things say this now. */
    async count(words: string): Promise<number> {
      return (await seat.look()).filter(({ text }) => says(text, words)).length;
    },
    /** Nothing that they see now says this. */
    async seesNothingOf(...words: string[]): Promise<void> {
      for (const seen of await seat.look())
        for (const each of words) expect(seen.text.toLowerCase()).not.toContain(each.toLowerCase());
    },
    /** What said this says it no more, as soon as the message is rewritten. */
    noLongerSees: (words: string): Promise<true> =>
      soon(
        async () => (await seat.look()).every(({ text }) => !says(text, words)) || null,
        async () => `${seat.name} was to see no “${words}” any more.`,
      ),
    /** Presses a button of the newest thing that has it (and says `words`). Gives what was pressed, as it was. */
    async press(label: string, words = ''): Promise<Seen> {
      const seen = await newest(
        ({ buttons, text }) => buttons.includes(label) && says(text, words),
        `a button “${label}”${words ? ` beside “${words}”` : ''}`,
      );
      await seen.press(label);
      return seen;
    },
    /** The open form, to look at. */
    form: () => openForm(false),
    /** Fills in the open form and sends it on; what is not said stays as it is. */
    async fill(values: Words): Promise<void> {
      await openForm(false);
      await seat.submit(values);
    },
    /** Waits for the preview of what was filled in, and reads it. */
    preview: async (): Promise<string> => (await openForm(true)).text,
    /** Sends what the preview shows. */
    async send(times = 1): Promise<void> {
      await openForm(true);
      await seat.submit({}, times);
    },
    home: () => seat.home(),
  };
}

/** A terminal shows headings in capitals. */
export const says = (text: string, words: string): boolean =>
  text.toLowerCase().includes(words.toLowerCase());

/** What `look` finds, as soon as it finds something. */
export async function soon<T>(look: () => Promise<T | null>, problem: () => Promise<string>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(await problem());
    await sleep(40);
  }
}

const described = (all: readonly Seen[]): string =>
  all.map(({ where, text }) => `--- ${where}\n${text}`).join('\n') || 'nothing';
