import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import type { PairResult } from '../../engine/eval/pairs/pair-result.js';
import { unansweredSentence } from '../../engine/eval/unanswered-sentence.js';
import { estimateRun } from '../../engine/eval/estimate.js';
import { evaluate, type EvaluationPlan, type EvaluationPorts } from '../../engine/eval/evaluate.js';
import { type Charge, createBudget, type SpendLimits } from '../../engine/model/budget.js';
import type { Price } from '../../engine/model/price.js';
import { isEditorModel, type ChatModel } from '../../engine/model/chat-model.js';
import { costOf } from '../../engine/model/prices.js';
import type { PaidReply } from '../../engine/model/with-journal.js';
import { withRecording } from '../../engine/model/with-recording.js';
import { withReplay } from '../../engine/model/with-replay.js';
import { HostError } from '../host-error.js';
import type { Host, ModelOptions } from '../host.js';
import { configuredPrice } from '../models/providers.js';
import { createCallLedger, type CallLedger } from '../runs/call-ledger.js';
import { createRun, openOther, openRun, type RunJournal } from '../runs/run-journal.js';
import type { CellLine, EndLine, EvaluationHeader, PairLine, TextLine } from '../runs/run-line.js';
import { type CodeOfRun, codeOfRun } from './evaluate/code-of-run.js';
import { openSource } from './evaluate/data-source.js';
import type { EvaluateRequest } from './evaluate/evaluate-request.js';
import { openPaidReplies, type PaidReplies } from './evaluate/paid-replies.js';
import { pastCalls } from './evaluate/past-calls.js';
import { prepareRun, type ReadyRun } from './evaluate/prepare-run.js';
import { refuseThresholds } from './evaluate/refuse-thresholds.js';
import { recordingOfRun } from './evaluate/recording-of-run.js';
import { reportSkippedLines, rowStream } from './evaluate/report-skipped-lines.js';
import { earlierResults, evaluationHeader, refuseChanges, refuseOtherSettings } from './evaluate/resume-run.js';
import { type FileHashes, refuseChangedFiles, withFileHashes } from './evaluate/row-files.js';
import { settingsOf } from './evaluate/settings.js';

export type { EvaluateRequest };

const defaultConcurrency = 8;

/**
 * Evaluates prompts over a data file: what `hone eval` and the editor run. Every result is in the run's journal before
 * its event. Lines of the data that are no rows come as problems and are left out.
 * @throws HostError and ModelError (`auth`, `unknown-model`) before any call when it cannot start; HostError
 * `disk-full` when the journal cannot be kept: the run can then be resumed
 */
export async function* evaluateJob(
  request: EvaluateRequest,
  host: Host,
  signal: AbortSignal,
): AsyncGenerator<EvaluationEvent, EvaluationReport> {
  const begun = await begin(request, host);
  refuseThresholds(begun.run.variants, request.thresholds ?? []);
  const code = codeOfRun(begun.run.variants, { allowCode: request.allowCode, host });
  try {
    return yield* evaluateBegun(request, { ...begun, code }, { host, signal });
  } finally {
    code.close();
  }
}

async function* evaluateBegun(
  request: EvaluateRequest,
  { then, run, files, code }: Begun & { readonly code: CodeOfRun },
  { host, signal }: { readonly host: Host; readonly signal: AbortSignal },
): AsyncGenerator<EvaluationEvent, EvaluationReport> {
  const { concurrency = defaultConcurrency, cache = true, stream } = request;
  const budget = createBudget(limitsOf(request));
  withModels(run, host, { budget, concurrency, cache, stream });
  await code.start();
  const recordingFile = recordingOfRun(request, then, host);
  const journal = openJournal(host, then?.id, { run, recordingFile });
  let paid: PaidReplies | undefined;
  let recording: RunJournal | undefined;
  try {
    recording = recordingFile === undefined ? undefined : openOther({ id: journal.id, path: recordingFile });
    paid = await openPaid(run, journal, host);
    const ledger = createCallLedger((line) => journal.append(line), Math.ceil(concurrency / 4));
    const earlier = then && earlierResults(host.runsFolder, then, { budget, paid, ledger });
    const options = { budget, concurrency, cache, stream, recording, marks: ledger, ...paid };
    const variants = withModels(run, host, options).map((ready) => ({ ...ready, ...code.of(ready.variant.prompt) }));
    const { repeat, seed } = run.facts.settings;
    const compare = request.varied === undefined;
    const plan = { run: journal.id, variants, repeat, seed, concurrency, compare };
    for (const message of run.notices) yield { type: 'problem', message };
    return yield* journaled({ journal, ledger }, (keeping) => {
      const source = rowStream(openSource(host, run.source), run.facts.data.path);
      const rows = withFileHashes(source.rows, { source: run.source, known: files }, (line) => journal.append(line));
      const ports = { rows, signal, ...keeping, ...(earlier && { earlier }) };
      return reportSkippedLines(evaluate(plan, ports), source);
    });
  } finally {
    paid?.close();
    journal.close();
    recording?.close();
  }
}

interface Begun {
  /** The run that is gone on with. */
  readonly then: EvaluationHeader | undefined;
  readonly run: ReadyRun;
  /** What the files of the rows it has asked about held. */
  readonly files: FileHashes;
}

/** @throws HostError when what is asked or what lies there now is not what the run began with */
async function begin(request: EvaluateRequest, host: Host): Promise<Begun> {
  const { files, resume, varied } = request;
  if (resume === undefined) {
    const run = await prepareRun(files, settingsOf(request, host), host, varied);
    return { then: undefined, run, files: new Map() };
  }
  const then = evaluationHeader(host.runsFolder, resume);
  refuseOtherSettings(then, request, host);
  if (then.settings.vary !== undefined && varied === undefined) throw variedRun(then.id);
  const run = await prepareRun(files, then.settings, host, varied);
  refuseChanges(then, run.facts);
  return { then, run, files: await refuseChangedFiles(then, run.source, host) };
}

/** Only a graded answer is paid for before its cell is kept. */
async function openPaid({ facts }: ReadyRun, journal: RunJournal, host: Host): Promise<PaidReplies | undefined> {
  return facts.judges === undefined ? undefined : openPaidReplies(journal, (reply) => chargeOf(reply, host));
}

function chargeOf({ model, reply: { usage } }: PaidReply, { config }: Host): Charge {
  const usd = costOf(model, usage, configuredPrice(config, model)) ?? 0;
  return { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd };
}

/** What the same request would cost, without a key and without a call. @throws HostError as `evaluateJob` */
export async function estimateJob(request: EvaluateRequest, host: Host): Promise<RunEstimate> {
  const settings = settingsOf(request, host);
  const { variants, source, facts } = await prepareRun(request.files, settings, host, request.varied);
  const past = await pastCalls(host.runsFolder, {
    answers: new Set(variants.map(({ variant }) => variant.model)),
    verdicts: new Set(facts.judges),
  });
  const { concurrency = defaultConcurrency } = request;
  const price = (model: string): Price | undefined => configuredPrice(host.config, model);
  const plan = {
    variants,
    repeat: settings.repeat,
    concurrency,
    past: (model: string) => past.answers.get(model),
    pastVerdicts: (judge: string) => past.verdicts.get(judge),
    price,
  };
  const estimate = await estimateRun(plan, rowStream(openSource(host, source), facts.data.path).rows);
  const asked = [...variants.map(({ variant }) => variant.model), ...(facts.judges ?? [])];
  const editorModels = [...new Set(asked)].filter(isEditorModel);
  return editorModels.length === 0 ? estimate : { ...estimate, editorModels };
}

function variedRun(id: string): HostError {
  return new HostError('bad-argument', `Run ${id} varies a prompt. Go on with it by hone vary --resume ${id}.`);
}

function limitsOf({ maxCalls, maxUsd }: EvaluateRequest): SpendLimits {
  return { ...(maxCalls !== undefined && { calls: maxCalls }), ...(maxUsd !== undefined && { usd: maxUsd }) };
}

/** What the run has paid for is found before anything else, and takes nothing of the budget once more. */
function withModels(
  { variants, facts }: ReadyRun,
  host: Host,
  { find, recording, ...options }: ModelOptions & { readonly recording?: Pick<RunJournal, 'append'> | undefined },
): EvaluationPlan['variants'] {
  const ids = new Set([...variants.map(({ variant }) => variant.model), ...(facts.judges ?? [])]);
  const open = (id: string): ChatModel => {
    const model = host.model(id, options);
    const replaying = find === undefined ? model : withReplay(model, find);
    return recording === undefined ? replaying : withRecording(replaying, (recorded) => recording.append(recorded));
  };
  const models = new Map([...ids].map((id) => [id, open(id)]));
  return variants.flatMap((ready) => {
    const model = models.get(ready.variant.model);
    return model === undefined ? [] : [{ ...ready, model, judges: models }];
  });
}

interface NewRun {
  readonly run: ReadyRun;
  readonly recordingFile: string | undefined;
}

/** A new run keeps the prompts' texts before anything is paid for. */
function openJournal(host: Host, resume: string | undefined, { run, recordingFile }: NewRun): RunJournal {
  if (resume !== undefined) return openRun(host.runsFolder, resume);
  const recording = recordingFile === undefined ? {} : { recording: host.relativePath(recordingFile) };
  const journal = createRun(host.runsFolder, { kind: 'evaluate', facts: { ...run.facts, ...recording } });
  for (const text of run.texts) journal.append({ type: 'text', ...text } satisfies TextLine);
  return journal;
}

/** Answers from the cache come without waiting; they hold others up by this many milliseconds at most. */
const longestTurn = 10;

/** Lets timers, signals and the editor's own work run while answers come without a pause. */
async function* politely<T>(events: AsyncIterable<T>): AsyncGenerator<T, void> {
  let turn = performance.now();
  for await (const event of events) {
    yield event;
    if (performance.now() - turn < longestTurn) continue;
    await nextTurn();
    turn = performance.now();
  }
}

type Keeping = Pick<EvaluationPorts, 'record' | 'recordPair' | 'unanswered'>;

/** Appends every result the moment it is there, and how the run ended before anybody is told. */
async function* journaled(
  { journal, ledger }: { readonly journal: RunJournal; readonly ledger: CallLedger },
  start: (keeping: Keeping) => AsyncIterable<EvaluationEvent>,
): AsyncGenerator<EvaluationEvent, EvaluationReport> {
  const keeping = {
    unanswered: () => ledger.unanswered(),
    record: (result: CellResult): void => journal.append({ ...result, type: 'cell' } satisfies CellLine),
    recordPair: (result: PairResult): void => journal.append({ ...result, type: 'pair' } satisfies PairLine),
  };
  for await (const event of politely(start(keeping))) {
    if (event.type === 'finished') {
      const { stop, unanswered } = event.report;
      ledger.settle();
      journal.append({ type: 'end', stop, ...(unanswered && { unanswered }) } satisfies EndLine);
      yield event;
      return event.report;
    }
    yield event;
    if (event.type === 'started') yield* earlierUnanswered(ledger);
  }
  throw new Error('The evaluation ended without a report: this is a bug in Hone.');
}

/** What an earlier part of the run left behind, before anything is sent. */
function* earlierUnanswered(ledger: CallLedger): Generator<EvaluationEvent, void> {
  const unanswered = ledger.unanswered();
  if (unanswered === undefined) return;
  yield { type: 'problem', message: `${unansweredSentence(unanswered)} Limits of calls and money count them.` };
}
