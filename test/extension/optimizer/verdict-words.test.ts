import assert from 'node:assert/strict';
import type { MovedRow, OptimizeReport } from '../../../src/engine/optimize/contracts.js';
import { verdictView, type RunIds } from '../../../src/extension/optimizer/verdict-words.js';

const share = { mean: 0.5, low: 0.4, high: 0.6 };
const row = (line: number): MovedRow => ({
  ...{ line, input: 'Who wrote it?', expected: 'human' },
  ...{ seed: { answer: 'place', score: 0 }, best: { answer: 'human', score: 1 } },
});

const better: OptimizeReport = {
  ...{ run: 'r', method: 'm', seed: 1, stop: 'finished', candidates: 2 },
  spend: { calls: 1, taskCalls: 1, writerCalls: 0, tokens: 1, usd: 0 },
  dev: { seed: share, best: { mean: 0.8, low: 0.7, high: 0.9 } },
  costs: { seed: { inputTokens: 10, usd: 0.1 }, best: { inputTokens: 20, usd: 0.2 } },
  front: [
    { id: 'b', score: 0.8, inputTokens: 20, usd: 0.2 },
    { id: 'a', score: 0.5, inputTokens: 10, usd: 0.1 },
  ],
  test: {
    ...{ n: 80, seed: share, best: { mean: 0.7, low: 0.6, high: 0.8 }, metric: 'exact-match' },
    ...{ difference: 0.2, low: 0.08, high: 0.31, p: 0.0004, wins: 120, losses: 1, ties: 0, verdict: 'better' },
  },
  moved: { wins: Array.from({ length: 120 }, (_, at) => row(at + 1)), losses: [row(500)] },
  ...{ bestText: 'new', seedText: 'old' },
};
const ids: RunIds = { seed: 'a', best: 'b' };
const still = { verdict: 'no reliable improvement', difference: 0, wins: 0, losses: 0, ties: 80 } as const;
const kept = { bestText: 'old', test: { ...better.test, ...still } };
const flat = { dev: { seed: share, best: share } };

describe('the verdict in the optimizer view', () => {
  const outcomes: readonly (readonly [string, Partial<OptimizeReport>, RunIds, string, RegExp])[] = [
    ['a reliable improvement', {}, ids, 'better', /50\.0\s% became 70\.0\s%/],
    ['a best version that did not hold', kept, ids, 'unsure', /No reliable improvement\. The prompt stays/],
    ['nothing better', { ...kept, ...flat }, { seed: 'a', best: 'a' }, 'nothing-found', /No better version was found/],
    [
      'a perfect seed',
      { ...kept, ...flat, stop: 'perfect' },
      { seed: 'a', best: 'a' },
      'perfect',
      /right on every development row/,
    ],
    [
      'a stopped run',
      { stop: 'cancelled', bestText: 'old', test: { ...better.test, n: 0 } },
      ids,
      'untested',
      /no verdict/,
    ],
  ];
  for (const [what, change, who, outcome, sentence] of outcomes) {
    it(`of ${what} is ${outcome}`, () => {
      const view = verdictView({ ...better, ...change }, who);
      assert.equal(view.outcome, outcome);
      assert.match(view.sentence, sentence);
    });
  }

  it('says on how many answers code failed, and what to do where it is broken', () => {
    const first = "Metric 'javascript' cannot score this answer: check.js:1: Error: no.";
    const some = { answers: 3, asked: 1200, first };
    const said = verdictView({ ...better, codeFaults: some }, ids);
    assert.match(
      said.codeFaults ?? '',
      /failed on 3 of 1,200 answers, each of which gets the lowest score .* check\.js:1/,
    );
    assert.match(said.stop, /tried all it had to try/);
    const untested = { stop: 'failed', bestText: 'old', test: { ...better.test, n: 0 } } as const;
    const view = verdictView({ ...better, ...untested, codeFaults: { answers: 20, asked: 20, first } }, ids);
    assert.match(view.numbers, /Correct the code of its metric and start anew/);
    assert.match(view.stop, /code of the prompt failed on every answer/);
    assert.equal(verdictView(better, ids).codeFaults, null);
    assert.match(verdictView({ ...better, ...untested, codeFaults: some }, ids).numbers, /Resume goes on/);
  });

  it('lists the sealed rows that changed sides, a bounded number of them', () => {
    const { moved } = verdictView(better, ids);
    assert.deepEqual([moved?.wins.lines.length, moved?.wins.hidden, moved?.losses.lines.length], [100, 20, 1]);
    assert.deepEqual(moved?.losses.lines[0], {
      ...{ line: 500, text: 'Who wrote it?', expected: 'human', before: 'place', after: 'human' },
    });
  });

  it('marks the seed and the winner in the choice between score and cost', () => {
    assert.deepEqual(
      verdictView(better, ids).front.map(({ id, seed, best }) => [id, seed, best]),
      [
        ['b', false, true],
        ['a', true, false],
      ],
    );
    assert.deepEqual(verdictView({ ...better, front: better.front?.slice(0, 1) ?? [] }, ids).front, []);
  });

  it('says nothing of costs where the prompt stays the same', () => {
    assert.ok(verdictView(better, ids).costs);
    assert.equal(verdictView({ ...better, ...kept, ...flat }, { seed: 'a', best: 'a' }).costs, null);
  });
});
