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
  'htmx.js': { type: SCRIPT, path: () => require.resolve('htmx.org/dist/htmx.min.js') },
  'htmx-sse.js': { type: SCRIPT, path: () => require.resolve('htmx.org/dist/ext/hx-sse.min.js') },
  'chat.js': { type: SCRIPT, path: () => ours('chat.js') },
  'chat.css': { type: 'text/css; charset=utf-8', path: () => ours('chat.css') },
  'icon.svg': { type: 'image/svg+xml', path: () => ours('icon.svg') },
};

export function serveAssets(routes: Hono): void {
  routes.use('/assets/*', etag());
  for (const [name, { type, path }] of Object.entries(FILES)) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(readFileSync(path(), 'utf8'), 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }),
    );
  }
}
