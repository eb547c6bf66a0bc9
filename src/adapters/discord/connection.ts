// Staying connected to Discord's gateway. discord.js resumes by itself once it is in; getting in, and coming back after it
// gave up, is ours.

import { type Client, DiscordAPIError, Events, GatewayCloseCodes, Status } from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { CLOSE_MS, type Connection, type End, pause, stayConnected } from '../shared/staying-connected.ts';
import { faultOf } from './faults.ts';

/** `open`: a new client, with its listeners; `enter`: what is done with it each time before it is said to be there. */
export function createConnection(
  open: () => Client,
  token: string,
  enter: (client: Client) => Promise<void>,
  log: Log,
): Connection {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: Client | null = null;
  let entered = false;

  const connectOnce = async (onConnected: () => void): Promise<End> => {
    const mine = open();
    client = mine;
    let stopped = () => {};
    const ended = new Promise<End>((resolve) => {
      mine.once(Events.ShardDisconnect, ({ code }) => resolve(endOfCode(code)));
      mine.once(Events.Invalidated, () => resolve({ kind: 'closed' }));
      stopped = () => resolve({ kind: 'closed' });
      signal.addEventListener('abort', stopped, { once: true });
    });
    try {
      const ready = new Promise<void>((resolve) => void mine.once(Events.ClientReady, () => resolve()));
      const login = mine.login(token);
      login.catch(() => {});
      const early = await Promise.race([login.then(() => ready).then(() => null), ended]);
      if (early) return early;
      await enter(mine);
      entered = true;
      onConnected();
      return await ended;
    } catch (error) {
      return endOf(error);
    } finally {
      entered = false;
      signal.removeEventListener('abort', stopped);
      await mine.destroy().catch((error: unknown) => log.warn({ error }, 'Closing a line to Discord failed'));
    }
  };

  const staying = stayConnected('Discord', connectOnce, signal, log);

  return {
    start: staying.start,
    async stop() {
      stopping.abort();
      await Promise.race([staying.running(), pause(CLOSE_MS)]);
    },
    connected: () => entered && client?.ws.status === Status.Ready,
  };
}

const REFUSED_TOKEN =
  'Discord refused DISCORD_TOKEN. Copy it again from discord.com/developers/applications, under Bot; the README says how.';
const REFUSED_INTENTS =
  'Discord refused the bot’s intents. Find-Insider needs none that must be switched on; please report this.';

function endOfCode(code: number): End {
  if (code === GatewayCloseCodes.AuthenticationFailed) return { kind: 'refused', sentence: REFUSED_TOKEN };
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents)
    return { kind: 'refused', sentence: REFUSED_INTENTS };
  return { kind: 'closed' };
}

function endOf(error: unknown): End {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'TokenInvalid' || (error instanceof DiscordAPIError && error.status === 401))
    return { kind: 'refused', sentence: REFUSED_TOKEN };
  return { kind: 'unreachable', reason: faultOf(error).reason };
}
