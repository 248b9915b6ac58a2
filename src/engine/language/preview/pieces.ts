import type { RenderedPrompt } from '../../prompt/render-prompt.js';
import type { Segment, UndefinedUse } from '../../template/template.js';
import { sliceOf } from '../../text/span.js';
import type { PreviewInput, PreviewPiece } from './contracts.js';
import { unresolvedNames } from './unresolved.js';

export interface MessagePieces {
  readonly pieces: readonly PreviewPiece[];
  readonly hidden: number;
}

/** More than anybody reads: what is shown stays quick to show whatever the data hold. */
const mostPieces = 4000;
const mostCharacters = 300_000;

/** The pieces of every message, up to a bound over all of them; how much of each is left out is counted. */
export function makePieces(input: PreviewInput, rendered: RenderedPrompt): MessagePieces[] {
  const { segments, origins } = rendered;
  const unresolved = unresolvedNames(input);
  const room = { pieces: mostPieces, characters: mostCharacters };
  return segments.map((own, i) => {
    const origin = origins[i];
    if (origin?.kind === 'history') return { pieces: [historyPiece(input)], hidden: 0 };
    const missing = origin?.kind === 'demo' ? origin.undefined : rendered.undefined;
    const pieces = own.flatMap((segment) => toPiece(input, segment, missing) ?? []);
    return cutToRoom(origin?.kind === 'demo' ? pieces : pieces.map((piece) => asWritten(piece, unresolved)), room);
  });
}

/** As many of the pieces as there is room for, which they take. */
function cutToRoom(pieces: readonly PreviewPiece[], room: { pieces: number; characters: number }): MessagePieces {
  const shown: PreviewPiece[] = [];
  let hidden = 0;
  for (const piece of pieces) {
    if (room.pieces <= 0 || room.characters <= 0) {
      hidden += piece.text.length;
      continue;
    }
    const text = isText(piece) ? piece.text.slice(0, room.characters) : piece.text;
    hidden += piece.text.length - text.length;
    room.pieces--;
    if (isText(piece)) room.characters -= text.length;
    shown.push({ ...piece, text });
  }
  return { pieces: shown, hidden };
}

function isText({ kind }: PreviewPiece): boolean {
  return kind === 'literal' || kind === 'value';
}

function historyPiece({ variant }: PreviewInput): PreviewPiece {
  const { template, body } = variant.prompt;
  const marker = template.facts.markers.find(({ name }) => name === 'history');
  const span = marker?.span ?? { start: body.start, end: body.start };
  return { kind: 'history', text: '', variable: undefined, place: { partial: undefined, span } };
}

function toPiece(input: PreviewInput, segment: Segment, missing: readonly UndefinedUse[]): PreviewPiece | undefined {
  const place = { partial: segment.template, span: segment.span };
  switch (segment.kind) {
    case 'marker':
      return undefined;
    case 'literal': {
      const { text } = segment;
      // Placeholders of VS Code stay as they are written, each a piece of its own, where nothing is put into them.
      const use = input.variant.prompt.template.engine === 'placeholders' ? useWithin(segment, missing) : undefined;
      if (use) return { kind: 'missing', text: use.name, variable: use.name, sent: text, place };
      return { kind: 'literal', text, variable: undefined, place };
    }
    case 'section':
      return { kind: 'section', text: segment.name, variable: undefined, place };
    case 'media': {
      const { url, variable, contentType } = segment;
      return { kind: 'media', text: url, variable, contentType, place };
    }
    case 'value': {
      const { text, variable } = segment;
      const name = text === '' ? missingName(input, segment, missing) : undefined;
      if (name !== undefined) return { kind: 'missing', text: name, variable: variable ?? rootOf(name), place };
      return { kind: 'value', text, variable, place };
    }
  }
}

/** A reference that was not followed is no value, though it is text. */
function asWritten(piece: PreviewPiece, unresolved: ReadonlyMap<string, unknown>): PreviewPiece {
  const { kind, variable, text, place } = piece;
  if (kind !== 'value' || variable === undefined || !unresolved.has(variable)) return piece;
  return { kind: 'missing', text: variable, variable, sent: text, place };
}

type ValueSegment = Extract<Segment, { kind: 'value' }>;

/**
 * The undefined name that made an expression print nothing: one that stands in the expression itself, in the same
 * template, else the one that came to it as a variable set or an argument passed elsewhere.
 */
function missingName(
  { variant, load }: PreviewInput,
  segment: ValueSegment,
  missing: readonly UndefinedUse[],
): string | undefined {
  if (missing.length === 0) return undefined;
  const own = useWithin(segment, missing);
  if (own !== undefined) return own.name;
  const { template, span, variable } = segment;
  const source = template === undefined ? variant.prompt.text : (load(template) ?? '');
  if (variable === undefined || holdsName(sliceOf(source, span), variable)) return undefined;
  return missing.find(({ name }) => rootOf(name) === variable)?.name;
}

function useWithin(
  { template, span }: Pick<Segment, 'template' | 'span'>,
  uses: readonly UndefinedUse[],
): UndefinedUse | undefined {
  return uses.find((use) => use.template === template && use.span.start >= span.start && use.span.end <= span.end);
}

function holdsName(expression: string, name: string): boolean {
  const at = expression.indexOf(name);
  return at >= 0 && !isWord(expression[at - 1]) && !isWord(expression[at + name.length]);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** `doc` of `doc.title` and of `doc[0]`. */
export function rootOf(name: string): string {
  return name.split(/[.[]/, 1)[0] ?? name;
}
