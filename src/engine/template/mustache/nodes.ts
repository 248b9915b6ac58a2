import type { Span } from '../../text/span.js';

/** A name inside a tag: as written, without the blanks around it. */
export interface TagName extends Span {
  readonly name: string;
}

export interface TextNode extends Span {
  readonly kind: 'text';
}

/** A line of literal text that starts a message. */
export interface MarkerNode extends Span {
  readonly kind: 'marker';
  readonly name: string;
}

export interface VariableNode extends Span {
  readonly kind: 'variable';
  readonly name: TagName;
}

export interface SectionNode extends Span {
  readonly kind: 'section';
  /** `{{^x}}`: rendered when there is no `x`. */
  readonly inverted: boolean;
  readonly name: TagName;
  readonly closingName: TagName;
  readonly body: readonly MustacheNode[];
}

export interface PartialNode extends Span {
  readonly kind: 'partial';
  readonly name: TagName;
  /** What the lines of the partial are indented by: the blanks before a tag that begins its line. */
  readonly indentation: string;
  /** False where text stands before the tag, which then continues its line. */
  readonly startsLine: boolean;
}

export interface CommentNode extends Span {
  readonly kind: 'comment';
  readonly inner: Span;
}

export type MustacheNode = TextNode | MarkerNode | VariableNode | SectionNode | PartialNode | CommentNode;

/** Two texts that open and close a tag; `{{=<% %>=}}` changes them. */
export interface Delimiters {
  readonly open: string;
  readonly close: string;
}

export const defaultDelimiters: Delimiters = { open: '{{', close: '}}' };

/** The delimiters that the inside of a `{{= =}}` tag names; undefined when they are not two texts. */
export function readDelimiters(inside: string): Delimiters | undefined {
  const [open = '', close = '', more] = inside.split(/\s+/);
  return open === '' || close === '' || more !== undefined ? undefined : { open, close };
}
