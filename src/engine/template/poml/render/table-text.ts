import { printed } from './render-text.js';

interface Column {
  readonly field: string;
  readonly header: string;
}

/** Rows as a table in Markdown, CSV or TSV; undefined for what is no list of rows. */
export function tableText(records: unknown, columns: unknown, syntax: string): string | undefined {
  if (!Array.isArray(records)) return undefined;
  const rows = records.map((record: unknown) =>
    typeof record === 'object' && record !== null ? record : { '0': record },
  );
  const chosen = Array.isArray(columns)
    ? columns.flatMap(columnOf)
    : keysOf(rows).map((key) => ({ field: key, header: key }));
  const cells = rows.map((row) =>
    chosen.map(({ field }) => printed((row as Readonly<Record<string, unknown>>)[field])),
  );
  const header = chosen.map((column) => column.header);
  if (syntax !== 'markdown') return separated([header, ...cells], syntax === 'tsv' ? '\t' : ',');
  return markdown(header, cells);
}

function keysOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function columnOf(column: unknown): Column[] {
  if (typeof column === 'string') return [{ field: column, header: column }];
  if (typeof column !== 'object' || column === null) return [];
  const { field, header } = column as { field?: unknown; header?: unknown };
  return typeof field === 'string' ? [{ field, header: typeof header === 'string' ? header : field }] : [];
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_cell, i) => Math.max(...escaped.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = escaped;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function separated(rows: readonly (readonly string[])[], separator: string): string {
  const cellText = (cell: string): string => (cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(cellText).join(separator)).join('\n');
}
