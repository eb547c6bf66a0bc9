// The page: who you are, your conversations, the messages, and a line to type into. Its parts have ids, so that
// htmx can bring each up to date without touching an open form, the focus or what is being typed.

import type { Child, FC } from 'hono/jsx';
import { Channels, Clock, Composer, People, Stream } from './parts.tsx';
import { linkTo, type View } from './view.ts';

/** Nothing is evaluated or styled inline, so that the Content-Security-Policy can stay strict. */
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  extensions: 'sse',
  // It is somebody's own machine: after a restart the page should be back at once.
  sse: { reconnectMaxDelay: 3_000 },
});

export const Page: FC<{ view: View; composerKey: string }> = ({ view, composerKey }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <title>{`${view.person.name} · Find-Insider playground`}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/chat.css" />
      <script src="/assets/htmx.js" defer />
      <script src="/assets/chat.js" defer />
    </head>
    <body>
      <a class="skip-link" href="#line">
        Skip to the message line
      </a>
      <aside class="side">
        <h1>
          Find-Insider <span>playground</span>
        </h1>
        <People view={view} />
      </aside>
      <main>
        <header class="top">
          <p class="try">
            <strong>Try:</strong> as <a href={linkTo('maya')}>Maya</a>, type{' '}
            <code>/find-insider data scientist</code>, press Ask, then act as the person you asked.
          </p>
          <Clock view={view} />
          <Channels view={view} />
        </header>
        <section class="scroll" tabindex={0} aria-label="Messages">
          <Stream view={view} />
        </section>
        <Composer view={view} composerKey={composerKey} />
      </main>
      <dialog id="dialog" aria-labelledby="dialog-title">
        <div id="dialog-body" />
      </dialog>
      <div hx-sse:connect={liveAddress(view)} hx-swap="none" />
    </body>
  </html>
);

/** The parts that change by themselves, each addressed to its place. */
export const LiveParts: FC<{ view: View }> = ({ view }) => (
  <>
    <Part of="people">
      <People view={view} />
    </Part>
    <Part of="clock">
      <Clock view={view} />
    </Part>
    <Part of="channels">
      <Channels view={view} />
    </Part>
    <Part of="stream">
      <Stream view={view} />
    </Part>
  </>
);

const Part: FC<{ of: string; children?: Child }> = ({ of, children }) => (
  <hx-partial hx-target={`#${of}`} hx-swap="outerMorph">
    {children}
  </hx-partial>
);

/** New content for a place that nobody types into. */
export const Fill: FC<{ place: string; children?: Child }> = ({ place, children }) => (
  <hx-partial hx-target={`#${place}`} hx-swap="innerMorph">
    {children}
  </hx-partial>
);

const liveAddress = (view: View): string => `/live${linkTo(view.person.id, view.channel).slice(1)}`;
