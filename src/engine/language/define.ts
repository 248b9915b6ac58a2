import { localNamesAt } from '../template/engines.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { LintWorkspace } from '../lint/rule.js';
import type { Span } from '../text/span.js';
import { nameAt } from './name-at.js';
import { outsideVariables } from './variables.js';

/** Where something is declared: a place in this file, or another file (with the column it is about). */
export type Definition =
  | { readonly kind: 'here'; readonly from: Span; readonly span: Span }
  | { readonly kind: 'file'; readonly from: Span; readonly path: string; readonly column: string | undefined };

/** A variable leads to its declaration or to its column's data file, an include to the file. */
export function define(doc: PromptDoc, offset: number, workspace: LintWorkspace): Definition | undefined {
  const include = doc.template.facts.includes.find(({ span }) => span.start <= offset && offset <= span.end);
  if (include?.name !== undefined) return { kind: 'file', from: include.span, path: include.name, column: undefined };
  const found = nameAt(doc, offset);
  if (found === undefined || found.kind !== 'variable') return undefined;
  const local = localNamesAt(doc.template, offset).findLast(({ name }) => name === found.name);
  if (local !== undefined)
    return { kind: 'here', from: found.span, span: { start: local.span.start, end: local.span.end } };
  const outside = outsideVariables(doc, workspace).find(({ name }) => name === found.name);
  if (outside?.span !== undefined) return { kind: 'here', from: found.span, span: outside.span };
  const { data } = doc.config;
  if (outside?.detail !== 'data column' || data === undefined) return undefined;
  return { kind: 'file', from: found.span, path: data.path, column: data.columns[found.name] ?? found.name };
}
