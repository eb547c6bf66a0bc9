// What the bot says on its own initiative, by Discord's REST API. One attempt each: the nudge's row decides about the next.

import { type APIChannel, type APIMessage, REST, RESTEvents, Routes } from 'discord.js';
import { z } from 'zod';
import type { Mention, Message, Text } from '../../core/messages/model.ts';
import type { Community } from '../../core/model.ts';
import type { Envelope, Messenger, Revised, Sent } from '../../core/ports.ts';
import { earlyFault, type Fault, postFault } from '../shared/faults.ts';
import { faultOf } from './faults.ts';
import { createIntroductions } from './introductions.ts';
import { renderMessage } from './render.ts';

/** All calls of one message together stay within the 10 s that the port promises. */
const TOGETHER_MS = 9_000;
const CALL_MS = 4_000;
const AGAIN_MS = 30_000;
/** Discord bans an address for 10,000 of 401, 403 and 429 within ten minutes. A person who takes no messages is one. */
const INVALID_AT_MOST = 5_000;
/** Discord knows a nonce "for a few minutes"; the attempt itself takes some of it. */
const RESEND_SAFE_MS = 90_000;

const place = z.object({ channel: z.string(), message: z.string() });
const reference = z.object({ messages: z.array(place).min(1).max(2) });
type Place = z.infer<typeof place>;

export type MessengerOptions = {
  token: string;
  apiUrl?: string;
  /** Discord has just refused the token: nothing is tried. */
  refused: () => boolean;
  onRefusedToken: (reason: string) => void;
  onAccepted?: () => void;
  /** After so many invalid requests within Discord's ten minutes nothing is sent until they are over. */
  invalidAtMost?: number;
};

/** A step of a send that went wrong, as the outcome to report. */
class Stopped extends Error {
  readonly outcome: Sent;
  /** Discord said no, and not because the person is gone: there may be another way. */
  readonly refused: boolean;

  constructor(outcome: Sent, fault: Fault) {
    super(outcome.kind);
    this.outcome = outcome;
    this.refused = fault.kind === 'refused' && fault.who !== 'gone';
  }
}

/** What was refused, or what came of it. Anything else that goes wrong ends the send. */
const orRefusal = <T>(step: Promise<T>): Promise<T | Stopped> =>
  step.catch((error: unknown) => {
    if (error instanceof Stopped && error.refused) return error;
    throw error;
  });

/**
 * A messenger for every server the bot is in. Never retries by itself and never throws for Discord's faults. It needs no
 * gateway: any process can send.
 */
export function createDiscordMessenger(options: MessengerOptions): Messenger {
  const { token, apiUrl, refused, onRefusedToken, onAccepted, invalidAtMost = INVALID_AT_MOST } = options;
  const rest = restClient(token, apiUrl, CALL_MS);
  let silentUntil = 0;
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    if (count >= invalidAtMost) silentUntil = Date.now() + remainingTime;
  });
  const introductions = createIntroductions(rest);

  const noticing = (error: unknown): Fault => {
    const fault = faultOf(error);
    if (fault.kind === 'refused-token') onRefusedToken(fault.reason);
    return fault;
  };

  /** A call that says nothing yet. `whose`: a refusal because they are gone is about this person. */
  const early = async <T>(call: Promise<T>, to: Mention, whose: Mention): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      const fault = noticing(error);
      throw new Stopped(aboutRecipient(earlyFault(fault), to, whose), fault);
    }
  };

  /** A member's leaving is learnt here: with another server in common, a direct message would still arrive. */
  const check = (community: Community, to: Mention, who: Mention, call: Call) =>
    early(rest.get(Routes.guildMember(community.tenantId, who.externalId), call), to, who);

  const openDm = async (to: Mention, who: Mention, call: Call): Promise<string> => {
    const body = { recipient_id: who.externalId };
    return (await early(rest.post(Routes.userChannels(), { body, ...call }) as Promise<APIChannel>, to, who))
      .id;
  };

  const post = async (
    { community, nudgeId, recipient }: Envelope,
    channel: string,
    message: Message,
    addressed: Mention[],
    call: Call,
    about = recipient,
  ): Promise<Place> => {
    const body = {
      ...renderMessage(
        message,
        community.tenantId,
        addressed.map(({ externalId }) => externalId),
      ),
      nonce: nonceOf(nudgeId, channel),
      enforce_nonce: true,
    };
    try {
      const posted = (await rest.post(Routes.channelMessages(channel), { body, ...call })) as APIMessage;
      return { channel, message: posted.id };
    } catch (error) {
      const fault = noticing(error);
      throw new Stopped(aboutRecipient(postFault(fault), recipient, about), fault);
    }
  };

  /** Runs the steps of a send; why it stopped is its outcome. */
  const sending = async (steps: (call: Call) => Promise<Place[]>): Promise<Sent> => {
    if (refused()) return { kind: 'shut-out', reason: 'token refused' };
    const silentFor = silentUntil - Date.now();
    if (silentFor > 0) return { kind: 'retry-after', ms: silentFor, reason: 'too many invalid requests' };
    // The library forgets a token that was refused once.
    rest.setToken(token);
    try {
      const messages = await steps({ signal: AbortSignal.timeout(TOGETHER_MS) });
      onAccepted?.();
      return { kind: 'sent', ref: { messages } };
    } catch (error) {
      if (error instanceof Stopped) return error.outcome;
      throw error;
    }
  };

  /** In a private thread of both. */
  const introduceIn = async (
    parent: string,
    to: Envelope,
    other: Mention,
    message: Message,
    call: Call,
  ): Promise<Place[]> => {
    const { community, recipient } = to;
    const both: [Mention, Mention] = [recipient, other];
    const opened = introductions.open(community.tenantId, parent, both, call);
    const thread = await early(opened, recipient, recipient);
    for (const who of both) await early(introductions.bring(thread, who, call), recipient, who);
    return [await post(to, thread, message, both, call)];
  };

  /** Both get the same. To one of them it may not get through: then the other is told to write first. */
  const introduceApart = async (
    to: Envelope,
    other: Mention,
    message: Message,
    call: Call,
  ): Promise<Place[]> => {
    const { recipient } = to;
    const say = async (who: Mention, channel: string | Stopped, note: Text): Promise<Place | Stopped> =>
      channel instanceof Stopped
        ? channel
        : orRefusal(post(to, channel, withNote(message, note), [who], call, who));
    const mine = await orRefusal(openDm(recipient, recipient, call));
    const theirs = await orRefusal(openDm(recipient, other, call));
    const first = await say(recipient, mine, writeTo(other));
    const unheard = first instanceof Stopped;
    const second = await say(other, theirs, unheard ? notThere(recipient) : writeTo(recipient)).catch(
      (error: unknown) => {
        // One of them has read it by now: it must not be said again when the token is accepted anew.
        if (!unheard && error instanceof Stopped && error.outcome.kind === 'shut-out') return error;
        throw error;
      },
    );
    if (!(second instanceof Stopped)) return unheard ? [second] : [first, second];
    if (unheard) throw first;
    const body = renderMessage(withNote(message, notThere(other)), to.community.tenantId);
    await rest
      .patch(Routes.channelMessage(first.channel, first.message), { body, ...call })
      .catch((fault: unknown) => noticing(fault));
    return [first];
  };

  return {
    introducesInChannel: true,
    resendSafeForMs: RESEND_SAFE_MS,

    tell: (to, message) =>
      sending(async (call) => {
        const { community, recipient } = to;
        await check(community, recipient, recipient, call);
        const channel = await openDm(recipient, recipient, call);
        return [await post(to, channel, message, [recipient], call)];
      }),

    introduce: (to, other, message) =>
      sending(async (call) => {
        const { community, recipient } = to;
        const guildId = community.tenantId;
        for (const who of [recipient, other]) await check(community, recipient, who, call);
        const channel = community.introductionsIn;
        const parent = await early(introductions.channelOf(guildId, channel, call), recipient, recipient);
        if (!parent) return introduceApart(to, other, message, call);
        const places = await orRefusal(introduceIn(parent, to, other, message, call));
        if (!(places instanceof Stopped)) return places;
        // A permission is missing, or the channel is gone: two messages bring them together as well.
        introductions.forget(guildId, channel);
        return introduceApart(to, other, message, call);
      }),

    async revise(community, ref, message): Promise<Revised> {
      const places = reference.safeParse(ref);
      if (!places.success) return { kind: 'failed', reason: 'not a reference of Discord' };
      if (refused()) return { kind: 'retry-after', ms: AGAIN_MS };
      rest.setToken(token);
      const call = { signal: AbortSignal.timeout(TOGETHER_MS) };
      const body = renderMessage(message, community.tenantId);
      for (const { channel, message: id } of places.data.messages) {
        try {
          await rest.patch(Routes.channelMessage(channel, id), { body, ...call });
        } catch (error) {
          const fault = noticing(error);
          if (fault.kind === 'refused') return { kind: 'failed', reason: fault.reason };
          // Revising twice shows the same, so anything unclear may be tried again.
          return { kind: 'retry-after', ms: fault.kind === 'later' ? fault.ms : AGAIN_MS };
        }
      }
      onAccepted?.();
      return { kind: 'revised' };
    },
  };
}

type Call = { signal: AbortSignal };

/** A client that tries nothing twice and says at once when Discord wants it to wait. */
export function restClient(token: string, apiUrl: string | undefined, timeout: number): REST {
  const rest = new REST({
    version: '10',
    ...(apiUrl ? { api: apiUrl } : {}),
    retries: 0,
    timeout,
    offset: 0,
    invalidRequestWarningInterval: 1,
    rejectOnRateLimit: () => true,
  });
  return rest.setToken(token);
}

/** Only the recipient's own leaving is theirs: the core would take the one for the other. */
function aboutRecipient(sent: Sent, recipient: Mention, whose: Mention): Sent {
  if (sent.kind !== 'unreachable' || whose.externalId === recipient.externalId) return sent;
  return { ...sent, left: false };
}

const withNote = ({ blocks }: Message, text: Text): Message => ({
  blocks: [...blocks, { kind: 'note', text }],
});

/** In two direct messages there is no "here" that both share. */
const writeTo = (mention: Mention): Text => [
  'You both have this as a message of your own. To talk, write to ',
  { mention },
  ' directly.',
];
const notThere = (mention: Mention): Text => [
  { mention },
  ' takes no messages from me, so this has reached only you. They want this chat, too: please write to them first.',
];

/** 22 characters of the nudge's id, and what tells its two messages apart. */
function nonceOf(nudgeId: string, channel: string): string {
  const id = Buffer.from(nudgeId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}${(BigInt(channel) % 997n).toString(36).padStart(2, '0')}`;
}
