import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../src/engine/model/chat-model.js';
import { toWire } from '../../../src/host/models/chat-wire.js';
import { vendors } from '../../../src/host/models/providers.js';

function wireOf(...messages: readonly ChatMessage[]): unknown {
  const [openai] = vendors;
  assert.ok(openai);
  return toWire({ messages, parameters: {}, sample: 0 }, 'gpt-4o', openai, undefined).messages;
}

describe('A message on the wire', () => {
  it('carries the name of who speaks, and nothing else that is said of it', () => {
    assert.deepEqual(
      wireOf(
        { role: 'user', content: 'Hi', metadata: { name: 'Ann', turn: 2 } },
        { role: 'assistant', content: 'Ho', metadata: { turn: 3 } },
      ),
      [
        { role: 'user', content: 'Hi', name: 'Ann' },
        { role: 'assistant', content: 'Ho' },
      ],
    );
  });

  it('has no name that the endpoint would refuse', () => {
    for (const name of ['Ann Bo', '', 'é', 'a'.repeat(65), 7]) {
      assert.deepEqual(wireOf({ role: 'user', content: 'Hi', metadata: { name } }), [{ role: 'user', content: 'Hi' }]);
    }
  });
});
