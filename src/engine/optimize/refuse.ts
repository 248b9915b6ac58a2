import { addCharges } from '../model/budget.js';
import { costOf } from '../model/prices.js';
import { leastCalls, leastJudgedCalls } from './estimate.js';
import { partsOf } from '../prompt/parts.js';
import { seedCandidate } from './genome.js';
import { codedBy, gradersOf, gradingCalls } from './graded-by.js';
import { createRowRunner } from './run/row-runner.js';
import { devCharge, testCharge } from './run/test-hold.js';
import type { OptimizePorts, OptimizeTask } from './task.js';

/** A run that could not end in a verdict is not started. The message says what to change. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

type Models = Pick<OptimizePorts, 'model' | 'writer' | 'judges' | 'code' | 'load' | 'fileDemos'>;

/** @throws RefusedError */
export function refuseHopeless(task: OptimizeTask, models: Models): void {
  const reason = missingNeed(task, models) ?? tooFewCalls(task, models) ?? tooLittle(task, models);
  if (reason !== undefined) throw new RefusedError(reason);
}

function missingNeed(task: OptimizeTask, models: Models): string | undefined {
  return (
    missingModel(task, models) ??
    missingCode(task, models) ??
    missingDemos(task) ??
    unusableConstraints(task) ??
    nothingToChange(task) ??
    impossible(task) ??
    noFront(task) ??
    missingPrice(task, models)
  );
}

function missingModel(task: OptimizeTask, { writer, judges }: Models): string | undefined {
  const { id, needs } = task.method;
  if (needs.includes('writer') && writer === undefined)
    return `The method ${id} needs a model that writes prompts: name one with --writer.`;
  const ungraded = gradersOf(task).find((name) => judges?.has(name) !== true);
  if (ungraded !== undefined) return `The prompt's answers are graded by ${ungraded}: name it with --judge.`;
  if (needs.includes('judge') && (judges === undefined || judges.size === 0))
    return `The method ${id} needs a model that judges answers: name one with --judge.`;
  return undefined;
}

function missingCode(task: OptimizeTask, { code }: Models): string | undefined {
  const [coded] = codedBy(task);
  if (coded === undefined || code !== undefined) return undefined;
  return `Metric '${coded}' runs code of the prompt, and nothing is given that may run it.`;
}

function missingDemos(task: OptimizeTask): string | undefined {
  const { id, needs } = task.method;
  if (needs.includes('demos') && task.splits.pool.length === 0)
    return `The method ${id} draws demonstrations from the pool, and the splits leave it no rows: lower the shares under data.split.`;
  return missingAnswers(task);
}

function missingAnswers({ prompt, method: { id, needs } }: OptimizeTask): string | undefined {
  const isShown = needs.includes('demos') || needs.includes('examples');
  if (!isShown || prompt.config.expect !== undefined || prompt.joined !== undefined) return undefined;
  const shownTo = needs.includes('demos') ? 'model' : 'writer';
  return `The method ${id} shows the ${shownTo} expected answers, and ${prompt.path} does not say where they are: add expect to its front matter, for example expect: "{{ label }}", or take a method that shows none, such as --method hill-climb.`;
}

/** What the seed itself does not meet would leave no candidate, or says that something is misspelt. */
function unusableConstraints({ prompt, constraints }: OptimizeTask): string | undefined {
  const missing = constraints?.mustContain.find((wanted) => !prompt.text.includes(wanted));
  if (missing !== undefined)
    return `${prompt.path} does not contain "${missing}" itself, which optimize.constraints.mustContain asks of every candidate: put it in first.`;
  const names = partsOf(prompt).map(({ id }) => id);
  const unknown = constraints?.frozen.find((name) => !names.includes(name));
  if (unknown === undefined) return undefined;
  return `${prompt.path} has no part '${unknown}' to keep, as optimize.constraints.frozen says. Its parts are ${names.join(', ')}.`;
}

function nothingToChange({ prompt, method: { id, needs }, constraints }: OptimizeTask): string | undefined {
  const { parts } = seedCandidate(prompt, constraints).genome;
  if (needs.includes('demos') || Object.keys(parts).length > 0) return undefined;
  return `The method ${id} has nothing to change in ${prompt.path}: all of its text is frozen or comes from inputs.`;
}

function impossible({ prompt, method, constraints, splits }: OptimizeTask): string | undefined {
  const { pool, train, dev } = splits;
  return method.impossible?.({ seed: seedCandidate(prompt, constraints), rows: { pool, train, dev } });
}

function noFront({ objective, duels, method: { id } }: OptimizeTask): string | undefined {
  if (objective !== 'pareto' || duels === undefined) return undefined;
  return `The method ${id} compares answers and gives them no score, which optimize.objective: pareto weighs against cost. Leave the objective out, or take a method that scores rows.`;
}

function missingPrice({ limits, penalty }: OptimizeTask, { model, writer, judges }: Models): string | undefined {
  if (limits.usd === undefined && penalty?.cost === undefined) return undefined;
  const unpriced = [model, writer, ...(judges?.values() ?? [])].find(
    (used) => used !== undefined && costOf(used.id, oneToken, used.price) === undefined,
  );
  if (unpriced === undefined) return undefined;
  return `The price of ${unpriced.id} is not known, so ${limits.usd === undefined ? 'optimize.penalty.cost cannot be counted: declare its price under providers, or leave the penalty out' : 'a limit in dollars cannot be kept: limit the calls or tokens instead'}.`;
}

const oneToken = { inputTokens: 1, outputTokens: 1, estimated: true };

function tooFewCalls(task: OptimizeTask, { judges }: Models): string | undefined {
  const { splits, limits, duels } = task;
  const { dev, testSize } = splits;
  const grading = gradingCalls(task);
  const sizes = { dev: dev.length, test: testSize };
  const least = duels === undefined ? leastCalls(sizes, grading) : leastJudgedCalls(sizes, judges?.size ?? 0);
  if ((limits.calls ?? Infinity) >= least) return undefined;
  const what =
    duels === undefined
      ? `scoring the prompt on ${dev.length} dev rows and testing it and the winner on ${testSize} rows${grading === 0 ? '' : ', each answer graded by a model,'}`
      : `testing the prompt and the winner on ${testSize} rows, with every two answers judged in both orders,`;
  return `A budget of ${limits.calls === 1 ? '1 call' : `${limits.calls ?? 0} calls`} is too small: ${what} takes ${least}. Raise it, or make the splits smaller under data.split.`;
}

function tooLittle(task: OptimizeTask, models: Models): string | undefined {
  const { tokens = Infinity, usd = Infinity } = task.limits;
  if (tokens === Infinity && usd === Infinity) return undefined;
  const seed = seedCandidate(task.prompt, task.constraints);
  const rows = createRowRunner(task, models);
  const least = addCharges([
    testCharge([seed, seed], task, { rows, ...(models.judges && { judges: models.judges }) }),
    ...(task.duels === undefined ? [devCharge(seed, task, rows)] : []),
  ]);
  if (least.tokens <= tokens && least.usd <= usd) return undefined;
  return `The budget is too small for a verdict, which takes about ${least.tokens} tokens and $${least.usd.toFixed(4)}: raise it, set a smaller config.maxOutputTokens, or make the splits smaller under data.split.`;
}
