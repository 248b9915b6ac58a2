import type { Span } from '../../../text/span.js';
import type { RenderBudget } from '../../render-budget.js';
import type { Site } from '../../site.js';
import type { LoadPartial, UndefinedUse } from '../../template.js';
import type { Expression, PomlElement } from '../nodes.js';
import type { PomlTemplate } from '../parse-poml.js';
import type { Box, Said, Speaker } from './box.js';
import type { Scope } from './evaluate.js';

/** The file that is being rendered: the main one, or one it includes. */
export type File = Site['owner'];

/**
 * Writes a template of another notation in place of a rendering: what only a row's values can tell becomes a tag of it.
 * A tag is text that nothing else is taken for.
 */
export interface Writer {
  /** Whether a value stands for one that only a row can tell. */
  isOpen(value: unknown): boolean;
  /** A value that stands for an expression over a row's values. */
  open(expression: Expression, scope: Scope): unknown;
  hole(expression: Expression, scope: Scope): string | undefined;
  condition(expression: Expression, scope: Scope): Tags | undefined;
  loop(name: string, list: Expression, scope: Scope): LoopTags | undefined;
  /** The number of an item, counted from `first` at the first time round. */
  count(first: number): string;
  /** What is nearly the same in the other template. */
  lose(span: Span, message: string): void;
  /** What the other template cannot say. */
  refuse(span: Span, message: string): void;
}

/** Opens and closes a part that is there for some rows only. */
export interface Tags {
  readonly open: string;
  readonly close: string;
}

export interface LoopTags extends Tags {
  readonly notFirst: Tags;
  /** What the loop's variable and `loop` stand for inside. */
  readonly item: unknown;
  readonly state: unknown;
}

/** One rendering. */
export interface Run {
  readonly values: Readonly<Record<string, unknown>>;
  /** What `<let>` has defined so far. */
  readonly defined: Map<string, unknown>;
  readonly missing: UndefinedUse[];
  readonly budget: RenderBudget;
  readonly strict: boolean;
  readonly load: LoadPartial | undefined;
  readonly parse: (source: string) => PomlTemplate;
  /** Handed in, since components contain components. */
  readonly renderComponent: (element: PomlElement, place: Place) => Box[];
  /** Undefined where a row is rendered. */
  readonly writer: Writer | undefined;
  /** Who speaks where nobody is named: the system, until a human has spoken. */
  unnamed: Speaker;
  isSystemNamed: boolean;
  /** The includes that are being rendered, for errors. */
  readonly calls: Site[];
  /** What is being rendered, for errors. */
  site: Site;
}

/** Where an element stands. */
export interface Place {
  readonly run: Run;
  readonly file: File;
  /** What the loops around have set. */
  readonly locals: ReadonlyMap<string, unknown>;
  /** The outside variables that the loops' items come from. */
  readonly origins: ReadonlyMap<string, string | undefined>;
  readonly speaker: Speaker;
  /** Undefined where nobody around is named. */
  readonly named: Speaker | undefined;
  readonly headerLevel: number;
  /** Whether inputs and outputs are messages of their own. */
  readonly isChat: boolean;
  /** Whether the element is written once for a list only a row can tell. */
  readonly isRepeated: boolean;
  /** The list around, which numbers its items. */
  readonly list: { readonly style: string; count: number } | undefined;
  /** Inside `syntax="text"`: no marks, and blanks as written. */
  readonly isFree: boolean;
}

export function scopeOf({ run, file, locals }: Place): Scope {
  return {
    spend: (steps) => run.budget.spend(steps),
    get(name) {
      if (locals.has(name)) return locals.get(name);
      if (run.defined.has(name)) return run.defined.get(name);
      const property = Object.getOwnPropertyDescriptor(run.values, name);
      return property !== undefined && 'value' in property && typeof property.value !== 'function'
        ? (property.value as unknown)
        : undefined;
    },
    missing: (name, span) => meet(run, file, { name, span }),
  };
}

/** A name without a value is printed, looped over or looked into. */
export function meet(run: Run, file: File, { name, span: { start, end } }: Omit<UndefinedUse, 'template'>): void {
  const span = { start, end };
  run.site = { owner: file, span };
  if (run.strict) throw new MissingValue(`'${name}' is undefined`);
  const template = file.name;
  const isKnown = run.missing.some((use) => use.name === name && use.span.start === start && use.template === template);
  if (!isKnown) run.missing.push({ name, span, template });
}

export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

/** A piece that stands for an element rather than for text of it: its place is the element's name. */
export function decoration({ file, speaker }: Place, text: string, span: Span): Said {
  return { segment: { kind: 'literal', text, span, template: file.name }, speaker };
}

/** What is between two elements belongs to neither speaker. */
export function gap({ file }: Place, text: string, span: Span): Said {
  return { segment: { kind: 'literal', text, span, template: file.name }, speaker: undefined };
}

export function gapOf({ nameSpan }: PomlElement, place: Place): (text: string) => Said {
  return (text) => gap(place, text, nameSpan);
}
