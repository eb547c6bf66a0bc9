// A spreadsheet as rows of named cells, whichever program wrote it: CSV (comma, semicolon or tab) or JSON.

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';

/** `where`: in words, such as "line 3". `over`: how many cells stand beyond the last column. */
type Row = { where: string; cells: [string, unknown][]; over: number };
/** `header`: where the names of the columns are; JSON has none. */
export type Sheet = { header: string | null; columns: string[]; rows: Row[] };

/** A sentence that says what to do. */
export class UnusableFile extends Error {}

export function readSheet(path: string): Sheet {
  const ending = extname(path).toLowerCase();
  if (ending !== '.json' && ending !== '.csv') {
    throw new UnusableFile(`${path} must end in .csv or .json.`);
  }
  const text = readText(path);
  return ending === '.json' ? jsonSheet(text, path) : csvSheet(text, path);
}

/** UTF-8, with or without a byte order mark. Loosely: what is not UTF-8 becomes U+FFFD, and the file is still read. */
export function readText(path: string, how: 'strictly' | 'loosely' = 'strictly'): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: how === 'strictly' }).decode(readFileSync(path));
    // UTF-16, where every other byte is zero: without a byte order mark, or loosely with one.
    if (/^.{0,3}\0/.test(text)) throw notUtf8(path);
    return text;
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UnusableFile(`${path} is not there. Check the path.`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw notUtf8(path);
    throw new UnusableFile(`${path} cannot be read (${code || 'unknown reason'}).`);
  }
}

const notUtf8 = (path: string): UnusableFile =>
  new UnusableFile(
    `${path} is not UTF-8. In Excel, save it as "CSV UTF-8"; in an editor, with the encoding UTF-8. Then try again.`,
  );

function jsonSheet(text: string, path: string): Sheet {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UnusableFile(`${path} is not valid JSON.`);
  }
  if (!Array.isArray(data)) throw new UnusableFile(`${path} must hold a JSON array of people.`);
  const entries = data.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? Object.entries(entry) : [],
  );
  return {
    header: null,
    columns: [...new Set(entries.flatMap((entry) => entry.map(([name]) => name)))],
    rows: entries.map((cells, index) => ({ where: `entry ${index + 1}`, cells, over: 0 })),
  };
}

function csvSheet(text: string, path: string): Sheet {
  if (/^\s*(\[\s*)?\{/.test(text)) {
    throw new UnusableFile(`${path} looks like JSON: give it a name that ends in .json.`);
  }
  // Excel may say the separator in a first line. Its line break stays, so that lines are counted right.
  const separator = /^"?sep=(.)"?(?=\r|\n)/i.exec(text);
  try {
    const rows = parse(text.slice(separator?.[0].length ?? 0), {
      delimiter: separator?.[1] ?? separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      // With `info`, each row comes with where it was; the library's types leave that out.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...body] = rows;
    const columns = header?.record ?? [];
    return {
      header: `line ${header?.info.lines}`,
      columns,
      rows: body.map(({ record, info }) => ({
        where: `line ${info.lines}`,
        cells: columns.map((name, index) => [name, record[index] ?? '']),
        over: Math.max(0, record.findLastIndex(Boolean) + 1 - columns.length),
      })),
    };
  } catch (error) {
    throw new UnusableFile(
      `${path} is not a readable CSV file: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

/** Whichever of the three stands most often in the header. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}
