import type { JudgedAssertion, JudgedScore } from '../contracts/judged-metric.js';
import type { MetricNeed } from '../contracts/metric-meta.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { textValue } from '../metrics/assertion-value.js';
import { judgeOptions } from './judge-options.js';
import type { JudgePrompt } from './judge-prompt.js';
import { shownBy } from './shown-values.js';

export type Shown = Readonly<Record<string, unknown>>;

/** What a judge's reply comes to; the verdict where it is more than a pass or a fail. */
export interface Grade {
  readonly value: number;
  readonly verdict?: string;
  readonly reason?: string | undefined;
}

export interface GradedAssertion {
  readonly id: string;
  readonly summary: string;
  readonly needs?: readonly MetricNeed[];
  readonly threshold?: number;
  /** `expected`: the value, or else the row's expected answer; `needed`: a value; `none`: it takes none. */
  readonly value: 'expected' | 'needed' | 'none';
  /** Taken where the entry has no value but the row an expected answer. */
  readonly usualValue?: string;
  readonly request: JudgePrompt;
  /** What the judge is shown, of the answer and the entry's text. @throws Error with a sentence where the row lacks something */
  readonly shown: (answer: ScoredAnswer, text: string) => Shown;
  /** A reply in the form asked for. */
  readonly example: (mark: string) => string;
  readonly read: (reply: string, mark: string, shown: Shown) => Grade | undefined;
}

/** A metric that asks one question of a judge about each answer. */
export function gradedAssertion(graded: GradedAssertion): JudgedAssertion {
  const { id, summary, needs = [], threshold, value: takes, usualValue, request } = graded;
  return {
    id,
    level: 'judged-assertion',
    comparesExpected: takes === 'expected',
    summary,
    needs,
    range: [0, 1],
    options: judgeOptions,
    source: 'promptfoo',
    ...(threshold !== undefined && { threshold }),
    bind(entry) {
      if (takes === 'none' && entry.value !== undefined) return 'it takes no value. Remove `value`.';
      if (takes === 'needed' && entry.value === undefined) return 'it needs a `value`: what the answer has to meet.';
      const value = Array.isArray(entry.value) ? entry.value.map(String).join('\n') : (entry.value ?? usualValue);
      const textOf = takes === 'none' ? (): string => '' : textValue({ ...entry, value });
      if (typeof textOf === 'string') return textOf;
      return async (answer, ask) => {
        const shown = graded.shown(answer, textOf(answer) ?? '');
        const grade = await ask({
          ...shownBy(request, entry, { values: shown, row: answer.values }),
          example: graded.example,
          read: (reply, mark) => graded.read(reply, mark, shown),
        });
        return scored(grade, entry.passes);
      };
    },
  };
}

function scored({ value, reason, verdict = '' }: Grade, passes: number): JudgedScore {
  const said = verdict === '' ? (value >= passes ? 'pass' : 'fail') : verdict;
  return { value, verdict: said, ...(reason !== undefined && { reason }) };
}
