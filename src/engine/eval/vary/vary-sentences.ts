import { points } from '../sentences.js';
import type { KindVariation, MetricVariation } from './vary-report.js';

/** What the figures are for. */
export const varyMoral = "One prompt's score is not the truth: give the mean and the spread beside it.";

/** What a metric's figures mean for somebody who wants to know how good a prompt is. */
export function varySentences({ metric, original, all, flatness }: MetricVariation): string[] {
  return [
    overallSentence(metric, all),
    `The prompt as written has ${percent(original.mean)}, with ${percent(original.low)} to ${percent(original.high)} left open by the sample of rows.`,
    ...(all.texts > 1 ? [spreadSentence(all)] : []),
    `${percent(all.changed)} of the answers are other ones than those to the prompt as written.`,
    ...(flatness === null
      ? []
      : [
          `Flatness (input-perturbation form): a row's score changes by ${points(flatness.change)} points on average, which leaves ${percent(flatness.score)} to select by.`,
        ]),
  ];
}

function overallSentence(metric: string, { texts, range, mean, worst, best }: KindVariation): string {
  const over = texts === 1 ? 'Over 1 text that says' : `Over ${texts} texts that say`;
  if (range === 0) return `${over} the same, ${metric} is ${percent(mean)} with every one.`;
  return `${over} the same, ${metric} is ${percent(mean)} on average, from ${percent(worst.score)} (${worst.name}) to ${percent(best.score)} (${best.name}).`;
}

function spreadSentence({ spread: { observed, noise, beyond } }: KindVariation): string {
  const apart = `The texts lie ${points(observed)} points apart (standard deviation)`;
  if (noise === null || beyond === null) return `${apart}.`;
  return `${apart}: single rows that change sides alone would make about ${points(noise)}, which more rows make smaller; the wording itself makes about ${points(beyond)}.`;
}

function percent(share: number): string {
  return `${points(share)} %`;
}
