import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { instructions } from '../../prose/instructions.js';
import { defineRule } from '../../rule.js';

const vague =
  /\b(a few|several|a couple of|a handful of) ((?:short |brief |concise |simple |clear )*(?:sentences|words|paragraphs|bullets|bullet points|lines))\b/i;
const demand =
  /^(?:please |then |first |finally |you (?:should|must|will) )?(?:write|give|provide|answer|respond|reply|summari[sz]e|describe|explain|limit|keep|produce|generate|return|create|draft|output|introduce|outline|state)\b/i;

/** Each run of the model takes it for another number. */
export const vagueOutputLength = defineRule({
  meta: {
    id: 'clarity/vague-output-length',
    summary: 'A length that is asked for is a number.',
    kind: 'heuristic',
    severity: 'hint',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'VS Code: a static analyzer of prompts, tried in its pull request 294986',
        url: 'https://github.com/microsoft/vscode/pull/294986',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const { text, span } of instructions(doc)) {
      const found = demand.test(text) ? vague.exec(text) : null;
      if (found === null) continue;
      const [whole, amount = '', unit = ''] = found;
      const start = span.start + found.index;
      const place = { start, end: start + amount.length };
      yield {
        span: { start, end: start + whole.length },
        message: `'${amount}' is another number each time: say how many ${unit}.`,
        suggestions: ['2 or 3', '3 to 5', 'at most 5'].map((number) => ({
          title: `Change to '${number} ${unit}'`,
          edits: [replace(place, number)],
        })),
      };
    }
  },
});
