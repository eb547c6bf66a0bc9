// Every expected "no". Returned as data; messages/copy/refusals.ts puts it into words with a next step.

export type Refusal =
  /** The button or form belongs to somebody else, or to nothing that is still known. */
  | { kind: 'unknown-button' }
  | { kind: 'form-expired' }
  /** The request already waits for an answer. */
  | { kind: 'still-waiting'; requestId: string; until: Date }
  | { kind: 'too-many-requests'; max: number }
  | { kind: 'request-closed' }
  /** A yes or a no came too late. */
  | { kind: 'offer-settled'; how: 'withdrawn' | 'lapsed' | 'declined' | 'accepted' | 'ended' }
  | { kind: 'no-place'; matchId: string }
  /** Withdrawing came after the yes. */
  | { kind: 'already-answered' }
  | { kind: 'match-settled' }
  | { kind: 'not-an-insider' }
  | { kind: 'nothing-to-withdraw' };
