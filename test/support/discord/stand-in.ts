// A Discord for tests: real HTTP and a real gateway on this machine, driven in the words of the people in it.
import type { DiscordStandIn, DiscordStandInOptions } from './shapes.ts';

export type * from './shapes.ts';

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function createDiscordStandIn(_options: DiscordStandInOptions): Promise<DiscordStandIn> {
  throw new Error('Not built yet');
}
