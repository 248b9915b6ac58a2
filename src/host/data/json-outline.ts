import { joinedByAnd } from '../reports/wording.js';
import { isOpening, type JsonWalk, startOfJson, walkJson } from './json-walk.js';

/** Where the rows of a JSON file stand: in its list, one behind the other, or in the list or mapping under a key. */
export type JsonPlace = 'list' | 'lines' | { readonly key: string };

export interface JsonOutline {
  /** Values one behind the other; a JSON file has one. */
  readonly values: number;
  readonly first: '[' | '{' | 'other' | undefined;
  /** Keys of the outermost object that hold a list of objects. */
  readonly lists: readonly string[];
  /** Those that hold an object of objects, such as rows by their numbers. */
  readonly groups: readonly string[];
}

interface Draft {
  values: number;
  first: JsonOutline['first'];
  readonly lists: string[];
  readonly groups: string[];
  /** What may still show that the value under a key holds rows: its bracket, or the colon behind its first key. */
  open: '' | '[' | '{' | ':';
}

/** Looks where rows could be; what is inside them is passed over. */
export function createJsonOutline(): { add(text: string): void; end(): JsonOutline } {
  const walk = startOfJson();
  const draft: Draft = { values: 0, first: undefined, lists: [], groups: [], open: '' };
  const visit = (_walk: JsonWalk, code: number): void => {
    if (walk.depth === 0) atTop(draft, code);
    else if (walk.depth === 2) inValue(draft, code, walk.key);
    else if (isOpening(code)) draft.open = code === 91 ? '[' : '{';
  };
  return { add: (text) => walkJson(walk, text, visit), end: () => draft };
}

function atTop(draft: Draft, code: number): void {
  if (!isOpening(code) && draft.first !== undefined) return;
  draft.first ??= code === 91 ? '[' : code === 123 ? '{' : 'other';
  draft.values++;
}

/** The first thing in a list, or behind the first key of an object, tells what the others are. */
function inValue(draft: Draft, code: number, key: string): void {
  if (draft.open === '{') {
    if (code === 58) draft.open = ':';
    return;
  }
  if (draft.open !== '' && code === 123 && draft.values === 1) {
    const names = draft.open === '[' ? draft.lists : draft.groups;
    names.push(keyName(key));
  }
  draft.open = '';
}

export function keyName(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.slice(1, -1);
  }
}

/** Where the rows are, or what to do about a file without a place for them. */
export function placeOfRows({ values, first, lists, groups }: JsonOutline): JsonPlace | { readonly fault: string } {
  if (first === '[') return 'list';
  if (values > 1) return 'lines';
  const [only, ...others] = lists.length > 0 ? lists : groups;
  if (only !== undefined && others.length === 0) return { key: only };
  const wanted = 'write a list of rows: [{"text": "…"}, {"text": "…"}]';
  if (only === undefined) return { fault: `there is no list of rows in the file; ${wanted}.` };
  const named = joinedByAnd([only, ...others].map((name) => `\`${name}\``));
  return { fault: `rows stand under ${named}; keep the ones you mean in a file of their own.` };
}
