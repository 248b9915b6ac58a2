import { createLineIndex, type LineIndex } from '../../engine/text/line-index.js';
import type { Edit } from '../../engine/text/edit.js';
import type { Finding } from '../../engine/lint/rule.js';
import type { ReviewedPrompt } from '../../host/jobs/review-job.js';
import { besideFile, countFindings, type LintedFile } from '../linted-file.js';
import { reviewsJson } from './review-json.js';

/** As `schemas/lint.schema.json` says. All places count from 1, `endColumn` is exclusive. */
export function lintJson(files: readonly LintedFile[], reviewed?: readonly ReviewedPrompt[]): string {
  const report = {
    version: 1,
    files: files.map((file) => {
      const lines = createLineIndex(file.text);
      return { path: file.path, findings: file.findings.map((finding) => toJson(finding, file, lines)) };
    }),
    counts: countFindings(files),
    ...(reviewed && { reviews: reviewsJson(reviewed) }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function toJson(
  { fix, suggestions, related, ...finding }: Finding,
  file: LintedFile,
  lines: LineIndex,
): Record<string, unknown> {
  const { rule, severity, message, line, column, endLine, endColumn } = finding;
  return {
    ...{ rule, severity, message, line, column, endLine, endColumn },
    fixable: fix !== undefined,
    suggestions: suggestions.map(({ title, edits }) => ({ title, edits: edits.map((edit) => placed(edit, lines)) })),
    ...(related.length > 0
      ? { related: related.map((place) => ({ ...place, path: besideFile(file, place.path) })) }
      : {}),
  };
}

function placed({ span, text }: Edit, lines: LineIndex): Record<string, unknown> {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column, text };
}
