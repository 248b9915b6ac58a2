import type { Region } from '../contracts.js';

export interface ListItem {
  /** Of the marker, in the file. */
  readonly start: number;
  readonly marker: string;
  /** What follows on the line, tags covered. */
  readonly text: string;
}

interface OpenList {
  readonly indent: string;
  readonly isNumbered: boolean;
  readonly items: ListItem[];
}

const itemPattern = /^([ \t]*)(\d{1,2}[.)]|\(\d{1,2}\)|[-*+•])[ \t]+(?=\S)/;

/** The lists of a region. Numbers must count from 1, since what counts otherwise is no list, or a part of one. */
export function listsIn({ text, start }: Region): ListItem[][] {
  const found: OpenList[] = [];
  let open: OpenList[] = [];
  let at = start;
  for (const line of text.split('\n')) {
    const [head, indent = '', marker] = itemPattern.exec(line) ?? [undefined, /^[ \t]*/.exec(line)?.[0]];
    if (line.trim() !== '') open = open.filter((list) => list.indent.length <= indent.length);
    if (head !== undefined && marker !== undefined) {
      const isNumbered = /\d/.test(marker);
      const list = open.find((one) => one.indent === indent && one.isNumbered === isNumbered);
      open = open.filter((one) => one.indent !== indent || one === list);
      const item = { start: at + indent.length, marker, text: line.slice(head.length).trimEnd() };
      if (list !== undefined) list.items.push(item);
      else found.push(...opened(open, { indent, isNumbered, items: [item] }));
    } else if (line.trim() !== '') open = open.filter((list) => list.indent.length < indent.length);
    at += line.length + 1;
  }
  return found.filter((list) => !list.isNumbered || countsFromOne(list.items)).map(({ items }) => items);
}

function opened(open: OpenList[], list: OpenList): [OpenList] {
  open.push(list);
  return [list];
}

function countsFromOne(items: readonly ListItem[]): boolean {
  return items.length > 1 && items.every(({ marker }, i) => Number(marker.replaceAll(/\D/g, '')) === i + 1);
}
