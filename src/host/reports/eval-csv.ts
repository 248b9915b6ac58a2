import type { CellResult } from '../../engine/eval/contracts/cell.js';

/** One line a cell, as cells come; the columns after `milliseconds` are the row metrics, and behind them what else is told. */
export function csvHeader(metrics: readonly string[]): string {
  const columns = ['variant', 'row', 'line', 'repeat', 'outcome', 'answer', 'expected', 'label'];
  return csvLine([
    ...columns,
    'inputTokens',
    'outputTokens',
    'usd',
    'milliseconds',
    ...metrics,
    'firstTokenMs',
    'reasons',
  ]);
}

export function csvCell(cell: CellResult, metrics: readonly string[]): string {
  return csvLine([
    cell.variant,
    cell.row,
    cell.line,
    cell.repeat,
    cell.outcome,
    cell.error === undefined ? cell.answer : cell.error.message,
    cell.expected,
    cell.label,
    cell.inputTokens,
    cell.outputTokens,
    cell.usd,
    Math.round(cell.milliseconds),
    ...metrics.map((metric) => cell.scores[metric]),
    cell.firstTokenMs === undefined ? undefined : Math.round(cell.firstTokenMs),
    reasonsText(cell),
  ]);
}

/** Why scores are what they are, a line for each metric that says. */
function reasonsText({ reasons }: CellResult): string {
  return Object.entries(reasons)
    .map(([metric, reason]) => `${metric}: ${reason}`)
    .join('\n');
}

/** RFC 4180: CRLF, quotes doubled. A text that a spreadsheet would run as a formula begins with `'`. */
function csvLine(values: readonly (string | number | undefined)[]): string {
  return `${values.map((value) => quoted(typeof value === 'string' ? harmless(value) : String(value ?? ''))).join(',')}\r\n`;
}

/** OWASP's list of first characters (CSV injection); a number with its sign runs nothing and stays one. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[-+]\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
