import { isMapping } from '../../prompt/field-reader.js';
import type { DataReference, PromptDoc } from '../../prompt/prompt-doc.js';
import type { Row } from '../../dataset/row.js';
import { rowSelector } from '../../dataset/select-rows.js';
import { canonicalJson } from '../../text/hash.js';
import type { Span } from '../../text/span.js';
import { builtInNames, matrixNames } from '../known-names.js';
import { loadPartials } from '../partials.js';
import type { LintWorkspace, RelatedPlace } from '../rule.js';

/** A data file that a prompt names. */
export interface LinkedFile {
  readonly path: string;
  readonly span: Span;
}

/** The data of `data` and of `demos`, in that order. */
export function linkedFiles({ config: { data, demos } }: PromptDoc): LinkedFile[] {
  return [
    ...(data === undefined ? [] : [{ path: data.path, span: data.pathSpan }]),
    ...(demos.kind === 'file' ? [{ path: demos.path, span: demos.pathSpan }] : []),
  ];
}

/** Of the rows that were looked at those that a run takes; none where the file cannot be read. */
export function dataRows({ config: { data } }: PromptDoc, workspace: LintWorkspace): Row[] {
  return data === undefined ? [] : selected(workspace.dataRows(data.path)?.items ?? [], data);
}

function selected(items: readonly { readonly type: string; readonly row?: Row }[], data: DataReference): Row[] {
  const select = rowSelector(data);
  const rows = items.flatMap(({ row }) => {
    const item = row === undefined ? undefined : select(row);
    return item?.type === 'row' ? [item.row] : [];
  });
  return data.limit === undefined ? rows : rows.slice(0, data.limit);
}

/** Tells of a row which part of it the model gets; equal for rows that render the same prompt, but for case and blanks. */
export type InputKey = (values: Row['values']) => string;

/** By the columns that the template names; where others may be read too, by all but those that the answer is made of. */
export function inputKeyOf(doc: PromptDoc, workspace: LintWorkspace): InputKey {
  const answer = new Set(expectedColumns(doc));
  const names = namesRead(doc, workspace);
  return (values) => {
    const columns = Object.keys(values).filter((name) => (names === undefined ? !answer.has(name) : names.has(name)));
    return normalized(canonicalJson(Object.fromEntries(columns.map((name) => [name, values[name]]))));
  };
}

/** Undefined where the template may read names that nobody sees. */
function namesRead(doc: PromptDoc, workspace: LintWorkspace): ReadonlySet<string> | undefined {
  const partials = loadPartials(doc.template, workspace);
  const facts = [doc.template.facts, ...partials.facts];
  if (!partials.complete || facts.some(({ readsAll }) => readsAll === true)) return undefined;
  const given = new Set([...matrixNames(doc.config.matrix), ...builtInNames]);
  const names = facts.flatMap(({ uses }) => uses.map(({ name }) => name)).filter((name) => !given.has(name));
  return names.length === 0 ? undefined : new Set(names);
}

/** The columns that `expect` names. */
export function expectedColumns({ embedded }: PromptDoc): string[] {
  return embedded
    .filter(({ purpose }) => purpose === 'expect')
    .flatMap(({ template }) => template.facts.uses.map(({ name }) => name));
}

export function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?:\\[nrt]|\s)+/g, ' ')
    .trim();
}

/** The values of a row as one text, such as demonstrations hold them. */
export function valuesOf(row: unknown): Row['values'] {
  return isMapping(row) ? row : {};
}

/** A line of a data file, to lead to. */
export function placeIn({ path }: LinkedFile, line: number, message: string): RelatedPlace {
  return { message, path, line, column: 1, endLine: line, endColumn: 1 };
}

/** What was looked at is told where it is not all. */
export function readSoFar(workspace: LintWorkspace, path: string): string {
  return workspace.dataRows(path)?.isWhole === false ? ' (of the part that was looked at)' : '';
}
