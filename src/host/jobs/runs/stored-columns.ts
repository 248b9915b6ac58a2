import type { Variant } from '../../../engine/eval/contracts/cell.js';
import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { metrics as knownMetrics } from '../../../engine/eval/metrics/index.js';
import { resolveMetrics } from '../../../engine/eval/resolve-metrics.js';
import { parsePrompt, parsePrompts } from '../../../engine/prompt/parse-prompt.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import type { MetricStamp } from '../../runs/run-line.js';
import { readCells, type StoredRun } from './stored-run.js';

/** A variant of a run as it was, with what its answers were scored by. */
export interface StoredColumn {
  readonly variant: Variant;
  readonly metrics: readonly Metric[];
}

/** The columns of a run as they were when it started, whatever its files say now. */
export async function storedColumns(run: StoredRun, texts: ReadonlyMap<string, string>): Promise<StoredColumn[]> {
  const { variants, metrics = await metricsInCells(run) } = run.header;
  return variants.map(({ id, prompt: address, model, inputs }) => {
    const prompt = promptOf(address, texts);
    return {
      variant: { id, prompt, model, inputs },
      metrics: (metrics[id] ?? []).flatMap((stamp) => metricOf(stamp, prompt) ?? []),
    };
  });
}

function promptOf(address: string, texts: ReadonlyMap<string, string>): PromptDoc {
  for (const [path, text] of texts) {
    const found = address.startsWith(path)
      ? parsePrompts(text, path).find((doc) => addressOf(doc) === address)
      : undefined;
    if (found !== undefined) return found;
  }
  return parsePrompt('', address);
}

/** Row scores are in the cells and are not computed again; a metric over the whole set is. */
function metricOf({ id, level }: MetricStamp, { config }: PromptDoc): Metric | undefined {
  if (level !== 'set') return { ...scored, id };
  const isIt = (metric: { readonly id: string; readonly level: string }): boolean =>
    metric.id === id && metric.level === 'set';
  const found = resolveMetrics(config).metrics.find(isIt) ?? knownMetrics.find(isIt);
  return found?.level === 'set' ? found : undefined;
}

const scored: Omit<Extract<Metric, { level: 'row' }>, 'id'> = {
  level: 'row',
  summary: '',
  needs: [],
  range: [0, 1],
  score: () => ({ value: NaN }),
};

/** For runs that did not say: what stands in their cells. */
async function metricsInCells(run: StoredRun): Promise<Record<string, MetricStamp[]>> {
  const found: Record<string, MetricStamp[]> = {};
  await readCells(run, ({ variant, scores, outcome }) => {
    if (outcome === 'scored') found[variant] ??= Object.keys(scores).map((id) => ({ id, level: 'row' }));
  });
  return found;
}
