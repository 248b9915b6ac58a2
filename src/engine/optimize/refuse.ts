import { addCharges } from '../model/budget.js';
import { costOf } from '../model/prices.js';
import { leastCalls } from './estimate.js';
import { seedCandidate } from './genome.js';
import { createRowRunner } from './run/row-runner.js';
import { devCharge, testCharge } from './run/test-hold.js';
import type { OptimizePorts, OptimizeTask } from './task.js';

/** A run that could not end in a verdict is not started. The message says what to change. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

type Models = Pick<OptimizePorts, 'model' | 'writer' | 'load' | 'fileDemos'>;

/** @throws RefusedError */
export function refuseHopeless(task: OptimizeTask, models: Models): void {
  const reason = missingNeed(task, models) ?? tooFewCalls(task) ?? tooLittle(task, models);
  if (reason !== undefined) throw new RefusedError(reason);
}

function missingNeed({ prompt, method, splits, limits }: OptimizeTask, { model, writer }: Models): string | undefined {
  if (method.needs.includes('writer') && writer === undefined) {
    return `The method ${method.id} needs a model that writes prompts: name one with --writer.`;
  }
  if (method.needs.includes('demos') && splits.pool.length === 0) {
    return `The method ${method.id} draws demonstrations from the pool, and the splits leave it no rows: lower the shares under data.split.`;
  }
  const shownTo = method.needs.includes('demos') ? 'model' : 'writer';
  const showsAnswers = method.needs.includes('demos') || method.needs.includes('examples');
  if (showsAnswers && prompt.config.expect === undefined && prompt.joined === undefined) {
    return `The method ${method.id} shows the ${shownTo} expected answers, and ${prompt.path} does not say where they are: add expect to its front matter, for example expect: "{{ label }}".`;
  }
  if (!method.needs.includes('demos') && Object.keys(seedCandidate(prompt).genome.parts).length === 0) {
    return `The method ${method.id} has nothing to change in ${prompt.path}: all of its text is frozen or comes from inputs.`;
  }
  const unpriced = [model, writer].find(
    (used) => used !== undefined && costOf(used.id, oneToken, used.price) === undefined,
  );
  if (limits.usd === undefined || unpriced === undefined) return undefined;
  return `The price of ${unpriced.id} is not known, so a limit in dollars cannot be kept: limit the calls or tokens instead.`;
}

const oneToken = { inputTokens: 1, outputTokens: 1, estimated: true };

function tooFewCalls({ splits, limits }: OptimizeTask): string | undefined {
  const { dev, testSize } = splits;
  const least = leastCalls({ dev: dev.length, test: testSize });
  if ((limits.calls ?? Infinity) >= least) return undefined;
  return `A budget of ${limits.calls ?? 0} calls is too small: scoring the prompt on ${dev.length} dev rows and testing it and the winner on ${testSize} rows takes ${least}. Raise it, or make the splits smaller under data.split.`;
}

function tooLittle(task: OptimizeTask, models: Models): string | undefined {
  const { tokens = Infinity, usd = Infinity } = task.limits;
  if (tokens === Infinity && usd === Infinity) return undefined;
  const seed = seedCandidate(task.prompt);
  const rows = createRowRunner(task, models);
  const least = addCharges([testCharge([seed, seed], task, rows), devCharge(seed, task, rows)]);
  if (least.tokens <= tokens && least.usd <= usd) return undefined;
  return `The budget is too small for a verdict, which takes about ${least.tokens} tokens and $${least.usd.toFixed(4)}: raise it, set a smaller config.maxOutputTokens, or make the splits smaller under data.split.`;
}
