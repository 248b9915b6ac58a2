import { replace, type Edit } from '../../text/edit.js';
import { sliceOf, type Span } from '../../text/span.js';
import type { TemplateTag } from '../template-tag.js';

/**
 * `{{# each  items }}` becomes `{{#each items}}`, in Handlebars and Mustache alike. `{{ name }}` and `{{name}}` are both
 * in use, so blanks at the ends stay where there are some at both, one each. Comments and tags over lines stay.
 */
export function formatBracesTags(source: string, tags: readonly TemplateTag[]): Edit[] {
  return tags.flatMap(({ span, role }) => (role === 'comment' ? [] : tagEdits(source, span)));
}

const TAG = /^(\{\{+~?)([#^/>&]?>?)([^]*?)(~?\}\}+)$/;

function tagEdits(source: string, span: Span): Edit[] {
  const written = sliceOf(source, span);
  const [, open = '', sign = '', inside = '', close = ''] = TAG.exec(written) ?? [];
  // Four braces hold text, not a name.
  if (inside.trim() === '' || /[\r\n]/.test(written) || open.startsWith('{{{{')) return [];
  const text = laidOut(sign, inside);
  if (text === inside) return [];
  return [replace({ start: span.start + open.length + sign.length, end: span.end - close.length }, text)];
}

function laidOut(sign: string, inside: string): string {
  const text = collapsed(inside.trim());
  if (sign === '' && /^[ \t].*[ \t]$/.test(inside)) return ` ${text} `;
  // `{{> name}}` is how both languages' own pages write a partial.
  return sign.endsWith('>') && /^[ \t]/.test(inside) ? ` ${text}` : text;
}

/** One blank where there are several, but not in quotes and brackets. */
function collapsed(text: string): string {
  return text.replaceAll(/"[^"]*"|'[^']*'|\[[^\]]*\]|[ \t]+/g, (piece) => (piece.trim() === '' ? ' ' : piece));
}
