import { everyFormat } from '../../format-groups.js';
import { literalText, messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';
import { sliceOf } from '../../../text/span.js';

const parameters = /"(?:parameters|input_schema|inputSchema)"\s{0,9}:\s{0,9}\{/g;

/** How far before it the tool's name may stand, and behind it the type of its parameters. */
const near = 800;

export const toolsInProse = defineRule({
  meta: {
    id: 'model/tools-in-prose',
    summary: 'Tools are given to the model as tools, not as text.',
    kind: 'heuristic',
    severity: 'off',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI: GPT-4.1 prompting guide, on tools in the field for tools',
        url: 'https://cookbook.openai.com/examples/gpt4-1_prompting_guide',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const bodies = doc.messages.length > 0 ? systemBodies(doc.messages) : messageBodies(doc);
    for (const body of bodies) {
      const text = sliceOf(literalText(doc), body);
      let end = 0;
      for (const { 0: found, index } of text.matchAll(parameters)) {
        const before = text.slice(Math.max(end, index - near), index);
        end = index + found.length;
        const name = /"name"\s{0,9}:\s{0,9}"([^"\n]{1,80})"/.exec(before)?.[1];
        const isObject = /"type"\s{0,9}:\s{0,9}"object"/.test(text.slice(index, index + near));
        if (name === undefined || !isObject || !/"description"\s{0,9}:/.test(before)) continue;
        const span = { start: body.start + index, end: body.start + end };
        const message = `The tool '${name}' is described in the text: give it in the request's field for tools, which the model is trained on.`;
        yield { span, message };
      }
    }
  },
});

function systemBodies(
  messages: readonly { role: string; body: { start: number; end: number } }[],
): { start: number; end: number }[] {
  return messages.filter(({ role }) => role === 'system' || role === 'developer').map(({ body }) => body);
}
