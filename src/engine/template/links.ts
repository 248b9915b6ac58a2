import type { Span } from '../text/span.js';
import type { TemplateFacts } from './template.js';

/** How a template hangs together with others, beyond the names it has: what renaming across files must know. */
export interface TemplateLinks {
  readonly includes: readonly IncludeLink[];
  /**
   * What a template that imports this one finds in it: each name's definition, or `open` where the name may also come
   * from outside.
   */
  readonly exports: ReadonlyMap<string, Span | 'open'>;
  /** The parameters of every macro by name, by where the macro's own name starts. */
  readonly macros: ReadonlyMap<number, ReadonlyMap<string, Span>>;
  /** `lib.greet` where `lib` is a plain name. */
  readonly members: readonly Member[];
  /** Names that may be variables, and something else as well. */
  readonly uncertain: readonly UncertainName[];
  /** Calls of a plain name, of a member of one, or of something else. */
  readonly calls: readonly NamedCall[];
}

/** A variable, or a field of the item at hand, which values decide; or what the template defines itself, where a loop comes back to it. */
export interface UncertainName {
  readonly name: string;
  readonly span: Span;
  readonly definition?: Span | undefined;
}

/** Another template that this one brings in, and what that one sees of this one. */
export interface IncludeLink {
  readonly kind: 'include' | 'import' | 'extends';
  /** The candidates by name; undefined for one that is computed when rendering. */
  readonly names: readonly (string | undefined)[];
  readonly span: Span;
  /** `nothing`: none of this one's names. `item`: names are looked up in a value at hand; `either`: in it, then outside. */
  readonly sees: 'everything' | 'nothing' | 'item' | 'either';
  /** This template's own names in sight, which go before those from outside. */
  readonly locals: ReadonlyMap<string, LocalInSight>;
  /** Where the name that stands for an imported template is defined. */
  readonly module: Span | undefined;
  /** Single names that are imported, and the names they have here; both at one place where they are the same. */
  readonly imported: readonly { readonly name: string; readonly span: Span; readonly local: Span }[];
}

export interface LocalInSight {
  readonly definition: Span;
  /** False where it may have no value yet, and the name is then looked up outside. */
  readonly certain: boolean;
}

export interface Member {
  /** Where the plain name starts. */
  readonly object: number;
  readonly name: string;
  readonly span: Span;
}

export interface NamedCall {
  /** Where the called name starts: the plain name, or the member's; undefined for another expression. */
  readonly callee: number | undefined;
  readonly named: readonly { readonly name: string; readonly span: Span }[];
}

/** How a template reads the rows of a list it is given. */
export interface RowFields {
  /** The fields it takes from single rows, each where it is written. */
  readonly fields: readonly (Span & { readonly name: string })[];
  /** False where it does something else with the rows, such as printing them whole. */
  readonly complete: boolean;
}

/** Of an engine whose partials see what their place sees, and nothing else is shared. */
export function plainLinks({ includes }: TemplateFacts): TemplateLinks {
  return {
    includes: includes.map(({ name, span }) => ({
      kind: 'include',
      names: [name],
      span,
      sees: 'everything',
      locals: new Map(),
      module: undefined,
      imported: [],
    })),
    exports: new Map(),
    macros: new Map(),
    members: [],
    uncertain: [],
    calls: [],
  };
}
