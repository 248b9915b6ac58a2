import { canonicalJson } from '../../text/hash.js';
import type { Estimate } from '../contracts/estimate.js';
import type { EvaluationReport, VariantReport } from '../contracts/report.js';
import { mean } from '../statistics/mean.js';
import type { Variation } from './contracts.js';
import { type Flatness, flatnessOf } from './flatness.js';
import { spreadOf, standardDeviation, type TextSpread } from './spread.js';
import type { RowOutcome, VaryCells } from './vary-cells.js';

/** The result of `hone vary`: what it prints as JSON. */
export interface VaryReport
  extends Pick<EvaluationReport, 'run' | 'calls' | 'cached' | 'errors' | 'rows' | 'stop' | 'problems'> {
  /** The prompt's path. */
  readonly prompt: string;
  /** Its text as written. */
  readonly text: string;
  readonly seed: number;
  /** Calls to the writer that were paid; they are not among `calls`. */
  readonly writerCalls: number;
  /** What was not varied, and why. */
  readonly notes: readonly string[];
  /** One for each model and each combination of the prompt's own matrix. */
  readonly groups: readonly VaryGroup[];
  readonly variations: readonly Variation[];
}

export interface VaryGroup {
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly metrics: readonly MetricVariation[];
}

export interface MetricVariation {
  readonly metric: string;
  /** Of the prompt as written; its interval is what the sample of rows leaves open. */
  readonly original: Estimate;
  /** Input-perturbation form; null where rows have no score of their own. */
  readonly flatness: Flatness | null;
  readonly all: KindVariation;
  readonly kinds: readonly KindVariation[];
}

export interface KindVariation {
  /** `all` for all of them together. */
  readonly kind: string;
  readonly texts: number;
  /** Rows that the prompt and all these texts have an answer to. */
  readonly rows: number;
  readonly mean: number;
  readonly spread: TextSpread;
  readonly worst: NamedScore;
  readonly best: NamedScore;
  /** Best less worst. */
  readonly range: number;
  /** Share of answers that are other ones than those to the prompt as written. */
  readonly changed: number;
}

export interface NamedScore {
  readonly name: string;
  readonly score: number;
}

export interface VaryFacts
  extends Pick<VaryReport, 'prompt' | 'text' | 'seed' | 'writerCalls' | 'notes' | 'variations'> {
  readonly cells: VaryCells;
}

/** Sums up a run of a prompt and its variations, whose addresses end with `#` and their names. */
export function varyReport(report: EvaluationReport, { cells, ...facts }: VaryFacts): VaryReport {
  const { run, calls, cached, errors, rows, stop, problems } = report;
  const groups = new Map<string, VariantReport[]>();
  for (const variant of report.variants) {
    const key = canonicalJson([variant.model, variant.inputs]);
    groups.set(key, [...(groups.get(key) ?? []), variant]);
  }
  const found = [...groups.values()].flatMap((variants) => groupOf(variants, facts, cells));
  return { run, calls, cached, errors, rows, stop, problems, ...facts, groups: found };
}

/** A text of a group with its results. */
interface Told {
  readonly name: string;
  readonly kind: string;
  readonly report: VariantReport;
  readonly rows: ReadonlyMap<string, RowOutcome>;
}

function groupOf(
  variants: readonly VariantReport[],
  { prompt, variations }: Omit<VaryFacts, 'cells'>,
  cells: VaryCells,
): VaryGroup[] {
  const told = (name: string, kind: string): Told[] => {
    const address = kind === '' ? prompt : `${prompt}#${name}`;
    const report = variants.find((variant) => variant.prompt === address);
    return report === undefined || report.n === 0 ? [] : [{ name, kind, report, rows: cells.rowsOf(report.id) }];
  };
  const [original] = told('', '');
  if (original === undefined) return [];
  const texts = variations.flatMap(({ name, kind }) => told(name, kind));
  const { model, inputs, scores } = original.report;
  const metrics = Object.keys(scores).flatMap((metric) => metricVariation(metric, original, texts));
  return [{ model, inputs, metrics }];
}

function metricVariation(metric: string, original: Told, texts: readonly Told[]): MetricVariation[] {
  const estimate = original.report.scores[metric];
  if (estimate === undefined || texts.length === 0) return [];
  const kinds = [...new Set(texts.map(({ kind }) => kind))];
  const of = (kind: string, some: readonly Told[]): KindVariation[] =>
    kindVariation(metric, kind, { original, texts: some });
  const [all] = of('all', texts);
  if (all === undefined) return [];
  const [own, ...varied] = rowScores(metric, [original, ...texts]) ?? [];
  return [
    {
      metric,
      original: estimate,
      flatness: own === undefined ? null : flatnessOf(own, varied),
      all,
      kinds: kinds.flatMap((kind) =>
        of(
          kind,
          texts.filter((text) => text.kind === kind),
        ),
      ),
    },
  ];
}

function kindVariation(
  metric: string,
  kind: string,
  { original, texts }: { readonly original: Told; readonly texts: readonly Told[] },
): KindVariation[] {
  const rows = commonRows([original, ...texts]);
  if (rows.length === 0) return [];
  const byRow = rowScores(metric, [original, ...texts])?.slice(1);
  const scores = texts.map(({ name, report }, i): NamedScore => {
    const own = byRow?.[i];
    return { name, score: own === undefined ? (report.scores[metric]?.mean ?? NaN) : mean(own) };
  });
  const sorted = [...scores].sort((a, b) => a.score - b.score);
  const [worst, best] = [sorted[0], sorted.at(-1)];
  if (worst === undefined || best === undefined) return [];
  const values = scores.map(({ score }) => score);
  return [
    {
      kind,
      texts: texts.length,
      rows: rows.length,
      mean: mean(Float64Array.from(values)),
      spread:
        byRow === undefined ? { observed: standardDeviation(values), noise: null, beyond: null } : spreadOf(byRow),
      worst,
      best,
      range: best.score - worst.score,
      changed: changedShare(rows, original, texts),
    },
  ];
}

/** In a fixed order, whatever order the answers came in: the order of additions shows in the last digits. */
function commonRows(texts: readonly Told[]): string[] {
  const [first, ...others] = texts;
  return [...(first?.rows.keys() ?? [])].filter((row) => others.every(({ rows }) => rows.has(row))).sort();
}

/** On the rows that all have, in one order; undefined for a metric over the whole set. */
function rowScores(metric: string, texts: readonly Told[]): Float64Array[] | undefined {
  const rows = commonRows(texts);
  const scores = texts.map((text) => rows.map((row) => text.rows.get(row)?.scores[metric]));
  if (rows.length === 0 || scores.some((own) => own.includes(undefined))) return undefined;
  return scores.map((own) => Float64Array.from(own, (score) => score ?? NaN));
}

function changedShare(rows: readonly string[], original: Told, texts: readonly Told[]): number {
  const pairs = rows.flatMap((row) => {
    const own = [...(original.rows.get(row)?.answers ?? [])];
    return texts.flatMap((text) => {
      const others = text.rows.get(row)?.answers;
      return own.flatMap(([repeat, answer]) => (others?.has(repeat) ? [others.get(repeat) !== answer] : []));
    });
  });
  return pairs.length === 0 ? 0 : pairs.filter((isChanged) => isChanged).length / pairs.length;
}
