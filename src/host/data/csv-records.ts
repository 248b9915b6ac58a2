import { CsvError, parse } from 'csv-parse/sync';
import type { DataLine } from './text-lines.js';

export interface CsvRecord {
  /** Where the record starts, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

export interface CsvScan {
  readonly records: readonly (CsvRecord | CsvFault)[];
  /** Lines of a record whose end is not there yet. */
  readonly rest: readonly DataLine[];
}

export interface CsvDialect {
  readonly delimiter: ',' | '\t';
  /** Tab-separated files mostly use quotes as plain characters. */
  readonly relaxQuotes: boolean;
}

/** A quoted value may hold line breaks, but one longer than this is a quote that somebody forgot to close. */
const mostLines = 1000;

const quoteNotClosed = 'A quote is opened and never closed; close it, or double a quote that is part of the value.';

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: quoteNotClosed,
  INVALID_OPENING_QUOTE: 'A quote stands inside a value; put the whole value in quotes and double the quotes inside.',
  CSV_INVALID_CLOSING_QUOTE: 'Text follows a closing quote; double the quotes that are part of the value.',
};

/**
 * Cuts lines into records. A record with a fault costs its first line only: reading goes on with the next line, so that
 * a forgotten quote does not swallow the rows after it.
 */
export function scanCsv(lines: readonly DataLine[], dialect: CsvDialect, final: boolean): CsvScan {
  const records: (CsvRecord | CsvFault)[] = [];
  let run: DataLine[] = [];
  const flush = (): void => {
    records.push(...parseLines(run, dialect));
    run = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.text.trim() === '') continue;
    if (!hasOddQuotes(line.text)) {
      run.push(line);
      continue;
    }
    flush();
    const close = dialect.relaxQuotes ? at : closingLine(lines, at);
    if (close === undefined && !final && lines.length - at <= mostLines) return { records, rest: lines.slice(at) };
    const parsed = parseRecord(lines.slice(at, (close ?? at) + 1), dialect);
    records.push(parsed);
    if ('fields' in parsed) at = close ?? at;
  }
  flush();
  return { records, rest: [] };
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function closingLine(lines: readonly DataLine[], open: number): number | undefined {
  const limit = Math.min(lines.length, open + mostLines);
  for (let at = open + 1; at < limit; at++) {
    if (hasOddQuotes(lines[at]?.text ?? '')) return at;
  }
  return undefined;
}

/** Lines that each hold one record. One call for all of them is five times faster than one a line. */
function parseLines(lines: readonly DataLine[], dialect: CsvDialect): (CsvRecord | CsvFault)[] {
  if (lines.length === 0) return [];
  const whole = parseText(lines.map(({ text }) => text).join('\n'), dialect);
  if (typeof whole !== 'string' && whole.length === lines.length) {
    return lines.map(({ line }, i) => ({ line, fields: whole[i] ?? [] }));
  }
  return lines.map((line) => parseRecord([line], dialect));
}

function parseRecord(lines: readonly DataLine[], dialect: CsvDialect): CsvRecord | CsvFault {
  const line = lines[0]?.line ?? 0;
  const parsed = parseText(lines.map(({ text }) => text).join('\n'), dialect);
  if (typeof parsed !== 'string') return { line, fields: parsed[0] ?? [] };
  // Across lines the text after a quote is most likely a later row: the quote that opened the value is the fault.
  return { line, message: lines.length > 1 ? quoteNotClosed : parsed };
}

/** The records, or what is wrong. */
function parseText(text: string, { delimiter, relaxQuotes }: CsvDialect): readonly (readonly string[])[] | string {
  try {
    // The CR of the last line has no LF after it to belong to.
    return parse(text.replace(/\r$/, ''), {
      delimiter,
      relax_quotes: relaxQuotes,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return reasons[error.code] ?? 'The line is not valid CSV; correct or remove it.';
  }
}
