import type { PromptDoc } from '../prompt/prompt-doc.js';
import { namesIn } from '../template/engines.js';
import { linksOf } from '../template/links-of.js';
import { inTextOrder, contains, sliceOf, type Span } from '../text/span.js';

/** An entry of the outline. */
export interface PromptSymbol {
  readonly name: string;
  readonly kind: 'prompt' | 'front-matter' | 'input' | 'message' | 'part' | 'macro';
  readonly detail: string;
  readonly span: Span;
  /** What is shown when the entry is chosen. */
  readonly selection: Span;
  readonly children: readonly PromptSymbol[];
}

/** What a file holds: of several prompts each with its own entries below it. */
export function fileSymbols(docs: readonly PromptDoc[]): PromptSymbol[] {
  if (docs.length < 2) return docs.flatMap(symbols);
  return docs.map((doc): PromptSymbol => {
    const { start, end } = doc.range;
    const { name, description } = doc.config;
    const place = { span: { start, end }, selection: { start, end: start } };
    return { name, kind: 'prompt', detail: description ?? '', ...place, children: symbols(doc) };
  });
}

/** The front matter with its inputs, and the messages with the named parts and the macros inside of them. */
export function symbols(doc: PromptDoc): PromptSymbol[] {
  const { frontMatter, messages } = doc;
  const inside = [...partsOf(doc), ...macrosOf(doc)].sort(inTextOrder);
  const outline = messages.map(({ role, roleSpan, body }): PromptSymbol => {
    const span = { start: roleSpan?.start ?? body.start, end: body.end };
    return {
      name: role,
      kind: 'message',
      detail: firstLine(sliceOf(doc.text, body)),
      span,
      selection: roleSpan ?? { start: body.start, end: body.start },
      children: inside.filter((part) => contains(span, part.span)),
    };
  });
  if (frontMatter === undefined) return outline;
  const { span } = frontMatter;
  const { name, description } = doc.config;
  const children = inputsOf(doc).filter((input) => contains(span, input.span));
  return [{ name, kind: 'front-matter', detail: description ?? '', span, selection: span, children }, ...outline];
}

function inputsOf({ config }: PromptDoc): PromptSymbol[] {
  return config.inputs.map(({ name, type, span }) => {
    return { name, kind: 'input', detail: type, span, selection: span, children: [] };
  });
}

/** The macros and inline partials that a template defines, each at its name. */
function macrosOf({ template }: PromptDoc): PromptSymbol[] {
  const imported = new Set(linksOf(template).includes.flatMap((link) => link.imported.map(({ local }) => local.start)));
  return namesIn(template)
    .filter(({ kind, span, definition }) => kind === 'macro' && definition?.start === span.start)
    .filter(({ span }) => !imported.has(span.start))
    .map(({ name, span }) => ({ name, kind: 'macro', detail: '', span, selection: span, children: [] }));
}

/** `{# part: task #} … {# end #}` and `{# frozen #} … {# end #}`; one without an end is left out. */
function partsOf({ text, template }: PromptDoc): PromptSymbol[] {
  const open: { name: string; selection: Span }[] = [];
  const parts: PromptSymbol[] = [];
  for (const { span, inner } of template.facts.comments) {
    const words = sliceOf(text, inner).trim();
    const name = /^part:\s*(.+)$/.exec(words)?.[1] ?? (words === 'frozen' ? words : undefined);
    if (name !== undefined) open.push({ name, selection: span });
    if (words !== 'end') continue;
    const start = open.pop();
    if (start === undefined) continue;
    const whole = { start: start.selection.start, end: span.end };
    parts.push({ ...start, kind: 'part', detail: '', span: whole, children: [] });
  }
  return parts.sort(inTextOrder);
}

function firstLine(text: string): string {
  const line = /\S[^\r\n]*/.exec(text)?.[0].trimEnd() ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
