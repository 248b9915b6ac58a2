import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { filler, literalText } from '../../prose/masked-text.js';
import { promptLines, type PromptLine } from '../../prose/prompt-lines.js';
import { sections } from '../../prose/sections.js';
import { defineRule, type Report } from '../../rule.js';

const marked = String.raw`(?:\*\*|__|["“\`])([^\n*"”\`]{2,60})(?:\*\*|__|["”\`])`;
const forms: readonly RegExp[] = [
  // What sends the reader elsewhere in the prompt; other sentences ask for a section in the answer.
  new RegExp(
    String.raw`\b(?:see|refer to|consult|follow|per|according to|(?:described|defined|listed|specified|outlined|explained|given) in) the ${marked} section\b(?! (?:of|in|from|at|on)\b)`,
    'gi',
  ),
  new RegExp(String.raw`\bthe ${marked} section (?:above|below)\b`, 'gi'),
  /\bthe ([A-Z][\w&/-]*(?: (?:and |of |for )?[A-Z][\w&/-]*){0,4}) section (?:above|below)\b/g,
];

/** A text with one heading, or none, marks its parts in another way. */
const fewestSections = 2;
/** More than that is no prompt; each is looked for in the whole text. */
const mostReferences = 50;
const longestLine = 2000;

/** A reference that leads nowhere: the section was renamed, or never written. */
export const danglingSectionRef = defineRule({
  meta: {
    id: 'structure/dangling-section-ref',
    summary: 'Every section that a prompt refers to is there.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems (arXiv 2509.14404)',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const titles = sections(doc).map(({ title }) => title);
    // What is put in at run time may bring the section.
    if (titles.length < fewestSections || doc.template.facts.includes.length > 0) return;
    const references = referencesIn(doc).slice(0, mostReferences);
    if (references.length === 0) return;
    const places = placesIn(doc);
    for (const { name, line } of references) {
      if (!isThere(places, plain(sliceOf(doc.text, name)), line.span)) yield reportOf(doc, name, titles);
    }
  },
});

interface Reference {
  readonly name: Span;
  /** All that refers, and not only a name in quotation marks, which would be a quotation. */
  readonly phrase: Span;
  readonly line: PromptLine;
}

function referencesIn(doc: PromptDoc): Reference[] {
  return promptLines(doc)
    .filter(({ kind, text }) => kind !== 'heading' && text.length <= longestLine && text.includes(' section'))
    .flatMap((line) => referencesOn(doc, line))
    .filter(({ phrase }) => !isInExample(doc, phrase));
}

/** As they are written: code and quotations, which other rules pass over, are how a name is marked. */
function referencesOn(doc: PromptDoc, line: PromptLine): Reference[] {
  const text = sliceOf(literalText(doc), line.span);
  const found = forms.flatMap((form) =>
    Array.from(text.matchAll(form), ({ 0: whole, 1: name = '', index }): [number, Reference] => {
      const start = line.span.start + index;
      const at = start + whole.indexOf(name);
      return [at, { name: { start: at, end: at + name.length }, phrase: { start, end: start + whole.length }, line }];
    }),
  );
  return [...new Map(found).values()].filter(({ name }) => !sliceOf(literalText(doc), name).includes(filler));
}

/** A line that may be where a section begins: a heading, a tag, a name in bold, a word before a colon. */
interface Place {
  readonly start: number;
  readonly plain: string;
  readonly isHeading: boolean;
}

function placesIn(doc: PromptDoc): Place[] {
  let start = 0;
  return literalText(doc)
    .split(/(?<=\n|\r(?!\n))/)
    .map((text) => {
      const place = { start, plain: plain(text.slice(0, 200)), isHeading: /^ {0,3}#/.test(text) };
      start += text.length;
      return place;
    });
}

/** "Rules" may stand for "House Rules", and "Output Format Rules" for "Output Format". */
function isThere(places: readonly Place[], name: string, own: Span): boolean {
  return places.some(({ start, plain: line, isHeading }) => {
    if (start === own.start || line === '') return false;
    return line.startsWith(name) || (isHeading && (line.includes(name) || name.includes(line)));
  });
}

/** Letters and digits alone: `## 2. Output-Format:` and `<output_format>` are both `outputformat`. */
function plain(text: string): string {
  return text
    .replace(/^[^\p{L}\p{N}]*(?:\d+[.)]\s*)?/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function reportOf(doc: PromptDoc, span: Span, titles: readonly string[]): Report {
  const name = sliceOf(doc.text, span);
  const guess = closest(name, titles);
  if (guess === undefined)
    return { span, message: `There is no section '${name}': write it, or name one that is there.`, suggestions: [] };
  return {
    span,
    message: `There is no section '${name}': did you mean '${guess}'?`,
    suggestions: [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }],
  };
}
