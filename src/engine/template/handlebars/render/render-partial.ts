import type { Segment } from '../../template.js';
import type { NamedArgument, PartialNode } from '../nodes.js';
import { evaluate } from './evaluate.js';
import type { Closure, Frame } from './frame.js';
import { runClosure, withInlines } from './run-closure.js';
import { type Context, printed, type Tracked } from './values.js';

export function renderPartial(node: PartialNode, frame: Frame): void {
  const { run, owner } = frame;
  if (node.args.length > 1)
    throw run.error('A partial takes one context: write the rest as `name=value`.', node, owner);
  const context = partialContext(node, frame);
  const block: Closure | undefined = node.body && { body: node.body, frame };
  const found = findPartial(node, frame) ?? block;
  if (found === undefined) {
    const message = `There is no partial \`${nameOf(node, frame)}\`: correct the name, or create the file.`;
    throw run.error(message, node.name, owner);
  }
  const isBlock = found === block || found === frame.partialBlock;
  const closure = isBlock ? found : withBlock(found, block ?? frame.partialBlock);
  const data = deeper(frame.data, (block === undefined ? 0 : 1) + (isBlock ? 1 : 0));
  run.step(node, owner);
  const write = (): void => run.nested(() => runClosure(closure, context, { data }));
  if (node.indent === '') write();
  else for (const segment of indented(run.captured(write), node, owner.name)) run.write(segment);
}

/** As in the library, `@../` counts a level for a block that is passed along, and one for a block that is shown. */
function deeper(data: Frame['data'], levels: number): Frame['data'] {
  return levels === 0 ? data : deeper({ own: new Map<string, unknown>(), parent: data }, levels - 1);
}

/** A partial sees the block it was called with: a block itself sees the one of the template it was written in. */
function withBlock({ body, frame }: Closure, partialBlock: Closure | undefined): Closure {
  return { body, frame: { ...frame, partialBlock } };
}

function nameOf({ name }: PartialNode, frame: Frame): string {
  return name.kind === 'path' ? name.original : printed(evaluate(name, frame).value);
}

function findPartial(node: PartialNode, frame: Frame): Closure | undefined {
  const name = nameOf(node, frame);
  if (name === '@partial-block') return frame.partialBlock;
  const inline = frame.home.inlines.get(name);
  if (inline !== undefined) return inline;
  const loaded = frame.load(name);
  if (loaded === undefined) return undefined;
  const home = { inlines: node.body === undefined ? frame.home.inlines : withInlines(node.body, frame, frame) };
  return { body: loaded.body, frame: { ...frame, owner: loaded.owner, contexts: [], parameters: [], home } };
}

function partialContext({ args: [context], named }: PartialNode, frame: Frame): Context {
  const base = context === undefined ? frame.current : contextOf(evaluate(context, frame), frame);
  const from = base ?? { value: undefined, origin: undefined, isRoot: false, named: undefined };
  return named.length === 0 ? from : withNamed(from, named, frame);
}

function contextOf(tracked: Tracked, { run, owner }: Frame): Context {
  run.meet(tracked.missing, owner);
  const { value, origin, context } = tracked;
  return context ?? { value, origin, isRoot: false, named: undefined };
}

function withNamed(base: Context, named: readonly NamedArgument[], frame: Frame): Context {
  // The library's compiler leaves out what is written as `undefined`.
  const given = named.filter(({ value }) => value.kind !== 'literal' || value.value !== undefined);
  const values = given.map(({ name, value }): [string, Tracked] => [name.name, evaluate(value, frame)]);
  const isObject = (typeof base.value === 'object' && base.value !== null) || typeof base.value === 'string';
  const own = isObject ? Object.entries(base.value) : [];
  const merged = Object.fromEntries<unknown>([...own, ...values.map(([name, { value }]) => [name, value] as const)]);
  return { ...base, value: merged, named: new Map([...(base.named ?? []), ...values]) };
}

/** Puts the indent before each line, as the library does: not before an end without text. */
function* indented(
  segments: readonly Segment[],
  { indent, start }: PartialNode,
  template: string | undefined,
): Generator<Segment> {
  const before: Segment = {
    kind: 'literal',
    text: indent,
    span: { start: start - indent.length, end: start },
    template,
  };
  let atLineStart = true;
  for (const segment of segments) {
    if (segment.kind !== 'literal' && segment.kind !== 'value') {
      if (atLineStart) yield before;
      atLineStart = false;
      yield segment;
      continue;
    }
    // An empty value has no line of its own, and stays as the place where something is missing.
    if (segment.text === '') yield segment;
    let at = segment.span.start;
    for (const line of segment.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      if (atLineStart) yield before;
      atLineStart = line.endsWith('\n');
      const span = segment.kind === 'literal' ? { start: at, end: at + line.length } : segment.span;
      at += line.length;
      yield { ...segment, text: line, span };
    }
  }
}
