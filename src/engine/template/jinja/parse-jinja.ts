import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import type { Hole, Marker, ParsedTemplate, TemplateComment, TemplateFacts } from '../template.js';
import { jinjaNames } from './builtins.js';
import { findIncludes } from './find-includes.js';
import { findUses } from './find-uses.js';
import { lexTemplate, type LexOptions, type Piece } from './lex-template.js';
import { languageOf } from './language.js';
import type { Node } from './nodes.js';
import { parseTree } from './parse-tree.js';

/** Names as in jinja2's `Environment`; all of them off by default, as there. */
export type JinjaOptions = LexOptions;

export interface JinjaTemplate extends ParsedTemplate {
  readonly engine: 'jinja2';
  readonly body: readonly Node[];
  readonly options: JinjaOptions;
}

/** Parses a template; never throws. What is wrong with it is in `facts.problems`, in source order. */
export function parseJinja(source: string, options: JinjaOptions = {}): JinjaTemplate {
  const { pieces, problems } = lexTemplate(source, options);
  const names = jinjaNames(options.environment);
  const body = parseTree(pieces, problems, names, languageOf(options.environment));
  const { uses, ...facts } = factsOf(pieces, body, problems);
  const outside = uses.filter(({ name }) => !names.globals.has(name));
  return { engine: 'jinja2', source, body, options, facts: { ...facts, uses: outside } };
}

function factsOf(pieces: readonly Piece[], body: readonly Node[], problems: readonly Problem[]): TemplateFacts {
  return {
    problems: [...problems].sort(inTextOrder),
    uses: findUses(body),
    includes: findIncludes(body),
    ...lexicalFacts(pieces),
  };
}

interface LexicalFacts {
  readonly holes: Hole[];
  readonly comments: TemplateComment[];
  readonly markers: Marker[];
  readonly literals: Span[];
}

/** What is known without the tree, also where the tree is broken. */
function lexicalFacts(pieces: readonly Piece[]): LexicalFacts {
  const facts: LexicalFacts = { holes: [], comments: [], markers: [], literals: [] };
  for (const piece of pieces) {
    if (piece.kind === 'text') facts.literals.push(spanOf(piece));
    else if (piece.kind === 'output') facts.holes.push({ span: spanOf(piece), inner: piece.inner });
    else if (piece.kind === 'comment') facts.comments.push({ span: spanOf(piece), inner: piece.inner });
    else if (piece.kind === 'marker') facts.markers.push({ name: piece.name, span: spanOf(piece) });
    else if (piece.kind === 'raw' && piece.text !== undefined) facts.literals.push(spanOf(piece.text));
  }
  return facts;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
