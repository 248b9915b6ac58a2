import { isWholeUnsupported } from '../../template/poml/find-unsupported.js';
import type { Piece, PomlElement, PomlNode } from '../../template/poml/nodes.js';
import { parsePoml, type PomlTemplate } from '../../template/poml/parse-poml.js';
import { applyEdits, replace, type Edit } from '../../text/edit.js';
import { overlaps, sliceOf, type Span } from '../../text/span.js';

/**
 * `<task  caption = "a" >{{x}}` becomes `<task caption="a">{{ x }}`: blanks between attributes and inside braces. What is
 * sent as its own source stays, and so does a tag over several lines. The change is read again before it is made.
 */
export function formatPoml(template: PomlTemplate, body: Span): Edit[] {
  if (template.isFreeText) return [];
  const edits = template.children.flatMap((node) => nodeEdits(template, node));
  if (edits.length === 0) return [];
  const changed = applyEdits(template.source, edits);
  const after = parsePoml(changed, { range: { start: body.start, end: changed.length } });
  return treeMeaning(after) === treeMeaning(template) ? edits : [];
}

function nodeEdits(template: PomlTemplate, node: PomlNode): Edit[] {
  const { source } = template;
  if (node.kind === 'text') return node.pieces.flatMap((piece) => holeEdits(source, piece));
  if (isSource(template, node)) return [];
  return [...tagEdits(source, node), ...node.children.flatMap((child) => nodeEdits(template, child))];
}

/** Whether an element may be sent as it is written, since it asks for something that is not done here, or has a fault. */
function isSource({ unsupported, facts }: PomlTemplate, element: PomlElement): boolean {
  const opening = { start: element.span.start, end: element.inner.start };
  const remarks = [...unsupported, ...facts.problems];
  return isWholeUnsupported(element) || remarks.some(({ span }) => overlaps(opening, span));
}

/** Not where braces of its own meet those around it, and not where its source is shown. */
function holeEdits(source: string, piece: Piece): Edit[] {
  if (piece.kind === 'literal' || piece.expression === undefined) return [];
  const { span, inner } = piece;
  if (/[\r\n]/.test(sliceOf(source, span)) || /[{}]/.test(sliceOf(source, inner)) || inner.end <= inner.start)
    return [];
  return [
    ...blanks(source, { start: span.start + 2, end: inner.start }, ' '),
    ...blanks(source, { start: inner.end, end: span.end - 2 }, ' '),
  ];
}

function tagEdits(source: string, { nameSpan, inner, span, attributes }: PomlElement): Edit[] {
  const opening = { start: nameSpan.start - 1, end: inner.start };
  const closing = sliceOf(source, { start: inner.end, end: span.end });
  const end = /^<\/[^\s>]+([ \t]+)>$/.exec(closing)?.[1]?.length ?? 0;
  const ofClosing = end === 0 ? [] : [replace({ start: span.end - 1 - end, end: span.end - 1 }, '')];
  const written = sliceOf(source, opening);
  if (/[\r\n]/.test(written) || !written.endsWith('>')) return ofClosing;
  let at = nameSpan.end;
  const edits: Edit[] = [];
  for (const { nameSpan: name, valueSpan: value, pieces } of attributes) {
    edits.push(...blanks(source, { start: at, end: name.start }, ' '));
    edits.push(...equals(source, { start: name.end, end: value.start - 1 }));
    edits.push(...pieces.flatMap((piece) => holeEdits(source, piece)));
    at = value.end + 1;
  }
  const close = written.endsWith('/>') ? opening.end - 2 : opening.end - 1;
  // Both `<br/>` and `<br />` are in use.
  const isApart = close < opening.end - 1 && close > at;
  return [...edits, ...blanks(source, { start: at, end: close }, isApart ? ' ' : ''), ...ofClosing];
}

function equals(source: string, between: Span): Edit[] {
  const written = sliceOf(source, between);
  return written === '=' || written.trim() !== '=' ? [] : [replace(between, '=')];
}

function blanks(source: string, between: Span, wanted: string): Edit[] {
  const written = sliceOf(source, between);
  return between.end < between.start || written === wanted || written.trim() !== '' ? [] : [replace(between, wanted)];
}

/** A tree without places: what is sent follows from it, and from the source of what is shown as it is written. */
function treeMeaning(template: PomlTemplate): string {
  const faults = template.facts.problems.map(({ message }) => message);
  return JSON.stringify([faults, template.children.map((node) => meaningOf(template, node))]);
}

function meaningOf(template: PomlTemplate, node: PomlNode): unknown {
  const { source } = template;
  if (node.kind === 'text') return node.pieces.map((piece) => pieceMeaning(source, piece));
  if (isSource(template, node)) return sliceOf(source, node.span);
  const attributes = node.attributes.map(({ name, expression, pieces }) => [
    name,
    expression !== undefined,
    pieces.map((piece) => pieceMeaning(source, piece)),
  ]);
  return [node.name, attributes, node.children.map((child) => meaningOf(template, child))];
}

function pieceMeaning(source: string, piece: Piece): unknown {
  if (piece.kind === 'literal') return piece.text;
  return [sliceOf(source, piece.inner), piece.expression === undefined && sliceOf(source, piece.span)];
}
