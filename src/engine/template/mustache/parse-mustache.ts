import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import type { MarkerFinder, ParsedTemplate } from '../template.js';
import { buildTree } from './build-tree.js';
import { factsOf } from './find-facts.js';
import type { MustacheNode } from './nodes.js';
import { readTokens } from './read-tokens.js';

export interface MustacheTemplate extends ParsedTemplate {
  readonly engine: 'mustache';
  readonly body: readonly MustacheNode[];
}

export interface MustacheOptions {
  /** Only this part of the source is the template; every span stays an offset into the whole source. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
}

/** Parses a template; never throws. What is wrong with it is in `facts.problems`, in source order. */
export function parseMustache(source: string, { range, markers }: MustacheOptions = {}): MustacheTemplate {
  const { start, end } = range ?? { start: 0, end: source.length };
  const { tokens, problems } = readTokens(source.slice(start, end));
  const tree = buildTree(tokens, { source, offset: start, findMarkers: markers });
  const placed = problems.map((problem): Problem => ({ ...problem, span: moved(problem.span, start) }));
  const all = [...placed, ...tree.problems].sort(inTextOrder);
  return { engine: 'mustache', source, body: tree.body, facts: factsOf(tree.body, all) };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
