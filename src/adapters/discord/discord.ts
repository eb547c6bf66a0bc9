// The Discord adapter: discord.js for what members do, a messenger for what the bot says by itself.

import { type APIChannel, Client, Events, GatewayIntentBits, Routes } from 'discord.js';
import type { App } from '../../core/app.ts';
import type { Log, Messenger } from '../../core/ports.ts';
import { shortReference } from '../shared/reference.ts';
import { pause } from '../shared/staying-connected.ts';
import { watchToken } from '../shared/token-watch.ts';
import { registerCommands } from './commands.ts';
import { createConnection } from './connection.ts';
import { listen, type Room } from './listeners.ts';
import { createDiscordMessenger, restClient } from './messenger.ts';
import { sayHello } from './organizers.ts';
import { createPeople, remember } from './people.ts';

export type DiscordOptions = {
  token: string;
  /** Another host than Discord's, for tests; ends in `/api`. */
  apiUrl?: string;
  /** Asked at each use, because the core is made after its messengers. */
  app: () => App;
  /** Names of roles for what somebody has typed so far, from memory. */
  completeRole: (text: string) => string[];
  log: Log;
};

export type DiscordAdapter = {
  messenger: Messenger;
  /** Connects and registers the commands. Rejects with a sentence that names the variable if Discord refuses. */
  start(): Promise<void>;
  /** Waits for what is under way (5 s at most), then disconnects. */
  stop(): Promise<void>;
  /** Connected, and the token is good. */
  ready(): boolean;
};

/** A person waits at the other end of each of these calls. */
const CALL_TIMEOUT_MS = 2_500;
const DRAIN_MS = 5_000;
/** So many forms and deeds are remembered at a time. */
const KEPT = 2_000;

/** The adapter for all servers the bot was invited to. */
export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const { token, apiUrl, app, completeRole, log } = options;
  const watch = watchToken((reason) =>
    log.error({ reason }, 'Discord refuses the token; what is due waits until it is taken again'),
  );
  const rest = restClient(token, apiUrl, CALL_TIMEOUT_MS);
  const room: Room = {
    app,
    people: createPeople(rest, log),
    log,
    reference: shortReference,
    completeRole,
    typed: remember(KEPT),
    seen: remember(KEPT),
    running: new Set(),
  };

  const post = (channelId: string, body: object) => rest.post(Routes.channelMessages(channelId), { body });
  const openDm = async (user: string) =>
    ((await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel).id;
  const presences = (isHere: (tenantId: string) => boolean | null): void => {
    const work = app()
      .presences('discord', isHere)
      .catch((error: unknown) => log.error({ error }, 'Who is where in Discord could not be saved'));
    room.running.add(work);
    void work.finally(() => room.running.delete(work));
  };
  const open = (): Client => {
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: { parse: [], repliedUser: false },
      rest: { ...(apiUrl ? { api: apiUrl } : {}), retries: 0, timeout: CALL_TIMEOUT_MS },
    });
    client.on(Events.Error, (error) => log.warn({ error }, 'Discord library'));
    client.on(Events.Warn, () => log.warn({ reason: 'warning' }, 'Discord library'));
    client.on(Events.GuildCreate, (guild) => {
      presences((tenantId) => (tenantId === guild.id ? true : null));
      void sayHello(guild, post, openDm, log);
    });
    // Not told of in an outage.
    client.on(Events.GuildDelete, (guild) => presences((tenantId) => (tenantId === guild.id ? false : null)));
    // The bot may have been taken out, or asked back, while nobody listened.
    client.on(Events.ClientReady, ({ guilds }) => presences((tenantId) => guilds.cache.has(tenantId)));
    listen(client, room);
    return client;
  };
  const enter = async (client: Client): Promise<void> => {
    const changed = await registerCommands(rest, client.application?.id ?? '');
    if (changed) log.info({}, 'Discord knows the commands now');
  };
  const connection = createConnection(open, token, enter, log);

  return {
    messenger: createDiscordMessenger({
      token,
      apiUrl,
      refused: watch.held,
      onRefusedToken: watch.refuse,
      onAccepted: watch.accept,
    }),
    start: connection.start,
    async stop() {
      await Promise.race([Promise.allSettled(room.running), pause(DRAIN_MS)]);
      await connection.stop();
    },
    ready: () => connection.connected() && !watch.refused(),
  };
}
