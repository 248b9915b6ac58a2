import { gradedAssertion } from '../judge/graded-assertion.js';
import { readVerdict } from '../judge/read-verdict.js';
import { conversationText } from '../judge/shown-values.js';
import { factualityRequest } from '../requests/factuality.js';

/** promptfoo's scores by letter: only a contradiction fails. */
const shares: Readonly<Record<string, number>> = { A: 1, B: 1, C: 1, D: 0, E: 1 };

/** The metric under a name of promptfoo's, which has two for it. */
export function factualityAs(id: string): ReturnType<typeof gradedAssertion> {
  return gradedAssertion({
    id,
    summary: 'A model finds no contradiction between the answer and the value, or else the expected answer.',
    value: 'expected',
    request: factualityRequest,
    shown: ({ answer, messages }, reference) => ({ reference, answer, input: conversationText(messages) }),
    example: (mark) => `<reason${mark}>Both name the same facts.</reason${mark}>\n<choice${mark}>C</choice${mark}>`,
    read(reply, mark, shown) {
      const verdict = readVerdict(reply, mark, { fields: ['choice', 'reason'], instead: ['category'], shown });
      const letter = /^\W*([A-E])\b/i.exec(verdict?.['choice'] ?? verdict?.['category'] ?? '')?.[1]?.toUpperCase();
      if (letter === undefined) return undefined;
      return { value: shares[letter] ?? 0, verdict: letter, reason: verdict?.['reason'] };
    },
  });
}

export const factuality = factualityAs('factuality');
