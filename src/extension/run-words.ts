/** How far a run is; what is not known is left out. */
export interface RunProgress {
  readonly done?: number;
  readonly total?: number;
  /** What judges have said so far. */
  readonly verdicts?: number;
  /** Paid so far, in US dollars; null where a price is unknown. */
  readonly usd?: number | null;
  /** Nothing is asked until somebody resumes it. */
  readonly paused?: boolean;
  /** In place of counts, where a run has words of its own. */
  readonly text?: string;
}

interface NamedRun {
  readonly title: string;
  readonly progress: RunProgress;
}

/** All runs in one item: `Hone: evaluating 120/500 · $0.12`, and of several their number and sums. */
export function runsText(runs: readonly NamedRun[]): {
  readonly text: string;
  readonly tooltip: string;
  /** Whether all of them are. */
  readonly paused: boolean;
} {
  const paused = runs.length > 0 && runs.every(({ progress }) => progress.paused);
  const lines = runs.map(({ title, progress }) => `${title}${progressText(progress)}`);
  const [only = ''] = lines;
  if (runs.length < 2) return { text: `Hone: ${only}`, tooltip: 'Show or stop the run', paused };
  const usd = runs.reduce((sum, { progress }) => sum + (progress.usd ?? 0), 0);
  const paid = usd > 0 ? ` · ${money(usd)}` : '';
  return { text: `Hone: ${runs.length} runs${paid}`, tooltip: `${lines.join('\n')}\nShow or stop them`, paused };
}

function progressText({ done, total, verdicts = 0, usd, text, paused }: RunProgress): string {
  const counts = text ?? (done === undefined ? '' : total === undefined ? String(done) : `${done}/${total}`);
  const paid = usd === undefined || usd === 0 ? '' : usd === null ? ' · price unknown' : ` · ${money(usd)}`;
  const judged = verdicts === 0 ? '' : ` · ${verdicts} verdict${verdicts === 1 ? '' : 's'}`;
  return `${counts === '' ? '' : ` ${counts}`}${judged}${paid}${paused ? ' · paused' : ''}`;
}

function money(usd: number): string {
  return usd < 0.01 ? '< $0.01' : `$${usd.toFixed(2)}`;
}
