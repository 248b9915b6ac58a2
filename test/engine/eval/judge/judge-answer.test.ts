import assert from 'node:assert/strict';
import type { CellResult } from '../../../../src/engine/eval/contracts/cell.js';
import type { JudgedMetric } from '../../../../src/engine/eval/contracts/judged-metric.js';
import { cellRunner } from '../../../../src/engine/eval/cell-runner.js';
import { variantsOf } from '../../../../src/engine/eval/matrix.js';
import { resolveMetrics } from '../../../../src/engine/eval/resolve-metrics.js';
import { type ChatModel, type ChatRequest, ModelError } from '../../../../src/engine/model/chat-model.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { modelThat, never, replyOf } from '../../../support/model-fakes.js';

const judgeId = 'openai/gpt-4.1-mini';

/** The mark of the verdict's tags, as the request asks for it. */
function markIn({ messages }: ChatRequest): string {
  return /<score(-[0-9a-f]{8})>/.exec(messages.map(({ content }) => content).join('\n'))?.[1] ?? '';
}

async function graded(metrics: string, judge: ChatModel, { answer = 'Paris', values = {} } = {}): Promise<CellResult> {
  const doc = parsePrompt(`---\nexpect: "{{ city }}"\nmetrics: ${metrics}\n---\nCapital of {{ land }}?`, 'p.prompt');
  const resolved = resolveMetrics(doc.config);
  assert.deepEqual(resolved.problems, []);
  const [variant] = variantsOf([doc], { models: ['local/m'], defaultModel: '' });
  assert.ok(variant);
  const run = cellRunner(variant, {
    model: modelThat(() => replyOf(answer), 'local/m'),
    metrics: resolved.metrics.map((metric) => ('jury' in metric ? byJudge(metric as JudgedMetric, judge) : metric)),
    judges: new Map([[judge.id, judge]]),
  });
  return run({ id: '1-x', line: 1, values: { land: 'France', city: 'Paris', ...values } }, 0, never);
}

function byJudge(metric: JudgedMetric, { id }: ChatModel): JudgedMetric {
  return { ...metric, jury: { ...metric.jury, judges: [id] } };
}

describe('grading an answer', () => {
  it('reads score and reason, and counts the calls apart from the task', async () => {
    const judge = modelThat((request) => {
      const mark = markIn(request);
      return replyOf(`<reason${mark}>It is right.</reason${mark}><score${mark}>0.75</score${mark}>`);
    }, judgeId);
    const cell = await graded('[{ type: llm-rubric, value: It names a city. }]', judge);
    assert.equal(cell.outcome, 'scored');
    assert.deepEqual([cell.scores, cell.reasons], [{ 'llm-rubric': 0.75 }, { 'llm-rubric': 'It is right.' }]);
    assert.deepEqual([cell.inputTokens, cell.outputTokens], [10, 2]);
    assert.deepEqual(
      [cell.judge?.calls, cell.judge?.inputTokens, cell.judge?.outputTokens, cell.judge?.votes],
      [1, 10, 2, { 'llm-rubric': [{ judge: judgeId, verdict: 'pass' }] }],
    );
    // $0.40 and $1.60 a million tokens: 10 in, 2 out.
    assert.ok(Math.abs((cell.judge?.usd ?? 0) - (10 * 0.4 + 2 * 1.6) / 1e6) < 1e-12);
  });

  it('ends the run when its reply cannot be kept: it was paid for, and is no word on the answer', async () => {
    const judge = modelThat(() => Promise.reject(new Error('no space left on the disk')), judgeId);
    await assert.rejects(graded('[{ type: llm-rubric, value: It names a city. }]', judge), /^Error: no space left/);
  });

  const entries = [
    { entry: '{ type: llm-rubric }', scores: { 'llm-rubric': 0.75 } },
    { entry: '{ type: llm-rubric, threshold: 0.7 }', scores: { 'llm-rubric': 0.75, score: 0.75, pass: 1 } },
    { entry: '{ type: llm-rubric, threshold: 0.8 }', scores: { 'llm-rubric': 0.75, score: 0.75, pass: 0 } },
    { entry: '{ type: not-llm-rubric }', scores: { 'not-llm-rubric': 0.25 } },
    { entry: '{ type: not-llm-rubric, threshold: 0.8 }', scores: { 'not-llm-rubric': 0.25, score: 0.25, pass: 1 } },
    {
      entry: '{ type: llm-rubric, weight: 3 }, { type: exact-match, weight: 1 }',
      scores: { 'llm-rubric': 0.75, 'exact-match': 1, score: (3 * 0.75 + 1) / 4, pass: 1 },
    },
  ];
  for (const { entry, scores } of entries)
    it(`makes ${JSON.stringify(scores)} of 0.75 by ${entry}`, async () => {
      const judge = modelThat(() => replyOf('{"score": 0.75, "reason": "so"}'), judgeId);
      assert.deepEqual((await graded(`[${entry}]`, judge)).scores, scores);
    });

  it('takes the mean of repeated votes and keeps each', async () => {
    const judge = modelThat(
      ({ sample }) => replyOf(`{"score": ${[1, 0, 1][sample]}, "reason": "vote ${sample}"}`),
      judgeId,
    );
    const cell = await graded('[{ type: llm-rubric, repeat: 3 }]', judge);
    assert.ok(Math.abs((cell.scores['llm-rubric'] ?? 0) - 2 / 3) < 1e-12);
    assert.deepEqual(
      cell.judge?.votes['llm-rubric']?.map(({ verdict }) => verdict),
      ['pass', 'fail', 'pass'],
    );
    assert.equal(cell.reasons['llm-rubric'], 'vote 0 But: vote 1');
  });

  it('makes an unreadable verdict an error that names metric and judge, never a score, and keeps the paid answer', async () => {
    const cell = await graded(
      '[exact-match, llm-rubric]',
      modelThat(() => replyOf('Well done!'), judgeId),
    );
    assert.deepEqual([cell.outcome, cell.scores, cell.answer], ['error', {}, 'Paris']);
    assert.deepEqual([cell.error?.kind, cell.error?.judge], ['score', judgeId]);
    assert.match(cell.error?.message ?? '', /'llm-rubric'.*gpt-4\.1-mini did not write its verdict/);
    assert.equal(cell.judge?.calls, 1);
  });

  it('asks for another sample where a kept reply cannot be read', async () => {
    const judge = modelThat(
      ({ sample }) => (sample === 0 ? replyOf('garbage', { cached: true }) : replyOf('{"score": 1}')),
      judgeId,
    );
    const cell = await graded('[llm-rubric]', judge);
    assert.deepEqual([cell.scores['llm-rubric'], cell.judge?.calls, cell.judge?.cached], [1, 1, 1]);
  });

  it('keeps the kind of a failed call and whose it was', async () => {
    const judge = modelThat(() => {
      throw new ModelError('auth', 'No key.');
    }, judgeId);
    const { error, outcome } = await graded('[llm-rubric]', judge);
    assert.deepEqual([outcome, error?.kind, error?.judge], ['error', 'auth', judgeId]);
  });

  it('does not ask about an answer that was cut off', async () => {
    const judge = modelThat(() => replyOf('{"score": 1}'), judgeId);
    const doc = parsePrompt('---\nmetrics: [llm-rubric]\nexpect: x\n---\nHi', 'p.prompt');
    const [variant] = variantsOf([doc], { models: ['local/m'], defaultModel: '' });
    const metrics = resolveMetrics(doc.config).metrics.map((metric) => byJudge(metric as JudgedMetric, judge));
    assert.ok(variant);
    const model = modelThat(() => replyOf('cut', { finishReason: 'length' }), 'local/m');
    const run = cellRunner(variant, { model, metrics, judges: new Map([[judge.id, judge]]) });
    assert.equal((await run({ id: '1', line: 1, values: {} }, 0, never)).outcome, 'truncated');
    assert.equal(judge.asked.length, 0);
  });
});
