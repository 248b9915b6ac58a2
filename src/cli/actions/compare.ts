import { findRun } from '../../host/runs/find-run.js';
import { compareRuns, type RunComparison } from '../../host/jobs/compare-job.js';
import { storedRun } from '../../host/jobs/runs/stored-run.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { openOutput } from '../output.js';
import { compareHtml } from '../../host/reports/compare-html.js';
import { compareMarkdown } from '../../host/reports/compare-markdown.js';
import { compareText } from '../reporters/compare-text.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';

export type CompareFormat = 'text' | 'json' | 'markdown' | 'html';

export interface CompareArguments {
  readonly format: CompareFormat;
  readonly limit: number;
  readonly out?: string;
  readonly failIfWorse?: true;
}

export async function compareTwoRuns(
  [a, b]: readonly [string, string],
  options: CompareArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const host = await openWorkspaces(terminal).of(terminal.cwd);
  try {
    const place = { folder: host.runsFolder, cwd: terminal.cwd };
    const [runA, runB] = [storedRun(findRun(a, place)), storedRun(findRun(b, place))];
    const comparison = await compareRuns(runA, runB, options.limit);
    const output = openOutput(options.out, terminal);
    output.print(formatted(comparison, options, terminal));
    output.close();
    return options.failIfWorse && isWorse(comparison, terminal) ? exitCodes.findings : exitCodes.fine;
  } finally {
    host.close();
  }
}

function formatted(comparison: RunComparison, { format, out }: CompareArguments, terminal: Terminal): string {
  switch (format) {
    case 'text':
      return compareText(comparison, paletteFor(terminal.color && out === undefined));
    case 'json':
      return `${JSON.stringify(comparison, undefined, 2)}\n`;
    case 'markdown':
      return compareMarkdown(comparison);
    case 'html':
      return compareHtml(comparison);
  }
}

/** A reliable loss on any metric; what chance may have done is none. */
function isWorse({ pairs }: RunComparison, terminal: Terminal): boolean {
  const worse = pairs.flatMap(({ metrics }) => metrics.filter(({ difference, p }) => difference < 0 && p < 0.05));
  for (const { metric, sentence } of worse) terminal.note(`${metric}: ${sentence}\n`);
  return worse.length > 0;
}
