import type { Estimate } from '../../engine/eval/contracts/estimate.js';
import type {
  BudgetLimits,
  CandidateRecord,
  OptimizeEvent,
  OptimizeReport,
  Spend,
} from '../../engine/optimize/contracts.js';
import type { CandidateLine, CurvePoint, RunView } from '../../protocol/optimizer-run.js';
import { verdictView } from './verdict-words.js';

export interface OptimizerRunOptions {
  /** Workspace-relative path of the prompt. */
  readonly prompt: string;
  /** The method's title. */
  readonly method: string;
  readonly limits: BudgetLimits;
  readonly offline: boolean;
  /** What is to be known of those who answer and write. */
  readonly notes: readonly string[];
}

/** An optimization as it grows, and what the user decided in the end. */
export interface OptimizerRun {
  readonly report: OptimizeReport | undefined;
  readonly spend: Spend;
  apply(event: OptimizeEvent): void;
  fail(message: string): void;
  /** Of a run under way. */
  turn(phase: 'running' | 'paused' | 'stopping'): void;
  decide(decision: RunView['decision'], notice: string | null): void;
  /** The whole file of a version; the best one without an id. */
  textOf(candidate: string | null): string | undefined;
  /** The prompt as it was when the run began; undefined until the run has read it. */
  seedText(): string | undefined;
  view(): RunView;
}

/** Versions the view lists; the journal has all. */
const shownCandidates = 200;

interface Tracked {
  readonly record: CandidateRecord;
  score: CandidateLine['score'];
  rejected: string | null;
}

interface Progress {
  readonly candidates: Map<string, Tracked>;
  readonly curve: CurvePoint[];
  readonly problems: string[];
  sizes: RunView['sizes'];
  spend: Spend;
  best: string | undefined;
  phase: RunView['phase'];
  report: OptimizeReport | undefined;
  decision: RunView['decision'];
  notice: string | null;
}

export function createOptimizerRun(options: OptimizerRunOptions): OptimizerRun {
  const progress: Progress = {
    candidates: new Map(),
    curve: [],
    problems: [],
    sizes: null,
    spend: { calls: 0, taskCalls: 0, writerCalls: 0, tokens: 0, usd: 0 },
    best: undefined,
    phase: 'running',
    report: undefined,
    decision: 'open',
    notice: null,
  };
  return {
    get report() {
      return progress.report;
    },
    get spend() {
      return progress.spend;
    },
    apply: (event) => record(progress, event),
    fail(message) {
      progress.phase = 'failed';
      progress.problems.push(message);
    },
    turn(phase) {
      if (progress.phase === 'running' || progress.phase === 'paused') progress.phase = phase;
    },
    decide: (decision, notice) => Object.assign(progress, { decision, notice }),
    textOf: (id) => textOf(progress, id),
    seedText: () => [...progress.candidates.values()].find(isSeed)?.record.text,
    view: () => toView(options, progress),
  };
}

function record(progress: Progress, event: OptimizeEvent): void {
  switch (event.type) {
    case 'started':
      progress.sizes = event.sizes;
      break;
    case 'proposed':
      progress.candidates.set(event.candidate.id, { record: event.candidate, score: null, rejected: null });
      break;
    case 'rejected':
      update(progress, event.id, { rejected: event.reason });
      break;
    case 'duelled':
      break;
    case 'scored':
      update(progress, event.id, { score: { ...event.score, n: event.n, split: event.split } });
      break;
    case 'best':
      progress.best = event.id;
      addPoint(progress.curve, event.score, event.charged);
      break;
    case 'step':
      progress.spend = event.spend;
      break;
    case 'problem':
      progress.problems.push(event.message);
      break;
    case 'finished':
      Object.assign(progress, { report: event.report, spend: event.report.spend, phase: 'ended' });
      break;
  }
}

function update({ candidates }: Progress, id: string, change: Partial<Tracked>): void {
  const tracked = candidates.get(id);
  if (tracked) Object.assign(tracked, change);
}

function addPoint(curve: CurvePoint[], { mean, low, high }: Estimate, calls: number): void {
  if (curve.at(-1)?.calls === calls) curve.pop();
  curve.push({ calls, mean, low, high });
}

/** The best version is the one that won the sealed test, and where none did, the one with the best development score. */
function textOf({ candidates, report, best }: Progress, id: string | null): string | undefined {
  if (id === null && report && report.bestText !== report.seedText) return report.bestText;
  return candidates.get(id ?? best ?? '')?.record.text;
}

function toView(options: OptimizerRunOptions, progress: Progress): RunView {
  const { candidates, best, report, problems, phase, sizes, spend, curve, decision, notice } = progress;
  const all = [...candidates.values()];
  return {
    ...options,
    phase,
    sizes,
    spend,
    curve,
    candidates: all
      .slice(-shownCandidates)
      .reverse()
      .map((tracked) => toLine(tracked, best)),
    proposed: all.length,
    rejected: all.filter(({ rejected }) => rejected !== null).length,
    problems: problems.slice(-5),
    verdict: report ? verdictView(report) : null,
    decision,
    notice,
  };
}

function isSeed({ record }: Tracked): boolean {
  return record.parents.length === 0;
}

function toLine(
  { record: { id, operator, parents }, score, rejected }: Tracked,
  best: string | undefined,
): CandidateLine {
  return { id, operator, parents, score, rejected, best: id === best, seed: parents.length === 0 };
}
