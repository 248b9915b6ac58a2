import { partialNamed } from '../../../template/handlebars/partial-files.js';
import type { IncludeUse } from '../../../template/template.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { declaringFormats } from '../../format-groups.js';
import { includeFault, type IncludeSearch } from '../../include-faults.js';
import { defineRule, type Suggestion } from '../../rule.js';

/** A partial that is not there, or that includes itself, stops the rendering. */
export const unknownInclude = defineRule({
  meta: {
    id: 'template/unknown-include',
    summary: 'Every included file exists and none includes itself.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Jinja: include',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/#include',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'dotprompt: circular-partial, in its examples of errors',
        url: 'https://github.com/google/dotprompt/tree/main/examples',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    const { template } = doc;
    const search: IncludeSearch = { workspace, template, what: 'files', sound: new Set() };
    for (const use of template.facts.includes) {
      const fault = includeFault(use, search, doc.path.slice(doc.path.lastIndexOf('/') + 1));
      if (fault !== undefined) yield { span: use.span, ...fault, suggestions: renames(use, search) };
    }
  },
});

function renames({ name = '', span }: IncludeUse, { workspace, template }: IncludeSearch): Suggestion[] {
  if (workspace.readPartial(name) !== undefined) return [];
  const path = nearest(name, workspace.listPartials());
  if (path === undefined) return [];
  const guess = template.engine === 'handlebars' ? partialNamed(path) : path;
  return [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
}

/** The nearest path, or the path of a file with the same or the nearest name. */
function nearest(name: string, partials: readonly string[]): string | undefined {
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const near = closest(name, partials);
  if (near !== undefined) return near;
  const wanted = base(name);
  const meant = partials.some((path) => base(path) === wanted) ? wanted : closest(wanted, partials.map(base));
  return partials.find((path) => base(path) === meant);
}
