import { parsePrompts } from '../prompt/parse-prompt.js';
import { applyEdits, conflicts, type Edit } from '../text/edit.js';
import { lintPrompts, type LintOptions } from './lint-prompt.js';
import type { Finding } from './rule.js';

export interface FixResult {
  readonly text: string;
  /** How many findings were mended. */
  readonly applied: number;
  /** What is left, all of it without a safe fix unless the bound on passes was met. */
  readonly findings: readonly Finding[];
}

/** Fixes may uncover each other; more rounds than this means that two of them undo each other. */
const mostPasses = 10;

/** Applies safe fixes until none is left. Fixes that touch the same text wait for the next pass. */
export function fixPrompt(text: string, path: string, options: LintOptions): FixResult {
  let current = text;
  let applied = 0;
  let findings = lintPrompts(parsePrompts(current, path), options);
  for (let pass = 0; pass < mostPasses; pass++) {
    const fixes = compatibleFixes(findings);
    const next = applyEdits(current, fixes.flat());
    if (next === current) break;
    current = next;
    applied += fixes.length;
    findings = lintPrompts(parsePrompts(current, path), options);
  }
  return { text: current, applied, findings };
}

/** A finding's edits belong together: all of them are taken or none. */
function compatibleFixes(findings: readonly Finding[]): (readonly Edit[])[] {
  const taken: Edit[] = [];
  const chosen: (readonly Edit[])[] = [];
  for (const { fix } of findings) {
    if (fix === undefined || fix.length === 0) continue;
    if (fix.some((edit) => taken.some((other) => conflicts(edit, other)))) continue;
    taken.push(...fix);
    chosen.push(fix);
  }
  return chosen;
}
