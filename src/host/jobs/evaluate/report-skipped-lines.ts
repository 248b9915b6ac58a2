import type { Row, RowItem } from '../../../engine/dataset/row.js';
import { placeOf } from './place-of.js';
import type { EvaluationEvent } from '../../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';

/** Most line numbers named in the report; the events name all. */
const named = 5;

/** The rows of a data file; the lines between them that are none are kept for whoever reports them. */
export interface RowStream {
  readonly rows: AsyncIterable<Row>;
  /** Where the bad lines met since the last call are and what is wrong with them. */
  takeProblems(): string[];
  /** One sentence about all bad lines so far; undefined without any. */
  summary(): string | undefined;
}

export function rowStream(items: AsyncIterable<RowItem>, file: string): RowStream {
  const waiting: string[] = [];
  const lines: string[] = [];
  async function* rows(): AsyncGenerator<Row, void> {
    for await (const item of items) {
      if (item.type === 'row') yield item.row;
      else {
        const { file: within, line, message } = item.problem;
        lines.push(within === undefined ? String(line) : `${within}:${line}`);
        waiting.push(`${placeOf(item.problem, file)}: ${message}`);
      }
    }
  }
  return {
    rows: rows(),
    takeProblems: () => waiting.splice(0),
    summary: () => (lines.length === 0 ? undefined : summaryOf(file, lines)),
  };
}

/** Puts a problem event before whatever comes next, and the summary into the report. */
export async function* reportSkippedLines(
  events: AsyncIterable<EvaluationEvent>,
  stream: RowStream,
): AsyncGenerator<EvaluationEvent, void> {
  for await (const event of events) {
    for (const message of stream.takeProblems()) yield { type: 'problem', message };
    yield event.type === 'finished' ? { type: 'finished', report: withSummary(event.report, stream.summary()) } : event;
  }
}

function withSummary(report: EvaluationReport, summary: string | undefined): EvaluationReport {
  return summary === undefined ? report : { ...report, problems: [...report.problems, summary] };
}

function summaryOf(file: string, lines: readonly string[]): string {
  const places = `${lines.slice(0, named).join(', ')}${lines.length > named ? ', …' : ''}`;
  const what = lines.length === 1 ? `line ${places} is no row and was` : `${lines.length} lines are no rows and were`;
  return `${file}: ${what} left out${lines.length === 1 ? '' : `: ${places}`}. Correct the file to have all of it.`;
}
