import { isMapping } from '../../prompt/field-reader.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { canonicalJson } from '../../text/hash.js';
import { sliceOf, type Span } from '../../text/span.js';
import { demoAnswers } from '../demo-answers.js';
import { filler, literalText } from '../prose/masked-text.js';
import { oncePerPrompt } from '../prose/once-per-prompt.js';
import { type KeyLine, keyLines } from './key-lines.js';

/** A text of an example and where it stands. */
export interface ExampleText {
  readonly span: Span;
  readonly text: string;
}

/** What a prompt shows a model: an input and the answer to it. */
export interface Example {
  /** A row under `demos`, two written turns, or lines such as `Input: …` and `Output: …`. */
  readonly from: 'demo' | 'turns' | 'lines';
  readonly input: ExampleText;
  readonly output: ExampleText;
}

/** All examples whose text is known, by kind and then in order; those with a hole are shown to nobody as they stand. */
export const findExamples = oncePerPrompt((doc): readonly Example[] =>
  [...fromDemos(doc), ...fromTurns(doc), ...fromLines(doc)].filter(
    ({ input, output }) => isWhole(input) && isWhole(output),
  ),
);

function isWhole({ text }: ExampleText): boolean {
  return text !== '' && !text.includes(filler);
}

/** Needs `expect` to say which column is the answer; the other columns are the input. */
function fromDemos(doc: PromptDoc): Example[] {
  const { demos, expect } = doc.config;
  if (demos.kind !== 'rows' || expect === undefined) return [];
  return demoAnswers(doc).flatMap(({ span: place, text, row: at, column }) => {
    const span = doc.frontMatter?.valueSpan(['demos', at]);
    const row = demos.rows[at];
    if (span === undefined || !isMapping(row)) return [];
    const input = canonicalJson(Object.fromEntries(Object.entries(row).filter(([name]) => name !== column)));
    return [{ from: 'demo' as const, input: { span, text: input }, output: { span: place, text } }];
  });
}

function fromTurns(doc: PromptDoc): Example[] {
  const { messages } = doc;
  return messages.flatMap(({ role, body }, at) => {
    const answer = messages[at + 1];
    if (role !== 'user' || answer?.role !== 'assistant') return [];
    return [{ from: 'turns' as const, input: trimmed(doc, body), output: trimmed(doc, answer.body) }];
  });
}

function trimmed(doc: PromptDoc, body: Span): ExampleText {
  const text = sliceOf(literalText(doc), body);
  const start = body.start + (text.length - text.trimStart().length);
  return { span: { start, end: start + text.trim().length }, text: text.trim() };
}

/** An answer belongs to the input right before it, of whatever name. */
function fromLines(doc: PromptDoc): Example[] {
  const lines = keyLines(doc);
  return lines.flatMap((line, at): Example[] => {
    const answer = lines[at + 1];
    if (line.side !== 'input' || answer?.side !== 'output' || answer.message !== line.message) return [];
    // Several inputs before one answer are one input of several parts.
    const before = lines[at - 1];
    if (before?.side === 'input' && before.message === line.message && before.name !== line.name) return [];
    return [{ from: 'lines', input: valueOf(line), output: valueOf(answer) }];
  });
}

function valueOf({ value }: KeyLine): ExampleText {
  return value;
}
