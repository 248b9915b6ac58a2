import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { everyFormat } from '../../format-groups.js';
import { type AnswerDemand, formatDemands } from '../../prose/answer-demands.js';
import { type Instruction, instructions, isSameScope } from '../../prose/instructions.js';
import { filler, literalText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

const furtherProse =
  /^(?:(?:and\s+)?(?:then|also|afterwards|after\s+that|after\s+the\s+json|finally|next|additionally|in\s+addition)[,:]?\s+)(?:also\s+|please\s+)?(?:(?:explain|justify|describe\s+(?:why|how|your))\b|(?:add|give|provide|write|append|include)\s+(?:a|an|some|your)\s+(?:(?:short|brief|one-line|one-sentence|quick|detailed)\s+)*(?:explanation|justification|rationale|note|comment|commentary|paragraph|sentence)\b)/i;
const bareProse = /^(?:please\s+)?explain\s+(?:your|why)\b/i;

/** Where the explanation has a place in the JSON. */
const hasPlace = /\b(?:json|keys?|fields?|property|properties|object|attribute)\b/i;
const reasonKey =
  /["'`]?\b(?:reason|reasons|reasoning|explanation|rationale|justification|notes?|comments?|why)["'`]?\s*:/i;

/** What parses the answer stops at the first word behind the JSON. */
export const onlyJsonPlusProse = defineRule({
  meta: {
    id: 'output/only-json-plus-prose',
    summary: 'A prompt for JSON alone does not ask for prose beside it.',
    kind: 'heuristic',
    severity: 'info',
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
    const demands = formatDemands(doc).filter(({ name }) => name === 'JSON');
    if (demands.length === 0 || explainsInside(doc)) return;
    for (const instruction of instructions(doc)) {
      if (!demands.some((demand) => isBeside(demand, instruction))) continue;
      const message =
        'Only JSON is asked for, and this asks for prose beside it: give the explanation a key of its own in the JSON, or leave it out.';
      yield { span: instruction.span, message };
    }
  },
});

function explainsInside(doc: PromptDoc): boolean {
  return reasonKey.test(literalText(doc)) || reasonKey.test(JSON.stringify(doc.config.output.schema ?? null));
}

function isBeside(demand: AnswerDemand, instruction: Instruction): boolean {
  const { text, isConditional, span, block } = instruction;
  if (isConditional || text.length > 400 || hasPlace.test(text.replace(/after\s+the\s+json/i, ''))) return false;
  if (text.includes(filler) || span.start <= demand.instruction.span.start) return false;
  if (!isSameScope(demand.instruction, instruction)) return false;
  return furtherProse.test(text) || (block === demand.instruction.block && bareProse.test(text));
}
