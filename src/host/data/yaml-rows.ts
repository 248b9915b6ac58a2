import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { RowItem } from '../../engine/dataset/row.js';
import { noteNumber } from '../../engine/template/written-numbers.js';
import { HostError } from '../host-error.js';
import { joinedByAnd } from '../reports/wording.js';
import { isSpecialNumber } from './parse-row.js';
import { rowItem, tooDeep } from './row-item.js';

/** YAML is understood whole or not at all, and takes some fifty times its size of memory. */
const mostCharacters = 10_000_000;

/** As many values as an alias may multiply into. */
const mostAliases = 100;

interface Found {
  readonly item: unknown;
  readonly document: Document;
}

/**
 * Rows of a YAML file: a list of mappings, or the one list of mappings that a mapping holds. Of several documents each is
 * a row, or a list of rows.
 * @throws HostError `bad-data` where there is no place for rows, or too much
 */
export function yamlItems(text: string, path: string): RowItem[] {
  if (text.length > mostCharacters) throw new HostError('bad-data', tooLarge(path));
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, merge: true, logLevel: 'silent' });
  const documents: Document[] = 'empty' in parsed ? [] : parsed;
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  let number = 0;
  return documents.flatMap((document): RowItem[] => {
    const [fault] = document.errors;
    if (fault !== undefined) return [problem(lineOf(fault.pos[0]), fault.message)];
    const found = itemsOf(document, documents.length > 1, path);
    return found.map((each) => yamlItem(each, { line: lineOf(startOf(each)), number: (number += 1) }));
  });
}

function problem(line: number, message: string): RowItem {
  const [reason = message] = message.split(/ at line \d+/);
  return { type: 'problem', problem: { line, message: `This is not YAML (${reason}); correct it.` } };
}

function itemsOf(document: Document, isOneOfMany: boolean, path: string): Found[] {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (isSeq(contents)) return contents.items.map((item) => ({ item, document }));
  if (isOneOfMany || !isMap(contents)) return [{ item: contents, document }];
  const lists = contents.items.flatMap(({ key, value }) =>
    isSeq(value) && isMap(value.items[0]) ? [{ key: String(key), items: value.items }] : [],
  );
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only.items.map((item) => ({ item, document }));
  throw new HostError('bad-data', `${path}: ${noPlace(lists.map(({ key }) => `\`${key}\``))}`);
}

function noPlace(names: readonly string[]): string {
  if (names.length === 0) return 'there is no list of rows in the file; write each row as `- text: …`.';
  return `rows stand under ${joinedByAnd(names)}; keep the ones you mean in a file of their own.`;
}

function startOf({ item }: Found): number {
  return (item as Partial<Node> | null)?.range?.[0] ?? 0;
}

function yamlItem({ item, document }: Found, place: { readonly line: number; readonly number: number }): RowItem {
  try {
    const value: unknown = isNode(item) ? item.toJS(document, { maxAliasCount: mostAliases }) : item;
    if (isNode(item)) noteNumbers(item, value, document);
    return rowItem(value, place);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(place.line);
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'An alias of this row names nothing, or multiplies too much; write its value out.';
    return { type: 'problem', problem: { line: place.line, message } };
  }
}

function isNode(item: unknown): item is Node {
  return isMap(item) || isSeq(item) || isScalar(item) || isAlias(item);
}

/** As JSON's rows do, so that `1.0` stays `1.0` in a prompt. */
function noteNumbers(node: unknown, value: unknown, document: Document): void {
  const real = isAlias(node) ? node.resolve(document) : node;
  if (typeof value !== 'object' || value === null) return;
  const pairs: [string, unknown][] = isMap(real)
    ? real.items.map(({ key, value: inner }) => [isScalar(key) ? String(key.value) : String(key), inner])
    : isSeq(real)
      ? real.items.map((inner, i) => [String(i), inner])
      : [];
  for (const [key, inner] of pairs) {
    const written = isScalar(inner) && typeof inner.value === 'number' ? inner.source : undefined;
    if (written !== undefined && isSpecialNumber(written)) noteNumber(value, key, written);
    else noteNumbers(inner, (value as Record<string, unknown>)[key], document);
  }
}

function tooLarge(path: string): string {
  const limit = `${mostCharacters / 1e6} million characters`;
  return `${path}: YAML of more than ${limit} is not read; convert the file to JSONL, which streams.`;
}
