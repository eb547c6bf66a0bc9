// `npm ci` wants every platform's optional packages named in the lock file. An `npm install` behind a registry that does
// not carry them all leaves some out; this puts them back, from what their parents ask for. Run it after such an install.

import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(FILE, 'utf8'));
let added = 0;

for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
      (place) => lock.packages[place],
    );
    const platform = platformOf(name);
    if (known || !platform) continue;
    const version = range.replace(/^[\^~]/, '');
    const dev = parent.dev ? { dev: true } : {};
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platform,
      ...dev,
      license: parent.license,
      optional: true,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added.`);

/** "cli-linux-x64-musl" → { os: ['linux'], cpu: ['x64'], libc: ['musl'] } */
function platformOf(name) {
  const last = name.split('/').at(-1);
  const os = /android|darwin|linux|win32|freebsd|openharmony|sunos|netbsd|openbsd|aix/.exec(last)?.[0];
  const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|loong64|arm/.exec(last)?.[0];
  if (!os || !cpu) return null;
  const libc = /musl/.test(last) ? 'musl' : /gnu/.test(last) ? 'glibc' : null;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}
