import type { CellError } from './contracts/cell.js';
import type { CodeMetric, RunCode } from './contracts/code-metric.js';
import type { RowScore, ScoredAnswer } from './contracts/scored-answer.js';

export interface CodeScores {
  /** By metric. */
  readonly scores: ReadonlyMap<string, RowScore>;
  /** Why a metric has no score: a fault in code says nothing about the answer. */
  readonly error: CellError | undefined;
}

/** Has each metric's code score an answer, one after the other. */
export async function runCodes(
  answer: ScoredAnswer,
  metrics: readonly CodeMetric[],
  { run, signal }: { readonly run: RunCode | undefined; readonly signal: AbortSignal },
): Promise<CodeScores> {
  const scores = new Map<string, RowScore>();
  for (const { id, code: source, config, conclude } of metrics) {
    if (run === undefined) throw new Error(`Nothing runs the code of ${id}: this is a bug in Hone.`);
    const outcome = await run({ source, output: answer.answer, context: contextOf(answer, config) }, signal);
    const score = 'fault' in outcome ? outcome.fault : conclude(outcome.value);
    if (typeof score !== 'string') scores.set(id, score);
    else if (signal.aborted) return { scores, error: { kind: 'aborted', message: 'The run was stopped.' } };
    else return { scores, error: { kind: 'score', message: `Metric '${id}' cannot score this answer: ${score}` } };
  }
  return { scores, error: undefined };
}

/** What promptfoo's `context` holds of it, and the expected answer. */
function contextOf({ values, messages = [], expected }: ScoredAnswer, config: unknown): Record<string, unknown> {
  const prompt = messages.length === 1 ? (messages[0]?.content ?? '') : JSON.stringify(messages);
  return { prompt, vars: values, ...(expected !== undefined && { expected }), ...(config !== undefined && { config }) };
}
