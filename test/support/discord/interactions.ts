// What people do: each deed becomes an INTERACTION_CREATE, and resolves with the bot's first answer.
import { ComponentType } from 'discord.js';
import { typed } from './commands.ts';
import { findPressable, isSelect } from './components.ts';
import { choiceComplaint, choose, fill } from './forms.ts';
import { interactionType, messageObject } from './messages.ts';
import { channelObject, mayDo, memberObject, userObject } from './objects.ts';
import {
  botMayIn,
  type Channel,
  canSee,
  channelById,
  type Interaction,
  newId,
  newToken,
  type Peer,
} from './peer.ts';
import type { FormValues, Json, OptionValues, Person, Reply, SeenMessage, SeenModal } from './shapes.ts';

/** In a DM with its bot, Discord lets an application do all of this. */
const BOT_MAY_IN_DMS = '442368';

/** Who acts where, in the words of an interaction. */
const scene = (peer: Peer, person: Person, channel: Channel): Json => {
  const { guild } = channel;
  const mayPerson = String(mayDo(person));
  const common = {
    channel_id: channel.id,
    channel: { ...channelObject(peer, channel), ...(guild ? { permissions: mayPerson } : {}) },
    locale: person.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  if (!guild)
    return {
      ...common,
      context: 1,
      user: userObject(person),
      app_permissions: BOT_MAY_IN_DMS,
      authorizing_integration_owners: { '0': '0' },
    };
  return {
    ...common,
    context: 0,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberObject(guild, person), permissions: mayPerson },
    app_permissions: String(botMayIn(channel)),
    authorizing_integration_owners: { '0': guild.id },
  };
};

type Begun = Pick<Interaction, 'deed' | 'what' | 'person' | 'channel' | 'source' | 'modal'>;

/** Sends the interaction; resolves with the bot's first answer, rejects if none comes in time. */
const begin = (peer: Peer, begun: Begun, data: Json): Promise<Reply> =>
  new Promise((resolve, reject) => {
    if (!peer.hasBot()) throw new Error(`No bot is connected to take ${begun.what}`);
    const at = peer.now();
    const late = () => {
      interaction.state = 'expired';
      peer.violations.push(`${begun.what}: not answered within ${peer.patience} ms`);
      reject(new Error(`The application did not respond to ${begun.what}`));
    };
    const interaction: Interaction = {
      ...begun,
      id: newId(at),
      token: newToken(),
      at,
      state: 'waiting',
      resolve,
      timer: setTimeout(late, peer.patience),
    };
    peer.interactions.push(interaction);
    const { source } = begun;
    peer.dispatch('INTERACTION_CREATE', {
      version: 1,
      id: interaction.id,
      application_id: peer.applicationId,
      type: interactionType(interaction),
      token: interaction.token,
      ...scene(peer, begun.person, begun.channel),
      ...(source ? { message: messageObject(peer, source) } : {}),
      data,
    });
  });

const show = (line: string, options: OptionValues) =>
  [line, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(' ');

/** A person runs a slash command. */
export async function command(
  peer: Peer,
  person: Person,
  channel: Channel,
  line: string,
  options: OptionValues,
): Promise<Reply> {
  const data = typed(peer, person, channel, line, options);
  return begin(peer, { deed: 'command', what: show(line, options), person, channel }, data);
}

/** A person types into an option. */
export async function autocomplete(
  peer: Peer,
  person: Person,
  channel: Channel,
  line: string,
  options: OptionValues,
  focused: string,
): Promise<Reply> {
  const data = typed(peer, person, channel, line, options, focused);
  const what = `typing of ${show(line, options)}`;
  return begin(peer, { deed: 'autocomplete', what, person, channel }, data);
}

/** A person presses a button or picks from a select. `picked` names options by value or label. */
export async function press(
  peer: Peer,
  person: Person,
  where: SeenMessage,
  wanted: string,
  picked?: string | string[],
): Promise<Reply> {
  const source = peer.messages.find((one) => one.id === where.id);
  const channel = channelById(peer, where.channelId);
  if (!source || !channel || !canSee(person, channel))
    throw new Error(`${person.name} does not see that message`);
  if (source.ephemeralTo !== undefined && source.ephemeralTo !== person.name)
    throw new Error(`Only ${source.ephemeralTo} sees that message`);
  if (source.deleted) throw new Error('That message is deleted');
  const part = findPressable(where.components, wanted);
  const { type, custom_id, id } = part;
  const data: Json = { component_type: type, custom_id, id };
  if (isSelect(part)) {
    if (type !== ComponentType.StringSelect) throw new Error('The stand-in knows string selects only');
    const values = choose(part, picked);
    const problem = choiceComplaint({ ...part, required: true }, values);
    if (problem) throw new Error(`Discord would not send this choice: ${problem}`);
    data.values = values;
  }
  const what = `press of ${custom_id}`;
  return begin(peer, { deed: 'component', what, person, channel, source }, data);
}

/** A person sends a modal. One that is not open any more is sent as it was. */
export async function submit(
  peer: Peer,
  person: Person,
  modal: SeenModal,
  given: FormValues,
): Promise<Reply> {
  const opener = peer.interactions.find((one) => one.id === modal.id);
  if (opener?.person !== person) throw new Error(`${person.name} does not see that modal`);
  const { submitted, complaints } = fill(modal.components, given);
  const problems = Object.entries(complaints).map(([field, problem]) => `${field}: ${problem}`);
  if (problems.length > 0) throw new Error(`Discord would not send this form: ${problems.join('; ')}`);
  const { channel, source } = opener;
  const what = `sending of ${modal.customId}`;
  const data = { custom_id: modal.customId, components: submitted };
  return begin(peer, { deed: 'modal', what, person, channel, source, modal }, data);
}
