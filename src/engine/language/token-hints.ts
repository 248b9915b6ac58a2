import { estimateTokens } from '../model/estimate-tokens.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';

/** A note at the end of a role line. */
export interface TokenHint {
  readonly offset: number;
  /** `12 tokens`, or `12+ tokens`. */
  readonly label: string;
  readonly tokens: number;
  /** Values or other files are added. */
  readonly grows: boolean;
  readonly explanation: string;
}

/** About how many tokens each message has by itself; where values or other files are added, the number ends in `+`. */
export function tokenHints({ text, messages, template }: PromptDoc): TokenHint[] {
  const { literals, holes, includes } = template.facts;
  const additions = [...holes, ...includes].map(({ span }) => span).sort((a, b) => a.start - b.start);
  const [literalsIn, additionsIn] = [inOrder(literals), inOrder(additions)];
  return messages.flatMap(({ roleSpan, body }): TokenHint[] => {
    const own = literalsIn(body).map(({ start, end }) =>
      text.slice(Math.max(start, body.start), Math.min(end, body.end)),
    );
    const grows = additionsIn(body).length > 0;
    if (roleSpan === undefined) return [];
    const tokens = estimateTokens(own.join('').trim());
    const label = `${tokens}${grows ? '+' : ''} ${tokens === 1 && !grows ? 'token' : 'tokens'}`;
    const explanation = grows
      ? 'An estimate of the text as it stands here; what its variables and partials add is not counted.'
      : 'An estimate.';
    return [{ offset: roleSpan.end, label, tokens, grows, explanation }];
  });
}

/** Finds the spans that overlap a range, asked for one range after another: in all it looks at each span about once. */
function inOrder(spans: readonly Span[]): (range: Span) => Span[] {
  let at = 0;
  return (range) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= range.start) at++;
    let end = at;
    while (end < spans.length && (spans[end]?.start ?? 0) < range.end) end++;
    return spans.slice(at, end);
  };
}
