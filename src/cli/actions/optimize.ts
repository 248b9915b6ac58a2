import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { OptimizeEvent, OptimizeReport } from '../../engine/optimize/contracts.js';
import { writeText } from '../../host/files/write-text.js';
import { HostError } from '../../host/host-error.js';
import { estimateOptimizeJob, optimizeJob, type OptimizeRequest } from '../../host/jobs/optimize-job.js';
import type { OpenedHost } from '../../host/open-host.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { type DataArguments, givenData } from '../given-data.js';
import { interruptible } from '../interrupt.js';
import { learnersIn } from '../../host/reports/learners.js';
import { optimizeHtml } from '../../host/reports/optimize-html.js';
import { optimizeMarkdown } from '../../host/reports/optimize-markdown.js';
import { openReportFile } from '../../host/reports/report-file.js';
import { createNotes } from '../notes.js';
import { optimizeEstimateJson, optimizeEstimateText } from '../reporters/optimize-estimate.js';
import { optimizeJson } from '../reporters/optimize-json.js';
import { optimizeText, type KeptPlace } from '../reporters/optimize-text.js';
import { freeResultPath, lostFiles } from '../result-path.js';
import { createStepLines } from '../step-lines.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';

export interface OptimizeArguments extends DataArguments {
  readonly method?: string;
  readonly model?: string;
  readonly writer?: string;
  readonly judge?: string;
  readonly metric?: string;
  readonly objective?: OptimizeRequest['objective'];
  readonly maxCalls?: number;
  readonly maxUsd?: number;
  readonly seed?: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly resume?: string;
  readonly allowCode?: true;
  readonly out?: string;
  readonly cache: boolean;
  readonly estimate?: true;
  readonly html?: string;
  readonly markdown?: string;
  readonly format: 'text' | 'json';
}

export async function optimizeFile(file: string, options: OptimizeArguments, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, file);
  if (options.out !== undefined) await checkOut(resolve(terminal.cwd, options.out), options.out);
  const host = await openWorkspaces(terminal, options).of(path);
  try {
    const request = requestOf(path, options, await givenData(options, host, terminal));
    if (options.estimate) {
      const estimate = await estimateOptimizeJob(request, host);
      terminal.print(options.format === 'json' ? optimizeEstimateJson(estimate) : optimizeEstimateText(estimate));
      return exitCodes.fine;
    }
    const report = await interruptible(terminal, (signal) => follow(optimizeJob(request, host, signal), terminal));
    const learners = learnersIn(await modelsOf(request, host));
    const place = await keep(report, { file, learners, out: options.out, host, terminal });
    writeReports(report, place, { options, terminal });
    terminal.print(
      options.format === 'json'
        ? optimizeJson(report, place.out)
        : optimizeText(report, place, paletteFor(terminal.color)),
    );
    return report.stop === 'failed' || report.stop === 'cancelled' ? exitCodes.failed : exitCodes.fine;
  } finally {
    host.close();
  }
}

/** Before anything is paid for. */
async function checkOut(path: string, name: string): Promise<void> {
  const isFolder = async (candidate: string): Promise<boolean> =>
    (await stat(candidate).catch(() => undefined))?.isDirectory() === true;
  if (await isFolder(path)) throw new HostError('is-directory', `--out ${name} is a folder. Name a file in it.`);
  if (await isFolder(dirname(path))) return;
  throw new HostError('not-found', `The folder of --out ${name} does not exist. Make it, or name another file.`);
}

function requestOf(file: string, options: OptimizeArguments, data: string | undefined): OptimizeRequest {
  const { method, model, writer, judge, metric, objective, maxCalls, maxUsd } = options;
  const { seed, resume, concurrency, cache, allowCode } = options;
  const asked = { file, method, data, model, writer, judge, metric, objective, maxCalls, maxUsd };
  return { ...asked, seed, resume, concurrency, cache, allowCode };
}

/** Shows the search until the report is there. */
async function follow(events: AsyncIterable<OptimizeEvent>, terminal: Terminal): Promise<OptimizeReport> {
  const notes = createNotes(terminal);
  const lines = createStepLines(terminal);
  for await (const event of events) {
    lines.show(event);
    if (event.type === 'problem') notes.say(event.message);
    if (event.type === 'finished') return event.report;
  }
  throw new Error('The run ended without a report');
}

/** The model that answers and the one that writes. */
async function modelsOf({ file, model, writer }: OptimizeRequest, host: OpenedHost): Promise<string[]> {
  const task = model ?? (await host.readPrompt(file)).config.models[0] ?? host.config.model;
  return [task, writer ?? host.config.writer ?? task];
}

interface Kept {
  readonly learners: readonly string[];
  readonly file: string;
  readonly out: string | undefined;
  readonly host: OpenedHost;
  readonly terminal: Terminal;
}

/** Writes the result and the report. Without --out the result lies beside the prompt: the user's own file is not touched. */
async function keep(report: OptimizeReport, { file, learners, out, host, terminal }: Kept): Promise<KeptPlace> {
  const base = join(host.runsFolder, report.run);
  const seedPath = resolve(terminal.cwd, file);
  const outPath = out === undefined ? freeResultPath(seedPath) : resolve(terminal.cwd, out);
  const shown = (path: string): string => relative(terminal.cwd, path);
  const place: KeptPlace = {
    file,
    out: shown(outPath),
    report: shown(`${base}.md`),
    journal: shown(`${base}.jsonl`),
    learners,
  };
  await writeText(outPath, report.bestText);
  const lost = lostFiles(report.bestText, seedPath, outPath);
  if (lost.length > 0)
    createNotes(terminal).say(
      `${place.out} names ${lost.join(', ')}, which are not there from its folder: correct the paths, or move it beside ${file}.`,
    );
  await writeText(`${base}.md`, optimizeMarkdown(report, place));
  return place;
}

interface Asked {
  readonly options: Pick<OptimizeArguments, 'html' | 'markdown'>;
  readonly terminal: Terminal;
}

/** Where --html and --markdown ask for them. */
function writeReports(report: OptimizeReport, place: KeptPlace, { options, terminal }: Asked): void {
  const write = (path: string | undefined, render: typeof optimizeHtml): void => {
    if (path === undefined) return;
    const file = openReportFile(resolve(terminal.cwd, path));
    try {
      file.print(render(report, place));
    } finally {
      file.close();
    }
  };
  write(options.html, optimizeHtml);
  write(options.markdown, optimizeMarkdown);
}
