import { parsePrompts } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Embedding, Template } from '../../template/engines.js';
import { applyEdits, replace, type Edit } from '../../text/edit.js';
import { contains } from '../../text/span.js';
import { templateTags } from '../template-tags.js';
import { formatJinjaTags } from './format-jinja-tags.js';
import { promptMeaning } from './prompt-meaning.js';

type Prompts = readonly [PromptDoc, ...PromptDoc[]];

/** More templates than this are formatted all together or not at all. */
const mostTried = 40;

/**
 * The tags of templates in values of YAML, where the file says them character by character. A blank can change what YAML
 * reads: so the file is read again, and what would read differently stays.
 */
export function formatEmbedded(docs: Prompts): Edit[] {
  const embeddings = docs.flatMap(({ template, embedded }) =>
    [template, ...embedded.map((inner) => inner.template)].flatMap((one: Template) => one.embedding ?? []),
  );
  // The prompts of a file share its tests.
  const apart = new Map(embeddings.map((embedding) => [embedding.map.range.start, embedding]));
  const all = [...apart.values()].map(editsOf).filter((edits) => edits.length > 0);
  if (all.length === 0 || keepsPrompts(docs, all.flat())) return all.flat();
  const kept = all.length > mostTried ? [] : all.filter((edits) => keepsPrompts(docs, edits)).flat();
  return keepsPrompts(docs, kept) ? kept : [];
}

function editsOf({ template, map }: Embedding): Edit[] {
  if (template.engine !== 'jinja2') return [];
  const shifts = templateTags(template).flatMap(({ span }) => {
    const [piece] = map.within(span);
    const isWhole = piece?.verbatim === true && piece.span.start <= span.start && span.end <= piece.span.end;
    return isWhole ? [{ span, by: piece.source.start - piece.span.start }] : [];
  });
  return formatJinjaTags(template).flatMap(({ span: { start, end }, text }): Edit[] => {
    const tag = shifts.find(({ span }) => contains(span, { start, end }));
    return tag === undefined ? [] : [replace({ start: start + tag.by, end: end + tag.by }, text)];
  });
}

function keepsPrompts(docs: Prompts, edits: readonly Edit[]): boolean {
  const [{ text, path }] = docs;
  const changed = parsePrompts(applyEdits(text, edits), path);
  return docs.every((doc) => {
    const after = changed.find(({ fragment }) => fragment === doc.fragment);
    return after !== undefined && promptMeaning(after) === promptMeaning(doc);
  });
}
