import type { Span } from '../text/span.js';

/** What a tag does to the tags around it. */
export type TagRole =
  /** Prints or does something by itself. */
  | 'single'
  | 'open'
  /** Divides a block: `else`. */
  | 'middle'
  | 'close'
  | 'comment';

/** One tag as it is written, in the words every engine shares. */
export interface TemplateTag {
  /** The delimiters included. */
  readonly span: Span;
  /** Between the delimiters and their signs, outer blanks left off. */
  readonly inner: Span;
  readonly role: TagRole;
  /** The block it belongs to: `for` of `{% for %}` and of `{% endfor %}`. Undefined of what only prints. */
  readonly name: string | undefined;
}
