import assert from 'node:assert/strict';
import { distance } from 'fastest-levenshtein';
import { editsWithin } from '../../../../src/engine/eval/metrics/edits-within.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';

describe('whether few edits make one text of another', () => {
  it('is what the whole distance says, for 4,000 pairs of short texts', () => {
    const random = seededRandom(5);
    const text = (): string => Array.from({ length: random.below(9) }, () => 'abc'[random.below(3)]).join('');
    for (let pair = 0; pair < 4000; pair++) {
      const [a, b, most] = [text(), text(), random.below(8)];
      assert.equal(editsWithin(a, b, most), distance(a, b) <= most, JSON.stringify([a, b, most]));
    }
  });

  it('takes 100,000 characters as they come', () => {
    const long = 'abcdefghij'.repeat(10_000);
    assert.equal(editsWithin(long, `x${long}`, 5), true);
    assert.equal(editsWithin(long, `x${long.slice(1)}xxxxx`, 5), false);
    assert.equal(editsWithin(long, long.toUpperCase(), 5), false);
  });

  it('refuses what would take too long', () => {
    assert.match(
      String(editsWithin('a'.repeat(100_000), 'b'.repeat(100_000), 5000)),
      /take too long.*Use a smaller one/,
    );
  });
});
