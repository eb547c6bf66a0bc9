// What members and organizers read about time zones and how the bot is set up.

import { zoneLabel } from '../../time-zones.ts';
import type { Block, Message } from '../model.ts';
import { button, buttons, heading, message, note, text } from './words.ts';

/** Beside an answer that a nudge will follow, to whoever's zone is not known. */
export function askForZone(communityZone: string): Block[] {
  return [
    note(
      `I don't know your time zone yet, so my messages keep to the working day of ${zoneLabel(communityZone)}.`,
    ),
    buttons(button('time-zone', 'me', 'Set my time zone')),
  ];
}

export function zoneSaved(zone: string): Message {
  return message(
    text(
      'Thank you. Your time zone is ',
      { bold: zoneLabel(zone) },
      ', and my messages keep to your working day.',
    ),
    note('Moved? ', { bold: '/insider timezone' }, ' changes it at any time.'),
  );
}

/** The platform tells it. */
export function zoneTold(zone: string): Message {
  return message(
    text(
      'Your time zone comes from your settings here: ',
      { bold: zoneLabel(zone) },
      '. Change it there, and I follow with your next command.',
    ),
    buttons(button('home', 'me', 'My overview')),
  );
}

/** To organizers. `introductionsIn`: the channel's name, where introductions hang on one. */
export function setup(facts: {
  zone: string;
  saved: boolean;
  inChannel: boolean;
  introductionsIn: string | null;
}): Message {
  return message(
    heading('How I am set up here'),
    facts.saved ? text('Saved. Thank you for running this community!') : null,
    {
      kind: 'fields',
      fields: [
        { label: 'Time zone', value: [`${zoneLabel(facts.zone)}, for members whose own I don't know`] },
        {
          label: 'Introductions',
          value: [
            facts.inChannel
              ? `A private thread in #${facts.introductionsIn} for each pair, or else two direct messages`
              : 'One conversation of the two and me',
          ],
        },
      ],
    },
    buttons(button('edit-setup', 'me', 'Change', 'primary'), button('help', 'me', 'How this works')),
    note('I cannot read conversations, and need no permission to.'),
  );
}

/** To somebody who takes no direct messages, in the answer to their next command. `missed`: what still matters. */
export function couldNotWrite(missed: readonly Message[]): Block[] {
  return [
    text(
      'I tried to write to you, but your settings let no direct message of mine through. Please allow direct messages from this community, or check back here with ',
      { bold: '/insider' },
      '.',
      missed.length > 0 ? ' This is what I wanted to tell you:' : null,
    ),
    ...missed.flatMap(({ blocks }) => blocks),
  ];
}
