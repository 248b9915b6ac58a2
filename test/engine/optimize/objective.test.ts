import assert from 'node:assert/strict';
import { scoreAnswer } from '../../../src/engine/eval/score-answer.js';
import { exactMatch } from '../../../src/engine/eval/metrics/exact-match.js';
import type { RowMetric } from '../../../src/engine/eval/contracts/row-metric.js';
import { configuredMethod } from '../../../src/engine/optimize/configured-method.js';
import { seedCandidate } from '../../../src/engine/optimize/genome.js';
import { penaltyFor, weighedMetric } from '../../../src/engine/optimize/objective.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { mergedUse } from '../../../src/engine/prompt/optimize-use.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { fakeModel, graded, makeRows, methodOf, plainPrompt, runOptimize } from '../../support/optimize-run.js';

const rows = makeRows(120);
const fixed = (id: string, value: number, range: RowMetric['range'] = [0, 1]): RowMetric => ({
  ...exactMatch,
  id,
  range,
  score: () => ({ value }),
});
const answer = {
  reply: {
    text: '',
    usage: { inputTokens: 0, outputTokens: 0, estimated: false },
    finishReason: 'stop',
    cached: false,
    milliseconds: 0,
  },
  answer: '',
  expected: '',
  labels: [],
  label: undefined,
  values: {},
} as const;

describe('what is maximised', () => {
  // 0.75 · 1 + 0.25 · 0.2 = 0.8; weights 3 and 1 are made to sum to 1.
  it('is the sum of metrics by their weights, which are made to sum to 1', () => {
    const { metric, summed } = weighedMetric([
      { metric: fixed('one', 1), weight: 3 },
      { metric: fixed('two', 0.2), weight: 1 },
    ]);
    assert.equal(metric.id, '0.75 one + 0.25 two');
    assert.ok(Math.abs((scoreAnswer(answer, [...summed, metric]).scores[metric.id] ?? 0) - 0.8) < 1e-12);
    assert.deepEqual(
      weighedMetric([
        { metric: fixed('a', 0, [0, 5]), weight: 1 },
        { metric: fixed('b', 0), weight: 1 },
      ]).metric.range,
      [0, 3],
    );
  });

  it('loses for each time a prompt is longer than the seed, and for each dollar of a thousand answers', () => {
    const seed = seedCandidate(parsePrompt('one two three four', 'p.prompt'));
    const twice = seedCandidate(parsePrompt('one two three four one two three four', 'p.prompt'));
    const half = seedCandidate(parsePrompt('one two', 'p.prompt'));
    const penalty = penaltyFor({ length: 0.1, cost: 0.02 }, seed);
    const cases: [candidate: typeof seed, usd: number | undefined, loss: number][] = [
      [seed, undefined, 0],
      [twice, 0, 0.1],
      [half, 0, -0.05],
      [seed, 0.001, 0.02],
      [twice, 0.002, 0.14],
    ];
    for (const [candidate, usd, loss] of cases) assert.ok(Math.abs(penalty(candidate, usd) - loss) < 1e-12, `${loss}`);
  });
});

describe('a search with a penalty or constraints', () => {
  /** Any change is for the better but no longer than by a few words. */
  const rewarding = () => graded(rows, (prompt) => Math.min(0.95, 0.3 + prompt.length / 2000));

  it('prefers the shorter of two equally good prompts when length costs', async () => {
    const run = (length?: number) =>
      runOptimize({
        method: 'hill-climb',
        model: fakeModel(() => 'yes'),
        rows,
        ...(length && { goal: { penalty: { length } } }),
      });
    const [free, costly] = [await run(), await run(0.5)];
    assert.equal(free.report.bestText, free.report.seedText);
    assert.ok(costly.report.bestText.length < costly.report.seedText.length);
    assert.deepEqual([free.report.penalty, costly.report.penalty], [undefined, { length: 0.5 }]);
    assert.ok(costly.report.test.verdict === 'better' && costly.report.dev.bound === undefined);
  });

  it('accepts nothing that loses a text it must contain, grows beyond its tokens, or touches a frozen part', async () => {
    const constraints = { mustContain: ['Be fair to the writer.'], frozen: [], maxTokens: 100 };
    const { events } = await runOptimize({ method: 'hill-climb', model: rewarding(), rows, goal: { constraints } });
    const rejected = events.flatMap((event) =>
      event.type === 'rejected' && event.screen === 'constraints' ? [event.reason] : [],
    );
    assert.ok(
      rejected.some((reason) => reason.includes('Be fair to the writer.')),
      rejected.join('\n'),
    );
    const out = new Set(events.flatMap((event) => (event.type === 'rejected' ? [event.id] : [])));
    for (const event of events)
      if (event.type === 'proposed' && !out.has(event.candidate.id))
        assert.ok(event.candidate.text.includes('Be fair to the writer.'));
    const parts = Object.keys(seedCandidate(parsePrompt(plainPrompt, 'p')).genome.parts);
    const kept = runOptimize({
      method: 'hill-climb',
      model: rewarding(),
      rows,
      goal: { constraints: { mustContain: [], frozen: parts } },
    });
    await assert.rejects(kept, (error) => error instanceof RefusedError && error.message.includes('nothing to change'));
  });

  const wrong: [what: string, goal: NonNullable<Parameters<typeof runOptimize>[0]['goal']>, message: RegExp][] = [
    ['a text the seed itself lacks', { constraints: { mustContain: ['gnomon'], frozen: [] } }, /gnomon/],
    ['a part there is not', { constraints: { mustContain: [], frozen: ['tail'] } }, /'tail'.*Its parts are/],
    ['a penalty for a cost nobody knows', { penalty: { cost: 0.1 } }, /fake\/model/],
  ];
  for (const [what, goal, message] of wrong)
    it(`is refused before any call for ${what}`, async () => {
      const model = fakeModel(() => 'yes');
      const run = runOptimize({ method: 'hill-climb', model, rows, goal });
      await assert.rejects(run, (error) => error instanceof RefusedError && message.test(error.message));
      assert.equal(model.requests.length, 0);
    });
});

describe('settings of a method', () => {
  const { defaults } = methodOf('protegi');
  const configured = (given: Record<string, unknown>): unknown => {
    const found = configuredMethod(methodOf('protegi'), given);
    return typeof found === 'string' ? found : found.defaults;
  };

  it('go over its defaults, in its parts too, and change what a run takes', () => {
    assert.deepEqual(configured({ rounds: 2, ucb: { rows: 4 } }), {
      ...defaults,
      rounds: 2,
      ucb: { ...(defaults['ucb'] as object), rows: 4 },
    });
    const short = configuredMethod(methodOf('protegi'), { rounds: 1 });
    const sizes = { pool: 10, train: 40, dev: 40, test: 40 };
    assert.ok(
      typeof short !== 'string' &&
        short.estimate(sizes, Infinity).task < methodOf('protegi').estimate(sizes, Infinity).task,
    );
  });

  const cases: [given: Record<string, unknown>, message: RegExp][] = [
    [{ round: 2 }, /no `optimize\.methods\.protegi\.round`\. Did you mean `rounds`/],
    [{ rounds: 0 }, /`optimize\.methods\.protegi\.rounds` must be a whole number from 1/],
    [{ rounds: 2.5 }, /whole number/],
    [{ rounds: 'two' }, /whole number/],
    [{ ucb: 3 }, /must be a mapping/],
    [{ selector: 'best' }, /must be one of ucb, brute-force/],
    [{ ucb: { exploration: -1 } }, /a number from 0/],
    [{ ucb: { arm: 1 } }, /protegi\.ucb\.arm`\. Did you mean `arms`/],
  ];
  for (const [given, message] of cases)
    it(`that are wrong say what is: ${JSON.stringify(given)}`, () => {
      const found = configured(given);
      assert.ok(typeof found === 'string' && message.test(found), String(found));
    });
});

describe('what a prompt says of its optimization', () => {
  it('goes over what the configuration says, and adds to its constraints', () => {
    const { optimize: own = {} } = parsePrompt(
      '---\nhone:\n  optimize:\n    metric: { exact-match: 2, contains: 1 }\n    penalty: { cost: 1 }\n    constraints: { mustContain: b, maxTokens: 50 }\n    methods: { protegi: { rounds: 3 } }\n---\nHello',
      'p.prompt',
    ).config;
    const team = {
      metric: { score: 1 },
      penalty: { length: 0.1 },
      constraints: { mustContain: ['a'], frozen: ['system'], maxTokens: 40 },
      methods: { protegi: { width: 2 } },
    };
    assert.deepEqual(mergedUse(team, own), {
      metric: { 'exact-match': 2, contains: 1 },
      penalty: { length: 0.1, cost: 1 },
      constraints: { mustContain: ['a', 'b'], frozen: ['system'], maxTokens: 40 },
      methods: { protegi: { width: 2, rounds: 3 } },
    });
  });
});
