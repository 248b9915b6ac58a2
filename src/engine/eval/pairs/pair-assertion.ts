import type { PairAssertion } from '../contracts/pair-metric.js';
import type { PairVote } from './answer-pair.js';
import { judgeOptions } from '../judge/judge-options.js';
import { readVerdict } from '../judge/read-verdict.js';
import { conversationText, shownBy } from '../judge/shown-values.js';
import { textValue } from '../metrics/assertion-value.js';
import { preferenceRequest } from '../requests/preference.js';

type PairMeta = Pick<PairAssertion, 'id' | 'summary' | 'usualBaseline' | 'options' | 'source'>;

const usualCriteria = 'The better answer is the one that is right, and of two right ones the more helpful one.';

/** A metric that asks which of two answers is better by the criteria in its value. */
export function pairAssertion(meta: PairMeta): PairAssertion {
  return {
    ...meta,
    level: 'pair-assertion',
    needs: [],
    range: [0, 1],
    options: [...judgeOptions, ...(meta.options ?? [])],
    bind(entry) {
      const value = Array.isArray(entry.value) ? entry.value.map(String).join('\n') : (entry.value ?? usualCriteria);
      const textOf = textValue({ ...entry, value });
      if (typeof textOf === 'string') return textOf;
      return async ({ first, second, expected, values, messages }, ask) => {
        const criteria = textOf({ expected, values }) ?? '';
        const shown = { input: conversationText(messages), criteria, first, second };
        return ask({
          ...shownBy(preferenceRequest, entry, { values: shown, row: values }),
          example: (mark) =>
            `<reason${mark}>It says what was asked, the other does not.</reason${mark}>\n<better${mark}>A</better${mark}>`,
          read: (reply, mark) => voteIn(readVerdict(reply, mark, { fields: ['better', 'reason'], shown })),
        });
      };
    },
  };
}

const places: Readonly<Record<string, PairVote['winner']>> = { a: 'first', b: 'second', tie: 'tie' };

function voteIn(verdict: ReturnType<typeof readVerdict>): PairVote | undefined {
  const winner = places[verdict?.['better']?.trim().toLowerCase() ?? ''];
  const reason = verdict?.['reason'];
  return winner === undefined ? undefined : { winner, ...(reason !== undefined && { reason }) };
}
