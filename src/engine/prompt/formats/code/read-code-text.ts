import { createMapBuilder, type MapBuilder } from '../../../text/offset-map.js';
import { sliceOf, type Span } from '../../../text/span.js';
import type { CodeHole, CodeText } from '../../code-prompt.js';
import { bracketAt, type CodeView, type Range, spanOf } from './code-view.js';
import { decodeString } from './decode-string.js';
import { type StringToken, type Token, textAt } from './token.js';

interface Collected {
  readonly view: CodeView;
  readonly out: MapBuilder;
  readonly holes: CodeHole[];
  readonly strings: StringToken[];
  length: number;
}

/** A string, several that stand together or are added up, and names among them. Undefined for anything else. */
export function readCodeText(view: CodeView, range: Range): CodeText | undefined {
  const inner = withoutParentheses(view, range);
  const collected: Collected = { view, out: createMapBuilder(view.text), holes: [], strings: [], length: 0 };
  let from = inner.from;
  for (let i = inner.from; i <= inner.to; i++) {
    if (i < inner.to && textAt(view.tokens, i) !== '+') continue;
    if (!addOperand(collected, { from, to: i })) return undefined;
    from = i + 1;
  }
  const { out, holes, strings } = collected;
  const span = spanOf(view, inner);
  return { span, map: out.finish(span), holes, strings };
}

function withoutParentheses(view: CodeView, range: Range): Range {
  const open = bracketAt(view, range, '(');
  return open === undefined ? range : { from: range.from + 1, to: range.to - 1 };
}

function addOperand(collected: Collected, { from, to }: Range): boolean {
  const { view } = collected;
  const operand = view.tokens.slice(from, to);
  const [first] = operand;
  if (first === undefined) return false;
  if (first.kind !== 'string') return isPath(operand) && addHole(collected, spanOf(view, { from, to }));
  const isOne = view.language === 'script' ? operand.length === 1 : operand.every(({ kind }) => kind === 'string');
  if (!isOne) return false;
  return operand.every((token) => token.kind === 'string' && addString(collected, token));
}

/** `name` or `name.name`: no call, and nothing that is worked out. */
function isPath(tokens: readonly Token[]): boolean {
  return tokens.length % 2 === 1 && tokens.every(({ kind, text }, i) => (i % 2 === 0 ? kind === 'name' : text === '.'));
}

function addHole(collected: Collected, span: Span): boolean {
  const expression = sliceOf(collected.view.text, span);
  collected.holes.push({ at: collected.length, span, expression, isPlain: true });
  return true;
}

/** Bytes are no text, and a template string of Python is taken by whoever gets it. */
function addString(collected: Collected, token: StringToken): boolean {
  const { view, holes, out } = collected;
  if (/[bt]/.test(token.prefix)) return false;
  const counted: MapBuilder = {
    copy: (start, end) => {
      collected.length += Math.max(0, end - start);
      out.copy(start, end);
    },
    put: (text, start, end) => {
      collected.length += text.length;
      out.put(text, start, end);
    },
    finish: (range) => out.finish(range),
  };
  let start = token.body.start;
  for (const { inner, isPlain, ...hole } of [...token.holes, undefined].map((one) => one ?? endOf(token))) {
    decodeString(view.text, { start, end: hole.start }, { ...token, language: view.language }, counted);
    start = hole.end;
    if (inner === undefined) continue;
    const span = { start: hole.start, end: hole.end };
    holes.push({
      at: collected.length,
      span,
      expression: isPlain ? sliceOf(view.text, inner) : withoutBraces(view, span),
      isPlain: isPlain && isWhole(view, inner),
    });
  }
  collected.strings.push(token);
  return true;
}

/** Stands where a further hole would, so that the text behind the last one is taken too. */
function endOf({ body }: StringToken): Span & { readonly inner: undefined; readonly isPlain: true } {
  return { start: body.end, end: body.end, inner: undefined, isPlain: true };
}

/** Whether an expression is a name, or names with dots between them. */
function isWhole({ text }: CodeView, inner: Span): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(sliceOf(text, inner));
}

/** All that stands between the braces, how the value is shown included. */
function withoutBraces({ text }: CodeView, { start, end }: Span): string {
  return text.slice(text.indexOf('{', start) + 1, end - 1).trim();
}
