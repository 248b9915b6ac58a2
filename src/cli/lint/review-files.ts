import { resolve } from 'node:path';
import { createBudget, type Budget } from '../../engine/model/budget.js';
import { ModelError } from '../../engine/model/chat-model.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { HostError } from '../../host/host-error.js';
import {
  estimateReview,
  promptsToReview,
  reviewerOf,
  reviewJob,
  type ModelEstimate,
  type ReviewedPrompt,
} from '../../host/jobs/review-job.js';
import type { OpenedHost } from '../../host/open-host.js';
import { explainError } from '../explain-error.js';
import { interruptible } from '../interrupt.js';
import type { LintedFile } from '../linted-file.js';
import { createNotes } from '../notes.js';
import { createProgress } from '../progress.js';
import { reviewEstimateLine } from '../reporters/review-text.js';
import type { Terminal } from '../terminal.js';
import { counted } from '../../host/reports/wording.js';
import type { Workspaces } from '../workspaces.js';

export interface ReviewArguments {
  readonly review?: true;
  readonly estimate?: true;
  readonly model?: string;
  readonly maxCalls?: number;
  readonly maxUsd?: number;
  readonly timeout?: number;
}

export interface Reviewed {
  readonly prompts: readonly ReviewedPrompt[];
  /** A prompt has no review though nobody set a limit that says so. */
  readonly failed: boolean;
}

interface Job {
  readonly host: OpenedHost;
  readonly model: string;
  readonly prompts: readonly PromptDoc[];
}

/** `path` is relative to where the user stands. */
type PromptText = Pick<LintedFile, 'path' | 'text'>;

interface Around {
  readonly workspaces: Workspaces;
  readonly terminal: Terminal;
}

/**
 * Asks a model about linted files, after saying what that takes; undefined where nobody asked for it. What stops it is
 * said on stderr, and whatever was found without a model is still there to be printed.
 * @throws HostError `bad-argument` before any call
 */
export async function reviewFiles(
  files: readonly LintedFile[],
  options: ReviewArguments & { readonly format: string },
  { workspaces, terminal }: Around,
): Promise<Reviewed | undefined> {
  if (!options.review) return undefined;
  const jobs = await jobsFor(files, options.model, { workspaces, terminal });
  try {
    return await runJobs(jobs, options, terminal);
  } finally {
    for (const { host } of jobs) host.close();
  }
}

/** What a review of these texts would take, by model; no call is made. @throws HostError `bad-argument` as `reviewFiles` */
export async function estimateReviews(
  texts: readonly PromptText[],
  { model }: ReviewArguments,
  around: Around,
): Promise<readonly ModelEstimate[]> {
  const jobs = await jobsFor(texts, model, around);
  const byModel = new Map<string, ModelEstimate>();
  for (const { model: id, prompts, host } of jobs)
    byModel.set(id, together({ model: id, ...estimateReview(prompts, id, host) }, byModel.get(id)));
  return [...byModel.values()];
}

/** Workspaces may give one model prices of their own. */
function together(one: ModelEstimate, other: ModelEstimate | undefined): ModelEstimate {
  if (other === undefined) return one;
  return {
    model: one.model,
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    usd: one.usd === undefined || other.usd === undefined ? undefined : one.usd + other.usd,
  };
}

/** @throws HostError `bad-argument` where arguments of a review do not fit the others */
export function checkReviewArguments({
  review,
  model,
  maxCalls,
  maxUsd,
  estimate,
  format,
}: ReviewArguments & { readonly format: string }): void {
  if (!review && [model, maxCalls, maxUsd, estimate].some((value) => value !== undefined)) {
    throw new HostError(
      'bad-argument',
      'Only a review asks a model: add --review, or leave out --model, --estimate and its limits.',
    );
  }
  if (review && format !== 'text' && format !== 'json') {
    throw new HostError(
      'bad-argument',
      `A review is printed as text or json: ${format} is read by tools that decide by what they find, and an opinion must not. Leave out --review, or the format.`,
    );
  }
}

/** The prompts of each workspace, with the model that is to review them. */
async function jobsFor(
  files: readonly PromptText[],
  wanted: string | undefined,
  { workspaces, terminal }: Around,
): Promise<Job[]> {
  const byHost = new Map<OpenedHost, PromptDoc[]>();
  for (const { path, text } of files) {
    const host = await workspaces.of(resolve(terminal.cwd, path));
    byHost.set(host, [...(byHost.get(host) ?? []), ...promptsToReview(parsePrompts(text, path))]);
  }
  return [...byHost].map(([host, prompts]) => ({ host, prompts, model: reviewerOf(wanted, host) }));
}

async function runJobs(jobs: readonly Job[], options: ReviewArguments, terminal: Terminal): Promise<Reviewed> {
  const { maxCalls, maxUsd } = options;
  const budget = createBudget({
    ...(maxCalls !== undefined && { calls: maxCalls }),
    ...(maxUsd !== undefined && { usd: maxUsd }),
  });
  for (const { prompts, model, host } of jobs) {
    if (prompts.length > 0) terminal.note(reviewEstimateLine(model, estimateReview(prompts, model, host)));
  }
  const prompts: ReviewedPrompt[] = [];
  try {
    await interruptible(terminal, async (signal) => {
      for (const job of jobs) prompts.push(...(await runJob(job, budget, { terminal, signal })));
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    terminal.note(explainError(error, false));
    return { prompts, failed: true };
  }
  noteMissing(prompts, terminal);
  return { prompts, failed: isFailure(prompts) };
}

async function runJob(
  { host, model, prompts }: Job,
  budget: Budget,
  { terminal, signal }: { readonly terminal: Terminal; readonly signal: AbortSignal },
): Promise<ReviewedPrompt[]> {
  const progress = createProgress(terminal);
  let done = 0;
  const onReviewed = (): void => progress.update(`${(done += 1)} of ${prompts.length} prompts reviewed`);
  try {
    return await reviewJob({ prompts, model, budget, onReviewed }, host, signal);
  } finally {
    progress.clear();
  }
}

/** One line for all prompts without a review: what stops one mostly stops others too. */
function noteMissing(prompts: readonly ReviewedPrompt[], terminal: Terminal): void {
  const missing = prompts.flatMap((one) => ('error' in one ? [one] : []));
  const [first] = missing;
  if (first === undefined) return;
  const have = missing.length === 1 ? 'has' : 'have';
  const { doc, error } = first;
  createNotes(terminal).say(
    `${missing.length} of ${counted(prompts.length, 'prompt')} ${have} no review, the first (${doc.path}) because: ${error.message}`,
  );
}

/** A limit that leaves some prompts out does what it was set for; one that leaves out all of them does not. */
function isFailure(prompts: readonly ReviewedPrompt[]): boolean {
  const errors = prompts.flatMap((one) => ('error' in one ? [one.error] : []));
  return errors.some(({ kind }) => kind !== 'budget') || (errors.length > 0 && errors.length === prompts.length);
}
