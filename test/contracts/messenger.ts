// What every messenger promises the core, tested in the same words on the fake and on real platforms.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mention, Message } from '../../src/core/messages/model.ts';
import type { Community } from '../../src/core/model.ts';
import type { Envelope, Messenger } from '../../src/core/ports.ts';

/** A messenger, people it can write to, and eyes that do not belong to it. */
export type MessengerRig = {
  messenger: Messenger;
  community: Community;
  maya: Mention;
  priya: Mention;
  /** Somebody who has left the community. */
  gone: Mention;
  /** The texts that this person sees, oldest first, with the number of buttons below each. */
  seenBy(who: Mention): Promise<{ text: string; buttons: number; shared: boolean }[]>;
  /** Well-formed, of a message that does not exist. */
  strayRef: unknown;
  /** The next attempt (`revise`: the next revision) is refused for 7 s, where that can be provoked. */
  limitNext?: (what: 'tell' | 'revise') => void;
  /** The next message is taken, but nobody hears that it was. */
  loseNextAnswer?: () => void;
  close(): Promise<void>;
};

const YES = '11111111-1111-4111-8111-111111111111';
const offer = (words: string): Message => ({
  blocks: [
    { kind: 'text', text: [words] },
    { kind: 'buttons', buttons: [{ action: 'yes', id: YES, label: 'Happy to chat' }] },
  ],
});
const plain = (words: string): Message => ({ blocks: [{ kind: 'text', text: [words] }] });

/** Registers the promises as tests. `faults`: false where neither rate limits nor lost answers exist. */
export function messengerContract(
  name: string,
  openRig: () => Promise<MessengerRig>,
  { faults } = { faults: true },
): void {
  describe(`the messenger of ${name}`, () => {
    let rig: MessengerRig;
    beforeAll(async () => {
      rig = await openRig();
    });
    afterAll(() => rig?.close());

    const to = (recipient: Mention, nudgeId: string = crypto.randomUUID()): Envelope => ({
      community: rig.community,
      nudgeId,
      recipient,
    });
    const saying = async (who: Mention, words: string) =>
      (await rig.seenBy(who)).filter(({ text }) => text.includes(words));
    /** As a reference comes back from the database. */
    const stored = (ref: unknown): unknown => JSON.parse(JSON.stringify(ref));
    async function told(recipient: Mention, message: Message): Promise<unknown> {
      const sent = await rig.messenger.tell(to(recipient), message);
      if (sent.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(sent)}`);
      return sent.ref;
    }

    it('tells one person, and only them', async () => {
      await told(rig.maya, offer('Only for Maya'));
      expect(await saying(rig.maya, 'Only for Maya')).toMatchObject([{ buttons: 1, shared: false }]);
      expect(await saying(rig.priya, 'Only for Maya')).toEqual([]);
    });

    it('introduces two people in one conversation of both', async () => {
      const sent = await rig.messenger.introduce(to(rig.maya), rig.priya, plain('Maya, meet Priya'));
      expect(sent.kind).toBe('sent');
      for (const who of [rig.maya, rig.priya])
        expect(await saying(who, 'Maya, meet Priya')).toMatchObject([{ shared: true }]);
    });

    it('revises by the reference it gave, as often as asked, and leaves no old button', async () => {
      const ref = stored(await told(rig.priya, offer('A request')));
      for (const words of ['A request, answered', 'A request, settled']) {
        expect(await rig.messenger.revise(rig.community, ref, plain(words))).toEqual({ kind: 'revised' });
        expect(await saying(rig.priya, 'A request')).toMatchObject([{ text: words, buttons: 0 }]);
      }
    });

    it('revises an introduction for both', async () => {
      const sent = await rig.messenger.introduce(to(rig.priya), rig.maya, plain('Priya, meet Maya'));
      const ref = sent.kind === 'sent' ? stored(sent.ref) : null;
      await rig.messenger.revise(rig.community, ref, plain('Priya, meet Maya again'));
      for (const who of [rig.maya, rig.priya])
        expect(await saying(who, 'Priya, meet Maya again')).toHaveLength(1);
    });

    it('says failed, not thrown, for a reference that leads nowhere', async () => {
      for (const ref of [null, undefined, 'nonsense', 7, {}, rig.strayRef]) {
        expect(await rig.messenger.revise(rig.community, ref, plain('Lost'))).toMatchObject({
          kind: 'failed',
          reason: expect.stringMatching(/\w/),
        });
      }
    });

    it('shows one message for the same nudge sent twice exactly where it promises that', async () => {
      const nudgeId = crypto.randomUUID();
      for (let times = 0; times < 2; times++)
        expect(await rig.messenger.tell(to(rig.maya, nudgeId), plain('Twice?'))).toMatchObject({
          kind: 'sent',
        });
      const copies = rig.messenger.resendSafeForMs > 0 ? 1 : 2;
      expect(await saying(rig.maya, 'Twice?')).toHaveLength(copies);
    });

    it('knows who has left, and does not take the one for the other', async () => {
      expect(await rig.messenger.tell(to(rig.gone), plain('Hello?'))).toMatchObject({
        kind: 'unreachable',
        left: true,
      });
      expect(await rig.messenger.introduce(to(rig.maya), rig.gone, plain('Hello, both?'))).toMatchObject({
        kind: 'unreachable',
        left: false,
      });
      expect(await rig.messenger.introduce(to(rig.gone), rig.maya, plain('Hello, both?'))).toMatchObject({
        kind: 'unreachable',
        left: true,
      });
      expect(await saying(rig.maya, 'Hello, both?')).toEqual([]);
    });

    if (!faults) return;
    it('says when to come again after a rate limit, having said nothing', async () => {
      const ref = await told(rig.maya, offer('Before'));
      rig.limitNext?.('tell');
      expect(await rig.messenger.tell(to(rig.maya), plain('Too fast'))).toMatchObject({
        kind: 'retry-after',
        ms: 7_000,
      });
      expect(await saying(rig.maya, 'Too fast')).toEqual([]);
      rig.limitNext?.('revise');
      expect(await rig.messenger.revise(rig.community, ref, plain('After'))).toEqual({
        kind: 'retry-after',
        ms: 7_000,
      });
      expect(await saying(rig.maya, 'Before')).toHaveLength(1);
    });

    it('says unknown when a message was taken but the answer was lost', async () => {
      rig.loseNextAnswer?.();
      expect(await rig.messenger.tell(to(rig.maya), plain('Perhaps'))).toMatchObject({ kind: 'unknown' });
      expect(await saying(rig.maya, 'Perhaps')).toHaveLength(1);
    });
  });
}
