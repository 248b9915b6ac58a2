import { createTwoFilesPatch } from 'diff';
import type { KindVariation, MetricVariation, VaryGroup, VaryReport } from '../../engine/eval/vary/vary-report.js';
import { varyMoral, varySentences } from '../../engine/eval/vary/vary-sentences.js';
import type { PromptVariation, VariedKind, VariedScore } from '../../protocol/results.js';
import { choiceLabel } from './result-words.js';

/** What became of a prompt in other forms, as the panel shows it. */
export function variedRun(report: VaryReport): PromptVariation {
  return {
    notes: [varyMoral, ...report.notes],
    scores: report.groups.flatMap((group) => group.metrics.map((metric) => scoreOf(report, group, metric))),
  };
}

function scoreOf(report: VaryReport, group: VaryGroup, found: MetricVariation): VariedScore {
  const { metric, original, kinds, all } = found;
  return {
    label: choiceLabel(group),
    metric,
    original,
    sentences: varySentences(found),
    kinds: [...kinds, ...(kinds.length > 1 ? [all] : [])].map(kindOf),
    worst: worstOf(report, all),
  };
}

function kindOf({ kind, texts, mean, spread, worst, best, changed }: KindVariation): VariedKind {
  return { kind, texts, mean, spread: texts > 1 ? spread.observed : null, worst, best, changed };
}

function worstOf({ text, variations }: VaryReport, { worst, range }: KindVariation): VariedScore['worst'] {
  const found = range === 0 ? undefined : variations.find(({ name }) => name === worst.name);
  if (found === undefined) return null;
  const patch = createTwoFilesPatch('as written', found.name, text, found.text, undefined, undefined, { context: 1 });
  return { name: found.name, diff: patch.slice(patch.indexOf('--- ')) };
}
