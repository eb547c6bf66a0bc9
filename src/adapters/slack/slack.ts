// The Slack adapter: Bolt in Socket Mode for what members do, a messenger for what the bot says by itself.

import { App as Bolt, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { App } from '../../core/app.ts';
import type { Log, Messenger } from '../../core/ports.ts';
import { shortReference } from '../shared/reference.ts';
import { pause } from '../shared/staying-connected.ts';
import { watchToken } from '../shared/token-watch.ts';
import { boltLogger } from './bolt-logger.ts';
import { createConnection } from './connection.ts';
import { listen } from './listeners.ts';
import { createSlackMessenger } from './messenger.ts';
import { createModals } from './modals.ts';
import { createPeople } from './people.ts';

export type SlackOptions = {
  botToken: string;
  appToken: string;
  /** Another host than Slack's, for tests; ends in `/api/`. */
  apiUrl?: string;
  /** Asked at each use, because the core is made after its messengers. */
  app: () => App;
  log: Log;
};

export type SlackAdapter = {
  messenger: Messenger;
  /** Connects. Rejects with a sentence that names the variable if Slack refuses a token. */
  start(): Promise<void>;
  /** Waits for what is under way (5 s at most), then disconnects. */
  stop(): Promise<void>;
  /** Connected, and the app is still installed. */
  ready(): boolean;
  /** The workspace of the installation, null until Slack has said which. */
  tenantId(): string | null;
};

/** A person waits at the other end of each of these calls. */
const CALL_TIMEOUT_MS = 2_500;
const DRAIN_MS = 5_000;

/** The adapter for the one workspace that the bot token belongs to. */
export function createSlackAdapter({ botToken, appToken, apiUrl, app, log }: SlackOptions): SlackAdapter {
  const logger = boltLogger(log);
  const clientOptions: webApi.WebClientOptions = {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger,
    logLevel: LogLevel.WARN,
  };
  const client = new webApi.WebClient(botToken, clientOptions);
  let installed: Installed | null = null;
  let uninstalled = false;
  const watch = watchToken((reason) =>
    log.error({ reason }, 'Slack refuses the token; what is due waits until it is taken again'),
  );
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const bolt = new Bolt({
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    // Bolt's own would ask Slack at construction, and a refusal there would end the process.
    authorize: async () => ({ botToken, botId: installed?.botId, botUserId: installed?.botUserId }),
  });

  const running = new Set<Promise<void>>();
  bolt.use(async ({ next }) => {
    const work = next();
    running.add(work);
    await work.finally(() => running.delete(work));
  });
  bolt.error(async (error) => log.error({ error }, 'A listener for Slack failed'));
  const presence = (here: boolean): void => {
    const work = app()
      .presences('slack', (tenantId) => (tenantId === installed?.teamId ? here : null))
      .catch((error: unknown) => log.error({ error }, 'Whether the app is installed could not be saved'));
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  bolt.event('app_uninstalled', async () => {
    log.error({ reason: 'app_uninstalled' }, 'The app was taken out of the workspace; nothing more is sent');
    uninstalled = true;
    presence(false);
  });
  bolt.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) watch.refuse('tokens_revoked');
  });
  listen(bolt, {
    app,
    people: createPeople(client, log),
    modals: createModals(client, log),
    log,
    tenantId: () => installed?.teamId ?? '',
    reference: shortReference,
  });

  const connection = createConnection(
    receiver.client,
    async () => {
      if (installed && !uninstalled) return null;
      installed = await whoAmI(client);
      if (!installed) return ORGANIZATION_WIDE;
      uninstalled = false;
      watch.accept();
      presence(true);
      return null;
    },
    log,
  );
  const tenantId = () => installed?.teamId ?? null;
  const messenger = createSlackMessenger({
    botToken,
    apiUrl,
    log,
    tenantId,
    removed: () => uninstalled || watch.held(),
    onRefusedToken: watch.refuse,
    onAccepted: watch.accept,
  });
  return {
    messenger,
    tenantId,
    start: connection.start,
    async stop() {
      await Promise.race([Promise.allSettled(running), pause(DRAIN_MS)]);
      await connection.stop();
    },
    ready: () => connection.connected() && !uninstalled && !watch.refused(),
  };
}

type Installed = { teamId: string; botId?: string; botUserId?: string };

const ORGANIZATION_WIDE =
  'The Slack app of SLACK_BOT_TOKEN is installed for a whole organization. Please install it in one workspace.';

/** Null for an installation that belongs to no single workspace. */
async function whoAmI(client: webApi.WebClient): Promise<Installed | null> {
  const { team_id, bot_id, user_id, is_enterprise_install } = await client.auth.test();
  if (!team_id || is_enterprise_install) return null;
  return { teamId: team_id, botId: bot_id, botUserId: user_id };
}
