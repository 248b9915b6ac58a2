import type { CellResult, Variant } from '../../engine/eval/contracts/cell.js';
import type { Estimate } from '../../engine/eval/contracts/estimate.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { wilson } from '../../engine/eval/statistics/wilson.js';
import type { VariantLine } from '../../protocol/results.js';
import { variantLabels } from './result-words.js';

/** What the answers of a run add up to while it goes. */
export interface RunningScores {
  add(cell: CellResult): void;
  /** US dollars paid so far, grading included; null once a price is unknown. */
  readonly usd: number | null;
  /** Verdicts of judges so far. */
  readonly verdicts: number;
  /** Metrics of single answers. */
  metrics(): readonly string[];
  lines(variants: readonly Variant[]): VariantLine[];
}

interface Tally {
  n: number;
  errors: number;
  tokens: number;
  usd: number | null;
  /** Sums of row scores by metric. */
  readonly sums: Map<string, number>;
}

export function createRunningScores(): RunningScores {
  const tallies = new Map<string, Tally>();
  let usd: number | null = 0;
  let verdicts = 0;
  return {
    get verdicts() {
      return verdicts;
    },
    get usd() {
      return usd;
    },
    add(cell) {
      const cost = costOf(cell);
      usd = usd === null || cost === null ? null : usd + cost;
      verdicts += (cell.judge?.calls ?? 0) + (cell.judge?.cached ?? 0);
      addTo(tallies, cell);
    },
    metrics: () => [...new Set([...tallies.values()].flatMap(({ sums }) => [...sums.keys()]))],
    lines: (variants) => tallied(tallies, variants),
  };
}

/** What an answer cost, grading included; null where a price is unknown. */
function costOf({ usd, judge }: CellResult): number | null {
  const graded = judge === undefined ? 0 : judge.usd;
  return usd === undefined || graded === undefined ? null : usd + graded;
}

function addTo(tallies: Map<string, Tally>, cell: CellResult): void {
  const tally = tallies.get(cell.variant) ?? { n: 0, errors: 0, tokens: 0, usd: 0, sums: new Map<string, number>() };
  tallies.set(cell.variant, tally);
  tally.tokens += cell.inputTokens + cell.outputTokens;
  tally.usd = tally.usd === null || cell.usd === undefined ? null : tally.usd + cell.usd;
  if (cell.outcome === 'error') tally.errors++;
  if (cell.outcome !== 'scored') return;
  tally.n++;
  for (const [metric, value] of Object.entries(cell.scores))
    tally.sums.set(metric, (tally.sums.get(metric) ?? 0) + value);
}

/**
 * Scores of a run under way. Wilson's interval holds its 95 % nearly, not exactly, for scores of right or wrong; scores
 * between the two vary less, so that theirs is wider than it need be.
 */
function tallied(tallies: ReadonlyMap<string, Tally>, variants: readonly Variant[]): VariantLine[] {
  const labels = variantLabels(variants);
  return variants.map(({ id }) => {
    const { n = 0, errors = 0, tokens = 0, usd = null, sums = new Map<string, number>() } = tallies.get(id) ?? {};
    const scores: Record<string, Estimate> = {};
    for (const [metric, sum] of sums) scores[metric] = wilson(sum, n);
    return { id, label: labels.get(id) ?? id, n, scores, errors, tokens, usd, firstTokenMs: null };
  });
}

/** Those of a run that has ended. */
export function reportedLines(report: EvaluationReport, variants: readonly Variant[]): VariantLine[] {
  const labels = variantLabels(variants);
  return report.variants.map(({ id, n, scores, outcomes, tokens, usd, firstTokenMs = null }) => ({
    id,
    label: labels.get(id) ?? id,
    n,
    scores,
    errors: outcomes.error,
    tokens,
    usd,
    firstTokenMs,
  }));
}
