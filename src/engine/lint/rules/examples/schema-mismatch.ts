import { declaringFormats } from '../../format-groups.js';
import { differencesFrom } from '../../examples/against-schema.js';
import { findExamples } from '../../examples/find-examples.js';
import { readJsonText } from '../../examples/json-text.js';
import { literalText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** The example teaches an answer that the schema refuses. */
export const schemaMismatch = defineRule({
  meta: {
    id: 'examples/schema-mismatch',
    summary: 'The answers of examples fit the output schema.',
    kind: 'objective',
    severity: 'error',
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
    const text = literalText(doc);
    for (const { from, output } of findExamples(doc)) {
      // A row of the front matter holds its answer in YAML's own writing.
      if (from === 'demo' || !/^[{[]/.test(output.text)) continue;
      const reading = readJsonText(text, output.span);
      if (!('node' in reading) || reading.node.span.end !== output.span.end) continue;
      for (const { span, message, suggestions } of differencesFrom(schema, reading.node))
        yield { span, message, suggestions };
    }
  },
});
