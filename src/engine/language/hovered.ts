import type { Span } from '../text/span.js';

export interface Hover {
  readonly markdown: string;
  /** What it is about. */
  readonly span: Span;
}
