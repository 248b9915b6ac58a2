import assert from 'node:assert/strict';
import { freeKinds, writtenKinds } from '../../../src/engine/eval/vary/kinds/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { varyKinds } from '../../../src/engine/prompt/read-vary.js';

describe('vary in the front matter', () => {
  const cases: readonly [yaml: string, read: unknown, problem: RegExp | undefined][] = [
    ['[typos, casing]', { kinds: ['typos', 'casing'] }, undefined],
    ['typos', { kinds: ['typos'] }, undefined],
    ['{ kinds: [mood], n: 5, seed: 7 }', { kinds: ['mood'], n: 5, seed: 7 }, undefined],
    ['{ n: 2 }', { kinds: [], n: 2 }, undefined],
    ['[typo]', { kinds: [] }, /no perturbation 'typo'; did you mean 'typos'\?/],
    ['{ kinds: mood, n: 0 }', { kinds: ['mood'] }, /`vary\.n` must be a whole number of at least 1/],
  ];
  for (const [yaml, read, problem] of cases) {
    it(`vary: ${yaml}`, () => {
      const { config, problems } = parsePrompt(`---\nvary: ${yaml}\n---\nSay {{ x }}.\n`, 'a.prompt');
      assert.deepEqual(config.vary, read);
      assert.equal(problems.length, problem === undefined ? 0 : 1);
      if (problem !== undefined) assert.match(problems[0]?.message ?? '', problem);
    });
  }

  it('names every kind there is', () => {
    assert.deepEqual(
      [...varyKinds],
      [...freeKinds, ...writtenKinds].map(({ id }) => id),
    );
  });
});
