import assert from 'node:assert/strict';
import { redactReply } from '../../../src/host/models/redact-reply.js';
import { replyOf } from '../../support/model-fakes.js';

const secret = 'sk-0123456789';

describe('a reply that echoes a secret', () => {
  const tokens = (...texts: string[]) => texts.map((token) => ({ token, logprob: -1, top: [{ token, logprob: -1 }] }));
  const shownOf = (...texts: string[]): string[] =>
    (redactReply(replyOf('', { logprobs: tokens(...texts) }), [secret]).logprobs ?? []).map(({ token }) => token);

  const cases: readonly [string, string[], string[]][] = [
    ['in one token', ['a', secret, 'b'], ['a', '[key]', 'b']],
    ['over several tokens', ['a', 'sk', '-01234', '56789', 'b'], ['a', '[key]', '[key]', '[key]', 'b']],
    ['from the middle of a token to that of another', ['is sk-', '0123456789.', ' b'], ['[key]', '[key]', ' b']],
    ['twice', [secret, ' ', secret], ['[key]', ' ', '[key]']],
    ['not whole', ['sk-', '01234', 'x'], ['sk-', '01234', 'x']],
    ['in an empty answer', [], []],
  ];
  for (const [where, texts, shown] of cases) it(where, () => assert.deepEqual(shownOf(...texts), shown));

  it('anywhere: it is nowhere in what is kept', () => {
    const reply = replyOf(`the key is ${secret}`, {
      toolCalls: [{ name: 'use', arguments: `{"key":"${secret}"}` }],
      logprobs: [
        { token: 'other', logprob: -2, top: [{ token: secret, logprob: -1 }] },
        ...tokens('sk-0123', '456789'),
      ],
    });
    const kept = JSON.stringify(redactReply(reply, [secret]));
    assert.doesNotMatch(kept, /sk-0|456789/);
    assert.equal(kept.includes('"token":"other"'), true);
  });

  it('and one without is what it was', () => {
    const reply = replyOf('fine', { logprobs: tokens('fi', 'ne'), toolCalls: [{ name: 'use', arguments: '{}' }] });
    assert.deepEqual(redactReply(reply, [secret]), reply);
  });
});
