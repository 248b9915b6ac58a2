import assert from 'node:assert/strict';
import { apio } from '../../../../src/engine/optimize/methods/apio.js';
import { listText, readItems } from '../../../../src/engine/optimize/proposers/instruction-list.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import {
  fakeModel,
  type FakeModel,
  graded,
  makeRows,
  makeSplits,
  runOptimize,
  textOf,
} from '../../../support/optimize-run.js';

interface Vectors {
  readonly items: readonly { text: string; expected: string[] }[];
  readonly calls: readonly {
    train: number;
    dev: number;
    calls: number | null;
    task: number;
    writer: number;
    proposals: number;
  }[];
}

const vectors = fixtureOf('apio') as Vectors;
const rows = makeRows(120);

/** Guesses a list, and adds an instruction to the one it is shown. */
function listWriter(guess: string, added: (number: number) => string): FakeModel {
  let next = 0;
  return fakeModel((request) => {
    const text = textOf(request);
    if (text.includes('</instruction>')) return `<instruction>\n${guess} ${request.sample}\n</instruction>`;
    const list = /<prompt>\n([\s\S]*?)\n<\/prompt>/.exec(text)?.[1] ?? '';
    return `<new_prompt>\n${list}\n- ${added(next++)}\n</new_prompt>`;
  }, 'fake/writer');
}

describe('apio', function () {
  this.timeout(60_000);

  for (const { text, expected } of vectors.items) {
    it(`reads ${expected.length} instructions from ${JSON.stringify(text)}, and reads what it writes`, () => {
      assert.deepEqual(readItems(text), expected);
      assert.deepEqual(readItems(listText(expected)), expected);
    });
  }

  for (const { calls, train, dev, ...planned } of vectors.calls) {
    it(`takes ${planned.task} + ${planned.writer} calls with ${train} train rows and ${calls ?? 'no limit of'} calls`, () =>
      assert.deepEqual(apio.estimate({ pool: 10, train, dev, test: 40 }, calls ?? Infinity), planned));
  }

  it('guesses lists from three train rows each, without the prompt, and improves the best of them', async () => {
    const splits = makeSplits(rows);
    const model = graded(rows, (prompt) => 0.4 + 0.1 * Math.min(4, prompt.split('Mind').length - 1));
    const writer = listWriter('Say yes or no.', (number) => `Mind point ${number}.`);
    const { report } = await runOptimize({ method: apio, model, writer, splits });
    const [first = ''] = writer.requests.map(textOf);
    const inputs = [...first.matchAll(/<input>(.*)<\/input>/g)].map(([, input = '']) => input);
    const train = new Set(splits.train.map(({ values }) => String(values['text'])));
    assert.ok(inputs.length === 3 && inputs.every((input) => train.has(input)));
    assert.ok(!first.includes('You decide about short texts'));
    assert.match(report.bestText, /system:\n- Say yes or no\. \d\n- Mind point \d+\.\n- Mind/);
    assert.equal(report.test.verdict, 'better');
  });

  it('keeps the user’s own prompt where every list is worse, although it goes on from the best list', async () => {
    const model = graded(rows, (prompt) => (prompt.includes('- Say yes or no') ? 0.2 : 0.6));
    const writer = listWriter('Say yes or no.', (number) => `Mind point ${number}.`);
    const { report, events } = await runOptimize({ method: apio, model, writer, rows });
    assert.equal(report.bestText, report.seedText);
    assert.ok(report.candidates > 2 && !events.some((event) => event.type === 'best' && event.score.mean < 0.4));
    assert.equal(report.stop, 'no-progress');
  });

  it('ends where the writer guesses nothing that can be used', async () => {
    const writer = fakeModel(() => 'I would rather not.', 'fake/writer');
    const { report } = await runOptimize({ method: apio, model: graded(rows, () => 0.5), writer, rows });
    assert.deepEqual([report.stop, report.candidates], ['no-progress', 0]);
  });
});
