import assert from 'node:assert/strict';
import { tokenHints } from '../../../src/engine/language/token-hints.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

describe('token hints', () => {
  it('stand at the end of role lines, with a plus where values are added', () => {
    const text = 'system:\nBe brief now.\n\nuser:\nSay {{ word }} twice.\n\nassistant:\nYes\n';
    assert.deepEqual(
      tokenHints(parsePrompt(text)).map(
        ({ offset, label }) => `${text.slice(0, offset).split('\n').at(-1) ?? ''} ${label}`,
      ),
      ['system: 4 tokens', 'user: 3+ tokens', 'assistant: 1 token'],
    );
  });

  it('count no comments and no tags, and know of included files', () => {
    const [hint] = tokenHints(parsePrompt('user:\n{# not this #}{% if a %}One{% endif %}{% include "b.prompt" %}'));
    assert.ok(hint !== undefined);
    assert.equal(hint.label, '1+ tokens');
    assert.match(hint.explanation, /partials/);
  });

  it('take no longer for each message the more there are', () => {
    const doc = parsePrompt('user:\n{{ a }}\n'.repeat(20_000));
    const start = performance.now();
    assert.equal(tokenHints(doc).length, 20_000);
    assert.ok(performance.now() - start < 5000);
  }).timeout(30_000);

  it('are none where there is no role line', () => {
    assert.deepEqual(tokenHints(parsePrompt('Just text.')), []);
  });
});
