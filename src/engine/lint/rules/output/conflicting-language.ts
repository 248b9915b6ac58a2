import { everyFormat } from '../../format-groups.js';
import { type AnswerDemand, languageDemands } from '../../prose/answer-demands.js';
import { isSameScope } from '../../prose/instructions.js';
import { defineRule } from '../../rule.js';

/** Two languages for one answer, and nothing that says when each is meant. */
export const conflictingLanguage = defineRule({
  meta: {
    id: 'output/conflicting-language',
    summary: 'The answer is asked for in one language.',
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
    for (const demand of languageDemands(doc).slice(0, 200)) {
      const { name, instruction } = demand;
      const other = seen.find((earlier) => earlier.name !== name && isSameScope(earlier.instruction, instruction));
      seen.push(demand);
      if (other === undefined) continue;
      const message = `The answer is asked for in ${name} here and in ${other.name} before: keep one, or say when each holds.`;
      yield { span: instruction.span, message };
    }
  },
});
