import type { Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { type LineKind, type PromptLine, promptLines } from '../../prose/prompt-lines.js';
import { defineRule } from '../../rule.js';

const fewestWords = 150;
const mostShare = 0.05;

const anyWord = /(?<![\p{L}\p{N}_./-])[A-Za-z][A-Za-z'’]*(?![\p{L}\p{N}_/-])/gu;
/** Words of stress and small words: of others nobody can tell a shout from an abbreviation. */
const shouted =
  /^(?:ALL|ALWAYS|AND|ANY|ANYTHING|ARE|AVOID|BE|BEFORE|BUT|CANNOT|CAREFULLY|CRITICAL|DO|DOES|DON['’]T|EACH|EVER|EVERY|EXACTLY|FOR|FORBIDDEN|FROM|IF|IMMEDIATELY|IMPORTANT|IN|IS|IT|MANDATORY|MORE|MUST|NEVER|NO|NOT|NOTHING|OF|ON|ONLY|OR|OTHER|PLEASE|REQUIRED|SHALL|SHOULD|SKIP|STOP|STRICTLY|THAT|THE|THEN|THIS|TO|UNTIL|USE|WARNING|WHEN|WILL|WITH|WITHOUT|WRITE|YOU|YOUR)$/;

/** Where everything is stressed, nothing is. */
export const shouting = defineRule({
  meta: {
    id: 'clarity/shouting',
    summary: 'Not more than one word in twenty is in capitals.',
    kind: 'heuristic',
    severity: 'off',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI: GPT-5 prompting guide, on what Cursor softened',
        url: 'https://cookbook.openai.com/examples/gpt-5/gpt-5_prompting_guide',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const counts = new Map<number, Count>();
    for (const line of promptLines(doc)) {
      // Headings in capitals are a custom of their own.
      if (apart.has(line.kind) || isInExample(doc, line.span)) continue;
      const count = counts.get(line.message) ?? { words: 0, loud: 0, first: undefined };
      counts.set(line.message, count);
      addWords(count, line);
    }
    for (const { words, loud, first } of counts.values()) {
      if (words <= fewestWords || loud <= words * mostShare || first === undefined) continue;
      yield { span: first, message: `${loud} of ${words} words are in capitals: keep them for what matters most.` };
    }
  },
});

const apart: ReadonlySet<LineKind> = new Set(['blank', 'heading', 'table']);

interface Count {
  words: number;
  loud: number;
  first: Span | undefined;
}

function addWords(count: Count, { text, span }: PromptLine): void {
  for (const { 0: word, index } of text.matchAll(anyWord)) {
    count.words++;
    if (!shouted.test(word)) continue;
    count.loud++;
    count.first ??= { start: span.start + index, end: span.start + index + word.length };
  }
}
