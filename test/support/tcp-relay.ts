// A wire that can be cut: passes TCP on to a server, until a test takes the server away or lets it hang.

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

export type TcpRelay = {
  /** The server's URL, by way of the relay. */
  url: string;
  /** Drops every connection and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Keeps connections, and takes new ones, but passes nothing on, as a server that hangs. */
  stall(): void;
  /** Passes on again, and first what came meanwhile. Nothing when it flows already. */
  flow(): void;
};

/** Starts cut; `mend` opens it. */
export async function tcpRelayTo(serverUrl: string): Promise<TcpRelay> {
  const target = new URL(serverUrl);
  const port = await freePort();
  const other = new Map<Socket, Socket>();
  let stalled = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      other.set(from, to);
      if (!stalled) from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        other.delete(from);
        to.destroy();
      });
    }
  });
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of other.keys()) socket.destroy();
      await closed;
    },
    stall() {
      stalled = true;
      for (const socket of other.keys()) socket.unpipe().pause();
    },
    flow() {
      // Piped twice, a socket would get each byte twice.
      if (!stalled) return;
      stalled = false;
      for (const [from, to] of other) from.pipe(to);
    },
  };
}
