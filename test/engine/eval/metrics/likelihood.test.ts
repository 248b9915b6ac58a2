import assert from 'node:assert/strict';
import type { TokenLikelihood } from '../../../../src/engine/model/chat-model.js';
import type { RowMetric } from '../../../../src/engine/eval/contracts/row-metric.js';
import type { RowScore, ScoredAnswer } from '../../../../src/engine/eval/contracts/scored-answer.js';
import { labelLikelihood } from '../../../../src/engine/eval/metrics/label-likelihood.js';
import { perplexity } from '../../../../src/engine/eval/metrics/perplexity.js';
import { perplexityScore } from '../../../../src/engine/eval/metrics/perplexity-score.js';
import { resolveMetrics } from '../../../../src/engine/eval/resolve-metrics.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { replyOf } from '../../../support/model-fakes.js';

function answered(logprobs: readonly TokenLikelihood[] | undefined, expected = 'Human'): ScoredAnswer {
  const reply = replyOf('Human', logprobs && { logprobs });
  return { reply, answer: 'Human', expected, labels: ['Human', 'Number', 'Entity'], label: 'Human', values: {} };
}

function token(text: string, probability: number, top: Readonly<Record<string, number>> = {}): TokenLikelihood {
  const alternatives = Object.entries(top).map(([other, p]) => ({ token: other, logprob: Math.log(p) }));
  return { token: text, logprob: Math.log(probability), top: alternatives };
}

function perplexityAt(threshold: number): RowMetric {
  const offers = { expected: true, labels: true, tools: true, logprobs: true };
  const score = perplexity.bind({ value: undefined, threshold, offers });
  assert.ok(typeof score === 'function');
  return { ...perplexityScore, id: 'perplexity', score };
}

function about(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-12, `${value} is not ${expected}`);
}

describe('Likelihood metrics', () => {
  it('perplexity is the geometric mean of one over the probabilities: of 1/2 and 1/8 it is 4', () => {
    const answer = answered([token('Hu', 1 / 2), token('man', 1 / 8)]);
    assert.equal(perplexityAt(4).score(answer, []).reason, 'The perplexity is 4.00.');
    about(perplexityScore.score(answer, []).value, 1 / 5);
  });

  const shares: readonly [string, Readonly<Record<string, number>>, string, number][] = [
    ['of the labels’ first tokens', { Hu: 0.6, Num: 0.2, Other: 0.2 }, 'Human', 0.75],
    ['whatever blanks and capitals they have', { ' human': 0.3, hu: 0.3, Number: 0.2 }, 'Human', 0.75],
    ['nothing, where it is not among them', { Num: 0.5 }, 'Entity', 0],
    ['the other labels’ too', { Hu: 0.6, Num: 0.2, Ent: 0.2 }, 'Number', 0.2],
  ];
  for (const [name, top, expected, value] of shares) {
    it(`label-likelihood is the expected label’s share ${name}`, () => {
      about(labelLikelihood.score(answered([token('Hu', 0.6, top)], expected), []).value, value);
    });
  }

  it('label-likelihood says each label’s share', () => {
    const { reason } = labelLikelihood.score(answered([token('Hu', 0.6, { Hu: 0.6, Num: 0.2 })]), []);
    assert.equal(reason, 'Human 75.0 %, Number 25.0 %, Entity 0.0 %');
  });

  it('label-likelihood leaves out a token that begins several labels, and says when none is left', () => {
    const labels = ['Entity', 'Enter'];
    const score = (top: Readonly<Record<string, number>>): RowScore =>
      labelLikelihood.score({ ...answered([token('En', 0.9, top)], 'Entity'), labels }, []);
    about(score({ En: 0.8, Enti: 0.1 }).value, 1);
    assert.throws(() => score({ En: 0.8, The: 0.1 }), /none of the 2 likeliest first tokens.*logprobs: 20/);
  });

  for (const metric of [perplexityAt(2), perplexityScore, labelLikelihood]) {
    it(`${metric.id} is refused where the server gives no likelihoods`, () => {
      assert.throws(() => metric.score(answered(undefined), []), /returned no likelihoods of tokens/);
      assert.throws(() => metric.score(answered([]), []), /returned no likelihoods of tokens/);
    });
  }

  const metricsOf = (yaml: string): ReturnType<typeof resolveMetrics> =>
    resolveMetrics(parsePrompt(`---\n${yaml}\n---\nuser:\nGo.`, 'a.prompt').config);

  it('ask for likelihoods to be asked for', () => {
    assert.match(metricsOf('metrics: [perplexity]').problems[0]?.message ?? '', /config: \{ logprobs: true \}/);
    assert.deepEqual(metricsOf('config: { logprobs: 0 }\nmetrics: [perplexity-score]').problems, []);
  });

  it('as in promptfoo a perplexity passes up to its threshold', () => {
    const { metrics } = metricsOf(
      'config: { logprobs: 0 }\nmetrics: [{ type: perplexity, threshold: 4 }, { type: perplexity-score, threshold: 0.3 }]',
    );
    const passes = (probability: number): (boolean | undefined)[] =>
      metrics.flatMap((metric) =>
        metric.level === 'row' && metric.id.startsWith('perplexity')
          ? [metric.score(answered([token('x', probability)]), []).pass]
          : [],
      );
    assert.deepEqual(passes(0.25), [true, false]);
    assert.deepEqual(passes(0.2), [false, false]);
    assert.deepEqual(passes(0.5), [true, true]);
  });

  it('a perplexity without a threshold would turn comparisons round, and is refused', () => {
    const { problems } = metricsOf('config: { logprobs: 0 }\nmetrics: [perplexity]');
    assert.match(problems[0]?.message ?? '', /needs the most that passes as `threshold`.*perplexity-score/);
  });
});
