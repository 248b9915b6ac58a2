import assert from 'node:assert/strict';
import { lintPrompt, parsePrompt, renderPrompt } from '../../src/index.js';
import { promptStarters } from '../../src/extension/commands/prompt-starters.js';

describe('the prompts one can start from', () => {
  for (const { id, text } of promptStarters) {
    it(`${id}: has no finding and renders to a system and a user message`, () => {
      const prompt = parsePrompt(text, `${id}.prompt`);
      assert.deepEqual(
        lintPrompt(prompt).map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
      const inputs = Object.fromEntries(
        prompt.config.inputs.map(({ name }) => [name, name === 'passages' ? ['One.'] : 'Some text']),
      );
      const rendered = renderPrompt(prompt, inputs);
      assert.deepEqual(
        rendered.messages.map(({ role }) => role),
        ['system', 'user'],
      );
      assert.deepEqual(rendered.undefined, []);
    });
  }
});
