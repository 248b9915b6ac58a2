import { withJuries } from '../engine/eval/juries.js';
import { chooseObjective, type Objective } from '../engine/optimize/choose-objective.js';
import { configuredMethod } from '../engine/optimize/configured-method.js';
import type { MethodSettings } from '../engine/optimize/contracts.js';
import type { Method } from '../engine/optimize/parts.js';
import { ownRequest } from '../engine/optimize/own-request.js';
import type { OptimizeTask } from '../engine/optimize/task.js';
import { useFault } from '../engine/optimize/use-fault.js';
import { type Constraints, mergedUse, type OptimizeUse, type Penalty } from '../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import { readSource, type PromptSource } from './prompt-source.js';
import { metricsOf } from './run-rows.js';

/** What `optimize` says in `hone.config.yaml`, over what the prompt says under `hone.optimize`. */
export interface OptimizeSettings {
  /** What is maximised: a metric of the prompt by its name, or several with their weights. */
  readonly metric?: string | Readonly<Record<string, number>>;
  /** By `pareto` the search goes by cost too, and takes the cheapest of the prompts that are as good as the best score. */
  readonly objective?: OptimizeUse['objective'];
  readonly penalty?: Penalty;
  readonly constraints?: Partial<Constraints>;
  /** Settings by method and name; `methodInfos` has each method's own. */
  readonly methods?: Readonly<Record<string, Partial<MethodSettings>>>;
  /** Prompts that ask the writer in place of Hone's own, by the request's name. */
  readonly requests?: Readonly<Record<string, PromptSource>>;
}

/** Those of the call over those of the prompt. @throws Error for keys and methods there are not */
export function usedSettings(prompt: PromptDoc, settings: OptimizeSettings = {}): OptimizeUse {
  const { metric, objective, penalty, constraints, methods } = settings;
  const use = mergedUse(prompt.config.optimize ?? {}, {
    ...(metric !== undefined && { metric: typeof metric === 'string' ? { [metric]: 1 } : metric }),
    ...(objective && { objective }),
    ...(penalty && { penalty }),
    ...(constraints && { constraints: { mustContain: [], frozen: [], ...constraints } }),
    ...(methods && { methods }),
  });
  return unless(use, useFault(prompt, use));
}

/** With the settings for it. @throws Error for one there is not, or of another type */
export function settledMethod(method: Method, { methods = {} }: OptimizeUse): Method {
  const found = configuredMethod(method, methods[method.id]);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** What is maximised, graded by the judge where models grade. @throws Error where that is nothing a search can measure */
export function scoredBy(prompt: PromptDoc, { metric }: OptimizeUse, judge: string): Objective {
  const metrics = metricsOf(prompt).map((one) => withJuries(one, (jury) => ({ ...jury, judges: [judge] })));
  const chosen = chooseObjective(metric, metrics);
  if (chosen.ok) return chosen.objective;
  throw new Error(`${prompt.config.name} ${chosen.fault}`);
}

/** The user's own requests. @throws Error for one that could not be asked, or that only a file has */
export function requestsIn(
  { requests: files = {} }: OptimizeUse,
  { requests = {} }: OptimizeSettings,
): Pick<OptimizeTask, 'requests'> {
  const missing = Object.keys(files).find((name) => requests[name] === undefined);
  if (missing !== undefined)
    throw new Error(`The prompt names a file for the request '${missing}', and none is read here: give its text.`);
  const own = Object.entries(requests).map(([name, source]): [string, PromptDoc] => {
    const doc = readSource(source);
    return [name, unless(doc, ownRequest(name, doc))];
  });
  return own.length === 0 ? {} : { requests: new Map(own) };
}

function unless<T>(value: T, fault: string | undefined): T {
  if (fault !== undefined) throw new Error(fault);
  return value;
}
