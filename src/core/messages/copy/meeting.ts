// What follows an introduction: finding a time, having met, saying thank you.

import type { InsiderView, SeekerView } from '../../visibility.ts';
import type { Message } from '../model.ts';
import {
  button,
  buttons,
  insiderLabel,
  insiderSpan,
  message,
  note,
  plural,
  quote,
  seekerLabel,
  seekerSpan,
  text,
} from './words.ts';

/** The other side of an introduced pair: names are open by then. */
export type Other = { seeker: SeekerView } | { insider: InsiderView };

const span = (other: Other) => ('seeker' in other ? seekerSpan(other.seeker) : insiderSpan(other.insider));
const label = (other: Other) => ('seeker' in other ? seekerLabel(other.seeker) : insiderLabel(other.insider));
const bookingUrl = (other: Other) => ('insider' in other ? other.insider.bookingUrl : null);

export function foundATime(matchId: string, other: Other): Message {
  return message(
    text('Have you and ', span(other), ' found a time for your chat?'),
    buttons(
      button('found-time', matchId, 'Yes', 'primary'),
      button('still-looking', matchId, 'Still looking'),
      button('wont-happen', matchId, "It won't happen"),
    ),
    note('Any answer is fine; only you see this question.'),
  );
}

/** What the question says once it is settled. */
export function foundATimeClosed(
  answer: string | null,
  other: Other,
  over: 'met' | 'missed' | 'ended' | null,
): Message {
  if (over) return settled(over, other);
  if (answer === 'still-looking') {
    const url = bookingUrl(other);
    return message(
      text('Still looking: that is normal. It often helps to suggest two or three times in one message.'),
      url ? text('Or book one here: ', { link: url, text: 'booking page' }, '.') : null,
      note('I will ask in some days whether you met.'),
    );
  }
  return message(
    text('You and ', span(other), ' have a time. Enjoy the chat!'),
    note('I will ask afterwards how it went.'),
  );
}

export function didYouMeet(matchId: string, other: Other, again: boolean): Message {
  return message(
    text(again ? 'One more time: did you and ' : 'Did you and ', span(other), ' meet?'),
    buttons(
      button('met', matchId, 'We met', 'primary'),
      again ? null : button('not-yet', matchId, 'Not yet'),
      button('did-not-happen', matchId, "It didn't happen"),
    ),
    note(
      again
        ? 'This is the last time I ask.'
        : 'Any answer is fine. It helps the organizers to see that this works.',
    ),
  );
}

export function didYouMeetClosed(input: {
  answer: string | null;
  other: Other;
  over: 'met' | 'missed' | 'ended' | null;
  /** To an insider: people helped so far. */
  helped: number | null;
}): Message {
  const { answer, other, over, helped } = input;
  // Who said so reads the rest right here; the other gets it as a message of its own.
  if (over === 'met' && answer === 'met')
    return 'insider' in other ? thankYouNote(other.insider) : thanks(other, helped ?? 1);
  if (over) return settled(over, other);
  if (answer === 'not-yet')
    return message(text('Not yet: thank you for telling. I will ask once more in about a week.'));
  return message(text('Thank you. Nothing is left to do here.'));
}

/** To the seeker: a note to copy. */
export function thankYouNote(insider: InsiderView): Message {
  const name = insider.name?.split(' ')[0] ?? 'there';
  return message(
    text(
      'Wonderful that you two met! A short thank-you within a day is what people remember. Copy this and make it yours:',
    ),
    quote(
      `Hi ${name}, thank you for your time and for being so open about your work. What stayed with me: … I am going to … next, and I will let you know how it goes.`,
    ),
    note(
      'Tip: put a date in your calendar three months from now to tell them how it went. Contacts last when someone writes.',
    ),
  );
}

/** To the insider, with their count. */
export function thanks(other: Other, helped: number): Message {
  return message(
    text('You met ', span(other), '. Thank you for your time!'),
    text(
      'You have now helped ',
      { bold: plural(helped, 'person', 'people') },
      ' here to see a path more clearly.',
    ),
  );
}

/**
 * To the other side, when one said that it won't happen, or left the community. `again`: a seeker's request. `freed`:
 * the insider's place of the month is free again.
 */
export function wontHappen(other: Other, left: boolean, again: string | null, freed: boolean): Message {
  return message(
    left
      ? text(span(other), ' has left this community, so your chat is closed here.')
      : text(
          span(other),
          ' let me know that your chat will not happen this time. That is about their calendar, not about you.',
        ),
    again
      ? buttons(button('next-person', again, 'Find someone else', 'primary'))
      : note(
          freed
            ? 'Nothing is left to do, and the place it took in your month is free again. Thank you for having said yes.'
            : 'Nothing is left to do. Thank you for having said yes.',
        ),
  );
}

function settled(over: 'met' | 'missed' | 'ended', other: Other): Message {
  if (over === 'met') return message(text('You and ', label(other), ' have met. Lovely!'));
  if (over === 'missed') {
    return message(
      text('No chat with ', label(other), ' this time, then. That is all right.'),
      'insider' in other
        ? note('Someone else? ', { bold: '/find-insider' }, ' is always there.')
        : note('Nothing is left to do. Thank you for having said yes.'),
    );
  }
  return message(text('This one is closed. Nothing is left to do.'));
}
