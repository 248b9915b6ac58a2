import assert from 'node:assert/strict';
import {
  changePrior,
  codeLengthPrior,
  modelPrior,
  promptBound,
} from '../../../../src/engine/eval/statistics/pac-bayes.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';

function near(actual: number, expected: number, tolerance = 1e-4): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
}

describe('promptBound', () => {
  it("is McAllester's: 0.9 - √((100 + ln 20000 + 2) / 1999) = 0.9 - 0.23660", () => {
    near(promptBound({ mean: 0.9, n: 1000 }, 100).mcallester, 0.6634);
  });

  it('is sharper by the binary relative entropy: kl(0.1 ‖ 0.28569) = (100 + ln 20) / 1000', () => {
    const { least } = promptBound({ mean: 0.9, n: 1000 }, 100);
    const kl = 0.1 * Math.log(0.1 / (1 - least)) + 0.9 * Math.log(0.9 / least);
    near(kl, 0.102996, 1e-6);
    near(least, 0.7143, 2e-4);
  });

  it('is e to the minus (47.004268 + ln 20) / 500 = e^-0.1 where every row is right', () => {
    near(promptBound({ mean: 1, n: 500 }, 47.004268).least, 0.904837, 1e-6);
  });

  it('says nothing for a long prompt on few rows, and without rows', () => {
    const { least, mcallester } = promptBound({ mean: 0.95, n: 50 }, 1200);
    assert.ok(least < 1e-6, `${least}`);
    assert.equal(mcallester, 0);
    assert.deepEqual(promptBound({ mean: 0, n: 0 }, 1), { least: 0, mcallester: 0 });
  });

  it("never says less than McAllester's", () => {
    for (const mean of [0, 0.3, 0.5, 0.99, 1])
      for (const n of [10, 300, 40_000])
        for (const nats of [1, 60, 3000]) {
          const { least, mcallester } = promptBound({ mean, n }, nats);
          assert.ok(least >= mcallester - 1e-9, `${mean} ${n} ${nats}: ${least} ${mcallester}`);
        }
  });

  it('holds for the best of 1000 coins that are all fair: chosen on 200 throws, each costs ln 1000', () => {
    const random = seededRandom(5);
    let broken = 0;
    for (let trial = 0; trial < 40; trial++) {
      let best = 0;
      for (let coin = 0; coin < 1000; coin++) {
        let heads = 0;
        for (let i = 0; i < 200; i++) heads += random.below(2);
        best = Math.max(best, heads / 200);
      }
      assert.ok(best > 0.58, `the choice flatters: ${best}`);
      if (promptBound({ mean: best, n: 200 }, Math.log(1000)).least > 0.5) broken++;
    }
    assert.ok(broken <= 2, `${broken} of 40 are above one half`);
  });
});

describe('what a prompt costs', () => {
  it('is every token and the end, out of the vocabulary and the end', () => {
    assert.deepEqual(codeLengthPrior(9, Math.E - 1), { nats: 10, from: 'code-length' });
  });

  it('made from another one, is two places in it and the bytes that differ, with their end', () => {
    const cost = (before: string, bytes: number): number =>
      2 * Math.log(Buffer.byteLength(before) + 1) + (bytes + 1) * Math.log(257);
    const cases: [string, string, number][] = [
      ['Is it odd?', 'Is it odd?', 0],
      ['Is it odd?', 'Is it very odd?', 5],
      ['Is it odd?', 'Is it even?', 4],
      ['Is it odd?', 'Is it?', 0],
      ['aaa', 'aaaaa', 2],
      ['né', 'nè', 1],
      ['', 'new', 3],
    ];
    for (const [before, after, bytes] of cases) {
      const { nats, from } = changePrior(before, after);
      near(nats, cost(before, bytes), 1e-9);
      assert.equal(from, 'change-length');
    }
  });

  it('is a probability: all prompts made from another one have no more than 1 together', () => {
    const letters = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'];
    const sum = letters.reduce((total, after) => total + Math.exp(-changePrior('ab', after).nats), 0);
    assert.ok(sum > 0 && sum < 1, `${sum}`);
  });

  it('is what a model found it worth', () => {
    assert.deepEqual(modelPrior('vllm/m', [-0.5, -2, -1.5]), { nats: 4, from: 'vllm/m' });
  });
});
