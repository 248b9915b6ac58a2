import type { BudgetLimits, OptimizeEvent, OptimizeReport, Spend } from '../../engine/optimize/contracts.js';
import type { CurvePoint, RunView } from '../../protocol/optimizer-run.js';
import { createCandidates, type Candidates } from './candidate-lines.js';
import { verdictView } from './verdict-words.js';

export interface OptimizerRunOptions {
  /** Workspace-relative path of the prompt. */
  readonly prompt: string;
  /** The method's title. */
  readonly method: string;
  readonly limits: BudgetLimits;
  readonly offline: boolean;
  /** A model of the editor takes part. */
  readonly byPlan: boolean;
  /** What is to be known of those who answer and write. */
  readonly notes: readonly string[];
}

/** Of a run that began before. */
export interface EarlierPart {
  readonly run: string;
  /** It would have gone on by itself, had its window not been away for too long. */
  readonly away: boolean;
}

/** An optimization as it grows, and what the user decided in the end. */
export interface OptimizerRun {
  readonly report: OptimizeReport | undefined;
  readonly spend: Spend;
  apply(event: OptimizeEvent): void;
  fail(message: string): void;
  /** It was stopped before there was anything to report. */
  end(): void;
  /** Says something beside what is to be known of the models. */
  note(text: string): void;
  readonly phase: RunView['phase'];
  /** The id of a run that has ended before it was done, and can be gone on with. */
  readonly resumable: string | undefined;
  /** Of a run under way. */
  turn(phase: Exclude<RunView['phase'], 'ended' | 'failed'>): void;
  decide(decision: RunView['decision'], notice: string | null): void;
  /** Shows the change of a version in place; null shows none. */
  open(candidate: string | null): void;
  /** The whole file of a version; the best one without an id. */
  textOf(candidate: string | null): string | undefined;
  /** The prompt as it was when the run began; undefined until the run has read it. */
  seedText(): string | undefined;
  view(): RunView;
}

interface Progress {
  /** Undefined until it has begun. */
  run: string | undefined;
  readonly away: boolean;
  readonly notes: string[];
  readonly candidates: Candidates;
  readonly curve: CurvePoint[];
  readonly problems: string[];
  sizes: RunView['sizes'];
  work: RunView['work'];
  /** The candidate whose change is shown in place. */
  opened: string | null;
  spend: Spend;
  best: string | undefined;
  phase: RunView['phase'];
  report: OptimizeReport | undefined;
  decision: RunView['decision'];
  notice: string | null;
}

export function createOptimizerRun(options: OptimizerRunOptions, earlier?: EarlierPart): OptimizerRun {
  const progress: Progress = {
    run: earlier?.run,
    away: earlier?.away ?? false,
    notes: [...options.notes],
    candidates: createCandidates(),
    curve: [],
    problems: [],
    sizes: null,
    work: null,
    opened: null,
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
    get phase() {
      return progress.phase;
    },
    get resumable() {
      return resumable(progress);
    },
    apply: (event) => record(progress, event),
    fail(message) {
      progress.phase = 'failed';
      progress.problems.push(message);
    },
    end: () => void (progress.phase = 'ended'),
    note: (text) => void progress.notes.push(text),
    turn(phase) {
      if (!isOver(progress) && progress.phase !== 'stopping') progress.phase = phase;
    },
    decide: (decision, notice) => Object.assign(progress, { decision, notice }),
    textOf: (id) => textOf(progress, id),
    open: (candidate) => (progress.opened = candidate),
    seedText: () => progress.candidates.seed()?.text,
    view: () => toView(options, progress),
  };
}

function isOver({ phase }: Progress): boolean {
  return phase === 'ended' || phase === 'failed';
}

function resumable({ phase, run, report }: Progress): string | undefined {
  const { stop = 'cancelled' } = report ?? {};
  return phase === 'failed' || (phase === 'ended' && (stop === 'failed' || stop === 'cancelled')) ? run : undefined;
}

function record(progress: Progress, event: OptimizeEvent): void {
  progress.candidates.apply(event);
  switch (event.type) {
    case 'started':
      Object.assign(progress, { run: event.run, sizes: event.sizes });
      break;
    case 'working':
      // The batches of the sealed test are that test.
      if (progress.work?.kind !== 'testing') progress.work = event.work;
      break;
    case 'best':
      progress.best = event.id;
      addPoint(progress, event);
      break;
    case 'spent':
    case 'step':
      progress.spend = event.spend;
      break;
    case 'problem':
      progress.problems.push(event.message);
      break;
    case 'finished':
      Object.assign(progress, { report: event.report, spend: event.report.spend, work: null, phase: 'ended' });
      break;
    default:
  }
}

function addPoint(
  { curve, spend: { usd } }: Progress,
  { score: { mean, low, high }, charged: calls }: Extract<OptimizeEvent, { type: 'best' }>,
): void {
  if (curve.at(-1)?.calls === calls) curve.pop();
  curve.push({ calls, usd, mean, low, high });
}

/** The best version is the one that won the sealed test, and where none did, the one with the best development score. */
function textOf({ candidates, report, best }: Progress, id: string | null): string | undefined {
  if (id === null && report && report.bestText !== report.seedText) return report.bestText;
  return candidates.find(id ?? best ?? '')?.text;
}

function toView(options: OptimizerRunOptions, progress: Progress): RunView {
  const { candidates, best, report, problems, opened } = progress;
  const { phase, away, notes, sizes, work, spend, curve, decision, notice } = progress;
  const ids = { seed: candidates.seed()?.id, best };
  return {
    ...options,
    resumable: resumable(progress) !== undefined,
    ...{ phase, away, notes, sizes, work, spend, curve, decision, notice },
    rows: candidates.rows(),
    candidates: candidates.lines(best),
    opened: opened === null ? null : candidates.open(opened),
    proposed: candidates.proposed,
    rejected: candidates.rejected,
    problems: problems.slice(-5),
    verdict: report ? verdictView(report, ids) : null,
  };
}
