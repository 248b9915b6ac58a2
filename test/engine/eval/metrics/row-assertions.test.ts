import assert from 'node:assert/strict';
import type { RowScore } from '../../../../src/engine/eval/contracts/scored-answer.js';
import { resolveMetrics } from '../../../../src/engine/eval/resolve-metrics.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';

const reply = { text: '', finish: 'stop', usage: undefined } as never;

function score(list: unknown, answer = 'a good answer'): RowScore {
  const { config } = parsePrompt('---\nmetrics: [row-assertions]\n---\nx');
  const [metric] = resolveMetrics(config).metrics;
  if (metric?.level !== 'row') throw new Error('row-assertions is no metric of rows.');
  return metric.score(
    { reply, answer, expected: undefined, labels: [], label: undefined, values: { assert: list } },
    [],
  );
}

const good = { type: 'contains', value: 'good' };
const bad = { type: 'contains', value: 'bad' };
const set = (threshold: number | undefined, ...list: unknown[]): unknown => ({
  type: 'assert-set',
  threshold,
  assert: list,
});

describe("a row's own assertions", () => {
  const cases: [string, unknown, number][] = [
    ['none at all', undefined, 1],
    ['an empty list', [], 1],
    ['all hold', [good, { type: 'regex', value: '^a' }, { type: 'not-equals', value: 'x' }], 1],
    ['one fails', [good, bad], 0],
    ['a negated one fails', [{ ...good, type: 'not-contains' }], 0],
    ['one that fails weighs nothing', [good, { ...bad, weight: 0 }], 1],
    ['half of them is enough', set(0.5, good, bad), 1],
    ['half of them is not enough', set(0.6, good, bad), 0],
    ['weighed enough', set(0.7, { ...good, weight: 3 }, bad), 1],
    ['a set in a list', [good, set(0.5, good, bad)], 1],
    ['a set in a list counts by its mean', set(0.8, good, set(0.5, good, bad)), 0],
    ['a threshold of zero always holds', set(0, bad), 1],
    ['tags are text', [{ type: 'not-contains', value: '{{ answer }}' }], 1],
    ['an object is compared as JSON', [{ type: 'equals', value: { a: 1 } }], 0],
    ['no assertions', 'contains', 0],
    ['no type', [{}], 0],
    ['no such type', [{ type: 'llm-rubric', value: 'x' }], 0],
    ['a value that cannot be', [{ type: 'regex', value: '(' }], 0],
  ];
  for (const [name, list, expected] of cases) {
    it(`${name}: ${expected}`, () => {
      const { value, reason } = score(list);
      assert.equal(value, expected, reason);
      assert.equal(reason === undefined, expected === 1);
    });
  }

  it('say which one fails', () => {
    assert.equal(score([good, bad]).reason, '`contains`: The answer does not contain "bad".');
    assert.equal(
      score(set(0.9, good, bad)).reason,
      'The assertions reach 0.50 of 0.9. `contains`: The answer does not contain "bad".',
    );
  });
});
