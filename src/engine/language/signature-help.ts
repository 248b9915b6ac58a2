import type { Span } from '../text/span.js';

/** How the thing being called is called; several where it can be called in several ways. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The signature the arguments so far fit. */
  readonly active: number;
  /** The parameter of the active signature that is being written; undefined when it has none for it. */
  readonly parameter: number | undefined;
}

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Places in the label. */
  readonly parameters: readonly Span[];
}
