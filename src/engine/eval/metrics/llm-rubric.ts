import type { JudgedAssertion } from '../contracts.js';
import { readScore, readYes } from '../judge/read-score.js';
import { readVerdict } from '../judge/read-verdict.js';
import { judgeOptions } from '../judge/judge-options.js';
import { conversationText, shownBy } from '../judge/shown-values.js';
import { rubricRequest } from '../requests/rubric.js';
import { textValue } from './assertion-value.js';

/** A judge's free reading of a rubric. As promptfoo's, but a judge that gives only a score is not taken to pass. */
export const llmRubric: JudgedAssertion = {
  id: 'llm-rubric',
  level: 'judged-assertion',
  comparesExpected: true,
  summary: 'A model grades the answer by the rubric given as the value, from 0 to 1.',
  needs: [],
  range: [0, 1],
  options: judgeOptions,
  source: 'promptfoo',
  bind(entry) {
    const rubricOf = textValue({ ...entry, value: entry.value ?? 'The answer says the same as the correct answer.' });
    if (typeof rubricOf === 'string') return rubricOf;
    return async (answer, ask) => {
      const values = {
        rubric: rubricOf(answer) ?? '',
        answer: answer.answer,
        input: conversationText(answer.messages),
        expected: answer.expected ?? '',
      };
      const { value, reason } = await ask({
        ...shownBy(rubricRequest, entry, { values, row: answer.values }),
        example: (mark) =>
          `<reason${mark}>It meets the rubric in full.</reason${mark}>\n<score${mark}>1</score${mark}>`,
        read(reply, mark) {
          const form = { fields: ['score', 'reason'], instead: ['pass'], shown: values } as const;
          const verdict = readVerdict(reply, mark, form);
          const share = readScore(verdict?.['score']) ?? passShare(verdict?.['pass']);
          return share === undefined ? undefined : { value: share, reason: verdict?.['reason'] };
        },
      });
      return { value, verdict: value >= entry.passes ? 'pass' : 'fail', ...(reason !== undefined && { reason }) };
    };
  },
};

function passShare(text: string | undefined): number | undefined {
  const passes = readYes(text);
  return passes === undefined ? undefined : Number(passes);
}
