import { parse, type Position } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { createLineIndex } from '../../text/line-index.js';
import type { Problem } from '../../text/problem.js';
import { inTextOrder, sliceOf, type Span } from '../../text/span.js';
import type { MarkerFinder, ParsedTemplate } from '../template.js';
import { opensBlock } from './check-blocks.js';
import { diagnoseTags, standIns } from './diagnose-tags.js';
import { factsOf } from './find-facts.js';
import { lexTags, type Tag } from './lex-tags.js';
import type { Node } from './nodes.js';
import { readBody } from './read-tree.js';
import type { Reading } from './reading.js';

export interface HandlebarsOptions {
  /** Only this part of the source is the template; every span stays an offset into the whole source. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
  /** Whether dotprompt's `role`, `history`, `section` and `media` are helpers that cut the text, and not variables. */
  readonly messages?: boolean | undefined;
}

export interface HandlebarsTemplate extends ParsedTemplate {
  readonly engine: 'handlebars';
  readonly body: readonly Node[];
  readonly tags: readonly Tag[];
  readonly options: HandlebarsOptions;
}

/** Blocks and brackets nested deeper than this would exhaust the stack of what walks the tree. */
const deepest = 200;

/** Parses a template; never throws. What is wrong with it is in `facts.problems`, in source order. */
export function parseHandlebars(source: string, options: HandlebarsOptions = {}): HandlebarsTemplate {
  const range = options.range ?? { start: 0, end: source.length };
  const tags = lexTags(source, range);
  const { body, problems, broken } = readTree(source, { range, tags, markers: options.markers });
  const found = factsOf({ body, tags, source, broken, messages: options.messages === true });
  const facts = { ...found, problems: [...problems].sort(inTextOrder) };
  return { engine: 'handlebars', source, body, tags, options, facts };
}

interface Input {
  readonly range: Span;
  readonly tags: readonly Tag[];
  readonly markers: MarkerFinder | undefined;
}

interface Tree {
  readonly body: readonly Node[];
  readonly problems: readonly Problem[];
  /** Tags that are not in the tree. */
  readonly broken: readonly Tag[];
}

function readTree(source: string, input: Input): Tree {
  const { range, tags, markers } = input;
  const deep = tooDeep(source, tags);
  if (deep !== undefined) return { body: [], problems: [deep], broken: tags };
  const text = standIns(sliceOf(source, range));
  const tagsByStart = new Map(tags.map((tag) => [tag.start, tag]));
  const tagAt = (start: number): Tag | undefined => tagsByStart.get(start);
  const reading: Reading = { source, offsetOf: offsetsOf(source, range), tagAt, markers };
  try {
    return { body: readBody(parse(text), reading), problems: [], broken: [] };
  } catch {
    const { problems, broken, ends } = diagnoseTags(source, tags);
    const body = readRest(blanked(text, broken, range.start) + ends, reading);
    return { body: body ?? [], broken: body === undefined ? tags : broken, problems: atLeastOne(problems, range) };
  }
}

/** What is left of a broken template. Where even that cannot be read, the problems found so far have to do. */
function readRest(text: string, reading: Reading): readonly Node[] | undefined {
  try {
    return readBody(parse(text), reading);
  } catch {
    return undefined;
  }
}

function atLeastOne(problems: readonly Problem[], { start }: Span): readonly Problem[] {
  if (problems.length > 0) return problems;
  const message = 'This template cannot be read as Handlebars: look for braces that do not belong to a tag.';
  return [{ code: 'template-syntax', message, span: { start, end: start } }];
}

/** The text with a comment, or blanks, of the same length in place of each tag: all places stay what they are. */
function blanked(text: string, tags: readonly Tag[], offset: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of [...tags].sort((a, b) => a.start - b.start)) {
    // A broken tag may hold another.
    const from = Math.max(at, start - offset);
    const length = end - offset - from;
    if (length <= 0) continue;
    pieces.push(text.slice(at, from));
    pieces.push(length < 5 ? ' '.repeat(length) : `{{!${'x'.repeat(length - 5)}}}`);
    at = end - offset;
  }
  return pieces.join('') + text.slice(at);
}

function offsetsOf(source: string, { start, end }: Span): Reading['offsetOf'] {
  const lines = createLineIndex(sliceOf(source, { start, end }));
  return ({ line, column }: Position) => Math.min(end, start + lines.offsetAt({ line, column: column + 1 }));
}

function tooDeep(source: string, tags: readonly Tag[]): Problem | undefined {
  /** For each open block how many levels it takes: `{{else if}}` nests as well. */
  const open: number[] = [];
  let depth = 0;
  for (const tag of tags) {
    const inside = open.length > 0;
    if (tag.kind === 'close') depth -= open.pop() ?? 0;
    else if (opensBlock(tag) || (tag.kind === 'else-chain' && inside)) {
      open.push(opensBlock(tag) ? 1 : (open.pop() ?? 0) + 1);
      depth++;
    }
    if (depth <= deepest && bracketsIn(source, tag) <= deepest) continue;
    const message = `Blocks or brackets are nested more than ${deepest} deep: split the template into partials.`;
    return { code: 'template-syntax', message, span: { start: tag.start, end: tag.end } };
  }
  return undefined;
}

function bracketsIn(source: string, { inner }: Tag): number {
  return sliceOf(source, inner).match(/\(/g)?.length ?? 0;
}
