import type { RowProblem } from '../../../dataset/row.js';
import { type LinkedFile, linkedFiles, placeIn, readSoFar } from '../../dataset/linked-rows.js';
import { dataFormats } from '../../format-groups.js';
import { type DataRows, defineRule, type Report } from '../../rule.js';

/** A run leaves such a line out, or stops at it. */
export const malformedRow = defineRule({
  meta: {
    id: 'dataset/malformed-row',
    summary: 'Every line of the data is a row.',
    kind: 'objective',
    severity: 'error',
    formats: dataFormats,
    fix: 'none',
    sources: [
      {
        title: 'CSV by RFC 4180: all records have the same number of fields',
        url: 'https://apidog.com/help/reference/CSV',
        kind: 'spec',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, workspace }) {
    for (const file of linkedFiles(doc)) {
      const found = workspace.dataRows(file.path);
      if (found !== undefined) yield* faultsIn(file, found, readSoFar(workspace, file.path));
    }
  },
});

const mostPlaces = 5;

function faultsIn(file: LinkedFile, { items, fault }: DataRows, part: string): Report[] {
  const { path, span } = file;
  if (fault !== undefined) return [{ span, message: `'${path}' cannot be read as data: ${fault}` }];
  const problems = items.flatMap((item) => (item.type === 'problem' ? [item.problem] : []));
  const [first, ...others] = problems;
  if (first === undefined) return [];
  const message = `Line ${first.line} of '${path}' is no row${andOthers(others, part)}: ${first.message}`;
  const related = problems.slice(0, mostPlaces).map((problem) => placeIn(file, problem.line, problem.message));
  return [{ span, message, related }];
}

function andOthers(others: readonly RowProblem[], part: string): string {
  if (others.length === 0) return '';
  return others.length === 1 ? `, like another one${part}` : `, like ${others.length} others${part}`;
}
