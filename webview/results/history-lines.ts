import type { HistoryLine } from '../../src/protocol/results.js';
import { isShare } from '../shared/is-share.js';

/** More lines than these are told apart by nobody. */
const mostLines = 4;

/** Places are percent of the chart, from its upper left corner. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** The interval's ends. */
  readonly top: number;
  readonly bottom: number;
  readonly score: NonNullable<HistoryLine['score']>;
  readonly isShown: boolean;
  /** When the run began. */
  readonly started: string;
}

export interface ChartLine {
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

interface HistoryLines {
  readonly lines: readonly ChartLine[];
  /** When each run began. */
  readonly runs: readonly string[];
  readonly low: number;
  readonly high: number;
  /** How many variants have no line. */
  readonly left: number;
}

/** Runs side by side in their order, whatever time lies between them: most are minutes apart, some are weeks. */
export function historyLines(entries: readonly HistoryLine[]): HistoryLines {
  const scored = entries.flatMap((entry) => (entry.score === null ? [] : [{ ...entry, score: entry.score }]));
  const runs = [...new Map(scored.map(({ run, started }) => [run, started]))];
  const places = new Map(runs.map(([run], index) => [run, ((index + 0.5) / runs.length) * 100]));
  // The variants of the newest run first: they are what one works on.
  const labels = [...new Set(scored.toReversed().map(({ label }) => label))];
  const drawn = labels.slice(0, mostLines).toReversed();
  const { low, high } = rangeOf(scored.filter(({ label }) => drawn.includes(label)).map(({ score }) => score));
  const y = (value: number): number => ((high - Math.min(high, Math.max(low, value))) / (high - low)) * 100;
  const lines = drawn.map((label, index) => {
    // Beside each other, so that intervals of one run do not hide each other.
    const shift = (index - (drawn.length - 1) / 2) * 1.2;
    const points = scored
      .filter((entry) => entry.label === label)
      .map(({ run, started, score, isShown }) => ({
        x: (places.get(run) ?? 0) + shift,
        y: y(score.mean),
        top: y(score.high),
        bottom: y(score.low),
        score,
        isShown,
        started,
      }));
    return { label, points };
  });
  return { lines, runs: runs.map(([, started]) => started), low, high, left: labels.length - drawn.length };
}

/** Whole tenths around the intervals of shares, two of them at least. */
function rangeOf(scores: readonly NonNullable<HistoryLine['score']>[]): { low: number; high: number } {
  const least = Math.min(...scores.map(({ low }) => low));
  const most = Math.max(...scores.map(({ high }) => high));
  if (!scores.every(isShare)) return { low: least, high: most > least ? most : least + 1 };
  const high = Math.min(1, Math.ceil(most * 10) / 10);
  const low = Math.max(0, Math.min(Math.floor(least * 10) / 10, high - 0.2));
  return { low, high: Math.max(high, 0.2) };
}
