// The one door to the core: adapters hand over commands, jobs hand over alarms.

import type { Actor, Command } from './commands.ts';
import type { Answer, Message } from './messages/model.ts';

export type App = {
  /**
   * Does what a member asked and says what to show them. Never rejects, and answers within about 2 s whatever the
   * database does (then with `trouble`; what was late may still be committed, and the same `key` finds it done).
   * `key`: from platform ids, the same for a repeated delivery, a double click or a second press of the same button.
   */
  handle(input: { actor: Actor; command: Command; key: string }): Promise<Answer>;
  /** The member's home, for a home tab. Same promise of time as `handle`. */
  home(actor: Actor): Promise<Message>;
  /** Sends one nudge if it still makes sense. Safe to call any number of times, from any process. */
  deliver(communityId: string, nudgeId: string): Promise<void>;
  /** Rewrites one sent message to what is true now. */
  revise(communityId: string, nudgeId: string): Promise<void>;
  /** Turns passed deadlines into events, sets alarms again that were lost, repairs what a crash left behind. */
  sweep(): Promise<void>;
  /** The platform says that this person left the community. */
  memberLeft(platform: string, tenantId: string, externalId: string): Promise<void>;
};
