import { parsePartial, type Template } from '../template/engines.js';
import type { IncludeUse } from '../template/template.js';
import { createLineIndex } from '../text/line-index.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { LintWorkspace, RelatedPlace } from './rule.js';

/** What is wrong with an include, or first come, with those of the file it includes. */
export interface IncludeFault {
  readonly message: string;
  /** The way to it, where it is not in the prompt's own file: each include on the way, the fault's own place last. */
  readonly related: readonly RelatedPlace[];
}

export interface IncludeSearch {
  readonly workspace: LintWorkspace;
  readonly template: Template;
  /** `files`: that they exist and that none includes itself. `syntax`: that they can be read. */
  readonly what: 'files' | 'syntax';
  /** Partials below which everything is in order. */
  readonly sound: Set<string>;
}

/** A partial on the way to a fault. */
interface Hop {
  readonly name: string;
  readonly text: string;
}

/** `own` is the name of the prompt's own file, which a partial must not lead back to. */
export function includeFault(use: IncludeUse, search: IncludeSearch, own: string): IncludeFault | undefined {
  const trail = use.name !== undefined && normal(use.name) === own ? [own] : [];
  return faultOf(use, search, { names: trail, places: [] });
}

interface Way {
  /** Names as they are compared, to find circles. */
  readonly names: readonly string[];
  readonly places: readonly RelatedPlace[];
}

function faultOf({ name, optional }: IncludeUse, search: IncludeSearch, way: Way): IncludeFault | undefined {
  const key = name === undefined ? undefined : normal(name);
  if (name === undefined || key === undefined || search.sound.has(key)) return undefined;
  const isCircle = way.names.includes(key);
  const text = isCircle ? undefined : search.workspace.readPartial(name);
  if (text !== undefined) return faultInside({ name, text }, search, way);
  if (search.what === 'syntax' || (optional && !isCircle)) return undefined;
  return { message: isCircle ? circle([...way.names, key]) : missing(name, way.names), related: way.places };
}

function faultInside(hop: Hop, search: IncludeSearch, way: Way): IncludeFault | undefined {
  const { facts } = parsePartial(hop.text, search.template);
  const [problem] = facts.problems;
  if (problem !== undefined && search.what === 'syntax') return unreadable(problem, hop, way);
  const names = [...way.names, normal(hop.name)];
  for (const inner of facts.includes) {
    const place = placeIn(hop, inner.span, `'${hop.name}' includes '${inner.name ?? ''}' here.`);
    const fault = faultOf(inner, search, { names, places: [...way.places, place] });
    if (fault !== undefined) return fault;
  }
  search.sound.add(normal(hop.name));
  return undefined;
}

function unreadable(problem: Problem, hop: Hop, way: Way): IncludeFault {
  const place = placeIn(hop, problem.span, problem.message);
  const message = `'${hop.name}' cannot be read, at line ${place.line}, column ${place.column}: ${problem.message}`;
  return { message, related: [...way.places, place] };
}

function placeIn({ name, text }: Hop, span: Span, message: string): RelatedPlace {
  const lines = createLineIndex(text);
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
  return {
    message,
    path: normal(name),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function missing(name: string, trail: readonly string[]): string {
  const advice = 'correct the name, or create the file';
  const from = trail.at(-1);
  return from === undefined
    ? `There is no file '${name}': ${advice}.`
    : `'${from}' includes '${name}', which does not exist: ${advice}.`;
}

function circle(trail: readonly string[]): string {
  const names = trail.slice(trail.indexOf(trail.at(-1) ?? '')).map((name) => `'${name}'`);
  const what = names.length > 2 ? `The chain ${names.join(' → ')}` : (names[0] ?? '');
  return `${what} includes itself: break the circle.`;
}

function normal(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}
