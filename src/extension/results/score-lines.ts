import type { CellResult, Variant } from '../../engine/eval/contracts/cell.js';
import type { Estimate } from '../../engine/eval/contracts/estimate.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { isEditorModel, isOfflineModel } from '../../engine/model/chat-model.js';
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
  /** Whether all answers of a variant came from the cache. */
  isCached(variant: string): boolean;
  lines(variants: readonly Variant[]): VariantLine[];
}

interface Tally {
  n: number;
  errors: number;
  /** Answers that came from the cache, and those that did not. */
  cached: number;
  asked: number;
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
    isCached: (variant) => isCached(tallies.get(variant)),
    lines: (variants) => tallied(tallies, variants),
  };
}

/** What an answer cost, grading included; null where a price is unknown. */
function costOf({ usd, judge }: CellResult): number | null {
  const graded = judge === undefined ? 0 : judge.usd;
  return usd === undefined || graded === undefined ? null : usd + graded;
}

function newTally(): Tally {
  return { n: 0, errors: 0, cached: 0, asked: 0, tokens: 0, usd: 0, sums: new Map() };
}

function isCached(tally: Tally | undefined): boolean {
  return tally !== undefined && tally.cached > 0 && tally.asked === 0;
}

function addTo(tallies: Map<string, Tally>, cell: CellResult): void {
  const tally = tallies.get(cell.variant) ?? newTally();
  tallies.set(cell.variant, tally);
  tally[cell.cached ? 'cached' : 'asked']++;
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
  return variants.map(({ id, model }) => {
    const tally = tallies.get(id) ?? newTally();
    const { n, errors, tokens, sums } = tally;
    const scores: Record<string, Estimate> = {};
    for (const [metric, sum] of sums) scores[metric] = wilson(sum, n);
    const cost = shownCost(model, { usd: tally.usd, cached: isCached(tally) });
    return { id, label: labels.get(id) ?? id, n, scores, errors, tokens, ...cost, firstTokenMs: null };
  });
}

type ShownCost = Pick<VariantLine, 'usd' | 'cached'>;

/** What a plan counts for a model of the editor is not known, though a run takes it for nothing; the learner is free, cached or not. */
function shownCost(model: string, { usd, cached }: ShownCost): ShownCost {
  return { usd: isEditorModel(model) ? null : usd, cached: cached && !isOfflineModel(model) };
}

/** Those of a run that has ended. */
export function reportedLines(
  report: EvaluationReport,
  variants: readonly Variant[],
  running: Pick<RunningScores, 'isCached'>,
): VariantLine[] {
  const labels = variantLabels(variants);
  return report.variants.map(({ id, model, n, scores, outcomes, tokens, usd, firstTokenMs = null }) => ({
    id,
    label: labels.get(id) ?? id,
    n,
    scores,
    errors: outcomes.error,
    tokens,
    ...shownCost(model, { usd, cached: running.isCached(id) }),
    firstTokenMs,
  }));
}
