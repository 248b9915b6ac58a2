import assert from 'node:assert/strict';
import { randomSeparators } from '../../../../src/engine/optimize/methods/random-separators.js';
import { withSeparator } from '../../../../src/engine/optimize/proposers/separators.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize } from '../../../support/optimize-run.js';

interface Vectors {
  readonly placed: readonly { readonly text: string; readonly result: string }[];
}

describe('random-separators', () => {
  for (const { text, result } of (fixtureOf('random-separators') as Vectors).placed) {
    it(`puts "foo bar" into ${JSON.stringify(text)} between input and answer`, () => {
      assert.equal(withSeparator(text, 'foo bar'), result);
    });
  }

  it('draws 160 strings of one to five words of the train rows, and leaves the rest of the prompt as it is', async () => {
    const splits = makeSplits(makeRows(60));
    const { events, report } = await runOptimize({ method: randomSeparators, model: graded([], () => 0), splits });
    const texts = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.text] : [])).slice(1);
    const known = new Set(splits.train.flatMap(({ values }) => String(values['text']).split(' ')));
    const drawn = texts.map((text) => (/Text: \{\{ text \}\}\n(.*)\n$/.exec(text)?.[1] ?? '').split(' '));
    assert.ok(texts.length > 140 && texts.length <= 160, `${texts.length} of 160`);
    assert.deepEqual([...new Set(drawn.map((words) => words.length))].toSorted(), [1, 2, 3, 4, 5]);
    assert.ok(drawn.flat().every((word) => known.has(word)));
    const head = report.seedText.slice(0, report.seedText.indexOf('Answer:'));
    assert.ok(texts.every((text) => text.startsWith(head)));
  });

  it('finds nothing to change in a prompt without a placeholder, and ends', async () => {
    const prompt =
      '---\noutput: { labels: [yes, no] }\nexpect: "{{ label }}"\nmetrics: [exact-match]\n---\nsystem:\nDecide.\n';
    const { report } = await runOptimize({
      method: randomSeparators,
      model: graded([], () => 0),
      prompt,
      rows: makeRows(60),
    });
    assert.deepEqual([report.stop, report.candidates], ['finished', 0]);
  });
});
