import { localNamesAt, namesIn } from '../template/engines.js';
import { contains, type Span } from '../text/span.js';
import { type BracesPath, pathBefore } from './braces-path.js';
import type { BracesPlace } from './braces-place.js';
import { completeDirective } from './complete-directive.js';
import type { Completion } from './completion.js';
import { helpersIn, loopNames, rootName, stateName, valueHelperDocs } from './helper-docs.js';
import { contextsAt, type ItemContext } from './item-contexts.js';
import type { LanguageRequest } from './language-request.js';
import { propertiesOf, shapeOfPath, typeOf } from './shapes.js';
import { templateTags } from './template-tags.js';
import { valuePreview } from './value-preview.js';
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
      if (!helpers) return [];
      return [...variables(request, word), ...data(request, word), ...(place.named ? [] : named(place.callee, word))];
    case 'first':
      return [
        ...variables(request, word),
        ...(helpers ? [...data(request, word), ...helperNames(request, place.opensBlock, word)] : []),
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

/** The names of blocks around, what the value at hand holds, then what is further out and how to get there. */
function variables(request: LanguageRequest, span: Span): Completion[] {
  const { doc, offset, workspace } = request;
  const local = localNamesAt(doc.template, offset).filter(({ name }) => !name.startsWith('@'));
  const contexts = contextsAt(doc, offset);
  const held = [...contexts].reverse().flatMap((context, up, inner): Completion[] => {
    const isReached = inner.slice(0, up).every(({ isOpen }) => isOpen);
    return isReached ? properties(request, { up, names: [] }, span, context) : [];
  });
  const isRootReached = contexts.every(({ isOpen }) => isOpen);
  const prefix = isRootReached ? '' : '../'.repeat(contexts.length);
  const outside = outsideVariables(doc, workspace).map(
    ({ name, detail, documentation }): Completion => ({
      label: prefix + name,
      kind: 'variable',
      detail,
      documentation,
      span,
    }),
  );
  const all = [
    ...local.map(({ name, kind }): Completion => ({ label: name, kind: 'variable', detail: kind, span })),
    ...held,
    ...outside,
  ];
  return [...new Map([...all].reverse().map((one) => [one.label, one])).values()].reverse();
}

function data({ doc, offset }: LanguageRequest, span: Span): Completion[] {
  const names = localNamesAt(doc.template, offset);
  const offered = [
    ...loopNames.filter(([label]) => names.some(({ name }) => name === label)),
    rootName,
    ...(doc.format === 'dotprompt' ? [stateName] : []),
  ];
  return [
    ...(contextsAt(doc, offset).length > 0
      ? [{ label: 'this', kind: 'variable', documentation: 'The value at hand.', span } as const]
      : []),
    ...offered.map(([label, documentation]): Completion => ({ label, kind: 'variable', documentation, span })),
  ];
}

function helperNames({ doc: { template } }: LanguageRequest, opensBlock: boolean, span: Span): Completion[] {
  const messages = template.engine === 'handlebars' && template.options.messages === true;
  return helpersIn(messages, opensBlock).map(([label, { signature, documentation }]) => {
    return { label, kind: 'function', detail: signature, documentation, span };
  });
}

/** The arguments of a helper that have names. */
function named(callee: string, span: Span): Completion[] {
  const { signature = '', documentation = '' } = valueHelperDocs.get(callee) ?? {};
  return Array.from(signature.matchAll(/([\w-]+)=/g), ([, name = '']) => {
    return { label: `${name}=`, kind: 'property', documentation, span };
  });
}

/** What a value is known to hold; of the value of a block also what the block's text takes from it. */
function properties(request: LanguageRequest, object: BracesPath, span: Span, around?: ItemContext): Completion[] {
  const known = [...propertiesOf(shapeOfPath(object, request))].map(([label, shape]): Completion => {
    const [type, value] = [typeOf(shape), shape.value];
    const held = value === undefined || !shape.inRow ? {} : { documentation: valuePreview(value) };
    return { label, kind: 'property', ...(type !== undefined && { detail: type }), ...held, span };
  });
  if (around === undefined || known.length > 0) return known;
  const { template, text } = request.doc;
  const used = namesIn(template).filter(
    ({ kind, span: at }) =>
      kind === 'property' &&
      contains(around.inside, at) &&
      at.end !== span.end &&
      pathBefore(text, at.start) === undefined,
  );
  return [...new Set(used.map(({ name }) => name))].map((label) => ({ label, kind: 'property', span }));
}
