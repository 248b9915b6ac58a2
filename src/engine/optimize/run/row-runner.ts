import type { CellResult } from '../../eval/contracts/cell.js';
import { cellRunner, type RunRow } from '../../eval/cell-runner.js';
import type { Row } from '../../dataset/row.js';
import { noCharge, type Charge } from '../../model/budget.js';
import { estimateTokens, mostInputTokens } from '../../model/estimate-tokens.js';
import { costOf, mostOutputTokens } from '../../model/prices.js';
import { gradingCalls, measuredBy } from '../graded-by.js';
import { expectedAnswer } from '../../prompt/expected-answer.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { RowValues } from '../../prompt/row-values.js';
import { type LoadPartial, TemplateError } from '../../template/template.js';
import type { OptimizePorts, OptimizeTask } from '../task.js';
import { gradingCharge } from './judge-charge.js';
import { seedRequests } from './seed-request.js';

/** Runs single rows of any candidate through the evaluation's own path, and knows what they cost. */
export interface RowRunner {
  run(doc: PromptDoc, row: Row, signal: AbortSignal): Promise<CellResult>;
  /** The answer a row expects by the prompt it was given; undefined where it says none. Free. */
  expectedText(row: Row): string | undefined;
  /** About what a row will take, before it is run; never less than the bulk of a batch takes. */
  expectedCharge(doc: PromptDoc, row: Row): Charge;
  /** About what grading its answer will take, before it is answered: the calls at most, none where nobody grades. */
  gradingCharge(doc: PromptDoc, row: Row): Charge;
  /** The most one call can take: a budget that guards single calls sets this aside before each. */
  mostCharge(doc: PromptDoc, row: Row): Charge;
  /** What an answered row takes with its grades, the same whether a cache answered it or not; calls to judges are not counted. */
  chargeOf(result: CellResult): Charge;
  /** In US dollars, the same whether a cache answered it or not; undefined where the price is unknown. */
  costOf(result: CellResult): number | undefined;
}

/** Output tokens of an answer nobody has limited. */
export const usualOutput = 256;
/** Room for vocabularies that need more tokens than the usual four characters each. */
const inputMargin = 1.3;

type RunPorts = Pick<OptimizePorts, 'model' | 'judges' | 'code' | 'load' | 'fileDemos'>;

export function createRowRunner(task: OptimizeTask, ports: RunPorts): RowRunner {
  const { model, judges = new Map(), load } = ports;
  const runnerOf = runnersFor(task, ports);
  const isGraded = gradingCalls(task) > 0;
  const tokensOfDoc = new WeakMap<PromptDoc, number>();
  /** Counted once for all the rows a prompt is tried on. */
  const ownTokens = (doc: PromptDoc): number => {
    const tokens = tokensOfDoc.get(doc) ?? estimateTokens(doc.text);
    tokensOfDoc.set(doc, tokens);
    return tokens;
  };
  const chargeOf = (inputTokens: number, outputTokens: number, estimated: boolean): Charge => ({
    calls: 1,
    tokens: inputTokens + outputTokens,
    usd: costOf(model.id, { inputTokens, outputTokens, estimated }, model.price) ?? 0,
  });

  return {
    run: (doc, row, signal) => runnerOf(doc)(row, 0, signal),
    expectedText: ({ values }) => expectedOrNone(task.prompt, values, load),
    expectedCharge(doc, row) {
      const input = Math.ceil(inputMargin * (ownTokens(doc) + estimateTokens(valuesText(row))));
      return chargeOf(input, doc.config.parameters.maxOutputTokens ?? usualOutput, true);
    },
    gradingCharge(doc, row) {
      if (!isGraded) return noCharge;
      return gradingCharge(measuredBy(task), judges, ownTokens(doc) + estimateTokens(valuesText(row)) + usualOutput);
    },
    mostCharge(doc, row) {
      const input = mostInputTokens([{ role: 'user', content: sentText(doc, row) }]);
      return chargeOf(input, mostOutputTokens(model.id, doc.config.parameters), true);
    },
    costOf: ({ inputTokens, outputTokens }) =>
      costOf(model.id, { inputTokens, outputTokens, estimated: false }, model.price),
    chargeOf({ inputTokens, outputTokens, judge }) {
      const answer = chargeOf(inputTokens, outputTokens, false);
      if (judge === undefined) return answer;
      const { calls, tokens, usd } = answer;
      return { calls, tokens: tokens + judge.inputTokens + judge.outputTokens, usd: usd + (judge.usd ?? 0) };
    },
  };
}

/** One runner for each candidate, kept as long as that is. */
function runnersFor(task: OptimizeTask, ports: RunPorts): (doc: PromptDoc) => RunRow {
  const { model, judges = new Map(), code, load, fileDemos } = ports;
  const runners = new WeakMap<PromptDoc, RunRow>();
  const metrics = measuredBy(task);
  const shown = gradingCalls(task) > 0 ? { shownRequest: seedRequests(task, ports) } : {};
  const coded = { onCodeFault: 'lowest' as const, ...(code && { code }) };
  return (doc) => {
    const known = runners.get(doc);
    if (known !== undefined) return known;
    const variant = { id: task.run, prompt: doc, model: model.id, inputs: task.inputs };
    const demos = doc.config.demos.kind === 'file' ? fileDemos : undefined;
    const asked = { model, metrics, judges, ...shown, ...coded, ...(load && { load }), ...(demos && { demos }) };
    const runner = cellRunner(variant, asked);
    runners.set(doc, runner);
    return runner;
  };
}

/** A row that lacks a column `expect` names has no expected answer; its evaluation says so. */
function expectedOrNone(prompt: PromptDoc, values: RowValues, load: LoadPartial | undefined): string | undefined {
  try {
    return expectedAnswer(prompt, values, load);
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/** What of the file and the row may be sent: about, since nothing is rendered. */
export function sentText(doc: PromptDoc, row: Row): string {
  return `${doc.text}\n${valuesText(row)}`;
}

function valuesText({ values }: Row): string {
  return Object.values(values)
    .filter((value) => typeof value === 'string')
    .join('\n');
}
