import assert from 'node:assert/strict';
import { fipoOneShot } from '../../../../src/engine/optimize/methods/fipo-one-shot.js';
import { prewriteS } from '../../../../src/engine/optimize/methods/prewrite-s.js';
import { promptMii } from '../../../../src/engine/optimize/methods/prompt-mii.js';
import type { Method } from '../../../../src/engine/optimize/parts.js';
import { drawSizes } from '../../../../src/engine/optimize/proposers/guide.js';
import { wordLimit } from '../../../../src/engine/optimize/proposers/word-limit.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Draws {
  readonly draws: readonly {
    readonly fewest: number;
    readonly most: number;
    readonly drafts: number;
    readonly sizes: readonly number[];
  }[];
}

const rows = makeRows(400);

/** What the writer was asked, each text with the expected answers it shows. */
async function asked(method: Method) {
  const writer = scriptedWriter((drawn) => `Decide, and weigh point ${drawn}.`);
  const { report, events } = await runOptimize({
    method,
    model: graded(rows, () => 0.5),
    writer,
    splits: makeSplits(rows),
  });
  const texts = writer.requests.map((request) => ({
    text: textOf(request),
    temperature: request.parameters.temperature,
    inputs: [...textOf(request).matchAll(/<input>(.*)<\/input>/g)].map(([, input]) => input),
  }));
  const proposed = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.text] : [])).slice(1);
  return { texts, report, proposed };
}

describe('prewrite-s', () => {
  it('asks ten times for a rewrite of the prompt without a row of data', async () => {
    const { texts, report } = await asked(prewriteS);
    assert.deepEqual([texts.length, report.stop], [10, 'finished']);
    assert.ok(texts.every(({ text, inputs }) => inputs.length === 0 && text.includes('<prompt>')));
  });
});

describe('fipo-one-shot', () => {
  it('shows with each of eight requests the prompt, one train row, the answer it led to and the expected one', async () => {
    const { texts } = await asked(fipoOneShot);
    assert.equal(texts.length, 8);
    assert.equal(new Set(texts.map(({ inputs }) => inputs.join())).size, 8);
    for (const { text, inputs } of texts) {
      assert.equal(inputs.length, 1);
      assert.match(text, /<answer>(?:yes|no)<\/answer>\n<expected>(?:yes|no)<\/expected>/);
      assert.match(text, /in at most 200\nwords/);
    }
  });

  it('limits a rewrite to 200 words, or to the length of a longer prompt', () => {
    assert.deepEqual([wordLimit('Say it.', 200), wordLimit('word '.repeat(250), 200)], [200, 250]);
  });
});

describe('prompt-mii', () => {
  for (const { sizes, drafts, ...options } of (fixtureOf('prompt-mii') as Draws).draws) {
    it(`draws ${sizes.join(', ')} examples for ${drafts} drafts from ${options.fewest} to ${options.most}`, () => {
      assert.deepEqual(drawSizes({ ...options, drafts }, drafts), sizes);
    });
  }

  it('asks at temperature 0 with up to 80 worked train rows, and ends each draft with the labels', async () => {
    const { texts, proposed } = await asked(promptMii);
    assert.deepEqual(
      texts.map(({ inputs, temperature }) => [inputs.length, temperature]),
      [5, 10, 20, 40, 80, 5, 10, 20].map((size) => [size, 0]),
    );
    assert.ok(proposed.length === 8 && proposed.every((text) => text.includes('\nReturn only one of these: yes, no.')));
  });
});
