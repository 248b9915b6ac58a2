import type { Assertion, AssertionUse } from '../contracts/row-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { textValue } from './assertion-value.js';
import { calledTools } from './called-tools.js';

/** As in promptfoo: names are compared as sets, and a tool called twice counts once. */
export const toolCallF1: Assertion = {
  id: 'tool-call-f1',
  level: 'assertion',
  comparesExpected: true,
  summary: 'F1 of the names of the tools called against those expected: a list, or a text with commas.',
  needs: [],
  range: [0, 1],
  bind(use) {
    const namesOf = expectedNames(use);
    if (typeof namesOf === 'string') return namesOf;
    return (answer) => {
      const expected = new Set(namesOf(answer));
      const called = new Set(calledTools(answer).map(({ name }) => name));
      if (expected.size + called.size === 0) return { value: 1 };
      const both = [...called].filter((name) => expected.has(name)).length;
      const score = (2 * both) / (expected.size + called.size);
      if (score === 1) return { value: 1 };
      return { value: score, reason: `Called: ${listed(called)}; expected: ${listed(expected)}.` };
    };
  },
};

function expectedNames(use: AssertionUse): ((answer: ScoredAnswer) => readonly string[]) | string {
  if (Array.isArray(use.value)) {
    const names: readonly unknown[] = use.value;
    return names.every((name) => typeof name === 'string') ? () => names : 'its value must be a list of names.';
  }
  const textOf = textValue(use);
  if (typeof textOf === 'string') return textOf;
  return (answer) =>
    (textOf(answer) ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
}

function listed(names: ReadonlySet<string>): string {
  return names.size === 0 ? 'none' : [...names].join(', ');
}
