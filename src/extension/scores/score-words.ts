import * as vscode from 'vscode';
import { isEditorModel } from '../../engine/model/chat-model.js';
import { fixed, whole } from '../numbers.js';
import type { KeptRun, KeptVariant } from './kept-runs.js';

/** The lens above a prompt. */
export function scoreLens(
  kept: KeptRun,
  changed: readonly string[],
): { readonly title: string; readonly tooltip: string } {
  const score = scoreText(kept);
  if (changed.length === 0) return { title: score, tooltip: vscode.l10n.t('Show the results') };
  const tooltip = vscode.l10n.t(
    'Changed since this score: {0}. Evaluate again for the score of now. Click to see the results of then.',
    changed.join(', '),
  );
  return { title: `$(history)\u00a0${score} · ${staleText(changed)}`, tooltip };
}

/** `84.0 % ±3.1 accuracy on 250 rows`, of the best variant. The interval is not symmetric: the wider side is shown. */
function scoreText({ metric, variants, finished }: KeptRun): string {
  const [best] = [...variants].sort((a, b) => b.mean - a.mean);
  if (best === undefined) return '';
  const score = onRows(`${scoreOf(best)} ${metric}`, best.n);
  const chosen = variants.length > 1 ? vscode.l10n.t('best of {0}: {1}', whole(variants.length), score) : score;
  const byEditor = variants.some(({ model }) => isEditorModel(model));
  const whose = byEditor ? vscode.l10n.t("{0}, by the editor's model", chosen) : chosen;
  return finished ? whose : vscode.l10n.t('{0} (stopped)', whose);
}

function onRows(score: string, n: number): string {
  return n === 1 ? vscode.l10n.t('{0} on 1 row', score) : vscode.l10n.t('{0} on {1} rows', score, whole(n));
}

/** `84.0 % ±3.1`; of a metric that is no share of 1, such as a perplexity, the number. */
function scoreOf(score: Pick<KeptVariant, 'mean' | 'low' | 'high' | 'unit'>): string {
  const { mean, low, high } = score;
  const margin = Math.max(mean - low, high - mean);
  return isPlain(score) ? `${fixed(mean, 2)} ±${fixed(margin, 2)}` : `${percent(mean)} % ±${percent(margin)}`;
}

/** `84.0 %`, or of a choice that several variants took their range: `71.0 to 84.0 %`. */
export function markText(variants: readonly Pick<KeptVariant, 'mean' | 'unit'>[]): string {
  const means = variants.map(({ mean }) => mean);
  const isShare = Math.max(...means) <= 1 && variants.every(({ unit }) => unit === undefined);
  const [low, high] = [Math.min(...means), Math.max(...means)].map((mean) =>
    isShare ? percent(mean) : fixed(mean, 2),
  );
  const range = low === high ? String(high) : vscode.l10n.t('{0} to {1}', String(low), String(high));
  return isShare ? `${range} %` : range;
}

/** What has changed since the run, for a lens and its hover. */
export function staleText(changed: readonly string[]): string {
  const [first = '', ...others] = changed;
  if (others.length === 0) return vscode.l10n.t('stale: {0} changed', first);
  return vscode.l10n.t('stale: {0} and {1} more changed', first, whole(others.length));
}

/** One line a variant, for a hover in Markdown. */
export function variantLines({ metric, variants }: Pick<KeptRun, 'metric' | 'variants'>): string[] {
  return variants.map((variant) => {
    const { model, inputs, n, mean, low, high } = variant;
    const plain = isPlain(variant);
    const choices = Object.entries(inputs).map(([name, value]) => `${name}=${shown(value)}`);
    const [score, from, to] = [mean, low, high].map((value) => (plain ? fixed(value, 2) : percent(value)));
    const range = vscode.l10n.t('{0} to {1}', String(from), String(to));
    const told = `${score}${plain ? '' : ' %'} ${metric} (${range})`;
    return `${[model, ...choices].join(' · ')}: ${onRows(told, n)}`;
  });
}

/** No share of 1, such as a correlation. */
function isPlain({ high, unit }: Pick<KeptVariant, 'high' | 'unit'>): boolean {
  return unit === 'number' || high > 1;
}

function percent(share: number): string {
  return fixed(share * 100, 1);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
