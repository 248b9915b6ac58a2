import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { oncePerPrompt } from './once-per-prompt.js';

/** What opens and what closes a block of a template, in the engines that have them; POML's elements carry their conditions. */
const jinjaTag = /\{%[-+]?\s*(?:(end)?(?:if|for|macro|call|filter|block))\b/g;
const mustacheTag = /\{\{~?([#^/])/g;

/** True for an offset that a tag may leave out of the rendered text. */
export const conditionalSpans = oncePerPrompt((doc): ((offset: number) => boolean) => {
  const edges = edgesOf(doc);
  if (edges === undefined) return () => true;
  if (edges.length === 0) return () => false;
  return (offset) => {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (edges[low - 1]?.depth ?? 0) > 0;
  };
});

interface Edge {
  readonly at: number;
  /** How many blocks are open behind it. */
  readonly depth: number;
}

/** Undefined where nobody can tell. */
function edgesOf({ text, body, template }: PromptDoc): Edge[] | undefined {
  const source = text.slice(body.start, body.end);
  if (template.engine === 'poml') return /\s(?:if|for)\s*=/.test(source) ? undefined : [];
  const tag =
    template.engine === 'jinja2'
      ? jinjaTag
      : template.engine === 'handlebars' || template.engine === 'mustache'
        ? mustacheTag
        : undefined;
  if (tag === undefined) return [];
  let depth = 0;
  return Array.from(source.matchAll(tag), ({ 1: mark, index }) => {
    depth = mark === 'end' || mark === '/' ? Math.max(0, depth - 1) : depth + 1;
    return { at: body.start + index, depth };
  });
}
