// What a sample person can do: say something, press a button, send a form. The page, the demo and the journey tests
// all come through here.

import { createHash } from 'node:crypto';
import type { App } from '../../core/app.ts';
import { type Action, type Command, SLASH_COMMANDS } from '../../core/commands.ts';
import type { Answer, Message, Text, Values } from '../../core/messages/model.ts';
import type { Ids, Log } from '../../core/ports.ts';
import { withinOrThrow } from '../../core/within.ts';
import { type Chat, type ChatMessage, dmOf, peopleIn } from './chat.ts';
import type { Person } from './people.ts';
import { actorOf } from './seed.ts';

export type Act = ReturnType<typeof createAct>;

/** Answers kept, so that the same command or form sent twice shows one answer. */
const REMEMBERED = 200;
/** The core answers within about 2 s whatever the database does; the chat's own reading and writing comes on top. */
const ANSWER_WITHIN_MS = 4_000;

export function createAct({ app, chat, ids, log }: { app: () => App; chat: Chat; ids: Ids; log: Log }) {
  const once = rememberAnswers(log, ids);

  const ask = (person: Person, command: Command): Promise<Answer> =>
    app().handle({ actor: actorOf(person), command });

  const show = (person: Person, channel: string, message: Message, author: string | null = null) =>
    chat.post({ channel, author, onlyFor: person.id, nudgeId: null, message });

  /** Keeps an answer in the chat, where only this person sees it, so that it survives a reload. */
  async function keep(
    person: Person,
    channel: string,
    answer: Answer,
    pressed?: ChatMessage,
  ): Promise<Answer> {
    if (answer.kind !== 'message') return answer;
    if (answer.replaces && pressed) await chat.revise(pressed.id, answer.message);
    else await show(person, channel, answer.message);
    await app().shown(answer);
    return answer;
  }

  /** The playground itself speaks: about commands that do not exist, and words that nobody reads. */
  const remark = (person: Person, channel: string, text: Text): Promise<Answer> =>
    keep(person, channel, { kind: 'message', message: { blocks: [{ kind: 'text', text }] } });

  async function runSlash(person: Person, channel: string, text: string): Promise<Answer> {
    const [word = '', ...rest] = text.slice(1).split(/\s+/);
    const known = SLASH_COMMANDS.find(({ name }) => name === word.toLowerCase());
    if (!known) {
      await show(person, channel, plain(text), person.id);
      return remark(person, channel, [
        `There is no /${word.slice(0, 40)} here. These commands exist: `,
        { bold: commandNames },
        '. ',
        { bold: '/insider help' },
        ' explains them.',
      ]);
    }
    const command: Command = { kind: 'slash', name: known.name, text: rest.join(' ').trim() };
    const answer = await ask(person, command);
    // A command that could not be saved stays in the composer instead, ready to be sent again.
    if (answer.kind !== 'trouble') await show(person, channel, plain(text), person.id);
    return keep(person, channel, answer);
  }

  /** A command, or plain words. `key`: the same for the same line sent twice. */
  function say(person: Person, channel: string, typed: string, key: string = ids.next()): Promise<Answer> {
    const text = typed.trim();
    if (text === '' || !peopleIn(channel).includes(person.id)) return Promise.resolve({ kind: 'noted' });
    const line = `say:${person.id}:${key}:${digest(channel, text)}`;
    return once(line, true, async () => {
      if (text.startsWith('/')) return runSlash(person, channel, text);
      if (channel === dmOf(person.id)) {
        await show(person, channel, plain(text), person.id);
        return remark(person, channel, [
          'Nobody reads replies to the bot. Use the buttons in its messages, or type a command, such as ',
          { bold: '/find-insider data scientist' },
          ' or ',
          { bold: '/insider help' },
          '.',
        ]);
      }
      await chat.post({ channel, author: person.id, onlyFor: null, nudgeId: null, message: plain(text) });
      return { kind: 'noted' };
    });
  }

  /** `id`: what the button carries; left out, that of the message's first button with this action. */
  function press(person: Person, messageId: string, action: Action, id?: string): Promise<Answer> {
    const key = `press:${person.id}:${messageId}:${action}:${id ?? ''}`;
    return once(key, false, async () => {
      const pressed = await chat.find(messageId, person.id);
      if (!pressed)
        return { kind: 'trouble', text: 'This message is gone. Reload the page.', reference: 'gone' };
      const buttonId = id ?? buttonsIn(pressed.message).find((button) => button.action === action)?.id ?? '';
      const command: Command = { kind: 'press', action, id: buttonId };
      const answer = await ask(person, command);
      return keep(person, pressed.channel, answer, pressed);
    });
  }

  /** `channel`: where the answer is shown; the person's own DM with the bot when left out. */
  function submit(
    person: Person,
    draftId: string,
    values: Values,
    confirmed: boolean,
    channel: string = dmOf(person.id),
  ): Promise<Answer> {
    // A correction after the review is another submit; the same values twice, or a confirmed form, are one.
    const step = confirmed ? 'send' : `review:${digest(JSON.stringify(values))}`;
    const key = `form:${person.id}:${draftId}:${step}`;
    return once(key, true, async () => {
      const answer = await ask(person, { kind: 'submit', draftId, values, confirmed });
      return keep(person, peopleIn(channel).includes(person.id) ? channel : dmOf(person.id), answer);
    });
  }

  return {
    say,
    press,
    submit,
    /** A line typed into the person's DM with the bot. */
    command: (person: Person, text: string): Promise<Answer> => say(person, dmOf(person.id), text),
    inbox: (person: Person): Promise<ChatMessage[]> => chat.inbox(person.id),
  };
}

/**
 * Runs what bears the same key once: while it runs always, and afterwards if `keep` says so and it went well. A fault
 * becomes trouble with a reference that is in the log.
 */
function rememberAnswers(log: Log, ids: Ids) {
  const answers = new Map<string, Promise<Answer>>();
  return (key: string, keep: boolean, work: () => Promise<Answer>): Promise<Answer> => {
    const known = answers.get(key);
    if (known) return known;
    const answer = withinOrThrow(ANSWER_WITHIN_MS, work(), 'An answer')
      .catch((error: unknown): Answer => {
        const reference = ids.reference();
        log.error({ error, reference }, 'the playground could not do what was asked');
        const text = `That did not work, and nothing you typed is lost. Please try again (reference ${reference}).`;
        return { kind: 'trouble', text, reference };
      })
      .then((done) => {
        if (!keep || done.kind === 'trouble') answers.delete(key);
        return done;
      });
    answers.set(key, answer);
    const oldest = answers.keys().next().value;
    if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

const commandNames = SLASH_COMMANDS.map(({ name }) => `/${name}`).join(', ');

const plain = (text: string): Message => ({ blocks: [{ kind: 'text', text: [text] }] });

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 16);

const buttonsIn = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === 'buttons' || block.kind === 'card' ? block.buttons : []));
