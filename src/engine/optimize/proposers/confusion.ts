import type { ScoredCell } from '../score-table.js';

/** Which label was answered for which how often, the commonest first; what is no label is not told apart. */
export function confusionLines(cells: readonly Pick<ScoredCell, 'expected' | 'label'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { expected, label } of cells) {
    if (expected === undefined || expected === label) continue;
    const line = `${expected} expected, ${label ?? 'no label'} answered`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([line, count]) => `${line}: ${count === 1 ? 'once' : `${count} times`}`);
}
