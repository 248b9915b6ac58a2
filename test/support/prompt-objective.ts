import assert from 'node:assert/strict';
import { withJuries } from '../../src/engine/eval/juries.js';
import { resolveMetrics } from '../../src/engine/eval/resolve-metrics.js';
import { chooseObjective, type ChosenObjective, type Objective } from '../../src/engine/optimize/choose-objective.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { type FakeModel, fakeModel, plainPrompt, textOf } from './optimize-run.js';

/** The plain prompt measured by these metrics; it has no labels, so that any answer counts. */
export function measuredBy(metrics: string): string {
  return plainPrompt.replace('[exact-match]', metrics).replace('output:\n  labels: [yes, no]\n', '');
}

/** What the prompt's metrics offer a search, graded by `judges`. */
export function chosenObjective(
  prompt: string,
  weights?: Readonly<Record<string, number>>,
  judges = ['fake/judge'],
): ChosenObjective {
  const { metrics } = resolveMetrics(parsePrompt(prompt, 'decide.prompt').config);
  const judged = metrics.map((metric) => withJuries(metric, (jury) => ({ ...jury, judges })));
  return chooseObjective(weights, judged);
}

/** The same where a search can maximise it. */
export function promptObjective(...args: Parameters<typeof chosenObjective>): Objective {
  const found = chosenObjective(...args);
  assert.ok(found.ok, found.ok ? '' : found.fault);
  return found.objective;
}

/** Answers with the length of what it was told, so that any change of the prompt shows. */
export const tellsLength = (): FakeModel => fakeModel((request) => `${textOf(request).length} words`);

/** From 0 to 1: the shorter what the model was told, the better. */
export const likesShort = (answer: string): number => Math.max(0, 1000 - parseInt(answer, 10)) / 1000;
