import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import type { Hole, IncludeUse, TemplateFacts } from '../template.js';
import { attributeOf, type Piece, type PomlNode, staticText } from './nodes.js';
import { walkNames } from './walk-names.js';

interface TreeParts {
  readonly comments: readonly Span[];
  readonly problems: readonly Problem[];
}

/** What tools know of a POML file without rendering it. */
export function findPomlFacts(
  children: readonly PomlNode[],
  source: string,
  { comments, problems }: TreeParts,
): TemplateFacts {
  const names = walkNames(children, source);
  const texts = children.flatMap(textPieces);
  return {
    problems,
    uses: names.filter(({ kind }) => kind === 'variable').map(({ name, span, guarded }) => ({ name, span, guarded })),
    holes: children.flatMap(allPieces).flatMap(holeOf).sort(inTextOrder),
    includes: children.flatMap(includesOf),
    comments: comments.map((span) => ({
      span,
      inner: { start: span.start + 4, end: Math.max(span.start + 4, span.end - 3) },
    })),
    markers: [],
    literals: texts.filter(({ kind }) => kind === 'literal').map(({ span }) => span),
  };
}

function holeOf(piece: Piece): Hole[] {
  return piece.kind === 'hole' ? [{ span: piece.span, inner: piece.inner }] : [];
}

function textPieces(node: PomlNode): readonly Piece[] {
  return node.kind === 'text' ? node.pieces : node.children.flatMap(textPieces);
}

function allPieces(node: PomlNode): readonly Piece[] {
  if (node.kind === 'text') return node.pieces;
  return [...node.attributes.flatMap(({ pieces }) => pieces), ...node.children.flatMap(allPieces)];
}

function includesOf(node: PomlNode): IncludeUse[] {
  if (node.kind === 'text') return [];
  const inner = node.children.flatMap(includesOf);
  const src = node.component === 'include' ? attributeOf(node, 'src') : undefined;
  return src === undefined ? inner : [{ name: staticText(src), span: src.valueSpan, optional: false }, ...inner];
}
