import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../../text/span.js';
import type { TextReading } from './contracts.js';

/** The columns of a data file and every place where the file names them. */
export interface DataColumns {
  readonly columns: ReadonlyMap<string, readonly Span[]>;
  /** False where the file names columns in each row and only its first rows were read. */
  readonly complete: boolean;
}

/** Whether a file holds rows and nothing else, by its name. */
export function isDataPath(path: string): boolean {
  return /\.(?:csv|tsv|jsonl|ndjson)$/i.test(path);
}

/** Reads by the file's name, as evaluation does; undefined for what is no data file. */
export function dataColumns(path: string, { text, whole }: TextReading): DataColumns | undefined {
  const extension = /\.[a-z]+$/.exec(path.toLowerCase())?.[0];
  switch (extension) {
    case '.csv':
      return { columns: headerColumns(text, ','), complete: true };
    case '.tsv':
      return { columns: headerColumns(text, '\t'), complete: true };
    case '.jsonl':
    case '.ndjson':
      return { columns: collected(jsonlKeys(text)), complete: whole };
    case '.json':
      return { columns: collected(jsonKeys(text, { start: 0, end: text.length }, rowBrackets(text))), complete: whole };
    case '.yaml':
    case '.yml':
      return { columns: collected(yamlKeys(text)), complete: whole };
    default:
      return undefined;
  }
}

/** A JSON file holds a list of rows, or one. */
function rowBrackets(text: string): string {
  return /^\s*\{/.test(text) ? '{' : '[{';
}

interface Key {
  readonly name: string;
  readonly span: Span;
}

function collected(keys: Iterable<Key>): ReadonlyMap<string, readonly Span[]> {
  const columns = new Map<string, Span[]>();
  for (const { name, span } of keys) {
    const known = columns.get(name);
    if (known === undefined) columns.set(name, [span]);
    else known.push(span);
  }
  return columns;
}

/** The cells of the first line that is not blank; blanks around a name and its quotes are not part of it. */
function headerColumns(text: string, delimiter: string): ReadonlyMap<string, readonly Span[]> {
  const start = /\S/.exec(text)?.index ?? text.length;
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|\\r|$)`, 'y');
  const cells: Key[] = [];
  cell.lastIndex = start;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, quoted, plain = '', end] = found;
    const from = found.index + (quoted === undefined ? 0 : 1);
    cells.push(trimmed(quoted ?? plain, from));
    if (end !== delimiter) break;
  }
  return collected(cells);
}

function trimmed(cell: string, from: number): Key {
  const name = cell.trim();
  const start = from + cell.indexOf(name);
  return { name: name.replaceAll('""', '"'), span: { start, end: start + name.length } };
}

function jsonlKeys(text: string): Key[] {
  const keys: Key[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    keys.push(...jsonKeys(text, { start, end }, '{'));
    start = end + 1;
  }
  return keys;
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]/g;

/** The keys of the objects that the brackets `around` lead to: `{` for one row, `[{` for a list of rows. */
function jsonKeys(text: string, { start, end }: Span, around: string): Key[] {
  const keys: Key[] = [];
  let open = '';
  let string: Span | undefined;
  TOKEN.lastIndex = start;
  for (let found = TOKEN.exec(text); found !== null && found.index < end; found = TOKEN.exec(text)) {
    const { 0: token, index } = found;
    if (token === '{' || token === '[') open += token;
    else if (token === '}' || token === ']') open = open.slice(0, -1);
    else if (token === ':' && string !== undefined && open === around) keys.push(jsonKey(text, string));
    string = token.startsWith('"') ? { start: index, end: TOKEN.lastIndex } : undefined;
  }
  return keys;
}

function jsonKey(text: string, { start, end }: Span): Key {
  const written = text.slice(start, end);
  return { name: unescaped(written), span: { start: start + 1, end: end - 1 } };
}

function unescaped(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.slice(1, -1);
  }
}

function* yamlKeys(text: string): Generator<Key> {
  const { contents, errors } = parseDocument(text, { uniqueKeys: false, logLevel: 'error' });
  if (errors.length > 0 || !isSeq(contents)) return;
  for (const row of contents.items) {
    if (!isMap(row)) continue;
    for (const { key } of row.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const span = nameWithin(text, { start: key.range[0], end: key.range[1] }, name);
      if (span !== undefined) yield { name, span };
    }
  }
}

/** A name where it is written, without the quotes it may stand in; undefined where it is written in another way. */
export function nameWithin(text: string, span: Span, name: string): Span | undefined {
  const quoted = text[span.start] === '"' || text[span.start] === "'";
  const start = span.start + (quoted ? 1 : 0);
  return text.startsWith(name, start) ? { start, end: start + name.length } : undefined;
}
