// The plainest bot there is: a discord.js client that answers as the test says. It proves the stand-in, not our bot.
import { Client, type ClientOptions, type Interaction } from 'discord.js';
import type { DiscordStandIn } from './shapes.ts';

export type BareBot = {
  client: Client<true>;
  /** What it does with the next interactions. */
  answer: (interaction: Interaction) => unknown;
  /** Everything that an answer threw. */
  thrown: unknown[];
  stop(): Promise<void>;
};

/** Logs a bot in and waits until it has its guilds. It tries nothing twice. */
export async function startBareBot(
  discord: Pick<DiscordStandIn, 'apiUrl' | 'token'>,
  { rest, ...options }: Partial<ClientOptions> = {},
): Promise<BareBot> {
  const client = new Client({
    intents: 1,
    rest: { api: discord.apiUrl, retries: 0, ...rest },
    ...options,
  });
  const bot: BareBot = {
    client: client as Client<true>,
    answer: () => {},
    thrown: [],
    stop: () => client.destroy(),
  };
  client.on('interactionCreate', async (interaction) => {
    try {
      await bot.answer(interaction);
    } catch (error) {
      bot.thrown.push(error);
    }
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  return bot;
}
