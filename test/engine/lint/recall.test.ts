import assert from 'node:assert/strict';
import { rules } from '../../../src/engine/lint/rules/index.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { cleanPrompt } from './mutants/clean-prompt.js';
import { breaking, lint, missedBy, mutants } from './mutants/recall-of.js';

describe(`of ${mutants} broken prompts`, () => {
  it('none was reported before it was broken', () => {
    const random = seededRandom('clean');
    for (let i = 0; i < mutants; i++) assert.deepEqual(lint({ text: cleanPrompt(random) }), []);
  });

  it('there are some for every rule', () => {
    assert.deepEqual(
      Object.keys(breaking),
      rules.map(({ meta }) => meta.id),
    );
  });

  for (const id of Object.keys(breaking)) {
    it(`${id} finds at least 95 %`, () => {
      const missed = missedBy(id);
      assert.ok(missed.length <= mutants * 0.05, `missed ${missed.length}, such as:\n${missed[0] ?? ''}`);
    });
  }
});
