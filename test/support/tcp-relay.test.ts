// The wire itself: a test that lets the database hang must not be what corrupts its protocol.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { tcpRelayTo } from './tcp-relay.ts';

it('a wire that stalls and flows again, even when told twice, passes each byte once', async () => {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The echo server has no port.');
  const wire = await tcpRelayTo(`tcp://127.0.0.1:${address.port}`);
  await wire.mend();
  const socket = connect(Number(new URL(wire.url).port), '127.0.0.1');
  await once(socket, 'connect');

  let heard = '';
  socket.setEncoding('utf8').on('data', (data: string) => {
    heard += data;
  });
  const hears = async (length: number) => {
    while (heard.length < length) await once(socket, 'data');
  };
  socket.write('one ');
  await hears(4);
  wire.stall();
  socket.write('two ');
  wire.flow();
  wire.flow();
  await hears(8);
  socket.write('three');
  await hears(13);
  socket.end();
  await once(socket, 'close');
  expect(heard).toBe('one two three');

  await wire.cut();
  server.close();
});
