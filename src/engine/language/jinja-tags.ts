import { lexTemplate, type Piece, type Tag } from '../template/jinja/lex-template.js';
import type { JinjaTemplate } from '../template/jinja/parse-jinja.js';
import type { Token } from '../template/jinja/token.js';
import { sliceOf, type Span } from '../text/span.js';
import type { TagRole, TemplateTag } from './template-tag.js';

const blocks: ReadonlySet<string> = new Set([
  ...['for', 'if', 'macro', 'call', 'block', 'filter', 'with', 'autoescape'],
]);

export function jinjaTags({ source, options }: JinjaTemplate): readonly TemplateTag[] {
  const { pieces } = lexTemplate(source, options);
  return pieces.flatMap((piece) => tagsOf(source, piece));
}

function tagsOf(source: string, piece: Piece): TemplateTag[] {
  switch (piece.kind) {
    case 'output':
      return [{ span: spanOf(piece), inner: piece.inner, role: 'single', name: undefined }];
    case 'statement':
      return [{ span: spanOf(piece), inner: piece.inner, ...statement(piece) }];
    case 'comment':
      return [{ span: spanOf(piece), inner: piece.inner, role: 'comment', name: undefined }];
    case 'raw':
      return [
        { span: piece.open, inner: wordIn(source, piece.open), role: 'open', name: 'raw' },
        { span: piece.close, inner: wordIn(source, piece.close), role: 'close', name: 'raw' },
      ];
    default:
      return [];
  }
}

function statement({ tokens }: Tag): { role: TagRole; name: string | undefined } {
  const word = tokens[0]?.type === 'name' ? tokens[0].text : undefined;
  if (word === undefined) return { role: 'single', name: undefined };
  if (word === 'else' || word === 'elif') return { role: 'middle', name: word };
  if (word.startsWith('end')) return { role: 'close', name: word.slice('end'.length) };
  const opens = blocks.has(word) || (word === 'set' && !assigns(tokens));
  return { role: opens ? 'open' : 'single', name: word };
}

/** `{% set x = 1 %}` is whole; `{% set x %}` and `{% set x | indent(width=2) %}` open a block. */
function assigns(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { type, text } of tokens) {
    if (type !== 'operator') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth--;
    else if (text === '=' && depth === 0) return true;
  }
  return false;
}

function wordIn(source: string, span: Span): Span {
  const word = /[a-z]+/.exec(sliceOf(source, span));
  const start = span.start + (word?.index ?? 0);
  return { start, end: start + (word?.[0].length ?? 0) };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
