import { ruleMetas } from '../lint/rules/index.js';
import { jinjaFilters, jinjaGlobals, jinjaTests, type BuiltIn } from '../template/jinja/builtins.js';
import { localNamesAt } from '../template/engines.js';
import type { Span } from '../text/span.js';
import type { Completion, CompletionRequest } from './completion.js';
import { tagDocs } from './jinja-tag-docs.js';
import type { TemplatePlace } from './template-place.js';
import { outsideVariables } from './variables.js';

/** Inside `{{ … }}`, `{% … %}` or `{# … #}`. */
export function completeTag(request: CompletionRequest, place: TemplatePlace): Completion[] {
  switch (place.kind) {
    case 'name':
      return names(request, place.word);
    case 'filter':
      return builtIns(jinjaFilters, 'filter', place.word);
    case 'test':
      return builtIns(jinjaTests, 'test', place.word);
    case 'tag-name':
      return [...tagDocs].map(([label, documentation]) => ({ label, kind: 'tag', documentation, span: place.word }));
    case 'include':
      return request.workspace.listPartials().map((label) => ({ label, kind: 'file', span: place.word }));
    case 'comment':
      return directives(place.before, place.word);
    case 'text':
    case 'other':
      return [];
  }
}

function builtIns(table: ReadonlyMap<string, BuiltIn>, kind: Completion['kind'], span: Span): Completion[] {
  return [...table].map(([label, { signature, documentation }]) => ({
    label,
    kind,
    detail: signature,
    documentation,
    span,
  }));
}

/** Names of the template itself hide those from outside. */
function names({ doc, offset, workspace }: CompletionRequest, span: Span): Completion[] {
  const local = new Map(localNamesAt(doc.template, offset).map((name) => [name.name, name]));
  const outside = outsideVariables(doc, workspace).filter(({ name }) => !local.has(name));
  return [
    ...[...local.values()].map(({ name, kind }): Completion => ({ label: name, kind: 'variable', detail: kind, span })),
    ...outside.map(
      ({ name, detail, documentation }): Completion => ({ label: name, kind: 'variable', detail, documentation, span }),
    ),
    ...builtIns(jinjaGlobals, 'variable', span),
  ];
}

const scopes: readonly (readonly [string, string])[] = [
  ['hone-ignore-next-line', 'Ignores rules on the line below.'],
  ['hone-ignore-file', 'Ignores rules in the whole file.'],
];

function directives(before: string, span: Span): Completion[] {
  if (/^[-+]?\s*hone-ignore-(?:next-line|file)\s[^:]*$/.test(before)) {
    return ruleMetas.map(({ id, summary }) => ({ label: id, kind: 'rule', documentation: summary, span }));
  }
  if (!/^[-+]?\s*[a-z-]*$/.test(before)) return [];
  return scopes.map(([label, documentation]) => ({ label, kind: 'value', documentation, insert: `${label} `, span }));
}
