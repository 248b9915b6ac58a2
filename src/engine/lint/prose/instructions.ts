import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { conditionalSpans } from './conditional-spans.js';
import { isInExample } from './example-spans.js';
import { filler } from './masked-text.js';
import { oncePerPrompt } from './once-per-prompt.js';
import { type LineKind, promptLines, type PromptLine } from './prompt-lines.js';

/** A sentence of a prompt's own text, on one line, neither an example nor a quotation. */
export interface Instruction {
  readonly span: Span;
  /** As in `proseText`, quotations filled, blanks and marks of a list around it left out. */
  readonly text: string;
  /** Index of its message. */
  readonly message: number;
  /** Equal for the sentences below one heading, in one message. */
  readonly section: number;
  /** The heading above it; empty where there is none. */
  readonly heading: string;
  /** Counts paragraphs and list items. */
  readonly block: number;
  /** True where it holds in some cases only: a tag, its paragraph, its list's lead or an item around it says so. */
  readonly isConditional: boolean;
}

const condition =
  /\b(?:if|when|whenever|where|while|unless|until|otherwise|(?<!nothing )else|except|instead|either|depending|in case|by default|as (?:long|soon) as|modes?|versions?|options?|variants?|for (?:each|every|all|any|short|long|brief|simple|complex|detailed|quick)|(?:in|for) the case)\b/i;

const quotation = /"[^"\n]{1,400}"|“[^”\n]{1,400}”/g;
const sentence = /[^.!?;\s](?:[^.!?;]|[.!?;](?!\s))*[.!?;]?/g;
const listMark = /^(?:[-*+•]|\d{1,9}[.)])[ \t]+/;

interface Block {
  readonly lines: PromptLine[];
  readonly indent: number;
  readonly isItem: boolean;
  readonly section: number;
  readonly heading: string;
  isConditional: boolean;
}

/** All sentences in order. */
export const instructions = oncePerPrompt((doc): readonly Instruction[] => {
  const blocks = blocksOf(doc);
  return blocks.flatMap((block, index) => sentencesOf(doc, block, index));
});

/** Paragraphs and list items; headings, tables and quotations begin new ones and are none. */
function blocksOf(doc: PromptDoc): Block[] {
  const walk: Walk = { blocks: [], around: [], current: undefined, section: 0, heading: '', message: undefined };
  for (const line of promptLines(doc)) addLine(walk, line);
  return walk.blocks;
}

interface Walk {
  readonly blocks: Block[];
  /** The blocks that stand around the next one, and the line with a colon that leads a list. */
  around: Block[];
  current: Block | undefined;
  section: number;
  heading: string;
  message: number | undefined;
}

const between: ReadonlySet<LineKind> = new Set(['blank', 'heading', 'quote', 'table']);

function addLine(walk: Walk, line: PromptLine): void {
  if (line.message !== walk.message || line.kind === 'heading') openSection(walk, line);
  if (between.has(line.kind)) {
    walk.current = undefined;
    return;
  }
  if (walk.current === undefined || line.kind !== 'text') walk.current = openBlock(walk, line);
  walk.current.lines.push(line);
  if (!walk.current.isConditional && condition.test(line.text)) walk.current.isConditional = true;
}

function openSection(walk: Walk, { kind, text, message }: PromptLine): void {
  walk.section++;
  walk.heading = kind === 'heading' ? text.replace(/[#:\s]+/g, ' ').trim() : '';
  walk.around = [];
  walk.current = undefined;
  walk.message = message;
}

function openBlock(walk: Walk, { indent, kind }: PromptLine): Block {
  const isItem = kind !== 'text';
  walk.around = walk.around.filter((block) => block.indent < indent || (isItem && isLead(block, indent)));
  const { section, heading } = walk;
  const isConditional = condition.test(heading) || walk.around.some((block) => block.isConditional);
  const block: Block = { lines: [], indent, isItem, section, heading, isConditional };
  walk.around.push(block);
  walk.blocks.push(block);
  return block;
}

/** A paragraph that ends with a colon leads the list below it. */
function isLead({ isItem, indent, lines }: Block, of: number): boolean {
  return !isItem && indent <= of && (lines.at(-1)?.text.trimEnd().endsWith(':') ?? false);
}

function sentencesOf(doc: PromptDoc, { lines, section, heading, isConditional }: Block, block: number): Instruction[] {
  const isTagged = conditionalSpans(doc);
  return lines.flatMap(({ span, text, message }) => {
    if (text.replaceAll(filler, '').trim() === '') return [];
    const own = text.includes('"') || text.includes('“') ? text.replace(quotation, filled) : text;
    return Array.from(own.matchAll(sentence), ({ 0: found, index }): Instruction => {
      const mark = listMark.exec(found)?.[0] ?? '';
      const start = span.start + index + mark.length;
      const place = { start, end: start + found.length - mark.length };
      return {
        span: place,
        text: found.slice(mark.length),
        message,
        section,
        heading,
        block,
        isConditional: isConditional || isTagged(start),
      };
    }).filter((each) => each.text !== '' && !isInExample(doc, each.span));
  });
}

const generalTitle =
  /^(?:\d+[.)]?\s*)?(?:general\s+|your\s+|the\s+|additional\s+|important\s+)*(?:outputs?|answers?|responses?|formats?|formatting|rules?|instructions?|constraints?|guidelines?|requirements?|important|notes?|style|tone|language|length|task|goal|role|steps?)\b/i;

/** True where two sentences are about the same answer: below one heading, or below headings about all of it. */
export function isSameScope(a: Instruction, b: Instruction): boolean {
  if (a.message !== b.message) return false;
  return a.section === b.section || [a, b].every(({ heading }) => heading === '' || generalTitle.test(heading));
}

function filled(text: string): string {
  return filler.repeat(text.length);
}
