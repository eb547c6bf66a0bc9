// `insider demo`: one full story on the same real parts as the bot, printed as it happens. Any step that does not
// happen ends it with an error.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../adapters/playground/chat.ts';
import { PEOPLE, type Person } from '../adapters/playground/people.ts';
import { eraseEmbeddedPostgres } from '../adapters/postgres/embedded.ts';
import { createLog } from '../adapters/system.ts';
import { type Config, parseConfig } from '../config.ts';
import type { Action } from '../core/commands.ts';
import type { Answer, Block, Form, Message, Values } from '../core/messages/model.ts';
import { type Running, startFindInsider } from '../main.ts';
import { messageLines } from './transcript.ts';

const ARRIVES_WITHIN_MS = 5_000;
const DAY_MS = 86_400_000;

/** Exits with 0 when the whole story happened, else with 1. */
export async function demoCommand(): Promise<never> {
  const dataDir = await mkdtemp(join(tmpdir(), 'find-insider-demo-'));
  const log = createLog({ level: 'error' });
  let running: Running | undefined;
  let code = 0;
  try {
    running = await startFindInsider(demoConfig(dataDir), log);
    await tell(running);
  } catch (error) {
    code = 1;
    print(`\nThe story broke off: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await running?.close();
    await eraseEmbeddedPostgres({ dataDir, log });
    await rm(dataDir, { recursive: true, force: true });
  }
  process.exit(code);
}

/** The settings of a fresh machine: everything in a folder of its own, on any free port. */
function demoConfig(dataDir: string): Config {
  const parsed = parseConfig({ DATA_DIR: dataDir, PORT: '0', PLAYGROUND: 'on' });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

async function tell(running: Running): Promise<void> {
  const story = storyteller(running);
  const maya = person('maya');
  const priya = person('priya');

  story.scene('Maya teaches biology and wonders about data science.');
  const found = await story.command(maya, '/find-insider data scientist');
  const card = cardAbout(found, priya);

  story.scene('Priya has eight years of it, so Maya asks her.');
  const form = await story.open(maya, found.id, card);
  await story.send(maya, form, {
    hopes: ['day-to-day', 'my-skills'],
    message:
      'I have taught biology for six years and love working with data. I would like to hear how your days look, and which of my skills carry over.',
    background: 'Biology teacher, learning Python in the evenings',
    employer: 'Hillside School',
    minutes: '20',
    nameShown: 'now',
  });

  story.scene('Priya gets the request, and is happy to chat.');
  const offer = await story.arrives(priya, 'yes');
  await story.press(priya, offer, 'yes');

  story.scene('Both are introduced in one conversation.');
  const introduction = await story.arrives(maya, null, (message) => message.channel.startsWith('group:'));
  if (!(await story.sees(priya, introduction.id))) throw new Error('Priya does not see the introduction.');

  const asks = await story.skips();
  story.scene(`${asks} later, the bot asks each of them whether they found a time.`);
  await story.press(maya, await story.arrives(maya, 'found-time'), 'found-time');

  const asksAgain = await story.skips();
  story.scene(`${asksAgain} after that: did they meet?`);
  await story.press(maya, await story.arrives(maya, 'met'), 'met');
  await story.changed(maya, 'A short thank-you within a day');

  await story.skips();
  story.scene('And Priya hears that it mattered.');
  await story.arrives(priya, null, (message) =>
    messageLines(message.message).join('\n').includes('You have now helped'),
  );
  print('\nThat is the whole road: ask, yes, introduction, meeting, thank-you.');
}

function storyteller({ playground }: Running) {
  if (!playground) throw new Error('The playground is off.');
  const { act, clock } = playground;
  const told = new Set<string>();

  const show = (to: Person | string, message: Message) => {
    const name = typeof to === 'string' ? to : to.name;
    print(`\n  ${time(clock.now())}  Find-Insider → ${name}`);
    for (const line of messageLines(message)) print(`     ${line}`);
  };

  /** The newest message that fits and was not told yet, as soon as it is there. */
  async function arrives(
    to: Person,
    action: Action | null,
    fits: (message: ChatMessage) => boolean = () => true,
  ) {
    return soon(`a message to ${to.name}${action ? ` with the button “${action}”` : ''}`, async () => {
      const message = (await act.inbox(to)).findLast(
        (each) =>
          each.author === null &&
          !told.has(each.id) &&
          (!action || hasButton(each.message, action)) &&
          fits(each),
      );
      if (!message) return null;
      told.add(message.id);
      show(message.channel.startsWith('group:') ? 'both, in their conversation' : to, message.message);
      return message;
    });
  }

  async function open(from: Person, messageId: string, id: string): Promise<Form> {
    const answer = await act.press(from, messageId, 'ask', id);
    print(`\n  ${from.name} presses [Ask]; a form opens: “${formOf(answer).title}”`);
    return formOf(answer);
  }

  return {
    scene: (words: string) => print(`\n── ${words}`),
    /** Moves the clock to what comes next, and says by how much: a weekend may be between. */
    async skips(): Promise<string> {
      const before = clock.now();
      await clock.skipToNext();
      const days = Math.round((clock.now().getTime() - before.getTime()) / DAY_MS);
      return days === 1 ? 'A day' : `${days} days`;
    },
    arrives,
    open,
    async command(from: Person, line: string) {
      print(`\n  ${time(clock.now())}  ${from.name}: ${line}`);
      await act.command(from, line);
      return arrives(from, 'ask');
    },
    async send(from: Person, form: Form, values: Values) {
      const filled = { ...form.values, ...values };
      const review = formOf(await act.submit(from, form.draftId, filled, false));
      if (!review.review)
        throw new Error(`The form was not taken: ${Object.values(review.errors).join(' ')}`);
      show(`${from.name}, before sending`, review.review);
      const sent = await act.submit(from, form.draftId, filled, true);
      if (sent.kind !== 'message') throw new Error('The request was not sent.');
      return arrives(from, null);
    },
    async press(from: Person, message: ChatMessage, action: Action) {
      const label = buttonsOf(message.message).find((button) => button.action === action)?.label ?? action;
      print(`\n  ${from.name} presses [${label}]`);
      const answer = await act.press(from, message.id, action);
      if (answer.kind === 'message') show(from, answer.message);
      if (answer.kind !== 'noted') throw new Error(`[${label}] was answered with a ${answer.kind}.`);
    },
    /** A message of theirs was rewritten and now contains these words. */
    changed: (to: Person, words: string) =>
      soon(`a changed message to ${to.name}`, async () => {
        const inbox = await act.inbox(to);
        const message = inbox.findLast((each) => messageLines(each.message).join('\n').includes(words));
        if (message) show(to, message.message);
        return message ?? null;
      }),
    sees: async (who: Person, messageId: string) => (await act.inbox(who)).some(({ id }) => id === messageId),
  };
}

async function soon<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + ARRIVES_WITHIN_MS;
  while (performance.now() < end) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error(`${what} did not come.`);
}

function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`A form was expected, but the answer was ${answer.kind}.`);
  return answer.form;
}

function buttonsOf(message: Message) {
  const buttonsIn = (block: Block) => ('buttons' in block ? block.buttons : []);
  return message.blocks.flatMap(buttonsIn);
}

const hasButton = (message: Message, action: Action) =>
  buttonsOf(message).some((button) => button.action === action);

/** The id of the Ask button on this person's card. */
function cardAbout(found: ChatMessage, insider: Person): string {
  const first = insider.name.split(' ')[0];
  const button = buttonsOf(found.message).find(
    ({ action, label }) => action === 'ask' && label === `Ask ${first}`,
  );
  if (!button) throw new Error(`${insider.name} was not suggested.`);
  return button.id;
}

function person(id: string): Person {
  const found = PEOPLE.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not among the sample people.`);
  return found;
}

const time = (at: Date) =>
  at.toLocaleString('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });

const print = (line: string) => process.stdout.write(`${line}\n`);
