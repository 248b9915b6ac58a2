import type * as library from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Span } from '../../text/span.js';
import type { Call, Expression, NamedArgument, Path, Segment } from './nodes.js';
import { type Reading, spanOf } from './reading.js';

type Callee = Pick<library.SubExpression, 'path' | 'params' | 'loc'> & { readonly hash?: library.Hash };

export function readCall(node: Callee, reading: Reading): Call {
  return {
    kind: 'call',
    ...spanOf(node, reading),
    callee: readCallee(node.path, reading),
    args: node.params.map((param) => readExpression(param, reading)),
    named: readNamed(node.hash, reading),
  };
}

export function readNamed(hash: library.Hash | undefined, reading: Reading): NamedArgument[] {
  return (
    hash?.pairs.map((pair): NamedArgument => {
      const { start } = spanOf(pair, reading);
      const written = /^(?:\[(?:\\\]|[^\]])*\]|[^\s=]+)/.exec(reading.source.slice(start, start + pair.key.length + 8));
      const name = { name: pair.key, start, end: start + (written?.[0].length ?? pair.key.length) };
      return { name, value: readExpression(pair.value, reading) };
    }) ?? []
  );
}

export function readExpression(node: library.Expression, reading: Reading): Expression {
  const span = spanOf(node, reading);
  switch (node.type) {
    case 'PathExpression':
      return readPath(node, reading);
    case 'SubExpression':
      return readCall(node, reading);
    case 'StringLiteral':
      return { kind: 'literal', ...span, value: unquoted(reading.source.slice(span.start, span.end)) };
    default:
      return { kind: 'literal', ...span, value: node.value };
  }
}

/** The string as the file has it: some of its characters were stood in for while parsing. */
function unquoted(written: string): string {
  const quote = written[0] ?? '"';
  return written.slice(1, -1).replaceAll(`\\${quote}`, quote);
}

/** `{{"a name"}}` and `{{12}}` look a name up like `{{[a name]}}`. */
function readCallee(node: library.PathExpression | library.Literal, reading: Reading): Path {
  if (node.type === 'PathExpression') return readPath(node, reading);
  const span = spanOf(node, reading);
  const written = reading.source.slice(span.start, span.end);
  const name = node.type === 'StringLiteral' ? unquoted(written) : String(node.value);
  return { kind: 'path', ...span, data: false, depth: 0, scoped: false, segments: [{ name, ...span }], original: name };
}

function readPath(node: library.PathExpression, reading: Reading): Path {
  const span = spanOf(node, reading);
  return {
    kind: 'path',
    ...span,
    data: node.data,
    depth: node.depth,
    scoped: /^\.|this\b/.test(node.original),
    segments: segmentsOf(node.parts, reading.source, span),
    original: node.original,
  };
}

/** A path's parts in the source: `../`, `./` and `this` are none, unless in brackets. */
function segmentsOf(parts: readonly string[], source: string, { start, end }: Span): Segment[] {
  const words = Array.from(source.slice(start, end).matchAll(/\[(?:\\\]|[^\]])*\]|[^./@[\]]+|\.\.?/g), (match) => ({
    written: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  })).filter(({ written }) => !['.', '..', 'this'].includes(written));
  const first = words.length - parts.length;
  return parts.map((name, i) => {
    const { start: from, end: to } = words[first + i] ?? { start, end };
    const written = source.slice(from, to);
    const isBracketed = written.startsWith('[');
    return { name: isBracketed ? written.slice(1, -1).replaceAll(/\\([\\\]])/g, '$1') : name, start: from, end: to };
  });
}
