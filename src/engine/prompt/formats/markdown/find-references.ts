import { fencedCode } from '../../../text/fenced-code.js';
import { inTextOrder, type Span } from '../../../text/span.js';
import { spansBetween } from '../../../template/spans-between.js';
import type { FileReference, ToolReference } from '../../prompt-doc.js';

interface References {
  readonly files: readonly FileReference[];
  readonly tools: readonly ToolReference[];
}

const inlineCode = /(`+)[^`\r\n]+\1/g;
const link =
  /(?<!!)\[(?:[^\]\r\n[]|\[[^\]\r\n]*\])*\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*|<[^<>\r\n]+>)(?:[ \t]+"[^"\r\n]*")?\)/g;
const mention = /(?<![\w#/])#(?:file:([^\s#]+)|tool:([\w\-./]+))/gi;

/** Addresses, places in the same page, mail, and names that a placeholder completes are no files. */
const noFile = /^(?:[a-z][a-z\d+.-]*:|\/\/|#)|\$\{|\{\{/i;

/** The files and tools the text names: Markdown links, `#file:path` and `#tool:name`. Images and code are no references. */
export function findReferences(text: string, body: Span): References {
  const files: FileReference[] = [];
  const tools: ToolReference[] = [];
  for (const span of proseOf(text, body)) {
    const prose = text.slice(span.start, span.end);
    for (const match of prose.matchAll(link)) {
      const file = linkedFile(match[1] ?? '', span.start + match.index + match[0].indexOf('](') + 2);
      if (file !== undefined) files.push(file);
    }
    for (const { 0: whole, 1: path, 2: tool, index } of prose.matchAll(mention)) {
      const end = span.start + index + whole.length;
      if (path !== undefined) files.push(withoutPunctuation(path, end));
      if (tool !== undefined) tools.push(withoutDot(tool, end));
    }
  }
  return { files: files.sort(inTextOrder), tools };
}

function proseOf(text: string, body: Span): Span[] {
  return spansBetween(body, fencedCode(text, body)).flatMap((span) => {
    const code = [...text.slice(span.start, span.end).matchAll(inlineCode)].map(({ 0: { length }, index }) => ({
      start: span.start + index,
      end: span.start + index + length,
    }));
    return spansBetween(span, code);
  });
}

function linkedFile(target: string, at: number): FileReference | undefined {
  const bracketed = target.startsWith('<');
  const inner = bracketed ? target.slice(1, -1) : target;
  const path = inner.replace(/[#?].*$/, '');
  if (path === '' || noFile.test(inner)) return undefined;
  const start = at + (bracketed ? 1 : 0);
  return { path: decoded(path), span: { start, end: start + path.length } };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The end of a sentence is not the end of the path. */
function withoutPunctuation(path: string, end: number): FileReference {
  const kept = path.replace(/[.,;:!?)\]'"]+$/, '');
  const start = end - path.length;
  return { path: kept, span: { start, end: start + kept.length } };
}

function withoutDot(tool: string, end: number): ToolReference {
  const name = tool.replace(/[./]+$/, '');
  const start = end - tool.length;
  return { name, span: { start, end: start + name.length } };
}
