// Every expected "no". Returned as data; messages/copy/refusals.ts puts it into words with a next step.

import type { InsiderView } from './visibility.ts';

export type Refusal =
  /** The button or form belongs to somebody else, or to nothing that is still known. */
  | { kind: 'unknown-button' }
  | { kind: 'form-expired' }
  /**
   * The request is with `insider` until then, and the seeker hears at `hearBy` at the latest; `another`: somebody else
   * was to be asked.
   */
  | {
      kind: 'still-waiting';
      requestId: string;
      role: string;
      insider: InsiderView;
      until: Date;
      hearBy: Date;
      another: boolean;
    }
  | { kind: 'too-many-requests'; max: number }
  | { kind: 'request-closed'; requestId: string }
  /** A yes or a no came too late. */
  | { kind: 'offer-settled'; how: 'withdrawn' | 'lapsed' | 'declined' | 'accepted' | 'ended' }
  | { kind: 'no-place'; matchId: string }
  /** Withdrawing came after the yes; `introduced`: both have the introduction. */
  | { kind: 'already-answered'; introduced: boolean }
  | { kind: 'match-settled' }
  | { kind: 'not-an-insider' }
  | { kind: 'nothing-to-withdraw' }
  | { kind: 'organizers-only' }
  /** The bot was taken out of the community; an old message has still a button. */
  | { kind: 'bot-is-gone' };
