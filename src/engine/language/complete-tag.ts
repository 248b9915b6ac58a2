import type { BuiltIn } from '../template/jinja/builtins.js';
import { localNamesAt } from '../template/engines.js';
import type { Span } from '../text/span.js';
import { completeDirective } from './complete-directive.js';
import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';
import { loopProperties, tagDocsOf } from './jinja-tag-docs.js';
import { macrosIn, macrosOfFile } from './macros.js';
import type { TemplatePlace } from './template-place.js';
import { namesKnown } from './names-known.js';
import { parametersOf } from './parameters.js';
import { propertiesOf, shapeOf, typeOf } from './shapes.js';
import { valuePreview } from './value-preview.js';
import { outsideVariables } from './variables.js';

/** Inside `{{ … }}`, `{% … %}` or `{# … #}`. */
export function completeTag(request: LanguageRequest, place: TemplatePlace): Completion[] {
  switch (place.kind) {
    case 'name':
      return names(request, place.word);
    case 'property':
      return properties(request, place.object, place.word);
    case 'filter':
      return builtIns(namesKnown(request.doc).filters, 'filter', place.word);
    case 'test':
      return builtIns(namesKnown(request.doc).tests, 'test', place.word);
    case 'tag-name':
      return tags(request.doc, place.word);
    case 'include':
      return request.workspace.listPartials().map((label) => ({ label, kind: 'file', span: place.word }));
    case 'imported':
      return [...macrosOfFile(place.file, request.workspace)].map(([label, { signature: detail }]) => {
        return { label, kind: 'function', detail, span: place.word };
      });
    case 'comment':
      return completeDirective(place.before, place.word);
    case 'text':
    case 'other':
      return [];
  }
}

function builtIns(table: ReadonlyMap<string, BuiltIn>, kind: Completion['kind'], span: Span): Completion[] {
  // The signs among the tests, `==` and so on, are for `select` and cannot follow `is`.
  return [...table].flatMap(([label, { signature, documentation }]): Completion[] => {
    if (!/^\w/.test(label)) return [];
    const asks = kind === 'function' || needsArguments(signature);
    return [{ label, kind, detail: signature, documentation, ...(asks && { snippet: `${label}($0)` }), span }];
  });
}

/** Whether a filter cannot be used without arguments. */
function needsArguments(signature: string): boolean {
  const [first] = parametersOf(signature);
  return first !== undefined && !/[=*]/.test(signature.slice(first.start, first.end));
}

/** The words; where nothing follows in the tag, what opens a block is also offered together with its end. */
function tags({ text, template }: LanguageRequest['doc'], span: Span): Completion[] {
  const docs = tagDocsOf(template);
  const words = [...docs].map(([label, documentation]): Completion => ({ label, kind: 'tag', documentation, span }));
  if (!/^[ \t]*[-+]?%\}/.test(text.slice(span.end, span.end + 20))) return words;
  const blocks = Object.entries(blockHeads).flatMap(([name, head]): Completion[] => {
    const documentation = docs.get(name);
    const end = blockEnds[name] ?? `end${name}`;
    if (documentation === undefined) return [];
    const snippet = `${name}${head} %}$0{% ${end}`;
    return [{ label: `${name} … ${end}`, kind: 'tag', documentation, insert: name, snippet, span }];
  });
  return [...words, ...blocks];
}

const blockHeads: Readonly<Record<string, string>> = {
  asyncAll: ' ${1:item} in ${2:items}',
  asyncEach: ' ${1:item} in ${2:items}',
  block: ' ${1:name}',
  call: ' ${1:macro}()',
  filter: ' ${1:upper}',
  for: ' ${1:item} in ${2:items}',
  if: ' ${1:condition}',
  ifAsync: ' ${1:condition}',
  macro: ' ${1:name}(${2:text})',
  raw: '',
  switch: " ${1:value} %}{% case ${2:'a'}",
  verbatim: '',
  with: ' ${1:name} = ${2:value}',
};

/** Ends that are not `end` before the word itself. */
const blockEnds: Readonly<Record<string, string>> = { asyncAll: 'endall', asyncEach: 'endeach', ifAsync: 'endif' };

/** Names of the template itself hide those from outside. */
function names(request: LanguageRequest, span: Span): Completion[] {
  const { doc, offset, workspace } = request;
  const local = new Map(localNamesAt(doc.template, offset).map((name) => [name.name, name]));
  const outside = outsideVariables(doc, workspace).filter(({ name }) => !local.has(name));
  const macros = macrosIn(doc, workspace);
  return [
    ...[...local.values()].map(({ name, kind }): Completion => {
      const macro = kind === 'macro' ? macros.get(name) : undefined;
      if (macro === undefined) return { label: name, kind: 'variable', detail: kind, span };
      return { label: name, kind: 'function', detail: macro.signature, snippet: `${name}($0)`, span };
    }),
    ...outside.map(
      ({ name, detail, documentation }): Completion => ({ label: name, kind: 'variable', detail, documentation, span }),
    ),
    ...builtIns(namesKnown(doc).globals, 'function', span),
  ];
}

/** What a value is known to hold, what a loop knows of itself, and the macros of an imported file. */
function properties(request: LanguageRequest, object: readonly string[], span: Span): Completion[] {
  const name = object.join('.');
  const local = localNamesAt(request.doc.template, request.offset).findLast((candidate) => candidate.name === name);
  if (local?.kind === 'loop')
    return loopProperties.map(([label, documentation]) => ({ label, kind: 'property', documentation, span }));
  const macros = [...macrosIn(request.doc, request.workspace)].flatMap(([label, { signature }]): Completion[] => {
    const own = label.startsWith(`${name}.`) ? label.slice(name.length + 1) : undefined;
    return own === undefined ? [] : [{ label: own, kind: 'function', detail: signature, snippet: `${own}($0)`, span }];
  });
  const known = [...propertiesOf(shapeOf(object, request))].map(([label, shape]): Completion => {
    const [type, value] = [typeOf(shape), shape.value];
    const held = value === undefined || !shape.inRow ? {} : { documentation: valuePreview(value) };
    return { label, kind: 'property', ...(type !== undefined && { detail: type }), ...held, span };
  });
  return [...macros, ...known];
}
