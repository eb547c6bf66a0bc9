// The commands and buttons, once. The Slack manifest, Discord's registration, the playground's completion and the
// help text derive from this page.

import { cleanLine } from './clean-text.ts';
import type { Values } from './messages/model.ts';

export type SlashCommand = {
  name: 'find-insider' | 'be-insider' | 'insider';
  description: string;
  /** What may follow the command, as shown by the platform. */
  usage: string;
  /** Words that complete the command. */
  subcommands?: readonly string[];
};

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  {
    name: 'find-insider',
    description: 'Find someone who does the job you are curious about',
    usage: '[a role, such as data scientist]',
  },
  {
    name: 'be-insider',
    description: 'Offer short chats about your work, or edit your profile',
    usage: '',
  },
  {
    name: 'insider',
    description: 'Your requests, your profile and your time',
    usage: '[home | pause | resume | stop | withdraw | timezone | setup | help]',
    subcommands: ['home', 'pause', 'resume', 'stop', 'withdraw', 'timezone', 'setup', 'help'],
  },
];

export const ACTIONS = [
  'ask', // id: suggestion
  'wait', // id: draft of the search that found nobody
  'yes', // id: match, as are the next ones
  'yes-one-more',
  'not-now',
  'someone-else',
  'found-time',
  'still-looking',
  'wont-happen',
  'met',
  'not-yet',
  'did-not-happen',
  'next-person', // id: request
  'withdraw', // id: request
  'edit-profile',
  'find', // id: 'new', or a role's id: one meaning of an ambiguous ask
  'pause',
  'resume',
  'stop',
  'home',
  'help',
  'time-zone',
  'edit-setup', // for organizers
] as const;

export type Action = (typeof ACTIONS)[number];

/** Who acts, as the platform tells it. `timeZone` is IANA, null when the platform does not say. */
export type Actor = {
  platform: string;
  tenantId: string;
  externalId: string;
  name: string;
  /** The platform did not say in time what they are called, so `name` is the best there was; a known one is kept. */
  nameIsGuess?: boolean;
  timeZone: string | null;
  /** Runs this community, as the platform says: may set it up. Null when it did not say in time. */
  isOrganizer?: boolean | null;
};

/** What an adapter hands to the core. */
export type Command =
  | { kind: 'slash'; name: SlashCommand['name']; text: string }
  | { kind: 'press'; action: Action; id: string }
  /**
   * `confirmed`: the person has seen the review and sends it. `partial`: some fields only, from a platform that shows a
   * form step by step; what the draft holds completes them.
   */
  | { kind: 'submit'; draftId: string; values: Values; confirmed: boolean; partial?: boolean }
  /** A form that was begun, as it was left, to show another step of it. Changes nothing. */
  | { kind: 'reopen'; draftId: string };

/** True if the answer may be a form: platforms open one as their first answer, or not at all. */
export function mayOpenForm(command: Command): boolean {
  switch (command.kind) {
    case 'slash': {
      const text = cleanLine(command.text).toLowerCase();
      if (command.name === 'insider') return /^(pause|stop|withdraw|timezone)\b/.test(text);
      return command.name === 'be-insider' || text === '';
    }
    case 'press':
      return OPENS_FORM[command.action];
    case 'submit':
      return false;
    case 'reopen':
      return true;
    default:
      return command satisfies never;
  }
}

const OPENS_FORM: Record<Action, boolean> = {
  ask: true,
  'edit-profile': true,
  find: true,
  pause: true,
  stop: true,
  withdraw: true,
  'time-zone': true,
  'edit-setup': true,
  wait: false,
  yes: false,
  'yes-one-more': false,
  'not-now': false,
  'someone-else': false,
  'found-time': false,
  'still-looking': false,
  'wont-happen': false,
  met: false,
  'not-yet': false,
  'did-not-happen': false,
  'next-person': false,
  resume: false,
  home: false,
  help: false,
};
