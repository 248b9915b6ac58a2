import type { BuiltIn } from '../template/jinja/builtins.js';
import { localNamesAt } from '../template/engines.js';
import type { TemplateName } from '../template/names.js';
import type { Span } from '../text/span.js';
import { pathBefore } from './braces-path.js';
import { blockHelperDocs, valueHelperDocs } from './helper-docs.js';
import type { Hover } from './hovered.js';
import { tagDocsOf } from './jinja-tag-docs.js';
import type { LanguageRequest } from './language-request.js';
import { macrosIn } from './macros.js';
import { namesKnown } from './names-known.js';
import { objectBefore } from './name-path.js';
import { shapeOf, shapeOfPath, typeOf, type Shape } from './shapes.js';
import { valuePreview } from './value-preview.js';
import { outsideVariables } from './variables.js';

/** What a name of the template is, and what it holds in the row that is shown. */
export function hoverName(request: LanguageRequest, found: TemplateName): Hover | undefined {
  const { name, kind, span } = found;
  switch (kind) {
    case 'filter':
      return builtIn(namesKnown(request.doc).filters.get(name), kind, span);
    case 'test':
      return builtIn(namesKnown(request.doc).tests.get(name), kind, span);
    case 'helper':
      return builtIn(blockHelperDocs.get(name) ?? valueHelperDocs.get(name), kind, span);
    case 'keyword':
      return tagWord(request, found);
    case 'property':
      return property(request, found);
    case 'argument':
      return { markdown: `**${name}**: a named argument`, span };
    case 'block':
      return { markdown: `**${name}**: a block that a template which extends this one may replace`, span };
    default:
      return variable(request, found);
  }
}

function variable(asked: LanguageRequest, { name, kind, span }: TemplateName): Hover {
  const { doc, workspace } = asked;
  const here = localNamesAt(doc.template, asked.offset).some((candidate) => candidate.name === name);
  // A loop defines its variable in its tag, and has it only after.
  const request = kind === 'local' && !here ? { ...asked, offset: doc.text.indexOf('%}', span.end) + 2 } : asked;
  const { offset } = request;
  const macro = macrosIn(doc, workspace).get(name);
  const local = localNamesAt(doc.template, offset).findLast((candidate) => candidate.name === name);
  if (macro !== undefined && (local === undefined || local.kind === 'macro'))
    return {
      markdown: `\`${macro.signature}\` (macro${macro.from === undefined ? '' : ` of \`${macro.from}\``})`,
      span,
    };
  const shape = shapeOf([name], request);
  if (local !== undefined)
    return paragraphs(span, `**${name}**: a ${local.kind} of the template`, held(request, shape));
  const outside = outsideVariables(doc, workspace).find((candidate) => candidate.name === name);
  if (outside !== undefined)
    return paragraphs(span, `**${name}** (${outside.detail})`, outside.documentation, held(request, shape));
  return (
    builtIn(namesKnown(doc).globals.get(name), functionKind(doc), span) ?? {
      markdown: doc.openInputs
        ? `**${name}**: a variable, given from outside of this file`
        : `**${name}**: not declared; an undefined variable prints nothing`,
      span,
    }
  );
}

function property(request: LanguageRequest, { name, span }: TemplateName): Hover | undefined {
  const { text, template } = request.doc;
  if (template.engine === 'handlebars' || template.engine === 'mustache') return heldProperty(request, name, span);
  const object = objectBefore(text, span.start);
  if (object === undefined) return undefined;
  const macro = macrosIn(request.doc, request.workspace).get([...object, name].join('.'));
  if (macro !== undefined) return { markdown: `\`${macro.signature}\` (macro of \`${macro.from ?? ''}\`)`, span };
  return shaped(request, [...object, name].join('.'), shapeOf([...object, name], request), span);
}

/** A name behind a dot, or one that is looked up in the value of a block. */
function heldProperty(request: LanguageRequest, name: string, span: Span): Hover | undefined {
  const { up, names } = pathBefore(request.doc.text, span.start) ?? { up: 0, names: [] };
  const path = [...names, name];
  return shaped(request, '../'.repeat(up) + path.join('.'), shapeOfPath({ up, names: path }, request), span);
}

function shaped(request: LanguageRequest, path: string, shape: Shape, span: Span): Hover | undefined {
  const type = typeOf(shape);
  const holds = held(request, shape);
  if (type === undefined && holds === '') return undefined;
  return paragraphs(span, `**${path}**${type === undefined ? '' : ` (${type})`}`, holds);
}

/** Where the word is the first of its tag, which it then names. */
function tagWord({ doc }: LanguageRequest, { name, span }: TemplateName): Hover | undefined {
  if (doc.template.engine === 'handlebars') return builtIn(blockHelperDocs.get(name), 'block helper', span);
  const documentation = tagDocsOf(doc.template).get(name);
  const first = /\{%[-+]?\s*$/.test(doc.text.slice(Math.max(0, span.start - 50), span.start));
  return documentation === undefined || !first ? undefined : { markdown: `**${name}**: ${documentation}`, span };
}

function held({ row }: LanguageRequest, { value, inRow }: Shape): string {
  return value === undefined || row === undefined || !inRow ? '' : `In ${row.name}: ${valuePreview(value)}`;
}

function paragraphs(span: Span, ...parts: readonly string[]): Hover {
  return { markdown: parts.filter((part) => part !== '').join('\n\n'), span };
}

function builtIn(found: BuiltIn | undefined, kind: string, span: Span): Hover | undefined {
  return found && { markdown: `\`${found.signature}\` (${kind}): ${found.documentation}`, span };
}

function functionKind({ template }: LanguageRequest['doc']): string {
  const nunjucks = template.engine === 'jinja2' && template.options.environment === 'nunjucks';
  return `${nunjucks ? 'Nunjucks' : 'Jinja'} function`;
}
