import assert from 'node:assert/strict';
import type { EvaluationReport, VariantReport } from '../../../src/engine/eval/contracts/report.js';
import { missedThresholds, parseThreshold } from '../../../src/engine/eval/thresholds.js';

function reportOf(scores: Readonly<Record<string, number>>): EvaluationReport {
  const estimates = Object.entries(scores).map(([id, mean]) => [id, { mean, low: 0, high: 1 }]);
  const variant: VariantReport = {
    id: 'a · x/1',
    prompt: 'a.prompt',
    model: 'x/1',
    inputs: {},
    n: 10,
    scores: Object.fromEntries(estimates) as VariantReport['scores'],
    tokens: 0,
    usd: 0,
    seconds: 0,
    outcomes: { scored: 10, refused: 0, truncated: 0, error: 0 },
  };
  return {
    run: 'r',
    calls: 0,
    cached: 0,
    errors: 0,
    rows: 10,
    variants: [variant],
    comparisons: [],
    stop: 'finished',
    problems: [],
  };
}

describe('thresholds', () => {
  for (const [text, threshold] of [
    ['accuracy>=0.8', { metric: 'accuracy', least: 0.8 }],
    [' macro-f1 >= .75 ', { metric: 'macro-f1', least: 0.75 }],
    ['x>=-1', { metric: 'x', least: -1 }],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(parseThreshold(text), threshold));
  }

  for (const text of ['accuracy', 'accuracy>0.8', 'accuracy>=high', '>=0.8', 'accuracy<=0.8', '']) {
    it(`says what to write instead of '${text}'`, () => {
      const problem = parseThreshold(text);
      assert.match(typeof problem === 'string' ? problem : '', /Write a metric, >= and a number, for example/);
    });
  }

  it('are met at the number itself and missed just below, which is never rounded up to it', () => {
    const least = [{ metric: 'accuracy', least: 0.8 }];
    assert.deepEqual(missedThresholds(reportOf({ accuracy: 0.8 }), least), []);
    assert.deepEqual(missedThresholds(reportOf({ accuracy: 0.79999 }), least), [
      'a · x/1 reaches accuracy 0.7999, below 0.8.',
    ]);
  });

  it('are not met while answers are missing', () => {
    const report = reportOf({ accuracy: 1 });
    const variants = report.variants.map((variant) => ({ ...variant, outcomes: { ...variant.outcomes, error: 1 } }));
    assert.deepEqual(missedThresholds({ ...report, variants }, [{ metric: 'accuracy', least: 0.8 }]), [
      'a · x/1 lacks 1 answer, so its accuracy cannot be held against the threshold.',
    ]);
  });

  describe('of a metric that compares answers', () => {
    const least = [{ metric: 'pairwise', least: 0.6 }];
    const winRate = { mean: 0.7, low: 0.5, high: 0.9 };
    const preference = { metric: 'pairwise', a: 'a', b: 'b', n: 10, wins: 7, losses: 3, ties: 0, p: 0.3, bias: null };
    const judge = {
      ...{ models: ['x/1'], calls: 20, cached: 0, inputTokens: 0, outputTokens: 0, usd: 0, seconds: 0, agreement: [] },
      unjudged: 0,
    };
    const missedWith = (change: Partial<typeof preference & { winRate: typeof winRate }>, unjudged = 0): string[] => {
      const preferences = [{ ...preference, winRate, ...change }];
      return missedThresholds({ ...reportOf({}), preferences, judge: { ...judge, unjudged } }, least);
    };

    it('are met by the share of rows won', () => assert.deepEqual(missedWith({}), []));

    it('are missed by too few of them', () => {
      const few = { winRate: { ...winRate, mean: 0.59999 } };
      assert.deepEqual(missedWith(few), ['b wins 0.5999 of the rows against a by pairwise, below 0.6.']);
    });

    it('are not met where rows were not compared', () => {
      assert.deepEqual(missedWith({ n: 9 }), [
        'b was compared with a on 9 of 10 rows, so its pairwise cannot be held against the threshold.',
      ]);
    });

    it('are not met while verdicts are missing', () => {
      assert.deepEqual(missedWith({}, 2), [
        '2 verdicts are missing, so pairwise cannot be held against the threshold.',
      ]);
    });
  });

  it('are missed by a metric that is not there and by a run without scores', () => {
    const [missed] = missedThresholds(reportOf({ accuracy: 1 }), [{ metric: 'f1', least: 0 }]);
    assert.equal(missed, "a · x/1 has no score for 'f1'. It has: accuracy.");
    assert.match(missedThresholds(reportOf({}), [{ metric: 'f1', least: 0 }])[0] ?? '', /It has: none\./);
    assert.equal(missedThresholds({ ...reportOf({}), variants: [] }, [{ metric: 'f1', least: 0 }]).length, 1);
  });
});
