import type { FrontMatter, PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { declaringFormats } from '../../format-groups.js';
import { type LengthBound, lengthBounds } from '../../prose/length-bounds.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';

/** Fewer tokens than this a word no tokenizer takes for a text: English takes about 1.3, other languages more. */
const leastTokens = 1.2;
/** What is offered leaves room for longer words. */
const roomyTokens = 2;

const demand =
  /\b(?:write|generate|produce|create|compose|draft|give|provide|output|respond|reply|answer|return|use|must|should|make|ensure)\b/i;
const aboutInput = /\b(?:inputs?|given|article|document|user'?s|source|original|transcript|each|every|per)\b/i;

/** The answer is cut off before it is as long as it must be. */
export const tokenLimitTooSmall = defineRule({
  meta: {
    id: 'output/token-limit-too-small',
    summary: 'The limit of tokens leaves room for the words asked for.',
    kind: 'objective',
    severity: 'warning',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'DeepSeek: how many tokens a character takes',
        url: 'https://api-docs.deepseek.com/quick_start/token_usage',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const limit = doc.config.parameters.maxOutputTokens;
    if (limit === undefined) return;
    const longest = lengthBounds(doc).find((bound) => isTooLong(bound, limit) && isAsked(doc, bound));
    if (longest !== undefined) yield report(doc, longest, limit);
  },
});

function isTooLong({ unit, least }: LengthBound, limit: number): boolean {
  return unit === 'word' && least !== undefined && limit < least * leastTokens;
}

function isAsked({ messages }: PromptDoc, { instruction: { text, message } }: LengthBound): boolean {
  return messages[message]?.role !== 'assistant' && demand.test(text) && !aboutInput.test(text);
}

function report({ frontMatter }: PromptDoc, { span, text, least = 0 }: LengthBound, limit: number): Report {
  const needed = Math.ceil((least * roomyTokens) / 100) * 100;
  const message = `'${text}' takes more than the ${limit} tokens that the answer may have: allow ${needed}, or ask for less.`;
  return { span, message, suggestions: frontMatter === undefined ? [] : raise(frontMatter, needed) };
}

const places: readonly (readonly string[])[] = [
  ['config', 'maxOutputTokens'],
  ['model', 'options', 'maxOutputTokens'],
  ['model', 'parameters', 'max_tokens'],
  ['model', 'parameters', 'max_completion_tokens'],
];

function raise(frontMatter: FrontMatter, needed: number): Suggestion[] {
  return places.flatMap((path) => {
    const span = frontMatter.valueSpan(path);
    return span === undefined ? [] : [{ title: `Allow ${needed} tokens`, edits: [replace(span, String(needed))] }];
  });
}
