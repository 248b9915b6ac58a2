import type { Span } from '../../text/span.js';

export interface Token extends Span {
  readonly type: 'name' | 'string' | 'regex' | 'integer' | 'float' | 'operator';
  /** A string's value with its escapes resolved; for everything else the text as written. */
  readonly text: string;
}
