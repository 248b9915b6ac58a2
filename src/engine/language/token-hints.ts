import { estimateTokens } from '../model/estimate-tokens.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { contains, overlaps, sliceOf, type Span } from '../text/span.js';

/** A note at the end of a role line. */
export interface TokenHint {
  readonly offset: number;
  readonly label: string;
  readonly explanation: string;
}

/** About how many tokens each message has by itself; where values or other files are added, the number ends in `+`. */
export function tokenHints({ text, messages, template }: PromptDoc): TokenHint[] {
  const { literals, holes, includes } = template.facts;
  return messages.flatMap(({ roleSpan, body }): TokenHint[] => {
    if (roleSpan === undefined) return [];
    const own = literals.filter((literal) => overlaps(body, literal)).map((literal) => within(literal, body));
    const tokens = estimateTokens(
      own
        .map((span) => sliceOf(text, span))
        .join('')
        .trim(),
    );
    const grows = [...holes.map(({ span }) => span), ...includes.map(({ span }) => span)].some((span) =>
      contains(body, span),
    );
    const label = `${tokens}${grows ? '+' : ''} ${tokens === 1 && !grows ? 'token' : 'tokens'}`;
    const explanation = grows
      ? 'An estimate of the text as it stands here; what its variables and partials add is not counted.'
      : 'An estimate.';
    return [{ offset: roleSpan.end, label, explanation }];
  });
}

function within(span: Span, bounds: Span): Span {
  return { start: Math.max(span.start, bounds.start), end: Math.min(span.end, bounds.end) };
}
