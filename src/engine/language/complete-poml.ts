import { namesIn } from '../template/engines.js';
import { componentNamed, componentNames } from '../template/poml/components.js';
import type { PomlElement, PomlNode } from '../template/poml/nodes.js';
import type { PomlTemplate } from '../template/poml/parse-poml.js';
import type { Span } from '../text/span.js';
import { completeDirective } from './complete-directive.js';
import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';
import { pomlDoc, sameAttribute, type PomlAttributeDoc } from './poml-docs.js';
import { outsideVariables } from './variables.js';

const reach = 2000;

/** Components after `<`, open tags after `</`, attributes and their values inside a tag, and names inside `{{ … }}` and conditions. */
export function completePoml(request: LanguageRequest, template: PomlTemplate): Completion[] {
  const { doc, offset } = request;
  const before = doc.text.slice(Math.max(doc.body.start, offset - reach), offset);
  const comment = /<!--((?:(?!-->)[^])*)$/.exec(before)?.[1];
  if (comment !== undefined) return inComment(request, comment);
  const typed = /[\w-]*$/.exec(before)?.[0].length ?? 0;
  const end = offset + (/^[\w-]*/.exec(doc.text.slice(offset, offset + 200))?.[0].length ?? 0);
  const span = { start: offset - typed, end };
  const lead = before.slice(0, before.length - typed);
  if (inExpression(lead)) return /[.\w"']$/.test(lead.trimEnd()) ? [] : names(request, template, span);
  if (lead.endsWith('</')) return closings(template, offset, span);
  if (lead.endsWith('<')) return components(span);
  return inTag(request, lead, span);
}

function inComment({ doc, offset }: LanguageRequest, before: string): Completion[] {
  const start = offset - (/[a-z/-]*$/.exec(before)?.[0].length ?? 0);
  const end = offset + (/^[a-z/]*(?:-[a-z/]+)*/.exec(doc.text.slice(offset, offset + 200))?.[0].length ?? 0);
  return completeDirective(before, { start, end });
}

function inExpression(lead: string): boolean {
  if (/\{\{(?:(?!\}\})[^])*$/.test(lead)) return true;
  return /<[A-Za-z][^<>]*\s(?:if|for|condition)\s*=\s*(?:"[^"]*|'[^']*)$/.test(lead);
}

/** What the file itself declares and uses: its values come from elsewhere. */
function names({ doc, workspace }: LanguageRequest, template: PomlTemplate, span: Span): Completion[] {
  const own = namesIn(template).filter(
    ({ kind, span: at }) => (kind === 'local' || kind === 'variable') && at.end !== span.end,
  );
  const declared = outsideVariables(doc, workspace).filter(({ name }) => name !== 'demos');
  const labels = [...own, ...declared].map(({ name }) => name);
  return [...new Set(labels)].map((label) => ({ label, kind: 'variable', span }));
}

/** The elements around the cursor, the innermost first. */
function closings({ children }: PomlTemplate, offset: number, span: Span): Completion[] {
  const around: string[] = [];
  const visit = (node: PomlNode): void => {
    if (node.kind === 'text' || !isAround(node, offset)) return;
    around.unshift(node.name);
    node.children.forEach(visit);
  };
  children.forEach(visit);
  return [...new Set(around)].map((label) => ({ label, kind: 'tag', insert: `${label}>`, span }));
}

function isAround({ span, inner }: PomlElement, offset: number): boolean {
  return inner.start <= offset && offset <= span.end;
}

function components(span: Span): Completion[] {
  return componentNames.map((label) => {
    const component = componentNamed(label);
    return { label, kind: 'tag', ...(component && { documentation: pomlDoc(component).documentation }), span };
  });
}

const ATTRIBUTE = /\s+([\w.:-]+)\s*=\s*(?:"[^"<]*"|'[^'<]*')/g;
const TAG = /<([A-Za-z][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)(?:\s+|\s+([\w.:-]+)\s*=\s*["'][^"'<]*)$/;

/** The attributes of the component that are not there yet, or the values of the one that is being written. */
function inTag(request: LanguageRequest, lead: string, span: Span): Completion[] {
  const [, element = '', written = '', open] = TAG.exec(lead) ?? [];
  const component = componentNamed(element);
  if (component === undefined) return [];
  const { attributes } = pomlDoc(component);
  if (open !== undefined) {
    const attribute = attributes.find(({ name }) => sameAttribute(name, open));
    if (attribute?.name === 'src') return files(request, component === 'include');
    return (attribute?.values ?? []).map((label) => ({ label, kind: 'value', span }));
  }
  const there = [...written.matchAll(ATTRIBUTE)].map(([, name = '']) => name);
  return attributes
    .filter(({ name }) => !there.some((one) => sameAttribute(one, name)))
    .map((attribute) => attributeCompletion(attribute, span));
}

function attributeCompletion({ name, documentation, values }: PomlAttributeDoc, span: Span): Completion {
  const detail = values?.join(' | ');
  return { label: name, kind: 'property', documentation, snippet: `${name}="$1"`, span, ...(detail && { detail }) };
}

/** Templates to include, and files of data in the folder that is written already. */
function files({ doc, offset, workspace }: LanguageRequest, included: boolean): Completion[] {
  const typed = /[^"']*$/.exec(doc.text.slice(Math.max(doc.body.start, offset - 200), offset))?.[0] ?? '';
  const end = offset + (/^[^"'\s<>]*/.exec(doc.text.slice(offset, offset + 200))?.[0].length ?? 0);
  const span = { start: offset - typed.length, end };
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const found = included ? workspace.listPartials() : workspace.listData(`${folder}.`).map((name) => folder + name);
  return found.map((label) => ({ label, kind: 'file', span }));
}
