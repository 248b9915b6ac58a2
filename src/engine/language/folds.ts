import { readMarks } from '../prompt/part-marks.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import { yamlOf } from './yaml-of.js';
import { tagBlocks, templateTags, type TagBlock } from './template-tags.js';
import { textElements } from './text-elements.js';
import { yamlFolds } from './yaml-folds.js';

/** What can be folded away: the line of its start stays, the line of its end goes. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'front-matter' | 'message' | 'block' | 'comment' | 'part';
}

/** The folds of a file: those of its prompts, and once those of the YAML around them. */
export function fileFolds(docs: readonly [PromptDoc, ...PromptDoc[]]): Fold[] {
  const [first] = docs;
  const yaml = first.frontMatter === undefined ? yamlOf(first) : undefined;
  const around = yaml === undefined ? [] : yamlFolds(first.text, yaml).map((span): Fold => ({ kind: 'block', span }));
  return [...around, ...docs.flatMap(folds)].sort(inOrder);
}

/** Every fold over more than one line, in source order, the outer one first. */
export function folds(doc: PromptDoc): Fold[] {
  const { text, frontMatter, messages, template } = doc;
  const tags = templateTags(template);
  const all: Fold[] = [
    ...(frontMatter === undefined ? [] : frontMatterFolds(text, frontMatter.span)),
    ...messages.flatMap(({ roleSpan, body }): Fold[] =>
      roleSpan === undefined ? [] : [{ kind: 'message', span: { start: roleSpan.start, end: lastInk(text, body) } }],
    ),
    ...tagBlocks(tags).flatMap((block) => blockFolds(text, block)),
    ...tags.flatMap(({ role, span }): Fold[] => (role === 'comment' ? [{ kind: 'comment', span }] : [])),
    ...readMarks(text, template.facts).regions.map(({ whole, inner }): Fold => {
      return { kind: 'part', span: { start: whole.start, end: lineBefore(text, inner.end) } };
    }),
    ...textElements(doc).map(({ span, inner }): Fold => {
      return { kind: 'block', span: { start: span.start, end: lineBefore(text, inner.end) } };
    }),
  ];
  return all.filter(({ span }) => sliceOf(text, span).includes('\n')).sort(inOrder);
}

function inOrder(a: Fold, b: Fold): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

/** From the opening `---`, whose place is the line above the YAML. */
function frontMatterFolds(text: string, yaml: Span): Fold[] {
  const start = text.lastIndexOf('---', yaml.start);
  const whole: Fold = { kind: 'front-matter', span: { start: Math.max(0, start), end: lineBefore(text, yaml.end) } };
  return [whole, ...yamlFolds(text, yaml).map((span): Fold => ({ kind: 'block', span }))];
}

/** One for each stretch between two of its tags: the `else` and the closing tag stay in sight. */
function blockFolds(text: string, { open, middles, close }: TagBlock): Fold[] {
  const starts = [open, ...middles];
  return starts.map(({ span }, i) => {
    const next = (starts[i + 1] ?? close).span.start;
    return { kind: 'block', span: { start: span.start, end: lineBefore(text, next) } };
  });
}

/** The end of the line above the one that `offset` is on. */
function lineBefore(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return Math.max(0, lineStart - 1);
}

function lastInk(text: string, span: Span): number {
  return span.start + sliceOf(text, span).trimEnd().length;
}
