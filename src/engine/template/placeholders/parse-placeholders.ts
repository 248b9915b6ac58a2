import { fencedCode } from '../../text/fenced-code.js';
import type { Span } from '../../text/span.js';
import { spansBetween } from '../spans-between.js';
import type { Marker, MarkerFinder, ParsedTemplate, TemplateFacts } from '../template.js';
import { isEditorVariable } from './editor-variables.js';

/** One `${input:name}`, `${input:name:hint}` or `${selection}`. */
export interface Placeholder {
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** Asked of the user; the others are filled in by the editor. */
  readonly isInput: boolean;
  /** What the input box shows while it is empty; undefined where none is written. */
  readonly hint: string | undefined;
}

/** Markdown with VS Code's placeholders. */
export interface PlaceholdersTemplate extends ParsedTemplate {
  readonly engine: 'placeholders';
  readonly placeholders: readonly Placeholder[];
}

export interface PlaceholdersOptions {
  /** Only this part of the source is the template. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
}

const shape = /\$\{(?:(input):([A-Za-z_][\w.-]*)(?::([^}\r\n]*))?|([A-Za-z]+))\}/g;

/**
 * Finds the placeholders VS Code knows. Every other `$` is text, and so is all of a fenced code block, where `${file}`
 * is a shell's or a script's own.
 */
export function parsePlaceholders(
  source: string,
  { range, markers: find }: PlaceholdersOptions = {},
): PlaceholdersTemplate {
  const whole = range ?? { start: 0, end: source.length };
  const placeholders = spansBetween(whole, fencedCode(source, whole)).flatMap((span) => placeholdersIn(source, span));
  const runs = spansBetween(
    whole,
    placeholders.map(({ span }) => span),
  );
  const markers = find === undefined ? [] : runs.flatMap(({ start, end }) => find(source.slice(start, end), start));
  return { engine: 'placeholders', source, placeholders, facts: factsOf(runs, placeholders, markers) };
}

function placeholdersIn(source: string, { start, end }: Span): Placeholder[] {
  return [...source.slice(start, end).matchAll(shape)].flatMap((match): Placeholder[] => {
    const [written, input, inputName, hint, variable] = match;
    const name = inputName ?? variable ?? '';
    const isInput = input !== undefined;
    if (!isInput && !isEditorVariable(name)) return [];
    const at = start + match.index;
    const nameAt = at + (isInput ? '${input:'.length : '${'.length);
    const span = { start: at, end: at + written.length };
    return [{ span, name, nameSpan: { start: nameAt, end: nameAt + name.length }, isInput, hint }];
  });
}

function factsOf(
  runs: readonly Span[],
  placeholders: readonly Placeholder[],
  markers: readonly Marker[],
): TemplateFacts {
  return {
    problems: [],
    uses: placeholders.map(({ name, nameSpan, isInput }) => ({ name, span: nameSpan, guarded: !isInput })),
    holes: placeholders.map(({ span }) => ({ span, inner: { start: span.start + 2, end: span.end - 1 } })),
    includes: [],
    comments: [],
    markers,
    literals: runs.flatMap((run) =>
      spansBetween(
        run,
        markers.filter(({ span }) => run.start <= span.start && span.end <= run.end).map(({ span }) => span),
      ),
    ),
  };
}
