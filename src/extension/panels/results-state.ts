import type { CellResult, Variant } from '../../engine/eval/contracts/cell.js';
import type { Estimate } from '../../engine/eval/contracts/estimate.js';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { isOfflineModel } from '../../engine/model/chat-model.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import { wilson } from '../../engine/eval/statistics/wilson.js';
import type { OpenCell, ResultsSnapshot, RowFilter, VariantLine } from '../../protocol/results.js';
import { comparisonSentence } from '../../engine/eval/sentences.js';
import { variantLabels } from './result-words.js';
import { createRowTable } from './row-table.js';

export interface ResultsRun {
  /** Workspace-relative path of the prompt, or of the first of several and their number. */
  readonly prompt: string;
  /** Absolute paths of its prompts. */
  readonly files: readonly string[];
  /** Calls the run will make at most, as estimated before it. */
  readonly calls: number;
  /** How many rows of an earlier run are asked about again; absent where it is about all rows. */
  readonly rerunRows?: number | undefined;
}

/** A run as it grows. The panel shows it; the lenses ask it for the last score. */
export interface ResultsState {
  readonly run: ResultsRun;
  readonly phase: ResultsSnapshot['phase'];
  readonly answers: number;
  /** US dollars paid so far; null where a price is unknown. */
  readonly usd: number | null;
  /** Undefined while it runs, and where it could not start. */
  readonly report: EvaluationReport | undefined;
  /** Ids of the rows on which a variant failed or has no answer. */
  failedRows(): readonly string[];
  apply(event: EvaluationEvent): void;
  fail(message: string): void;
  show(filter: RowFilter, first: number, count: number): void;
  /** What is known about a cell from the run itself; the messages come from rendering it again. */
  cell(row: string, variant: string): CellResult | undefined;
  open(cell: OpenCell | null): void;
  snapshot(): ResultsSnapshot;
}

interface Tally {
  n: number;
  errors: number;
  tokens: number;
  usd: number | null;
  /** Sums of row scores by metric. */
  readonly sums: Map<string, number>;
}

const stops: Readonly<Record<EvaluationReport['stop'], string | null>> = {
  finished: null,
  budget: 'The budget was used up, so some rows were not asked. Raise the setting hone.maxUsd to ask them too.',
  cancelled: 'Stopped. What was answered is kept; running again pays only for the rest.',
  failed: 'The run could not go on. What was answered is kept; running again pays only for the rest.',
};

export function createResultsState(run: ResultsRun): ResultsState {
  const rows = createRowTable();
  const tallies = new Map<string, Tally>();
  const problems: string[] = [];
  let variants: readonly Variant[] = [];
  let report: EvaluationReport | undefined;
  let failure: string | undefined;
  const spent = createSpent();
  let open: OpenCell | null = null;
  let view: { filter: RowFilter; first: number; count: number } = { filter: 'all', first: 0, count: 60 };

  return {
    run,
    get phase() {
      return phaseOf(report, failure);
    },
    get answers() {
      return rows.answers;
    },
    get usd() {
      return spent.usd;
    },
    get report() {
      return report;
    },
    failedRows: () => rows.failed(),
    apply(event) {
      if (event.type === 'started') variants = event.variants;
      else if (event.type === 'problem') problems.push(event.message);
      else if (event.type === 'finished') report = event.report;
      else {
        rows.add(event.result);
        spent.add(event.result);
        addTo(tallies, event.result);
      }
    },
    fail: (message) => (failure = message),
    show: (filter, first, count) => (view = { filter, first, count }),
    cell: (row, variant) => rows.cell(row, variant),
    open: (cell) => (open = cell),
    snapshot: () => ({
      ...factsOf({ run, variants, report, tallies }),
      phase: phaseOf(report, failure),
      progress: { done: rows.answers, total: run.calls },
      problems: [...problems, ...(failure === undefined ? [] : [failure])].slice(-5),
      rows: rows.window(view, idsOf(variants)),
      open,
    }),
  };
}

function phaseOf(report: EvaluationReport | undefined, failure: string | undefined): ResultsSnapshot['phase'] {
  return report !== undefined || failure !== undefined ? 'ended' : 'running';
}

function idsOf(variants: readonly Variant[]): string[] {
  return variants.map(({ id }) => id);
}

interface RunSoFar {
  readonly run: ResultsRun;
  readonly variants: readonly Variant[];
  readonly report: EvaluationReport | undefined;
  readonly tallies: Map<string, Tally>;
}

/** What a snapshot says of the run as a whole. */
function factsOf({
  run,
  variants,
  report,
  tallies,
}: RunSoFar): Omit<ResultsSnapshot, 'phase' | 'progress' | 'problems' | 'rows' | 'open'> {
  const models = variants.map(({ model }) => model);
  return {
    prompt: run.prompt,
    rerunRows: run.rerunRows ?? null,
    runs: [],
    shown: 0,
    stopped: report ? stops[report.stop] : null,
    offline: models.some(isOfflineModel),
    notes: editorNotes(models),
    metrics: metricNames(report, tallies),
    variants: report ? reported(report, variants) : tallied(tallies, variants),
    comparisons: report ? comparisonSentences(report, variants) : [],
  };
}

/** What all answers cost, grading included; null once a price is unknown. */
function createSpent(): { readonly usd: number | null; add(cell: CellResult): void } {
  let usd: number | null = 0;
  return {
    get usd() {
      return usd;
    },
    add(cell) {
      const cost = costOf(cell);
      usd = usd === null || cost === null ? null : usd + cost;
    },
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

/** Metrics over rows come first: rows are judged by the first. */
function metricNames(report: EvaluationReport | undefined, tallies: Map<string, Tally>): string[] {
  const perRow = [...tallies.values()].flatMap(({ sums }) => [...sums.keys()]);
  const all = report?.variants.flatMap(({ scores }) => Object.keys(scores)) ?? [];
  return [...new Set([...perRow, ...all])];
}

function reported(report: EvaluationReport, variants: readonly Variant[]): VariantLine[] {
  const labels = variantLabels(variants);
  return report.variants.map(({ id, n, scores, outcomes, tokens, usd }) => ({
    id,
    label: labels.get(id) ?? id,
    n,
    scores,
    errors: outcomes.error,
    tokens,
    usd,
  }));
}

/**
 * Scores of a run under way. Wilson's interval holds its 95 % nearly, not exactly, for scores of right or wrong; scores
 * between the two vary less, so that theirs is wider than it need be.
 */
function tallied(tallies: Map<string, Tally>, variants: readonly Variant[]): VariantLine[] {
  const labels = variantLabels(variants);
  return variants.map(({ id }) => {
    const { n = 0, errors = 0, tokens = 0, usd = null, sums = new Map<string, number>() } = tallies.get(id) ?? {};
    const scores: Record<string, Estimate> = {};
    for (const [metric, sum] of sums) scores[metric] = wilson(sum, n);
    return { id, label: labels.get(id) ?? id, n, scores, errors, tokens, usd };
  });
}

/** The metric is named where there are several. */
function comparisonSentences({ comparisons }: EvaluationReport, variants: readonly Variant[]): string[] {
  const labels = variantLabels(variants);
  const several = new Set(comparisons.map(({ metric }) => metric)).size > 1;
  return comparisons.map((comparison) => {
    const { a, b, metric } = comparison;
    const sentence = comparisonSentence(comparison, { a: labels.get(a) ?? a, b: labels.get(b) ?? b });
    return several ? `${metric}: ${sentence}` : sentence;
  });
}
