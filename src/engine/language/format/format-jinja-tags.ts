import { lexTag } from '../../template/jinja/lex-tag.js';
import { lexTemplate, MAX_PROBLEMS, type Piece } from '../../template/jinja/lex-template.js';
import type { JinjaTemplate } from '../../template/jinja/parse-jinja.js';
import { type TokenReader, tokenReader } from '../../template/jinja/read-token.js';
import type { Token } from '../../template/jinja/token.js';
import { replace, type Edit } from '../../text/edit.js';
import { inTextOrder, overlaps, sliceOf, type Span } from '../../text/span.js';
import { jinjaSpacing } from './jinja-spacing.js';

/**
 * `{{x|upper}}` becomes `{{ x | upper }}`. Only blanks between the delimiters of a tag change, so no rendering does. A tag
 * with a fault stays: with other blanks it might be a tag of another engine.
 */
export function formatJinjaTags({ source, options, facts }: JinjaTemplate): Edit[] {
  // Where the parser stopped counting, a tag may have a fault that nobody knows of.
  if (facts.problems.length >= MAX_PROBLEMS) return [];
  const faults = facts.problems.flatMap(({ code, span }) => (code === 'template-syntax' ? [span] : []));
  const readToken = tokenReader(options.environment);
  return lexTemplate(source, options).pieces.flatMap((piece) =>
    faults.some((fault) => overlaps(piece, fault)) ? [] : pieceEdits(source, piece, readToken),
  );
}

function pieceEdits(source: string, piece: Piece, readToken: TokenReader): Edit[] {
  switch (piece.kind) {
    case 'output':
    case 'statement':
      return piece.sound ? tagEdits(source, piece, [piece.tokens, readToken]) : [];
    case 'comment':
      return outerBlanks(source, piece, piece.inner);
    case 'raw':
      return [piece.open, piece.close].flatMap((tag) => outerBlanks(source, tag, wordIn(source, tag)));
    default:
      return [];
  }
}

/** A tag over several lines was laid out by hand and stays as it is. */
function tagEdits(source: string, tag: Span, [tokens, readToken]: readonly [readonly Token[], TokenReader]): Edit[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  const written = sliceOf(source, tag);
  if (first === undefined || last === undefined || /[\r\n]/.test(written) || !isDelimited(written)) return [];
  const gaps = jinjaSpacing(tokens, { statement: written.startsWith('{%') });
  const edits = gaps.flatMap((gap, i): Edit[] => {
    const between = { start: tokens[i]?.end ?? 0, end: tokens[i + 1]?.start ?? 0 };
    return blanksEdit(source, between, gap);
  });
  const all = [...edits, ...outerBlanks(source, tag, { start: first.start, end: last.end })];
  return keepsTokens(source, tag, all, [tokens, readToken]) ? all : [];
}

function isDelimited(written: string): boolean {
  return /^\{\{.*\}\}$|^\{%.*%\}$/.test(written);
}

/** One blank between what a tag holds and its delimiters with their signs. */
function outerBlanks(source: string, tag: Span, inner: Span): Edit[] {
  const written = sliceOf(source, tag);
  // A line comment has no delimiters.
  if (!/^\{[{%#]/.test(written) || inner.end <= inner.start || /[\r\n]/.test(written) || tag.end - inner.end < 2)
    return [];
  const opened = tag.start + 2 + (/^[-+]/.test(written.slice(2)) ? 1 : 0);
  const closed = tag.end - 2 - (/[-+]$/.test(written.slice(0, -2)) && inner.end <= tag.end - 3 ? 1 : 0);
  return [
    ...blanksEdit(source, { start: opened, end: inner.start }, ' '),
    ...blanksEdit(source, { start: inner.end, end: closed }, ' '),
  ];
}

function blanksEdit(source: string, between: Span, blanks: string): Edit[] {
  const written = sliceOf(source, between);
  return between.end < between.start || written === blanks || written.trim() !== '' ? [] : [replace(between, blanks)];
}

/** The last word: a tag whose tokens would read differently after the change is left alone. */
function keepsTokens(
  source: string,
  tag: Span,
  edits: readonly Edit[],
  [tokens, readToken]: readonly [readonly Token[], TokenReader],
): boolean {
  let changed = '';
  let at = tag.start;
  for (const { span, text } of [...edits].sort(inTextOrder)) {
    changed += source.slice(at, span.start) + text;
    at = span.end;
  }
  changed += source.slice(at, tag.end);
  const start = 2 + (/^[-+]/.test(changed.slice(2)) ? 1 : 0);
  const read = lexTag(changed, start, changed.startsWith('{{') ? '}}' : '%}', readToken);
  return (
    read.fault === undefined &&
    read.next === changed.length &&
    read.tokens.length === tokens.length &&
    read.tokens.every((token, i) => sliceOf(changed, token) === sliceOf(source, tokens[i] ?? token))
  );
}

function wordIn(source: string, span: Span): Span {
  const word = /[a-z]+/.exec(sliceOf(source, span));
  const start = span.start + (word?.index ?? 0);
  return { start, end: start + (word?.[0].length ?? 0) };
}
