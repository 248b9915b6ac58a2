import type { ClassReport } from '../../engine/eval/class-matrix.js';
import type { VariantReport } from '../../engine/eval/contracts/report.js';
import { printable } from '../code-frame.js';
import { table } from '../table.js';

/** A wider matrix is no reading in a terminal, and neither are many of them. */
const mostLabels = 12;
const mostMatrices = 4;

/** The confusion matrix of each variant, where a run has few of both. */
export function evalClasses(variants: readonly VariantReport[], names: ReadonlyMap<string, string>): string {
  const found = variants.flatMap(({ id, classes }) => (classes === undefined ? [] : [{ id, classes }]));
  if (found.length === 0) return '';
  if (found.length > mostMatrices || found.some(({ classes }) => classes.labels.length > mostLabels))
    return '\nThe confusion matrices are in --format json\n';
  return found
    .map(
      ({ id, classes }) =>
        `\n${printable(names.get(id) ?? id)}: expected labels, and how often each was answered\n${matrix(classes)}`,
    )
    .join('');
}

function matrix({ labels, counts, scores }: ClassReport): string {
  const words = labels.map(printable);
  const head = ['expected', ...words, 'none', 'precision', 'recall', 'F1'];
  const rows = words.map((word, i) => {
    const { precision = 0, recall = 0, f1 = 0 } = scores[i] ?? {};
    return [word, ...(counts[i] ?? []).map(String), ...[precision, recall, f1].map(percent)];
  });
  return table([head, ...rows], new Set(head.map((_, at) => at).slice(1)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
