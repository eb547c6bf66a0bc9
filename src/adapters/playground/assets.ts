// The page's few files: htmx from its package, our stylesheet, script and icon from `public/playground`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { etag } from 'hono/etag';

const require = createRequire(import.meta.url);
// As deep in dist/ as in src/, so that both find it.
const ours = (name: string): string =>
  fileURLToPath(new URL(`../../../public/playground/${name}`, import.meta.url));

const SCRIPT = 'text/javascript; charset=utf-8';

const FILES = {
  // Core and live updates in one file: the core starts by itself a moment after it has run, and would miss an
  // extension that comes as a file of its own and arrives later.
  'htmx.js': {
    type: SCRIPT,
    paths: () => [
      require.resolve('htmx.org/dist/htmx.min.js'),
      require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
    ],
  },
  'chat.js': { type: SCRIPT, paths: () => [ours('chat.js')] },
  'chat.css': { type: 'text/css; charset=utf-8', paths: () => [ours('chat.css')] },
  'icon.svg': { type: 'image/svg+xml', paths: () => [ours('icon.svg')] },
};

/** Served under `/assets`, with an ETag; read anew each time, since they are small and asked for seldom. */
export function serveAssets(routes: Hono): void {
  routes.use('/assets/*', etag());
  for (const [name, { type, paths }] of Object.entries(FILES)) {
    routes.get(`/assets/${name}`, (c) => {
      const body = paths()
        .map((path) => readFileSync(path, 'utf8'))
        .join(';\n');
      return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    });
  }
}
