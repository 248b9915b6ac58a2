import assert from 'node:assert/strict';
import type { ToolCall } from '../../../../src/engine/model/chat-model.js';
import type { RowScore, ScoredAnswer } from '../../../../src/engine/eval/contracts/scored-answer.js';
import { toolCallF1 } from '../../../../src/engine/eval/metrics/tool-call-f1.js';
import { isValidFunctionCall } from '../../../../src/engine/eval/metrics/is-valid-function-call.js';
import { isValidOpenAIFunctionCall } from '../../../../src/engine/eval/metrics/is-valid-openai-function-call.js';
import { isValidOpenAIToolsCall } from '../../../../src/engine/eval/metrics/is-valid-openai-tools-call.js';
import { replyOf } from '../../../support/model-fakes.js';

const validCalls = [isValidOpenAIToolsCall, isValidOpenAIFunctionCall, isValidFunctionCall];

const tools = [
  {
    name: 'weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  { name: 'now' },
];

function calling(...toolCalls: readonly ToolCall[]): ScoredAnswer {
  const reply = replyOf('', toolCalls.length === 0 ? {} : { toolCalls });
  return { reply, answer: '', expected: undefined, labels: [], label: undefined, values: {}, tools };
}

function writing(answer: string): ScoredAnswer {
  return { ...calling(), reply: replyOf(answer), answer };
}

function scoreOf(id: string, answer: ScoredAnswer): RowScore {
  const score = validCalls.find((metric) => metric.id === id)?.bind({ value: undefined, offers });
  assert.ok(typeof score === 'function', id);
  return score(answer, []);
}

const offers = { expected: true, labels: false, tools: true, logprobs: false };
const good: ToolCall = { name: 'weather', arguments: '{"city":"Rome"}' };

describe('Metrics of tool calls', () => {
  const cases: readonly [string, ScoredAnswer, RegExp | undefined][] = [
    ['a call that fits its schema', calling(good), undefined],
    ['a call without arguments of a tool that takes none', calling({ name: 'now', arguments: '' }), undefined],
    [
      'a call written as text',
      writing('[{"type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Rome\\"}"}}]'),
      undefined,
    ],
    ['a legacy call written as text', writing('{"name":"weather","arguments":{"city":"Rome"}}'), undefined],
    ['no call', writing('It rains.'), /calls no tool/],
    ['a tool there is not', calling({ name: 'sun', arguments: '{}' }), /There is no tool "sun"/],
    ['broken arguments', calling({ name: 'weather', arguments: '{"city":' }), /not valid JSON/],
    ['a missing argument', calling({ name: 'weather', arguments: '{}' }), /must have required property 'city'/],
    [
      'one bad call of two',
      calling(good, { name: 'weather', arguments: '{"city":1}' }),
      /must be string|calls 2 tools/,
    ],
  ];
  for (const [name, answer, fault] of cases) {
    for (const id of ['is-valid-openai-tools-call', 'is-valid-openai-function-call', 'is-valid-function-call']) {
      it(`${id}: ${name}`, () => {
        const { value, reason } = scoreOf(id, answer);
        assert.equal(value, fault === undefined ? 1 : 0, reason);
        if (fault !== undefined) assert.match(reason ?? '', fault);
      });
    }
  }

  it('several valid calls are tools calls and no function call', () => {
    assert.equal(scoreOf('is-valid-openai-tools-call', calling(good, good)).value, 1);
    assert.match(scoreOf('is-valid-function-call', calling(good, good)).reason ?? '', /calls 2 tools/);
  });

  const f1: readonly [unknown, readonly string[], number][] = [
    [['weather'], ['weather'], 1],
    ['weather, now', ['weather'], 2 / 3],
    [['weather', 'now'], ['weather', 'sun'], 1 / 2],
    [['weather'], ['sun'], 0],
    [['weather'], ['weather', 'weather'], 1],
    [[], [], 1],
    [['weather'], [], 0],
  ];
  for (const [value, called, expected] of f1) {
    it(`tool-call-f1 of ${called.join(', ') || 'none'} against ${String(value) || 'none'} is ${expected}`, () => {
      const score = toolCallF1.bind({ value, offers });
      assert.ok(typeof score === 'function');
      assert.equal(score(calling(...called.map((name) => ({ name, arguments: '{}' }))), []).value, expected);
    });
  }

  it('tool-call-f1 takes the names a row expects', () => {
    const score = toolCallF1.bind({ value: undefined, offers });
    assert.ok(typeof score === 'function');
    assert.equal(score({ ...calling(good), expected: 'weather, now' }, []).value, 2 / 3);
  });
});
