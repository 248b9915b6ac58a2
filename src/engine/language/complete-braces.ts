import { localNamesAt } from '../template/engines.js';
import type { BuiltIn } from '../template/jinja/builtins.js';
import type { Span } from '../text/span.js';
import type { BracesPlace } from './braces-place.js';
import { completeDirective } from './complete-directive.js';
import type { Completion } from './completion.js';
import { blockHelperDocs, dataNames, valueHelperDocs } from './helper-docs.js';
import type { LanguageRequest } from './language-request.js';
import { propertiesOf, shapeOf, typeOf } from './shapes.js';
import { templateTags } from './template-tags.js';
import { outsideVariables } from './variables.js';

/** dotprompt's words for roles. */
const roles = ['user', 'model', 'system', 'tool'];

/** Inside a `{{ … }}` of Mustache, or of Handlebars, which alone has helpers. */
export function completeBraces(request: LanguageRequest, place: BracesPlace, helpers: boolean): Completion[] {
  const { word } = place;
  switch (place.kind) {
    case 'comment':
      return completeDirective(place.before, word);
    case 'partial':
      return request.workspace.listPartials().map((label) => ({ label, kind: 'file', span: word }));
    case 'closing':
      return openBlocks(request, word);
    case 'role':
      return roles.map((label) => ({ label, kind: 'role', span: word }));
    case 'property':
      return properties(request, place.object, word);
    case 'argument':
      return helpers ? [...variables(request, word), ...data(request, word)] : [];
    case 'first':
      return [
        ...variables(request, word),
        ...(helpers ? [...data(request, word), ...helperNames(place.opensBlock, word)] : []),
      ];
  }
}

/** The blocks that are open here, the innermost first. */
function openBlocks({ doc, offset }: LanguageRequest, span: Span): Completion[] {
  const open: string[] = [];
  for (const { role, name, span: tag } of templateTags(doc.template)) {
    if (tag.end > offset) break;
    if (role === 'open' && name !== undefined) open.unshift(name);
    if (role === 'close' && name !== undefined && open.includes(name)) open.splice(0, open.indexOf(name) + 1);
  }
  return [...new Set(open)].map((label) => ({ label, kind: 'tag', span }));
}

function variables({ doc, offset, workspace }: LanguageRequest, span: Span): Completion[] {
  const local = localNamesAt(doc.template, offset).filter(({ name }) => !name.startsWith('@'));
  const hidden = new Set(local.map(({ name }) => name));
  return [
    ...local.map(({ name, kind }): Completion => ({ label: name, kind: 'variable', detail: kind, span })),
    ...outsideVariables(doc, workspace)
      .filter(({ name }) => !hidden.has(name))
      .map(
        ({ name, detail, documentation }): Completion => ({
          label: name,
          kind: 'variable',
          detail,
          documentation,
          span,
        }),
      ),
  ];
}

function data({ doc, offset }: LanguageRequest, span: Span): Completion[] {
  const loop = localNamesAt(doc.template, offset).some(({ name }) => name.startsWith('@'));
  const offered = loop ? dataNames : dataNames.filter(([name]) => name === '@root');
  return [
    ...(loop ? [{ label: 'this', kind: 'variable', documentation: 'The item at hand.', span } as const] : []),
    ...offered.map(([label, documentation]): Completion => ({ label, kind: 'variable', documentation, span })),
  ];
}

function helperNames(opensBlock: boolean, span: Span): Completion[] {
  const table: ReadonlyMap<string, BuiltIn> = opensBlock ? blockHelperDocs : valueHelperDocs;
  return [...table].map(([label, { signature, documentation }]) => {
    return { label, kind: 'function', detail: signature, documentation, span };
  });
}

function properties(request: LanguageRequest, object: readonly string[], span: Span): Completion[] {
  return [...propertiesOf(shapeOf(object, request))].map(([label, shape]): Completion => {
    const type = typeOf(shape);
    return { label, kind: 'property', ...(type !== undefined && { detail: type }), span };
  });
}
