import type { Assertion, AssertionUse } from '../contracts/row-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { linearRegex, type TestPattern } from '../linear-regex.js';
import { textValue } from './assertion-value.js';

/** Patterns that are kept compiled, where each row brings one: mostly a few are shared. */
const mostKept = 256;

export const regex: Assertion = {
  id: 'regex',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The regular expression that is its value is found in the answer.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind(use) {
    const { value } = use;
    if (typeof value !== 'string' || value === '')
      return 'its value must be a regular expression, for example "^\\\\d+$".';
    if (!use.isData && /\{[{%]/.test(value)) return ofRows(use);
    const test = linearRegex(value);
    if (typeof test === 'string') return test;
    return ({ answer }) => scored(answer, value, test);
  },
};

/** A value that a row completes, as in the other assertions. */
function ofRows(use: AssertionUse): ReturnType<Assertion['bind']> {
  const patternOf = textValue(use);
  if (typeof patternOf === 'string') return patternOf;
  const compiled = new Map<string, TestPattern>();
  return (answer: ScoredAnswer) => {
    const pattern = patternOf(answer) ?? '';
    if (pattern === '') return { value: 0, reason: 'The pattern to look for is empty.' };
    const test = compiled.get(pattern) ?? linearRegex(pattern);
    // The row's fault, and no answer's.
    if (typeof test === 'string') throw new Error(`its value is /${pattern}/ here: ${test}`);
    if (compiled.size >= mostKept) compiled.clear();
    compiled.set(pattern, test);
    return scored(answer.answer, pattern, test);
  };
}

function scored(answer: string, pattern: string, test: TestPattern): { value: number; reason?: string } {
  return test(answer) ? { value: 1 } : { value: 0, reason: `The answer does not match /${pattern}/.` };
}
