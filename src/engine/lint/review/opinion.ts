import type { Span } from '../../text/span.js';

/** What a review looks for; whatever else a model has to say is not shown. */
export const opinionKinds = [
  'contradiction',
  'ambiguity',
  'missing-requirement',
  'persona-conflict',
  'format-conflict',
] as const;

export type OpinionKind = (typeof opinionKinds)[number];

/** The most a review shows of one prompt. */
export const mostOpinions = 5;

/** What a model holds against a prompt. It is no finding: nobody has checked it, and no exit code depends on it. */
export interface Opinion {
  readonly kind: OpinionKind;
  /** The model's reason, on one line. */
  readonly message: string;
  /** The words it speaks of, found in the prompt: both places of a conflict, the one of anything else. */
  readonly quotes: readonly [Span, ...Span[]];
  /** The two ways an ambiguity can be read; empty for other kinds. */
  readonly readings: readonly string[];
}

/** Opinions that are not shown, by the reason. */
export interface DroppedOpinions {
  /** A quote is not in the prompt's own text, word for word. */
  readonly notQuoted: number;
  /** The kind is none of ours, or the reason, a second place or a second reading is missing. */
  readonly incomplete: number;
  /** Beyond the most that are shown. */
  readonly surplus: number;
}

export interface Review {
  /** In the order of the text. */
  readonly opinions: readonly Opinion[];
  readonly dropped: DroppedOpinions;
}
