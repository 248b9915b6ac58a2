import type { Range } from '../../engine/eval/contracts/past-calls.js';
import { estimateRun } from '../../engine/eval/estimate.js';
import { unansweredSentence } from '../../engine/eval/unanswered-sentence.js';
import type { Unanswered } from '../../engine/model/unanswered.js';
import { createBudget } from '../../engine/model/budget.js';
import type { ChatModel } from '../../engine/model/chat-model.js';
import type { PaidReply } from '../../engine/model/with-journal.js';
import { withGate } from '../../engine/model/with-gate.js';
import { estimateTokens } from '../../engine/model/estimate-tokens.js';
import type { Objective } from '../../engine/optimize/choose-objective.js';
import type { OptimizeEstimate, OptimizeEvent, OptimizeReport, Role } from '../../engine/optimize/contracts.js';
import { gradersOf, measuredBy } from '../../engine/optimize/graded-by.js';
import { estimateOptimize } from '../../engine/optimize/estimate.js';
import { mostAddedTokens } from '../../engine/optimize/largest-candidate.js';
import { optimize } from '../../engine/optimize/optimize.js';
import { RefusedError, refuseHopeless } from '../../engine/optimize/refuse.js';
import type { OptimizePorts, OptimizeTask } from '../../engine/optimize/task.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { lintErrorsOf } from '../lint-errors-of.js';
import { HostError } from '../host-error.js';
import type { Host } from '../host.js';
import { configuredPrice } from '../models/providers.js';
import type { CallLedger } from '../runs/call-ledger.js';
import { createRun, openRun } from '../runs/run-journal.js';
import { type CodeOfRun, codeOfRun, codeSentences } from './evaluate/code-of-run.js';
import { openSource } from './evaluate/data-source.js';
import { rowStream } from './evaluate/report-skipped-lines.js';
import { pastCalls } from './evaluate/past-calls.js';
import type { ReadyVariant } from './evaluate/prepare-run.js';
import { refuseChanges } from './evaluate/resume-run.js';
import { openCallsJournal, type CallsJournal } from './optimize/calls-journal.js';
import { openEventJournal, type EventJournal } from './optimize/event-journal.js';
import { judgingOf } from './optimize/judging-of.js';
import type { OptimizeRequest } from './optimize/optimize-request.js';
import { prepareOptimize, type ReadyOptimization } from './optimize/prepare-optimize.js';
import { withRunReplies } from './optimize/with-run-replies.js';
import { withRunWords } from './optimize/with-run-words.js';
import { optimizeHeader, refuseOtherSettings, settingsOf, type OptimizeSettings } from './optimize/settings.js';

export type { OptimizeRequest };

const defaultConcurrency = 8;

/**
 * Optimizes a prompt: what `hone optimize` and the editor run. Every paid answer is in the run's files before it is
 * used, and every event before it is yielded. The prompt file is not changed: writing `bestText` is the caller's
 * decision.
 * @throws HostError and ModelError (`auth`, `unknown-model`) before any call when it cannot start; HostError
 * `disk-full` when a journal cannot be kept: the run can then be resumed
 */
export async function* optimizeJob(
  request: OptimizeRequest,
  host: Host,
  signal: AbortSignal,
): AsyncGenerator<OptimizeEvent, OptimizeReport> {
  const then = request.resume === undefined ? undefined : optimizeHeader(host.runsFolder, request.resume);
  if (then !== undefined) refuseOtherSettings(then, request, host);
  const settings = then?.settings ?? settingsOf(request, host);
  const ready = await prepareOptimize(request.file, settings, host);
  if (then !== undefined) refuseChanges(then, ready.facts);
  const code = codeFor(request, ready, host);
  try {
    refuse(taskOf('', ready, settings), {
      ...openModels(request, ready, { host, settings }),
      ...code.of(promptOf(ready)),
    });
    await code.start();
    return yield* optimizeReady({ request, ready, code, settings, then: then?.id }, host, signal);
  } finally {
    code.close();
  }
}

interface Prepared {
  readonly request: OptimizeRequest;
  readonly ready: ReadyOptimization;
  readonly code: CodeOfRun;
  readonly settings: OptimizeSettings;
  /** The run that is gone on with. */
  readonly then: string | undefined;
}

async function* optimizeReady(
  { request, ready, code, settings, then }: Prepared,
  host: Host,
  signal: AbortSignal,
): AsyncGenerator<OptimizeEvent, OptimizeReport> {
  const facts = { ...ready.facts, settings };
  const journal =
    then === undefined ? createRun(host.runsFolder, { kind: 'optimize', facts }) : openRun(host.runsFolder, then);
  let calls: CallsJournal | undefined;
  try {
    calls = await openCallsJournal(journal, (model) => configuredPrice(host.config, model));
    const events = await openEventJournal(host.runsFolder, journal);
    for (const message of ready.problems) yield { type: 'problem', message };
    const unanswered = calls.ledger.unanswered();
    if (unanswered !== undefined) yield { type: 'problem', message: unansweredSentence(unanswered) };
    const ports = {
      ...openModels(request, ready, { host, settings, calls }),
      ...portsOf(request, ready, { host, calls, events }),
      ...keptCode(code.of(promptOf(ready)), calls),
    };
    return yield* kept(optimize(taskOf(journal.id, ready, settings), ports, signal), events, calls.ledger);
  } finally {
    calls?.close();
    journal.close();
  }
}

function promptOf({ variant }: ReadyOptimization): PromptDoc {
  return variant.variant.prompt;
}

/** Of what is maximised alone: the prompt's other metrics are not asked. @throws HostError `code-not-allowed` */
function codeFor({ allowCode }: OptimizeRequest, { variant, goal }: ReadyOptimization, host: Host): CodeOfRun {
  // What to do about broken code is said once, at the end of the run.
  return codeOfRun([{ ...variant, metrics: measuredBy(goal) }], { allowCode, host, advice: '' });
}

function keptCode(
  { code }: ReturnType<CodeOfRun['of']>,
  calls: Pick<CallsJournal, 'code'>,
): Pick<OptimizePorts, 'code'> {
  return code === undefined ? {} : { code: withRunWords(code, calls.code) };
}

/** What the same request would cost, without a key and without a call. @throws HostError as `optimizeJob` */
export async function estimateOptimizeJob(request: OptimizeRequest, host: Host): Promise<OptimizeEstimate> {
  const settings = settingsOf(request, host);
  const { variant, method, goal, splits, source, facts, writer, judges, notice } = await prepareOptimize(
    request.file,
    settings,
    host,
  );
  const { pool, train, dev, testSize } = splits;
  const { rows } = rowStream(openSource(host, source), facts.data.path);
  const past = await pastCalls(host.runsFolder, {
    answers: new Set([variant.variant.model]),
    verdicts: new Set(gradersOf(goal)),
  });
  const { concurrency = defaultConcurrency } = request;
  const plan = {
    variants: [{ ...variant, metrics: measuredBy(goal) }],
    repeat: 1,
    concurrency,
    past: (model: string) => past.answers.get(model),
    pastVerdicts: (judge: string) => past.verdicts.get(judge),
  };
  const one = await estimateRun(plan, rows);
  const average = (sum: number): number => Math.ceil(sum / one.calls);
  const { low, high } = one.outputTokens;
  const prompt = estimateTokens(variant.variant.prompt.text);
  const added = mostAddedTokens(method, { ...variant, ...variant.variant }, pool);
  const estimate = estimateOptimize({
    price: (model) => configuredPrice(host.config, model),
    method,
    sizes: { pool: pool.length, train: train.length, dev: dev.length, test: testSize },
    limits: settings.limits,
    task: {
      model: variant.variant.model,
      inputTokens: upFrom(average(one.inputTokens), added),
      outputTokens: { low: average(low), high: average(high) },
      seconds: one.seconds && { low: one.seconds.low / one.calls, high: one.seconds.high / one.calls },
    },
    writer: {
      model: writer ?? variant.variant.model,
      inputTokens: upFrom(prompt + requestTokens, added),
      outputTokens: { low: prompt, high: prompt + requestTokens + added },
      seconds: undefined,
    },
    ...judgingOf({ judges, goal }, one, average(one.inputTokens) + 2 * average(high)),
  });
  const notices = [...(notice === undefined ? [] : [notice]), ...codeNotices(request, variant, goal)];
  return { ...estimate, warnings: [...notices, ...estimate.warnings] };
}

/** An estimate runs no code, and says that the run would. */
function codeNotices({ allowCode = false }: OptimizeRequest, { variant }: ReadyVariant, goal: Objective): string[] {
  const sentences = codeSentences({ doc: variant.prompt, metrics: measuredBy(goal) });
  if (sentences.length === 0 || allowCode) return sentences;
  return [`${sentences.join(' ')} It starts only with --allow-code (in VS Code: the setting hone.allowCode).`];
}

function upFrom(low: number, added: number): Range {
  return { low, high: low + added };
}

/** A writer's request beside the prompt: our own words and four quoted rows. */
const requestTokens = 400;

interface Opening {
  readonly host: Host;
  readonly settings: OptimizeSettings;
  readonly calls?: CallsJournal;
}

function openModels(
  { cache = true, concurrency = defaultConcurrency, gate }: OptimizeRequest,
  { variant, writer, judges }: ReadyOptimization,
  { host, settings, calls }: Opening,
): Pick<OptimizePorts, 'model' | 'writer' | 'judges'> {
  const budget = createBudget(settings.limits);
  const options = { cache, concurrency, budget, find: calls?.find };
  // What the run has paid for is known without passing it: a run that is gone on with comes as far as that while it is closed.
  const gated = (model: ChatModel): ChatModel => (gate === undefined ? model : withGate(model, gate));
  const open = (id: string, role: Role): ChatModel => {
    if (calls === undefined) return gated(host.model(id, options));
    const append = (paid: PaidReply): void => calls.append({ ...paid, role });
    const model = gated(host.model(id, { ...options, append, marks: calls.ledger }));
    const replaying = host.model(id, { ...options, append, cache: false });
    return withRunReplies({ model, replaying }, { find: calls.find, append });
  };
  return {
    model: open(variant.variant.model, 'task'),
    writer: writer === undefined ? undefined : open(writer, 'writer'),
    ...(judges.length > 0 && { judges: new Map(judges.map((id) => [id, askedOnce(open(id, 'judge'))])) }),
  };
}

/**
 * A verdict that cannot be read is lost whether it came from a cache or not: asking anew, as an evaluation does for a
 * kept one, would lead another run of the same seed to another result.
 */
function askedOnce(judge: ChatModel): ChatModel {
  return {
    ...judge,
    complete: async (request, signal) => ({ ...(await judge.complete(request, signal)), cached: false }),
  };
}

function portsOf(
  { concurrency = defaultConcurrency }: OptimizeRequest,
  { variant: { variant, load, demos } }: ReadyOptimization,
  { host, calls, events }: { readonly host: Host; readonly calls: CallsJournal; readonly events: EventJournal },
): Omit<OptimizePorts, 'model' | 'writer' | 'judges'> {
  return {
    ...(load && { load }),
    ...(demos && { fileDemos: demos }),
    lintErrors: lintErrorsOf(variant.prompt.path, host),
    paid: calls.paid,
    lostBefore: (key) => events.lostBefore(key),
    failedBefore: (key) => events.failedBefore(key),
    concurrency,
  };
}

function taskOf(run: string, ready: ReadyOptimization, { seed, limits }: OptimizeSettings): OptimizeTask {
  const { variant, method, splits, goal } = ready;
  const { prompt, inputs } = variant.variant;
  return { run, prompt, method, splits, ...goal, inputs, seed, limits };
}

/** Keeps every event before anybody sees it. */
async function* kept(
  events: AsyncIterable<OptimizeEvent>,
  journal: EventJournal,
  ledger: CallLedger,
): AsyncGenerator<OptimizeEvent, OptimizeReport> {
  for await (const event of events) {
    journal.keep(event);
    if (event.type === 'finished') {
      ledger.settle();
      const report = withUnanswered(event.report, ledger.unanswered());
      yield { ...event, report };
      return report;
    }
    yield event;
  }
  throw new Error('The optimization ended without a report: this is a bug in Hone.');
}

function withUnanswered(report: OptimizeReport, unanswered: Unanswered | undefined): OptimizeReport {
  return unanswered === undefined ? report : { ...report, spend: { ...report.spend, unanswered } };
}

/** Before the run leaves a trace. */
function refuse(task: OptimizeTask, ports: Parameters<typeof refuseHopeless>[1]): void {
  try {
    refuseHopeless(task, ports);
  } catch (error) {
    throw error instanceof RefusedError ? new HostError('bad-argument', error.message, error) : error;
  }
}
