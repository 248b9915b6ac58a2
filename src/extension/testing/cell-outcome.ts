import * as vscode from 'vscode';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import { hasPassed } from '../../engine/eval/has-passed.js';
import { fixed, whole } from '../numbers.js';

/** What a row's answers say of it as a test. */
export interface RowOutcome {
  readonly state: 'passed' | 'failed' | 'errored';
  /** One for each answer that is not right. */
  readonly failures: readonly Failure[];
  readonly milliseconds: number;
}

export interface Failure {
  readonly message: string;
  /** Where there is something to compare. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** A row passes when all its variants do; one without an answer makes it an error, whatever the others say. */
export function rowOutcome(cells: readonly CellResult[], labelOf: (variant: string) => string): RowOutcome {
  const bad = cells.filter((cell) => !hasPassed(cell));
  const failures = bad.map((cell) => failureOf(cell, labelOf(cell.variant)));
  const state = bad.length === 0 ? 'passed' : bad.some(({ outcome }) => outcome !== 'scored') ? 'errored' : 'failed';
  return { state, failures, milliseconds: cells.reduce((sum, cell) => sum + cell.milliseconds, 0) };
}

function failureOf({ outcome, answer, expected, scores, reasons, error }: CellResult, variant: string): Failure {
  if (outcome !== 'scored') {
    const why = outcome === 'error' ? error?.message : unanswered[outcome];
    return {
      message: `${variant}: ${why ?? vscode.l10n.t('there is no answer.')}`,
      expected: undefined,
      actual: undefined,
    };
  }
  const scored = Object.entries(scores).map(([metric, value]) => {
    const reason = reasons[metric] === undefined ? '' : ` (${reasons[metric]})`;
    return `${metric} ${Number.isInteger(value) ? whole(value) : fixed(value, 3)}${reason}`;
  });
  return { message: `${variant}: ${scored.join(', ')}`, expected, actual: answer };
}

const unanswered = {
  refused: vscode.l10n.t('the model refused to answer.'),
  truncated: vscode.l10n.t('the answer was cut off at the length limit. Raise config.maxOutputTokens in the prompt.'),
};
