import type { MustacheNode } from '../template/mustache/nodes.js';
import type { MustacheTemplate } from '../template/mustache/parse-mustache.js';
import type { Span } from '../text/span.js';
import type { TemplateTag } from './template-tag.js';

/** The tags of a Mustache template. What a broken section leaves of itself has no tags. */
export function mustacheTags({ source, body }: MustacheTemplate): readonly TemplateTag[] {
  return body.flatMap((node) => tagsOf(source, node));
}

function tagsOf(source: string, node: MustacheNode): TemplateTag[] {
  const span = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'variable':
    case 'partial':
      return [{ span, inner: spanOf(node.name), role: 'single', name: undefined }];
    case 'comment':
      return [{ span, inner: node.inner, role: 'comment', name: undefined }];
    case 'section': {
      const { name } = node.name;
      const open = { start: node.start, end: endOfTag(source, node.name.end, node.closingName.start) };
      const close = { start: startOfTag(source, node.closingName.start), end: node.end };
      return [
        { span: open, inner: spanOf(node.name), role: 'open', name },
        ...node.body.flatMap((inner) => tagsOf(source, inner)),
        { span: close, inner: spanOf(node.closingName), role: 'close', name },
      ];
    }
    default:
      return [];
  }
}

/** After the closing delimiter, whichever it is: it follows the name and is no letter, and no blank is in it. */
function endOfTag(source: string, from: number, limit: number): number {
  const delimiter = /\s*(?:\}\}|[^\s\w]+)/y;
  delimiter.lastIndex = from;
  return Math.min(limit, from + (delimiter.exec(source)?.[0].length ?? 0));
}

function startOfTag(source: string, name: number): number {
  const lead = /[^\s\w]+\s*\/\s*$/.exec(source.slice(Math.max(0, name - 50), name))?.[0] ?? '';
  const [, braces = ''] = /(\{\{\s*\/\s*)$/.exec(lead) ?? [];
  return name - (braces === '' ? lead.length : braces.length);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
