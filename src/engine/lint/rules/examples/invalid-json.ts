import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import type { Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { readJsonText } from '../../examples/json-text.js';
import { codeBlocks, literalText } from '../../prose/masked-text.js';
import { defineRule, type Report } from '../../rule.js';

/** What the example shows is what the model writes. */
export const invalidJson = defineRule({
  meta: {
    id: 'examples/invalid-json',
    summary: 'JSON in an example is JSON.',
    kind: 'objective',
    severity: 'info',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'System.Text.Json: a comma before the end is an error unless it is allowed',
        url: 'https://learn.microsoft.com/en-us/dotnet/api/system.text.json.jsondocumentoptions.allowtrailingcommas',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    for (const block of codeBlocks(doc)) yield* faultIn(doc, block);
  },
});

const jsonFence = /^[ \t]*(?:>[ \t]*)*(?:`{3,}|~{3,})[ \t]*json[ \t]*\r?\n/i;
/** What shows a wrong form on purpose, says so near by. */
const isMeant = /\b(?:invalid|wrong|bad|incorrect|broken|malformed|don't|do not|not|avoid|before|error|never)\b|❌/i;

/** The first fault of a block marked `json`; one that is not meant as JSON throughout is left alone. */
function faultIn(doc: PromptDoc, block: Span): Report[] {
  const text = literalText(doc);
  const fence = jsonFence.exec(text.slice(block.start, Math.min(block.end, block.start + 60)))?.[0];
  if (fence === undefined || isMeant.test(text.slice(Math.max(0, block.start - 200), block.start))) return [];
  const close = text.lastIndexOf('\n', block.end - 1);
  for (let at = nextValue(text, block.start + fence.length); at < close; ) {
    const reading = readJsonText(text, { start: at, end: close });
    if (!('node' in reading)) return reading.fault === undefined ? [] : [reading.fault];
    at = nextValue(text, reading.node.span.end);
    if (text[at] !== '{' && text[at] !== '[') return [];
  }
  return [];
}

function nextValue(text: string, from: number): number {
  const blank = /\s*/y;
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
}
