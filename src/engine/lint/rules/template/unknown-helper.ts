import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { knownHelpers } from '../../../template/handlebars/helpers.js';
import { unknownHelpers } from '../../../template/handlebars/walk-names.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { templateFormats } from '../../format-groups.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';

/** The codes of problems with a filter or a test that Jinja does not have. */
export const unknownNameProblems: ReadonlySet<string> = new Set(['jinja-unknown-filter', 'jinja-unknown-test']);

/** A filter, test or helper that is not there stops the rendering, or leaves its place empty. */
export const unknownHelper = defineRule({
  meta: {
    id: 'template/unknown-helper',
    summary: 'Every filter, test and helper exists.',
    kind: 'objective',
    severity: 'warning',
    formats: templateFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: list of built-in filters',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'dotprompt: its built-in helpers, in spec/helpers',
        url: 'https://github.com/google/dotprompt/tree/main/spec/helpers',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, options }) {
    const own = namesIn(options['known']);
    for (const { span, message } of doc.problems.filter(({ code }) => unknownNameProblems.has(code))) {
      if (!own.has(sliceOf(doc.text, span))) yield { span, message, suggestions: renames(span, message) };
    }
    yield* helperReports(doc, own);
  },
});

/** `known: [pluralize]` under the rule in the configuration: what the application registers itself. */
function namesIn(known: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(known) ? known.filter((name) => typeof name === 'string') : []);
}

/** The message of a Jinja problem names its guess last, in quotes. */
function renames(span: Span, message: string): Suggestion[] {
  const guess = /did you mean '(\w+)'\?$/.exec(message)?.[1];
  return guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
}

function helperReports({ template }: PromptDoc, own: ReadonlySet<string>): Report[] {
  if (template.engine !== 'handlebars') return [];
  return unknownHelpers(template.body).flatMap(({ name, span }): Report[] => {
    if (own.has(name)) return [];
    const guess = closest(name, [...knownHelpers(true), ...own]);
    const advice =
      guess === undefined
        ? 'write what it makes into the data, or name it under `known` of this rule where your application registers it.'
        : `did you mean '${guess}'?`;
    const suggestions = guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
    return [{ span, message: `There is no helper '${name}': ${advice}`, suggestions }];
  });
}
