import { namesIn } from '../template/engines.js';
import { componentNames } from '../template/poml/components.js';
import type { PomlElement, PomlNode } from '../template/poml/nodes.js';
import type { PomlTemplate } from '../template/poml/parse-poml.js';
import type { Span } from '../text/span.js';
import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';
import { outsideVariables } from './variables.js';

const reach = 2000;

/** Components after `<`, open tags after `</`, attributes inside a tag, and names inside `{{ … }}` and conditions. */
export function completePoml(request: LanguageRequest, template: PomlTemplate): Completion[] {
  const { doc, offset } = request;
  const before = doc.text.slice(Math.max(doc.body.start, offset - reach), offset);
  const typed = /[\w-]*$/.exec(before)?.[0].length ?? 0;
  const end = offset + (/^[\w-]*/.exec(doc.text.slice(offset, offset + 200))?.[0].length ?? 0);
  const span = { start: offset - typed, end };
  const lead = before.slice(0, before.length - typed);
  if (inExpression(lead)) return /[.\w"']$/.test(lead.trimEnd()) ? [] : names(request, template, span);
  if (lead.endsWith('</')) return closings(template, offset, span);
  if (lead.endsWith('<')) return componentNames.map((label) => ({ label, kind: 'tag', span }));
  return /<[A-Za-z][\w.:-]*(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s+$/.test(lead) ? attributes(span) : [];
}

function inExpression(lead: string): boolean {
  if (/\{\{(?:(?!\}\})[^])*$/.test(lead)) return true;
  return /<[A-Za-z][^<>]*\s(?:if|for)\s*=\s*(?:"[^"]*|'[^']*)$/.test(lead);
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

const attributeDocs: readonly (readonly [name: string, documentation: string])[] = [
  ['if', 'Keeps the element only when the expression holds.'],
  ['for', 'Repeats the element: `item in items`; `loop.index` counts from 0.'],
  ['caption', 'A title over the element.'],
  ['className', 'A name that a stylesheet refers to.'],
  ['src', 'The file the element shows or includes.'],
  ['syntax', 'How the element is written for the model: `markdown`, `json`, `xml`.'],
  ['speaker', 'Who says it: `human`, `ai` or `system`.'],
  ['charLimit', 'The most characters of it that are sent.'],
  ['tokenLimit', 'The most tokens of it that are sent.'],
  ['priority', 'What is kept first when there is not room for all.'],
];

function attributes(span: Span): Completion[] {
  return attributeDocs.map(([label, documentation]) => {
    return { label, kind: 'property', documentation, snippet: `${label}="$1"`, span };
  });
}
