import type { CellResult } from '../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../engine/eval/contracts/report.js';
import type { EvaluationEvent } from '../engine/eval/contracts/evaluation-event.js';
import { evaluate as run } from '../engine/eval/evaluate.js';
import { variantsOf } from '../engine/eval/matrix.js';
import { pairingFault } from '../engine/eval/pairs/planned-pairs.js';
import { createBudget, type Budget, type SpendLimits } from '../engine/model/budget.js';
import type { ChatModel } from '../engine/model/chat-model.js';
import { withBudget } from '../engine/model/with-budget.js';
import type { RowValues } from '../engine/prompt/row-values.js';
import type { LoadPartial } from '../engine/template/template.js';
import { allowedCode, type CodeOptions } from './allowed-code.js';
import { givenModel } from './given-model.js';
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
  /** Calls, tokens and US dollars, judges' included. Never passed: the run then ends with `stop` as `budget`. */
  readonly limits?: SpendLimits;
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
  const { rows, repeat = 1, concurrency = 8, load, signal = new AbortController().signal } = options;
  requireWhole({ repeat, concurrency });
  const budget = createBudget(options.limits ?? {});
  const models = chargedModels([options.models].flat(), budget);
  const docs = [options.prompts].flat().map(readSource);
  const judges = chargedModels([options.judges ?? []].flat(), budget);
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
    return await reported(run(plan, { rows: streamed(toRows(rows)), signal }), options);
  } finally {
    code.close();
  }
}

/** With the reason of the first answer that is missing, where nothing else says why. */
async function reported(
  events: AsyncIterable<EvaluationEvent>,
  { onCell }: Pick<EvaluateOptions, 'onCell'>,
): Promise<EvaluationReport> {
  let firstError: string | undefined;
  for await (const event of events) {
    if (event.type === 'cell') {
      onCell?.(event.result);
      firstError ??= event.result.error?.message;
    }
    if (event.type !== 'finished') continue;
    const { report } = event;
    return firstError === undefined || report.problems.length > 0 ? report : { ...report, problems: [firstError] };
  }
  throw new Error('The evaluation ended without a report: this is a bug in Hone.');
}

/** By their names. @throws Error as `requireModels` */
function chargedModels(models: readonly ChatModel[], budget: Budget): Map<string, ChatModel> {
  requireModels(models);
  return new Map(models.map((model) => [model.id, withBudget(givenModel(model), budget)]));
}

/** @throws Error for a number that would ask nobody anything */
function requireWhole(numbers: Readonly<Record<string, number>>): void {
  const odd = Object.entries(numbers).find(([, number]) => !Number.isInteger(number) || number < 1);
  if (odd !== undefined) throw new Error(`\`${odd[0]}\` must be a whole number from 1, not ${odd[1]}.`);
}

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* await Promise.resolve(items);
}
