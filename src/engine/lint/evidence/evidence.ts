import type { RuleId } from '../rule.js';

/** What Hone makes of one piece of advice. */
export interface Evidence {
  /** As its source numbers and names it, in our words. */
  readonly advice: string;
  /** Rules that look at it, those among them that are off by default included. */
  readonly rules?: readonly RuleId[];
  /** Snippets of `.prompt` files that write it, by prefix. */
  readonly snippets?: readonly string[];
  /** What a review by a model asks about it. */
  readonly review?: string;
  /** Why no rule demands it. */
  readonly refusal?: string;
}

/** A piece of research that gives advice on prompts. */
export interface EvidenceSource {
  readonly title: string;
  readonly url: string;
  /** ISO date on which somebody read it. */
  readonly verifiedOn: string;
  readonly rows: readonly Evidence[];
}
