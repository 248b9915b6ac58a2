import { join, relative } from 'node:path';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationEvent, StartedEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import { missedThresholds, parseThreshold, type Threshold } from '../../engine/eval/thresholds.js';
import { HostError } from '../../host/host-error.js';
import { storedRun } from '../../host/jobs/runs/stored-run.js';
import { estimateJob, evaluateJob, type EvaluateRequest } from '../../host/jobs/evaluate-job.js';
import { isCell } from '../../host/jobs/evaluate/resume-run.js';
import type { OpenedHost } from '../../host/open-host.js';
import { readRun } from '../../host/runs/read-run.js';
import { printable } from '../code-frame.js';
import type { EvalArguments } from '../eval-arguments.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { givenData } from '../given-data.js';
import { interruptible } from '../interrupt.js';
import { keepHeapLean } from '../lean-heap.js';
import { learnersOf } from '../../host/reports/learners.js';
import { createNotes, type Notes } from '../notes.js';
import { openOutput, type Output } from '../output.js';
import { createProgress } from '../progress.js';
import { estimateJson, estimateLines } from '../reporters/estimate.js';
import { csvCell, csvHeader } from '../../host/reports/eval-csv.js';
import { printRun } from '../reporters/print-run.js';
import type { Terminal } from '../terminal.js';
import { counted } from '../../host/reports/wording.js';
import { paletteFor } from '../palette.js';
import { type EvalPlan, expandPrompts, inFolder, plansOf } from '../suites.js';
import { rowsAsked } from '../rows-asked.js';
import { openWorkspaces } from '../workspaces.js';

/** The prompts named, or the suites of the configuration. The exit code is the worst of the runs. */
export async function evaluateFiles(
  files: readonly string[],
  options: EvalArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const paths = await expandPrompts(files, terminal.cwd);
  const host = await openWorkspaces(terminal, options).of(paths[0] ?? terminal.cwd);
  try {
    const data = await givenData(options, host, terminal);
    const plans = await plansOf(
      paths,
      inFolder({ ...options, ...(data !== undefined && { data }) }, terminal.cwd),
      host,
    );
    const output = openOutput(options.out, terminal);
    let worst: ExitCode = exitCodes.fine;
    for (const [index, plan] of plans.entries()) {
      if (plan.suite !== undefined && plans.length > 1) terminal.note(`Suite ${plan.suite}:\n`);
      worst = worse(worst, await evaluateOnce(plan, { host, terminal, output, isFirst: index === 0 }));
    }
    output.close();
    return worst;
  } finally {
    host.close();
  }
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

interface EvalPlace {
  readonly host: OpenedHost;
  readonly terminal: Terminal;
  readonly output: Output;
  /** Of the runs of one start, which share a recording. */
  readonly isFirst: boolean;
}

async function evaluateOnce({ paths, options }: EvalPlan, place: EvalPlace): Promise<ExitCode> {
  const { host, terminal, output } = place;
  const thresholds = readThresholds(options.threshold ?? []);
  const request = {
    ...requestOf(paths, options),
    thresholds: thresholds.map(({ metric }) => metric),
    rows: await rowsAsked(paths, options, host),
    addToRecord: !place.isFirst,
  };
  if (options.estimate) return printEstimate(request, options, { host, output });
  keepHeapLean();
  const notes = createNotes(terminal);
  const outcome = await interruptible(terminal, (signal) =>
    follow(evaluateJob(request, host, signal), csvPrinter(options, { host, output }), { notes, terminal }),
  );
  return conclude(outcome, thresholds, { options, notes, terminal, host, output });
}

function readThresholds(texts: readonly string[]): Threshold[] {
  return texts.map((text) => {
    const threshold = parseThreshold(text);
    if (typeof threshold === 'string') throw new HostError('bad-argument', threshold);
    return threshold;
  });
}

function requestOf(files: readonly string[], options: EvalArguments): EvaluateRequest {
  const { data, model, judge, variant, limit, repeat, concurrency, maxCalls, maxUsd } = options;
  const { resume, record, stream, cache, allowCode } = options;
  const asked = { data, models: model, judges: judge, variants: variant, limit, repeat };
  return { files, ...asked, concurrency, maxCalls, maxUsd, resume, record, stream, cache, allowCode };
}

async function printEstimate(
  request: EvaluateRequest,
  { format }: EvalArguments,
  { host, output }: { readonly host: OpenedHost; readonly output: Output },
): Promise<ExitCode> {
  const estimate = await estimateJob(request, host);
  output.print(format === 'json' ? estimateJson(estimate) : estimateLines(estimate));
  return exitCodes.fine;
}

interface Outcome {
  readonly report: EvaluationReport;
  /** Why the first cell without an answer has none. */
  readonly firstError: string | undefined;
}

/** Shows what happens until the report is there. */
async function follow(
  events: AsyncIterable<EvaluationEvent>,
  csv: CsvPrinter | undefined,
  { notes, terminal }: { readonly notes: Notes; readonly terminal: Terminal },
): Promise<Outcome> {
  const progress = createProgress(terminal);
  let firstError: string | undefined;
  let done = 0;
  for await (const event of events) {
    if (event.type === 'cell') {
      progress.update(`${(done += 1)} ${done === 1 ? 'answer' : 'answers'}`);
      firstError ??= event.result.error?.message;
      csv?.cell(event.result);
      continue;
    }
    progress.clear();
    if (event.type === 'started') await csv?.start(event);
    if (event.type === 'problem') notes.say(event.message);
    if (event.type === 'finished') return { report: event.report, firstError };
  }
  throw new Error('The run ended without a report');
}

interface CsvPrinter {
  /** The header and, of a resumed run, what it has so far. */
  start(event: StartedEvent): Promise<void>;
  cell(cell: CellResult): void;
}

/** CSV is written as answers come, so that a run of any size takes no memory for it. */
function csvPrinter(
  { format, resume }: EvalArguments,
  { host, output }: { readonly host: OpenedHost; readonly output: Output },
): CsvPrinter | undefined {
  if (format !== 'csv') return undefined;
  let metrics: readonly string[] = [];
  const cell = (result: CellResult): void => output.print(csvCell(result, metrics));
  return {
    cell,
    async start(event) {
      metrics = event.metrics;
      output.print(csvHeader(metrics));
      if (resume === undefined) return;
      // Cells without an answer are asked again and come as new ones.
      for await (const line of readRun(host.runsFolder, resume))
        if (isCell(line) && line.outcome !== 'error') cell(line);
    },
  };
}

interface Conclusion {
  readonly options: EvalArguments;
  readonly notes: Notes;
  readonly terminal: Terminal;
  readonly host: OpenedHost;
  readonly output: Output;
}

async function conclude(
  { report, firstError }: Outcome,
  thresholds: readonly Threshold[],
  { options, notes, terminal, host, output }: Conclusion,
): Promise<ExitCode> {
  sayWhatIsMissing({ report, firstError }, options, notes);
  const isScored = report.variants.some(({ n }) => n > 0);
  // CSV was written as answers came, and a table without a score says nothing; the line on stderr does.
  if (isScored ? options.format !== 'csv' : !['csv', 'text'].includes(options.format))
    await printReport(report, thresholds, { options, terminal, host, output });
  if (!isScored || report.stop === 'failed' || report.stop === 'cancelled') return exitCodes.failed;
  return judge(report, thresholds, terminal);
}

function sayWhatIsMissing({ report, firstError }: Outcome, options: EvalArguments, notes: Notes): void {
  // What was said as it happened is not said again.
  if (notes.count === 0) for (const problem of report.problems) notes.say(problem);
  if (report.stop !== 'finished') {
    if (!isToldElsewhere(report, options)) notes.say(`What was answered is kept: go on with --resume ${report.run}`);
  } else if (report.errors > 0 && firstError !== undefined) notes.say(missingAnswers(report, firstError));
  else if (report.variants.every(({ n }) => n === 0)) notes.say(unscored(report));
}

/** The text report and a threshold that cannot be judged say themselves how to go on; without an answer there is nothing to keep. */
function isToldElsewhere({ stop, variants }: EvaluationReport, { format, threshold = [] }: EvalArguments): boolean {
  if (variants.some(({ n }) => n > 0)) return format === 'text' || (stop === 'budget' && threshold.length > 0);
  return variants.every(({ tokens }) => tokens === 0);
}

async function printReport(
  report: EvaluationReport,
  thresholds: readonly Threshold[],
  { options, terminal, host, output }: Omit<Conclusion, 'notes'>,
): Promise<void> {
  const path = join(host.runsFolder, `${report.run}.jsonl`);
  const learners = learnersOf(report);
  const place = { journal: relative(terminal.cwd, path), learners };
  const color = paletteFor(terminal.color && options.out === undefined);
  await printRun(options.format, { report, stored: storedRun(path), thresholds, place, color }, output);
}

function judge(report: EvaluationReport, thresholds: readonly Threshold[], terminal: Terminal): ExitCode {
  if (report.stop !== 'finished' && thresholds.length > 0) {
    terminal.note(`The run is not complete, so no threshold is judged: go on with --resume ${report.run}\n`);
    return exitCodes.failed;
  }
  const missed = missedThresholds(report, thresholds);
  for (const sentence of missed) terminal.note(`${printable(sentence)}\n`);
  return missed.length > 0 ? exitCodes.findings : exitCodes.fine;
}

function missingAnswers({ errors, run }: EvaluationReport, firstError: string): string {
  const count = errors === 1 ? '1 answer is' : `${counted(errors, 'answer')} are`;
  return `${count} missing or without a score, the first because: ${firstError.replace(/\.$/, '')}. Ask them again with --resume ${run}`;
}

/** Every answer came, and none could be scored. */
function unscored({ variants, rows }: EvaluationReport): string {
  if (rows === 0) return 'There was no row to ask about: look at the data, its `where` and --limit.';
  const total = (outcome: 'truncated' | 'refused'): number =>
    variants.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0);
  const cut = total('truncated');
  return cut >= total('refused')
    ? `No answer could be scored: ${cut} were cut off at the length limit. Raise config.maxOutputTokens in the prompt.`
    : `No answer could be scored: ${total('refused')} were refused by the model. Change the prompt, or ask another model.`;
}
