import { inTextOrder, sliceOf, type Span } from '../../text/span.js';
import type { Hole, IncludeUse, Marker, TemplateComment, TemplateFacts } from '../template.js';
import { helperOf, roleName } from './helpers.js';
import type { Tag } from './lex-tags.js';
import type { Call, Node } from './nodes.js';
import { partialFile } from './partial-files.js';
import { inlineNames, partialName, walkNames } from './walk-names.js';

interface Found {
  readonly body: readonly Node[];
  readonly tags: readonly Tag[];
  readonly source: string;
  /** Tags that are not in the tree: blanks or comments stand for them in its text. */
  readonly broken: readonly Tag[];
  readonly messages: boolean;
}

export function factsOf(found: Found): Omit<TemplateFacts, 'problems'> {
  const { body, tags, messages } = found;
  const { names, readsAll } = walkNames(body, messages);
  const markers: Marker[] = [];
  const literals: Span[] = [];
  collectText(body, { markers, literals, messages });
  const starts = new Set(markers.map(({ span }) => span.start));
  return {
    uses: names
      .filter(({ kind }) => kind === 'variable')
      .map(({ name, span, guarded }) => ({ name, span, guarded }))
      .sort(inTextOrder),
    includes: includesIn(body, new Set(inlineNames(body).map(([name]) => name))).map((use) =>
      messages && use.name !== undefined ? { ...use, name: partialFile(use.name) } : use,
    ),
    holes: tags.filter((tag) => tag.kind === 'output' && !starts.has(tag.start)).map((tag) => pieceOf(tag, found)),
    comments: tags.filter(({ kind }) => kind === 'comment').map((tag) => pieceOf(tag, found)),
    markers: markers.sort(inTextOrder),
    literals: without(literals, found.broken),
    readsAll,
  };
}

/** A comment's inside keeps its blanks; a hole's are left off. */
function pieceOf({ kind, start, end, inner, closed }: Tag, { source }: Found): Hole | TemplateComment {
  const span = { start, end };
  if (kind !== 'comment' || !closed) return { span, inner };
  const opening = /^\{\{~?!(?:--)?/.exec(sliceOf(source, span))?.[0].length ?? 0;
  const closing = /(?:--)?~?\}\}$/.exec(source.slice(start + opening, end))?.[0].length ?? 0;
  return { span, inner: { start: start + opening, end: end - closing } };
}

interface TextFacts {
  readonly markers: Marker[];
  readonly literals: Span[];
  readonly messages: boolean;
}

function collectText(nodes: readonly Node[], found: TextFacts): void {
  for (const node of nodes) {
    const span = { start: node.start, end: node.end };
    if (node.kind === 'text') found.literals.push(span);
    else if (node.kind === 'marker') found.markers.push({ name: node.name, span });
    else if (node.kind === 'output') {
      const name = markerName(node.call, found.messages);
      if (name !== undefined) found.markers.push({ name, span });
    } else if (node.kind === 'block') collectText([...node.body, ...node.otherwise], found);
    else if (node.kind === 'partial' || node.kind === 'inline') collectText(node.body ?? [], found);
  }
}

/** The role that a tag starts a message of, where it is written out. */
function markerName(call: Call, messages: boolean): string | undefined {
  const helper = helperOf(call, messages);
  if (helper === 'history') return 'history';
  const [role] = call.args;
  if (helper !== 'role' || role?.kind !== 'literal') return undefined;
  return roleName(String(role.value));
}

function includesIn(nodes: readonly Node[], inlines: ReadonlySet<string>): IncludeUse[] {
  return nodes.flatMap((node): IncludeUse[] => {
    if (node.kind === 'block') return includesIn([...node.body, ...node.otherwise], inlines);
    if (node.kind === 'inline') return includesIn(node.body, inlines);
    if (node.kind !== 'partial') return [];
    const inside = includesIn(node.body ?? [], inlines);
    const written = partialName(node.name);
    if (written !== undefined && (written.name === '@partial-block' || inlines.has(written.name))) return inside;
    const { start, end } = written ?? node.name;
    return [{ name: written?.name, span: { start, end }, optional: node.body !== undefined }, ...inside];
  });
}

/** What is left of `spans` without `gaps`; neither overlap among themselves. */
function without(spans: readonly Span[], gaps: readonly Span[]): Span[] {
  const sorted = [...gaps].sort((a, b) => a.start - b.start);
  let next = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      const left: Span[] = [];
      let at = start;
      for (let gap = sorted[next]; gap !== undefined && gap.start < end; gap = sorted[++next]) {
        if (gap.start > at) left.push({ start: at, end: gap.start });
        at = Math.max(at, gap.end);
      }
      return at < end ? [...left, { start: at, end }] : left;
    });
}
