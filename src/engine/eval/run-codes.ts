import type { ChatMessage } from '../model/chat-model.js';
import type { AskedMetric } from './contracts/asked-metric.js';
import type { CellError } from './contracts/cell.js';
import type { CodeMetric, RunCode } from './contracts/code-metric.js';
import type { Metric } from './contracts/metric.js';
import type { RowScore, ScoredAnswer } from './contracts/scored-answer.js';
import { hasRowScores } from './has-row-scores.js';
import { askedAbout, type PartMetric } from './made-of-others.js';

/** What runs the code of an answer's metrics, and what a fault of it means. */
export interface CodeAsking {
  readonly run: RunCode | undefined;
  readonly signal: AbortSignal;
  /** What the model was sent; code sees that, whatever judges are shown. */
  readonly sent: readonly ChatMessage[];
  /**
   * Undefined where a fault in code is an error of the row. With `lowest` the metric scores the least of its range, and
   * so does code that gives back a number beyond it: a search must not gain by code that fails.
   */
  readonly onFault: 'lowest' | undefined;
}

export interface CodeScores {
  /** What code said, by metric. */
  readonly scores: ReadonlyMap<string, RowScore>;
  /** The metrics as the answer is to be scored by them: those whose code failed have the lowest score. */
  readonly metrics: readonly Metric[];
  /** The first fault that counts as the lowest score. */
  readonly fault: string | undefined;
  /** Why the answer has no score: a fault in code says nothing about the answer. */
  readonly error: CellError | undefined;
}

/** Has each metric's code score an answer, one after the other. */
export async function runCodes(
  answer: ScoredAnswer,
  metrics: readonly Metric[],
  asking: CodeAsking,
): Promise<CodeScores> {
  const scores = new Map<string, RowScore>();
  const counted: Metric[] = [];
  let first: string | undefined;
  for (const metric of metrics) {
    const asked = hasRowScores(metric) ? askedAbout(answer, [metric]).filter(isCode) : [];
    const fault = await scoreBy(asked, answer, { ...asking, scores });
    if (fault !== undefined && asking.signal.aborted)
      return { scores, metrics, fault: first, error: { kind: 'aborted', message: 'The run was stopped.' } };
    if (fault !== undefined && asking.onFault === undefined)
      return { scores, metrics, fault: first, error: { kind: 'score', message: fault } };
    first ??= fault;
    counted.push(fault !== undefined && hasRowScores(metric) ? lowest(metric, fault) : metric);
  }
  return { scores, metrics: counted, fault: first, error: undefined };
}

type Asking = CodeAsking & { readonly scores: Map<string, RowScore> };

/** @returns the first fault, as a sentence that names the metric */
async function scoreBy(
  asked: readonly CodeMetric[],
  answer: ScoredAnswer,
  { run, signal, sent, onFault, scores }: Asking,
): Promise<string | undefined> {
  for (const metric of asked) {
    const { id, code: source, config, conclude } = metric;
    if (run === undefined) throw new Error(`Nothing runs the code of ${id}: this is a bug in Hone.`);
    const context = contextOf({ ...answer, messages: sent }, config);
    const outcome = await run({ source, output: answer.answer, context }, signal);
    const given = 'fault' in outcome ? outcome.fault : conclude(outcome.value);
    const score = onFault === 'lowest' ? withinRange(given, metric) : given;
    if (typeof score === 'string') return `Metric '${id}' cannot score this answer: ${score}`;
    scores.set(id, score);
  }
  return undefined;
}

/** A score beyond the range would make one perfect answer of many that are not, and a fault better than an answer. */
function withinRange(score: RowScore | string, { range: [least, most] }: CodeMetric): RowScore | string {
  if (typeof score === 'string' || (score.value >= least && score.value <= most)) return score;
  return `its code gave back a score of ${score.value}, and a search takes those from ${least} to ${most}.`;
}

/** Whatever else the metric is made of, and also where it is one that must not hold. */
function lowest(metric: PartMetric, reason: string): Metric {
  const { id, summary, needs, range, weight } = metric;
  const score = (): RowScore => ({ value: range[0], pass: false, reason });
  return {
    id,
    level: 'row',
    ...{ summary, needs, range, score },
    ...(weight !== undefined && { weight }),
  };
}

function isCode(metric: AskedMetric): metric is CodeMetric {
  return metric.level === 'code';
}

/** What promptfoo's `context` holds of it, and the expected answer. */
function contextOf({ values, messages = [], expected }: ScoredAnswer, config: unknown): Record<string, unknown> {
  const prompt = messages.length === 1 ? (messages[0]?.content ?? '') : JSON.stringify(messages);
  return { prompt, vars: values, ...(expected !== undefined && { expected }), ...(config !== undefined && { config }) };
}
