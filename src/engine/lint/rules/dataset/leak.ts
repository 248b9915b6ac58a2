import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import {
  dataRows,
  type InputKey,
  inputKeyOf,
  type LinkedFile,
  linkedFiles,
  normalized,
  placeIn,
  valuesOf,
} from '../../dataset/linked-rows.js';
import { findExamples } from '../../examples/find-examples.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type LintWorkspace, type Report, type RuleContext } from '../../rule.js';
import type { Span } from '../../../text/span.js';

/** The model is asked what the prompt has just told it, and the score says nothing about other rows. */
export const leak = defineRule({
  meta: {
    id: 'dataset/leak',
    summary: 'No row of the data is an example of the prompt.',
    kind: 'objective',
    severity: 'warning',
    formats: declaringFormats,
    fix: 'none',
    sources: [
      {
        title: 'Data Leakage: train-test contamination',
        url: 'https://github.com/Pyligent/Data-Leakage',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const { doc, workspace } = context;
    const [file] = linkedFiles(doc);
    if (doc.config.data === undefined || file === undefined || isSplit(doc)) return;
    const keyOf = inputKeyOf(doc, workspace);
    const lines = new Map(dataRows(doc, workspace).map(({ values, line }) => [keyOf(values), line]));
    if (lines.size === 0) return;
    const rows = [...demoRows(doc, keyOf), ...fileRows(doc, workspace, keyOf)];
    for (const { span, key } of rows) yield* report(file, span, lines.get(key));
    yield* fromText(context, file);
  },
});

/** A file that says which of its rows are for tuning and which for the test keeps what is left for demonstrations. */
function isSplit({ config: { data } }: PromptDoc): boolean {
  return data !== undefined && [data.split.train, data.split.dev, data.split.test].some((share) => share !== undefined);
}

interface Shown {
  readonly span: Span;
  readonly key: string;
}

function demoRows({ config: { demos }, frontMatter }: PromptDoc, keyOf: InputKey): Shown[] {
  if (demos.kind !== 'rows') return [];
  return demos.rows.flatMap((row, at) => {
    const span = frontMatter?.valueSpan(['demos', at]);
    return span === undefined ? [] : [{ span, key: keyOf(row) }];
  });
}

/** One finding for the file, however many rows it shares; a file that is both is split by the run. */
function fileRows({ config: { data, demos } }: PromptDoc, workspace: LintWorkspace, keyOf: InputKey): Shown[] {
  if (demos.kind !== 'file' || demos.path === data?.path) return [];
  const items = workspace.dataRows(demos.path)?.items ?? [];
  const all = items.flatMap((item) =>
    item.type === 'row' ? [{ span: demos.pathSpan, key: keyOf(item.row.values) }] : [],
  );
  return all;
}

function report(file: LinkedFile, span: Span, line: number | undefined): Report[] {
  if (line === undefined) return [];
  const message = `This example is line ${line} of '${file.path}': leave it out of one of the two.`;
  return [{ span, message, related: [placeIn(file, line, 'The same input.')] }];
}

/** Shorter texts than this come back by chance. */
const leastLength = 12;

/** Examples in the text against each column, as nobody knows which one they are of. */
function* fromText({ doc, workspace }: RuleContext, file: LinkedFile): Iterable<Report> {
  const examples = findExamples(doc).filter(({ from, input }) => from !== 'demo' && input.text.length >= leastLength);
  if (examples.length === 0) return;
  const lines = new Map<string, number>();
  for (const { values, line } of dataRows(doc, workspace))
    for (const value of Object.values(valuesOf(values)))
      if (typeof value === 'string' && value.length >= leastLength) lines.set(normalized(value), line);
  for (const { input } of examples) yield* report(file, input.span, lines.get(normalized(input.text)));
}
