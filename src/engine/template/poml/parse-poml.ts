import { closest } from '../../text/closest.js';
import type { Problem } from '../../text/problem.js';
import { inTextOrder, sliceOf, type Span } from '../../text/span.js';
import type { ParsedTemplate } from '../template.js';
import type { XmlElement, XmlNode, XmlText } from './build-xml.js';
import { componentNamed, componentNames } from './components.js';
import { decodeText, decodeXml } from './decode.js';
import { findPomlFacts } from './find-facts.js';
import { findUnsupported } from './find-unsupported.js';
import { attributeOf, type Piece, type PomlAttribute, type PomlElement, type PomlNode } from './nodes.js';
import { parseExpression } from './parse-expression.js';
import { parseXml } from './parse-xml.js';

/** A POML file. Its JavaScript is never run: what only that could say is in `unsupported`. */
export interface PomlTemplate extends ParsedTemplate {
  readonly engine: 'poml';
  readonly children: readonly PomlNode[];
  /** True of a file without any tag of POML: all of it is text as it is. */
  readonly isFreeText: boolean;
  readonly unsupported: readonly Problem[];
}

export interface PomlOptions {
  /** Only this part of the source is the template. */
  readonly range?: Span | undefined;
}

const attributeShape = /(?<=[\s"'])([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Parses POML; never throws. Tags that are not POML's, and XML that is none, are problems. */
export function parsePoml(source: string, { range }: PomlOptions = {}): PomlTemplate {
  const text = range === undefined ? source : blankOutside(source, range);
  const isFreeText = !/<[A-Za-z]/.test(text);
  const xml = isFreeText ? undefined : parseXml(text, isData);
  const nodes: readonly XmlNode[] = xml?.children ?? [{ kind: 'text', span: range ?? wholeOf(source), isRaw: false }];
  const children = nodes.map((node) => readNode(text, node));
  const problems = [...(xml?.problems ?? []), ...unknownTags(children)].sort(inTextOrder);
  const facts = findPomlFacts(children, text, { comments: xml?.comments ?? [], problems });
  return { engine: 'poml', source, children, isFreeText, facts, unsupported: findUnsupported(children, text) };
}

/** JSON may hold a `<` or `&`. */
function isData(name: string): boolean {
  const component = componentNamed(name);
  return component === 'let' || component === 'stylesheet' || component === 'outputschema' || component === 'tool';
}

function wholeOf(source: string): Span {
  return { start: 0, end: source.length };
}

function blankOutside(source: string, { start, end }: Span): string {
  return ' '.repeat(start) + source.slice(start, end);
}

function readNode(source: string, node: XmlNode): PomlNode {
  return node.kind === 'text'
    ? { kind: 'text', span: node.span, pieces: readText(source, node) }
    : readElement(source, node);
}

function readElement(source: string, { name, tag, span, inner, children }: XmlElement): PomlElement {
  return {
    kind: 'element',
    name,
    component: componentNamed(name),
    span,
    nameSpan: { start: tag.start + 1, end: tag.start + 1 + name.length },
    inner,
    attributes: readAttributes(source, tag, name),
    children: children.map((child) => readNode(source, child)),
  };
}

function readAttributes(source: string, tag: Span, element: string): PomlAttribute[] {
  const start = tag.start + 1 + element.length;
  return [...source.slice(start, tag.end).matchAll(attributeShape)].map((match): PomlAttribute => {
    const [whole, name = '', double, single] = match;
    const value = double ?? single ?? '';
    const end = start + match.index + whole.length - 1;
    const valueSpan = { start: end - value.length, end };
    return {
      name: name.toLowerCase().replaceAll('-', ''),
      nameSpan: { start: start + match.index, end: start + match.index + name.length },
      valueSpan,
      pieces: readPieces(source, valueSpan),
      expression: parseExpression(decodeXml(source, withoutBraces(source, valueSpan))),
    };
  });
}

/** `if="{{ x }}"` says the same as `if="x"`. */
function withoutBraces(source: string, span: Span): Span {
  const match = /^(\s*\{\{)([\s\S]*?)\}\}\s*$/.exec(sliceOf(source, span));
  if (match === null) return span;
  const [, before = '', inner = ''] = match;
  return { start: span.start + before.length, end: span.start + before.length + inner.length };
}

function readText(source: string, { span, isRaw }: XmlText): Piece[] {
  if (isRaw) return [{ kind: 'literal', text: sliceOf(source, span).replaceAll(/\r\n?/g, '\n'), span }];
  return readPieces(source, span);
}

function readPieces(source: string, span: Span): Piece[] {
  const pieces: Piece[] = [];
  let at = span.start;
  for (const hole of holesIn(source, span)) {
    const inner = trimmed(source, { start: hole.start + 2, end: hole.end - 2 });
    pieces.push(...literals(source, { start: at, end: hole.start }));
    pieces.push({ kind: 'hole', span: hole, inner, expression: parseExpression(decodeXml(source, inner)) });
    at = hole.end;
  }
  return [...pieces, ...literals(source, { start: at, end: span.end })];
}

/** From `{{` to the next `}}`, of more than two braces the last two. */
function holesIn(source: string, { start, end }: Span): Span[] {
  const holes: Span[] = [];
  for (let at = start; ; ) {
    const open = source.indexOf('{{', at);
    let close = open < 0 ? -1 : source.indexOf('}}', open + 2);
    if (open < 0 || close < 0 || close + 2 > end) return holes;
    while (close + 3 <= end && source[close + 2] === '}') close++;
    at = close + 2;
    holes.push({ start: open, end: at });
  }
}

function trimmed(source: string, span: Span): Span {
  const text = sliceOf(source, span);
  const start = span.start + text.length - text.trimStart().length;
  return { start, end: Math.max(start, span.end - (text.length - text.trimEnd().length)) };
}

function literals(source: string, span: Span): Piece[] {
  const text = sliceOf(source, span);
  if (text === '') return [];
  // Most text says itself.
  if (!/[&#\r]/.test(text)) return [{ kind: 'literal', text, span }];
  const map = decodeText(source, span);
  return map.pieces.map((piece) => ({ kind: 'literal', text: sliceOf(map.text, piece.span), span: piece.source }));
}

function unknownTags(nodes: readonly PomlNode[], around?: PomlElement): Problem[] {
  return nodes.flatMap((node): Problem[] => {
    if (node.kind === 'text') return [];
    const inner = unknownTags(node.children, node);
    if (node.component !== undefined || node.name.includes('.')) return [...missingParts(node, around), ...inner];
    const near = closest(node.name.toLowerCase(), componentNames);
    const help =
      near === undefined ? 'write one of its components, or `&lt;` for the character' : `write \`<${near}>\``;
    const message = `\`<${node.name}>\` is no component of POML; ${help}.`;
    return [{ code: 'template-syntax', message, span: node.nameSpan }, ...inner];
  });
}

/** What a component cannot be without. */
function missingParts(element: PomlElement, around: PomlElement | undefined): Problem[] {
  const complain = (message: string, span: Span): Problem[] => [{ code: 'template-syntax', message, span }];
  const { component, nameSpan } = element;
  if (component === 'cp' && attributeOf(element, 'caption') === undefined)
    return complain('`<cp>` needs a caption; write `caption="…"`, or use `<p>`.', nameSpan);
  if (component === 'include' && attributeOf(element, 'src') === undefined)
    return complain('`<include>` needs the file to include; write `src="file.poml"`.', nameSpan);
  if (component === 'item' && around !== undefined && around.component !== 'list' && around.component !== 'if')
    return complain('`<item>` belongs in a `<list>`; put one around it.', nameSpan);
  const loop = attributeOf(element, 'for');
  if (loop !== undefined && !/\sin\s/.test(loopText(loop)))
    return complain('A loop says its variable and its list; write `for="item in items"`.', loop.valueSpan);
  return [];
}

function loopText({ pieces }: PomlAttribute): string {
  return pieces.map((piece) => (piece.kind === 'literal' ? piece.text : 'x')).join('');
}
