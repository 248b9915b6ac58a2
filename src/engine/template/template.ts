import type { ChatMessage } from '../model/chat-model.js';
import type { Random } from '../random/seeded.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';

/** The template languages. `text` has no tags at all: what is written is what is sent. */
export type EngineName = 'jinja2' | 'handlebars' | 'mustache' | 'placeholders' | 'poml' | 'text';

/** A template, parsed. Each engine adds its own tree; `engines.ts` has the union of them all. */
export interface ParsedTemplate {
  readonly engine: EngineName;
  /** What the spans are offsets into. */
  readonly source: string;
  readonly facts: TemplateFacts;
}

/** A use of a variable the template does not define itself: it must come from outside. */
export interface VariableUse {
  /** The root name: `doc` in `{{ doc.title }}`. */
  readonly name: string;
  /** The root name's place. */
  readonly span: Span;
  /** `guarded` where absence is expected: tested by `is defined` or given a `default`. */
  readonly guarded: boolean;
}

/** One `{{ … }}`: the whole of it, and the expression between the delimiters with outer blanks left off. */
export interface Hole {
  readonly span: Span;
  readonly inner: Span;
}

/** A reference to another template. `name` is undefined when it is computed at render time. */
export interface IncludeUse {
  readonly name: string | undefined;
  /** The name's place, without quotes, or the expression's. */
  readonly span: Span;
  readonly optional: boolean;
}

export interface TemplateComment {
  readonly span: Span;
  readonly inner: Span;
}

/** A line of literal text that starts a message, as found by `MarkerFinder`. */
export interface Marker {
  readonly name: string;
  readonly span: Span;
}

/**
 * Finds markers in one run of literal text that begins at `offset` of the template. Only literal text is ever
 * asked about, and before rendering, so a rendered value cannot forge a marker.
 */
export type MarkerFinder = (text: string, offset: number) => readonly Marker[];

/** What tools know about a template without rendering it. All lists are in source order. */
export interface TemplateFacts {
  readonly problems: readonly Problem[];
  readonly uses: readonly VariableUse[];
  readonly holes: readonly Hole[];
  readonly includes: readonly IncludeUse[];
  readonly comments: readonly TemplateComment[];
  readonly markers: readonly Marker[];
  /** Literal text, the inside of raw blocks included, markers left out. */
  readonly literals: readonly Span[];
  /** True where the template reads all of its variables at once, as Handlebars' `{{json this}}` does. */
  readonly readsAll?: boolean;
}

/** A piece of rendered text and where it came from. `template` is the partial's name; undefined in the main file. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string; readonly span: Span; readonly template: string | undefined }
  | {
      readonly kind: 'value';
      readonly text: string;
      /** The expression that printed it. */
      readonly span: Span;
      readonly template: string | undefined;
      /** The outside variable it was computed from, when it was exactly one. */
      readonly variable: string | undefined;
    }
  /** A message starts here: `name` is a role, or `history`, where the conversation so far is put. */
  | {
      readonly kind: 'marker';
      readonly name: string;
      readonly span: Span;
      readonly template: string | undefined;
      /** The conversation itself, where it came as a value. */
      readonly messages?: readonly ChatMessage[];
    }
  /** A named place that a later step fills, as dotprompt's `{{section "code"}}` makes it; it adds no text. */
  | { readonly kind: 'section'; readonly name: string; readonly span: Span; readonly template: string | undefined }
  /** A picture, a sound, a document: sent as a part of its own. */
  | {
      readonly kind: 'media';
      /** As the template gives it: an address, or `data:` with the content itself. */
      readonly url: string;
      readonly contentType: string | undefined;
      readonly span: Span;
      readonly template: string | undefined;
      readonly variable: string | undefined;
    };

export interface UndefinedUse {
  readonly name: string;
  /** Where the name is written, in the partial `template`; undefined in the main file. */
  readonly span: Span;
  readonly template: string | undefined;
}

export interface Rendering {
  readonly segments: readonly Segment[];
  /** Undefined names that were printed, looped over or looked into, in the order met; guarded ones are not listed. */
  readonly undefined: readonly UndefinedUse[];
}

/** Finds the source of a partial by name; undefined when there is none. The host confines it to the workspace. */
export type LoadPartial = (name: string) => string | undefined;

export interface RenderLimits {
  /** Evaluation steps: about one per node visited. */
  readonly steps: number;
  /** UTF-16 units written. */
  readonly output: number;
  /** Nested includes and macro calls. */
  readonly depth: number;
}

export interface RenderOptions {
  readonly load?: LoadPartial;
  /** Throw at the first undefined name instead of rendering it as empty text. */
  readonly strict?: boolean;
  readonly limits?: Partial<RenderLimits>;
  /** For the `random` filter, which fails without it: a rendering can be repeated. */
  readonly random?: Random;
  /** What `@name` reads in Handlebars, beside the names it sets itself. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A place in a template: `line` and `column` count from 1, `template` is the partial's name, undefined in the main file. */
export interface TemplatePlace {
  readonly template: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** A template that could not be parsed or rendered. `line` and `column` count from 1. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly line: number;
  readonly column: number;
  /** The partial it happened in; undefined in the main file. */
  readonly template: string | undefined;
  /** How rendering came there: the includes, imports and calls from one template into another, the outermost first. */
  readonly chain: readonly TemplatePlace[];

  constructor(
    message: string,
    at: { line: number; column: number; template?: string | undefined; chain?: readonly TemplatePlace[] },
  ) {
    super(message);
    this.line = at.line;
    this.column = at.column;
    this.template = at.template;
    this.chain = at.chain ?? [];
  }
}
