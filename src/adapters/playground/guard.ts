// The door of the playground: it answers its own page only. Anyone at the keyboard may act as anyone, so another
// page in the same browser, or a foreign name that resolves to this machine, must not get in.

import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

export type Door = {
  /** Host names besides localhost, 127.0.0.1 and [::1] under which the page is served. */
  hosts?: readonly string[];
  /** Every address, without a name, is ours too: a foreign page that rebinds to this machine always bears a name. */
  anyAddress?: boolean;
  /** The port that Host must name; undefined when it is not known, as behind a port mapping. */
  port?: () => number | undefined;
};

const OWN_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The door for a server that listens on `host`. Beyond this machine, people come by whatever address it has there,
 * and through port mappings that nobody here knows.
 */
export function doorFor(host: string, port: () => number | undefined): Door {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  const isLoopback = OWN_HOSTS.includes(name) || name.startsWith('127.');
  return isLoopback ? { hosts: [name], port } : { hosts: [name], anyAddress: true };
}

/**
 * 403 for every request whose Host is not ours (DNS rebinding), and for every request that changes something without
 * proof that our own page sent it: browsers send Origin, Sec-Fetch-Site or both.
 */
export function answerOwnPageOnly(door: Door): MiddlewareHandler {
  const names = new Set([...OWN_HOSTS, ...(door.hosts ?? []).map((host) => host.toLowerCase())]);

  function isOwnHost(host: string | undefined): host is string {
    const url = host && /^[\w.:[\]-]+$/.test(host) ? parsed(`http://${host}`) : null;
    if (!url) return false;
    const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    if (!names.has(url.hostname) && !(door.anyAddress && isAddress)) return false;
    const port = door.port?.();
    return port === undefined || Number(url.port || 80) === port;
  }

  return async (c, next) => {
    const host = c.req.header('host');
    if (!isOwnHost(host)) {
      return c.text('This page answers under its own address only, such as http://localhost.', 403);
    }
    const changesNothing = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!changesNothing && !isFromOwnPage(host, c.req.header('origin'), c.req.header('sec-fetch-site'))) {
      return c.text('This can only be done from the page itself.', 403);
    }
    return next();
  };
}

function isFromOwnPage(host: string, origin: string | undefined, site: string | undefined): boolean {
  if (origin === undefined && site === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || parsed(origin)?.host === parsed(`http://${host}`)?.host;
}

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** Only our own files run and style the page; nothing else may frame it. */
export const pageHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // It is served over plain HTTP on the visitor's own machine.
    strictTransportSecurity: false,
  });
