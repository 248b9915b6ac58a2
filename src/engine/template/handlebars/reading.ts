import type { Place, Position } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Span } from '../../text/span.js';
import type { MarkerFinder } from '../template.js';
import type { Tag } from './lex-tags.js';

/** What the nodes of the library are turned into our own with. */
export interface Reading {
  /** The file. */
  readonly source: string;
  /** A place of the library as an offset into the file. */
  readonly offsetOf: (position: Position) => number;
  readonly tagAt: (start: number) => Tag | undefined;
  readonly markers: MarkerFinder | undefined;
}

export function spanOf({ loc }: { readonly loc: Place }, { offsetOf }: Reading): Span {
  return { start: offsetOf(loc.start), end: offsetOf(loc.end) };
}
