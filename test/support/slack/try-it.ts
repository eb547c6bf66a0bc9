// A workspace for a person to try the bot in, without a Slack account: `node test/support/slack/try-it.ts`
// (Node 22.18 or newer, which runs TypeScript as it is). Ctrl-C ends it.
import { createSlackWorkspace } from './workspace.ts';

const slack = await createSlackWorkspace(
  {
    people: [
      { name: 'Ana', tz: 'Europe/Lisbon', isAdmin: true },
      { name: 'Bob', tz: 'America/New_York' },
      { name: 'Chidi', tz: 'Africa/Lagos' },
    ],
    botToken: 'xoxb-try-it',
    appToken: 'xapp-1-try-it',
  },
  4000,
);

console.log(`Start the bot with these settings, then open ${slack.uiUrl} and type a slash command in #general:

SLACK_API_URL=${slack.apiUrl}
SLACK_BOT_TOKEN=${slack.botToken}
SLACK_APP_TOKEN=${slack.appToken}
WORKDAYS=Mon,Tue,Wed,Thu,Fri,Sat,Sun
WORKDAY_START=0
WORKDAY_END=24

The last three let requests arrive at once, at any hour; otherwise they wait for Monday to Friday, 9 to 18.
`);

let told = 0;
setInterval(() => {
  for (const violation of slack.violations.slice(told)) console.log(`Slack would object: ${violation}`);
  told = slack.violations.length;
}, 500);
process.once('SIGINT', () => void slack.stop().then(() => process.exit(0)));
