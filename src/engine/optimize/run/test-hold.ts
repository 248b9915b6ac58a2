import type { Judges } from '../../eval/judge/judge-answer.js';
import { estimateTokens } from '../../model/estimate-tokens.js';
import { addCharges, type Charge } from '../../model/budget.js';
import { gradingCalls } from '../graded-by.js';
import type { Candidate } from '../parts.js';
import type { OptimizeTask } from '../task.js';
import { juryCharge } from './judge-charge.js';
import { sentText, usualOutput, type RowRunner } from './row-runner.js';
import { crownVotes } from './throne.js';

/** About what a candidate takes on all dev rows, grades included. */
export function devCharge({ doc }: Candidate, { splits }: OptimizeTask, rows: RowRunner): Charge {
  return addCharges(splits.dev.flatMap((row) => [rows.expectedCharge(doc, row), rows.gradingCharge(doc, row)]));
}

export interface TestWork {
  readonly rows: RowRunner;
  readonly judges?: Judges;
}

/**
 * About what the sealed test of these two will take, guessed from the dev rows: the test stays closed. Room for one
 * call of the largest size comes on top, so that a budget that guards single calls lets the last one out.
 */
export function testCharge(
  pair: readonly [Candidate, Candidate],
  task: OptimizeTask,
  { rows, judges = new Map() }: TestWork,
): Charge {
  const { dev, testSize } = task.splits;
  const { tokens, usd } = addCharges(pair.map((candidate) => devCharge(candidate, task, rows)));
  const share = testSize / dev.length;
  const largest = pair.flatMap(({ doc }) =>
    dev.flatMap((row) => [rows.mostCharge(doc, row), twice(rows.gradingCharge(doc, row))]),
  );
  const answers = {
    calls: 2 * testSize * (1 + gradingCalls(task)),
    tokens: Math.ceil(tokens * share) + Math.max(...largest.map((most) => most.tokens)),
    usd: usd * share + Math.max(...largest.map((most) => most.usd)),
  };
  return task.duels === undefined ? answers : addCharges([answers, testJudging(pair[0], task, judges)]);
}

/** A judge may be asked with more, and write more, than is usual. */
function twice({ calls, tokens, usd }: Charge): Charge {
  return { calls, tokens: 2 * tokens, usd: 2 * usd };
}

/** Each row is shown with two answers, taken to be of usual length. */
function testJudging({ doc }: Candidate, { splits: { dev, testSize } }: OptimizeTask, judges: Judges): Charge {
  const shown = dev.reduce((sum, row) => sum + estimateTokens(sentText(doc, row)), 0) / dev.length + 2 * usualOutput;
  const jury = { judges: [...judges.keys()], times: crownVotes };
  const { calls, tokens, usd } = juryCharge(jury, judges, Math.ceil(shown));
  return { calls: testSize * calls, tokens: testSize * tokens, usd: testSize * usd };
}
