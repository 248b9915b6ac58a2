import { mkdir } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { VaryReport } from '../../engine/eval/vary/vary-report.js';
import { writeText } from '../../host/files/write-text.js';
import { estimateVaryJob, varyJob, type VaryRequest } from '../../host/jobs/vary-job.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { interruptible } from '../interrupt.js';
import { keepHeapLean } from '../lean-heap.js';
import { learnersIn } from '../../host/reports/learners.js';
import { createNotes } from '../notes.js';
import { createProgress } from '../progress.js';
import { estimateJson, estimateLines } from '../reporters/estimate.js';
import { varyText } from '../reporters/vary-text.js';
import type { RunArguments } from '../run-arguments.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';

export interface VaryArguments extends RunArguments {
  readonly kinds?: readonly string[];
  readonly n?: number;
  readonly seed?: number;
  readonly component?: readonly string[];
  readonly typoRate?: number;
  readonly language?: readonly string[];
  readonly writer?: string;
  readonly data?: string;
  readonly format: 'text' | 'json';
}

export async function varyFile(file: string, options: VaryArguments, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, file);
  const host = await openWorkspaces(terminal, options).of(path);
  try {
    const request = requestOf(path, options, terminal);
    if (options.estimate) {
      const estimate = await estimateVaryJob(request, host);
      terminal.print(options.format === 'json' ? estimateJson(estimate) : estimateLines(estimate));
      return exitCodes.fine;
    }
    keepHeapLean();
    const report = await interruptible(terminal, (signal) => follow(varyJob(request, host, signal), terminal));
    const out =
      options.out === undefined ? undefined : await writeTexts(report, path, resolve(terminal.cwd, options.out));
    const journal = relative(terminal.cwd, join(host.runsFolder, `${report.run}.jsonl`));
    const learners = learnersIn(report.groups.map(({ model }) => model));
    terminal.print(
      options.format === 'json'
        ? `${JSON.stringify(report, undefined, 2)}\n`
        : varyText(report, { journal, learners, out: out && relative(terminal.cwd, out) }, paletteFor(terminal.color)),
    );
    const isScored = report.groups.some(({ metrics }) => metrics.length > 0);
    const isWhole = report.stop === 'finished' || report.stop === 'budget';
    return isScored && isWhole ? exitCodes.fine : exitCodes.failed;
  } finally {
    host.close();
  }
}

function requestOf(file: string, options: VaryArguments, { cwd }: Terminal): VaryRequest {
  const { component, language, data, model, judge, kinds, n, seed, typoRate, writer } = options;
  const { limit, repeat, concurrency, maxCalls, maxUsd, resume, cache, allowCode } = options;
  return {
    ...{ file, kinds, n, seed, typoRate, writer, limit, repeat, concurrency, maxCalls, maxUsd, resume, cache },
    components: component,
    languages: language,
    data: data === undefined ? undefined : resolve(cwd, data),
    models: model,
    judges: judge,
    allowCode,
  };
}

/** Shows what happens until the report is there. */
async function follow(events: AsyncGenerator<EvaluationEvent, VaryReport>, terminal: Terminal): Promise<VaryReport> {
  const progress = createProgress(terminal);
  const notes = createNotes(terminal);
  let firstError: string | undefined;
  let done = 0;
  for (let step = await events.next(); ; step = await events.next()) {
    if (step.done === true) {
      progress.clear();
      if (step.value.errors > 0 && firstError !== undefined)
        notes.say(
          `${step.value.errors} answers are missing, the first because: ${firstError} Ask them again with --resume ${step.value.run}`,
        );
      return step.value;
    }
    const event = step.value;
    if (event.type === 'cell') {
      progress.update(`${(done += 1)} ${done === 1 ? 'answer' : 'answers'}`);
      firstError ??= event.result.error?.message;
    }
    if (event.type !== 'problem') continue;
    progress.clear();
    notes.say(event.message);
  }
}

/** One file a text, beside each other: `my.typos-1.prompt`. @returns the folder */
async function writeTexts({ variations }: VaryReport, file: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const end = extname(file);
  for (const { name, text } of variations) await writeText(join(folder, `${basename(file, end)}.${name}${end}`), text);
  return folder;
}
