// Home: where a member sees their requests, their profile and their time; and help.

import { SLASH_COMMANDS } from '../../commands.ts';
import type { Insider, Match, Member, Request } from '../../model.ts';
import type { InsiderView, SeekerView } from '../../visibility.ts';
import type { Block, Message, Text } from '../model.ts';
import {
  button,
  buttons,
  day,
  heading,
  insiderSpan,
  list,
  message,
  note,
  plural,
  profileLine,
  seekerSpan,
  text,
} from './words.ts';

export type RequestLine = {
  request: Pick<Request, 'id' | 'role' | 'state' | 'waitingSince'>;
  /** The unanswered match, if any. */
  waitsFor: { insider: InsiderView; until: Date } | null;
};
export type PairLine = {
  with: { seeker: SeekerView } | { insider: InsiderView };
  role: string;
  state: Match['state'];
};
export type HomeFacts = {
  requests: readonly RequestLine[];
  pairs: readonly PairLine[];
  profile: {
    insider: Insider;
    member: Member;
    taken: number;
    budget: number;
    paused: boolean;
    unanswered: number;
  } | null;
  /** The reader's zone. */
  zone: string;
};

export function home(facts: HomeFacts): Message {
  return message(
    heading('Your overview'),
    ...requestBlocks(facts),
    ...pairBlocks(facts),
    ...profileBlocks(facts),
    buttons(button('find', 'new', 'Find an insider', 'primary'), button('help', 'me', 'How this works')),
  );
}

function requestBlocks({ requests, zone }: HomeFacts): Block[] {
  if (requests.length === 0) return [text('You have no open request.')];
  return [
    text({ bold: 'Your open requests' }),
    ...requests.map(({ request, waitsFor }): Block => {
      const stop = button('withdraw', request.id, 'Take it back');
      return {
        kind: 'card',
        title: [{ bold: request.role }],
        lines: [standing(request, waitsFor, zone)],
        buttons:
          request.state === 'open' ? [button('next-person', request.id, 'Who fits now?'), stop] : [stop],
      };
    }),
  ];
}

function standing(request: RequestLine['request'], waitsFor: RequestLine['waitsFor'], zone: string): Text {
  if (waitsFor)
    return [
      'With ',
      insiderSpan(waitsFor.insider),
      '. They have until ',
      day(waitsFor.until, zone),
      ' to answer.',
    ];
  if (request.waitingSince)
    return ['Waiting for someone who fits, since ', day(request.waitingSince, zone), '.'];
  return ['Nobody is asked at the moment.'];
}

function pairBlocks({ pairs }: HomeFacts): Block[] {
  if (pairs.length === 0) return [];
  return [
    text({ bold: 'Your introductions' }),
    {
      kind: 'list',
      items: pairs.map((pair): Text => {
        const other = 'seeker' in pair.with ? seekerSpan(pair.with.seeker) : insiderSpan(pair.with.insider);
        return [
          other,
          ` · ${pair.role}`,
          pair.state === 'accepted' ? ' · the introduction is on its way' : '',
        ];
      }),
    },
  ];
}

function profileBlocks({ profile, zone }: HomeFacts): Block[] {
  if (!profile) {
    return [
      text('Could you give someone 15 minutes about your work? You decide how often.'),
      buttons(button('edit-profile', 'me', 'Be an insider')),
    ];
  }
  const { insider, member, taken, budget, paused, unanswered } = profile;
  return [
    text({ bold: 'You are an insider' }),
    {
      kind: 'fields',
      fields: [
        {
          label: 'Profile',
          value: [profileLine({ ...insider, ...NAMELESS, years: plural(insider.years, 'year') })],
        },
        { label: 'Shown', value: [insider.shownAs === 'name' ? 'By name' : 'By role only'] },
        { label: 'This month', value: [`${taken} of ${plural(budget, 'conversation')} taken`] },
        { label: 'Helped so far', value: [plural(member.helpedCount, 'person', 'people')] },
      ],
    },
    ...(unanswered > 0
      ? [text(`${plural(unanswered, 'request')} waiting for your answer in our direct messages.`)]
      : []),
    paused
      ? text(
          'You are paused until ',
          insider.pausedUntil ? day(insider.pausedUntil, zone) : 'you return',
          '. Nobody will ask you.',
        )
      : note('You can be found. You never have more conversations a month than you allow.'),
    buttons(
      button('edit-profile', 'me', 'Edit profile'),
      paused ? button('resume', 'me', 'Resume', 'primary') : button('pause', 'me', 'Pause until…'),
      button('stop', 'me', 'Stop being an insider'),
    ),
  ];
}

const NAMELESS = { name: null, mention: null } as const;

export function help(): Message {
  return message(
    heading('How this works'),
    text(
      'I help you have a short, friendly chat with someone who does the job you are curious about. Fifteen to thirty minutes, to learn; never to ask for a job.',
    ),
    {
      kind: 'list',
      items: SLASH_COMMANDS.map((command) => [
        { bold: `/${command.name}${command.usage ? ` ${command.usage}` : ''}` },
        `: ${command.description}`,
      ]),
    },
    text(
      'You ask one person at a time. They say yes or not now; a yes brings you both into one conversation. A no costs nothing, and I show you the next person.',
    ),
    text('Insiders decide how many chats a month they have, and can pause whenever they like.'),
    note('I never read your conversations, and nobody reads replies to me: please use the buttons.'),
    buttons(button('find', 'new', 'Find an insider', 'primary'), button('home', 'me', 'My overview')),
  );
}

export function profileSaved(input: { isNew: boolean; placesPerMonth: number; paused: boolean }): Message {
  return message(
    text(input.isNew ? 'Thank you! You are an insider now.' : 'Your profile is saved.'),
    text(
      `At most ${plural(input.placesPerMonth, 'conversation')} a month, only when you say yes. `,
      input.paused
        ? 'You are still paused, so nobody will ask you yet.'
        : 'When someone would like to talk to you, I send you a direct message, on a working day.',
    ),
    note('Pause, change or stop at any time with ', { bold: '/insider' }, '.'),
  );
}

export function paused(until: Date, zone: string, ended: number): Message {
  return message(
    text('Done. Nobody will ask you before ', day(until, zone), '. Enjoy the break!'),
    ended > 0
      ? text(
          `I have kindly told ${plural(ended, 'member')} who had asked you, and pointed them to someone else.`,
        )
      : null,
    note('Introductions you already have go on. Back earlier? ', { bold: '/insider resume' }, '.'),
  );
}

export function resumed(): Message {
  return message(text('Welcome back! You can be found again, within the limits you set.'));
}

export function stopped(ended: number): Message {
  return message(
    text('Done. Your profile is erased, and nobody will find you any more. Thank you for your time with us.'),
    ended > 0 ? text(`I have kindly told ${plural(ended, 'member')} who had asked you.`) : null,
    note(
      'Introductions you already have go on. You are welcome back at any time: ',
      { bold: '/be-insider' },
      '.',
    ),
  );
}

/** `requestId`: for the same search again. */
export function withdrawn(role: string, requestId: string): Message {
  return message(
    text(
      'Done. Your request about ',
      { bold: role },
      ' is taken back. What you wrote is kept, should you ask again.',
    ),
    buttons(button('next-person', requestId, 'Who else fits?'), button('find', 'new', 'Try another role')),
  );
}

/** Several open requests: which one to take back? */
export function whichToWithdraw(requests: readonly Pick<Request, 'id' | 'role'>[]): Message {
  return message(
    text(
      `You have open requests about ${list(requests.map((request) => request.role))}. Which one shall I take back?`,
    ),
    ...requests.map(
      (request): Block => ({
        kind: 'card',
        title: [{ bold: request.role }],
        lines: [],
        buttons: [button('withdraw', request.id, 'Take it back')],
      }),
    ),
  );
}
