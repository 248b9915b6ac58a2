import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { isInside, joinedSpans } from '../../text/joined-spans.js';
import type { Span } from '../../text/span.js';
import { literalText } from './masked-text.js';
import { oncePerPrompt } from './once-per-prompt.js';
import { promptLines } from './prompt-lines.js';
import { sections } from './sections.js';

const exampleTitle = /\b(?:examples?|samples?|demonstrations?|few[- ]?shots?|templates?|test cases?)\b/i;
const exampleTag =
  /<(\/?)([\w-]*(?:example|sample|demo|shot|input|output|transcript|conversation|document|quote)[\w-]*)\b[^<>]*>/gi;
const quotation = /"[^"\n]{1,400}"|“[^”\n]{1,400}”/g;

/**
 * Where a prompt shows instead of instructs: sections, tags and turns of examples, quotation lines and texts in quotation
 * marks. Rules about how instructions are worded leave these alone. In order; spans may overlap.
 */
const exampleSpans = oncePerPrompt((doc): readonly Span[] =>
  [...exampleSections(doc), ...exampleTags(doc), ...turns(doc), ...quotedLines(doc), ...quotations(doc)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  ),
);

/** True where a span lies inside an example or a quotation. */
export function isInExample(doc: PromptDoc, span: Span): boolean {
  return isInside(joined(doc), span);
}

const joined = oncePerPrompt((doc): readonly Span[] => joinedSpans(exampleSpans(doc)));

function exampleSections(doc: PromptDoc): Span[] {
  return sections(doc).flatMap(({ title, span }) => (exampleTitle.test(title) ? [span] : []));
}

/** From an opening tag to its closing one; a tag without the other is none. */
function exampleTags(doc: PromptDoc): Span[] {
  const open = new Map<string, number>();
  const spans: Span[] = [];
  for (const { 0: tag, 1: slash, 2: name = '', index } of literalText(doc).matchAll(exampleTag)) {
    const key = name.toLowerCase();
    const start = open.get(key);
    if (slash !== '/') open.set(key, start ?? index);
    else if (start !== undefined) {
      spans.push({ start, end: index + tag.length });
      open.delete(key);
    }
  }
  return spans;
}

/** What an assistant said, and what it answered: written turns are demonstrations. */
function turns({ messages }: PromptDoc): Span[] {
  return messages.flatMap(({ role, body }, at) => {
    if (role === 'assistant') return [body];
    return role === 'user' && messages[at + 1]?.role === 'assistant' ? [body] : [];
  });
}

function quotedLines(doc: PromptDoc): Span[] {
  return promptLines(doc).flatMap(({ kind, span }) => (kind === 'quote' ? [span] : []));
}

function quotations(doc: PromptDoc): Span[] {
  return Array.from(literalText(doc).matchAll(quotation), ({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
}
