import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../engine/eval/contracts/report.js';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import { createVaryCells } from '../../engine/eval/vary/vary-cells.js';
import { varyReport, type VaryReport } from '../../engine/eval/vary/vary-report.js';
import { variedPrompt } from '../../engine/eval/vary/varied-prompt.js';
import { writableRegions } from '../../engine/eval/vary/write-variations.js';
import { resolveMetrics } from '../../engine/eval/resolve-metrics.js';
import { createBudget } from '../../engine/model/budget.js';
import { estimateTokens } from '../../engine/model/estimate-tokens.js';
import type { Price } from '../../engine/model/price.js';
import { costOf } from '../../engine/model/prices.js';
import { addressOf } from '../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { HostError } from '../host-error.js';
import type { Host } from '../host.js';
import { configuredPrice } from '../models/providers.js';
import { runPath } from '../runs/run-path.js';
import { absolutePath } from './evaluate/absolute-path.js';
import { refuseUntrusted } from './evaluate/code-of-run.js';
import type { EvaluateRequest, VariedTexts } from './evaluate/evaluate-request.js';
import { estimateJob, evaluateJob } from './evaluate-job.js';
import { reportRun } from './runs/report-run.js';
import { readCells, storedRun, textsOf } from './runs/stored-run.js';
import { type VariantWriter, variantWriter } from './vary/ask-for-variants.js';
import { makeTexts } from './vary/make-texts.js';
import { storedTexts } from './vary/stored-texts.js';
import { planOf } from './vary/vary-plan.js';
import type { VaryRequest } from './vary/vary-request.js';

export type { VaryRequest };

/**
 * Evaluates a prompt beside texts that say the same in other forms. The texts are made first and kept with the run, which
 * is an evaluation like any other: journal, cache, budget and resume are its own.
 * @throws HostError and ModelError as `evaluateJob`; HostError `bad-argument` for a prompt that cannot be varied
 */
export async function* varyJob(
  request: VaryRequest,
  host: Host,
  signal: AbortSignal,
): AsyncGenerator<EvaluationEvent, VaryReport> {
  const doc = await onePrompt(request.file, host);
  // Before a writer is paid.
  refuseUntrusted([{ doc, metrics: resolveMetrics(doc.config).metrics }], request.allowCode);
  const varied =
    request.resume === undefined
      ? await newTexts(doc, request, host, signal)
      : await storedTexts(host.runsFolder, request.resume, request);
  if (varied.variations.length === 0)
    throw new HostError('bad-argument', `${addressOf(doc)} has nothing to vary. ${varied.settings.notes.join(' ')}`);
  const report = yield* evaluateJob(evaluation(request, varied), host, signal);
  return summary(report, { prompt: addressOf(doc), text: doc.text, varied, host });
}

/** What the same request would cost, without a call: a text of the writer is taken to be as long as the prompt. @throws as `varyJob` */
export async function estimateVaryJob(request: VaryRequest, host: Host): Promise<RunEstimate> {
  const doc = await onePrompt(request.file, host);
  const plan = planOf(doc, request);
  const made = await makeTexts(doc, { ...plan, written: [] }, host, () => {
    throw new Error('An estimate asks no writer: this is a bug in Hone.');
  });
  const stand = plan.written.flatMap(({ id: kind }) =>
    Array.from({ length: plan.n }, (_, i) => ({ name: `${kind}-${i + 1}`, kind, text: doc.text })),
  );
  const varied = { ...made, variations: [...made.variations, ...stand] };
  const id = writerId(doc, request, host);
  const estimate = await estimateJob(evaluation(request, varied), host);
  if (stand.length === 0) return estimate;
  return withWriter(estimate, doc, { texts: stand.length, price: configuredPrice(host.config, id), id });
}

/** A writer's request beside the text itself: our own words. */
const requestTokens = 150;

interface AskedWriter {
  readonly id: string;
  readonly texts: number;
  readonly price: Price | undefined;
}

/** A written text has the length of what it is made from, or twice that. */
function withWriter(run: RunEstimate, doc: PromptDoc, { id, texts, price }: AskedWriter): RunEstimate {
  const regions = writableRegions(variedPrompt(doc));
  const length = texts * regions.reduce((total, { text }) => total + estimateTokens(text), 0);
  const calls = texts * regions.length;
  const inputTokens = length + calls * requestTokens;
  const cost = (outputTokens: number): number | undefined =>
    costOf(id, { inputTokens, outputTokens, estimated: true }, price);
  const [low, high] = [cost(length), cost(2 * length)];
  return {
    ...run,
    calls: run.calls + calls,
    inputTokens: run.inputTokens + inputTokens,
    outputTokens: { low: run.outputTokens.low + length, high: run.outputTokens.high + 2 * length },
    usd:
      run.usd === undefined || low === undefined || high === undefined
        ? undefined
        : { low: run.usd.low + low, high: run.usd.high + high },
  };
}

async function onePrompt(file: string, host: Host): Promise<PromptDoc> {
  const docs = await host.readPrompts(absolutePath(host, file));
  const [doc] = docs;
  if (doc === undefined || docs.length > 1)
    throw new HostError(
      'bad-argument',
      `${file} holds ${docs.length} prompts. Make a .prompt file of one with hone import.`,
    );
  return doc;
}

async function newTexts(doc: PromptDoc, request: VaryRequest, host: Host, signal: AbortSignal): Promise<VariedTexts> {
  const plan = planOf(doc, request);
  const writerOf = (): { readonly id: string; readonly writer: VariantWriter } => {
    const id = writerId(doc, request, host);
    const { maxCalls, maxUsd, cache = true, concurrency = 8 } = request;
    const limits = { ...(maxCalls !== undefined && { calls: maxCalls }), ...(maxUsd !== undefined && { usd: maxUsd }) };
    const model = host.model(id, { budget: createBudget(limits), cache, concurrency });
    return { id, writer: variantWriter(model, signal) };
  };
  return makeTexts(doc, plan, host, writerOf);
}

function writerId({ config }: PromptDoc, { writer, models }: VaryRequest, host: Host): string {
  return writer ?? host.config.writer ?? models?.[0] ?? config.models[0] ?? host.config.model;
}

/** The writer's calls were paid from the same budget. */
function evaluation({ file, maxCalls, maxUsd, ...request }: VaryRequest, varied: VariedTexts): EvaluateRequest {
  const { calls, usd } = varied.settings.written;
  return {
    ...request,
    files: [file],
    varied,
    maxCalls: maxCalls === undefined ? undefined : Math.max(0, maxCalls - calls),
    maxUsd: maxUsd === undefined ? undefined : Math.max(0, maxUsd - usd),
  };
}

interface Ended {
  /** The prompt's address, and its text as written. */
  readonly prompt: string;
  readonly text: string;
  readonly varied: VariedTexts;
  readonly host: Pick<Host, 'runsFolder'>;
}

async function summary(report: EvaluationReport, { prompt, text, varied, host }: Ended): Promise<VaryReport> {
  const cells = createVaryCells();
  await readCells(storedRun(runPath(host.runsFolder, report.run)), (cell) => cells.add(cell));
  const { seed, notes, written } = varied.settings;
  const { variations } = varied;
  return varyReport(report, { cells, seed, notes, writerCalls: written.calls, prompt, text, variations });
}

/** The same of a run on disk; undefined where it varies no prompt. @throws HostError as `storedRun` */
export async function storedVaryReport(id: string, host: Pick<Host, 'runsFolder'>): Promise<VaryReport | undefined> {
  const stored = storedRun(runPath(host.runsFolder, id));
  const [prompt] = stored.header.prompts;
  if (stored.header.settings.vary === undefined || prompt === undefined) return undefined;
  const varied = await storedTexts(host.runsFolder, id, { file: prompt.path });
  const text = (await textsOf(stored)).get(prompt.path) ?? '';
  return summary(await reportRun(stored), { prompt: prompt.path, text, varied, host });
}
