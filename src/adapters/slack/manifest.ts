// The manifest of the Slack app, made from the commands: pasted once at api.slack.com/apps, it sets up everything.

import { SLASH_COMMANDS } from '../../core/commands.ts';

/** What the app may do. Nothing here reads what people write to each other. */
const BOT_SCOPES = ['commands', 'chat:write', 'im:write', 'mpim:write', 'users:read'];

/** The manifest as plain data, for `JSON.stringify`. Format: docs.slack.dev, app manifest reference. */
export function slackManifest(): object {
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Find-Insider',
      description: 'Short, friendly chats with people who do the job you are curious about',
    },
    features: {
      // Nobody reads replies to the bot, so its messages tab takes none.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Find-Insider', always_online: true },
      slash_commands: SLASH_COMMANDS.map(({ name, description, usage }) => ({
        command: `/${name}`,
        description,
        ...(usage ? { usage_hint: usage } : {}),
        should_escape: false,
      })),
    },
    oauth_config: { scopes: { bot: BOT_SCOPES } },
    settings: {
      event_subscriptions: { bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}
