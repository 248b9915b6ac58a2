import type { CellResult } from '../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../engine/eval/contracts/report.js';
import { evaluate as run } from '../engine/eval/evaluate.js';
import { variantsOf } from '../engine/eval/matrix.js';
import { pairingFault } from '../engine/eval/pairs/planned-pairs.js';
import type { ChatModel } from '../engine/model/chat-model.js';
import type { RowValues } from '../engine/prompt/row-values.js';
import type { LoadPartial } from '../engine/template/template.js';
import { allowedCode, type CodeOptions } from './allowed-code.js';
import { readSource, type PromptSource } from './prompt-source.js';
import { requireModels } from './require-models.js';
import { withJudges } from './with-judges.js';
import { metricsOf, toRows } from './run-rows.js';

export interface EvaluateOptions extends CodeOptions {
  readonly prompts: PromptSource | readonly PromptSource[];
  readonly rows: readonly RowValues[];
  /** Each is asked, whatever the prompts name. */
  readonly models: ChatModel | readonly ChatModel[];
  /** Grades answers for metrics such as `llm-rubric`; several all vote. */
  readonly judges?: ChatModel | readonly ChatModel[];
  /** Calls for each variant and row; 1 when left out. */
  readonly repeat?: number;
  /** Calls at the same time; 8 when left out. */
  readonly concurrency?: number;
  readonly load?: LoadPartial;
  readonly signal?: AbortSignal;
  /** Told of every answer as it comes. */
  readonly onCell?: (cell: CellResult) => void;
}

/**
 * Asks every variant (a prompt's matrix x the models) about every row and compares the variants. Nothing is kept on disk: a row
 * without an answer is counted, never thrown.
 * @throws Error when a prompt, one of its metrics or a model is broken, or code would run that nobody has allowed
 */
export async function evaluate(options: EvaluateOptions): Promise<EvaluationReport> {
  const { rows, repeat = 1, concurrency = 8, load, onCell, signal = new AbortController().signal } = options;
  requireModels([options.models].flat());
  const models = new Map([options.models].flat().map((model) => [model.id, model]));
  const docs = [options.prompts].flat().map(readSource);
  const judges = new Map([options.judges ?? []].flat().map((judge) => [judge.id, judge]));
  const metrics = new Map(docs.map((doc) => [doc, withJudges(metricsOf(doc), [...judges.keys()])]));
  const planned = variantsOf(docs, { models: [...models.keys()], defaultModel: '' }).flatMap((variant) => {
    const model = models.get(variant.model);
    return model ? [{ variant, model, metrics: metrics.get(variant.prompt) ?? [], judges, ...(load && { load }) }] : [];
  });
  const fault = pairingFault(planned);
  if (fault !== undefined) throw new Error(fault);
  const measured = docs.map((prompt) => ({ prompt, metrics: metrics.get(prompt) ?? [] }));
  const code = await allowedCode(measured, options);
  const variants = planned.map((one) => ({ ...one, ...code.of(one.variant.prompt) }));
  const plan = { run: 'library', variants, repeat, concurrency, seed: 1 };
  try {
    for await (const event of run(plan, { rows: streamed(toRows(rows)), signal })) {
      if (event.type === 'cell') onCell?.(event.result);
      if (event.type === 'finished') return event.report;
    }
  } finally {
    code.close();
  }
  throw new Error('The evaluation ended without a report: this is a bug in Hone.');
}

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* await Promise.resolve(items);
}
