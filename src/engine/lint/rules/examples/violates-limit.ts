import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { everyFormat } from '../../format-groups.js';
import { type Example, findExamples } from '../../examples/find-examples.js';
import { instructions } from '../../prose/instructions.js';
import { lengthBounds } from '../../prose/length-bounds.js';
import { literalText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** The model follows what it is shown more than what it is told. */
export const violatesLimit = defineRule({
  meta: {
    id: 'examples/violates-limit',
    summary: 'The answers of examples keep to the limits and the forbidden words of the prompt.',
    kind: 'objective',
    severity: 'error',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI cookbook, Optimize Prompts: the few-shot consistency checker',
        url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Optimize_Prompts.ipynb',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const examples = findExamples(doc);
    if (examples.length === 0) return;
    const limits = [...longest(doc), ...forbidden(doc)].slice(0, 20);
    for (const example of examples)
      for (const limit of limits) {
        const broken = limit(example);
        if (broken !== undefined) yield { span: example.output.span, message: broken };
      }
  },
});

/** What an example does against a limit, as a message. */
type Limit = (example: Example) => string | undefined;

const counts: Readonly<Record<string, (text: string) => number>> = {
  word: (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0,
  character: (text) => Array.from(text).length,
};

function longest(doc: PromptDoc): Limit[] {
  return lengthBounds(doc).flatMap(({ most, unit, text, subject, instruction }): Limit[] => {
    const count = counts[unit];
    // A limit on a part of the answer, or on something else, names it.
    if (most === undefined || count === undefined || subject !== '' || !isForAnswers(doc, instruction.message))
      return [];
    return [
      ({ output }) => {
        const length = count(output.text);
        return length > most
          ? `The example's answer has ${length} ${unit}s, and the prompt says '${text}': shorten it.`
          : undefined;
      },
    ];
  });
}

const forbids =
  /^(?:please\s+)?(?:never|do\s+not|don't|avoid)\s+(?:ever\s+)?(?:use|using|say|saying|write|writing|include|including|mention|mentioning|contain)\s+(?:the\s+)?(?:words?|phrases?|terms?|names?)?\s*["“]([^"”\n]{2,40})["”]\s*[.!]?$/i;

function forbidden(doc: PromptDoc): Limit[] {
  const text = literalText(doc);
  return instructions(doc).flatMap(({ span, isConditional, message }): Limit[] => {
    const word = forbids.exec(text.slice(span.start, Math.min(span.end, span.start + 200)))?.[1];
    if (word === undefined || isConditional || !isForAnswers(doc, message)) return [];
    const letters = word.replace(/[.,]$/, '').toLowerCase();
    return [
      ({ output }) =>
        hasWord(output.text.toLowerCase(), letters)
          ? `The example's answer has '${letters}', which the prompt forbids: change it.`
          : undefined,
    ];
  });
}

function isForAnswers({ messages }: PromptDoc, message: number): boolean {
  return messages[message]?.role !== 'assistant';
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '');
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true;
  }
  return false;
}
