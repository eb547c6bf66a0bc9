// The gateway: sessions that outlive their lines, so that a bot whose line breaks resumes and misses nothing.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayOpcodes as Op } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreate } from './guild-objects.ts';
import { botUser } from './objects.ts';
import type { Peer } from './peer.ts';
import type { Gateway, Json } from './shapes.ts';

type Session = {
  id: string;
  seq: number;
  /** Up to where the bot has been told. */
  told: number;
  log: { s: number; t: string; d: Json }[];
  line: WebSocket | null;
};
type Payload = { op: number; d: unknown; s?: number; t?: string };

const send = (line: WebSocket, payload: Payload) =>
  line.send(JSON.stringify({ s: null, t: null, ...payload }));

/** Starts a gateway on `server`; gives `peer` its way to send events. */
export function createGateway(peer: Peer, server: Server) {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const lines = new Set<WebSocket>();
  const arrivals = new Set<() => void>();
  const log: Gateway['log'] = [];
  let isShut = false;
  let isFrozen = false;
  let newest: Json | undefined;

  /** Tells the bot what it has not been told. */
  const flush = (session: Session) => {
    const { line, log } = session;
    if (!line || isFrozen) return;
    for (const event of log.filter(({ s }) => s > session.told)) send(line, { op: Op.Dispatch, ...event });
    session.told = session.seq;
  };
  const tell = (session: Session, t: string, d: unknown) => {
    session.seq += 1;
    session.log.push({ s: session.seq, t, d: d as Json });
    flush(session);
  };
  /** Every session hears everything: two processes with one token both do. */
  const emit: Gateway['emit'] = (event, data) => {
    if (event === 'INTERACTION_CREATE') newest = data;
    for (const session of sessions.values()) tell(session, event, data);
  };
  peer.dispatch = emit;
  peer.hasBot = () => sessions.size > 0;

  const arrive = () => {
    for (const one of arrivals) one();
    arrivals.clear();
  };

  const identify = (line: WebSocket, { token, intents }: { token?: string; intents?: number }) => {
    log.push({ kind: 'identify', intents });
    if (token !== peer.token) return line.close(4004, 'Authentication failed.');
    if (Number(intents) & ~peer.intents) {
      peer.violations.push(`identify: intents ${intents} are more than ${peer.intents}`);
      return line.close(4014, 'Disallowed intent(s).');
    }
    const session: Session = { id: randomBytes(16).toString('hex'), seq: 0, told: 0, log: [], line };
    sessions.set(session.id, session);
    const guilds = peer.guilds.filter((guild) => guild.state !== 'gone');
    tell(session, 'READY', {
      v: 10,
      user: botUser(peer),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${peer.base.replace('http', 'ws')}/resume`,
      session_type: 'normal',
      shard: [0, 1],
      application: { id: peer.applicationId, flags: 0 },
    });
    for (const guild of guilds)
      if (guild.state === 'here') tell(session, 'GUILD_CREATE', guildCreate(peer, guild));
    return arrive();
  };

  const resume = (line: WebSocket, wanted: { token?: string; session_id?: string; seq?: number }) => {
    const session = sessions.get(String(wanted.session_id));
    if (wanted.token !== peer.token) return line.close(4004, 'Authentication failed.');
    if (!session || Number(wanted.seq) > session.seq) return send(line, { op: Op.InvalidSession, d: false });
    session.line = line;
    session.told = Number(wanted.seq);
    log.push({ kind: 'resume', replayed: session.seq - session.told });
    tell(session, 'RESUMED', {});
    return arrive();
  };

  const hear = (line: WebSocket, { op, d }: Payload) => {
    if (isFrozen) return;
    const isKnown = [...sessions.values()].some((session) => session.line === line);
    if (op === Op.Heartbeat) {
      log.push({ kind: 'heartbeat' });
      send(line, { op: Op.HeartbeatAck, d: null });
    } else if (op === Op.Identify && !isKnown) identify(line, d as { token?: string; intents?: number });
    else if (op === Op.Resume && !isKnown) resume(line, d as { token?: string });
    else if (op === Op.Identify || op === Op.Resume) line.close(4005, 'Already authenticated.');
    else if (!isKnown) line.close(4003, 'Not authenticated.');
    else if (op !== Op.PresenceUpdate) {
      peer.violations.push(`gateway: op ${op} is not known here`);
      line.close(4001, 'Unknown opcode.');
    }
  };

  const greeted = new WeakSet<WebSocket>();
  const greet = (line: WebSocket) => {
    if (isFrozen || greeted.has(line)) return;
    greeted.add(line);
    send(line, { op: Op.Hello, d: { heartbeat_interval: peer.heartbeat } });
  };

  const accept = (line: WebSocket) => {
    lines.add(line);
    line.on('close', (code) => {
      lines.delete(line);
      for (const session of sessions.values()) {
        if (session.line !== line) continue;
        session.line = null;
        // Whoever says goodbye properly does not come back to its session.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
    });
    line.on('message', (data) => {
      try {
        hear(line, JSON.parse(String(data)));
      } catch (error) {
        peer.violations.push(`gateway: ${error}`);
        line.close(4002, 'Error while decoding payload.');
      }
    });
    greet(line);
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', peer.base);
    if (isShut || !['/gateway/', '/resume/'].includes(`${pathname.replace(/\/$/, '')}/`))
      return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, (line) => {
      if (searchParams.get('v') === '10' && searchParams.get('encoding') === 'json') return accept(line);
      peer.violations.push(`gateway: ${request.url} is not version 10 in JSON`);
      return line.close(4012, 'Invalid API version.');
    });
  });

  const forget = (line: WebSocket) => {
    for (const session of sessions.values()) if (session.line === line) sessions.delete(session.id);
  };
  const controls: Gateway = {
    log,
    emit,
    drop() {
      for (const session of sessions.values()) session.line = null;
      for (const line of lines) line.terminate();
    },
    close(code) {
      for (const session of sessions.values()) session.line = null;
      for (const line of lines) line.close(code);
    },
    reconnect() {
      for (const line of lines) send(line, { op: Op.Reconnect, d: null });
      for (const session of sessions.values()) session.line = null;
    },
    invalidate(resumable = false) {
      for (const line of lines) {
        if (!resumable) forget(line);
        send(line, { op: Op.InvalidSession, d: resumable });
      }
      for (const session of sessions.values()) session.line = null;
    },
    shut(shut) {
      isShut = shut;
    },
    freeze(frozen) {
      isFrozen = frozen;
      lines.forEach(greet);
      sessions.forEach(flush);
    },
    deliverAgain() {
      if (!newest) throw new Error('Nothing was delivered yet');
      emit('INTERACTION_CREATE', newest);
    },
  };
  const isConnected = () => [...sessions.values()].some((session) => session.line !== null);
  const connected = () =>
    isConnected() ? Promise.resolve() : new Promise<void>((resolve) => void arrivals.add(resolve));
  const stop = () => {
    for (const line of lines) line.terminate();
    sockets.close();
  };
  return { controls, connected, stop };
}
