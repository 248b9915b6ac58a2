import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import type { Span } from '../../../text/span.js';
import { differencesFrom, type SchemaDifference } from '../../examples/against-schema.js';
import { shownJson } from '../../examples/shown-json.js';
import { declaringFormats } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { literalText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** The lead of a shape that the answer must have, and of one that something else has. */
const leads =
  /\b(?:respond|reply|answer|return|output|produce|generate|result|response|format|shape|structure|schema)\b/i;
const leadsElsewhere =
  /\b(?:inputs?|given|receive[ds]?|request|query|tool|arguments?|parameters?|call(?:s|ed)?|context|documents?|instead of|not)\b/i;

/** The model sees one shape in the text and another in the request. */
export const schemaKeyNotInPromptShape = defineRule({
  meta: {
    id: 'output/schema-key-not-in-prompt-shape',
    summary: 'The shape of the JSON in the text has the keys of the schema.',
    kind: 'objective',
    severity: 'warning',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OpenAI cookbook, Optimize Prompts: the format checker',
        url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Optimize_Prompts.ipynb',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const { schema } = doc.config.output;
    if (schema === undefined) return;
    for (const node of shownJson(doc)) {
      if (node.kind !== 'object' || isInExample(doc, node.span) || !isShapeOfAnswer(doc, node.span)) continue;
      const differences = differencesFrom(schema, node).filter(({ kind }) => kind === 'key');
      for (const { span, message, suggestions } of differences as readonly SchemaDifference[])
        yield { span, message, suggestions };
    }
  },
});

/** By the last line with words before it. */
function isShapeOfAnswer(doc: PromptDoc, { start }: Span): boolean {
  const { messages } = doc;
  const message = messages.find(({ body }) => body.start <= start && start < body.end);
  if (message === undefined || message.role === 'assistant') return false;
  const before = literalText(doc).slice(Math.max(message.body.start, start - 400), start);
  const lead = before
    .split(/\r?\n/)
    .reverse()
    .find((line) => /[A-Za-z]{2}/.test(line.replace(/^[ \t]*[`~]{3,}.*$/, '')));
  return lead !== undefined && leads.test(lead) && !leadsElsewhere.test(lead);
}
