import { textAt, type Token } from './token.js';
import { sliceOf } from '../../../text/span.js';
import { type CodeView, itemsOf } from './code-view.js';

/** Where a name of a program comes from. */
export interface Import {
  readonly module: string;
  /** Its name there; undefined for the module itself. */
  readonly name: string | undefined;
}

/** By their names in this file. */
export type Imports = ReadonlyMap<string, Import>;

export function findImports(view: CodeView): Imports {
  const found = new Map<string, Import>();
  for (const [i, token] of view.tokens.entries()) {
    if (token.text !== 'import' || view.brackets.around[i] !== -1) continue;
    if (view.language === 'python') readPythonImport(view, i, found);
    else readScriptImport(view, i, found);
  }
  return found;
}

/** `from a.b import c as d, e` and `import a.b as c`. */
function readPythonImport(view: CodeView, at: number, found: Map<string, Import>): void {
  const { tokens } = view;
  const module = tokens[at]?.startsLine === true ? undefined : moduleBefore(view, at);
  const isWrapped = textAt(tokens, at + 1) === '(';
  const isOver = (i: number): boolean =>
    !/\w/.test(textAt(tokens, i)) || (!isWrapped && tokens[i]?.startsLine === true);
  for (let i = isWrapped ? at + 2 : at + 1; !isOver(i); i += 1) {
    const start = i;
    while (textAt(tokens, i + 1) === '.') i += 2;
    const path = joined(tokens, start, i + 1);
    const isRenamed = textAt(tokens, i + 1) === 'as';
    if (isRenamed) i += 2;
    const local = textAt(tokens, isRenamed ? i : start);
    found.set(
      local,
      module === undefined ? { module: isRenamed ? path : local, name: undefined } : { module, name: path },
    );
    i += 1;
    if (textAt(tokens, i) !== ',') return;
  }
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join('');
}

/** A module's name, from the word `from` on its line up to `import`. */
function moduleBefore({ tokens }: CodeView, at: number): string | undefined {
  let from = at - 1;
  while (from > 0 && at - from < 30 && tokens[from]?.startsLine !== true) from -= 1;
  if (textAt(tokens, from) !== 'from') return undefined;
  return joined(tokens, from + 1, at);
}

/** `import { a as b } from "c"`, `import d from "c"`. */
function readScriptImport(view: CodeView, at: number, found: Map<string, Import>): void {
  const { tokens, brackets, text } = view;
  const fromAt = findFrom(view, at);
  const source = tokens[fromAt + 1];
  if (fromAt < 0 || source?.kind !== 'string') return;
  const module = sliceOf(text, source.body);
  for (let i = at + 1; i < fromAt; i = Math.max(i, brackets.partner[i] ?? i) + 1) {
    if (textAt(tokens, i) !== '{') {
      if (tokens[i]?.kind === 'name') found.set(textAt(tokens, i), { module, name: undefined });
      continue;
    }
    for (const { value } of itemsOf(view, i)) addNamed(tokens.slice(value.from, value.to), module, found);
  }
}

/** `a`, `a as b`, either with `type` before it. */
function addNamed(tokens: readonly Token[], module: string, found: Map<string, Import>): void {
  const words = tokens.map(({ text }) => text);
  const named = words[0] === 'type' && words.length > 1 ? words.slice(1) : words;
  found.set(named.at(-1) ?? '', { module, name: named[0] });
}

function findFrom({ tokens, brackets }: CodeView, at: number): number {
  for (let i = at + 1; i < Math.min(tokens.length, at + 400); i = Math.max(i, brackets.partner[i] ?? i) + 1) {
    if (textAt(tokens, i) === 'from') return i;
    if (textAt(tokens, i) === ';' || tokens[i]?.kind === 'string') return -1;
  }
  return -1;
}
