// Expected "no"s in words: what is so, without blame, and what can be done instead.

import type { Refusal } from '../../refusals.ts';
import type { Message } from '../model.ts';
import { button, buttons, day, insiderSpan, message, text } from './words.ts';

/** `zone`: the reader's. */
export function refusal(no: Refusal, zone: string): Message {
  switch (no.kind) {
    case 'unknown-button':
      return message(
        text(
          'This button does not lead anywhere any more, or it was meant for someone else. Here is where your things stand:',
        ),
        buttons(button('home', 'me', 'Open my overview', 'primary')),
      );
    case 'form-expired':
      return message(
        text('This form is more than a week old, so I no longer have it. Please open a new one.'),
        buttons(button('find', 'new', 'Find an insider', 'primary'), button('home', 'me', 'My overview')),
      );
    case 'still-waiting':
      return message(
        text(
          'Your request about ',
          { bold: no.role },
          no.another ? ' is with ' : ' is already with ',
          insiderSpan(no.insider),
          ', who has until ',
          day(no.until, zone),
          ' to answer. You will hear from me by ',
          day(no.hearBy, zone),
          ', whatever the answer is.',
        ),
        text(
          no.another
            ? 'One at a time keeps it fair. You can wait, or take it back and then press Ask here once more; what you wrote is kept.'
            : 'Would you rather ask someone else? Take it back first; what you wrote is kept.',
        ),
        buttons(
          button('withdraw', no.requestId, 'Take it back'),
          button('find', 'new', 'Try another role'),
          button('home', 'me', 'My overview'),
        ),
      );
    case 'too-many-requests':
      return message(
        text(`You have ${no.max} requests under way, which is as many as one person can have at a time.`),
        text('As soon as one is answered or taken back, you can send this one.'),
        buttons(button('home', 'me', 'Show my requests', 'primary')),
      );
    case 'request-closed':
      return message(
        text('This request is closed already. Searching the same role again begins a new one.'),
        buttons(
          button('next-person', no.requestId, 'Search again', 'primary'),
          button('find', 'new', 'Try another role'),
        ),
      );
    case 'offer-settled':
      return message(text(offerSettled[no.how]), buttons(button('home', 'me', 'My overview')));
    case 'no-place':
      return message(
        text(
          'Your conversations for this month are all taken. Would you like to make room for one more, just this month?',
        ),
        buttons(
          button('yes-one-more', no.matchId, 'One more this month', 'primary'),
          button('not-now', no.matchId, 'Not now'),
        ),
      );
    case 'already-answered':
      return message(
        text(
          no.introduced
            ? 'They said yes, and you two are introduced, so the request can no longer be taken back.'
            : 'They have just said yes, so the request can no longer be taken back. The introduction reaches you both.',
        ),
        text('If it does not suit you after all, simply tell them there; people understand.'),
        buttons(button('home', 'me', 'My overview')),
      );
    case 'match-settled':
      return message(
        text('This one is settled already. Thank you for telling!'),
        buttons(button('home', 'me', 'My overview')),
      );
    case 'not-an-insider':
      return message(
        text(
          'You are not an insider at the moment, so there is nothing to change here. Would you like to become one?',
        ),
        buttons(button('edit-profile', 'me', 'Be an insider', 'primary')),
      );
    case 'nothing-to-withdraw':
      return message(
        text('You have no open request, so there is nothing to take back.'),
        buttons(button('find', 'new', 'Find an insider', 'primary')),
      );
    case 'organizers-only':
      return message(
        text(
          'This one is for organizers, who may manage this community. Type it in the community itself, please.',
        ),
        buttons(button('home', 'me', 'My overview'), button('help', 'me', 'How this works')),
      );
    case 'bot-is-gone':
      return message(
        text(
          'I am no longer in that community, so nothing has changed. Everything is kept: once an organizer invites me back, this works again.',
        ),
      );
    default:
      return no satisfies never;
  }
}

const offerSettled = {
  withdrawn:
    'The member has taken this request back in the meantime. Nothing is left to do; thank you for your yes.',
  lapsed:
    'This request has lapsed in the meantime, and the member was pointed to someone else. Thank you all the same.',
  declined: 'You have already answered this one with a “not this time”. That is settled and fine.',
  accepted: 'You have already said yes to this one. The introduction is with you both.',
  ended: 'This request is closed in the meantime. Nothing is left to do.',
} as const;

/** A fault, in words, with the reference that the log carries. */
export function trouble(reference: string): string {
  return `Something went wrong on my side, and I have written it down as ${reference}. Nothing of yours is lost. Please try again in a minute; if it stays, tell an organizer this reference.`;
}

/** No answer from the database in time; a second press finds it done or does it. */
export function notSavedYet(reference: string): string {
  return `Not saved yet, nothing is lost: please press again in a few seconds (reference ${reference}).`;
}

/** The platform did not say in time whether this member may set the community up. */
export function organizerNotKnown(reference: string): string {
  return `I could not check in time that you are an organizer here. Nothing has changed and nothing is lost: please try again in a few seconds (reference ${reference}).`;
}
