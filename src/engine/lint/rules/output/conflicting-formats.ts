import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { everyFormat } from '../../format-groups.js';
import { type AnswerDemand, formatDemands } from '../../prose/answer-demands.js';
import { isSameScope } from '../../prose/instructions.js';
import { defineRule, type Report } from '../../rule.js';

/** Two sentences that each allow one format: the model keeps one of them, and not always the same. */
export const conflictingFormats = defineRule({
  meta: {
    id: 'output/conflicting-formats',
    summary: 'The answer is asked for in one format alone.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI cookbook, Optimize Prompts: the contradiction checker',
        url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Optimize_Prompts.ipynb',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const seen: AnswerDemand[] = [];
    for (const demand of formatDemands(doc).slice(0, 200)) {
      const { name, instruction } = demand;
      const other = seen.find((earlier) => earlier.name !== name && isSameScope(earlier.instruction, instruction));
      seen.push(demand);
      if (other !== undefined) {
        const message = `Only ${name} is asked for here and only ${other.name} before: keep one, or say when each holds.`;
        yield { span: instruction.span, message };
      } else yield* againstDeclared(doc, demand);
    }
  },
});

/** `output.format: json`, or a schema, beside a sentence that wants something else. */
function againstDeclared({ config }: PromptDoc, { name, instruction }: AnswerDemand): Report[] {
  if (config.output.format !== 'json' || name === 'JSON') return [];
  const message = `Only ${name} is asked for here, and the file's output is JSON: change the sentence or the output.`;
  return [{ span: instruction.span, message }];
}
