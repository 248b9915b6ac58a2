import { templateTags } from '../template/jinja/template-tags.js';
import { sliceOf, type Span } from '../text/span.js';
import { partsOf } from './parts.js';
import type { PromptDoc } from './prompt-doc.js';

/** The same placeholders, control tags and marks, each as often as before; their order may differ. A sentence where not. */
export function changedPlaceholders(before: PromptDoc, after: PromptDoc): string | undefined {
  const [old, now] = [countTags(before), countTags(after)];
  for (const [tag, count] of old) {
    if ((now.get(tag) ?? 0) < count) return `The placeholder \`${tag}\` is missing.`;
  }
  const added = [...now].find(([tag, count]) => count > (old.get(tag) ?? 0));
  return added === undefined ? undefined : `The placeholder \`${added[0]}\` was added.`;
}

/** The same roles in the same order: a line such as `user:` in a new text would start a message of its own. */
export function changedMessages(before: PromptDoc, after: PromptDoc): string | undefined {
  const [old, now] = [rolesOf(before), rolesOf(after)];
  return old === now ? undefined : `The messages were ${old} and would be ${now}.`;
}

/** Frozen regions byte for byte, and the front matter too; of `but demos` its other values. */
export function changedFrozenText(
  before: PromptDoc,
  after: PromptDoc,
  head: 'whole' | 'but demos',
): string | undefined {
  if (frozenText(before) !== frozenText(after)) return 'A frozen part was changed.';
  const headOf = head === 'whole' ? headText : otherValues;
  return headOf(before) === headOf(after) ? undefined : 'The front matter was changed.';
}

function countTags(doc: PromptDoc): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tag of tagsOf(doc)) {
    const plain = sliceOf(doc.text, tag).replaceAll(/\s+/g, ' ');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}

/** Outside Jinja, what lies between the literal texts: tags that touch are one. */
function tagsOf({ text, body, template }: PromptDoc): readonly Span[] {
  if (template.engine === 'jinja2') return templateTags(text, body);
  const { literals } = template.facts;
  const starts = [body.start, ...literals.map(({ end }) => end)];
  const ends = [...literals.map(({ start }) => start), body.end];
  return starts
    .map((start, i) => ({ start, end: ends[i] ?? start }))
    .filter((gap) => gap.end > gap.start && sliceOf(text, gap).trim() !== '');
}

function rolesOf({ messages }: PromptDoc): string {
  return messages.map(({ role }) => role).join(', ');
}

function frozenText(doc: PromptDoc): string {
  const frozen = partsOf(doc).filter((part) => part.frozen);
  return JSON.stringify(frozen.map(({ id, span }) => [id, sliceOf(doc.text, span)]));
}

function headText({ text, body }: PromptDoc): string {
  return text.slice(0, body.start);
}

function otherValues({ frontMatter }: PromptDoc): string {
  return JSON.stringify({ ...frontMatter?.data, demos: undefined });
}
