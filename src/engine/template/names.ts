import type { Span } from '../text/span.js';

/** A name that the template itself defines where the cursor stands. */
export interface LocalName {
  readonly name: string;
  readonly kind: 'loop variable' | 'variable' | 'parameter' | 'macro' | 'loop';
  /** Where it is defined. */
  readonly span: Span;
}
