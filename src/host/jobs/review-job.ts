import { hasOwnText, reviewRequest } from '../../engine/lint/review/review-request.js';
import type { Review } from '../../engine/lint/review/opinion.js';
import { readReview } from '../../engine/lint/review/read-review.js';
import type { Budget } from '../../engine/model/budget.js';
import { fatalKinds, isOfflineModel, ModelError, type ChatModel } from '../../engine/model/chat-model.js';
import { estimateInputTokens } from '../../engine/model/estimate-tokens.js';
import { costOf, mostOutputTokens } from '../../engine/model/prices.js';
import { inOrder } from '../../engine/optimize/run/in-order.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { HostError } from '../host-error.js';
import type { Host } from '../host.js';
import { configuredPrice } from '../models/providers.js';

export interface ReviewJob {
  readonly prompts: readonly PromptDoc[];
  /** As `reviewerOf` chose it. */
  readonly model: string;
  /** Shared by all jobs of a command. */
  readonly budget: Budget;
  readonly concurrency?: number;
  /** Told after each prompt. */
  readonly onReviewed?: () => void;
}

/** What became of one prompt: opinions of the model named, or why there are none. An error is never an empty review. */
export type ReviewedPrompt =
  | { readonly doc: PromptDoc; readonly model: string; readonly review: Review }
  | { readonly doc: PromptDoc; readonly model: string; readonly error: ModelError };

/** What a review may take: every prompt is one call, and cached ones cost nothing. */
export interface ReviewEstimate {
  readonly calls: number;
  readonly inputTokens: number;
  /** The most. */
  readonly outputTokens: number;
  /** The most; undefined where the price is not known. */
  readonly usd: number | undefined;
}

/** What one model is asked for. */
export interface ModelEstimate extends ReviewEstimate {
  readonly model: string;
}

const defaultConcurrency = 4;

/**
 * The model that reviews: the one asked for, else the configured writer, else the configured model.
 * @throws HostError `bad-argument` when that is the offline learner, which can have no opinion
 */
export function reviewerOf(wanted: string | undefined, { config }: Pick<Host, 'config'>): string {
  const model = wanted ?? config.writer ?? config.model;
  if (!isOfflineModel(model)) return model;
  throw new HostError(
    'bad-argument',
    `A review needs a language model, and ${model} is none: it can have no opinion of a prompt. Name a model with --model, or as \`model\` in hone.config.yaml or the setting hone.model.`,
  );
}

/** The prompts a model can say anything about: those with a text of their own. */
export function promptsToReview(prompts: readonly PromptDoc[]): readonly PromptDoc[] {
  return prompts.filter(hasOwnText);
}

export function estimateReview(
  prompts: readonly PromptDoc[],
  model: string,
  { config }: Pick<Host, 'config'>,
): ReviewEstimate {
  const requests = prompts.map((doc) => reviewRequest(doc).request);
  const inputTokens = requests.reduce((sum, { messages }) => sum + estimateInputTokens(messages), 0);
  const outputTokens = requests.reduce((sum, { parameters }) => sum + mostOutputTokens(model, parameters), 0);
  const usd = costOf(model, { inputTokens, outputTokens, estimated: true }, configuredPrice(config, model));
  return { calls: requests.length, inputTokens, outputTokens, usd };
}

/**
 * Asks for a model's opinion of each prompt, once for each text: an answer that was kept is not asked for again.
 * @throws ModelError that every further call would meet as well: no key, an unknown model, a stop
 */
export async function reviewJob(job: ReviewJob, host: Host, signal: AbortSignal): Promise<ReviewedPrompt[]> {
  const { prompts, budget, concurrency = defaultConcurrency, onReviewed } = job;
  const model = host.model(job.model, { cache: true, concurrency, budget });
  return inOrder(prompts, concurrency, async (doc): Promise<ReviewedPrompt> => {
    try {
      return { doc, model: model.id, review: await review(doc, model, signal) };
    } catch (error) {
      if (!(error instanceof ModelError) || isForAll(error)) throw error;
      return { doc, model: model.id, error };
    } finally {
      onReviewed?.();
    }
  });
}

/** Prompts reviewed before a budget ran out keep their reviews, and a smaller one may still fit in. */
function isForAll({ kind }: ModelError): boolean {
  return kind !== 'budget' && fatalKinds.has(kind);
}

/** A kept answer that cannot be read is asked for anew, as another sample: it must not stand in the way for ever. */
async function review(doc: PromptDoc, model: ChatModel, signal: AbortSignal): Promise<Review> {
  const { request, mark } = reviewRequest(doc);
  for (let sample = 0; ; sample++) {
    const { text, finishReason, cached } = await model.complete({ ...request, sample }, signal);
    if (finishReason === 'length') throw cutOff(model);
    if (finishReason === 'content-filter') throw refused(model);
    const found = readReview(text, doc, mark);
    if (found !== undefined) return found;
    if (!cached) throw unreadable(model);
  }
}

function cutOff({ id }: ChatModel): ModelError {
  return new ModelError(
    'bad-response',
    `${id} was cut off at the length limit before its review was complete. Name another model, or shorten the prompt.`,
  );
}

function refused({ id }: ChatModel): ModelError {
  return new ModelError('content-filter', `${id} refused to review this prompt. Name another model.`);
}

function unreadable({ id }: ChatModel): ModelError {
  return new ModelError(
    'bad-response',
    `${id} did not write its review in the form it was asked for, so nothing of it is shown. Try again, or name another model.`,
  );
}
