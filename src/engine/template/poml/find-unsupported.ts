import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import { notRendered } from './components.js';
import { loopOf } from './loop.js';
import { attributeOf, type PomlAttribute, type PomlElement, type PomlNode, staticText } from './nodes.js';
import { jsonContent } from './static-data.js';

const limits: ReadonlySet<string> = new Set(['charlimit', 'tokenlimit', 'priority']);
const markup: ReadonlySet<string> = new Set(['markdown', 'text']);

/** What the file asks for and is not done here, in source order: JavaScript, files of other kinds, other notations. */
export function findUnsupported(children: readonly PomlNode[], source: string): readonly Problem[] {
  return children.flatMap((node) => unsupportedIn(node, source)).sort(inTextOrder);
}

function notEvaluated(what: string, span: Span): Problem {
  return { code: 'not-evaluated', message: `${what} Its source is shown in its place.`, span };
}

function notDone(message: string, span: Span): Problem {
  return { code: 'not-evaluated', message, span };
}

function unsupportedIn(node: PomlNode, source: string): Problem[] {
  if (node.kind === 'text')
    return node.pieces.flatMap((piece) => (piece.kind === 'hole' ? unknownExpression(piece) : []));
  const own = [...componentUnsupported(node), ...loopUnsupported(node, source)];
  const attributes = node.attributes.flatMap((attribute) => attributeUnsupported(attribute, node));
  if (isWholeUnsupported(node)) return [...own, ...attributes];
  return [...own, ...attributes, ...node.children.flatMap((child) => unsupportedIn(child, source))];
}

function unknownExpression({ expression, span }: { expression: unknown; span: Span }): Problem[] {
  if (expression !== undefined) return [];
  return [notEvaluated('This expression takes JavaScript, which Hone does not run.', span)];
}

/** An element whose inside is not looked into either. */
export function isWholeUnsupported(element: PomlElement): boolean {
  const { component } = element;
  if (component === undefined) return element.name.includes('.');
  return (
    notRendered.has(component) || component === 'stylesheet' || component === 'tool' || needsOtherNotation(element)
  );
}

function needsOtherNotation(element: PomlElement): boolean {
  const syntax = staticText(attributeOf(element, 'syntax'));
  if (syntax === undefined) return false;
  const { component } = element;
  if (component === 'table') return !['markdown', 'csv', 'tsv'].includes(syntax);
  if (component === 'obj') return !['json', 'xml'].includes(syntax);
  return component !== 'img' && !markup.has(syntax);
}

const advice: Readonly<Record<string, string>> = {
  stylesheet: 'Stylesheets are not applied; write the attributes in the tags.',
  tool: 'Tools are not offered to the model; only the text is sent.',
  script: 'Scripts are never run.',
};

function componentUnsupported(element: PomlElement): Problem[] {
  const { component = '', name, nameSpan } = element;
  const told = advice[component];
  if (told !== undefined) return [notDone(told, nameSpan)];
  if (needsOtherNotation(element))
    return [notEvaluated(`\`<${name}>\` is to be written in a notation Hone does not write.`, nameSpan)];
  if (isWholeUnsupported(element)) return [notEvaluated(`Hone does not render \`<${name}>\`.`, nameSpan)];
  return missingData(element);
}

function missingData(element: PomlElement): Problem[] {
  const { component, nameSpan } = element;
  switch (component) {
    case 'outputschema':
      if (jsonContent(element) !== undefined) return [];
      return [notDone('This schema takes JavaScript to make; write it as JSON.', nameSpan)];
    case 'let':
      return letUnsupported(element);
    case 'img':
      if (hasAltText(element) || isAddress(element)) return [];
      return [notEvaluated('Images are not read from files; give the address of one, or an `alt` text.', nameSpan)];
    case 'table':
      if (attributeOf(element, 'records') !== undefined) return [];
      return [notEvaluated('Tables are not read from files; give the rows as `records`.', nameSpan)];
    default:
      return [];
  }
}

function letUnsupported(element: PomlElement): Problem[] {
  const src = attributeOf(element, 'src');
  const path = staticText(src);
  if (src !== undefined && (path === undefined || !/\.(?:json|txt|md)$/i.test(path)))
    return [notDone('Only JSON and text are read from a file; this name has no value.', src.valueSpan)];
  return [];
}

export function hasAltText(element: PomlElement): boolean {
  return attributeOf(element, 'alt') !== undefined && staticText(attributeOf(element, 'syntax')) !== 'multimedia';
}

export function isAddress(element: PomlElement): boolean {
  return /^https?:\/\//i.test(staticText(attributeOf(element, 'src')) ?? '');
}

function loopUnsupported(element: PomlElement, source: string): Problem[] {
  const loop = loopOf(element, source);
  if (loop === undefined || loop.list !== undefined) return [];
  return [notEvaluated('The list of this loop takes JavaScript, which Hone does not run.', loop.listSpan)];
}

function attributeUnsupported(attribute: PomlAttribute, element: PomlElement): Problem[] {
  const { name, nameSpan, valueSpan, expression, pieces } = attribute;
  if (limits.has(name)) return [notDone('Limits and priorities are not applied: all of the text is sent.', nameSpan)];
  if (name === 'if' || (element.component === 'if' && name === 'condition')) {
    if (expression !== undefined) return [];
    return [notDone('This condition takes JavaScript, which Hone does not run: it counts as true.', valueSpan)];
  }
  if (element.component === 'let' && name === 'value') {
    if (expression !== undefined) return [];
    return [notDone('This value takes JavaScript, which Hone does not run: the name has no value.', valueSpan)];
  }
  if (name === 'for' || isWholeUnsupported(element)) return [];
  return pieces.flatMap((piece) => (piece.kind === 'hole' ? unknownExpression(piece) : []));
}
