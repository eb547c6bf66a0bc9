// What passes between asking and the introduction.

import type { Reason } from '../../matching/reasons.ts';
import type { Match, Request } from '../../model.ts';
import type { InsiderView, SeekerView } from '../../visibility.ts';
import type { Block, Message } from '../model.ts';
import { hopeLabels, questionsFor } from '../questions.ts';
import { type Card, nextPersonBlocks } from './search.ts';
import {
  button,
  buttons,
  capital,
  day,
  heading,
  insiderLabel,
  insiderSpan,
  list,
  message,
  moment,
  note,
  quote,
  seekerLabel,
  seekerSpan,
  text,
  whyForInsider,
} from './words.ts';

type Ask = Pick<Request, 'role' | 'hopes' | 'message' | 'minutes'>;

function offerBody(seeker: SeekerView, ask: Ask, reasons: readonly Reason[]): Block[] {
  return [
    text(
      seekerSpan(seeker),
      ` would love ${ask.minutes ?? 20} minutes with you to learn about your work.`,
      seeker.name ? null : ' You will learn their name if you say yes.',
    ),
    {
      kind: 'fields',
      fields: [
        { label: 'Today', value: [seeker.background || 'Not said'] },
        { label: 'Hopes to learn', value: [capital(list(hopeLabels(ask.hopes))) || 'About your work'] },
        { label: 'How long', value: [`${ask.minutes ?? 20} minutes`] },
        {
          label: 'Why you',
          value: [capital(reasons.map((reason) => whyForInsider(reason, ask.role)).join('; '))],
        },
      ],
    },
    quote(ask.message ?? ''),
  ];
}

/** What the insider gets. `answerBy` is shown in the insider's zone. */
export function offer(input: {
  matchId: string;
  seeker: SeekerView;
  ask: Ask;
  reasons: readonly Reason[];
  answerBy: Date;
  zone: string;
  reminder: boolean;
}): Message {
  return message(
    heading(input.reminder ? 'A request is still waiting for you' : 'Someone would like to learn from you'),
    ...offerBody(input.seeker, input.ask, input.reasons),
    offerButtons(input.matchId),
    note(
      'A conversation, not a job application. Either answer is fine. Without one by ',
      day(input.answerBy, input.zone),
      ', I will kindly point them to someone else.',
    ),
  );
}

function offerButtons(matchId: string): Block {
  return buttons(
    button('yes', matchId, 'Happy to chat', 'primary'),
    button('not-now', matchId, 'Not now'),
    button('someone-else', matchId, 'Someone else fits better'),
  );
}

/** What the seeker sees before sending: the same words, without buttons. */
export function offerPreview(
  seeker: SeekerView,
  ask: Ask,
  reasons: readonly Reason[],
  label: string,
): Message {
  return message(
    text(`This is what ${label} will see:`),
    ...offerBody(seeker, ask, reasons),
    note('Names and companies in your own words would be seen, too.'),
  );
}

/** To the seeker, right after sending. Times in the seeker's zone. */
export function asked(input: {
  insider: InsiderView;
  deliverAt: Date | null;
  hearBy: Date;
  zone: string;
}): Message {
  return message(
    text(
      'Sent. ',
      capital(insiderLabel(input.insider)),
      ...(input.deliverAt
        ? [' gets it on ', moment(input.deliverAt, input.zone), ' your time, a good hour for them.']
        : [' gets it now.']),
    ),
    text('You will hear from me by ', day(input.hearBy, input.zone), ', whatever the answer is.'),
    note('Changed your mind? ', { bold: '/insider' }, ' lets you withdraw it until they say yes.'),
  );
}

/** What an offer that was sent says once it is settled. */
export function offerClosed(match: Pick<Match, 'state'>, seeker: SeekerView, role: string): Message {
  const who = seeker.mention ? ({ mention: seeker.mention } as const) : seekerLabel(seeker);
  switch (match.state) {
    case 'accepted':
      return message(
        // True before the introduction is delivered and after, so that it need not be rewritten a second time.
        text('You said yes to ', who, '. Thank you! The introduction brings you both into one conversation.'),
      );
    case 'introduced':
      return message(text('You said yes to ', who, ', and you are introduced. Thank you!'));
    case 'met':
      return message(text('You met ', who, ' for a chat about ', { bold: role }, '. Thank you!'));
    case 'missed':
      return message(text('Your chat with ', who, ' did not happen this time. That is all right.'));
    case 'declined':
      return message(text('Noted: not this time. Thank you for telling; I will pass it on kindly.'));
    case 'lapsed':
      return message(
        text('This request has lapsed, and I will point the member to someone else. Nothing is left to do.'),
        note('Busy weeks? ', { bold: '/insider pause' }, ' gives you a break.'),
      );
    case 'withdrawn':
      return message(text('This request was taken back. Nothing is left to do.'));
    case 'ended':
    case 'undeliverable':
    case 'offered':
      return message(text('This request is closed. Nothing is left to do.'));
    default:
      return match.state satisfies never;
  }
}

/** `isHere`: the insider still takes chats. The bot was away, or they were and are back. */
type EndedMatch = Pick<Match, 'state'> & { isHere?: boolean };

/** To the seeker, when an offer ended without a yes. */
export function nextPerson(
  match: EndedMatch,
  insider: InsiderView | null,
  role: string,
  next: { cards: readonly Card[]; requestId: string } | null,
): Message {
  return message(
    text(nextPersonOpening(match, insider ? insiderLabel(insider) : 'the person you asked', role)),
    ...(next ? nextPersonBlocks(next.cards, next.requestId) : []),
  );
}

function nextPersonOpening({ state, isHere }: EndedMatch, label: string, role: string): string {
  const who = capital(label);
  if (state === 'declined') {
    return `${who} can't make time for your request about ${role} just now. That is about their week, not about you; it was good to ask.`;
  }
  if (state === 'lapsed') {
    return `${who} has not answered your request about ${role}, so it is no longer with them. People get busy; it is not about you.`;
  }
  if (state === 'undeliverable')
    return `I could not reach ${label} with your request about ${role}. Sorry about that.`;
  if (isHere)
    return `Your request about ${role} came to an end before ${label} answered, so it is open again. It is not about you.`;
  return `${who} has stepped back from chats for now, so your request about ${role} is open again.`;
}

/** The same once the seeker has gone on: the words stay, the buttons go. */
export function nextPersonClosed(match: EndedMatch, insider: InsiderView | null, role: string): Message {
  return message(
    ...nextPerson(match, insider, role, null).blocks,
    note('Your request has moved on; ', { bold: '/insider' }, ' shows where it stands.'),
  );
}

/** To both, in one conversation. */
export function introduction(input: {
  seeker: SeekerView;
  insider: InsiderView;
  ask: Ask;
  followUpDays: number;
}): Message {
  const { seeker, insider, ask } = input;
  return message(
    text(seekerSpan(seeker), ', meet ', insiderSpan(insider), '. You both said yes to a short chat.'),
    {
      kind: 'fields',
      fields: [
        { label: seeker.name ?? 'Asked', value: [seeker.background || 'Curious about your work'] },
        {
          label: insider.name ?? 'Answered',
          value: [
            [insider.title, insider.employer, insider.industry].filter(Boolean).join(', ') ||
              'Happy to tell you about their work',
          ],
        },
        { label: 'Hopes to learn', value: [capital(list(hopeLabels(ask.hopes))) || 'About the work'] },
        { label: 'How long', value: [`${ask.minutes ?? 20} minutes`] },
      ],
    },
    text({ bold: seeker.name ? `${seeker.name} wrote` : 'The request' }),
    quote(ask.message ?? ''),
    text({ bold: 'Good questions to start from' }),
    { kind: 'list', items: questionsFor(ask.hopes).map((question) => [question]) },
    insider.bookingUrl
      ? text(
          { bold: 'Finding a time: ' },
          { link: insider.bookingUrl, text: `book a slot with ${insider.name ?? 'them'}` },
          '.',
        )
      : text(
          { bold: 'Finding a time: ' },
          seekerSpan(seeker),
          ', suggest two or three times that suit you, with your time zone.',
        ),
    note(
      `What happens next: the two of you talk here; I don't read along. In about ${input.followUpDays} days, on a working day, I will ask each of you whether you found a time.`,
    ),
  );
}
