import type { ClassReport } from '../../../engine/eval/class-matrix.js';
import type { VariantReport } from '../../../engine/eval/contracts/report.js';
import { percent } from '../wording.js';
import { xmlText } from '../xml.js';
import { htmlTable } from './page.js';

/** A wider matrix is in `--format json` alone. */
const mostLabels = 40;

/** How the classes of each variant fared: folded away, since there may be many. */
export function classTables(variants: readonly VariantReport[], names: ReadonlyMap<string, string>): string[] {
  const found = variants.flatMap(({ id, classes }) => (classes === undefined ? [] : [{ id, classes }]));
  if (found.length === 0) return [];
  const open = found.length === 1 ? ' open' : '';
  const tables = found.map(
    ({ id, classes }) =>
      `<details${open}><summary>${xmlText(names.get(id) ?? id)}</summary>\n${classTable(classes)}</details>\n`,
  );
  return ['<h2>Expected labels, and how often each was answered</h2>\n', ...tables];
}

function classTable({ labels, counts, scores }: ClassReport): string {
  if (labels.length > mostLabels)
    return `<p class="soft">The matrix of ${labels.length} labels is in --format json.</p>\n`;
  const rows = labels.map((label, i) => {
    const { precision = 0, recall = 0, f1 = 0 } = scores[i] ?? {};
    return [xmlText(label), ...(counts[i] ?? []).map(String), ...[precision, recall, f1].map(percent)];
  });
  return htmlTable(['expected', ...labels, 'none', 'precision', 'recall', 'F1'], rows);
}
