import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { templateFormats } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { proseText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** `{name}` of f-strings and `${name}` of JavaScript; behind a letter, a bracket or a backslash it is a pattern's or LaTeX's own. */
const otherStyle = /(?<![\w\\)\]}*+?{$])\$?\{([A-Za-z_]\w*)\}(?!\})/g;

/** What another template language would fill in is sent as it is written. */
export const mixedDelimiters = defineRule({
  meta: {
    id: 'template/mixed-delimiters',
    summary: "Variables stand in the braces of the prompt's own template language.",
    kind: 'objective',
    severity: 'warning',
    formats: templateFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'PromptSet: variables in prompts of public code, and how they are written',
        url: 'https://github.com/pisterlabs/promptset',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    if (!isDoubleBraced(doc)) return;
    const { config, template } = doc;
    const names = new Set([...config.inputs, ...template.facts.uses].map(({ name }) => name));
    if (names.size === 0) return;
    for (const { written, name, span } of othersIn(doc)) {
      if (!names.has(name) || isInExample(doc, span)) continue;
      yield {
        span,
        message: `'${written}' is sent as it is written: change it to '{{ ${name} }}', which is replaced by its value.`,
        suggestions: [{ title: `Change to '{{ ${name} }}'`, edits: [replace(span, `{{ ${name} }}`)] }],
      };
    }
  },
});

function isDoubleBraced({ template: { engine } }: PromptDoc): boolean {
  return engine === 'jinja2' || engine === 'handlebars' || engine === 'mustache';
}

interface Written {
  readonly written: string;
  readonly name: string;
  readonly span: Span;
}

/** Outside of code, where single braces are the code's. */
function othersIn(doc: PromptDoc): Written[] {
  return Array.from(proseText(doc).matchAll(otherStyle), ({ 0: written, 1: name = '', index }) => ({
    written,
    name,
    span: { start: index, end: index + written.length },
  }));
}
