// The parts of the page: people, clock, conversations, messages, and the line to type into. Each has the id under
// which `pages.tsx` brings it up to date.

import type { FC } from 'hono/jsx';
import { SLASH_COMMANDS } from '../../core/commands.ts';
import { type ChatMessage, dmOf } from './chat.ts';
import { firstName, PEOPLE, type Person, personBy } from './people.ts';
import { MessageBody } from './render.tsx';
import { dayIn, timeIn } from './time.ts';
import { linkTo, type View } from './view.ts';

export const People: FC<{ view: View }> = ({ view }) => (
  <nav id="people" data-drawn={view.drawn} aria-label="Act as">
    <p class="label" aria-hidden="true">
      Act as
    </p>
    <ul>
      {view.people.map(({ person, unread }) => (
        <li>
          <a
            id={`act-as-${person.id}`}
            href={linkTo(person.id)}
            aria-current={person.id === view.person.id ? 'true' : undefined}
          >
            <Avatar person={person} />
            <span class="who">
              <bdi>
                {firstName(person)}
                <span class="rest">{person.name.slice(firstName(person).length)}</span>
              </bdi>
              <small>{person.about}</small>
            </span>
            <Unread count={unread} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Unread: FC<{ count: number }> = ({ count }) =>
  count === 0 ? null : (
    <span class="unread">
      {count}
      <span class="hidden-text"> unread</span>
    </span>
  );

const Avatar: FC<{ person: Person | null }> = ({ person }) =>
  person ? (
    <span class={`avatar tone-${toneOf(person)}`} aria-hidden="true">
      {person.name
        .split(' ')
        .map((word) => word[0])
        .join('')}
    </span>
  ) : (
    <img class="avatar bot" src="/assets/icon.svg" alt="" width="34" height="34" />
  );

const toneOf = (person: Person): number => PEOPLE.indexOf(person) % 6;

export const Clock: FC<{ view: View }> = ({ view }) => (
  <div id="clock" data-drawn={view.drawn}>
    <p class="now">{view.clock}</p>
    <form class="skips" hx-post="/skip" hx-swap="none" hx-sync="this:drop">
      <input type="hidden" name="as" value={view.person.id} />
      <input type="hidden" name="in" value={view.channel} />
      <button id="skip-nudge" class="plain" type="submit" name="to" value="nudge">
        Skip to the next nudge
      </button>
      <button id="skip-day" class="plain" type="submit" name="to" value="day">
        Skip a day
      </button>
    </form>
    <p class="skipped" role="status" id="skipped">
      {view.skipped?.words}
      {view.skipped?.reached
        .filter(({ id }) => id !== view.person.id)
        .map((person) => (
          <>
            {' '}
            <a href={linkTo(person.id)}>Act as {firstName(person)}</a>
          </>
        ))}
    </p>
  </div>
);

export const Channels: FC<{ view: View }> = ({ view }) => (
  <nav id="channels" data-drawn={view.drawn} aria-label={`Conversations of ${view.person.name}`}>
    <ul>
      {view.channels.map(({ id, title, unread }) => (
        <li>
          <a href={linkTo(view.person.id, id)} aria-current={id === view.channel ? 'page' : undefined}>
            {title}
            <Unread count={unread} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

export const Stream: FC<{ view: View }> = ({ view }) => {
  const { messages, person } = view;
  const dayOf = (message: ChatMessage | undefined) => message && dayIn(message.sentAt, person.zone);
  return (
    <ol
      id="stream"
      data-drawn={view.drawn}
      role="log"
      aria-live="polite"
      aria-label={`Messages for ${person.name}`}
    >
      {messages.map((message, index) => (
        <>
          {dayOf(message) === dayOf(messages[index - 1]) ? null : (
            <li class="day" id={`day-${message.id}`}>
              {dayOf(message)}
            </li>
          )}
          <MessageView message={message} view={view} />
        </>
      ))}
    </ol>
  );
};

const MessageView: FC<{ message: ChatMessage; view: View }> = ({ message, view: { person, channel } }) => {
  const author = message.author ? personBy(message.author) : null;
  return (
    <li class={message.onlyFor ? 'message private' : 'message'} id={`m-${message.id}`}>
      <Avatar person={author} />
      <div class="said">
        <p class="by">
          <strong>{author ? author.name : 'Find-Insider'}</strong>{' '}
          <time datetime={message.sentAt.toISOString()}>{timeIn(message.sentAt, person.zone)}</time>
          {message.onlyFor ? <span class="mark">Only visible to you</span> : null}
          {message.revisedAt ? <span class="mark">Updated</span> : null}
        </p>
        <MessageBody
          message={message.message}
          pressable={{ person: person.id, channel, messageId: message.id }}
        />
      </div>
    </li>
  );
};

export const Composer: FC<{ view: View; composerKey: string }> = ({ view, composerKey }) => (
  <form class="composer" id="composer" hx-post="/say" hx-swap="none" hx-sync="this:drop" autocomplete="off">
    <input type="hidden" name="as" value={view.person.id} />
    <input type="hidden" name="in" value={view.channel} />
    <ComposerKey value={composerKey} />
    <div class="chips">
      {SLASH_COMMANDS.map(({ name, description }) => (
        <button type="button" class="chip" data-insert={`/${name} `} title={description}>
          /{name}
        </button>
      ))}
      <span id="begun" />
    </div>
    <div class="line">
      <label for="line" class="hidden-text">
        {view.channel === dmOf(view.person.id) ? 'Type a command' : 'Type a message or a command'}
      </label>
      <input
        id="line"
        name="text"
        list="completions"
        placeholder={view.channel === dmOf(view.person.id) ? 'Type / for a command' : 'Write a message'}
        enterkeyhint="send"
      />
      <datalist id="completions">
        {completions.map(({ value, about }) => (
          <option value={value}>{about}</option>
        ))}
      </datalist>
      <button type="submit" class="primary">
        Send
      </button>
    </div>
    <p id="trouble" class="trouble" role="alert" />
  </form>
);

/** Makes a line that is sent twice the same line; a new one comes with each answer. */
export const ComposerKey: FC<{ value: string }> = ({ value }) => (
  <input type="hidden" name="key" id="composer-key" value={value} />
);

const completions = SLASH_COMMANDS.flatMap(({ name, description, subcommands = [] }) => [
  { value: name === 'find-insider' ? `/${name} data scientist` : `/${name}`, about: description },
  ...subcommands.map((word) => ({ value: `/${name} ${word}`, about: '' })),
]);
