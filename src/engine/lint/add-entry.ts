import type { FrontMatter } from '../prompt/prompt-doc.js';
import { insert, replace, type Edit } from '../text/edit.js';

/** A mapping of the front matter. */
export interface MapPlace {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly newline: string;
  readonly path: readonly (string | number)[];
}

/** Adds `key: value` to a mapping, in its own style; undefined where that would take more. */
export function addEntry({ text, frontMatter, newline, path }: MapPlace, map: object, entry: string): Edit | undefined {
  const keys = Object.keys(map);
  const whole = frontMatter.valueSpan(path);
  if (whole === undefined) return undefined;
  const last = keys.at(-1);
  if (last === undefined) return replace(whole, `{ ${entry} }`);
  if (text[whole.start] === '{') {
    const end = frontMatter.valueSpan([...path, last])?.end;
    return end === undefined ? undefined : insert(end, `, ${entry}`);
  }
  const first = frontMatter.keySpan([...path, keys[0] ?? last]);
  if (first === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  return insert(first.start, `${entry}${newline}${indent}`);
}
