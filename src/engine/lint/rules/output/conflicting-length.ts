import { everyFormat } from '../../format-groups.js';
import { isSameScope } from '../../prose/instructions.js';
import { type LengthBound, lengthBounds } from '../../prose/length-bounds.js';
import { defineRule } from '../../rule.js';

/** No answer keeps both, and the model chooses which one to break. */
export const conflictingLength = defineRule({
  meta: {
    id: 'output/conflicting-length',
    summary: 'The least length asked for is not above the greatest one.',
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
    const seen: LengthBound[] = [];
    // Beyond this many it is a text about lengths, not a demand.
    for (const bound of lengthBounds(doc).slice(0, 200)) {
      const other = seen.find((earlier) => isConflict(earlier, bound));
      seen.push(bound);
      if (other === undefined) continue;
      const message = `No answer is both '${other.text}' and '${bound.text}': change one of the two, or say when each holds.`;
      yield { span: bound.span, message };
    }
  },
});

function isConflict(a: LengthBound, b: LengthBound): boolean {
  if (a.unit !== b.unit || !isSameScope(a.instruction, b.instruction) || !isSameSubject(a, b)) return false;
  return (a.least ?? 0) > (b.most ?? Infinity) || (b.least ?? 0) > (a.most ?? Infinity);
}

/** `Write a summary of at least 200 words. Keep it under 100 words.`: `it` is what the sentence before is about. */
function isSameSubject(a: LengthBound, b: LengthBound): boolean {
  if (a.subject === b.subject) return true;
  return b.subject === '' && a.instruction.block === b.instruction.block && /\bit\b/i.test(b.instruction.text);
}
