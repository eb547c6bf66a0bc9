// What a seeker reads while looking for somebody to talk to.

import type { Reason } from '../../matching/reasons.ts';
import type { InsiderView } from '../../visibility.ts';
import type { Block, Message } from '../model.ts';
import {
  button,
  buttons,
  capital,
  day,
  eitherOf,
  heading,
  insiderLabel,
  insiderSpan,
  message,
  note,
  profileLine,
  text,
  whyForSeeker,
} from './words.ts';

/** One meaning of what was typed. */
export type Reading = { roleId: string; name: string };

export type Card = { suggestionId: string; view: InsiderView; reasons: Reason[] };

/** Up to three insiders, best first. `waits`: with whom the request for this role is already. */
export function found(
  role: string,
  cards: readonly Card[],
  waits: { insider: InsiderView; until: Date; zone: string } | null,
  readings: readonly Reading[] = [],
): Message {
  return message(
    heading(cards.length === 1 ? 'One person who may be right' : `${cards.length} people who may be right`),
    cards.length === 1
      ? text('For ', { bold: role }, '. Ask opens a short form; nothing is sent before you have seen it.')
      : text('For ', { bold: role }, ', best first. Ask one; the others are there if it does not work out.'),
    ...cardBlocks(cards),
    ...whichMeaning(role, readings),
    waits
      ? note(
          'Your request for this role is with ',
          insiderSpan(waits.insider),
          ', who has until ',
          day(waits.until, waits.zone),
          ' to answer. One at a time keeps it fair.',
        )
      : null,
    note('This is for a friendly chat of 15 to 30 minutes to learn about a role, not a job application.'),
  );
}

/**
 * "PM" is a product manager or a project manager: says that both are shown, and lets the member pick. Work that was told
 * without its name may have one reading: says which.
 */
function whichMeaning(role: string, readings: readonly Reading[]): Block[] {
  const names = readings.map(({ name }) => name);
  if (names.length === 0) return [];
  if (names.length === 1)
    return [
      text('I took that to mean ', { bold: names[0] ?? '' }, '. Not quite? Say it in other words.'),
      buttons(button('find', 'new', 'Try other words')),
    ];
  return [
    text(
      { bold: role },
      ` can mean ${eitherOf(names)}, so I looked for ${names.length === 2 ? 'both' : 'all of them'}. Only one of them?`,
    ),
    buttons(...readings.slice(0, 4).map(({ roleId, name }) => button('find', roleId, capital(name)))),
  ];
}

/** The cards; equal labels of people shown by role only are told apart by a number. */
export function cardBlocks(cards: readonly Card[]): Block[] {
  const labels = cards.map(({ view }) =>
    view.name ? `${view.name}: ${profileLine(view)}` : profileLine(view),
  );
  return cards.map(({ suggestionId, view, reasons }, index) => {
    const label = labels[index] ?? '';
    const equals = labels.filter((other) => other === label).length;
    const number = labels.slice(0, index + 1).filter((other) => other === label).length;
    const name = view.name ? [{ bold: view.name }, ` · ${profileLine(view)}`] : [{ bold: profileLine(view) }];
    const topics = view.topics.length > 0 ? [[`Likes to talk about: ${view.topics.join(', ')}`]] : [];
    return {
      kind: 'card',
      title: equals > 1 ? [...name, ` (${number})`] : name,
      lines: [[capital(reasons.map(whyForSeeker).join('; '))], ...topics],
      buttons: [button('ask', suggestionId, askLabel(view), 'primary')],
    };
  });
}

function askLabel(view: InsiderView): string {
  return view.name ? `Ask ${view.name.split(' ')[0]}` : 'Ask';
}

/** `id`: what the wait button carries. `readings`: how the words were read, where they name no role or several. */
export function nobodyYet(role: string, id: string, readings: readonly Reading[] = []): Message {
  return message(
    text('Nobody here fits ', { bold: role }, ' right now.'),
    readings.length > 0
      ? text('I took that to mean ', { bold: eitherOf(readings.map(({ name }) => name)) }, '.')
      : null,
    text(
      'Shall I tell you when someone joins or has time again? You would be told in a direct message, those who have waited longest first.',
    ),
    buttons(button('wait', id, 'Yes, tell me', 'primary'), button('find', 'new', 'Try another role')),
  );
}

export function waitingNow(role: string): Message {
  return message(
    text(
      'Good. As soon as someone who fits ',
      { bold: role },
      ' joins or has time again, I will write to you.',
    ),
    note('You can stop waiting at any time: ', { bold: '/insider' }, ' shows your requests.'),
  );
}

export function couldNotRead(): Message {
  return message(
    text(
      'I could not read a role in that. Try a job title in plain words, such as ',
      { bold: '/find-insider nurse' },
      '.',
    ),
    buttons(button('find', 'new', 'Open the form', 'primary')),
  );
}

/** Somebody writes of ending their life. */
export function hardTimes(): Message {
  return message(
    text(
      'It sounds as if things are very hard right now. I only arrange chats about work, so please do not stay alone with this: talk to someone you trust, or to people who listen at any hour, free of charge. ',
      { bold: 'findahelpline.com' },
      ' lists them for your country. If you are in danger now, please call your local emergency number.',
    ),
    text('Nobody here was shown what you wrote. Did I misread you? Then look for a role as usual.'),
    buttons(button('find', 'new', 'Find an insider')),
  );
}

/** The ask says only who is not wanted. */
export function onlyRuledOut(): Message {
  return message(
    text('Now I know who it should not be. Which work would you like to hear about instead?'),
    buttons(button('find', 'new', 'Name a role', 'primary')),
  );
}

export function tooLong(): Message {
  return message(
    text(
      'That is more than I can search for. A job title of a few words works best, such as ',
      {
        bold: '/find-insider data scientist',
      },
      '.',
    ),
    buttons(button('find', 'new', 'Open the form', 'primary')),
  );
}

/** The chosen insider can't take the request; nothing was sent. Never says why, where that would tell a secret. */
export function notAvailable(view: InsiderView | null, next: readonly Card[], requestId: string): Message {
  return message(
    text(
      `${view ? capital(insiderLabel(view)) : 'That person'} can't take this request at the moment, so nothing was sent. `,
      'What you wrote is kept.',
    ),
    ...nextPersonBlocks(next, requestId),
  );
}

/** The next person to ask, or the offer to wait. */
export function nextPersonBlocks(next: readonly Card[], requestId: string): Block[] {
  if (next.length === 0) {
    return [
      text('Nobody else fits right now. Shall I tell you when someone does?'),
      buttons(
        button('wait', requestId, 'Yes, tell me', 'primary'),
        button('find', 'new', 'Try another role'),
      ),
    ];
  }
  return [text('Here is the next person who fits. The form is filled in already.'), ...cardBlocks(next)];
}

export function someoneFits(role: string, cards: readonly Card[], requestId: string): Message {
  return message(
    text('Good news: someone who fits ', { bold: role }, ' has time for a chat.'),
    ...cardBlocks(cards),
    buttons(
      button('wait', requestId, 'Keep waiting'),
      button('withdraw', requestId, 'I no longer need this'),
    ),
  );
}

export function someoneFitsClosed(role: string): Message {
  return message(
    text(
      'You were told about someone who fits ',
      { bold: role },
      '. This one is settled; ',
      {
        bold: '/insider',
      },
      ' shows where your requests stand.',
    ),
  );
}
