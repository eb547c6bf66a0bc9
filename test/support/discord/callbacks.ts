// How the bot answers interactions: the one callback, then what its token still allows for 15 minutes.
import { MessageFlags, InteractionResponseType as Type } from 'discord.js';
import { numbered } from './components.ts';
import {
  erase,
  interactionType,
  messageObject,
  messageRefusal,
  post,
  revise,
  type Sent,
  seen,
} from './messages.ts';
import {
  type Answer,
  done,
  type Interaction,
  type Message,
  ok,
  type Peer,
  refuse,
  refuseForm,
  unknown,
} from './peer.ts';
import { modalSlips } from './rules.ts';
import type { Json, Reply, SeenModal } from './shapes.ts';

const TOKEN_LIFE = 15 * 60_000;

type Callback = { type: number; data?: Json };

/** Which answers make sense to which deed. */
const answers: Record<Interaction['deed'], number[]> = {
  command: [Type.ChannelMessageWithSource, Type.DeferredChannelMessageWithSource, Type.Modal],
  component: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
    Type.Modal,
  ],
  autocomplete: [Type.ApplicationCommandAutocompleteResult],
  modal: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
  ],
};
const updates: number[] = [Type.DeferredMessageUpdate, Type.UpdateMessage];

const hides = (data: Json | undefined) => (Number(data?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

/** Why Discord refuses what the callback carries, or null. */
const refusal = (peer: Peer, interaction: Interaction, what: string, sent: Sent): Answer | null => {
  const { type, data = {} } = sent.body as Callback;
  const slips = peer.judge('RESTPostAPIInteractionCallbackJSONBody', sent.body);
  if (slips.length > 0) return refuseForm(peer, what, slips);
  const fits = answers[interaction.deed].includes(type) && (!updates.includes(type) || interaction.source);
  if (!fits)
    return refuseForm(peer, what, [{ at: 'type', says: `${type} is no answer to a ${interaction.deed}` }]);
  if (updates.includes(type) && interaction.source?.deleted) return unknown.message;
  const { files } = sent;
  if (type === Type.ChannelMessageWithSource)
    return messageRefusal(peer, what, null, { body: data, files }, { mayHide: true });
  if (type === Type.UpdateMessage)
    return messageRefusal(
      peer,
      what,
      null,
      { body: data, files },
      { before: interaction.source, mayHide: true },
    );
  const rules = type === Type.Modal ? [...modalSlips(data)] : [];
  return rules.length > 0 ? refuseForm(peer, what, rules) : null;
};

const openModal = (peer: Peer, interaction: Interaction, data: Json): SeenModal => {
  const { custom_id, title, components } = structuredClone(data) as Json & {
    custom_id: string;
    title: string;
    components: SeenModal['components'];
  };
  const modal = { id: interaction.id, customId: custom_id, title, components: numbered(components) };
  peer.modals.set(interaction.person.id, { modal, opener: interaction });
  return structuredClone(modal);
};

/** Takes the callback's effect, and says what the person gets to see. */
const take = (peer: Peer, interaction: Interaction, sent: Sent): Reply => {
  const { type, data = {} } = sent.body as Callback;
  const { person, channel, source } = interaction;
  const place = { interaction, ...(hides(data) ? { ephemeralTo: person.name } : {}) };
  const inner = { body: data, files: sent.files };
  switch (type) {
    case Type.ChannelMessageWithSource:
      interaction.original = post(peer, channel, inner, place);
      return { kind: 'message', message: seen(interaction.original) };
    case Type.DeferredChannelMessageWithSource:
      interaction.original = post(peer, channel, inner, { ...place, thinking: true });
      return { kind: 'thinking', message: seen(interaction.original) };
    case Type.UpdateMessage:
      interaction.original = revise(peer, source!, inner);
      return { kind: 'update', message: seen(interaction.original) };
    case Type.ApplicationCommandAutocompleteResult:
      return { kind: 'choices', choices: (data.choices ?? []) as { name: string; value: string }[] };
    case Type.Modal:
      return { kind: 'modal', modal: openModal(peer, interaction, data) };
    default:
      interaction.original = source;
      return { kind: 'deferred-update' };
  }
};

const callbackResult = (peer: Peer, interaction: Interaction, type: number): Json => {
  const { id, original } = interaction;
  const message = original && {
    response_message_id: original.id,
    response_message_loading: original.thinking,
    response_message_ephemeral: original.ephemeralTo !== undefined,
  };
  const shown = original && type !== Type.DeferredMessageUpdate;
  return {
    interaction: { id, type: interactionType(interaction), ...message },
    resource: { type, ...(shown ? { message: messageObject(peer, original) } : {}) },
  };
};

/** POST /interactions/:id/:token/callback. Without `with_response` Discord has nothing to say to a good answer. */
export function callback(
  peer: Peer,
  { id, token }: { id: string; token: string },
  sent: Sent,
  withResponse: boolean,
): Answer {
  const interaction = peer.interactions.find((one) => one.id === id && one.token === token);
  const what = `answer to ${interaction?.what ?? 'an interaction'}`;
  if (!interaction || interaction.state === 'expired')
    return refuse(peer, what, 404, 10062, 'Unknown interaction');
  if (interaction.state === 'answered')
    return refuse(peer, what, 400, 40060, 'Interaction has already been acknowledged.');
  const problem = refusal(peer, interaction, what, sent);
  if (problem) return problem;
  interaction.state = 'answered';
  clearTimeout(interaction.timer);
  const { modal, person } = interaction;
  if (modal && peer.modals.get(person.id)?.modal.id === modal.id) peer.modals.delete(person.id);
  interaction.resolve(take(peer, interaction, sent));
  return withResponse ? ok(callbackResult(peer, interaction, (sent.body as Callback).type)) : done;
}

type Hook = { app: string; token: string };

/** The answered interaction whose token this is, or Discord's no. */
const hooked = (peer: Peer, what: string, { app, token }: Hook): Interaction | Answer => {
  const interaction = peer.interactions.find((one) => one.token === token);
  if (!interaction || app !== peer.applicationId || interaction.state !== 'answered')
    return refuse(peer, what, 404, 10015, 'Unknown Webhook');
  if (peer.now() - interaction.at > TOKEN_LIFE)
    return refuse(peer, what, 401, 50027, 'Invalid Webhook Token');
  return interaction;
};

const isAnswer = (one: Interaction | Answer): one is Answer => 'status' in one;

/** POST /webhooks/:app/:token. The first follow-up fills in a reply that is still thinking. */
export function followUp(peer: Peer, hook: Hook, sent: Sent): Answer {
  const interaction = hooked(peer, 'follow-up', hook);
  if (isAnswer(interaction)) return interaction;
  const what = `follow-up to ${interaction.what}`;
  const form = 'RESTPostAPIWebhookWithTokenJSONBody';
  const problem = messageRefusal(peer, what, form, sent, { mayHide: true });
  if (problem) return problem;
  const { original, person, channel } = interaction;
  if (original?.thinking) return ok(messageObject(peer, revise(peer, original, sent)));
  const hidden = hides(sent.body) ? { ephemeralTo: person.name } : {};
  return ok(messageObject(peer, post(peer, channel, sent, { interaction, ...hidden })));
}

/** The message that `@original` or an id means to this interaction's token. */
const messageOf = (peer: Peer, interaction: Interaction, id: string): Message | undefined => {
  const own = peer.messages.find((one) => one.id === id && one.interaction === interaction);
  const { original } = interaction;
  const found = id === '@original' || id === original?.id ? original : own;
  return found?.deleted ? undefined : found;
};

/** GET, PATCH and DELETE /webhooks/:app/:token/messages/:message. */
export function hookMessage(peer: Peer, method: string, hook: Hook, id: string, sent: Sent): Answer {
  const interaction = hooked(peer, `${method} ${id}`, hook);
  if (isAnswer(interaction)) return interaction;
  const message = messageOf(peer, interaction, id);
  if (!message) return unknown.message;
  if (method === 'GET') return ok(messageObject(peer, message));
  if (method === 'DELETE') return erase(message);
  const form = 'RESTPatchAPIWebhookWithTokenMessageJSONBody';
  const what = `edit of ${interaction.what}`;
  const problem = messageRefusal(peer, what, form, sent, { before: message, mayHide: true });
  return problem ?? ok(messageObject(peer, revise(peer, message, sent)));
}
