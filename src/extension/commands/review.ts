import * as vscode from 'vscode';
import { createBudget } from '../../engine/model/budget.js';
import { isEditorModel } from '../../engine/model/chat-model.js';
import type { ReviewedPrompt, ReviewEstimate } from '../../host/jobs/review-job.js';
import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import { isPromptFile } from '../language/prompt-files.js';
import { createOpinions, type Opinions } from '../language/opinions.js';
import type { LoadJobs } from '../load-bundles.js';
import { costText, whole } from '../numbers.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { requireTrust } from '../require-trust.js';
import type { OpenRunHost } from '../run-host.js';
import type { Runs } from '../runs.js';
import { targetPrompt } from '../target-prompt.js';

interface ReviewPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  readonly prompts: PromptDocuments;
}

type ShowPorts = ReviewPorts & { readonly opinions: Opinions };

const title = vscode.l10n.t('reviewing');

/** The command that asks a model what it makes of a prompt, as it stands in the editor, and shows that apart from findings. */
export function createReview(
  ports: ReviewPorts,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): (uri?: vscode.Uri) => Promise<void> {
  const opinions = createOpinions();
  subscriptions.push(opinions);
  return (uri) => reviewDocument({ ...ports, opinions }, uri);
}

async function reviewDocument(ports: ShowPorts, uri?: vscode.Uri): Promise<void> {
  const document = await targetPrompt(uri, isPromptFile);
  if (!document || !(await requireTrust('reviewing')) || ports.runs.has(title)) return;
  const run = ports.runs.start(title);
  let host: OpenedHost | undefined;
  try {
    host = await ports.openRunHost(document.uri);
    await reviewIn(host, document, { ...ports, signal: run.signal });
  } catch (error) {
    // Who stopped it knows.
    if (!run.signal.aborted) void vscode.window.showErrorMessage(failureText(error));
  } finally {
    host?.close();
    run.end();
  }
}

async function reviewIn(
  host: OpenedHost,
  document: vscode.TextDocument,
  { loadJobs, prompts, opinions, signal }: ShowPorts & { readonly signal: AbortSignal },
): Promise<void> {
  const { estimateReview, promptsToReview, reviewerOf, reviewJob } = loadJobs();
  const model = reviewerOf(undefined, host);
  const { version } = document;
  const docs = promptsToReview(prompts.all(document));
  if (docs.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing to review: the prompt has no words of its own yet.'),
    );
    return;
  }
  const estimate = estimateReview(docs, model, host);
  if (!(await accepted(model, estimate))) return;
  const reviewed = await reviewJob({ prompts: docs, model, budget: budgetFor(document, estimate) }, host, signal);
  if (document.version !== version) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The prompt was changed while it was reviewed. Run the command again to ask about the new text.'),
    );
    return;
  }
  opinions.show(document, reviewed);
  tellOutcome(reviewed, model);
}

/** Without a price a limit in dollars cannot be kept; the user was told and has agreed. */
function budgetFor(document: vscode.TextDocument, { usd }: ReviewEstimate): ReturnType<typeof createBudget> {
  const limit = vscode.workspace.getConfiguration('hone', document).get<number>('maxUsd', 1);
  return createBudget(usd === undefined ? {} : { usd: limit });
}

/** A review that costs money, or may, is asked about; a free one just starts. */
async function accepted(model: string, { calls, usd }: ReviewEstimate): Promise<boolean> {
  if (usd === 0 && !isEditorModel(model)) return true;
  const priced = usd !== undefined && usd !== 0;
  const cost = priced ? vscode.l10n.t('at most {0}', costText(usd)) : vscode.l10n.t('at a price Hone does not know');
  const question =
    calls === 1
      ? vscode.l10n.t('Send this prompt to {0} for its opinion (1 call, {1})?', model, cost)
      : vscode.l10n.t('Send this prompt to {0} for its opinion ({1} calls, {2})?', model, whole(calls), cost);
  const review = vscode.l10n.t('Review');
  const answer = await vscode.window.showInformationMessage(
    question,
    {
      modal: true,
      detail: vscode.l10n.t('A text that was reviewed before costs nothing: its answer is in the cache.'),
    },
    review,
  );
  return answer === review;
}

function tellOutcome(reviewed: readonly ReviewedPrompt[], model: string): void {
  const failed = reviewed.flatMap((one) => ('error' in one ? [one.error.message] : []));
  if (failed[0] !== undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('No review of {0} of {1}: {2}', failed.length, reviewed.length, failed[0]),
    );
    if (failed.length === reviewed.length) return;
  }
  const reviews = reviewed.flatMap((one) => ('review' in one ? [one.review] : []));
  const shown = reviews.reduce((sum, { opinions }) => sum + opinions.length, 0);
  const left = reviews.reduce((sum, { dropped }) => sum + dropped.notQuoted + dropped.incomplete + dropped.surplus, 0);
  void vscode.window.showInformationMessage([opinionsText(model, shown), ...droppedText(left)].join(' '));
}

function opinionsText(model: string, shown: number): string {
  if (shown === 0) return vscode.l10n.t('{0} has no opinion on this prompt.', model);
  if (shown === 1) return vscode.l10n.t('{0} has 1 opinion on this prompt.', model);
  return vscode.l10n.t('{0} has {1} opinions on this prompt.', model, shown);
}

function droppedText(left: number): string[] {
  if (left === 0) return [];
  return [vscode.l10n.t('{0} more could not be shown: misquoted, incomplete or beyond five.', left)];
}
