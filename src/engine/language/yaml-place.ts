import type { Span } from '../text/span.js';

/** Where in YAML the cursor stands. Worked out from lines and indentation, because what is being typed does not parse. */
export interface YamlPlace {
  /** The keys above, outermost first; at a value its own key is the last. */
  readonly path: readonly string[];
  readonly at: 'key' | 'value';
  /** True of a key of a list's item, and of the item itself. */
  readonly inItem: boolean;
  /** The other keys of the same mapping. */
  readonly siblings: readonly string[];
  /** The word under or before the cursor, which a completion replaces. */
  readonly word: Span;
}

const KEY = /^([ \t]*)((?:- +)*)(?:(["']?)([^\s"':#,{}[\]][^"':#,{}[\]]*)\3[ \t]*:(?=[ \t]|$))?/;
/** A quoted text, closed or still being written. */
const QUOTED = /"[^"]*(?:"|$)|'[^']*(?:'|$)/g;
const WORD = /[^\s,:{}[\]"']*$/;
const WORD_ON = /^[^\s,:{}[\]"']*/;

interface Line {
  readonly start: number;
  readonly text: string;
}

interface KeyLine {
  readonly indent: number;
  /** The column of the key itself: on a list item's line it stands behind the dash. */
  readonly column: number;
  readonly key: string | undefined;
  /** What follows the key's colon, or the whole content of a line without a key. */
  readonly rest: string;
}

export function yamlPlace(text: string, yaml: Span, offset: number): YamlPlace {
  const lines = linesUpTo(text, yaml.start, offset);
  const current = lines.at(-1) ?? { start: offset, text: '' };
  const word = wordAt(text, current, offset);
  const { indent, column, key, rest } = readLine(current.text);
  const dash = current.text.trimStart().startsWith('-');
  const above = parentsOf(lines.slice(0, -1), indent, dash);
  const parents = key === undefined ? above.path : [...above.path, key];
  const flow = flowPath(rest);
  if (flow !== undefined) return { ...flow, path: [...parents, ...flow.path], word };
  if (key !== undefined) return { path: parents, at: 'value', inItem: false, siblings: [], word };
  const below = linesFrom(text, offset, yaml.end);
  const siblings = [
    ...(dash ? [] : keysAbove(lines.slice(0, -1), column)),
    ...keysBelow(below, dash ? Math.max(column, indent + 2) : column),
  ];
  return { path: parents, at: dash ? 'value' : 'key', inItem: dash || above.inItem, siblings, word };
}

/** The lines below the one that the cursor is on. */
function linesFrom(text: string, offset: number, end: number): Line[] {
  const lineEnd = text.indexOf('\n', offset);
  return lineEnd < 0 || lineEnd >= end ? [] : linesUpTo(text, lineEnd + 1, end);
}

function linesUpTo(text: string, start: number, offset: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (const line of text.slice(start, offset).split('\n')) {
    lines.push({ start: at, text: line.replace(/\r$/, '') });
    at += line.length + 1;
  }
  return lines;
}

function wordAt(text: string, line: Line, offset: number): Span {
  const start = offset - (WORD.exec(line.text)?.[0].length ?? 0);
  return { start, end: offset + (WORD_ON.exec(text.slice(offset, offset + 200))?.[0].length ?? 0) };
}

function readLine(line: string): KeyLine {
  const match = KEY.exec(line);
  const indent = match?.[1]?.length ?? 0;
  return {
    indent,
    column: indent + (match?.[2]?.length ?? 0),
    key: match?.[4]?.trim(),
    rest: line.slice(match?.[0].length ?? 0),
  };
}

interface Parents {
  readonly path: string[];
  /** Whether the line looked from stands in an item of a list, with no key between. */
  readonly inItem: boolean;
}

/** The keys of the lines above that are indented less; a list may stand at the indentation of its key. */
function parentsOf(above: readonly Line[], indent: number, inList: boolean): Parents {
  const path: string[] = [];
  let limit = inList ? indent + 1 : indent;
  let inItem = false;
  for (const line of [...above].reverse()) {
    if (line.text.trim() === '') continue;
    const { indent: outer, column, key } = readLine(line.text);
    const listed = column > outer;
    if (key !== undefined && column < limit) path.unshift(key);
    else if (outer >= limit || !listed) continue;
    else inItem ||= path.length === 0 && !inList;
    limit = listed ? outer + 1 : outer;
  }
  return { path, inItem };
}

/** The keys in the same column, up to the line that the mapping is below of, or whose dash begins it. */
function keysAbove(above: readonly Line[], column: number): string[] {
  const keys: string[] = [];
  for (const line of [...above].reverse()) {
    if (line.text.trim() === '') continue;
    const { indent, column: at, key } = readLine(line.text);
    if (key !== undefined && at === column) keys.push(key);
    if (indent < column) break;
  }
  return keys;
}

/** The keys in the same column, down to where the mapping ends. */
function keysBelow(below: readonly Line[], column: number): string[] {
  const keys: string[] = [];
  for (const line of below) {
    if (line.text.trim() === '') continue;
    const { indent, column: at, key } = readLine(line.text);
    if (indent < column) break;
    if (key !== undefined && at === column) keys.push(key);
  }
  return keys;
}

interface FlowLevel {
  readonly list: boolean;
  /** The key whose value is being written. */
  key: string | undefined;
  readonly keys: string[];
}

/** The keys of open flow mappings: `{ split: { tr` is at a key below `split`. Undefined outside of flow style. */
function flowPath(rest: string): Omit<YamlPlace, 'word'> | undefined {
  const open = openLevels(rest);
  const inner = open.at(-1);
  if (inner === undefined) return undefined;
  const path = open.flatMap(({ key }) => key ?? []);
  const atKey = !inner.list && inner.key === undefined;
  const inItem = inner.list || (atKey && open.at(-2)?.list === true);
  return { path, at: atKey ? 'key' : 'value', inItem, siblings: atKey ? inner.keys : [] };
}

function openLevels(rest: string): FlowLevel[] {
  const open: FlowLevel[] = [];
  const plain = rest.replaceAll(QUOTED, (quoted) => quoted.replaceAll(/[{}[\],:]/g, ' '));
  for (const { 0: mark, groups } of plain.matchAll(/(?<key>[^\s{}[\],:][^{}[\],:]*):|[{}[\],]/g)) {
    const level = open.at(-1);
    if (mark === '{' || mark === '[') open.push({ list: mark === '[', key: undefined, keys: [] });
    else if (mark === '}' || mark === ']') open.pop();
    else if (level !== undefined) {
      level.key = groups?.['key']?.replaceAll(/["']/g, '');
      if (level.key !== undefined) level.keys.push(level.key);
    }
  }
  return open;
}
