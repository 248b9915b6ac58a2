import type { Row } from '../../../dataset/row.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { canonicalJson } from '../../../text/hash.js';
import {
  dataRows,
  expectedColumns,
  inputKeyOf,
  type LinkedFile,
  linkedFiles,
  normalized,
  placeIn,
  readSoFar,
} from '../../dataset/linked-rows.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type LintWorkspace, type Report } from '../../rule.js';

/** A row that comes twice counts twice, may stand on both sides of a split, and with two answers is wrong once. */
export const duplicateRow = defineRule({
  meta: {
    id: 'dataset/duplicate-row',
    summary: 'No two rows of the data make the same prompt.',
    kind: 'objective',
    severity: 'error',
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

  *check({ doc, workspace }) {
    const [file] = linkedFiles(doc);
    if (doc.config.data === undefined || file === undefined) return;
    const pairs = repeated(doc, workspace);
    yield* report(
      pairs.filter(({ isSame }) => !isSame),
      file,
      ({ row, earlier }, more) =>
        `Lines ${earlier.line} and ${row.line} of '${file.path}' make the same prompt and expect different answers${more}: keep the right one.`,
      readSoFar(workspace, file.path),
    );
    for (const same of report(
      pairs.filter(({ isSame }) => isSame),
      file,
      ({ row, earlier }, more) =>
        `Line ${row.line} of '${file.path}' makes the same prompt as line ${earlier.line}${more}: remove one, or it counts twice.`,
      readSoFar(workspace, file.path),
    ))
      yield { ...same, severity: 'warning' };
  },
});

interface Pair {
  readonly earlier: Row;
  readonly row: Row;
  /** Whether both expect the same answer. */
  readonly isSame: boolean;
}

function repeated(doc: PromptDoc, workspace: LintWorkspace): Pair[] {
  const keyOf = inputKeyOf(doc, workspace);
  const answer = expectedColumns(doc);
  const answerOf = ({ values }: Row): string =>
    normalized(canonicalJson(answer.map((name) => (Object.hasOwn(values, name) ? values[name] : null) ?? null)));
  const seen = new Map<string, Row>();
  return dataRows(doc, workspace).flatMap((row) => {
    const key = keyOf(row.values);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row);
    return earlier === undefined ? [] : [{ earlier, row, isSame: answerOf(earlier) === answerOf(row) }];
  });
}

const mostPlaces = 5;

function report(
  pairs: readonly Pair[],
  file: LinkedFile,
  say: (pair: Pair, more: string) => string,
  part: string,
): Report[] {
  const [first, ...others] = pairs;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and so do ${others.length} more${part}`;
  const related = pairs
    .slice(0, mostPlaces)
    .map(({ row, earlier }) => placeIn(file, row.line, `The same prompt as line ${earlier.line}.`));
  return [{ span: file.span, message: say(first, more), related }];
}
