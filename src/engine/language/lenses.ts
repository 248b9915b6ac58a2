import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import { estimateTokens } from '../model/estimate-tokens.js';

/** A line above the text with something to click; the editor knows the commands by these names. */
export interface Lens {
  readonly action: 'preview' | 'evaluate' | 'optimize' | 'tokens';
  readonly title: string;
  /** Of `tokens`: their number, about. */
  readonly tokens?: number;
  readonly span: Span;
}

/** One row of lenses above the first line. Evaluation and optimization need rows to run on. */
export function lenses(doc: PromptDoc): Lens[] {
  const span = { start: 0, end: 0 };
  const runs: Lens[] =
    doc.config.data === undefined
      ? []
      : [
          { action: 'evaluate', title: 'Evaluate', span },
          { action: 'optimize', title: 'Optimize', span },
        ];
  const tokens = templateTokens(doc);
  const title = `about ${tokens} ${tokens === 1 ? 'token' : 'tokens'}`;
  return [{ action: 'preview', title: 'Preview', span }, ...runs, { action: 'tokens', title, tokens, span }];
}

/** The literal text alone: what variables and partials add is not known before rendering. */
function templateTokens({ text, template }: PromptDoc): number {
  return estimateTokens(template.facts.literals.map((literal) => sliceOf(text, literal)).join(''));
}
