import type * as library from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Span } from '../../text/span.js';
import type { BlockNode, InlineNode, Node, PartialNode, Segment } from './nodes.js';
import { readCall, readExpression, readNamed } from './read-expression.js';
import { type Reading, spanOf } from './reading.js';

export function readBody(program: library.Program | undefined, reading: Reading): Node[] {
  return program?.body.flatMap((statement) => readStatement(statement, reading)) ?? [];
}

function readStatement(statement: library.Statement, reading: Reading): Node[] {
  switch (statement.type) {
    case 'CommentStatement':
      return [];
    case 'ContentStatement':
      return readText(statement, reading);
    case 'MustacheStatement':
      return [{ kind: 'output', ...spanOf(statement, reading), call: readCall(statement, reading) }];
    case 'Decorator':
      return [{ kind: 'decorator', ...spanOf(statement, reading), name: String(nameOf(statement.path)) }];
    case 'BlockStatement':
      return [readBlock(statement, reading)];
    case 'DecoratorBlock':
      return [readInline(statement, reading)];
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return [readPartial(statement, reading)];
  }
}

function nameOf(path: library.PathExpression | library.Literal): unknown {
  return path.type === 'PathExpression' ? path.original : path.value;
}

/** What whitespace control left of a run of text, cut at the lines that start messages. */
function readText(content: library.ContentStatement, reading: Reading): Node[] {
  const { source } = reading;
  const from = reading.offsetOf(content.loc.start);
  const start = from + leadOf(content);
  const end = start + content.value.length;
  const nodes: Node[] = [];
  const push = (until: number, at: number): void => {
    if (until > at) nodes.push({ kind: 'text', start: at, end: until, text: source.slice(at, until) });
  };
  let at = start;
  for (const { name, span } of reading.markers?.(source.slice(from, from + content.original.length), from) ?? []) {
    push(Math.min(span.start, end), at);
    nodes.push({ kind: 'marker', name, start: span.start, end: span.end });
    at = Math.max(at, span.end);
  }
  push(end, at);
  return nodes;
}

/** How much of a text's beginning whitespace control took: the library says only what is left. */
function leadOf({ original, value, rightStripped = false }: library.ContentStatement): number {
  const lost = original.length - value.length;
  if (lost === 0 || value === '') return 0;
  if (value.trim() !== '') return blanksBefore(original) - blanksBefore(value);
  const line = /^[ \t]*\r?\n?/.exec(original)?.[0].length ?? 0;
  const likely = rightStripped ? [line, 0, lost] : [0, lost, line];
  return likely.find((lead) => original.startsWith(value, lead)) ?? original.indexOf(value);
}

function blanksBefore(text: string): number {
  return text.length - text.trimStart().length;
}

function readBlock(block: library.BlockStatement, reading: Reading): BlockNode {
  const span = spanOf(block, reading);
  const tag = reading.tagAt(span.start);
  const openEnd = tag?.kind === 'raw-block' ? reading.source.indexOf('}}}}', tag.start) + 4 : (tag?.end ?? span.start);
  const parameters = block.program?.blockParams ?? block.inverse?.blockParams ?? [];
  return {
    kind: 'block',
    ...span,
    call: { ...readCall(block, reading), ...(tag?.inner ?? span) },
    parameters: parameterNames(parameters, reading.source, { start: span.start, end: openEnd }),
    body: readBody(block.program, reading),
    otherwise: readBody(block.inverse, reading),
    inside: openEnd,
  };
}

/** `as |item index|` at the end of an opening tag. */
function parameterNames(names: readonly string[], source: string, { start, end }: Span): Segment[] {
  let at = names.length === 0 ? end : source.lastIndexOf('|', source.lastIndexOf('|', end) - 1) + 1;
  return names.map((name) => {
    const found = source.indexOf(name, at);
    const from = found < start || found >= end ? start : found;
    at = from + name.length;
    return { name, start: from, end: at };
  });
}

function readInline(block: library.BlockStatement, reading: Reading): InlineNode | Node {
  const span = spanOf(block, reading);
  const decorator = String(nameOf(block.path));
  if (decorator !== 'inline') return { kind: 'decorator', ...span, name: decorator };
  const [name] = block.params;
  return {
    kind: 'inline',
    ...span,
    name: name && readExpression(name, reading),
    body: readBody(block.program, reading),
  };
}

function readPartial(partial: library.PartialStatement | library.PartialBlockStatement, reading: Reading): PartialNode {
  return {
    kind: 'partial',
    ...spanOf(partial, reading),
    name: readExpression(partial.name, reading),
    args: partial.params.map((param) => readExpression(param, reading)),
    named: readNamed(partial.hash, reading),
    indent: partial.type === 'PartialStatement' ? partial.indent : '',
    body: partial.type === 'PartialBlockStatement' ? readBody(partial.program, reading) : undefined,
  };
}
