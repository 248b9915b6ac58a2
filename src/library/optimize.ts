import type { Splits } from '../engine/dataset/split-rows.js';
import { variantsOf } from '../engine/eval/matrix.js';
import { lintErrors } from '../engine/lint/lint-errors.js';
import { createBudget, type Budget, type SpendLimits } from '../engine/model/budget.js';
import type { ChatModel } from '../engine/model/chat-model.js';
import { costOf } from '../engine/model/prices.js';
import { withBudget } from '../engine/model/with-budget.js';
import {
  type BudgetLimits,
  type OptimizeEvent,
  type OptimizeReport,
  type Paid,
  type Role,
  roles,
} from '../engine/optimize/contracts.js';
import { duelsBy } from '../engine/optimize/duel-metric.js';
import { chooseMethod } from '../engine/optimize/choose-method.js';
import { gradersOf, measuredBy } from '../engine/optimize/graded-by.js';
import { optimize as run } from '../engine/optimize/optimize.js';
import type { Objective } from '../engine/optimize/choose-objective.js';
import type { Method } from '../engine/optimize/parts.js';
import { splitFor } from '../engine/optimize/split-for.js';
import type { OptimizePorts, OptimizeTask } from '../engine/optimize/task.js';
import type { OptimizeUse } from '../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import type { RowValues } from '../engine/prompt/row-values.js';
import type { LoadPartial } from '../engine/template/template.js';
import { allowedCode, type CodeOptions } from './allowed-code.js';
import { givenModel } from './given-model.js';
import { alone } from './lint-prompt.js';
import { requestsIn, scoredBy, settledMethod, usedSettings, type OptimizeSettings } from './optimize-settings.js';
import { readSource, type PromptSource } from './prompt-source.js';
import { requireModels } from './require-models.js';
import { pairMetricsOf, toRows } from './run-rows.js';

export interface OptimizeOptions extends CodeOptions {
  readonly prompt: PromptSource;
  /** Split once into pool, train, dev and a sealed test, by the shares the prompt's `data.split` names. */
  readonly rows: readonly RowValues[];
  /** One of `methods`, for example `protegi`; `auto` when left out, which is `spo` where the prompt has no right answers. */
  readonly method?: string;
  readonly model: ChatModel;
  /** Writes candidates where the method needs a writer; the answering model when left out. */
  readonly writer?: ChatModel;
  /** Compares answers where the method needs a judge, grades them where a metric needs one; the writer when left out. */
  readonly judge?: ChatModel;
  /** Weights, penalties, constraints, a method's numbers and requests of your own, as `optimize` in `hone.config.yaml`. */
  readonly settings?: OptimizeSettings;
  /** Never passed. */
  readonly limits?: BudgetLimits;
  /** 1 when left out. */
  readonly seed?: number;
  /** 8 when left out; it never changes the result. */
  readonly concurrency?: number;
  readonly load?: LoadPartial;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: OptimizeEvent) => void;
}

/**
 * Looks for a better prompt and holds the winner against the seed once, on rows neither has seen. `bestText` is the file
 * to keep: the seed's own text unless the verdict is `better`. Nothing is kept on disk.
 * @throws Error that says what to change when the run cannot lead to a verdict
 */
export async function optimize(options: OptimizeOptions): Promise<OptimizeReport> {
  const { model, limits = {}, seed = 1, onEvent, signal = new AbortController().signal } = options;
  requireModels([model, options.writer ?? model, options.judge ?? model]);
  const prompt = readSource(options.prompt);
  const use = usedSettings(prompt, options.settings);
  const method = settledMethod(methodFor(options, prompt), use);
  const [variant] = variantsOf([prompt], { models: [model.id], defaultModel: model.id });
  const task = {
    ...{ run: 'library', prompt, seed, limits, method },
    ...(method.needs.includes('judge') ? duelsOf(prompt) : scoredBy(prompt, use, judgeOf(options).id)),
    ...goalOf(options, use),
    splits: splitsOf(prompt, options.rows, seed),
    inputs: variant?.inputs ?? {},
  };
  const code = await allowedCode([{ prompt, metrics: measuredBy(task) }], options);
  try {
    for await (const event of run(task, { ...portsOf(options, task, limits), ...code.of(prompt) }, signal)) {
      onEvent?.(event);
      if (event.type === 'finished') return event.report;
    }
  } finally {
    code.close();
  }
  throw new Error('The optimization ended without a report: this is a bug in Hone.');
}

function judgeOf({ model, writer, judge }: Pick<OptimizeOptions, 'model' | 'writer' | 'judge'>): ChatModel {
  return judge ?? writer ?? model;
}

function goalOf(
  { settings = {} }: OptimizeOptions,
  use: OptimizeUse,
): Pick<OptimizeTask, 'objective' | 'penalty' | 'constraints' | 'requests'> {
  const { objective, penalty, constraints } = use;
  return {
    ...(objective && { objective }),
    ...(penalty && { penalty }),
    ...(constraints && { constraints }),
    ...requestsIn(use, settings),
  };
}

function duelsOf(prompt: PromptDoc): Objective {
  const objective = duelsBy(pairMetricsOf(prompt));
  if (objective === undefined) throw new Error('A judged run without a metric of pairs: this is a bug in Hone.');
  return objective;
}

function methodFor({ method = 'auto', onEvent }: OptimizeOptions, prompt: PromptDoc): Method {
  const found = chooseMethod(method, prompt);
  if (!found.ok) throw new Error(found.message);
  if (found.notice !== undefined) onEvent?.({ type: 'problem', message: found.notice });
  return found.method;
}

function splitsOf(prompt: PromptDoc, rows: readonly RowValues[], seed: number): Splits {
  const split = splitFor(prompt, toRows(rows), seed);
  if (!split.ok) throw new Error(split.message);
  return split.splits;
}

function portsOf(
  options: OptimizeOptions,
  task: Pick<OptimizeTask, 'method' | 'metric' | 'summed'>,
  limits: SpendLimits,
): OptimizePorts {
  const { model, writer, load, concurrency = 8 } = options;
  const { needs } = task.method;
  const budget = createBudget(limits);
  const writes = needs.includes('writer') ? (writer ?? model) : undefined;
  const judge = needs.includes('judge') || gradersOf(task).length > 0 ? judgeOf(options) : undefined;
  const asked = { task: model, ...(writes && { writer: writes }), ...(judge && { judge }) };
  const own = { task: createBudget({}), writer: createBudget({}), judge: createBudget({}) };
  // The inner one has no limit: it knows what a role took.
  const charged = (one: ChatModel, role: Role): ChatModel => withBudget(withBudget(givenModel(one), own[role]), budget);
  return {
    model: charged(model, 'task'),
    writer: writes && charged(writes, 'writer'),
    ...(judge && { judges: new Map([[judge.id, charged(judge, 'judge')]]) }),
    ...(load && { load }),
    lintErrors: (doc) => lintErrors(doc, alone),
    paid: () => ({ ...paidFrom(budget, Object.values(asked)), byRole: paidByRole(own, asked) }),
    lostBefore: () => undefined,
    failedBefore: () => undefined,
    concurrency,
  };
}

/** Nothing is cached here, so what was charged is what was paid. */
function paidFrom(budget: Budget, models: readonly ChatModel[]): Paid {
  const { calls, tokens, usd } = budget.snapshot().spent;
  const isPriced = models.every(
    ({ id }) => costOf(id, { inputTokens: 1, outputTokens: 1, estimated: true }) !== undefined,
  );
  return { calls, tokens, usd: isPriced ? usd : null };
}

function paidByRole(
  own: Readonly<Record<Role, Budget>>,
  asked: Readonly<Partial<Record<Role, ChatModel>>>,
): Partial<Record<Role, Paid>> {
  const used = roles.filter((role) => own[role].snapshot().spent.calls > 0);
  return Object.fromEntries(used.flatMap((role) => (asked[role] ? [[role, paidFrom(own[role], [asked[role]])]] : [])));
}
