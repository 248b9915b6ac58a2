import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { BlockNode, Node } from '../template/handlebars/nodes.js';
import type { Span } from '../text/span.js';
import type { BracesPath } from './braces-path.js';

/** A block around the cursor in which names are looked up in another value. */
export interface ItemContext {
  /** What it is about, looked up in the block around it; undefined where that is more than a path. */
  readonly path: BracesPath | undefined;
  /** The item of a list, the value itself, or whichever the value is. */
  readonly holds: 'item' | 'value' | 'either';
  /** Whether names that the value does not have are looked up around it. */
  readonly isOpen: boolean;
  /** From after its opening tag on. */
  readonly inside: Span;
}

/** The blocks around an offset, the innermost last. */
export function contextsAt({ template, text, body }: PromptDoc, offset: number): readonly ItemContext[] {
  if (template.embedding !== undefined) return [];
  if (template.engine === 'handlebars') return blocksAround(template.body, offset);
  return template.engine === 'mustache' ? sectionsAround(text, { start: body.start, end: offset }) : [];
}

function blocksAround(nodes: readonly Node[], offset: number): ItemContext[] {
  for (const node of nodes) {
    if (offset < node.start || offset > node.end) continue;
    if (node.kind === 'block') return inBlock(node, offset);
    return (node.kind === 'partial' || node.kind === 'inline') && node.body !== undefined
      ? blocksAround(node.body, offset)
      : [];
  }
  return [];
}

const conditions: ReadonlySet<string> = new Set(['if', 'unless', 'ifEquals', 'unlessEquals']);

function inBlock(node: BlockNode, offset: number): ItemContext[] {
  const { call, body, otherwise, inside, end } = node;
  const [otherStart] = otherwise;
  if (offset < inside) return [];
  const inOther = otherStart !== undefined && offset >= otherStart.start;
  const inner = blocksAround(inOther ? otherwise : body, offset);
  const helper = call.callee.original;
  if (inOther || conditions.has(helper)) return inner;
  const isHelper = helper === 'each' || helper === 'with';
  const [first] = call.args;
  const over = isHelper ? first : call.callee;
  const path = over?.kind === 'path' ? pathOf(over) : undefined;
  const holds = helper === 'each' ? 'item' : helper === 'with' ? 'value' : 'either';
  return [{ path, holds, isOpen: holds === 'either', inside: { start: inside, end } }, ...inner];
}

/** A path of the tree as it is written. */
export function pathOf({
  depth,
  data,
  segments,
}: {
  readonly depth: number;
  readonly data: boolean;
  readonly segments: readonly { readonly name: string }[];
}): BracesPath {
  const names = segments.map(({ name }) => name);
  return { up: depth, names: data ? [`@${names[0] ?? ''}`, ...names.slice(1)] : names };
}

const SECTION = /\{\{\s*([#^/])\s*([^\s}]+)\s*\}\}/g;

/** From the text, since a section that is not closed yet is in no tree. An inverted one has no item. */
function sectionsAround(text: string, { start, end }: Span): ItemContext[] {
  const open: { readonly sign: string; readonly name: string; readonly inside: number }[] = [];
  for (const { 0: tag, 1: sign = '', 2: name = '', index } of text.slice(start, end).matchAll(SECTION)) {
    if (sign !== '/') open.push({ sign, name, inside: start + index + tag.length });
    else if (open.at(-1)?.name === name) open.pop();
  }
  return open.flatMap(({ sign, name, inside }): ItemContext[] => {
    if (sign === '^') return [];
    const names = name === '.' ? [] : name.split('.');
    return [{ path: { up: 0, names }, holds: 'either', isOpen: true, inside: { start: inside, end } }];
  });
}
