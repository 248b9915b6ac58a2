import Mustache from 'mustache';
import type { Problem } from '../../text/problem.js';
import { findFaults } from './find-faults.js';

/** A token of the `mustache` library: its sigil (`name` for a plain tag), its text, where it begins and ends. */
export interface MustacheToken {
  readonly 0: string;
  readonly 1: string;
  readonly 2: number;
  readonly 3: number;
  /** Of a section its inner tokens, of a partial the blanks before it. */
  readonly 4?: readonly MustacheToken[] | string;
  /** Of a section where its closing tag begins, of a partial its number among the line's tags. */
  readonly 5?: number;
  /** Of a partial, whether text stands before it. */
  readonly 6?: boolean;
}

export interface TokenReading {
  readonly tokens: readonly MustacheToken[];
  readonly problems: readonly Problem[];
}

/** The library looks for blanks before a closing delimiter anew at each of them: the time grows with the square of such a run. */
const mostBlanks = 1000;

/** The library keeps every template it ever parsed unless told not to: an editor parses a new one with each key. */
const writer = new Mustache.Writer();
Object.assign(writer, { templateCache: undefined });

/** Reads a template's tokens; a faulty tag is a problem, and everything else is read as if it were not there. */
export function readTokens(text: string): TokenReading {
  const blanks = longestBlanks(text);
  if (blanks !== undefined) return { tokens: [], problems: [blanks] };
  try {
    return { tokens: parse(text), problems: [] };
  } catch {
    const { problems, mended } = findFaults(text);
    try {
      return { tokens: parse(mended), problems };
    } catch (error) {
      return { tokens: [], problems: [...problems, asProblem(error, text)] };
    }
  }
}

function parse(text: string): readonly MustacheToken[] {
  return writer.parse(text) as readonly MustacheToken[];
}

function longestBlanks(text: string): Problem | undefined {
  for (const { 0: run, index } of text.matchAll(/\s+/g)) {
    if (run.length <= mostBlanks) continue;
    const message = `This template has ${run.length} blanks in a row, more than the ${mostBlanks} that are read: shorten the gap.`;
    return { code: 'template-syntax', message, span: { start: index, end: index + run.length } };
  }
  return undefined;
}

/** The library's messages end in `at OFFSET`. */
function asProblem(error: unknown, text: string): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const [, what = reason, offset = '0'] = /^(.*) at (\d+)$/s.exec(reason) ?? [];
  const start = Math.min(Number(offset), text.length);
  return { code: 'template-syntax', message: `Mustache: ${what}; correct the tag.`, span: { start, end: start } };
}
