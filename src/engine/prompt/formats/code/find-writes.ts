import { textAt } from './token.js';
import { bracketAround, partnerOf } from './brackets.js';
import type { CodeView } from './code-view.js';

/** A token that may give a name a value. */
export interface Write {
  readonly token: number;
  /** A token of the scope it is for, where that is another one than its own: the body of a function of a script. */
  readonly body?: number;
  /** Only an expression sees it: the name of a comprehension or a lambda. */
  readonly isInner: boolean;
}

const assignment = /^(?:=|:=|[-+*/%&|^@]=|\*\*=)$/;
const namers = /^(?:for|as|import|global|nonlocal|const|let|var|using|function|class|def|catch)$/;
const controls = /^(?:if|while|switch|for|with|elif|return|and|or|not|in)$/;

/**
 * All tokens that may set a name. Generous: what is taken for a write only keeps Hone from being certain of a value, while a
 * write that is missed would make it certain of a wrong one.
 */
export function findWrites(view: CodeView): Write[] {
  const patterns = new Map<number, Pattern>();
  const writes: Write[] = [];
  let lambdaEnd = -1;
  for (const [i, { kind, text }] of view.tokens.entries()) {
    if (text === 'lambda' && view.language === 'python') lambdaEnd = endOfLambda(view, i);
    if (kind !== 'name' || /^\??\.$/.test(textAt(view.tokens, i - 1))) continue;
    const pattern = patternOf(view, bracketAround(view.brackets, i), patterns);
    if (i < lambdaEnd) writes.push({ token: i, isInner: true });
    else if (pattern.isPattern) writes.push({ token: i, isInner: false, ...bodyOf(pattern) });
    else if (isSet(view, i)) writes.push({ token: i, isInner: isComprehension(view, i) });
  }
  return writes;
}

function endOfLambda({ tokens }: CodeView, i: number): number {
  let at = i + 1;
  while (at < Math.min(tokens.length, i + 60) && textAt(tokens, at) !== ':') at++;
  return at;
}

function isSet(view: CodeView, i: number): boolean {
  const { tokens, brackets, language } = view;
  const [before, after] = [textAt(tokens, i - 1), textAt(tokens, i + 1)];
  const around = textAt(tokens, bracketAround(brackets, i));
  if (namers.test(before) || after === '=>') return true;
  // `name=` in a call's brackets names an argument.
  if (assignment.test(after)) return !(language === 'python' && around === '(' && after === '=');
  if (after === ':' && isAnnotated(view, i)) return true;
  return around === '' && (before === ',' || after === ',');
}

function isAnnotated(view: CodeView, i: number): boolean {
  return view.language === 'python' ? view.tokens[i]?.startsLine === true : isDeclared(view, i);
}

function isDeclared({ tokens }: CodeView, i: number): boolean {
  return /^(?:const|let|var)$/.test(textAt(tokens, i - 1));
}

function isComprehension({ tokens, brackets, language }: CodeView, i: number): boolean {
  return language === 'python' && textAt(tokens, i - 1) === 'for' && bracketAround(brackets, i) >= 0;
}

/** Whether a bracket holds names that are set: parameters, targets of an assignment, imports. */
interface Pattern {
  readonly isPattern: boolean;
  readonly body: number | undefined;
}

function bodyOf({ body }: Pattern): Pick<Write, 'body'> {
  return body === undefined ? {} : { body };
}

/** By its bracket, from the outermost one inwards, each once. */
function patternOf(view: CodeView, open: number, known: Map<number, Pattern>): Pattern {
  const chain: number[] = [];
  for (let at = open; at >= 0 && !known.has(at); at = bracketAround(view.brackets, at)) chain.push(at);
  for (const at of chain.reverse()) known.set(at, findPattern(view, at, known.get(bracketAround(view.brackets, at))));
  return known.get(open) ?? { isPattern: false, body: undefined };
}

function findPattern(view: CodeView, open: number, outer: Pattern | undefined): Pattern {
  const { tokens, brackets } = view;
  const [bracket, before] = [textAt(tokens, open), textAt(tokens, open - 1)];
  const after = textAt(tokens, partnerOf(brackets, open) + 1);
  // What a function does is no part of its parameters.
  if (bracket === '{' && (before === ')' || before === '=>')) return { isPattern: false, body: undefined };
  if (outer?.isPattern === true) return outer;
  if (before === 'import' || isDeclared(view, open)) return { isPattern: true, body: undefined };
  if (bracket !== '(') return { isPattern: after === '=' && before !== '=', body: undefined };
  return parametersAt(view, open);
}

function parametersAt(view: CodeView, open: number): Pattern {
  const { tokens, brackets, language } = view;
  const [before, earlier] = [textAt(tokens, open - 1), textAt(tokens, open - 2)];
  const close = partnerOf(brackets, open);
  const after = textAt(tokens, close + 1);
  if (language === 'python') return { isPattern: earlier === 'def' || after === '=', body: undefined };
  const isFunction = after === '=>' || ((after === '{' || after === ':') && !controls.test(before));
  return { isPattern: isFunction || earlier === 'function', body: isFunction ? bodyAfter(view, close + 1) : undefined };
}

/** The brace with which a function's body begins, behind an arrow or a type. */
function bodyAfter({ tokens }: CodeView, from: number): number | undefined {
  for (let at = from; at < Math.min(tokens.length, from + 20); at++) {
    const text = textAt(tokens, at);
    if (text === '{') return at;
    if (text === '=>') return textAt(tokens, at + 1) === '{' ? at + 1 : undefined;
    if (/^[;,)]$/.test(text)) return undefined;
  }
  return undefined;
}
