import assert from 'node:assert/strict';
import { ape } from '../../../../src/engine/optimize/methods/ape.js';
import { replaceInstruction } from '../../../../src/engine/optimize/proposers/replace-instruction.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { fakeModel, graded, makeRows, makeSplits, runOptimize, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly placed: readonly { readonly part: string; readonly written: string; readonly result: string }[];
}

const vectors = fixtureOf('ape') as Vectors;
const rows = makeRows(120);

describe('ape', () => {
  for (const { part, written, result } of vectors.placed) {
    it(`puts a guess into ${JSON.stringify(part)} without touching a placeholder`, () => {
      const { parts } = replaceInstruction({ parts: { a: part, b: 'Stay.' }, demos: undefined }, 'a', written);
      assert.deepEqual(parts, { a: result, b: 'Stay.' });
    });
  }

  it('draws five times five train rows, asks for ten guesses from each, and never shows the prompt it is to replace', async () => {
    const writer = fakeModel((request) => `<instruction>Guess ${request.sample}.</instruction>`, 'fake/writer');
    const splits = makeSplits(rows);
    await runOptimize({ method: ape, model: graded(rows, () => 0.5), writer, splits });
    const asked = writer.requests.map(textOf).filter((text) => text.includes('<instruction>'));
    assert.deepEqual([asked.length, new Set(asked).size], [50, 5]);
    const train = new Set(splits.train.map(({ values }) => String(values['text'])));
    for (const text of new Set(asked)) {
      const inputs = [...text.matchAll(/<input>(.*)<\/input>/g)].map(([, input = '']) => input);
      assert.equal(inputs.length, 5);
      assert.ok(inputs.every((input) => train.has(input)));
      assert.match(text, /<expected>(?:yes|no)<\/expected>/);
      assert.ok(!text.includes('You decide about short texts'));
    }
  });

  it('is refused where no expected answer could be shown, with what to add', async () => {
    const prompt =
      '---\ninput: { schema: { text: string } }\nmetrics: [exact-match]\n---\nsystem:\nDecide.\n\nuser:\n{{ text }}\n';
    const run = runOptimize({
      method: ape,
      model: graded(rows, () => 0.5),
      writer: graded(rows, () => 0),
      prompt,
      rows,
    });
    await assert.rejects(run, /shows the writer expected answers.*add expect/);
  });
});
