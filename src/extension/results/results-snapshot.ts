import * as vscode from 'vscode';
import type { Variant } from '../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { isOfflineModel } from '../../engine/model/chat-model.js';
import { editorNotes } from '../../engine/model/editor-note.js';
import type { ResultsSnapshot } from '../../protocol/results.js';
import { noFacts } from './report-facts.js';
import type { KnownRun } from './known-run.js';
import { reportedLines } from './score-lines.js';

const stops: Readonly<Record<EvaluationReport['stop'], string | null>> = {
  finished: null,
  budget: vscode.l10n.t(
    'The budget was used up, so some rows were not asked. Raise the setting hone.maxUsd to ask them too.',
  ),
  cancelled: vscode.l10n.t('Stopped. What was answered is kept; running again pays only for the rest.'),
  failed: vscode.l10n.t('The run could not go on. What was answered is kept; running again pays only for the rest.'),
};

/** The whole of what the panel shows of a run. */
export function snapshotOf(known: KnownRun, patience?: number): ResultsSnapshot {
  const { run, rows, scores, variants, ended, failure, view } = known;
  return {
    ...whoAnswered(variants),
    ...(ended?.facts ?? noFacts),
    prompt: run.prompt,
    started: run.started ?? null,
    rerunRows: run.rerunRows ?? null,
    runs: [],
    shown: 0,
    phase: phaseOf(known),
    progress: { done: rows.answers, total: run.calls, verdicts: scores.verdicts },
    stopped: whyEnded(known),
    problems: [...known.problems, ...(failure === undefined ? [] : [failure])].slice(-5),
    metrics: metricsOf(known),
    variants: ended ? reportedLines(ended.report, variants, scores) : scores.lines(variants),
    rows: rows.window(
      view,
      variants.map(({ id }) => id),
      patience,
    ),
    open: known.opened,
    comparison: known.comparison?.difference ?? null,
    history: known.history,
    variation: known.variation,
    copied: null,
  };
}

function whyEnded({ ended, wasStopped }: KnownRun): string | null {
  if (ended) return stops[ended.report.stop];
  return wasStopped ? stops.cancelled : null;
}

export function phaseOf({ run, ended, failure, wasStopped }: KnownRun): ResultsSnapshot['phase'] {
  if (ended !== undefined || failure !== undefined || wasStopped) return 'ended';
  return run.started === undefined ? 'running' : 'loading';
}

/** Metrics over rows come first: rows are judged by the first. */
function metricsOf({ scores, ended }: KnownRun): string[] {
  const all = ended?.report.variants.flatMap((variant) => Object.keys(variant.scores)) ?? [];
  return [...new Set([...scores.metrics(), ...all])];
}

function whoAnswered(variants: readonly Variant[]): Pick<ResultsSnapshot, 'offline' | 'notes'> {
  const models = variants.map(({ model }) => model);
  return { offline: models.some(isOfflineModel), notes: editorNotes(models) };
}
