import { posix } from 'node:path';
import type { Finding, Severity } from '../engine/lint/rule.js';

/** A file and what was found in it. `path` is relative to where the user stands, with `/`. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

export function countFindings(files: readonly LintedFile[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Where a path that is meant from a file's own folder leads, from where the user stands. */
export function besideFile({ path }: Pick<LintedFile, 'path'>, named: string): string {
  return posix.join(posix.dirname(path), named);
}
