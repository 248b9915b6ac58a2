import { knownNames } from '../lint/known-names.js';
import type { LintWorkspace } from '../lint/rule.js';
import { readMarks } from '../prompt/part-marks.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { namesIn } from '../template/engines.js';
import type { NameKind, TemplateName } from '../template/names.js';
import { inTextOrder, contains, overlaps, sliceOf, type Span } from '../text/span.js';
import { labelMentions } from './label-words.js';

/** The kinds of colour, as the editor's themes know them; `package.json` says what the last five look like. */
export const colourTypes = [
  ...(['variable', 'property', 'parameter', 'function', 'namespace'] as const),
  ...(['filter', 'test', 'role', 'labelWord', 'frozenText'] as const),
] as const;

export const colourModifiers = ['undeclared', 'local', 'defaultLibrary'] as const;

/** A piece of one line and the colour it has. */
export interface Colour {
  readonly span: Span;
  readonly type: (typeof colourTypes)[number];
  readonly modifier: (typeof colourModifiers)[number] | undefined;
}

/** The colours of a file: what its prompts share, such as tests, has each of them once. */
export function fileColours(docs: readonly PromptDoc[], workspace: LintWorkspace): Colour[] {
  const all = docs.flatMap((doc) => colours(doc, workspace));
  return [...new Map(all.map((colour) => [colour.span.start, colour])).values()].sort(inTextOrder);
}

/** What a grammar cannot know: which names are declared, which words are labels, what is frozen. In source order, apart. */
export function colours(doc: PromptDoc, workspace: LintWorkspace): Colour[] {
  const { template, embedded } = doc;
  const undeclared = undeclaredNames(doc, workspace);
  const names = [template, ...embedded.map((inner) => inner.template)].flatMap(namesIn);
  const words = [
    ...names.flatMap((name) => nameColour(name, undeclared)),
    ...roleColours(doc),
    ...labelMentions(doc).map(({ span }): Colour => ({ span, type: 'labelWord', modifier: undefined })),
  ].sort(inTextOrder);
  return [...words, ...frozenColours(doc, words)].sort(inTextOrder);
}

const types: Readonly<Record<NameKind, Colour['type'] | undefined>> = {
  variable: 'variable',
  local: 'variable',
  property: 'property',
  macro: 'function',
  function: 'function',
  filter: 'filter',
  test: 'test',
  helper: 'function',
  argument: 'parameter',
  block: 'namespace',
  keyword: undefined,
};

function nameColour({ name, kind, span }: TemplateName, undeclared: (name: string) => boolean): Colour[] {
  const type = types[kind];
  if (type === undefined) return [];
  if (kind === 'variable') return [{ span, type, modifier: undeclared(name) ? 'undeclared' : undefined }];
  const own = kind === 'function' || kind === 'helper' || kind === 'filter' || kind === 'test';
  return [{ span, type, modifier: kind === 'local' ? 'local' : own ? 'defaultLibrary' : undefined }];
}

/** A name that is guarded by a default or by `is defined` may be missing. */
function undeclaredNames(doc: PromptDoc, workspace: LintWorkspace): (name: string) => boolean {
  const { all, complete } = knownNames(doc, workspace);
  if (!complete) return () => false;
  const unguarded = new Set(doc.template.facts.uses.filter(({ guarded }) => !guarded).map(({ name }) => name));
  return (name) => !all.has(name) && unguarded.has(name);
}

function roleColours({ text, messages }: PromptDoc): Colour[] {
  return messages.flatMap(({ roleSpan }): Colour[] => {
    const line =
      roleSpan === undefined ? null : /^[ \t]*(?:#[ \t]*)?([A-Za-z]+)(?:\[.*\])?[ \t]*:/.exec(sliceOf(text, roleSpan));
    const word = line?.[1];
    if (roleSpan === undefined || word === undefined) return [];
    const start = roleSpan.start + sliceOf(text, roleSpan).indexOf(word);
    return [{ span: { start, end: start + word.length }, type: 'role', modifier: undefined }];
  });
}

/** The literal text of frozen regions, a line at a time, without the words that have a colour of their own. */
function frozenColours({ text, template }: PromptDoc, words: readonly Colour[]): Colour[] {
  const regions = readMarks(text, template.facts).regions.filter(({ frozen }) => frozen);
  const literals = template.facts.literals.filter((span) => regions.some(({ inner }) => contains(inner, span)));
  return literals.flatMap((literal) =>
    Array.from(sliceOf(text, literal).matchAll(/[^\s][^\r\n]*/g)).flatMap(({ 0: line, index }): Colour[] => {
      const span = { start: literal.start + index, end: literal.start + index + line.trimEnd().length };
      const taken = words.some((word) => overlaps(word.span, span));
      return taken ? [] : [{ span, type: 'frozenText', modifier: undefined }];
    }),
  );
}
