import { resolve } from 'node:path';
import { openReportFile, type ReportFile } from '../host/reports/report-file.js';
import type { Terminal } from './terminal.js';

/** Where a report goes: standard output, or the file of `--out`. */
export type Output = ReportFile;

/** @throws HostError when the file cannot be written */
export function openOutput(file: string | undefined, terminal: Terminal): Output {
  if (file === undefined) return { print: (text) => terminal.print(text), close: () => undefined };
  return openReportFile(resolve(terminal.cwd, file));
}
