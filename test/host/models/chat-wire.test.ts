import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../src/engine/model/chat-model.js';
import { toWire } from '../../../src/host/models/chat-wire.js';

function wireOf(...messages: readonly ChatMessage[]): unknown {
  return toWire({ messages, parameters: {}, sample: 0 }, 'openai/gpt-4o').messages;
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

  it('keeps the pictures of a message that may hold none, behind it', () => {
    const url = 'https://x/y.png';
    const picture = { role: 'user', content: [{ type: 'image_url', image_url: { url } }] };
    const parts = [{ type: 'text', text: 'See ' } as const, { type: 'media', url } as const];
    assert.deepEqual(wireOf({ role: 'system', content: 'See ', parts }, { role: 'user', content: 'Well?' }), [
      { role: 'system', content: 'See ' },
      picture,
      { role: 'user', content: 'Well?' },
    ]);
    assert.deepEqual(wireOf({ role: 'assistant', content: '', parts: parts.slice(1) }), [picture]);
    assert.deepEqual(wireOf({ role: 'user', content: 'See ', parts }), [
      { role: 'user', content: [{ type: 'text', text: 'See ' }, ...picture.content] },
    ]);
  });

  it('has no name that the endpoint would refuse', () => {
    for (const name of ['Ann Bo', '', 'é', 'a'.repeat(65), 7]) {
      assert.deepEqual(wireOf({ role: 'user', content: 'Hi', metadata: { name } }), [{ role: 'user', content: 'Hi' }]);
    }
  });
});
