import { estimateTokens } from '../model/estimate-tokens.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import { messageBodies } from './prose/masked-text.js';
import { oncePerPrompt } from './prose/once-per-prompt.js';

/** About how many tokens the text has that is sent as it is written. */
export const staticTokens = oncePerPrompt((doc): number =>
  messageBodies(doc).reduce((sum, body) => sum + tokensIn(doc, body), 0),
);

/** Of a part of the template: its literal text, holes left out. */
export function tokensIn({ text, template }: PromptDoc, { start, end }: Span): number {
  return template.facts.literals.reduce((sum, literal) => {
    const part = { start: Math.max(start, literal.start), end: Math.min(end, literal.end) };
    return part.start < part.end ? sum + estimateTokens(sliceOf(text, part)) : sum;
  }, 0);
}
