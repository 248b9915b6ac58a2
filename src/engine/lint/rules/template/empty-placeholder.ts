import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { insert, replace } from '../../../text/edit.js';
import { templateFormats } from '../../format-groups.js';
import { defineRule, type Suggestion } from '../../rule.js';
import type { Hole } from '../../../template/template.js';

/** A hole with nothing in it was meant to hold a value. */
export const emptyPlaceholder = defineRule({
  meta: {
    id: 'template/empty-placeholder',
    summary: 'Every {{ }} names a value.',
    kind: 'objective',
    severity: 'error',
    formats: templateFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: {{ … }} takes an expression',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#variables',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const names = unusedInputs(doc);
    for (const hole of doc.template.facts.holes) {
      if (hole.inner.start !== hole.inner.end || !doc.text.startsWith('}}', hole.span.end - 2)) continue;
      yield {
        span: hole.span,
        message: 'This placeholder is empty: name the value it stands for, or remove it.',
        suggestions: [
          ...names.map((name) => fillIn(doc.text, hole, name)),
          { title: 'Remove the placeholder', edits: [replace(hole.span, '')] },
        ],
      };
    }
  },
});

/** The inputs that nothing uses yet are what the hole is most likely for. */
function unusedInputs({ config, template }: PromptDoc): string[] {
  const used = new Set(template.facts.uses.map(({ name }) => name));
  return config.inputs.map(({ name }) => name).filter((name) => !used.has(name));
}

function fillIn(text: string, { span, inner }: Hole, name: string): Suggestion {
  const isTight = span.end - span.start === '{{}}'.length;
  const edit = isTight ? insert(span.start + 2, ` ${name} `) : insertBetween(text, inner.start, name);
  return { title: `Fill in '${name}'`, edits: [edit] };
}

function insertBetween(text: string, at: number, name: string): ReturnType<typeof insert> {
  const before = /\s/.test(text[at - 1] ?? '') ? '' : ' ';
  const after = /\s/.test(text[at] ?? '') ? '' : ' ';
  return insert(at, `${before}${name}${after}`);
}
