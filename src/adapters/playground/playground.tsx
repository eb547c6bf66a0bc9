// The playground: a small chat in the browser where a newcomer acts as any of a dozen sample people. It is a
// platform like Slack or Discord: it turns what happens on the page into commands, and shows what the core answers.

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';
import type { App } from '../../core/app.ts';
import { ACTIONS, type Action } from '../../core/commands.ts';
import type { Answer } from '../../core/messages/model.ts';
import type { Ids, Log, Messenger } from '../../core/ports.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { type Act, createAct } from './act.ts';
import { serveAssets } from './assets.ts';
import { createChat } from './chat.ts';
import { FormDialog, valuesFrom } from './form.tsx';
import { answerOwnPageOnly, type Door, pageHeaders } from './guard.ts';
import { createPlaygroundMessenger } from './messenger.ts';
import { Fill, LiveParts, Page } from './pages.tsx';
import { ComposerKey } from './parts.tsx';
import type { Person } from './people.ts';
import { seedPlayground } from './seed.ts';
import type { PlaygroundTime } from './time.ts';
import { channelFor, createSkips, linkTo, personOrFirst, viewOf } from './view.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** An open page is brought up to date this often without any event: the clock goes on. */
const REFRESH_MS = 15_000;
/** More than any form needs; 10,000 characters in a field get a kind answer from the core. */
const LARGEST_BODY = 256 * 1_024;

export type Playground = {
  /** Mount at `/`, after routes that other hosts may call (health): it refuses foreign hosts for everything. */
  routes: Hono;
  messenger: Messenger;
  /** Fills a new playground with its sample people. Needs the app and a migrated database. */
  seed(): Promise<void>;
  act: Act;
  /** Ends the live updates of open pages, so that the HTTP server can close. */
  close(): void;
};

export type PlaygroundParts = {
  prisma: PrismaClient;
  /** Asked for late, because the app needs the messenger first. */
  app: () => App;
  time: PlaygroundTime;
  log: Log;
  ids: Ids;
  door?: Door;
};

export function createPlayground({ prisma, app, time, log, ids, door = {} }: PlaygroundParts): Playground {
  const chat = createChat({ prisma, now: () => time.now(), ids });
  const act = createAct({ app, chat, ids, log });
  const skips = createSkips(chat, time);
  const closing = new AbortController();
  const routes = new Hono();
  const view = (person: Person, channel?: string) => viewOf({ chat, time, skips }, person, channel);

  routes.use(answerOwnPageOnly(door), pageHeaders());
  routes.use(
    bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.text('That is more than fits here.', 413) }),
  );
  serveAssets(routes);

  routes.get('/', async (c) => {
    const person = personOrFirst(c.req.query('as'));
    c.header('Cache-Control', 'no-store');
    const channel = await channelFor(chat, person, c.req.query('in'));
    // The address names the conversation, so that a reload stays in it.
    if (channel !== c.req.query('in')) return c.redirect(linkTo(person.id, channel));
    const shown = await view(person, channel);
    return c.html(`<!doctype html>${await (<Page view={shown} composerKey={randomUUID()} />)}`);
  });

  routes.get('/live', (c) =>
    streamSSE(c, async (stream) => {
      const person = personOrFirst(c.req.query('as'));
      const wake = createWake();
      const stop = chat.onChange(wake.now);
      closing.signal.addEventListener('abort', wake.now);
      stream.onAbort(wake.now);
      try {
        while (!stream.aborted && !stream.closed && !closing.signal.aborted) {
          const slept = wake.within(REFRESH_MS);
          await stream.writeSSE({
            data: String(await (<LiveParts view={await view(person, c.req.query('in'))} />)),
          });
          await slept;
        }
      } catch (error) {
        // The page connects again by itself.
        log.warn({ error }, 'a page of the playground lost its live updates');
      } finally {
        stop();
        closing.signal.removeEventListener('abort', wake.now);
      }
    }),
  );

  /**
   * What the page shows after an answer: a form, words of trouble at `place`, or the conversation with what is new.
   * Trouble touches nothing else, so that what was typed stays; a form put aside stays until another one comes.
   */
  async function answered(answer: Answer, place: string, person: Person, channel: string, more?: Child) {
    if (answer.kind === 'trouble') return <Fill place={place}>{answer.text}</Fill>;
    const dialog = answer.kind === 'form' && (
      <FormDialog form={answer.form} person={person.id} channel={channel} />
    );
    return (
      <>
        {dialog || place === 'dialog-trouble' ? <Fill place="dialog-body">{dialog}</Fill> : null}
        <Fill place="trouble" />
        {more}
        <LiveParts view={await view(person, channel)} />
      </>
    );
  }

  routes.post('/say', async (c) => {
    const { person, channel, text } = await posted(c.req.raw);
    skips.forget();
    const answer = await act.say(person, channel, text('text'), text('key'));
    // The script empties the line.
    if (answer.kind !== 'trouble') c.header('HX-Trigger', 'said');
    const key = (
      <hx-partial hx-target="#composer-key" hx-swap="outerHTML">
        <ComposerKey value={randomUUID()} />
      </hx-partial>
    );
    return c.html(await answered(answer, 'trouble', person, channel, key));
  });

  routes.post('/press', async (c) => {
    const { person, channel, text } = await posted(c.req.raw);
    skips.forget();
    const action = text('action');
    if (!isAction(action)) return c.text('There is no such button.', 400);
    const answer = await act.press(person, text('message'), action, text('id'));
    return c.html(await answered(answer, 'trouble', person, channel));
  });

  routes.post('/form', async (c) => {
    const { person, channel, text, data } = await posted(c.req.raw);
    skips.forget();
    const answer = await act.submit(
      person,
      text('draft'),
      valuesFrom(data),
      text('confirmed') === 'yes',
      channel,
    );
    return c.html(await answered(answer, 'dialog-trouble', person, channel));
  });

  routes.post('/skip', async (c) => {
    const { person, channel, text } = await posted(c.req.raw);
    await skips.skip(() => (text('to') === 'day' ? time.skip(DAY_MS) : time.skipToNext()));
    return c.html(<LiveParts view={await view(person, channel)} />);
  });

  routes.onError((error, c) => {
    const reference = ids.reference();
    log.error({ error, reference }, 'the playground could not answer');
    return c.text(`That did not work. Please try again (reference ${reference}).`, 500);
  });

  return {
    routes,
    messenger: createPlaygroundMessenger(chat, log),
    seed: () => seedPlayground({ app: app(), chat, time, log }),
    act,
    close: () => closing.abort(),
  };
}

async function posted(request: Request) {
  const data = await request.formData();
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { person: personOrFirst(text('as')), channel: text('in'), text, data };
}

const isAction = (text: string): text is Action => ACTIONS.some((action) => action === text);

/** Sleep that can be cut short; a call that comes before the sleep shortens the next one. */
function createWake() {
  let wakeUp: (() => void) | null = null;
  return {
    now: (): void => wakeUp?.(),
    within: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
