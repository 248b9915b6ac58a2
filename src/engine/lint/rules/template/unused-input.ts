import type { InputDeclaration, PromptDoc } from '../../../prompt/prompt-doc.js';
import { declaringFormats } from '../../format-groups.js';
import { loadPartials } from '../../partials.js';
import { removeInput } from '../../remove-input.js';
import { defineRule, type Suggestion } from '../../rule.js';

/** Callers fill in a value that no model ever sees. */
export const unusedInput = defineRule({
  meta: {
    id: 'template/unused-input',
    summary: 'Every declared input is used.',
    kind: 'objective',
    severity: 'warning',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'dotprompt: unused-variable, in its examples of warnings',
        url: 'https://github.com/google/dotprompt/tree/main/examples',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    const { facts } = doc.template;
    if (doc.config.inputs.length === 0 || doc.problems.length > 0) return;
    const partials = loadPartials(doc.template, workspace);
    // A partial that cannot be read may use anything.
    if (!partials.complete) return;
    if ([facts, ...partials.facts].some(({ readsAll }) => readsAll === true)) return;
    const used = new Set([facts, ...partials.facts].flatMap(({ uses }) => uses.map(({ name }) => name)));
    const elsewhere = JSON.stringify([
      doc.config.expect ?? '',
      doc.config.metrics.map(({ value }) => value),
      toolsOf(doc),
    ]);
    for (const input of doc.config.inputs) {
      if (used.has(input.name) || mentions(elsewhere, input.name)) continue;
      yield {
        span: input.span,
        message: `The input '${input.name}' is never used: use it in the template or remove it.`,
        suggestions: removal(doc, input),
      };
    }
  },
});

/** Prompty binds inputs to the parameters of its tools. */
function toolsOf({ format, frontMatter }: PromptDoc): unknown {
  return format === 'prompty' ? (frontMatter?.data['tools'] ?? null) : null;
}

function mentions(text: string, name: string): boolean {
  return text.split(/[^\p{L}\p{N}_]+/u).includes(name);
}

function removal(doc: PromptDoc, input: InputDeclaration): Suggestion[] {
  const edit = removeInput(doc, input);
  return edit === undefined ? [] : [{ title: `Remove the input '${input.name}'`, edits: [edit] }];
}
