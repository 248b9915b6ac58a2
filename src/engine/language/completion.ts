import type { Span } from '../text/span.js';

/** One thing that can be written where the cursor stands. */
export interface Completion {
  readonly label: string;
  readonly kind:
    | 'variable'
    | 'property'
    | 'function'
    | 'filter'
    | 'test'
    | 'tag'
    | 'key'
    | 'value'
    | 'role'
    | 'file'
    | 'rule'
    | 'label'
    | 'model';
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What replaces `span`; the label when not given. */
  readonly insert?: string;
  /** The same with the places to fill in, in the editor's snippet syntax: `${1:item}`, `$0`. */
  readonly snippet?: string;
  readonly span: Span;
}
