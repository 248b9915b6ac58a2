import { everyFormat } from '../../format-groups.js';
import { type Example, findExamples } from '../../examples/find-examples.js';
import { defineRule, type Report } from '../../rule.js';

/** Two answers to one input teach neither; the same one twice is paid for twice. */
export const duplicateInput = defineRule({
  meta: {
    id: 'examples/duplicate-input',
    summary: 'No two examples have the same input.',
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
    const seen = new Map<string, Example>();
    for (const example of findExamples(doc)) {
      const key = normalized(example.input.text);
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, example);
      // Turns of a conversation depend on those before them; a short text comes back.
      else if (example.from !== 'turns' || earlier.from !== 'turns' || key.length > 12) yield report(earlier, example);
    }
  },
});

function report(earlier: Example, { input, output }: Example): Report {
  const { span } = input;
  if (normalized(earlier.output.text) === normalized(output.text)) {
    const message = 'An example with this input and this answer stands there already: leave one out.';
    return { span, message, severity: 'warning' };
  }
  const message = `Two examples with this input answer '${short(earlier.output.text)}' and '${short(output.text)}': keep the right one.`;
  return { span, message };
}

function normalized(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
