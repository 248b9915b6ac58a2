import type { Row } from '../../engine/dataset/row.js';
import { findData } from '../data/find-data.js';
import type { Host } from '../host.js';
import { dataSourceOf, openSource } from './evaluate/data-source.js';
import { loadPrompts } from './evaluate/load-prompts.js';
import { placeOf } from './evaluate/place-of.js';

/** A part of the rows a prompt is held against. */
export interface RowPage {
  readonly rows: readonly ListedRow[];
  /** Absolute path of the data file, or the pattern of several. */
  readonly data: string;
  /** Of all rows, not only of these. */
  readonly total: number;
  /** Lines that are no rows, up to the end of the page. */
  readonly problems: readonly string[];
}

export interface ListedRow {
  readonly id: string;
  readonly line: number;
  /** Absolute path of the file it is in. */
  readonly file: string;
  /** The beginning of what its longest value says. */
  readonly text: string;
}

/** Characters of a row that a list shows. */
const longest = 80;
const mostProblems = 5;

/** Reads the rows that a prompt's front matter names, once, and keeps a page of them. @throws HostError as `loadPrompts` and `Host.openRows` */
export async function rowsOfPrompt(
  file: string,
  { first, count }: { readonly first: number; readonly count: number },
  host: Host,
): Promise<RowPage> {
  const source = dataSourceOf(await loadPrompts([file], host), { data: null, limit: null }, host);
  const paths = new Map(findData(source.file).map(({ name, path }) => [name, path]));
  const rows: ListedRow[] = [];
  const problems: string[] = [];
  let total = 0;
  for await (const item of openSource(host, source)) {
    if (item.type === 'problem') {
      if (problems.length < mostProblems)
        problems.push(`${placeOf(item.problem, source.file)}: ${item.problem.message}`);
      continue;
    }
    const { id, line, file: part } = item.row;
    if (total >= first && total < first + count)
      rows.push({ id, line, file: paths.get(part) ?? source.file, text: textOf(item.row) });
    total++;
  }
  return { data: source.file, rows, total, problems };
}

function textOf({ values }: Row): string {
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  const text = texts.reduce((most, one) => (one.length > most.length ? one : most), '');
  const line = (text || JSON.stringify(values))
    .slice(0, 4 * longest)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
