import * as vscode from 'vscode';
import type { Variant } from '../../engine/eval/contracts/cell.js';
import { comparisonSentence } from '../../engine/eval/sentences.js';
import type { MetricDifference, RunComparison, VariantPair } from '../../host/jobs/compare/run-comparison.js';
import { changeLines, moment } from '../../host/reports/compare-words.js';
import type { PairDifference, RunDifference } from '../../protocol/results.js';
import { variantLabels } from './result-words.js';

const names = { a: 'the earlier run', b: 'this run' };

/** A comparison as the panel shows it: the run on screen is its `b`. @param variants those of the run on screen */
export function runDifference(comparison: RunComparison, variants: readonly Variant[]): RunDifference {
  const { a, changes, pairs } = comparison;
  const labels = variantLabels(variants);
  return {
    run: a.run,
    title:
      a.stop === 'finished' ? `${moment(a.started)} UTC` : vscode.l10n.t('{0} UTC, not complete', moment(a.started)),
    changes: changeLines(comparison, names),
    prompts: changes.prompts.flatMap(({ b, diff }) => (b === null || diff === null ? [] : [{ prompt: b, diff }])),
    pairs: pairs.map((pair) => pairDifference(pair, labels.get(pair.b) ?? pair.b)),
  };
}

function pairDifference({ metrics, lost, won, changed }: VariantPair, label: string): PairDifference {
  return {
    label,
    metrics: metrics.map((metric) => ({
      metric: metric.metric,
      then: estimate(metric.a),
      now: estimate(metric.b),
      sentence: comparisonSentence({ ...metric, ...ids }, names),
    })),
    lost: lost.count,
    won: won.count,
    changed: changed.count,
  };
}

const ids = { a: 'a', b: 'b' };

function estimate({ mean, low, high }: MetricDifference['a']): MetricDifference['a'] {
  return { mean, low, high };
}
