import assert from 'node:assert/strict';
import { scoreOf } from '../../../support/metric-scores.js';

/** Equal to six digits, which is what was worked out by hand. */
function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

describe('how like the expected text an answer is', () => {
  const cases: [metric: string, answer: string, expected: string, value: number][] = [
    // Runs in common: 5 of 6, 3 of 5, 2 of 4, 1 of 3; equal lengths.
    ['bleu', 'the cat sat on the mat', 'the cat sat on a mat', (((((((5 / 6) * 3) / 5) * 2) / 4) * 1) / 3) ** (1 / 4)],
    // 3 of 3, 2 of 2, 1 of 1, and no run of four: three orders; the answer is 3 long where 5 are wanted.
    ['bleu', 'a b c', 'a b c d e', Math.exp(1 - 5 / 3)],
    // 2 of 4, then 0 of 3, 0 of 2, 0 of 1, smoothed to 1/2, 1/4, 1/8 of one.
    ['bleu', 'a x b y', 'a b c d', (((((((1 / 2) * 1) / 6) * 1) / 8) * 1) / 8) ** (1 / 4)],
    // 13a parts the full stop from the word, but not the point from the number.
    ['bleu', 'It is 3.5 now.', 'It is 3.5 now .', 1],
    ['bleu', 'dog', 'cat', 0],
    ['bleu', '', 'cat', 0],
    ['bleu', 'A', 'a', 0],
    // 3 + 1 runs in common (the, cat, sat; the cat), 3+2+1 and 4+3+2+1 in all.
    ['gleu', 'the cat sat', 'the cat has sat', 4 / 10],
    ['gleu', 'The cat.', 'the cat', 1],
    ['gleu', '', 'the cat', 0],
    // One character: 2 of 3 and 2 of 3; two: 1 of 2 (ab) and 1 of 2; three: none of 1.
    ['chrf', 'abx', 'aby', (2 / 3 + 1 / 2) / 3],
    // Precision 1 for one and two characters, recall 2/3 and 1/2: F2 of 1 and 7/12.
    ['chrf', 'ab', 'abc', (5 * 1 * (7 / 12)) / (4 * 1 + 7 / 12)],
    ['chrf', 'a b', 'ab', 1],
    ['chrf', '', 'ab', 0],
    // Google's own example: 3 words of 5 and of 5 in common, and 3 in order.
    ['rouge-1', 'police kill the gunman', 'police killed the gunman', 3 / 4],
    ['rouge-n', 'police kill the gunman', 'police killed the gunman', 3 / 4],
    ['rouge-2', 'police kill the gunman', 'police killed the gunman', 1 / 3],
    // Lin 2004, section 3: `police the gunman` and, the order turned round, `the gunman`.
    ['rouge-l', 'police kill the gunman', 'police killed the gunman', 3 / 4],
    ['rouge-l', 'the gunman kill police', 'police killed the gunman', 2 / 4],
    // testing one / testing two of rouge_score's documentation: tokens are lower case, marks part them.
    ['rouge-1', 'The Cat.', 'the cat', 1],
    ['rouge-1', "don't", 'don t', 1],
    ['rouge-l', '', 'the cat', 0],
    ['rouge-2', 'cat', 'cat', 0],
    // Other scripts: words, or characters where nothing parts words. What is Latin stays Google's: `caf`, `au`, `lait`.
    ['rouge-1', 'Чёрный кот.', 'белый кот', 1 / 2],
    ['rouge-l', '我爱你', '我你', (2 * (2 / 3) * 1) / (2 / 3 + 1)],
    ['rouge-1', 'नमस्ते दुनिया', 'नमस्ते', 2 / 3],
    ['rouge-1', 'café au lait', 'caf lait', 4 / 5],
    // 2 words of 3 and of 2 in common; `the` is left out.
    ['token-f1', 'the Eiffel Tower, Paris', 'Eiffel Tower', 4 / 5],
    ['token-f1', 'A', 'the', 1],
    ['token-f1', 'x', 'the', 0],
    // 3 edits: kitten, sitten, sittin, sitting.
    ['edit-similarity', 'kitten', 'sitting', 4 / 7],
    ['edit-similarity', '', '', 1],
    ['edit-similarity', 'abc', '', 0],
  ];
  for (const [metric, answer, expected, value] of cases)
    it(`${metric}: ${JSON.stringify(answer)} and ${JSON.stringify(expected)}`, () => {
      near(scoreOf(metric, answer, expected).value, value);
    });

  for (const metric of ['bleu', 'gleu', 'chrf', 'rouge-1', 'rouge-l', 'token-f1', 'edit-similarity'])
    it(`${metric} takes the nearest of several texts, and is 1 for an equal one`, () => {
      near(
        scoreOf(`{ type: ${metric}, value: ["quite another", "one two three four"] }`, 'one two three four').value,
        1,
      );
    });

  it('passes from the threshold on that promptfoo has, or from its own', () => {
    const half = ['rouge-1', 'a b', 'a c'] as const;
    const [, answer, expected] = half;
    assert.equal(scoreOf('rouge-1, pass', answer, expected).pass, false);
    assert.equal(scoreOf('{ type: rouge-1, threshold: 0.5 }', answer, expected).pass, true);
    assert.deepEqual(scoreOf('{ type: rouge-1, threshold: 0.6 }', answer, expected), {
      value: 0.5,
      pass: false,
      reason: 'It reaches 0.50 of 0.6.',
    });
    assert.equal(scoreOf('{ type: not-rouge-1, threshold: 0.6 }', answer, expected).pass, true);
    assert.equal(scoreOf('gleu, pass', 'the cat', 'the cat sat').pass, true);
    assert.equal(scoreOf('gleu, pass', 'the dog', 'the cat sat').pass, false);
  });

  it('of a text that is too long to compare is an error that says what to use instead', () => {
    const [a, b] = ['a', 'b'].map((letter) => letter.repeat(10_001));
    assert.throws(() => scoreOf('edit-similarity', a ?? '', b), /10,000 characters.*Use `rouge-1` or `chrf`/);
    assert.equal(scoreOf('edit-similarity', 'x'.repeat(100_000), `${'x'.repeat(100_000)}y`).value, 1 - 1 / 100_001);
    const words = (word: string): string => `${word} `.repeat(6000);
    assert.throws(() => scoreOf('rouge-l', words('a'), words('b')), /too long for ROUGE-L.*Use rouge-1/);
  });
});
