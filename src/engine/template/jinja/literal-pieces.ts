import type { Span } from '../../text/span.js';
import type { MarkerFinder } from '../template.js';
import { skipBlanks, skipBlanksBack } from './blanks.js';

export type LiteralPiece =
  | (Span & { readonly kind: 'text'; readonly text: string })
  | (Span & { readonly kind: 'marker'; readonly name: string });

interface RunEnd {
  /** The whitespace sign of the tag that follows. */
  readonly sign: string;
  /** True when a statement or a comment follows: `lstripBlocks` takes the blanks of its line. */
  readonly tag: boolean;
  readonly lineStart: boolean;
  readonly options: {
    readonly markers?: MarkerFinder | undefined;
    readonly lstripBlocks?: boolean | undefined;
    readonly environment?: string | undefined;
  };
  /** Where the run begins before whitespace control; the marker finder sees all of it. */
  readonly from?: number;
}

/** One run of literal text, its edges trimmed by the tags around it, cut at the markers in it. */
export function literalPieces(source: string, region: Span, end: RunEnd): LiteralPiece[] {
  const trimmed = { start: region.start, end: trimmedEnd(source, region, end) };
  const from = end.from ?? region.start;
  const markers = end.options.markers?.(source.slice(from, region.end), from) ?? [];
  const keeps = end.options.environment === 'nunjucks';
  const pieces: LiteralPiece[] = [];
  let at = trimmed.start;
  for (const { name, span } of markers) {
    pushLiteral(pieces, source, [at, Math.min(span.start, trimmed.end), keeps]);
    pieces.push({ kind: 'marker', name, start: span.start, end: span.end });
    at = Math.max(at, span.end);
  }
  pushLiteral(pieces, source, [at, trimmed.end, keeps]);
  return pieces;
}

function trimmedEnd(source: string, { start, end }: Span, { sign, tag, lineStart, options }: RunEnd): number {
  if (sign === '-') return skipBlanksBack(source, start, end);
  if (sign === '+' || !tag || options.lstripBlocks !== true) return end;
  const line = lineStartBefore(source, start, end);
  if (line === start && !lineStart) return end;
  return skipBlanks(source, line, end) === end ? line : end;
}

/** The offset after the last line end in [start, end), or `start`. */
function lineStartBefore(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && source[at - 1] !== '\n' && source[at - 1] !== '\r') at--;
  return at;
}

/** Line ends become LF, unless they are kept as they are. */
function pushLiteral(
  pieces: LiteralPiece[],
  source: string,
  [start, end, keeps]: readonly [number, number, boolean],
): void {
  if (start >= end) return;
  const raw = source.slice(start, end);
  pieces.push({
    kind: 'text',
    start,
    end,
    text: !keeps && raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw,
  });
}
