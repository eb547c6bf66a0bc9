// The story's stage in the playground: the whole bot on a real database, and people who act as its page lets them.

import type { ChatMessage } from '../../../src/adapters/playground/chat.ts';
import { PEOPLE, type Person } from '../../../src/adapters/playground/people.ts';
import { messageLines } from '../../../src/cli/transcript.ts';
import { parseConfig } from '../../../src/config.ts';
import type { Answer, Button, Field, Form, Message, Values } from '../../../src/core/messages/model.ts';
import { type Running, startFindInsider } from '../../../src/main.ts';
import { createTestDatabase } from '../database.ts';
import { recordingLog } from '../log.ts';
import { errorsIn, untilTuesday } from './morning.ts';
import { CAST, type Name, type Seat, type Seen, type Stage, says, type Words } from './stage.ts';

type Room = NonNullable<Running['playground']>;

export async function openPlaygroundStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const parsed = parseConfig({ DATABASE_URL: database.url, PORT: '0', PLAYGROUND: 'on' });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const log = recordingLog();
  const running = await startFindInsider(parsed.config, log);
  const room = running.playground;
  if (!room) throw new Error('The playground is off.');
  await sampleInsidersStop(room);
  await room.clock.skip(untilTuesday(room.clock.now()));
  const seats = new Map<Name, Seat>();
  return {
    seat(name) {
      const seat = seats.get(name) ?? createSeat(room, name);
      seats.set(name, seat);
      return seat;
    },
    skip: (ms) => room.clock.skip(ms),
    skipToNext: () => room.clock.skipToNext(),
    async close() {
      await running.close();
      await database.drop();
      errorsIn(log.lines);
    },
  };
}

/** The story brings its own insiders. */
async function sampleInsidersStop({ act }: Room): Promise<void> {
  for (const person of PEOPLE.filter(({ profile }) => profile)) {
    const answer = await act.command(person, '/insider stop');
    if (answer.kind !== 'form') throw new Error(`${person.name} could not stop.`);
    await act.submit(person, answer.form.draftId, {}, false);
  }
}

/** Whose button it is does not matter to the page: it sends the person who is acted as. */
const people = new WeakMap<Seat, { person: Person; shown(answer: Answer): void }>();

function createSeat({ act }: Room, name: Name): Seat {
  const person = PEOPLE.find((one) => one.name === CAST[name]);
  if (!person) throw new Error(`The playground has no ${CAST[name]}.`);
  let open: Form | null = null;
  const shown = (answer: Answer): void => {
    if (answer.kind === 'trouble') throw new Error(answer.text);
    open = answer.kind === 'form' ? answer.form : null;
  };

  const seenOf = (message: ChatMessage): Seen => {
    const buttons = buttonsOf(message.message);
    return {
      where: message.channel.startsWith('group:') ? 'group' : message.onlyFor ? 'answer' : 'direct',
      text: textOf(message.message),
      buttons: buttons.map(({ label }) => label),
      async press(label, by = seat) {
        const button = buttons.find((one) => one.label === label);
        const presser = people.get(by);
        if (!button || !presser) throw new Error(`No button “${label}”.`);
        const answer = await act.press(presser.person, message.id, button.action, button.id);
        // The page does not even show somebody else's message; pressed all the same, it has nothing to say.
        if (by === seat || answer.kind !== 'trouble') presser.shown(answer);
      },
    };
  };

  const seat: Seat = {
    name,
    type: async (line) => shown(await act.command(person, line)),
    async look() {
      const messages = (await act.inbox(person)).filter(({ author }) => author === null);
      const form: Seen[] = open
        ? [
            {
              where: 'form',
              text: formText(open),
              buttons: [],
              press: () => Promise.reject(new Error('form')),
            },
          ]
        : [];
      return [...messages.map(seenOf), ...form];
    },
    form: async () =>
      open && { text: formText(open), values: inWords(open), preview: open.review !== undefined },
    async submit(words, times = 1) {
      if (!open) throw new Error('No form is open.');
      const { draftId, values, review } = open;
      const filled = { ...values, ...inValues(open, words) };
      const send = () => act.submit(person, draftId, filled, review !== undefined);
      for (const answer of await Promise.all(Array.from({ length: times }, send))) shown(answer);
    },
    async home() {
      await seat.type('/insider');
      const home = (await seat.look()).findLast(({ text }) => says(text, 'Your overview'));
      if (!home) throw new Error('There is no home.');
      return home.text;
    },
  };
  people.set(seat, { person, shown });
  return seat;
}

const textOf = (message: Message): string => messageLines(message).join('\n');

const buttonsOf = ({ blocks }: Message): Button[] =>
  blocks.flatMap((block) => ('buttons' in block ? block.buttons : []));

const fieldsOf = ({ steps }: Form): Field[] => steps.flatMap(({ fields }) => fields);

function formText(form: Form): string {
  if (form.review) return textOf(form.review);
  const steps = form.steps.map(({ title, intro, fields }) =>
    [title, textOf({ blocks: intro }), ...fields.map(({ label, hint }) => `${label} ${hint ?? ''}`)].join(
      '\n',
    ),
  );
  return [form.title, ...Object.values(form.errors), ...steps].join('\n');
}

/** What a form holds, in its own words. */
function inWords(form: Form): Words {
  const words: Words = {};
  for (const field of fieldsOf(form)) {
    const value = form.values[field.key] ?? '';
    const word = (one: string) =>
      'options' in field ? (field.options.find((option) => option.value === one)?.label ?? '') : one;
    words[field.label] = Array.isArray(value) ? value.map(word) : word(value);
  }
  return words;
}

/** The other way round. */
function inValues(form: Form, words: Words): Values {
  const values: Values = {};
  for (const [label, given] of Object.entries(words)) {
    const field = fieldsOf(form).find((one) => one.label === label);
    if (!field) throw new Error(`No field “${label}”.`);
    const value = (one: string) =>
      'options' in field ? (field.options.find((option) => option.label === one)?.value ?? one) : one;
    values[field.key] = Array.isArray(given) ? given.map(value) : value(given);
  }
  return values;
}
