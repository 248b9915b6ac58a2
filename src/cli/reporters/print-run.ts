import { type WrittenRun, writeRun } from '../../host/reports/write-run.js';
import type { Output } from '../output.js';
import type { Palette } from '../palette.js';
import type { RunFormat } from '../run-formats.js';
import { evalText } from './eval-text.js';

export interface PrintedRun extends WrittenRun {
  readonly color: Palette;
}

/** Prints a run in any format. */
export async function printRun(format: RunFormat, run: PrintedRun, output: Output): Promise<void> {
  if (format === 'text') output.print(evalText(run.report, run.place, run.color));
  else await writeRun(format, run, output.print);
}
