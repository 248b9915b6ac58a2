import type { Span } from '../../../text/span.js';
import type { Segment } from '../../template.js';
import type { Expression, HolePiece, Piece, PomlAttribute } from '../nodes.js';
import type { Said } from './box.js';
import { evaluate } from './evaluate.js';
import { meet, type Place, scopeOf } from './run.js';

/** The pieces of a text with their values. An expression alone in a text leaves the blanks around it behind. */
export function renderPieces(pieces: readonly Piece[], place: Place): Said[] {
  const holes = pieces.filter((piece) => piece.kind === 'hole');
  const isAlone = holes.length === 1 && pieces.every((piece) => piece.kind === 'hole' || piece.text.trim() === '');
  return (isAlone ? holes : pieces).flatMap((piece): Said[] => {
    if (piece.kind === 'hole') return renderHole(piece, place);
    place.run.budget.write(piece.text.length);
    const { text, span } = piece;
    return [{ segment: { kind: 'literal', text, span, template: place.file.name }, speaker: place.speaker }];
  });
}

function renderHole({ expression, span, inner }: HolePiece, place: Place): Said[] {
  const { file, run, speaker } = place;
  if (expression === undefined) {
    const text = file.source.slice(span.start, span.end);
    run.budget.write(text.length);
    return [{ segment: { kind: 'literal', text, span, template: file.name }, speaker }];
  }
  const text = isOpen(expression, place) ? openHole(expression, span, place) : printed(valueOf(expression, place));
  run.budget.write(text.length);
  const segment: Segment = {
    kind: 'value',
    text,
    span: inner,
    template: file.name,
    variable: variableOf(expression, place),
  };
  return text === '' ? [] : [{ segment, speaker }];
}

/** Whether only a row's values can tell what an expression is; never where they are at hand. */
export function isOpen(expression: Expression, { run, locals }: Place): boolean {
  const { writer, defined } = run;
  if (writer === undefined) return false;
  return rootsOf(expression).some((name) => {
    if (locals.has(name)) return writer.isOpen(locals.get(name));
    return !defined.has(name) || writer.isOpen(defined.get(name));
  });
}

function openHole(expression: Expression, span: Span, place: Place): string {
  const { run, file } = place;
  const written = run.writer?.hole(expression, scopeOf(place));
  if (written !== undefined) return written;
  run.writer?.refuse(span, 'This expression cannot be written in Jinja; its source is shown in its place.');
  return file.source.slice(span.start, span.end);
}

/** The value of an expression that is printed, looped over or looked into. */
export function valueOf(expression: Expression, place: Place): unknown {
  place.run.site = { owner: place.file, span: expression };
  const value = evaluate(expression, scopeOf(place));
  if (value === undefined && expression.kind === 'name')
    meet(place.run, place.file, { name: expression.name, span: expression });
  return value;
}

/** The value of a condition, where a name may be absent. */
export function testOf(expression: Expression, place: Place): boolean {
  place.run.site = { owner: place.file, span: expression };
  return Boolean(evaluate(expression, scopeOf(place)));
}

/** As React prints a child: no booleans and nothing for what is absent; what has parts is written as JSON. */
export function printed(value: unknown): string {
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** The only variable from outside that an expression reads; undefined where there are several or none. */
export function variableOf(expression: Expression, place: Place): string | undefined {
  const outside = rootsOf(expression).flatMap((name) => {
    if (place.locals.has(name)) return place.origins.get(name) ?? [];
    return place.run.defined.has(name) ? [] : name;
  });
  const names = new Set(outside);
  const [only] = names;
  return names.size === 1 ? only : undefined;
}

function rootsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'name':
      return [expression.name];
    case 'member':
      return rootsOf(expression.target);
    case 'index':
      return [...rootsOf(expression.target), ...rootsOf(expression.index)];
    case 'unary':
      return rootsOf(expression.operand);
    case 'binary':
      return [...rootsOf(expression.left), ...rootsOf(expression.right)];
    case 'choice':
      return [expression.test, expression.yes, expression.no].flatMap(rootsOf);
    case 'list':
      return expression.items.flatMap(rootsOf);
    case 'record':
      return expression.entries.flatMap(([, value]) => rootsOf(value));
  }
}

/** An attribute as text. */
export function textAttribute(attribute: PomlAttribute | undefined, place: Place): string | undefined {
  if (attribute === undefined) return undefined;
  return renderPieces(attribute.pieces, place)
    .map(({ segment }) => ('text' in segment ? segment.text : ''))
    .join('');
}

/** An attribute that is a value: an expression in braces, or JSON. */
export function valueAttribute(attribute: PomlAttribute | undefined, place: Place): unknown {
  if (attribute === undefined) return undefined;
  return attribute.expression === undefined ? undefined : valueOf(attribute.expression, place);
}

/** `true`, `1`, `{{ x }}`; undefined where the attribute is absent or says neither. */
export function booleanAttribute(attribute: PomlAttribute | undefined, place: Place): boolean | undefined {
  if (attribute === undefined) return undefined;
  const [only] = attribute.pieces;
  if (attribute.pieces.length === 1 && only?.kind === 'hole' && only.expression !== undefined)
    return testOf(only.expression, place);
  const text = textAttribute(attribute, place)?.trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
