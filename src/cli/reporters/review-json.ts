import { createLineIndex } from '../../engine/text/line-index.js';
import { sliceOf } from '../../engine/text/span.js';
import type { ModelEstimate, ReviewedPrompt } from '../../host/jobs/review-job.js';

/** As `schemas/review-estimate.schema.json` says: null where a price is unknown. */
export function reviewEstimateJson(estimates: readonly ModelEstimate[]): string {
  const models = estimates.map((estimate) => ({ ...estimate, usd: estimate.usd ?? null }));
  return `${JSON.stringify({ version: 1, models }, undefined, 2)}\n`;
}

/** `reviews` as `schemas/lint.schema.json` has them: one entry a prompt, apart from findings. */
export function reviewsJson(prompts: readonly ReviewedPrompt[]): readonly Record<string, unknown>[] {
  return prompts.map((reviewed) => {
    const { doc, model } = reviewed;
    const head = { path: doc.path, prompt: doc.fragment ?? null, model };
    if ('error' in reviewed) {
      const { kind, message } = reviewed.error;
      return { ...head, opinions: [], dropped: null, error: { kind, message } };
    }
    const { opinions, dropped } = reviewed.review;
    const lines = createLineIndex(doc.text);
    return {
      ...head,
      opinions: opinions.map(({ kind, message, readings, quotes }) => ({
        ...{ kind, message, readings },
        quotes: quotes.map((span) => {
          const { line, column } = lines.positionAt(span.start);
          const end = lines.positionAt(span.end);
          return { text: sliceOf(doc.text, span), line, column, endLine: end.line, endColumn: end.column };
        }),
      })),
      dropped,
      error: null,
    };
  });
}
