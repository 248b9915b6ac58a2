import type { Span } from '../../../text/span.js';
import { RenderFault } from '../../render-budget.js';
import { loopOf } from '../loop.js';
import { attributeOf, type Expression, type PomlElement, type PomlNode, staticText } from '../nodes.js';
import { letContent, jsonContent } from '../static-data.js';
import { type Box, joined, type Said } from './box.js';
import { collapsed, trimmed } from './collapse.js';
import { isOpen, renderPieces, testOf, textAttribute, valueOf, variableOf } from './render-text.js';
import { gapOf, type LoopTags, type Place, scopeOf, type Tags } from './run.js';
import { specifiedSpeaker } from './specified-speaker.js';

/** A run of text among the children of an element, or a child that is an element. */
export type Item = { readonly text: readonly Said[] } | { readonly box: Box };

/** What an element contains, as one box. */
export function renderContent(element: PomlElement, place: Place, first: readonly Item[] = []): Box {
  const items = [...first, ...renderItems(element.children, place)];
  const whiteSpace = staticText(attributeOf(element, 'whitespace'));
  return joined(toBoxes(items, whiteSpace ?? (place.isFree ? 'pre' : 'filter')), gapOf(element, place));
}

/** The elements of a file that has no element around them all, as boxes. */
export function renderFragment(nodes: readonly PomlNode[], place: Place): Box[] {
  return toBoxes(renderItems(nodes, place), place.isFree ? 'pre' : 'filter');
}

function toBoxes(items: readonly Item[], whiteSpace: string): Box[] {
  const merged = mergeTexts(items);
  return merged.flatMap((item, i): Box[] => {
    if ('box' in item) return [item.box];
    const edges = { isFirst: i === 0, isLast: i === merged.length - 1 };
    const said = whiteSpace === 'pre' ? item.text : (whiteSpace === 'trim' ? trimmed : collapsed)(item.text, edges);
    return said.length === 0 ? [] : [{ said, before: 0, after: 0, isText: true }];
  });
}

function mergeTexts(items: readonly Item[]): Item[] {
  const merged: Item[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if ('text' in item && last !== undefined && 'text' in last)
      merged[merged.length - 1] = { text: [...last.text, ...item.text] };
    else if ('box' in item || item.text.length > 0) merged.push(item);
  }
  return merged;
}

/** The children in order. Whoever a child names goes on speaking for the elements after it. */
function renderItems(nodes: readonly PomlNode[], place: Place): Item[] {
  let { named } = place;
  return nodes.flatMap((node): Item[] => {
    place.run.budget.spend(1);
    if (node.kind === 'text') return [{ text: renderPieces(node.pieces, place) }];
    const items = renderElement(node, { ...place, named });
    named = specifiedSpeaker(node, place) ?? named;
    return items;
  });
}

function renderElement(element: PomlElement, place: Place): Item[] {
  const loop = loopOf(element, place.file.source);
  if (loop === undefined) return renderOnce(element, place);
  if (loop.list === undefined) return [{ box: sourceBox(element.span, place) }];
  if (isOpen(loop.list, place)) return repeated(element, loop.name, loop.list, place);
  const list = valueOf(loop.list, place);
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new RenderFault('A loop needs a list: this is none.');
  const origin = variableOf(loop.list, place);
  return list.flatMap((item: unknown, index) => {
    const state = { index, length: list.length, first: index === 0, last: index === list.length - 1 };
    const locals = new Map([...place.locals, [loop.name, item] as const, ['loop', state] as const]);
    const origins = new Map([...place.origins, [loop.name, origin] as const]);
    return renderOnce(element, { ...place, locals, origins });
  });
}

/** An element for each item of a list that only a row can tell: written once, between the tags of a loop. */
function repeated(element: PomlElement, name: string, list: Expression, place: Place): Item[] {
  const { writer } = place.run;
  const tags = writer?.loop(name, list, scopeOf(place));
  if (writer === undefined || tags === undefined) {
    writer?.refuse(list, 'This list cannot be written in Jinja; the source of the element is shown in its place.');
    return [{ box: sourceBox(element.span, place) }];
  }
  const locals = new Map([...place.locals, [name, tags.item] as const, ['loop', tags.state] as const]);
  const items = renderOnce(element, { ...place, locals, isRepeated: true });
  return guarded(items, tags, element, place);
}

/** One box between the tags, whatever the element made. */
function guarded(items: readonly Item[], tags: Tags & Partial<LoopTags>, element: PomlElement, place: Place): Item[] {
  if (items.length === 0) return [];
  const box = joined(toBoxes(items, 'filter'), gapOf(element, place));
  const message = 'The blank lines around this element are not the same for every row.';
  const lose = (): void => place.run.writer?.lose(element.nameSpan, message);
  return [{ box: { ...box, guard: { open: tags.open, close: tags.close, notFirst: tags.notFirst, lose } } }];
}

function renderOnce(element: PomlElement, place: Place): Item[] {
  const condition =
    attributeOf(element, 'if') ?? (element.component === 'if' ? attributeOf(element, 'condition') : undefined);
  if (condition?.expression !== undefined) {
    if (isOpen(condition.expression, place)) return conditional(element, condition.expression, place);
    if (!testOf(condition.expression, place)) return [];
  }
  return renderAlways(element, place);
}

function conditional(element: PomlElement, condition: Expression, place: Place): Item[] {
  const { writer } = place.run;
  const items = renderAlways(element, place);
  const tags = writer?.condition(condition, scopeOf(place));
  if (tags !== undefined) return guarded(items, tags, element, place);
  writer?.refuse(condition, 'This condition cannot be written in Jinja: it counts as true.');
  return items;
}

function renderAlways(element: PomlElement, place: Place): Item[] {
  switch (element.component) {
    case 'let':
      define(element, place);
      return [];
    case 'context':
      assign(jsonContent(element), place, false);
      return [];
    case 'if':
      return renderItems(element.children, place);
    case 'include':
      return include(element, place);
    default:
      return place.run.renderComponent(element, place).map((box) => ({ box }));
  }
}

/** The source of what is not rendered, in its place. */
export function sourceBox(span: Span, { file, speaker, run }: Place): Box {
  const text = file.source.slice(span.start, span.end);
  run.budget.write(text.length);
  const segment = { kind: 'literal' as const, text, span, template: file.name };
  return { said: [{ segment, speaker }], before: 2, after: 2, isText: false };
}

function define(element: PomlElement, place: Place): void {
  const { run } = place;
  const name = staticText(attributeOf(element, 'name'));
  const keeps = staticText(attributeOf(element, 'default'))?.toLowerCase() === 'true';
  if (name !== undefined && keeps && (run.defined.has(name) || Object.hasOwn(run.values, name))) return;
  run.site = { owner: place.file, span: element.nameSpan };
  const value = letValue(element, place);
  if (name !== undefined) run.defined.set(name, value);
  else assign(value, place, keeps);
}

function letValue(element: PomlElement, place: Place): unknown {
  const src = textAttribute(attributeOf(element, 'src'), place);
  if (src !== undefined) return fileValue(src, place);
  const value = attributeOf(element, 'value');
  if (value === undefined) return letContent(element);
  if (value.expression === undefined) return undefined;
  const { writer } = place.run;
  if (writer !== undefined && isOpen(value.expression, place)) return writer.open(value.expression, scopeOf(place));
  return valueOf(value.expression, place);
}

/** A file's JSON, or its text. */
function fileValue(src: string, place: Place): unknown {
  if (!/\.(?:json|txt|md)$/i.test(src)) return undefined;
  const text = place.run.load?.(besides(place.file.name, src));
  if (text === undefined) throw new RenderFault(`There is no file \`${src}\` to read in this workspace.`);
  if (!/\.json$/i.test(src)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RenderFault(`\`${src}\` is no JSON: correct it.`);
  }
}

function assign(value: unknown, { run }: Place, keeps: boolean): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value))
    if (!(keeps && run.defined.has(name))) run.defined.set(name, inner);
}

function include(element: PomlElement, place: Place): Item[] {
  const src = textAttribute(attributeOf(element, 'src'), place) ?? '';
  const name = besides(place.file.name, src);
  const { run, file } = place;
  run.site = { owner: file, span: element.nameSpan };
  const source = run.load?.(name);
  if (source === undefined) throw new RenderFault(`There is no file \`${src}\` to include in this workspace.`);
  const template = run.parse(source);
  const [problem] = template.facts.problems;
  run.calls.push(run.site);
  if (problem !== undefined) {
    run.site = { owner: { name, source }, span: problem.span };
    throw new RenderFault(problem.message);
  }
  const [root] = template.children.filter((node) => node.kind === 'element');
  const children = root?.component === 'text' ? root.children : template.children;
  let items: Item[] = [];
  run.budget.nested(() => {
    items = renderItems(children, { ...place, file: { name, source } });
  });
  run.calls.pop();
  return items;
}

/** A path in an included file is meant from that file's folder. */
function besides(name: string | undefined, path: string): string {
  const folder = name?.includes('/') === true ? name.slice(0, name.lastIndexOf('/') + 1) : '';
  return folder + path.replace(/^\.\//, '');
}
