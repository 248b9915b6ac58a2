import type { Row } from '../dataset/row.js';
import { type ChatMessage, type ChatModel, type ChatReply, ModelError, type Usage } from '../model/chat-model.js';
import { costOf } from '../model/prices.js';
import type { AskedMetric } from './contracts/asked-metric.js';
import type { CellError, CellResult, Outcome, Variant } from './contracts/cell.js';
import type { RunCode } from './contracts/code-metric.js';
import type { JudgedMetric } from './contracts/judged-metric.js';
import type { Metric } from './contracts/metric.js';
import type { ScoredAnswer } from './contracts/scored-answer.js';
import { hasRowScores } from './has-row-scores.js';
import { judgeAnswer, type Judges } from './judge/judge-answer.js';
import { askedAbout } from './made-of-others.js';
import { cellPreparer, type PreparePorts } from './prepare-cell.js';
import { labelReader, type ReadLabel } from './read-label.js';
import { type CodeAsking, runCodes } from './run-codes.js';
import { scoreAnswer, ScoreError } from './score-answer.js';

/** What one variant's cells need from outside. */
export interface CellPorts extends PreparePorts {
  readonly model: ChatModel;
  readonly metrics: readonly Metric[];
  /** The models that grade, for the metrics that need one. */
  readonly judges?: Judges;
  /** What metrics are told the model was asked about a row, where that is not the prompt's own request. */
  readonly shownRequest?: (row: Row) => readonly ChatMessage[];
  /** Runs the code of the metrics that have some. */
  readonly code?: RunCode;
  /** As with `CodeAsking`. */
  readonly onCodeFault?: 'lowest';
}

/** Runs one cell; repeats count from 0. */
export type RunRow = (row: Row, repeat: number, signal: AbortSignal) => Promise<CellResult>;

/**
 * Renders rows, asks the model, scores the answers, with the work common to a variant's cells done once. What goes wrong
 * with a row or its call is in the result, never thrown.
 */
export function cellRunner(variant: Variant, ports: CellPorts): RunRow {
  const readerOf = labelReaders();
  const prepare = cellPreparer(variant, ports);
  const parts = ports.metrics.filter(hasRowScores);
  const asksOutside = parts.some((metric) => metric.level !== 'row' || metric.asked !== undefined);

  return async (row, repeat, signal) => {
    const base = baseOf(variant, row, repeat);
    const prepared = prepare(row, repeat);
    if ('error' in prepared) return { ...base, outcome: 'error', error: { kind: 'render', message: prepared.error } };
    const { request, expected, labels } = prepared;
    try {
      const reply = await ports.model.complete(request, signal);
      const paid = { ...base, expected, ...paidFor(ports.model, reply) };
      const { usd } = chargeFor(ports.model, reply.usage);
      const { parameters } = request;
      const messages = ports.shownRequest?.(row) ?? request.messages;
      const asked = { reply, expected, labels, values: row.values, messages, tools: parameters.tools, usd };
      const result = { ...paid, ...outcomeOf(asked, { labelOf: readerOf(labels), metrics: ports.metrics }) };
      if (!asksOutside || result.outcome !== 'scored') return result;
      const answered = { ...asked, answer: result.answer, label: result.label };
      return { ...result, ...(await scoredOutside(answered, { ...ports, sent: request.messages, signal })) };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      const outcome: Outcome = error.kind === 'content-filter' ? 'refused' : 'error';
      const paid = error.usage === undefined ? {} : chargeFor(ports.model, error.usage);
      return { ...base, ...paid, expected, outcome, error: { kind: error.kind, message: error.message } };
    }
  };
}

type Outside = Pick<CellPorts, 'metrics' | 'judges' | 'code' | 'onCodeFault'> & Pick<CodeAsking, 'sent' | 'signal'>;

/** Code runs first: it costs nothing, and where it fails no judge is paid for what it is part of. */
async function scoredOutside(
  answer: ScoredAnswer,
  { metrics, judges = new Map(), code, onCodeFault, sent, signal }: Outside,
): Promise<Partial<CellResult>> {
  const failed = (error: CellError): Partial<CellResult> => {
    return { ...unscored('error', answer.answer), label: answer.label, error };
  };
  const computed = await runCodes(answer, metrics, { run: code, sent, signal, onFault: onCodeFault });
  if (computed.error !== undefined) return failed(computed.error);
  const fault = computed.fault === undefined ? {} : { codeFault: computed.fault };
  const judged = askedAbout(answer, computed.metrics.filter(hasRowScores)).filter(isJudged);
  if (judged.length === 0) return { ...scoreAnswer(answer, computed.metrics, computed.scores), ...fault };
  const { grades, error, judge } = await judgeAnswer(answer, judged, { judges, signal });
  if (error !== undefined) return { ...failed(error), judge };
  const given = new Map([...computed.scores, ...grades]);
  return { ...scoreAnswer(answer, computed.metrics, given), ...fault, judge };
}

function isJudged(metric: AskedMetric): metric is JudgedMetric {
  return metric.level === 'judged';
}

type OutcomePart = Pick<CellResult, 'outcome' | 'answer' | 'label' | 'scores' | 'reasons' | 'passed' | 'error'>;

/** Rows mostly share one list of labels: a reader is made anew only for another list. */
function labelReaders(): (labels: readonly string[]) => ReadLabel {
  let last: { readonly labels: readonly string[]; readonly read: ReadLabel } | undefined;
  return (labels) => {
    if (last?.labels !== labels) last = { labels, read: labelReader(labels) };
    return last.read;
  };
}

interface AnswerReading {
  readonly labelOf: ReadLabel;
  readonly metrics: readonly Metric[];
}

function outcomeOf(
  { reply, ...given }: Omit<ScoredAnswer, 'answer' | 'label'>,
  { labelOf, metrics }: AnswerReading,
): OutcomePart {
  const answer = answerText(reply);
  if (reply.finishReason === 'content-filter') return unscored('refused', answer);
  if (reply.finishReason === 'length') return unscored('truncated', answer);
  const label = labelOf(answer);
  try {
    const scored = scoreAnswer({ ...given, reply, answer, label }, metrics);
    return { outcome: 'scored', answer, label, error: undefined, ...scored };
  } catch (error) {
    if (!(error instanceof ScoreError)) throw error;
    return { ...unscored('error', answer), label, error: { kind: 'score', message: error.message } };
  }
}

/** Calls without a word beside them are the answer, in OpenAI's form. */
function answerText({ text, toolCalls }: ChatReply): string {
  if (text !== '' || toolCalls === undefined) return text;
  return JSON.stringify(toolCalls.map((call) => ({ type: 'function', function: call })));
}

function unscored(outcome: Outcome, answer: string): OutcomePart {
  return { outcome, answer, label: undefined, scores: {}, reasons: {}, passed: undefined, error: undefined };
}

type PaidPart = Pick<CellResult, 'inputTokens' | 'outputTokens' | 'usd' | 'milliseconds' | 'firstTokenMs' | 'cached'>;

function paidFor(model: ChatModel, { usage, cached, milliseconds, firstTokenMs }: ChatReply): PaidPart {
  const charge = chargeFor(model, usage);
  const first = cached || firstTokenMs === undefined ? {} : { firstTokenMs };
  return { ...charge, usd: cached ? 0 : charge.usd, milliseconds, ...first, cached };
}

function chargeFor({ id, price }: ChatModel, usage: Usage): Pick<PaidPart, 'inputTokens' | 'outputTokens' | 'usd'> {
  const { inputTokens, outputTokens } = usage;
  return { inputTokens, outputTokens, usd: costOf(id, usage, price) };
}

function baseOf(variant: Variant, { id, line }: Row, repeat: number): CellResult {
  return {
    variant: variant.id,
    row: id,
    line,
    repeat,
    outcome: 'error',
    answer: '',
    expected: undefined,
    label: undefined,
    scores: {},
    reasons: {},
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
    milliseconds: 0,
    cached: false,
    error: undefined,
  };
}
