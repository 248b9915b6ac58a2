/** What a prompt was held against before any row was seen. */
export interface PromptPrior {
  /** −ln P(prompt), in nats: what the prompt costs to be told. */
  readonly nats: number;
  /** `code-length`, `change-length`, or the language model that gave the probabilities. */
  readonly from: string;
}

export interface PromptBound {
  /** The score on new rows is at least this, by inverting the binary relative entropy. */
  readonly least: number;
  /** The same by McAllester's bound, as in the paper: never higher. */
  readonly mcallester: number;
}

/** How often the bound may be wrong. */
const risk = 0.05;

/**
 * The least a score in 0 to 1 can truly be, though the prompt may have been chosen for it on these very rows: holds for
 * all prompts at once with 95 % confidence. V. Akinwande, Y. Jiang, D. Sam, J. Z. Kolter, Understanding prompt
 * engineering may not require rethinking generalization, 2023 (arXiv 2310.03957): a prompt is discrete, so the
 * posterior is a point, KL(Q‖P) is −ln P(prompt), and McAllester's theorem gives
 * R ≤ r + √((KL + ln(n/δ) + 2) / (2n − 1)). For a point the sharper form is kl(r‖R) ≤ (KL + ln(1/δ)) / n
 * (J. Langford, Tutorial on practical prediction theory for classification, JMLR 6, 2005, the Occam's razor bound).
 * @param n rows the mean is over: repeats of a row are no new rows
 */
export function promptBound({ mean, n }: { readonly mean: number; readonly n: number }, nats: number): PromptBound {
  if (n === 0) return { least: 0, mcallester: 0 };
  const error = Math.min(1, Math.max(0, 1 - mean));
  const slack = Math.sqrt((nats + Math.log(n / risk) + 2) / (2 * n - 1));
  return {
    least: 1 - largestError(error, (nats + Math.log(1 / risk)) / n),
    mcallester: Math.max(0, 1 - error - slack),
  };
}

/**
 * The prior that needs no model: every next token, or the end, is equally likely, so that a prompt costs
 * (tokens + 1) · ln(vocabulary + 1). A language model's prior is much kinder to prompts that read like language.
 */
export function codeLengthPrior(tokens: number, vocabulary: number): PromptPrior {
  return { nats: (tokens + 1) * Math.log(vocabulary + 1), from: 'code-length' };
}

/**
 * The same for a prompt made from another one that was there before the rows, so that what was kept costs nothing: two
 * places in the other one's bytes, each equally likely, and what stands between them, every next byte, or the end,
 * equally likely.
 */
export function changePrior(before: string, after: string): PromptPrior {
  const [old, now] = [new TextEncoder().encode(before), new TextEncoder().encode(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const places = 2 * Math.log(old.length + 1);
  return { nats: places + codeLengthPrior(now.length - start - end, 256).nats, from: 'change-length' };
}

/** The prior of the paper: what a language model gives each token of the prompt, as natural logarithms. */
export function modelPrior(model: string, logprobs: readonly number[]): PromptPrior {
  return { nats: logprobs.reduce((sum, logprob) => sum - logprob, 0), from: model };
}

/** The largest R from `error` up with kl(error ‖ R) ≤ `budget`. */
function largestError(error: number, budget: number): number {
  let [low, high] = [error, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (relativeEntropy(error, middle) <= budget) low = middle;
    else high = middle;
  }
  return low;
}

function relativeEntropy(q: number, p: number): number {
  const part = (share: number, of: number): number => (share === 0 ? 0 : share * Math.log(share / of));
  return part(q, p) + part(1 - q, 1 - p);
}
